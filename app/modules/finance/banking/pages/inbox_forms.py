"""The forms of the inbox: another account, a split, a new bank account, which account a list is of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.core import format as formats
from app.core.messages import _
from app.modules.finance.banking.models import BankAccount, BankRule
from app.modules.finance.banking.queries import BankAccountRow, LineView, free_ledger_account
from app.modules.finance.banking.rules import Proposal, booking_text
from app.modules.finance.banking.services.movements import accept, save_bank_account
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask
from app.ui.fields import IbanField, TextField
from app.ui.forms import Form

if TYPE_CHECKING:
    from app.modules.finance.banking.pages.inbox import InboxPage


def choose_form(page: InboxPage, line: LineView, proposal: Proposal | None) -> None:
    """Ask for the account of a movement."""

    def told(_key: int, values: Values) -> None:
        page.accepted(line, values["account"])

    proposed = (
        {name: getattr(proposal, name) for name in ("account", "tax", "cost1", "document")}
        if proposal
        else {}
    )
    ask(
        page.desk,
        page.drawer,
        "bank",
        f"{formats.cents(line.amount)} €",
        [
            *fields_of(page.desk, BankRule, "account tax cost1"),
            TextField("document", _("Document"), limit=36),
            *fields_of(page.desk, BankRule, "text:2"),
        ],
        send=lambda v: (
            accept,
            line.id,
            v["account"],
            v["tax"],
            v["cost1"],
            v["text"],
            v["document"].strip(),
        ),
        done=told,
        start={**proposed, "text": booking_text(line.name, line.text)},
        record=line.id,
        columns=2,
        save_text=_("Accept"),
    )


def account_form(desk: Desk, drawer: Drawer, iban: str, then: Callable[[], None] | None = None) -> None:
    """Ask for the ledger account of an IBAN."""

    def told(_key: int, values: Values) -> str:
        if then is not None:
            then()
        return _("Bank account {name} saved").format(name=values["name"] or values["iban"])

    ask(
        desk,
        drawer,
        "bank_account",
        _("New bank account"),
        fields_of(
            desk, BankAccount, "iban name account split", iban=IbanField("iban", _("IBAN"), required=True)
        ),
        send=lambda v: (save_bank_account, v["iban"], v["name"], v["account"], None, None, v["split"]),
        done=told,
        start={"iban": iban},
        asks=[(free_ledger_account,)],
        ready=lambda _form, number: {"account": number},
        restore=False,
    )


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


def account_words(row: BankAccountRow) -> str:
    """Return a bank account with its newest balance."""
    if row.closing is None:
        return row.name
    return f"{row.name} {formats.cents(row.closing)} ({formats.day(row.until)})"
