"""A board: a column for each state, and cards that go between them by keys or by being dragged, each by the same command."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QListWidget, QListWidgetItem, QWidget

from app.core import format as formats
from app.core.dataclass import dataclass
from app.ui.eliding import ElidingLabel
from app.ui.theme import px
from app.ui.widgets import card

KEY = Qt.ItemDataRole.UserRole
NARROW = 132  # points of a column, so that all are equally wide and cards can be read in large type


@dataclass(frozen=True)
class Shown:
    """A card: the key of its record, the column it stands in, and its words, a line each."""

    key: int
    column: str
    words: str


class Column(QListWidget):
    """The cards of one state; a card of another column that is dropped here is told with its key."""

    dropped = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("cards")
        self.setWordWrap(True)
        self.setSpacing(px(4))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def _from(self, event: QDropEvent) -> Column | None:
        """Return the other column of this board that a card comes from, None for anything else."""
        source = event.source()
        same_board = isinstance(source, Column) and source is not self and source.window() is self.window()
        return source if same_board and isinstance(source, Column) else None

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take cards of the other columns."""
        if self._from(event) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which card was dropped; it goes once the command has been done, so nothing moves here."""
        source = self._from(event)
        item = source.currentItem() if source is not None else None
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if item is not None:
            self.dropped.emit(int(item.data(KEY)))


class Board(QWidget):
    """Left and right go between columns, Shift with them moves the card, as dragging does; Enter opens it.

    Nothing moves by itself: moved says which card is to go where, and the next show() shows what came of it.
    """

    moved = Signal(int, str, str)  # key, the column it is in, the one it is to go to
    opened = Signal(int)

    def __init__(self, columns: Mapping[str, str]) -> None:
        super().__init__()
        self.names, self.titles = tuple(columns), dict(columns)
        self.columns: list[Column] = []
        self.heads = [ElidingLabel(title, "heading") for title in columns.values()]
        self._chosen = self._place = 0  # the card that was moved last, the column whose card is meant
        room = QHBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(px(12))
        for head, (name, title) in zip(self.heads, columns.items(), strict=True):
            frame, inside = card()
            cards = Column(title)
            cards.installEventFilter(self)
            cards.itemActivated.connect(lambda item: self.opened.emit(int(item.data(KEY))))
            cards.dropped.connect(lambda key, to=name: self._drop(key, to))
            frame.setMinimumWidth(px(NARROW))
            inside.addWidget(head)
            inside.addWidget(cards, 1)
            self.columns.append(cards)
            room.addWidget(frame, 1)

    def first_focus(self) -> QWidget:
        """Return the first column that has cards."""
        return next((one for one in self.columns if one.count()), self.columns[0])

    def show_cards(self, cards: Iterable[Shown], more: Collection[str] = ()) -> None:
        """Show cards in their columns; more names those of which some are left out."""
        focus = next((one for one in self.columns if one.hasFocus()), None)
        found = list(cards)
        kept = self.current()[1] if not self._chosen else self._chosen
        for name, head, column in zip(self.names, self.heads, self.columns, strict=True):
            mine = [one for one in found if one.column == name]
            head.setText(f"{self.titles[name]} ({formats.count(len(mine))}{'+' if name in more else ''})")
            row = column.currentRow()
            column.clear()
            for one in mine:
                item = QListWidgetItem(one.words)
                item.setData(KEY, one.key)
                column.addItem(item)
                if one.key == kept:
                    self._place = self.columns.index(column)
                    column.setCurrentItem(item)
                    if focus is not None:
                        column.setFocus()
            if column.currentRow() < 0 and mine:
                column.setCurrentRow(min(max(row, 0), len(mine) - 1))
        if not self.columns[self._place].count():
            self._place = next((at for at, one in enumerate(self.columns) if one.count()), 0)
        self._chosen = 0
        self._mark()

    def _mark(self) -> None:
        """Show one card as chosen: the one that keys and actions mean."""
        for place, column in enumerate(self.columns):
            item = column.currentItem()
            column.clearSelection()
            if place == self._place and item is not None:
                item.setSelected(True)

    def current(self) -> tuple[str, int]:
        """Return the column whose card is chosen, and the key of the card, 0 for none."""
        item = self.columns[self._place].currentItem()
        return self.names[self._place], int(item.data(KEY)) if item is not None else 0

    def shift(self, by: int) -> None:
        """Ask that the chosen card goes to a neighbouring column."""
        name, key = self.current()
        if key and 0 <= self._place + by < len(self.columns):
            self.columns[self._place].setFocus()
            self._drop(key, self.names[self._place + by], name)

    def _drop(self, key: int, to: str, before: str = "") -> None:
        was = before or next(
            (
                name
                for name, column in zip(self.names, self.columns, strict=True)
                for at in range(column.count())
                if column.item(at).data(KEY) == key
            ),
            "",
        )
        if was and was != to:
            self._chosen = key
            self.moved.emit(key, was, to)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go between columns by the arrows, move a card with Shift; the card of the column that was gone to is chosen."""
        if event.type() == QEvent.Type.FocusIn and watched in self.columns:
            self._place = self.columns.index(watched)
            self._mark()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
            if by and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
                self.shift(by)
                return True
            if by and not event.modifiers():
                place = self._place + by
                if 0 <= place < len(self.columns):
                    self.columns[place].setFocus()
                return True
        return super().eventFilter(watched, event)
