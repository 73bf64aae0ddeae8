"""The first column of a list stays where it is while the others scroll: a second view of the same rows lies over it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.ui.theme import px


class PinnedColumn(QTableView):
    """Shares rows and selection of its table; the keys stay with the table. Shown only while the table is scrolled aside."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setObjectName("pinned")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(table.selectionBehavior())
        self.setSelectionMode(table.selectionMode())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.verticalHeader().setMinimumSectionSize(table.verticalHeader().minimumSectionSize())
        model = table.model()
        assert isinstance(model, QAbstractItemModel)
        self.setModel(model)
        self.setSelectionModel(table.selectionModel())
        self.setAccessibleName("")  # the table itself is what is read out
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(table.horizontalHeader().sectionClicked)
        self.doubleClicked.connect(table.doubleClicked)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        self.hide()

    def follow(self, column: int) -> None:
        """Show this column as the table does, at its left edge."""
        table, head = self._table, self._table.horizontalHeader()
        for place in range(self.model().columnCount()):
            self.setColumnHidden(place, place != column)
        self.setItemDelegateForColumn(column, table.itemDelegateForColumn(column) or table.itemDelegate())
        self.setColumnWidth(column, head.sectionSize(column))
        self.horizontalHeader().setFixedHeight(head.height())
        self.horizontalHeader().setSortIndicatorShown(
            head.isSortIndicatorShown() and head.sortIndicatorSection() == column
        )
        self.horizontalHeader().setSortIndicator(column, head.sortIndicatorOrder())
        height = head.height() + table.viewport().height()
        self.setGeometry(table.frameWidth(), table.frameWidth(), head.sectionSize(column) + px(1), height)
        self.setPalette(table.palette())
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())


def pinned_for(table: QTableView, column: int, known: PinnedColumn | None) -> PinnedColumn | None:
    """Show a column pinned while its table is scrolled aside, if it leaves room for the others; return the view, made when first wanted."""
    scrolled = column >= 0 and table.horizontalScrollBar().value() > 0
    if not scrolled or table.columnWidth(column) > table.viewport().width() // 2:
        if known is not None:
            known.hide()
        return known
    pinned = known or PinnedColumn(table)
    pinned.follow(column)
    pinned.show()
    pinned.raise_()
    return pinned
