"""Accounts: the chart with personal accounts, to add, rename and block; Enter opens the account's sheet."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.messages import N_, _, counted
from app.modules.finance.chart.queries import AccountRow, account_places, account_row, accounts_source
from app.modules.finance.chart.rules import RESULT_KINDS, UNPLACED, positions
from app.modules.finance.chart.services import (
    AccountDraft,
    PlaceDraft,
    load_missing_accounts,
    save_account,
    set_accounts,
    undo_account,
)
from app.modules.finance.tax.api import cases
from app.ui.choice_fields import ChoiceField, SwitchField
from app.ui.desk import Desk
from app.ui.fields import DayField, TextField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.lists.bulk import BulkField, bulk_form
from app.ui.page_head import PageAction

BULK = (
    BulkField("blocked", N_("Blocked"), "switch"),
    BulkField("needs_cost_centre", N_("Demands a cost centre"), "switch"),
    BulkField("tax", N_("Tax case"), "text"),
)


class AccountsPage(ListPage):
    """The list of accounts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Accounts"), accounts_source())
        self.set_actions(
            [
                PageAction(_("Account sheet"), self._sheet, "F4", "file-text"),
                PageAction(_("Change"), self._edit, "F2", "pencil", "finance.chart.change"),
                PageAction(
                    _("New account"), self.new, "Ctrl+N", "plus", "finance.chart.change", primary=True
                ),
                PageAction(
                    _("Change selected accounts …"),
                    self._bulk,
                    "Ctrl+B",
                    "list",
                    "finance.chart.change",
                    menu=True,
                ),
                PageAction(
                    _("Bring accounts missing from the catalogue"),
                    self._missing,
                    "",
                    "download",
                    "finance.chart.change",
                    menu=True,
                ),
            ]
        )

    def open_row(self, key: int) -> None:
        """Open the sheet of the account."""
        self.desk.open("finance.ledger.account_sheet", key)

    def request(self, what: object) -> None:
        """Begin a new account, or go to one."""
        if what == "new":
            self.new()
        else:
            super().request(what)

    def _sheet(self) -> None:
        key = self.panel.current_key()
        if key is not None:
            self.open_row(key)

    def _edit(self) -> None:
        self.for_current(lambda key: self.desk.read(account_row, key, then=self._show))

    def new(self) -> None:
        """Show the form of a new account."""
        self._show(None)

    def _show(self, row: AccountRow | None) -> None:
        def save() -> None:
            values = form.values()
            number = row.number if row else values["number"]
            draft = AccountDraft(
                number,
                values["name_de"],
                values["name_en"],
                values["tax"],
                values.get("blocked", False),
                values["needs_cost_centre"],
                values["vat_id"],
                _place_of(values) if row and row.kind in UNPLACED else None,
            )

            def take_back(key: int) -> None:
                now = self.desk.read_blocking(account_row, key)
                self.desk.run(
                    undo_account, key, now.version, then=lambda _n: self.desk.notice(_("Taken back"))
                )

            key = row.id if row else None
            words = _("Account {number} saved").format(number=number)
            self.submit(form, save_account, (draft, key, form.version), words, take_back if row else None)

        form = Form(
            self.desk,
            "account",
            save,
            self.close_drawer,
            columns=1,
            record=row.id if row else 0,
            version=row.version if row else None,
        )
        if row is None:
            form.add(TextField("number", _("Account number"), limit=9))
        form.add(TextField("name_de", _("Name (German)"), limit=80))
        form.add(TextField("name_en", _("Name (English)"), limit=80))
        known = {case.key: str(case.name) for case in self.desk.read_blocking(cases).all}
        form.add(
            ChoiceField(
                "tax",
                _("Tax case of the account"),
                [("", "–"), *((key, f"{key}  {name}") for key, name in known.items())],
            )
        )
        form.add(TextField("vat_id", _("VAT ID (customers, suppliers)"), limit=20))
        centre = form.add(SwitchField("needs_cost_centre", _("Demands a cost centre")))
        if row is not None:
            centre.editor.setEnabled(row.kind in RESULT_KINDS)
            form.add(SwitchField("blocked", _("Blocked for posting")))
        place = self._place_fields(form, row) if row is not None and row.kind in UNPLACED else {}
        form.fill(
            {
                "name_de": row.name.de,
                "name_en": row.name.en,
                "tax": row.tax,
                "vat_id": row.vat_id,
                "blocked": "1" if row.blocked else "",
                "needs_cost_centre": "1" if row.needs_cost_centre else "",
                **place,
            }
            if row
            else {}
        )
        self.drawer.show_widget(f"{row.number} {row.name}" if row else _("New account"), form)
        form.focus_first()

    def _place_fields(self, form: Form, row: AccountRow) -> dict[str, str]:
        """Add the fields that say where an account stands in the statements, and return what they begin with."""
        day = self.desk.today()
        place = self.desk.read_blocking(account_places, day)[row.id]
        form.heading(_("Place in the statements"))
        result = row.kind in RESULT_KINDS
        hgb = _choices("income_statement" if result else "balance_sheet")
        form.add(ChoiceField("hgb", _("HGB position"), hgb))
        if result:
            form.add(ChoiceField("bwa", _("BWA row"), _choices("bwa")))
        else:
            form.add(ChoiceField("hgb_other", _("on the other side"), hgb))
        form.add(ChoiceField("eur", _("EÜR line"), _choices("eur")))
        form.add(DayField("valid_from", _("Placed there from"), today=lambda: day))
        return {
            "hgb": place.hgb,
            "hgb_other": place.hgb_other,
            "bwa": place.bwa,
            "eur": place.eur,
            "valid_from": day.replace(month=1, day=1).isoformat(),
        }

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


def _choices(file: str) -> list[tuple[str, str]]:
    """Return the positions of a statement to choose from."""
    return [("", "–"), *((code, str(words)) for code, words in positions(file))]


def _place_of(values: dict[str, Any]) -> PlaceDraft:
    """Return where the fields of the form put an account."""
    other = values.get("hgb_other", "")
    return PlaceDraft(values["valid_from"], values["hgb"], other, values.get("bwa", ""), values["eur"])
