"""The lines of a stack below the mask: newest on top, shown at once and saved behind; a refused line is red and says why."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from app.core import format as formats
from app.core.errors import KontorError
from app.core.messages import N_, _
from app.modules.finance.booking.pages.known import Known, shown_side
from app.modules.finance.booking.queries import LineRow
from app.modules.finance.booking.rules import MaskLine, moved_by
from app.modules.finance.chart.api import AccountRow
from app.ui.lists.model import LEFT, RIGHT, ROOT, Index
from app.ui.theme import token

HEADS = (
    N_("Date"),
    N_("Amount"),
    N_("D/C"),
    N_("BU"),
    N_("Contra account"),
    N_("Account"),
    N_("Document 1"),
    N_("CC1"),
    N_("Text"),
)
WIDTHS = (66, 96, 40, 58, 140, 140, 96, 64, 200)
WAITING = -1


class StackModel(QAbstractTableModel):
    """Rows of a stack; a row with key -1 is being saved."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[LineRow] = []
        self.names: dict[str, str] = {}
        self._pending: dict[str, int] = {}

    def name_accounts(self, accounts: list[AccountRow]) -> None:
        """Know the names of accounts."""
        self.names = {account.number: str(account.name) for account in accounts}
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(HEADS) - 1))

    def show(self, rows: list[LineRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def begin(self, line: MaskLine) -> LineRow:
        """Show a line that is being saved, on top."""
        row = LineRow(WAITING, 0, line, None)
        self.beginInsertRows(QModelIndex(), 0, 0)
        self.rows.insert(0, row)
        self.endInsertRows()
        return row

    def drop(self, row: LineRow) -> None:
        """Take a row away that was never saved."""
        place = next(i for i, one in enumerate(self.rows) if one is row)
        self.beginRemoveRows(QModelIndex(), place, place)
        del self.rows[place]
        self.endRemoveRows()

    def replace(self, old: LineRow, new: LineRow) -> None:
        """Put the saved row in the place of the one that waited."""
        place = next((i for i, row in enumerate(self.rows) if row is old), None)
        if place is not None:
            self.rows[place] = new
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(HEADS) - 1))

    def pending(self, number: str) -> int:
        """Return what the lines of the stack will move on an account when they are posted, in cents; nothing once they are."""
        return self._pending.get(number, 0)

    def reckon(self, known: Known, draft: bool) -> None:
        """Sum up what the lines will move, net and tax as posting splits them; draft says that they are not posted yet."""
        self._pending = {}
        for row in self.rows if draft else ():
            try:
                moved = moved_by(row.line, known.by_number, known.cases)
            except KontorError:  # a refused line moves nothing until it is mended
                continue
            for number, amount in moved.items():
                self._pending[number] = self._pending.get(number, 0) + amount

    # -- what Qt asks --------------------------------------------------------
    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, alignment, colour or the fault of a cell."""
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if index.column() == 1 else LEFT
            case Qt.ItemDataRole.ForegroundRole:
                if row.fault:
                    return token("bad")
                return token("faint") if row.id == WAITING else None
            case Qt.ItemDataRole.BackgroundRole:
                return token("bad_soft") if row.fault else None
            case Qt.ItemDataRole.ToolTipRole:
                return str(row.fault) if row.fault else None
        return None

    def _text(self, row: LineRow, column: int) -> str:
        line = row.line
        centre = line.cost1 + (f"/{line.cost2}" if line.cost2 else "")
        text = f"┊ {line.text}" if line.split else line.text
        if row.fault:
            text = f"⚠ {row.fault}"
        return (
            formats.short_day(line.day),
            formats.cents(line.amount),
            shown_side(line.side),
            line.bu,
            self._account(line.contra),
            self._account(line.account),
            line.document,
            centre,
            text,
        )[column]

    def _account(self, number: str) -> str:
        return f"{number}  {self.names.get(number, '')}" if number else "–"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return title and alignment."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section == 1 else LEFT
        return None
