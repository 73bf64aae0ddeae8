"""A report out of the window: printed with a preview, saved as spreadsheet or CSV."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QMenu

from app.core import atomic_files
from app.core.messages import _
from app.data.export import csv_bytes, xlsx_bytes
from app.data.reports import Report, pdf
from app.ui.preview import preview
from app.ui.widgets import Page, PageAction

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
        ask = QFileDialog(self.page, _("Save"), f"{self.title()}.{kind}")
        ask.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        ask.setDefaultSuffix(kind)
        ask.fileSelected.connect(lambda path: self.save(Path(path), kind))
        ask.open()

    def save(self, path: Path, kind: str) -> None:
        """Write the report to a file."""
        made = self.make()
        if made is not None:
            sheet = self.page.desk.read_blocking(made).sheet()
            atomic_files.write_bytes(path, xlsx_bytes(sheet) if kind == "xlsx" else csv_bytes(sheet))
            self.page.desk.notice(_("{name} saved").format(name=path.name))
