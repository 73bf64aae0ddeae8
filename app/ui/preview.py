"""Print preview: the PDF as it will be, to print, save, or close; and lists printed as they look."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.core.messages import N_, _, counted
from app.data.export import Sheet, human
from app.data.heads import doubt_of
from app.paper.page_frame import Letterhead
from app.paper.table import TableColumn, TablePaper, TableRow, table_pdf
from app.ui.desk import Desk
from app.ui.page_images import paint
from app.ui.save_file import save_file
from app.ui.theme import px
from app.ui.viewer import Viewer
from app.ui.widgets import button

PRINT_SCALE = 3.0


class Preview(QDialog):
    """Shows a PDF; Ctrl+P prints, Ctrl+S saves, Esc closes."""

    printed = Signal()

    def __init__(self, parent: QWidget, desk: Desk, name: str, data: bytes) -> None:
        super().__init__(parent)
        self.desk, self.name, self.data = desk, name, data
        self.setWindowTitle(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(px(860), px(900))
        self.setObjectName("page")
        for key, slot in (("Ctrl+P", self.print_out), ("Ctrl+S", self.save)):
            QShortcut(QKeySequence(key), self, slot)
        outer = QVBoxLayout(self)
        bar = QHBoxLayout()
        bar.addWidget(button(_("Print …"), self.print_out, "primary", "Ctrl+P", "printer"))
        bar.addWidget(button(_("Save as PDF …"), self.save, "", "Ctrl+S", "download"))
        bar.addStretch()
        bar.addWidget(button(_("Close"), self.close, key="Esc"))
        outer.addLayout(bar)
        self.viewer = Viewer(desk)
        outer.addWidget(self.viewer, 1)
        self.viewer.show_document(name + ".pdf", data)

    def save(self) -> None:
        """Ask for a place and write the PDF there."""
        save_file(self, self.desk, f"{self.name}.pdf", lambda: self.data)

    def print_out(self) -> None:
        """Let the system's dialog choose printer and pages, then print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        ask = QPrintDialog(printer, self)
        ask.accepted.connect(lambda: self._send(printer))
        QDialog.open(ask)

    def _send(self, printer: Any) -> None:
        pages = paint(self.data, PRINT_SCALE, 0, 500)
        painter = QPainter(printer)
        for number, picture in enumerate(pages.pictures):
            if number:
                printer.newPage()
            image = QImage.fromData(picture)
            target = QRectF(painter.viewport())
            scale = min(target.width() / image.width(), target.height() / image.height())
            painter.drawImage(QRectF(0, 0, image.width() * scale, image.height() * scale), image)
        painter.end()
        self.printed.emit()
        self.desk.notice(
            counted(
                len(pages.pictures), N_("1 page sent to the printer"), N_("{count} pages sent to the printer")
            )
        )


def preview(parent: QWidget, desk: Desk, name: str, make: Callable[[], bytes]) -> None:
    """Make a PDF off the UI thread and show it, also where the page was built anew meanwhile; F9 does the same again, with the figures of that moment."""
    window = parent.window()
    desk.print_again = lambda: preview(window, desk, name, make)

    def show(data: bytes) -> None:
        Preview(parent if isValid(parent) else window, desk, name, data).show()

    desk.work(make, then=show, owner=window)


def preview_list(parent: QWidget, desk: Desk, title: str, subtitle: str, sheet: Sheet) -> None:
    """Show a list as it looks on paper."""
    weights = {
        "money": 1.5,
        "balance": 1.7,
        "percent": 0.9,
        "day": 1.2,
        "number": 0.8,
        "ordinal": 0.8,
        "flag": 0.6,
    }
    columns = tuple(
        TableColumn(name, weights.get(kind, 2.4), kind == "money", kind == "money")
        for name, kind in sheet.columns
    )
    rows = [
        TableRow(
            tuple(
                value if kind == "money" else human(value, kind)
                for value, (_name, kind) in zip(row, sheet.columns, strict=True)
            )
        )
        for row in sheet.rows
    ]
    paper = TablePaper(
        title,
        subtitle,
        Letterhead(str(desk.settings.get("company.name", "")), doubt=doubt_of(desk.office.book)),
        columns,
        rows,
        landscape=len(columns) > 6,
    )
    preview(parent, desk, title, lambda: table_pdf(paper))
