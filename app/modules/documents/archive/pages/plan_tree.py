"""The filing plan as a tree with the number of documents in each place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from app.core import format as formats
from app.core.messages import _
from app.modules.documents.filing.api import NodeRow
from app.ui.theme import px

ALL = ""


class PlanTree(QTreeWidget):
    """Places of the plan below the line of all documents; chosen tells the code of a place, empty for all."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._nodes: Sequence[NodeRow] = ()
        self._counts: Mapping[str, int] = {}
        self.setObjectName("plain")
        self.setHeaderHidden(True)
        self.setAccessibleName(_("Plan"))
        self.setMinimumWidth(px(180))
        self.setIndentation(px(12))
        self.currentItemChanged.connect(lambda now, _old: self._tell(now))

    def show_all(self) -> None:
        """Go to the line of all documents."""
        everything = self.topLevelItem(0)
        if everything is not None:
            self.setCurrentItem(everything)

    def know(self, nodes: Sequence[NodeRow]) -> None:
        """Show the places of the plan."""
        self._nodes = nodes
        self.show_counts(self._counts)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the plan anew with the number of documents by code; the place that was chosen stays."""
        self._counts = counts
        current = self.currentItem()
        chosen = current.data(0, Qt.ItemDataRole.UserRole) if current else ALL
        self.blockSignals(True)
        self.clear()
        everything = QTreeWidgetItem([f"{_('All documents')}  ({formats.count(sum(counts.values()))})"])
        everything.setData(0, Qt.ItemDataRole.UserRole, ALL)
        self.addTopLevelItem(everything)
        made: dict[str, QTreeWidgetItem] = {}
        for node in self._nodes:
            self._add(node, counts, made)
        self.expandToDepth(0)
        self.setCurrentItem(made.get(chosen, everything))
        self.blockSignals(False)

    def _add(self, node: NodeRow, counts: Mapping[str, int], made: dict[str, QTreeWidgetItem]) -> None:
        total = sum(count for code, count in counts.items() if code.startswith(node.code))
        item = QTreeWidgetItem([f"{node.words}  ({formats.count(total)})" if total else node.words])
        item.setData(0, Qt.ItemDataRole.UserRole, node.code)
        item.setToolTip(0, node.words)
        above = next(
            (made[node.code[:n]] for n in range(len(node.code) - 1, 0, -1) if node.code[:n] in made), None
        )
        (above.addChild if above else self.addTopLevelItem)(item)
        made[node.code] = item

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(0, Qt.ItemDataRole.UserRole)))
