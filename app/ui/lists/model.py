"""The model of a list: an array of keys in the wanted order plus pages by key, so that a million rows scroll."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from app.core.messages import _
from app.data.lists import FIRST, Column, ListSource, Order
from app.ui.desk import Desk
from app.ui.lists.cells import ended, lateness, shown, tone
from app.ui.lists.pills import PILL
from app.ui.theme import token

PAGE, KEEP = 200, 40
SEEN = 2  # pages that may be on the screen together
FIRST_SEEN = 0.05  # seconds in which the first rows are painted before the keys of all others are fetched
Index = QModelIndex | QPersistentModelIndex
Found = tuple[Any, dict[int, list[list[Any]]]]  # keys in order, and the rows of some pages
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ROOT = QModelIndex()
UNKNOWN = object()  # what a row holds that has not come yet, or in a column that its list has not
FIGURES = ("money", "balance", "percent", "number", "ordinal", "quantity", "price")


def _part(keys: array[int], page: int) -> array[int]:
    """Return the keys of a page."""
    return keys[page * PAGE : (page + 1) * PAGE]


def _side(column: Column) -> Qt.AlignmentFlag:
    """Return where a column stands: figures at the right, words at the left, also those of a number."""
    return RIGHT if column.kind in FIGURES and not column.choices else LEFT


def _kinds(columns: Sequence[Column]) -> list[tuple[str, str, str]]:
    """Return what tells columns apart."""
    return [(one.key, str(one.title), one.kind) for one in columns]


def _words(columns: Sequence[Column]) -> list[object]:
    """Return the words that columns have for their values."""
    return [one.choices for one in columns]


class ListModel(QAbstractTableModel):
    """Read-only rows of a source; first rows at once, then all keys; old rows stay until the new ones arrive."""

    loaded = Signal(int, bool)
    refused = Signal(object)
    kept = Signal(object)  # rows that came
    answered = Signal(object)  # the source that what it asks makes of the one given

    def __init__(self, desk: Desk, source: ListSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.source = desk, source
        self.columns: tuple[Column, ...] = source.columns
        self.filters: dict[str, str] = {}
        self.order: Order | None = None
        self.keys: array[int] = array("q")
        self._pages: OrderedDict[int, list[list[Any]]] = OrderedDict()
        self._asked: set[int] = set()

    # -- what Qt asks ------------------------------------------------------
    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of keys."""
        return 0 if parent.isValid() else len(self.keys)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, pill, alignment or colour of a cell."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role in (PILL, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(column, index, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            values = self._there(index.row())
            if values is None:
                return None
            text = shown(column, values[index.column()])
            return text if role == Qt.ItemDataRole.DisplayRole or len(text) > 24 else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self.colour(index.row(), index.column())
        return None

    def _said(self, column: Column, index: Index, role: int) -> Any:
        """Return the words and tone of a cell's pill, or all its words for a screen reader; None where it has no pill."""
        values = self._there(index.row()) if column.tones or column.ends else None
        if values is None:
            return None
        value = values[index.column()]
        text, mark = shown(column, value), tone(column, value)
        late, how = lateness(column, value, ended(self.columns, column, values), self.desk.today())
        if role == PILL:
            if mark and text:
                return text, mark
            return (late, how) if late else None
        return f"{text}, {late}" if late else text

    def colour(self, row: int, column: int) -> QColor | None:
        """Return the colour of a cell: negative amounts are quieter than errors, never red alone."""
        if self.columns[column].kind == "flag":
            return token("quiet")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return title and alignment of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self.columns[section])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1, or one that stands for the place of a row, means the natural order."""
        fit = column >= 0 and self.columns[column].sortable
        self.order = Order(self.columns[column].key, order == Qt.SortOrder.DescendingOrder) if fit else None
        self.reload()

    # -- what the list asks ------------------------------------------------
    def set_source(self, source: ListSource) -> None:
        """Show another source; with other columns it begins anew."""
        self.source = source
        if _kinds(source.columns) != _kinds(self.columns):
            known = {one.key for one in source.columns}
            self.filters = {key: text for key, text in self.filters.items() if key in known}
            self.order = self.order if self.order and self.order.column in known else None
            self.beginResetModel()
            self.columns, self.keys = source.columns, array("q")
            self._pages.clear()
            self.endResetModel()
        elif _words(source.columns) != _words(self.columns):
            self.columns = source.columns
        self.reload()

    def set_filters(self, filters: dict[str, str]) -> None:
        """Show only rows that match what was typed."""
        self.filters = {key: text for key, text in filters.items() if text.strip()}
        self.reload()

    def reload(self) -> None:
        """Fetch the keys again off the UI thread; first what the source asks, where its columns follow from the book."""
        if self.source.asks:
            made = self.source.answered
            self.desk.read_all(
                [(question,) for question in self.source.asks],
                then=lambda answers: self.answered.emit(made(*answers)),
                failed=self.refused.emit,
                owner=self,
                slot="keys",
            )
            return
        filters, order, ask, source = dict(self.filters), self.order, self.desk.read, self.source
        seen = [0, *list(self._pages)[-SEEN:]]  # what is on the screen is read with the keys

        def first(found: Found) -> None:
            keys, parts = found
            pages = {start // PAGE: rows for start, rows in parts.items()}
            whole = len(keys) < FIRST
            self._take(keys, whole, pages)
            if not whole:
                ask(source.keys, filters, order, then=rest, pause=FIRST_SEEN, owner=self, slot="keys")

        def rest(keys: array[int]) -> None:
            self._take(keys, True, {})

        pages = [(page * PAGE, (page + 1) * PAGE) for page in seen]
        ask(
            source.beginning,
            filters,
            order,
            pages,
            then=first,
            failed=self.refused.emit,
            owner=self,
            slot="keys",
        )

    def row(self, row: int) -> list[Any]:
        """Return the raw values of a row, read at once where they are not there yet: for what is copied or opened."""
        page, offset = divmod(row, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            rows = self.desk.read_blocking(self.source.page, _part(self.keys, page))
            self._keep(page, rows)
        return rows[offset] if offset < len(rows) else [None] * len(self.columns)

    def _there(self, row: int) -> list[Any] | None:
        """Return the raw values of a row to paint; what is not there yet is asked for, and painted when it came."""
        page, offset = divmod(row, PAGE)
        rows = self._pages.get(page)
        if rows is not None:
            return rows[offset] if offset < len(rows) else None
        if page not in self._asked:
            self._asked.add(page)
            self.desk.read(
                self.source.page,
                _part(self.keys, page),
                then=lambda found: self._arrived(page, found),
                owner=self,
                slot=f"page {page}",
            )
        return None

    def _arrived(self, page: int, rows: list[list[Any]]) -> None:
        self._asked.discard(page)
        self._keep(page, rows)
        last = min((page + 1) * PAGE, len(self.keys)) - 1
        self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(self.columns) - 1))

    def _keep(self, page: int, rows: list[list[Any]]) -> None:
        self._pages[page] = rows
        self.kept.emit(rows)
        while len(self._pages) > KEEP:
            self._pages.popitem(last=False)

    def value(self, row: int, key: str) -> Any:
        """Return the raw value of a column in a row."""
        place = next(i for i, column in enumerate(self.columns) if column.key == key)
        return self.row(row)[place]

    def held(self, row: int, key: str) -> Any:
        """Return the raw value of a column in a row that is here already, else UNKNOWN."""
        place = next((i for i, column in enumerate(self.columns) if column.key == key), -1)
        page, offset = divmod(row, PAGE)
        rows = self._pages.get(page, [])
        return rows[offset][place] if place >= 0 <= row and offset < len(rows) else UNKNOWN

    def place_of(self, key: int) -> int:
        """Return the row of a key, -1 where it is not listed."""
        try:
            return self.keys.index(key)
        except ValueError:
            return -1

    def _take(self, keys: array[int], whole: bool, pages: dict[int, list[list[Any]]]) -> None:
        """Show other keys with the pages that came with them; where only more keys follow, what is there stays."""
        have = len(self.keys)
        for page in self._asked:
            self.desk.drop(self, f"page {page}")
        self._asked.clear()
        if pages or keys[:have] != self.keys:
            self._pages = OrderedDict(pages)
        elif have % PAGE and len(keys) > have:
            self._pages.pop(have // PAGE, None)  # it was cut at the end of the first keys
        if keys == self.keys:
            if have:
                self.dataChanged.emit(self.index(0, 0), self.index(have - 1, len(self.columns) - 1))
        elif have and len(keys) > have and keys[:have] == self.keys:
            self.beginInsertRows(QModelIndex(), have, len(keys) - 1)
            self.keys = keys
            self.endInsertRows()
        else:
            self.beginResetModel()
            self.keys = keys
            self.endResetModel()
        for rows in pages.values():
            self.kept.emit(rows)
        self.loaded.emit(len(keys), whole)
