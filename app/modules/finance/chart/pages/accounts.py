"""Accounts: the chart with personal accounts, to add, rename and block; Enter opens the account's sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.messages import N_, _, counted
from app.data.drafts import Stored
from app.modules.finance.chart.models import Account, AccountPlace
from app.modules.finance.chart.queries import accounts_source
from app.modules.finance.chart.queries.forms import AccountForm, stored_account
from app.modules.finance.chart.rules import RESULT_KINDS, UNPLACED, positions
from app.modules.finance.chart.services import (
    AccountDraft,
    PlaceDraft,
    load_missing_accounts,
    save_account,
    set_accounts,
    undo_account,
)
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import choose, leave_out
from app.ui.forms import Form
from app.ui.lists.bulk import BulkField, bulk_form
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

BULK = (
    BulkField("blocked", N_("Blocked"), "switch"),
    BulkField("needs_cost_centre", N_("Demands a cost centre"), "switch"),
    BulkField("tax", N_("Tax case"), "text"),
)
PLACE = N_("Place in the statements")
PLACED = ("hgb", "hgb_other", "bwa", "eur", "valid_from")


def _fields(desk: Desk) -> Sequence[Placed]:
    return (
        *fields_of(desk, Account, "number name_de name_en tax vat_id needs_cost_centre blocked"),
        _(PLACE),
        *fields_of(
            desk,
            AccountPlace,
            " ".join(PLACED),
            hgb=ChoiceField("hgb", _("HGB position"), ()),
            hgb_other=ChoiceField("hgb_other", _("on the other side"), ()),
            bwa=ChoiceField("bwa", _("BWA row"), _positions("bwa")),
            eur=ChoiceField("eur", _("EÜR line"), _positions("eur")),
        ),
    )


def _positions(file: str) -> list[tuple[str, str]]:
    """Return the positions of a statement to choose from."""
    return [("", "–"), *((code, str(words)) for code, words in positions(file))]


def _ready(form: Form, one: Stored[AccountForm] | None) -> None:
    """Offer the positions of the statement that the account belongs to; a new one is placed by its number."""
    kind = one.draft.kind if one is not None else ""
    form.fields["number"].editor.setEnabled(one is None)
    form.fields["needs_cost_centre"].editor.setEnabled(one is None or kind in RESULT_KINDS)
    if one is None:
        leave_out(form, "blocked")
    if kind not in UNPLACED:
        leave_out(form, *PLACED, _(PLACE))
        return
    result = kind in RESULT_KINDS
    for key in ("hgb", "hgb_other"):
        choose(form, key, _positions("income_statement" if result else "balance_sheet"))
    leave_out(form, "hgb_other" if result else "bwa")


def _draft(**values: Any) -> AccountDraft:
    """Return what was typed, with the place in the statements of an account that has one."""
    place = PlaceDraft(**{name: values.pop(name) for name in PLACED})
    placed = values.pop("kind", "") in UNPLACED
    return AccountDraft(**values, place=place if placed else None)


class AccountsPage(RegisterPage):
    """The list of accounts."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Accounts"),
            new=_("New account"),
            source=accounts_source(),
            of=Account,
            read=stored_account,
            reads=(desk.today(),),
            fields=_fields,
            draft=_draft,
            save=save_account,
            undo=undo_account,
            ready=_ready,
            columns=1,
            name=lambda draft: f"{draft.number} {draft.name_de}",
        )
        super().__init__(desk, _("Accounts"), [one])
        right = one.needs
        self.set_actions(
            [
                PageAction(_("Account sheet"), self._sheet, "F4", "file-text", row=True),
                *self.standard_actions(_("New account")),
                PageAction(
                    _("Change selected accounts …"), self._bulk, "Ctrl+B", "list", right, menu=True, row=True
                ),
                PageAction(
                    _("Bring accounts missing from the catalogue"),
                    self._missing,
                    "",
                    "download",
                    right,
                    menu=True,
                ),
            ]
        )

    def open_row(self, key: int) -> None:
        """Open the sheet of the account."""
        self.desk.open("finance.ledger.account_sheet", key)

    def change(self) -> None:
        """Show the form of the current account."""
        self.for_current(self.edit)

    def _sheet(self) -> None:
        self.for_current(self.open_row)

    def _bulk(self) -> None:
        keys = self.panel.selected_keys()
        form: QWidget = bulk_form(self.desk, keys, BULK, set_accounts, self.close_drawer)
        self.drawer.show_widget(_("Change selected accounts …"), form)

    def _missing(self) -> None:
        self.desk.run(
            load_missing_accounts,
            then=lambda count: self.desk.notice(
                counted(count, N_("1 account added"), N_("{count} accounts added"))
            ),
        )
