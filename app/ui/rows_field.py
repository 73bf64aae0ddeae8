"""A field of several rows typed in a small grid: Enter goes from cell to cell and begins the next row, empty rows are left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QVBoxLayout, QWidget

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.seen_text import seen_line
from app.ui.fields import Field
from app.ui.theme import px
from app.ui.typing_grid import TypingGrid

Texts = list[str]
LINE = 26  # pixels of a row
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Rows:
    """How rows are typed: heads with widths (0 takes what is left), texts to a value (raising Invalid) and back, what a new row begins with.

    amounts are the columns that stand at the right; passed says which column of a row Enter passes by, as nothing is due there.
    """

    heads: Sequence[tuple[str, int]]
    read: Callable[[Texts], Any]
    write: Callable[[Any], Texts]
    begin: Callable[[list[Texts]], Texts] = lambda _rows: []
    height: int = 5  # rows that are seen
    first: int = 0  # the column that is typed first
    amounts: Collection[int] = ()
    passed: Callable[[Texts, int], bool] = lambda _texts, _column: False


class RowsGrid(TypingGrid):
    """The grid of such rows."""

    def __init__(self, rows: Rows) -> None:
        super().__init__([title for title, _width in rows.heads], range(len(rows.heads)))
        self.verticalHeader().setDefaultSectionSize(px(LINE))
        self.setMinimumHeight(px(LINE * (rows.height + 1) + 8))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, (_title, width) in enumerate(rows.heads):
            if width:
                self.setColumnWidth(place, px(width))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            head = self.horizontalHeaderItem(place)
            if head is not None and place in rows.amounts:
                head.setTextAlignment(RIGHT)


class RowsField(Field):
    """Rows of a draft; value() is a tuple of them, set_text() takes what text() gave."""

    def __init__(self, key: str, title: str, rows: Rows) -> None:
        super().__init__(key, title)
        self._rows, self._filling = rows, False
        self.grid = RowsGrid(rows)
        self.grid.begun.connect(self.begin_row)
        self.grid.put.connect(lambda row: self.put_row(row, []))
        self.grid.taken.connect(self.take_row)
        self.grid.skips = lambda row, column: rows.passed(self._texts(row), column)
        holder = QWidget()  # the form takes Enter from its editors; here it belongs to the grid
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.grid)
        self._place(holder)
        holder.setFocusProxy(self.grid)
        self.grid.setAccessibleName(title)
        self.set_hint(_("Enter goes on · Ctrl+Del takes a row away"))
        self.grid.itemChanged.connect(self._edited)
        self.begin_row()

    def begin_row(self) -> None:
        """Add a row with what the ones above suggest."""
        self.put_row(self.grid.rowCount(), self._rows.begin(self._typed()))

    def put_row(self, row: int, texts: Texts) -> None:
        """Put a row in, with texts or empty."""
        self._filling = True
        row = max(row, 0)
        self.grid.insertRow(row)
        for place in range(self.grid.columnCount()):
            item = QTableWidgetItem(texts[place] if place < len(texts) else "")
            if place in self._rows.amounts:
                item.setTextAlignment(RIGHT)
            self.grid.setItem(row, place, item)
        self._filling = False
        self.grid.setCurrentCell(row, 0)

    def take_row(self, row: int) -> None:
        """Take a row away; one always stays."""
        if row >= 0:
            self.grid.removeRow(row)
        if self.grid.rowCount() == 0:
            self.begin_row()
        self.changed.emit()

    def _edited(self, _item: QTableWidgetItem) -> None:
        if not self._filling:
            self.changed.emit()

    def _texts(self, row: int) -> Texts:
        items = (self.grid.item(row, place) for place in range(self.grid.columnCount()))
        return [seen_line(item.text()).strip() if item is not None else "" for item in items]

    def _typed(self) -> list[Texts]:
        """Return the rows in which something stands beside what a new row begins with."""
        found: list[Texts] = []
        for row in range(self.grid.rowCount()):
            texts, begun = self._texts(row), self._rows.begin(found)
            begun += [""] * (len(texts) - len(begun))
            if any(texts) and texts != begun:
                found.append(texts)
        return found

    # -- as a field --------------------------------------------------------------
    def value(self) -> tuple[Any, ...]:
        """Return the rows; raises Invalid naming the row that can't be read."""
        found = []
        for place, texts in enumerate(self._typed(), 1):
            try:
                found.append(self._rows.read(texts))
            except Invalid as error:
                raise Invalid(
                    N_("Row {row}: {reason}"), field=self.key, row=place, reason=str(error)
                ) from error
        return tuple(found)

    def text(self) -> str:
        """Return the rows as the draft of a form keeps them."""
        return json.dumps(self._typed())

    def set_text(self, text: str) -> None:
        """Show the rows of such a text, with an empty one below; raises ValueError for what is none."""
        rows = json.loads(text or "[]")
        if not isinstance(rows, list) or not all(_is_row(one) for one in rows):
            raise ValueError("a list of lists of texts is needed")
        self.grid.setRowCount(0)
        for texts in rows:
            self.put_row(self.grid.rowCount(), texts)
        self.begin_row()
        self.grid.setCurrentCell(0, self._rows.first)
        self.changed.emit()

    def shown(self, value: Sequence[Any] | None) -> str:
        """Return rows as such a text."""
        return json.dumps([self._rows.write(one) for one in value or ()])

    def words(self, text: str) -> str:
        """Return the rows as people read them."""
        return "; ".join(" ".join(filter(None, texts)) for texts in json.loads(text or "[]")) or "–"

    def is_blank(self) -> bool:
        """Say whether nothing was typed yet."""
        return not self._typed()


def _is_row(one: object) -> bool:
    return isinstance(one, list) and all(isinstance(text, str) for text in one)
