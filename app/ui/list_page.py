"""A page around one list: the list at the left, at the right a drawer with a form or what belongs to the row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from app.core.messages import _
from app.data.lists import ListSource
from app.data.records import Target
from app.ui.desk import Desk
from app.ui.forms import Drawer, Form
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

    def for_current(self, action: Callable[[int], object]) -> None:
        """Do something with the key of the current row, if there is one."""
        key = self.panel.current_key()
        if key is not None:
            action(key)

    def submit(
        self,
        form: Form,
        service: Callable[..., int],
        arguments: Callable[[int | None], tuple[Any, ...]],
        version: int | None,
        words: str,
        undo: Callable[[int], None] | None = None,
    ) -> None:
        """Run a service that saves a row and returns its key.

        `arguments` gets the version the row must still have; after a conflict the user may save over the other's values,
        then it gets None and everything else stays as typed.
        """

        def done(key: int) -> None:
            form.saved()
            self.close_drawer()
            self.panel.select_key(key)
            self.desk.notice(words, action=_("Undo") if undo else "", act=lambda: undo(key) if undo else None)

        def run(expected: int | None) -> None:
            self.desk.run(service, *arguments(expected), then=done, failed=lambda error: form.refused(error, lambda: run(None)))

        run(version)

    def _dropped(self, key: int, files: list[str]) -> None:
        if key < 0:
            self.desk.notice(_("Drop a document on a row to attach it."))
            return
        attach_files(self.desk, Target(self.table_name, key), files)
        self.panel.select_key(key)
