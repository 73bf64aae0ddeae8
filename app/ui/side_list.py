"""The pages of a tab in the list at the left, in groups that open and close; in a narrow window only their pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
)

from app.core.manifest import Module
from app.core.manifest import Page as PageManifest
from app.core.messages import _
from app.ui.icons import icon
from app.ui.store import Part
from app.ui.theme import px, token

WIDE, NARROW = 212, 52  # points
HEADING, FIRST = 34, 24  # points of a heading with the room above it, and of the first one
KEY = Qt.ItemDataRole.UserRole  # of a page, or of a group
IS_GROUP = Qt.ItemDataRole.UserRole + 1


class SideList(QTreeWidget):
    """Arrows walk through the pages and keep the focus; Enter goes into the page, on a heading it opens and closes the group."""

    wanted = Signal(str)
    entered = Signal()

    def __init__(self, store: Part) -> None:
        super().__init__()
        self._store = store
        self._module = ""
        self._page = ""
        self._narrow = False
        self.setObjectName("side")
        self.setAccessibleName(_("Pages"))
        self.setFixedWidth(px(WIDE))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(QSize(px(16), px(16)))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Rows(self))
        self.currentItemChanged.connect(self._chosen)
        self.itemClicked.connect(self._clicked)
        self.itemActivated.connect(self._activated)
        self.itemExpanded.connect(lambda item: self._remember(item, is_open=True))
        self.itemCollapsed.connect(lambda item: self._remember(item, is_open=False))

    def show_pages(self, module: Module, pages: Sequence[tuple[str, PageManifest]], current: str) -> None:
        """Show the pages of a tab under the headings of their groups, and which of them is open."""
        self._page = current
        self.blockSignals(True)
        if (module.name, [key for key, _page in pages]) != (self._module, self.keys()):
            self._module = module.name
            self._build(module, pages)
            self._label()
        self._go_to_page()
        self.blockSignals(False)

    def keys(self) -> list[str]:
        """Return the keys of the pages, from above, those of closed groups too."""
        return [item.data(0, KEY) for item in self.rows() if not item.data(0, IS_GROUP)]

    def rows(self) -> list[QTreeWidgetItem]:
        """Return the headings and the pages, from above."""
        walk, found = QTreeWidgetItemIterator(self), []
        while item := walk.value():
            found.append(item)
            walk += 1
        return found

    def headings(self) -> list[QTreeWidgetItem]:
        """Return the headings of the groups."""
        return [item for item in self.rows() if item.data(0, IS_GROUP)]

    def fold(self, narrow: bool) -> None:
        """Show words or only pictures."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.setFixedWidth(px(NARROW if narrow else WIDE))
            # without words a bar would lie over the pictures; wheel and arrows scroll all the same
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if narrow else policy.ScrollBarAsNeeded)
            self._label()

    def step(self, by: int) -> None:
        """Go some pages on through the open groups, from the last to the first."""
        seen = [item for item in self.rows() if not item.data(0, IS_GROUP) and not _is_put_away(item)]
        if seen:
            here = next((n for n, item in enumerate(seen) if item.data(0, KEY) == self._page), -1)
            self.setCurrentItem(seen[(here + by) % len(seen)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close a group by Enter and the space bar; the tree itself knows Left and Right."""
        item = self.currentItem()
        turning = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if turning and item is not None and item.data(0, IS_GROUP):
            item.setExpanded(not item.isExpanded())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stand on the open page again, wherever among the headings one was."""
        super().focusOutEvent(event)
        self.blockSignals(True)
        self._go_to_page(reveal=False)
        self.blockSignals(False)

    def marks(self, item: QTreeWidgetItem) -> bool:
        """Say whether a heading hides the open page."""
        if item.isExpanded():
            return False
        return any(one.parent() is item and one.data(0, KEY) == self._page for one in self.rows())

    # -- inside ------------------------------------------------------------
    def _build(self, module: Module, pages: Sequence[tuple[str, PageManifest]]) -> None:
        self.clear()
        used = {page.group for _key, page in pages}
        groups = [group for group in module.groups if group.key in used]
        tops: dict[str, QTreeWidgetItem] = {}
        for group in groups if len(groups) > 1 else []:
            tops[group.key] = self._row(self.invisibleRootItem(), group.key, group.title, is_group=True)
        for key, page in pages:
            row = self._row(tops.get(page.group, self.invisibleRootItem()), key, page.title)
            row.setIcon(0, icon(page.icon))
        kept = self._store.get(self._memory()) or {}
        for group in groups if tops else []:
            tops[group.key].setExpanded(kept.get(group.key, group.open))

    @staticmethod
    def _row(above: QTreeWidgetItem, key: str, title: str, *, is_group: bool = False) -> QTreeWidgetItem:
        item = QTreeWidgetItem(above)
        item.setData(0, KEY, key)
        item.setData(0, IS_GROUP, is_group)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, _(title))
        return item

    def _go_to_page(self, *, reveal: bool = True) -> None:
        found = next((item for item in self.rows() if item.data(0, KEY) == self._page), None)
        above = found.parent() if found is not None else None
        if above is not None and not above.isExpanded():
            if not reveal:
                found = above
            above.setExpanded(reveal)
        if found is None:
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentItem(found)
            if above is not None and above.indexOfChild(found) == 0:
                self.scrollToItem(above)  # the first page of a group is seen with its heading

    def _memory(self) -> str:
        return f"side.{self._module}"

    def _remember(self, item: QTreeWidgetItem, *, is_open: bool) -> None:
        self._store.put(
            self._memory(), {**(self._store.get(self._memory()) or {}), item.data(0, KEY): is_open}
        )

    def _label(self) -> None:
        for item in self.rows():
            title = item.data(0, Qt.ItemDataRole.AccessibleTextRole)
            item.setText(0, "" if self._narrow else title)
            room = px(WIDE - 60)  # less the picture and the edges
            cut = self._narrow or self.fontMetrics().horizontalAdvance(title) > room
            item.setToolTip(0, title if cut else "")

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not item.data(0, IS_GROUP):
            self.wanted.emit(item.data(0, KEY))

    def _clicked(self, item: QTreeWidgetItem) -> None:
        if item.data(0, IS_GROUP):
            item.setExpanded(not item.isExpanded())

    def _activated(self, item: QTreeWidgetItem) -> None:
        if not item.data(0, IS_GROUP):
            self.entered.emit()


def _is_put_away(item: QTreeWidgetItem) -> bool:
    above = item.parent()
    return above is not None and not above.isExpanded()


class _Rows(QStyledItemDelegate):
    """Paints headings small and in capitals, with an arrow; pages as the style does."""

    def __init__(self, side: SideList) -> None:
        super().__init__(side)
        self._side = side

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Leave room above a heading."""
        size = super().sizeHint(option, index)
        if index.data(IS_GROUP):
            size.setHeight(px(HEADING if index.row() else FIRST))
        return size

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        if not index.data(IS_GROUP):
            super().paint(painter, option, index)
            return
        item = self._side.itemFromIndex(index)
        area = QRect(option.rect)
        area.setTop(area.bottom() - px(FIRST) + 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, area)
        marked = self._side.marks(item)
        arrow = icon(
            "chevron-down" if item.isExpanded() else "chevron-right", "accent" if marked else "faint"
        )
        words = index.data(Qt.ItemDataRole.DisplayRole)
        left = area.left() + px(6) if words else area.left() + px(10)
        arrow.paint(painter, QRect(left, area.center().y() - px(6) + 1, px(12), px(12)))
        if words:
            font = QFont(option.font)
            font.setPixelSize(px(11))
            font.setWeight(QFont.Weight.DemiBold)
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
            painter.setFont(font)
            painter.setPen(token("accent" if marked else "quiet"))
            area.setLeft(left + px(17))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words.upper())
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        state = option.state
        chosen = state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(token("select" if chosen else "hover"))
            painter.drawRoundedRect(area, px(6), px(6))
