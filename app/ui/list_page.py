"""A page around one list: the list at the left, at the right a drawer with a form or what belongs to the row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from app.core.messages import _
from app.data.lists import ListSource
from app.data.records import Target
from app.ui.desk import Desk
from app.ui.forms import Drawer
from app.ui.lists.panel import ListPanel
from app.ui.records import RecordPanel, attach_files
from app.ui.theme import px
from app.ui.widgets import Page


class ListPage(Page):
    """Subclasses give source and title, and answer to opened rows."""

    def __init__(self, desk: Desk, title: str, source: ListSource, table: str = "") -> None:
        super().__init__(desk, title)
        self.table_name = table
        self.panel = ListPanel(desk, source, title, self.print_title)
        self.drawer = Drawer()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(px(12))
        self.split.addWidget(self.panel)
        self.split.addWidget(self.drawer)
        self.split.setStretchFactor(0, 1)
        self.body.addWidget(self.split, 1)
        self.drawer.on_drop = self.panel.view.table.setFocus
        self.panel.opened.connect(self.open_row)
        if table:
            self.panel.view.table.setAcceptDrops(desk.may("records.attach"))
            self.panel.dropped.connect(self._dropped)

    def add_records(self) -> RecordPanel:
        """Put documents, notes, follow-ups and changes of the current row beside the list."""
        records = RecordPanel(self.desk)
        records.setMinimumWidth(px(320))
        self.split.addWidget(records)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(2, 1)
        self.split.setSizes([px(860), 0, px(360)])
        self.panel.picked.connect(lambda key: records.show_record(Target(self.table_name, key)))
        return records

    def print_title(self) -> tuple[str, str]:
        """Return title and subtitle for paper."""
        return self.title.text(), self.subtitle.text()

    def open_row(self, key: int) -> None:
        """Answer to Enter or a double click on a row."""

    def request(self, what: object) -> None:
        """Go to a row by its key."""
        if isinstance(what, int):
            self.panel.select_key(what)

    def first_focus(self) -> QWidget | None:
        """Focus the rows."""
        return self.panel.view.table

    def close_drawer(self) -> None:
        """Close the drawer and return to the rows."""
        self.drawer.drop()
        self.panel.view.table.setFocus()

    def _dropped(self, key: int, files: list[str]) -> None:
        if key < 0:
            self.desk.notice(_("Drop a document on a row to attach it."))
            return
        attach_files(self.desk, Target(self.table_name, key), files)
        self.panel.select_key(key)
