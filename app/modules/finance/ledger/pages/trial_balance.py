"""The trial balance (Summen- und Saldenliste): opening, turnover, closing of every account; Enter opens the account's sheet."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHeaderView, QMenu, QWidget

from app.core import format as formats
from app.core.dates import add_months, month_end, month_start
from app.core.messages import N_, _
from app.data.export import csv_bytes, xlsx_bytes
from app.data.reports import pdf
from app.modules.finance.ledger.queries import last_day
from app.modules.finance.ledger.reports import trial_balance_report
from app.modules.finance.ledger.sheets import TrialRow, trial_balance
from app.ui.desk import Desk
from app.ui.fields import DayField
from app.ui.lists.model import LEFT, RIGHT, ROOT, Index
from app.ui.lists.view import Table
from app.ui.preview import preview
from app.ui.widgets import Page, PageAction, button, card, row, set_pill, widen

HEADS = (N_("Account"), N_("Name"), N_("Opening"), N_("Debit"), N_("Credit"), N_("Year debit"), N_("Year credit"), N_("Closing"))
WIDTHS = (90, 280, 130, 120, 120, 130, 130, 130)


class TrialModel(QAbstractTableModel):
    """The accounts and a last row of totals."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[TrialRow] = []

    def show(self, rows: list[TrialRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return accounts and totals."""
        return 0 if parent.isValid() or not self.rows else len(self.rows) + 1

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, alignment and the weight of the totals."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() > 1 else LEFT
        if role == Qt.ItemDataRole.FontRole and index.row() == len(self.rows):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _text(self, place: int, column: int) -> str:
        if place == len(self.rows):
            if column < 2:
                return _("Total") if column == 1 else ""
            value = sum(self._value(one, column) for one in self.rows)
        else:
            one = self.rows[place]
            if column < 2:
                return (one.number, one.name)[column]
            value = self._value(one, column)
        if column in (2, 7):
            return formats.side(value) if value else formats.cents(0)
        return formats.cents(value) if value else ""

    @staticmethod
    def _value(one: TrialRow, column: int) -> int:
        return (one.opening, one.debit, one.credit, one.year_debit, one.year_credit, one.closing)[column - 2]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return title and alignment."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(HEADS[section])
        return (RIGHT if section > 1 else LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None


class TrialBalancePage(Page):
    """Shows the trial balance of a span."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Trial balance"))
        newest = desk.now(last_day) or datetime.date(2026, 1, 31)
        self.first, self.last = DayField("since", _("from"), 110, required=True), DayField("until", _("to"), 110, required=True)
        self.first.set_day(month_start(newest))
        self.last.set_day(month_end(newest))
        for field in (self.first, self.last):
            field.left.connect(self.refresh)
        buttons = [
            button(_("Previous month"), lambda: self._month(-1), key="Ctrl+Up", pic="arrow-left"),
            button(_("Next month"), lambda: self._month(1), key="Ctrl+Down", pic="arrow-right"),
            button(_("Year"), self._year, key="Ctrl+Y"),
        ]
        bar = row(self.first, self.last, *buttons, 1)
        for one in buttons:
            bar.setAlignment(one, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(bar)
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        self.model = TrialModel()
        self.table = Table(_("Trial balance"))
        self.table.setModel(self.model)
        for place, width in enumerate(WIDTHS):
            widen(self.table, place, width)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.opened.connect(self._open)
        inside.addWidget(self.table)
        self.body.addWidget(frame, 1)
        self.set_actions(
            [
                PageAction(_("Export"), self._export_menu, "Ctrl+E", "download"),
                PageAction(_("Print"), self._print, "Ctrl+P", "printer", primary=True),
            ]
        )
        self.bind("Ctrl+Up", lambda: self._month(-1))
        self.bind("Ctrl+Down", lambda: self._month(1))
        self.bind("Ctrl+Y", self._year)
        desk.watch(self, frozenset({"finance_entry", "finance_line", "finance_account"}), self.refresh)
        self._shown: tuple[datetime.date, datetime.date] | None = None
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the rows."""
        return self.table

    def refresh(self) -> None:
        """Read the span again."""
        if not (self.first.check() and self.last.check()):
            return
        span = (self.first.value(), self.last.value())
        if span[1] < span[0]:
            self.last.mark(_("The span ends before it begins."))
            return
        self._shown = span
        self.subtitle.setText(f"{formats.day(span[0])} – {formats.day(span[1])}")
        self.desk.read(trial_balance, *span, then=self._take)

    def _take(self, rows: list[TrialRow]) -> None:
        place = max(0, self.table.currentIndex().row())
        self.model.show(rows)
        self.table.selectRow(min(place, len(rows)))
        debit, credit = sum(one.debit for one in rows), sum(one.credit for one in rows)
        fine = debit == credit and sum(one.closing for one in rows) == 0
        self.desk.selection_told.emit(_("{count} accounts").format(count=len(rows)))
        self.state.setVisible(bool(rows))
        set_pill(self.state, _("Debit = credit") if fine else _("Debit ≠ credit"), "good" if fine else "bad")

    def _open(self, place: int) -> None:
        if place < len(self.model.rows) and self._shown is not None:
            self.desk.open("finance.ledger.account_sheet", (self.model.rows[place].account_id, *self._shown))

    def _month(self, step: int) -> None:
        if self.first.check():
            start = add_months(month_start(self.first.value()), step)
            self.first.set_day(start)
            self.last.set_day(month_end(start))
            self.refresh()

    def _year(self) -> None:
        if self.last.check():
            self.first.set_day(self.last.value().replace(month=1, day=1))
            self.last.set_day(self.last.value().replace(month=12, day=31))
            self.refresh()

    def _print(self) -> None:
        if self._shown is None:
            return
        office, (since, until) = self.desk.office, self._shown
        preview(
            self,
            self.desk,
            _("Trial balance"),
            lambda: office.read(pdf, office.read(trial_balance_report, since, until), office.clock(), office.actor.name),
        )

    def _export_menu(self) -> None:
        menu = QMenu(self)
        for kind, words in (("xlsx", _("Save as spreadsheet (XLSX) …")), ("csv", _("Save as CSV …"))):
            menu.addAction(words).triggered.connect(lambda _on=False, k=kind: self._ask(k))
        menu.popup(self.mapToGlobal(self.rect().topRight()))

    def _ask(self, kind: str) -> None:
        ask = QFileDialog(self, _("Save"), f"{_('Trial balance')}.{kind}")
        ask.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        ask.setDefaultSuffix(kind)
        ask.fileSelected.connect(lambda path: self.export(Path(path), kind))
        ask.open()

    def export(self, path: Path, kind: str) -> None:
        """Write the shown trial balance to a file."""
        if self._shown is not None:
            sheet = self.desk.now(trial_balance_report, *self._shown).sheet()
            path.write_bytes(xlsx_bytes(sheet) if kind == "xlsx" else csv_bytes(sheet))
            self.desk.notice(_("{name} saved").format(name=path.name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a day field shows the rows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.refresh()
            self.table.setFocus()
            return
        super().keyPressEvent(event)
