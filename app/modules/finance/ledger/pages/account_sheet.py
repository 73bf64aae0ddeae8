"""The account sheet: every line of an account with contra accounts and running balance; Enter opens the entry."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.core import format as formats
from app.core.messages import _
from app.data.reports import pdf
from app.modules.finance.chart.api import AccountRow, PeriodInfo, account_row, account_rows, all_periods
from app.modules.finance.ledger.queries.account_sheet import balance_before
from app.modules.finance.ledger.queries.balances import openings_of
from app.modules.finance.ledger.queries.entries import account_lines_source, last_day
from app.modules.finance.ledger.reports import account_sheet_report
from app.ui.account_offers import account_offers
from app.ui.desk import Desk
from app.ui.fields import DayField
from app.ui.list_page import ListPage
from app.ui.lookups import LookupField, Offer
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.widgets import row


class AccountSheetPage(ListPage):
    """The lines of one account between two days."""

    takes_files = False  # a line is not a record of its own

    def __init__(self, desk: Desk) -> None:
        self._openings: list[tuple[datetime.date, int]] = []
        self._accounts: list[AccountRow] = []
        self._asked: object = None  # what is to be shown once accounts and periods are read
        self.since = self.until = desk.today()
        self.account: AccountRow | None = None
        super().__init__(desk, _("Account sheet"), account_lines_source(0, self.since, self.until))
        self.number = LookupField("account", _("Account"), self._offers, 110)
        self.first = DayField("since", _("from"), 110, required=True)
        self.last = DayField("until", _("to"), 110, required=True)
        for field in (self.number, self.first, self.last):
            field.left.connect(self._typed)
        self.number.taken.connect(lambda _value: self._typed())
        self.body.insertLayout(0, row(self.number, self.first, self.last, 1))
        self.set_actions(
            [
                PageAction(_("Previous account"), lambda: self._neighbour(-1), "Ctrl+Up", "arrow-left"),
                PageAction(_("Next account"), lambda: self._neighbour(1), "Ctrl+Down", "arrow-right"),
                PageAction(_("Print"), self._print, "Ctrl+P", "printer", primary=True),
            ]
        )
        begun = ((all_periods,), (last_day,), (account_rows,))
        desk.read_all(begun, then=lambda found: self._begin(*found), owner=self, slot="begin")
        desk.watch(self, self._renew)

    def _begin(
        self, periods: list[PeriodInfo], newest: datetime.date | None, accounts: list[AccountRow]
    ) -> None:
        """Show what was asked for meanwhile, else the account of last time, or the bank, in the year of the newest entry."""
        self._openings, self._accounts = openings_of(periods), accounts
        self.since, self.until = year_of(periods, newest or self.desk.today())
        self.first.set_day(self.since)
        self.last.set_day(self.until)
        if self._asked is not None:
            self.request(self._asked)
            return
        known = self.desk.store.get("account_sheet.account")
        start = next((a for a in accounts if a.id == known), None) or next(
            (a for number in ("1800", "1200") for a in accounts if a.number == number), None
        )
        if start is not None:
            self._show(start)

    def _renew(self) -> None:
        """Read again what the account is called, and where it began."""
        begun = ((all_periods,), (account_rows,))
        self.desk.read_all(begun, then=lambda found: self._take(*found), owner=self, slot="accounts")

    def _take(self, periods: list[PeriodInfo], accounts: list[AccountRow]) -> None:
        self._openings, self._accounts = openings_of(periods), accounts
        shown = self.account.id if self.account is not None else 0
        now = next((one for one in accounts if one.id == shown), None)
        if now is not None:
            self.account = now
            self._tell(now)

    def _offers(self, text: str) -> list[Offer]:
        return account_offers(self._accounts, text)

    def request(self, what: object) -> None:
        """Show the account of a key or number, or that within a span of days."""
        if not self._accounts:
            self._asked = what
            return
        key = what
        if isinstance(what, tuple):
            key, self.since, self.until = what
            self.first.set_day(self.since)
            self.last.set_day(self.until)
        if isinstance(key, str):
            key = next((one.id for one in self._accounts if one.number == key), None)
        if isinstance(key, int):
            self.desk.read(account_row, key, then=self._show)

    def place(self) -> object:
        """Return the account that is shown, with its span."""
        return (self.account.id, self.since, self.until) if self.account is not None else None

    def open_row(self, key: int) -> None:
        """Open the entry of a line."""
        place = self.panel.model.place_of(key)
        self.desk.open("finance.ledger.entry", self.panel.model.value(place, "entry"))

    def first_focus(self) -> QWidget | None:
        """Focus the account while none is chosen, else the rows."""
        return self.panel.view.table if self.account is not None else self.number

    def _typed(self) -> None:
        if not (self.first.check() and self.last.check()):
            return
        changed = (self.since, self.until) != (self.first.value(), self.last.value())
        self.since, self.until = self.first.value(), self.last.value()
        number = self.number.text().strip()
        if self.account is None or number != self.account.number:
            found = next((account for account in self._accounts if account.number == number), None)
            if found is None:
                self.number.mark(_("There is no account {number}.").format(number=number))
                return
            self._show(found)
        elif changed:
            self._show(self.account)

    def _show(self, account: AccountRow) -> None:
        self.account = account
        self.number.mark("")
        self.number.set_text(account.number)
        self.desk.store.put("account_sheet.account", account.id)
        self.panel.set_source(account_lines_source(account.id, self.since, self.until, self._openings))
        self._tell(account)

    def _tell(self, account: AccountRow) -> None:
        """Say what the account is called, and with what it begins."""
        if self.number.text().strip() == account.number:  # else another one is being typed
            self.number.set_hint(str(account.name))
        self.title.setText(f"{account.number} {account.name}")

        def tell(opening: int) -> None:
            self.subtitle.setText(_("Opening {balance}").format(balance=formats.side(opening)))

        self.desk.read(balance_before, account.id, self.since, then=tell, owner=self, slot="opening")

    def _neighbour(self, step: int) -> None:
        if self.account is None:
            return
        place = next(i for i, account in enumerate(self._accounts) if account.id == self.account.id)
        self._show(self._accounts[(place + step) % len(self._accounts)])

    def _print(self) -> None:
        if self.account is None:
            return
        office, number, since, until = self.desk.office, self.account.number, self.since, self.until
        preview(
            self,
            self.desk,
            f"{_('Account sheet')} {number}",
            lambda: office.read(
                pdf,
                office.read(account_sheet_report, number, since, until),
                office.clock(),
                office.actor.name,
            ),
        )

    def print_title(self) -> tuple[str, str]:
        """Return the account and the span."""
        return self.title.text(), f"{formats.day(self.since)} – {formats.day(self.until)}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the fields above shows the rows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._typed()
            self.panel.view.table.setFocus()
            return
        super().keyPressEvent(event)


def year_of(periods: list[PeriodInfo], day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return first and last day of the fiscal year that covers a day, or of the newest one."""
    months = [period for period in periods if period.number > 0]
    covering = next((p for p in months if p.start <= day <= p.end), months[-1])
    own = [p for p in months if p.fiscal_year_id == covering.fiscal_year_id]
    return own[0].start, own[-1].end
