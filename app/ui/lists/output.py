"""What leaves a list: rows for the clipboard, a spreadsheet, a CSV file, paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.core.messages import N_, _, counted
from app.ui.desk import Desk
from app.ui.lists.view import ListView, global_below
from app.ui.save_file import ask_place, sheet_bytes, write_file
from app.ui.widgets import tool


class ListOutput:
    """The button at the foot of a list with its menu, and what stands in it."""

    def __init__(
        self, owner: QWidget, desk: Desk, view: ListView, title: Callable[[], tuple[str, str]]
    ) -> None:
        self._owner, self._desk, self._view, self._title = owner, desk, view, title
        self.button: QToolButton = tool("download", _("Copy, export, print"), self._menu, "Ctrl+E")

    def _menu(self) -> None:
        menu = QMenu(self._owner)
        menu.addAction(_("Copy selected rows")).triggered.connect(self.copy)
        menu.addAction(_("Save as spreadsheet (XLSX) …")).triggered.connect(lambda: self._ask_file("xlsx"))
        menu.addAction(_("Save as CSV …")).triggered.connect(lambda: self._ask_file("csv"))
        menu.addAction(_("Preview and print …")).triggered.connect(self.print_list)
        menu.popup(global_below(self.button))

    def copy(self) -> None:
        """Copy the selected rows."""
        self._desk.notice(counted(self._view.copy(), N_("1 row copied"), N_("{count} rows copied")))

    def _ask_file(self, kind: str) -> None:
        ask_place(self._owner, _("Save"), f"{self._title()[0]}.{kind}", lambda path: self.save(path, kind))

    def save(self, path: Path, kind: str) -> None:
        """Write the list as it looks to a file, kind 'xlsx' or 'csv'."""
        sheet = self._view.sheet()
        write_file(self._desk, path, lambda: sheet_bytes(sheet, kind))

    def print_list(self) -> None:
        """Show the list as it looks, ready to print."""
        from app.ui.preview import preview_list

        title, subtitle = self._title()
        preview_list(self._owner, self._desk, title, subtitle, self._view.sheet())
