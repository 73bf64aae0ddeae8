"""A report out of the window: printed with a preview, saved as spreadsheet or CSV."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QMenu

from app.core.messages import _
from app.data.reports import Report, pdf
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.preview import preview
from app.ui.save_file import ask_place, sheet_bytes, write_file

Make = Callable[[Any], Report]  # takes the connection


class ReportOut:
    """The actions of a page whose rows are a report; make() says which one is shown, None while there is none."""

    def __init__(self, page: Page, title: Callable[[], str], make: Callable[[], Make | None]) -> None:
        self.page, self.title, self.make = page, title, make

    def actions(self) -> list[PageAction]:
        """Return Export and Print."""
        return [
            PageAction(_("Export"), self.menu, "Ctrl+E", "download"),
            PageAction(_("Print"), self.print, "Ctrl+P", "printer", primary=True),
        ]

    def print(self) -> None:
        """Show the report as it is printed."""
        made, office = self.make(), self.page.desk.office
        if made is not None:
            preview(
                self.page,
                self.page.desk,
                self.title(),
                lambda: office.read(pdf, office.read(made), office.clock(), office.actor.name),
            )

    def menu(self) -> None:
        """Offer the formats."""
        menu = QMenu(self.page)
        for kind, words in (("xlsx", _("Save as spreadsheet (XLSX) …")), ("csv", _("Save as CSV …"))):
            menu.addAction(words).triggered.connect(lambda _on=False, k=kind: self._ask(k))
        menu.popup(self.page.mapToGlobal(self.page.rect().topRight()))

    def _ask(self, kind: str) -> None:
        ask_place(self.page, _("Save"), f"{self.title()}.{kind}", lambda path: self.save(path, kind))

    def save(self, path: Path, kind: str) -> None:
        """Write the report to a file."""
        made, office = self.make(), self.page.desk.office
        if made is not None:
            write_file(self.page.desk, path, lambda: sheet_bytes(office.read(made).sheet(), kind))
