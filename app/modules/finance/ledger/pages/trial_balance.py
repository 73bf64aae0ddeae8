"""The trial balance (Summen- und Saldenliste): opening, turnover, closing of every account; Enter opens the account's sheet."""

from __future__ import annotations

import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QFont

from app.core import format as formats
from app.core.dates import month_end, month_start
from app.core.messages import N_, _
from app.modules.finance.ledger.queries.balances import TrialRow, trial_balance
from app.modules.finance.ledger.queries.entries import last_day
from app.modules.finance.ledger.reports import trial_balance_report
from app.ui.desk import Desk
from app.ui.lists.model import LEFT, RIGHT, ROOT, Index
from app.ui.lists.table import Table
from app.ui.span_bar import Span
from app.ui.span_page import SpanPage
from app.ui.widgets import set_pill, widen

HEADS = (
    N_("Account"),
    N_("Name"),
    N_("Opening"),
    N_("Debit"),
    N_("Credit"),
    N_("Year debit"),
    N_("Year credit"),
    N_("Closing"),
)
WIDTHS = (76, 280, 108, 100, 100, 108, 108, 112)


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

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return title and alignment."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section > 1 else LEFT
        return None


class TrialBalancePage(SpanPage):
    """Shows the trial balance of a span."""

    sheet_page = "finance.ledger.account_sheet"

    def __init__(self, desk: Desk) -> None:
        self.model, table = TrialModel(), Table(_("Trial balance"))
        table.setModel(self.model)
        super().__init__(desk, _("Trial balance"), last_day, trial_balance, trial_balance_report, table=table)
        for place, width in enumerate(WIDTHS):
            widen(self.rows, place, width)
        self.rows.names = 1
        self.rows.opened.connect(self._open)
        self.set_actions(self.out.actions())

    def first_span(self, newest: datetime.date) -> Span:
        """Return the month of the newest entry."""
        return month_start(newest), month_end(newest)

    def take(self, found: list[TrialRow]) -> None:
        """Show the accounts and whether debit is credit."""
        place = max(0, self.rows.currentIndex().row())
        self.model.show(found)
        self.rows.fit_figures()
        self.rows.selectRow(min(place, len(found)))
        debit, credit = sum(one.debit for one in found), sum(one.credit for one in found)
        fine = debit == credit and sum(one.closing for one in found) == 0
        if self.isVisible():
            self.desk.selection_told.emit(_("{count} accounts").format(count=len(found)))
        self.state.setVisible(bool(found))
        set_pill(self.state, _("Debit = credit") if fine else _("Debit ≠ credit"), "good" if fine else "bad")

    def _open(self, place: int) -> None:
        if place < len(self.model.rows):
            self.sheet(self.model.rows[place].account_id)
