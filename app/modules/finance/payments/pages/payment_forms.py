"""The forms of payments: a payment, bank details, a mandate, a slip with GiroCode."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from app.core import format as formats
from app.core.identifiers import bic as read_bic
from app.core.identifiers import iban as read_iban
from app.core.messages import _
from app.modules.finance.banking.api import BankAccountRow
from app.modules.finance.chart.api import account_rows
from app.modules.finance.payments.queries.payments import PaymentView, mandates, party_of
from app.modules.finance.payments.rules.payments import SCHEMES, STATES, TRANSFER, Party, girocode
from app.modules.finance.payments.services import (
    PaymentDraft,
    revoke_mandate,
    save_mandate,
    save_partner,
    save_payment,
)
from app.paper.page_frame import Letterhead
from app.paper.slip import Slip, slip_pdf
from app.ui.choice_fields import ChoiceField, SwitchField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.fields import CheckedField, DayField, MoneyField, TextField
from app.ui.forms import Form
from app.ui.lookups import LookupField, account_offers
from app.ui.preview import preview
from app.ui.widgets import button

if TYPE_CHECKING:
    from app.modules.finance.payments.pages.payments import PaymentsPage

ADDRESS = ("street", "house", "postcode", "town", "country")


def _personal(desk: Desk, key: str, title: str) -> LookupField:
    rows = [row for row in desk.read_blocking(account_rows) if row.kind in ("creditor", "debtor")]
    field = LookupField(key, title, lambda text: account_offers(rows, text))
    names = {row.number: str(row.name) for row in rows}
    field.changed.connect(lambda: field.set_hint(names.get(field.text().strip(), "")))
    return field


def _add_party(form: Form) -> None:
    form.add(CheckedField("name", _("Account holder"), str.strip, required=True), 2)
    form.add(CheckedField("iban", _("IBAN"), read_iban), 2)
    form.add(CheckedField("bic", _("BIC (outside the EEA)"), read_bic), 2)
    form.add(TextField("street", _("Street"), limit=70))
    form.add(TextField("house", _("House number"), limit=16))
    form.add(TextField("postcode", _("Postcode"), limit=16))
    form.add(TextField("town", _("Town"), limit=35))
    form.add(TextField("country", _("Country"), limit=2))


def _party(values: Mapping[str, Any]) -> Party:
    return Party(
        values["name"] or "", values["iban"] or "", values["bic"] or "", *(values[part] for part in ADDRESS)
    )


def _texts(party: Party) -> dict[str, str]:
    address = {part: getattr(party, part) for part in ADDRESS}
    return {"name": party.name, "iban": formats.iban(party.iban), "bic": party.bic, **address}


def payment_form(page: PaymentsPage, view: PaymentView | None, banks: Sequence[BankAccountRow]) -> None:
    """Ask for a transfer, or show a payment; a supplier's account brings its bank details."""
    desk = page.desk
    if not banks:
        desk.notice(_("No bank account yet: Ctrl+N on the page Bank adds one."), "bad")
        return

    def draft() -> PaymentDraft:
        values = form.values()
        kind, mandate = (view.kind, view.mandate_id) if view else (TRANSFER, None)
        head = (kind, int(values["bank"]), _party(values), values["amount"], values["text"], values["due"])
        return PaymentDraft(*head, values["account"].strip(), values["document"].strip(), mandate)

    def save() -> None:
        made = draft()
        key = view.id if view else None
        page.submit(form, save_payment, (made, key, form.version), _("Payment saved"))

    def look_up() -> None:
        account = form.fields["account"].text().strip()
        if account and not form.fields["iban"].text().strip():
            for key, text in _texts(desk.read_blocking(party_of, account)).items():
                form.fields[key].set_text(text)

    form = Form(
        desk,
        "payment",
        save,
        page.close_drawer,
        columns=2,
        record=view.id if view else 0,
        version=view.version if view else None,
    )
    form.add(_personal(desk, "account", _("Account")))
    form.add(TextField("document", _("Document"), limit=36))
    form.add(MoneyField("amount", _("Amount"), required=True))
    due = DayField("due", _("Execute on"), required=True)
    form.add(due)
    form.add(TextField("text", _("Purpose"), limit=140), 2)
    form.add(ChoiceField("bank", _("Bank account"), [(str(row.id), row.name) for row in banks]), 2)
    _add_party(form)
    if view is None:
        form.fill({"due": formats.day(desk.office.clock().astimezone().date()), "bank": str(banks[0].id)})
    else:
        texts = {
            "account": view.account,
            "document": view.document,
            "text": view.text,
            "bank": str(view.bank_account_id),
        }
        form.fill(
            {
                **texts,
                "amount": formats.cents(view.amount),
                "due": formats.day(view.due),
                **_texts(view.party),
            },
            restore=view.state == "open",
        )
        if view.state != "open":
            form.save_button.setEnabled(False)
            form.say(_(STATES[view.state]))
    form.fields["account"].left.connect(look_up)
    page.drawer.show_widget(view.number if view else _("New transfer"), form)
    form.focus_first()


def partner_form(desk: Desk, drawer: Drawer, account: str) -> None:
    """Ask for the bank details of a personal account."""

    def save() -> None:
        party = _party(form.values())

        def done(_key: int) -> None:
            form.saved()
            drawer.drop()
            desk.notice(_("Bank details of {account} saved").format(account=account))

        form.send(save_partner, account, party, then=done)

    form = Form(desk, "partner", save, drawer.drop, columns=2, record=account)
    _add_party(form)
    form.fill(_texts(desk.read_blocking(party_of, account)))
    drawer.show_widget(_("Bank details of {account}").format(account=account), form)
    form.focus_first()


def mandate_form(desk: Desk, drawer: Drawer) -> None:
    """Ask for a mandate of a customer; those that are there can be revoked."""

    def save() -> None:
        values = form.values()

        def done(_key: int) -> None:
            form.saved()
            drawer.drop()
            desk.notice(_("Mandate {reference} saved").format(reference=values["reference"]))

        args = (
            values["account"].strip(),
            values["reference"],
            values["signed"],
            values["scheme"],
            values["once"],
        )
        form.send(save_mandate, *args, then=done)

    def revoke() -> None:
        account = form.fields["account"].text().strip()
        known = [one for one in desk.read_blocking(mandates, account) if not one.revoked] if account else []
        if not known:
            form.say(_("This account has no mandate."))
            return
        newest = known[-1]
        words = _("Mandate {reference} revoked").format(reference=newest.reference)
        form.send(revoke_mandate, newest.id, then=lambda _nothing: desk.notice(words))

    def look() -> None:
        account = form.fields["account"].text().strip()
        known = desk.read_blocking(mandates, account) if account else []
        states = [
            f"{one.reference} ({_('revoked') if one.revoked else formats.day(one.signed)})" for one in known
        ]
        form.say(", ".join(states) if states else _("This account has no mandate."))

    form = Form(desk, "mandate", save, drawer.drop, columns=1)
    form.add(_personal(desk, "account", _("Customer")))
    form.add(TextField("reference", _("Mandate reference"), limit=35))
    form.add(DayField("signed", _("Signed on"), required=True))
    form.add(ChoiceField("scheme", _("Scheme"), [(one, one) for one in SCHEMES]))
    form.add(SwitchField("once", _("For one collection")))
    form.bar.insertWidget(1, button(_("Revoke"), revoke))
    form.fill({})
    form.fields["account"].left.connect(look)
    drawer.show_widget(_("Mandate"), form)
    form.focus_first()


def slip_form(page: PaymentsPage, banks: Sequence[BankAccountRow], settings: Mapping[str, Any]) -> None:
    """Ask for amount and purpose of a slip by which others pay us; it opens as a preview."""
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
        iban = next(row.iban for row in banks if str(row.id) == values["bank"])
        party = Party(company[:70], iban)
        code = girocode(party, values["amount"], values["text"])
        slip = Slip(Letterhead(company, address), company, iban, "", values["amount"], values["text"], code)
        form.saved()
        preview(page, desk, _("Payment slip"), partial(slip_pdf, slip))

    form = Form(desk, "slip", show, page.close_drawer, _("Show"), 1)
    form.add(
        ChoiceField(
            "bank",
            _("Bank account"),
            [(str(row.id), f"{row.name}  {formats.iban(row.iban)}") for row in banks],
        )
    )
    form.add(MoneyField("amount", _("Amount"), required=True))
    form.add(TextField("text", _("Purpose"), limit=140))
    form.fill({"bank": str(banks[0].id)})
    page.drawer.show_widget(_("Payment slip with GiroCode"), form)
    form.focus_first()
