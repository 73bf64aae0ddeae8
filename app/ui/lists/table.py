"""The table of lists and reports: fixed row height, figures that are never cut, a header with a selection model of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.ui.lists.model import RIGHT, ListModel
from app.ui.lists.pills import PillDelegate
from app.ui.theme import px, token
from app.ui.widgets import give_rest

NAME, FRAME = 180, 20  # points that names need, and what stands beside a figure in its cell


class Table(QTableView):
    """The rows; Enter opens one, files can be dropped on one."""

    opened = Signal(int)
    dropped = Signal(int, list)
    menu_wanted = Signal(int, QPoint)  # of a row, -1 for none, at a place of the viewport

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground = (
            QWidget()
        )  # Qt's own would be asked, each time it is first seen, which of all kinds of widgets it is
        ground.setObjectName("qt_scrollarea_viewport")
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        self.setViewport(ground)
        self.names = -1  # the column that takes what the others leave
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(28))
        self.verticalHeader().setMinimumSectionSize(px(20))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(px(36))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._pills = PillDelegate(self)
        self.doubleClicked.connect(self._open)

    def attach(self, model: ListModel) -> None:
        """Show a model; the header gets its own selection model, or Ctrl+A on a million rows freezes for seconds."""
        self.setModel(model)
        header = self.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(model, header))
        for place, column in enumerate(model.columns):
            if column.tones or column.ends:
                self.setItemDelegateForColumn(place, self._pills)

    def selectRow(self, row: int) -> None:
        """Select this row alone. Qt's own adds to the selection, or takes the row out of it, while Ctrl is still held."""
        index = self.model().index(row, max(0, self.horizontalHeader().logicalIndexAt(0)))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)

    def fit_figures(self) -> None:
        """Widen the columns of figures so that none of what is shown is cut, with the names' column taking the rest: a cut amount misleads."""
        model, bold = self.model(), QFont(self.font())
        bold.setBold(True)
        letters = QFontMetrics(bold)
        for place in range(model.columnCount()):
            cells = [model.index(line, place) for line in range(model.rowCount())]
            if cells and model.data(cells[0], Qt.ItemDataRole.TextAlignmentRole) == RIGHT:
                texts = (str(model.data(one) or "") for one in cells)
                room = letters.horizontalAdvance(max(texts, key=len)) + px(FRAME)
                self.setColumnWidth(place, max(self.columnWidth(place), room))
        self.fit_names()

    def fit_names(self) -> None:
        """Let the names' column, where there is one, take what is left, and never less than makes them read; then the figures scroll."""
        if 0 <= self.names < self.horizontalHeader().count():
            give_rest(self, self.names, px(NAME))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the figures leave."""
        super().resizeEvent(event)
        self.fit_names()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark the current row with a bar at its left while the keys go here."""
        super().paintEvent(event)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            top, height = self.rowViewportPosition(current.row()), self.rowHeight(current.row())
            painter = QPainter(self.viewport())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(token("accent"))  # fillRect would load all gradients with the first row
            painter.drawRect(0, top, px(3), height)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the current row as the one the keys go to."""
        super().focusInEvent(event)
        self._mark("select")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the current row paler while the keys go elsewhere."""
        super().focusOutEvent(event)
        self._mark("pale")

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._mark("select" if self.hasFocus() else "pale")

    def _mark(self, ground: str) -> None:
        """Give selected rows a ground."""
        palette = self.palette()
        if palette.color(QPalette.ColorRole.Highlight) != token(ground):
            palette.setColor(QPalette.ColorRole.Highlight, token(ground))
            self.setPalette(palette)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a row: the one that was clicked, by the key the current one, wherever Qt says that it stands."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._ask_menu()
        else:
            self.menu_wanted.emit(self.indexAt(event.pos()).row(), event.pos())

    def _ask_menu(self) -> None:
        """Ask for the menu of the current row, at its beginning, or as near as what is shown allows."""
        row = self.currentIndex().row()
        top = max(0, self.rowViewportPosition(row)) + self.rowHeight(row) // 2
        self.menu_wanted.emit(row, QPoint(px(24), top))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers()
            and self.currentIndex().isValid()
        ):
            self.opened.emit(self.currentIndex().row())
            return
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._ask_menu()  # keyboards without a menu key; only Windows asks for it itself
            return
        to_end = event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
        if to_end and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            start = event.key() == Qt.Key.Key_Home
            self.selectRow(
                0 if start else max(0, self.model().rowCount() - 1)
            )  # Qt would move the focus and leave the selection behind
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show the row below the pointer."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell row (-1 for empty ground) and files."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(self.rowAt(event.position().toPoint().y()), files)
