"""The cash book: the movements of a month with the balance after each; keys book money in and out, count, and close the day."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.core import format as formats
from app.core.dates import add_months, month_end, month_start
from app.core.messages import _
from app.data.reports import pdf
from app.modules.finance.cash.pages.cash_forms import book_form, close_form, register_form, reopen_form
from app.modules.finance.cash.queries import RegisterRow, cash_book, cash_book_source, registers
from app.modules.finance.cash.reports import cash_book_report
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.widgets import row, set_pill

BOOK, CLOSE = "finance.cash.book", "finance.cash.close"


class CashBookPage(ListPage):
    """The cash book of one register, a month at a time."""

    takes_files = False  # a line is not a record of its own

    def __init__(self, desk: Desk) -> None:
        self.known: list[RegisterRow] = []
        self._begun = False  # whether the registers were read
        self._asked = ""  # the register that was asked for before
        self.today = desk.today()
        self.month = month_start(self.today)
        super().__init__(desk, _("Cash book"), cash_book_source(0, self.month, month_end(self.month)))
        self.which = ChoiceField("register", _("Cash register"), [], 260)
        self.which.changed.connect(self.show_register)
        self.which.hide()
        self.body.insertLayout(0, row(self.which, 1))
        self.set_actions(
            [
                PageAction(_("Previous month"), lambda: self.step(-1), "Ctrl+Up", "arrow-left", menu=True),
                PageAction(_("Next month"), lambda: self.step(1), "Ctrl+Down", "arrow-right", menu=True),
                PageAction(_("Count and close …"), self.close_day, "", "lock", CLOSE, row=True),
                PageAction(_("Money in or out"), self.book, "Ctrl+N", "plus", BOOK, primary=True),
                PageAction(_("Print the cash book"), self._print, "Ctrl+P", "printer", menu=True, row=True),
                PageAction(
                    _("Open the last day again …"), self._reopen, "", "lock-open", CLOSE, menu=True, row=True
                ),
                PageAction(
                    _("New cash register …"), lambda: register_form(self, None), "", "plus", CLOSE, menu=True
                ),
                PageAction(
                    _("Change the cash register …"), self._change, "", "pencil", CLOSE, menu=True, row=True
                ),
            ]
        )
        desk.watch(self, self._renew)
        self.refresh()
        self.mean(lambda: self.register, _("Please open a cash register first."))

    @property
    def register(self) -> RegisterRow | None:
        """The register that is shown."""
        chosen = self.which.text()
        return next(
            (one for one in self.known if str(one.id) == chosen), self.known[0] if self.known else None
        )

    def request(self, what: object) -> None:
        """Show a register, or begin to count."""
        if what == "close":
            self.close_day()
        elif isinstance(what, int):
            self._asked = str(what)
            self.which.set_text(self._asked)

    def open_row(self, key: int) -> None:
        """Open the entry of a movement."""
        place = self.panel.model.place_of(key)
        self.desk.open("finance.ledger.entry", self.panel.model.value(place, "entry"))

    def first_focus(self) -> QWidget | None:
        """Focus the movements."""
        return self.panel.view.table

    def refresh(self) -> None:
        """Read the registers again."""
        self._when_fresh(lambda: None)

    def _renew(self) -> None:
        """Read the registers again, and the month that is shown."""
        self._when_fresh(self.show_register)

    def _when_fresh(self, then: Callable[[], object]) -> None:
        """Read the registers again, then do something with the one that is shown."""

        def take(found: list[RegisterRow]) -> None:
            self._take(found)
            then()

        self.desk.read(registers, then=take, owner=self, slot=f"registers.{then.__name__}")

    def _take(self, found: list[RegisterRow]) -> None:
        before, self.known = [one.id for one in self.known], found
        if not self._begun:
            self._begun = True
            self.month = month_start(max((one.last for one in found if one.last), default=self.today))
            self.show_register()
        if [one.id for one in found] != before:
            chosen, self._asked = self._asked or self.which.text(), ""
            self.which.box.blockSignals(True)
            self.which.set_choices([(str(one.id), f"{one.name}  {one.account}") for one in found])
            self.which.set_text(chosen)
            self.which.box.blockSignals(False)
            self.which.setVisible(len(found) > 1)
            self.show_register()
        self._head()
        self.look_again()

    def show_register(self) -> None:
        """Show the month of the register."""
        one, last = self.register, month_end(self.month)
        account = one.account_id if one else 0
        self.desk.read(
            cash_book, account, self.month, last, then=self.panel.set_source, owner=self, slot="source"
        )
        self._head()

    def _head(self) -> None:
        one = self.register
        if one is None:
            self.subtitle.setText(_("No cash register yet: the menu opens one"))
            self.state.hide()
            return
        self.subtitle.setText(
            f"{one.name} {one.account}  ·  {self.month:%m/%Y}  ·  {_('holds {amount}').format(amount=formats.cents(one.held))}"
        )
        counted = one.last is None or (one.closed is not None and one.closed >= one.last)
        words = (
            _("counted up to {day}").format(day=formats.day(one.closed)) if one.closed else _("never counted")
        )
        set_pill(self.state, words, "good" if counted else "warn")
        self.state.show()

    def step(self, months: int) -> None:
        """Show another month."""
        self.month = add_months(self.month, months)
        self.show_register()

    def show_month(self, day: datetime.date) -> None:
        """Show the month of a day."""
        if month_start(day) != self.month:
            self.month = month_start(day)
            self.show_register()

    # -- what is done ----------------------------------------------------------
    def book(self) -> None:
        """Ask for money in or out, or for the first register."""
        self._when_fresh(self._book)

    def _book(self) -> None:
        if self.register is None:
            register_form(self, None)
        else:
            book_form(self, self.register)

    def close_day(self) -> None:
        """Ask for the coins and notes."""
        self._when_fresh(self._close)

    def _close(self) -> None:
        if self.register is not None:
            close_form(self, self.register)

    def _reopen(self) -> None:
        if self.register is not None:
            reopen_form(self, self.register)

    def _change(self) -> None:
        if self.register is not None:
            register_form(self, self.register)

    def _print(self) -> None:
        one, office = self.register, self.desk.office
        if one is None:
            return
        since, until = self.month, month_end(self.month)

        def make() -> bytes:
            return office.read(
                pdf,
                office.read(cash_book_report, since, until, one.account),
                office.clock(),
                office.actor.name,
            )

        preview(self, self.desk, f"{_('Cash book')} {one.name} {since:%Y-%m}", make)
