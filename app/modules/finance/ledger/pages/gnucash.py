"""The form that brings a GnuCash book in: what and from which day, and which account of the book each of GnuCash's becomes, with the reason of each proposal."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.errors import BadFile, KontorError
from app.core.messages import N_, _, counted
from app.modules.finance.ledger.queries.gnucash import Meeting, meeting
from app.modules.finance.ledger.readers.gnucash import read_gnucash
from app.modules.finance.ledger.rules.gnucash import (
    OPEN,
    WAYS,
    Chosen,
    GnuAccount,
    GnuBook,
    Plan,
    choose,
    needed,
    span_words,
)
from app.modules.finance.ledger.services.import_undo import take_back_import
from app.modules.finance.ledger.transfer.gnucash import KIND, TakenOver, run_take_over, words_of
from app.ui.choice_fields import ChoiceField, SwitchField
from app.ui.desk import Desk
from app.ui.fields import DayField, Field
from app.ui.import_form import CheckedImport
from app.ui.jobs import Progress
from app.ui.list_page import ListPage
from app.ui.theme import px
from app.ui.typing_grid import TypingGrid

GNU, NUMBER, NAME, WHY = range(4)
HEADS = (N_("Account in GnuCash"), N_("Account"), N_("Name"), N_("Why"))
WIDTHS = (0, 78, 190, 136)
ROWS, LINE = 9, 26  # rows that are seen, pixels of one
WIDTH = 700
TYPED, FRESH = N_("typed"), N_("is made")
KEY = Qt.ItemDataRole.UserRole


class AccountsField(Field):
    """The account number for each account of GnuCash; value() is the numbers by GnuCash's key, of those not shown too."""

    def __init__(self, key: str, title: str, book: GnuBook, met: Meeting) -> None:
        super().__init__(key, title)
        self._book, self._met, self._filling = book, met, False
        self._numbers = {guid: one.number for guid, one in met.proposals.items()}
        self.grid = TypingGrid([_(one) for one in HEADS], (NUMBER,))
        self.grid.setMinimumHeight(px(LINE * (ROWS + 1) + 8))
        self.grid.verticalHeader().setDefaultSectionSize(px(LINE))
        header = self.grid.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate(WIDTHS):
            if width:
                self.grid.setColumnWidth(place, px(width))
        header.setSectionResizeMode(GNU, QHeaderView.ResizeMode.Stretch)
        holder = QWidget()  # the form takes Enter from its editors; here it belongs to the grid
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.grid)
        self._place(holder)
        holder.setFocusProxy(self.grid)
        self.grid.setAccessibleName(title)
        self.grid.itemChanged.connect(self._edited)

    def show_accounts(self, accounts: Sequence[GnuAccount]) -> None:
        """Show the accounts that are needed, those without a number first."""
        order = sorted(
            accounts, key=lambda one: (bool(self._numbers.get(one.guid)), self._book.path(one.guid))
        )
        self._filling = True
        self.grid.setRowCount(len(order))
        for row, one in enumerate(order):
            for column in range(len(HEADS)):
                item = QTableWidgetItem()
                if column != NUMBER:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.grid.setItem(row, column, item)
            path = self._book.path(one.guid)
            self._item(row, GNU).setText(path.replace(":", " › "))
            self._item(row, GNU).setToolTip(path)
            self._item(row, GNU).setData(KEY, one.guid)
            self._show(row)
        self._filling = False
        if order:
            self.grid.setCurrentCell(0, NUMBER)

    def missing(self) -> int:
        """Return how many of the accounts shown have no number."""
        return sum(not self._item(row, NUMBER).text() for row in range(self.grid.rowCount()))

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        found = self.grid.item(row, column)
        assert found is not None
        return found

    def _show(self, row: int) -> None:
        guid = str(self._item(row, GNU).data(KEY))
        number = self._numbers.get(guid, "")
        proposed = self._met.proposals.get(guid)
        why = TYPED if number else OPEN
        if proposed is not None and proposed.number == number:
            why = proposed.reason
        unknown = FRESH if number else ""
        name = self._met.names.get(number) or (_(unknown) if unknown else "")
        for column, text in ((NUMBER, number), (NAME, name), (WHY, _(why))):
            self._item(row, column).setText(text)
            self._item(row, column).setToolTip(text)

    def _edited(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column() != NUMBER:
            return
        self._filling = True
        self._numbers[str(self._item(item.row(), GNU).data(KEY))] = item.text().strip()
        self._show(item.row())
        self._filling = False
        self.changed.emit()

    # -- as a field --------------------------------------------------------------
    def value(self) -> dict[str, str]:
        """Return the numbers by the key of the account in GnuCash."""
        return dict(self._numbers)

    def text(self) -> str:
        """Return the numbers as the draft of a form keeps them."""
        return json.dumps(self._numbers, sort_keys=True)

    def set_text(self, text: str) -> None:
        """Show the numbers of such a text, the proposals for an empty one."""
        proposals = {guid: one.number for guid, one in self._met.proposals.items()}
        self._numbers = json.loads(text) if text else proposals
        self._filling = True
        for row in range(self.grid.rowCount()):
            self._show(row)
        self._filling = False
        self.changed.emit()

    def shown(self, value: Mapping[str, str] | None) -> str:
        """Return numbers as such a text."""
        return json.dumps(value or {}, sort_keys=True)

    def words(self, text: str) -> str:
        """Return the numbers as people read them."""
        return ", ".join(sorted(filter(None, json.loads(text or "{}").values()))) or "–"


class GnuCashForm(CheckedImport):
    """Brings one GnuCash book; the numbers chosen are remembered for the next file of the same book."""

    def __init__(
        self, desk: Desk, path: Path, book: GnuBook, met: Meeting, close: Callable[[], None]
    ) -> None:
        super().__init__(desk, path, KIND, words_of, close)
        self._book = book
        self.add(ChoiceField("way", _("What comes in"), list(WAYS.items())), 2)
        self.day = DayField("day", _("First day"), required=True)
        self.add(self.day)
        self.add(SwitchField("create", _("Make accounts that are missing")))
        self.accounts = AccountsField("account", _("Accounts"), book, met)
        self.add(self.accounts, 2)
        self.fill({"day": formats.day(_first_day(book, met.days))}, restore=False)
        self.list_faults({"account": _("Account"), "day": _("Day")})
        self.tell_before(KIND, book.sha256)
        for key in ("way", "day"):
            self.fields[key].changed.connect(self._follow)
        self.accounts.changed.connect(self._tell)
        self._follow()

    def _follow(self) -> None:
        """Show the accounts that way and day need; a day that can't be read leaves them."""
        if self._read_day() is not None:
            self._needed = needed(self._book, self._chosen())
            self.accounts.show_accounts(self._needed)
        self._tell()

    def _read_day(self) -> datetime.date | None:
        try:
            found: datetime.date | None = self.day.value()
        except KontorError:  # marked when the field is left
            return None
        return found

    def _chosen(self) -> Chosen:
        return choose(self._book, self.fields["way"].text(), self._read_day() or datetime.date.max)

    def _tell(self) -> None:
        """Say how much comes in, and how many accounts still lack a number."""
        taken = self._chosen().transactions
        parts = []
        if taken:
            entries = counted(len(taken), N_("1 entry"), N_("{count} entries"))
            parts.append(f"{entries} {span_words(taken)}")
        if missing := self.accounts.missing():
            parts.append(counted(missing, N_("1 account still open"), N_("{count} accounts still open")))
        self.accounts.set_hint("  ·  ".join(parts))

    def bring(self, rehearsal: bool) -> Callable[[Progress], TakenOver]:
        """Bring the book as the form says."""
        values = self.values()
        numbers: dict[str, str] = values["account"]
        if not rehearsal:
            self.desk.store.put(memory(self._book), {key: one for key, one in numbers.items() if one})
        plan = Plan(values["way"], values["day"], numbers, bool(values["create"]))
        return partial(run_take_over, self.desk.office, self._book, plan, rehearsal)

    def undo(self, done: Any) -> Callable[[], None] | None:
        """Take everything back that came in."""
        return partial(undo_import, self.desk, done.file) if done.file else None


def memory(book: GnuBook) -> str:
    """Return under what the numbers chosen for a book are remembered."""
    return f"import.{KIND}.{book.guid}"


def undo_import(desk: Desk, file: int) -> None:
    """Take back what a file of entries brought, and say so."""
    desk.run(
        take_back_import,
        file,
        then=lambda count: desk.notice(
            counted(count, N_("1 entry taken back"), N_("{count} entries taken back"))
        ),
        failed=lambda error: desk.notice(str(error), "bad"),
    )


def show_gnucash(page: ListPage, path: Path) -> None:
    """Read a GnuCash book and show its form in the drawer of a page; what is none is said instead."""
    desk = page.desk

    def ask(book: GnuBook) -> None:
        desk.read(
            meeting,
            book,
            desk.store.get(memory(book)) or {},
            then=lambda met: show(book, met),
            owner=page,
            slot=KIND,
        )

    def show(book: GnuBook, met: Meeting) -> None:
        form = GnuCashForm(desk, path, book, met, page.close_drawer)
        page.drawer.show_widget(_("Import {name}").format(name=path.name), form, WIDTH)
        form.focus_first()

    def failed(error: KontorError) -> None:
        desk.notice(str(error.faults[0].message if isinstance(error, BadFile) else error), "bad")

    desk.work(read_gnucash, path, then=ask, failed=failed, owner=page, slot=KIND)


def _first_day(book: GnuBook, starts: Sequence[datetime.date]) -> datetime.date | None:
    """Return the first day of the fiscal year that the book was last used in, else of the first one."""
    last = max((one.day for one in book.transactions), default=datetime.date.min)
    return max((day for day in starts if day <= last), default=min(starts, default=None))
