"""The forms of the inbox: another account, a split, a new bank account, which account a list is of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.core import format as formats
from app.core.identifiers import iban as read_iban
from app.core.messages import _
from app.modules.finance.banking.queries import BankAccountRow, LineView
from app.modules.finance.banking.rules import Proposal, booking_text
from app.modules.finance.banking.services.movements import accept, save_bank_account
from app.modules.finance.chart.api import account_rows, cost_centres
from app.ui.choice_fields import ChoiceField, SwitchField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.fields import CheckedField, TextField
from app.ui.forms import Form
from app.ui.lookups import LookupField, Offer, account_offers

if TYPE_CHECKING:
    from app.modules.finance.banking.pages.inbox import InboxPage


def account_field(desk: Desk, key: str, title: str) -> LookupField:
    """Return a field for an account, its name beneath."""
    rows = desk.read_blocking(account_rows)
    field = LookupField(key, title, lambda text: account_offers(rows, text))
    names = {row.number: str(row.name) for row in rows}
    field.changed.connect(lambda: field.set_hint(names.get(field.text().strip(), "")))
    return field


def centre_field(desk: Desk, key: str) -> LookupField:
    """Return a field for a cost centre."""
    rows = [row for row in desk.read_blocking(cost_centres) if row.dimension == 1 and not row.blocked]
    return LookupField(
        key,
        _("Cost centre"),
        lambda text: [Offer(c.code, f"{c.code}  {c.name}") for c in rows if c.code.startswith(text)],
    )


def choose_form(page: InboxPage, line: LineView, proposal: Proposal | None) -> None:
    """Ask for the account of a movement."""
    desk = page.desk

    def save() -> None:
        values = form.values()

        def done(_key: int) -> None:
            form.saved()
            page.accepted(line, values["account"].strip())

        form.send(
            accept,
            line.id,
            values["account"].strip(),
            values["tax"].strip(),
            values["cost1"].strip(),
            values["text"],
            values["document"].strip(),
            then=done,
        )

    form = Form(desk, "bank", save, page.drawer.drop, _("Accept"), 2, record=line.id)
    form.add(account_field(desk, "account", _("Account")))
    form.add(TextField("tax", _("BU or tax case"), limit=12))
    form.add(centre_field(desk, "cost1"))
    form.add(TextField("document", _("Document"), limit=36))
    form.add(TextField("text", _("Text"), limit=120), 2)
    form.fill(
        {
            "account": proposal.account if proposal else "",
            "tax": proposal.tax if proposal else "",
            "cost1": proposal.cost1 if proposal else "",
            "document": proposal.document if proposal else "",
            "text": booking_text(line.name, line.text),
        }
    )
    page.drawer.show_widget(f"{formats.cents(line.amount)} €", form)
    form.focus_first()


def account_form(desk: Desk, drawer: Drawer, iban: str, then: Callable[[], None] | None = None) -> None:
    """Ask for the ledger account of an IBAN."""

    def save() -> None:
        values = form.values()

        def done(_key: int) -> None:
            form.saved()
            drawer.drop()
            desk.notice(_("Bank account {name} saved").format(name=values["name"] or values["iban"]))
            if then is not None:
                then()

        args = (values["iban"], values["name"], values["account"].strip(), None, None, values["split"])
        form.send(save_bank_account, *args, then=done)

    form = Form(desk, "bank_account", save, drawer.drop, columns=1)
    form.add(CheckedField("iban", _("IBAN"), read_iban, required=True))
    form.add(TextField("name", _("Name of the bank"), limit=80))
    form.add(account_field(desk, "account", _("Ledger account")))
    form.add(SwitchField("split", _("Take batches apart into their payments")))
    form.fill({"iban": iban}, restore=False)
    drawer.show_widget(_("New bank account"), form)
    form.focus_first()


def which_account_form(
    page: InboxPage, accounts: Sequence[BankAccountRow], then: Callable[[str], None]
) -> None:
    """Ask which account a list is of that does not say so itself."""

    def chosen() -> None:
        then(form.values()["iban"])
        form.saved()
        page.drawer.drop()

    form = Form(page.desk, "bank_list", chosen, page.drawer.drop, columns=1, save_text=_("Import"))
    form.add(
        ChoiceField("iban", _("Bank account"), [(row.iban, f"{row.name}  {row.iban}") for row in accounts])
    )
    page.drawer.show_widget(_("The file does not say which account it is of"), form)
    form.focus_first()
