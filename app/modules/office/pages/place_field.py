"""The place of a book: typed, chosen as a folder, or named after the company until somebody chose."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from app.core import paths
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.data.books import SUFFIX, folder_of
from app.ui.fields import TextField
from app.ui.icons import icon
from app.ui.save_file import ask_folder


def free_place(name: str) -> Path:
    """Return a folder for a book of that name where none stands yet, among the books of this person."""
    words = " ".join(re.sub(r"[^\w .-]+", "", name).split()).strip(".") or "Kontor"
    found, number = paths.books() / f"{words}{SUFFIX}", 2
    while found.exists():
        found, number = paths.books() / f"{words} {number}{SUFFIX}", number + 1
    return found


class PlaceField(TextField):
    """A folder; F4 or the picture at its end asks for the one that the book's folder shall lie in."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__(key, title, limit=1000)
        self._followed = ""
        choose = QAction(icon("folder-open"), _("Choose a folder …"), self)
        choose.setToolTip(f"{_('Choose a folder …')}  (F4)")
        choose.setShortcut("F4")
        choose.triggered.connect(self._ask)
        self.line.addAction(choose, QLineEdit.ActionPosition.TrailingPosition)

    def follow(self, name: str) -> None:
        """Name the folder after the company, as long as nobody chose another one."""
        if self.text() in ("", self._followed):
            self._followed = str(free_place(name))
            self.set_text(self._followed)

    def value(self) -> str:
        """Return the place, the address of a server as it is; raises Invalid without one."""
        text = self.text().strip()
        if not text:
            raise Invalid(N_("Please choose where the book shall lie."), field=self.key)
        return text if paths.is_url(text) else str(folder_of(str(Path(text).expanduser())))

    def _ask(self) -> None:
        present = Path(self.text()) if self.text() else free_place("")
        ask_folder(
            self,
            _("Choose a folder …"),
            lambda folder: self.set_text(str(Path(folder) / present.name)),
            str(present.parent if present.parent.is_dir() else Path.home()),
        )
