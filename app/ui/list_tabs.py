"""A page of several lists in tabs with one drawer beside them; Ctrl+1, Ctrl+2 … go to a list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QWidget

from app.core.messages import _
from app.data.lists import ListSource
from app.data.records import Target
from app.ui.desk import Desk
from app.ui.forms import Drawer
from app.ui.lists.panel import ListPanel
from app.ui.records import RecordPanel
from app.ui.theme import px
from app.ui.widgets import Page


class ListTabs(Page):
    """Subclasses give titles and sources, and answer to opened rows."""

    def __init__(self, desk: Desk, title: str, sources: Sequence[tuple[str, ListSource]], width: int = 380) -> None:
        super().__init__(desk, title)
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(_("Lists"))
        self.lists = QStackedWidget()
        self.panels = [ListPanel(desk, source, name) for name, source in sources]
        for (name, _source), panel in zip(sources, self.panels, strict=True):
            self.bar.addTab(name)
            self.lists.addWidget(panel)
            panel.opened.connect(self.open_row)
        self.bar.currentChanged.connect(self._shown)
        self.drawer = Drawer(width)
        self.drawer.on_drop = self._focus_list
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(px(12))
        self.split.addWidget(self.lists)
        self.split.addWidget(self.drawer)
        self.split.setStretchFactor(0, 1)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.split, 1)
        for place in range(len(self.panels)):
            self.bind(f"Ctrl+{place + 1}", partial(self.go, place))

    def add_records(self, records: RecordPanel, tables: Sequence[str]) -> RecordPanel:
        """Put what belongs to the current row beside the lists; tables are theirs, in their order."""
        records.setMinimumWidth(px(320))
        self.split.addWidget(records)
        self.split.setStretchFactor(2, 1)
        self.split.setSizes([px(760), 0, px(400)])
        for table, panel in zip(tables, self.panels, strict=True):
            panel.picked.connect(lambda key, name=table: records.show_record(Target(name, key)))
        return records

    def first_focus(self) -> QWidget | None:
        """Focus the rows."""
        return self.panel.view.table

    @property
    def panel(self) -> ListPanel:
        """The list that is shown."""
        return self.panels[self.bar.currentIndex()]

    def open_row(self, key: int) -> None:
        """Answer to Enter or a double click on a row."""

    def go(self, place: int) -> None:
        """Show a list."""
        self.bar.setCurrentIndex(place)
        self._focus_list()

    def _shown(self, place: int) -> None:
        self.drawer.drop()
        self.lists.setCurrentIndex(place)

    def _focus_list(self) -> None:
        self.panel.view.table.setFocus()
