"""A report on the screen: rows with amounts that open to what they are made of, and from there to where it was booked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QFont

from app.core import format as formats
from app.core.dataclass import dataclass
from app.ui.lists.model import LEFT, RIGHT, ROOT, Index
from app.ui.lists.table import Table
from app.ui.theme import px, token
from app.ui.widgets import widen

MANY, ROOMY, AMOUNT = 8, 130, 104  # columns from which figures stand closer; widths of figures
KEY = 150  # points that keys take at most


@dataclass(frozen=True)
class OutlineRow:
    """A row: key, label, cents (or hundredths) by column (None stays blank, a text is shown as it is), weight, what Enter opens,
    the rows inside it, and what it stands for to its page.
    """

    key: str
    label: str
    amounts: tuple[int | str | None, ...]
    strong: bool = False
    target: object = None
    inside: tuple[OutlineRow, ...] = ()
    about: object = None


class OutlineModel(QAbstractTableModel):
    """Rows, and below those that are open what is inside them; shares are the quiet columns of per cents."""

    def __init__(self) -> None:
        super().__init__()
        self.heads: list[str] = []
        self.shares: frozenset[int] = frozenset()
        self.lines: list[OutlineRow] = []
        self.opened: set[str] = set()
        self._rows: Sequence[OutlineRow] = ()

    def show(
        self, rows: Sequence[OutlineRow], heads: list[str], shares: frozenset[int] = frozenset()
    ) -> None:
        """Show other rows; what was open stays open."""
        self._rows, self.heads, self.shares = rows, heads, shares
        self._fill()

    def toggle(self, place: int) -> None:
        """Open or close a row."""
        line = self.lines[place]
        self.opened ^= {line.key + line.label}
        self._fill()

    def toggle_all(self) -> None:
        """Open every row, or close them all when they are open."""
        every = {row.key + row.label for row in self._rows if row.inside}
        self.opened = set() if self.opened >= every else every
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        self.lines = []
        for row in self._rows:
            self.lines.append(row)
            if row.key + row.label in self.opened:
                self.lines += row.inside
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return key, label and the amounts."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, alignment, weight and colour."""
        line, column = self.lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                if column < 2:
                    return (line.key, line.label)[column]
                value = line.amounts[column - 2]
                if isinstance(value, str):
                    return value
                return "" if value is None or (not value and not line.strong) else formats.cents(value)
            case Qt.ItemDataRole.ToolTipRole if column == 1:
                return line.label
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column > 1 else LEFT
            case Qt.ItemDataRole.ForegroundRole:
                return token("quiet") if line.target is not None or column in self.shares else None
            case Qt.ItemDataRole.FontRole if line.strong:
                font = QFont()
                font.setBold(True)
                return font
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return title and alignment."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section > 1 else LEFT
        return None


class OutlineTable(Table):
    """The rows; Enter opens a row, or tells the target of one that leads further."""

    led = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.outline = OutlineModel()
        self.names = 1
        self.setModel(self.outline)
        self.opened.connect(self._enter)

    def show_rows(
        self, rows: Sequence[OutlineRow], heads: list[str], shares: frozenset[int] = frozenset()
    ) -> None:
        """Show rows under these titles and keep the place."""
        place = max(0, self.currentIndex().row())
        self.outline.show(rows, heads, shares)
        letters = self.fontMetrics()
        longest = max((letters.horizontalAdvance(one.key) for one in rows), default=0) + px(20)
        widen(self, 0, 76)
        self.setColumnWidth(0, max(self.columnWidth(0), min(longest, px(KEY))))
        for column in range(2, len(heads)):
            room = AMOUNT if len(heads) > MANY else ROOMY
            widen(self, column, 84 if column in shares else room)
        self.fit_figures()
        self.selectRow(min(place, max(0, len(self.outline.lines) - 1)))

    def _enter(self, place: int) -> None:
        line = self.outline.lines[place]
        if line.target is not None:
            self.led.emit(line.target)
        elif line.inside:
            self.outline.toggle(place)
            self.selectRow(place)
