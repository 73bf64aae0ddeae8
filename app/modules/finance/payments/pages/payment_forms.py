"""The forms of payments: a payment, bank details, a mandate, a slip with GiroCode."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from functools import partial
from typing import TYPE_CHECKING, Any

from app.core import format as formats
from app.core.identifiers import bic as read_bic
from app.core.messages import _
from app.data.declarative import Base
from app.data.settings import all_settings
from app.modules.finance.banking.api import BankAccountRow, bank_accounts
from app.modules.finance.payments.models import Mandate, Partner, Payment
from app.modules.finance.payments.queries.payments import (
    MandateRow,
    PaymentView,
    mandates,
    party_of,
    payment_view,
)
from app.modules.finance.payments.rules.payments import STATES, TRANSFER, Party, girocode
from app.modules.finance.payments.services import (
    PaymentDraft,
    revoke_mandate,
    save_mandate,
    save_partner,
    save_payment,
)
from app.paper.page_frame import Letterhead
from app.paper.slip import Slip, slip_pdf
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, Values, ask, choose
from app.ui.fields import CheckedField, IbanField, MoneyField, TextField
from app.ui.forms import Form
from app.ui.preview import preview
from app.ui.widgets import button

if TYPE_CHECKING:
    from app.modules.finance.payments.pages.payments import PaymentsPage

PARTY = "name:2 iban:2 bic:2 street house postcode town country"


def _fields(desk: Desk, kind: type[Base], layout: str, **made: ChoiceField) -> Sequence[Placed]:
    """Return fields of a table with those of who is paid."""
    iban, bic = IbanField("iban", _("IBAN")), CheckedField("bic", _("BIC (outside the EEA)"), read_bic)
    return fields_of(desk, kind, f"{layout} {PARTY}", iban=iban, bic=bic, **made)


def _party(values: Values) -> Party:
    return Party(**{one.name: values[one.name] or "" for one in fields(Party)})


class PaymentForm:
    """Asks for a transfer, or shows a payment; a supplier's account brings its bank details."""

    def __init__(self, page: PaymentsPage, key: int | None) -> None:
        self.page, self.desk, self.key = page, page.desk, key
        self.view: PaymentView | None = None  # the payment, once it was read
        bank = ChoiceField("bank", _("Bank account"), ())
        self.form = ask(
            self.desk,
            page.drawer,
            "payment",
            _("New transfer"),
            _fields(self.desk, Payment, "account document amount due text:2 bank:2", bank=bank),
            send=self.send,
            done=self.done,
            asks=[(bank_accounts,), *([(payment_view, key)] if key is not None else [])],
            ready=self.ready,
            record=key or 0,
            columns=2,
            needs="finance.payment.change",
        )
        self.form.fields["account"].left.connect(self.look_up)

    def ready(
        self, form: DrawerForm, banks: list[BankAccountRow], view: PaymentView | None = None
    ) -> Mapping[str, Any] | None:
        """Offer the bank accounts; what is released already is only shown."""
        if not banks:
            self.desk.notice(_("No bank account yet: Ctrl+N on the page Bank adds one."), "bad")
            return None
        choose(form, "bank", [(row.id, row.name) for row in banks])
        if view is None:
            return {"due": self.desk.today(), "bank": banks[0].id}
        self.view, form.version = view, view.version
        self.page.drawer.heading.setText(view.number)
        if view.state != "open":
            form.restore = False
            form.filled.connect(lambda: form.only_show(_(STATES[view.state])))
        return {**vars(view), **asdict(view.party), "bank": view.bank_account_id}

    def send(self, v: Values) -> tuple[Any, ...]:
        """Keep the payment; what the form does not show of one stays as it is."""
        draft = PaymentDraft(
            self.view.kind if self.view else TRANSFER,
            v["bank"],
            _party(v),
            v["amount"],
            v["text"],
            due=v["due"],
            account=v["account"],
            document=v["document"].strip(),
            mandate_id=self.view.mandate_id if self.view else None,
        )
        return save_payment, draft, self.key, self.form.version

    def done(self, made: int, _values: Values) -> str:
        """Go to the payment."""
        self.page.panel.select_key(made)
        return _("Payment saved")

    def look_up(self) -> None:
        """Ask for the bank details of the account."""
        account = self.form.fields["account"].text().strip()
        if account and not self.form.fields["iban"].text().strip():
            self.desk.read(party_of, account, then=self.take, owner=self.form, slot="party")

    def take(self, party: Party) -> None:
        """Fill in the bank details, unless an IBAN was typed meanwhile."""
        if self.form.fields["iban"].text().strip():
            return
        for name, value in asdict(party).items():
            self.form.fields[name].set_text(self.form.fields[name].shown(value))


def partner_form(desk: Desk, drawer: Drawer, account: str) -> None:
    """Ask for the bank details of a personal account."""
    ask(
        desk,
        drawer,
        "partner",
        _("Bank details of {account}").format(account=account),
        _fields(desk, Partner, ""),
        send=lambda values: (save_partner, account, _party(values)),
        done=lambda _key, _values: _("Bank details of {account} saved").format(account=account),
        shows=(party_of, account),
        record=account,
        columns=2,
    )


def mandate_form(desk: Desk, drawer: Drawer) -> None:
    """Ask for a mandate of a customer; those that are there can be revoked."""

    def known(then: Any) -> None:
        account = form.fields["account"].text().strip()
        if account:
            desk.read(mandates, account, then=then, owner=form, slot="mandates")
        else:
            then([])

    def revoke(found: list[MandateRow]) -> None:
        valid = [one for one in found if not one.revoked]
        if not valid:
            form.say(_("This account has no mandate."))
            return
        words = _("Mandate {reference} revoked").format(reference=valid[-1].reference)
        form.send(revoke_mandate, valid[-1].id, then=lambda _nothing: desk.notice(words))

    def look(found: list[MandateRow]) -> None:
        states = [
            f"{one.reference} ({_('revoked') if one.revoked else formats.day(one.signed)})" for one in found
        ]
        form.say(", ".join(states) if states else _("This account has no mandate."))

    form = ask(
        desk,
        drawer,
        "mandate",
        _("Mandate"),
        fields_of(desk, Mandate, "account reference signed scheme once"),
        send=lambda v: (save_mandate, v["account"], v["reference"], v["signed"], v["scheme"], v["once"]),
        done=lambda _key, values: _("Mandate {reference} saved").format(reference=values["reference"]),
    )
    form.bar.insertWidget(1, button(_("Revoke"), lambda: known(revoke)))
    form.fields["account"].left.connect(lambda: known(look))


def slip_form(page: PaymentsPage) -> None:
    """Ask for amount and purpose of a slip by which others pay us; it opens as a preview."""
    asks = ((bank_accounts,), (all_settings,))
    page.desk.read_all(asks, then=lambda found: _slip_form(page, *found), owner=page, slot="slip")


def _slip_form(page: PaymentsPage, banks: Sequence[BankAccountRow], settings: Mapping[str, Any]) -> None:
    desk = page.desk
    if not banks:
        desk.notice(_("No bank account yet: Ctrl+N on the page Bank adds one."), "bad")
        return
    company = str(settings["company.name"])
    address = (
        f"{settings['company.street']}, {settings['company.postcode']} {settings['company.town']}".strip(" ,")
    )

    def show() -> None:
        values = form.values()
        iban = next(row.iban for row in banks if row.id == values["bank"])
        party = Party(company[:70], iban)
        code = girocode(party, values["amount"], values["text"])
        slip = Slip(
            Letterhead(company, address), company, iban, "", values["amount"], text=values["text"], code=code
        )
        form.saved()
        preview(page, desk, _("Payment slip"), partial(slip_pdf, slip))

    form = Form(desk, "slip", show, page.close_drawer, _("Show"), columns=1)
    form.add(
        ChoiceField(
            "bank",
            _("Bank account"),
            [(row.id, f"{row.name}  {formats.iban(row.iban)}") for row in banks],
        )
    )
    form.add(MoneyField("amount", _("Amount"), required=True))
    form.add(TextField("text", _("Purpose"), limit=140))
    form.fill({"bank": str(banks[0].id)})
    page.drawer.show_widget(_("Payment slip with GiroCode"), form)
    form.focus_first()
