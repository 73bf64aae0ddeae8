"""What every drawing offers beside its picture: its table, for those who do not see it or want to copy it, and the picture as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject, QPoint, QSizeF, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QRegion,
)
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QTableWidget, QTableWidgetItem, QWidget

from app.core.dataclass import dataclass
from app.core.messages import _
from app.ui.save_file import ask_place, write_file
from app.ui.theme import look
from app.ui.tokens import LIGHT

KINDS = ("svg", "pdf", "png")
SHARP = 2  # pixels of a saved PNG a pixel of the screen
POINTS = 0.75  # points a pixel at 96 dpi


@dataclass(frozen=True)
class Listed:
    """A drawing as a table: the heads of its columns, and of each row the key of what it stands for (0: nothing) and its cells."""

    heads: tuple[str, ...]
    rows: Sequence[tuple[int, tuple[str, ...]]]


class Offers(QObject):
    """The context menu of a drawing: as a table, and the picture as a file.

    listed() gives the table; opened(key) is what Enter on a row of it does, chosen(key) what follows the row; made(kind)
    gives the picture where the widget itself is not it. Whoever wants tables by the settings finds them in place of all drawings.
    """

    def __init__(
        self,
        drawing: QWidget,
        listed: Callable[[], Listed],
        opened: Callable[[int], object] | None = None,
        chosen: Callable[[int], object] | None = None,
        made: Callable[[str], bytes] | None = None,
    ) -> None:
        super().__init__(drawing)
        self.drawing, self._listed, self._made = drawing, listed, made
        self._opened, self._chosen = opened, chosen
        self.table: QTableWidget | None = None
        self.keys: list[int] = []
        self.as_table = QAction(_("As a table"), drawing, checkable=True)
        self.as_table.toggled.connect(self._switch)
        self.save = QAction(_("Save the picture …"), drawing)
        self.save.triggered.connect(self._ask)
        drawing.addActions([self.as_table, self.save])
        drawing.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        drawing.installEventFilter(self)

    # -- the table ---------------------------------------------------------
    def refresh(self) -> None:
        """Fill the table again, where it is shown."""
        if self.table is not None and self.as_table.isChecked():
            self._fill(self.table)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the table with the drawing where the settings want it, and keep it as large."""
        if event.type() == QEvent.Type.Show and watched is self.drawing and look.tables:
            self.as_table.setChecked(True)
        elif event.type() == QEvent.Type.Resize and self.table is not None:
            self.table.setGeometry(self._host().rect())
        return super().eventFilter(watched, event)

    def _host(self) -> QWidget:
        """Return what the table covers: the drawing, or the area that it is scrolled in."""
        room = self.drawing.parentWidget()
        area = room.parentWidget() if room is not None else None
        return area if isinstance(area, QScrollArea) else self.drawing

    def _switch(self, on: bool) -> None:
        had_focus = self.drawing.hasFocus()
        if not on:
            if self.table is not None:
                had_focus = self.table.hasFocus()
                self.drawing.setFocusProxy(None)  # type: ignore[arg-type]
                self.table.hide()
            if had_focus:
                self.drawing.setFocus()
            return
        if self.table is None:
            self.table = self._new_table(self._host())
        self._fill(self.table)
        self.table.setGeometry(self._host().rect())
        self.table.show()
        self.table.raise_()
        self.drawing.setFocusProxy(self.table)
        if had_focus:
            self.table.setFocus()

    def _new_table(self, host: QWidget) -> QTableWidget:
        table = QTableWidget(host)
        table.setAccessibleName(self.drawing.accessibleName())
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.setTabKeyNavigation(False)
        table.addActions([self.as_table, self.save])
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        table.activated.connect(lambda place: self._do(self._opened, place.row()))
        table.currentCellChanged.connect(lambda row, *_others: self._do(self._chosen, row))
        if host is not self.drawing:
            host.installEventFilter(self)
        return table

    def _fill(self, table: QTableWidget) -> None:
        found = self._listed()
        kept = table.currentRow()
        self.keys = []  # nothing is chosen while it is filled
        table.setColumnCount(len(found.heads))
        table.setHorizontalHeaderLabels(list(found.heads))
        table.setRowCount(len(found.rows))
        for row, (_key, cells) in enumerate(found.rows):
            for column, text in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(text))
        self.keys = [key for key, _cells in found.rows]
        table.resizeColumnsToContents()
        table.horizontalHeader().setStretchLastSection(True)
        if found.rows:
            table.setCurrentCell(min(max(kept, 0), len(found.rows) - 1), 0)

    def _do(self, deed: Callable[[int], object] | None, row: int) -> None:
        if deed is not None and 0 <= row < len(self.keys) and self.keys[row]:
            deed(self.keys[row])

    # -- the file ----------------------------------------------------------
    def _ask(self) -> None:
        name = self.drawing.accessibleName() or _("Picture")
        ask_place(self.drawing, _("Save the picture (SVG, PDF or PNG)"), f"{name}.svg", self.write)

    def write(self, path: Path) -> None:
        """Write the picture in the kind that the name of the file says, in light colours as for paper."""
        kind, desk = path.suffix.lower().removeprefix("."), _desk_of(self.drawing)
        if kind not in KINDS:
            desk.notice(_("Name the file with .svg, .pdf or .png at its end."), "bad")
            return
        if self._made is not None:
            made = self._made
            write_file(desk, path, lambda: made(kind))
            return
        data = picture(self.drawing, kind)
        write_file(desk, path, lambda: data)


def _desk_of(widget: QWidget) -> Any:
    found: Any = widget
    while found is not None and not hasattr(found, "desk"):
        found = found.parentWidget()
    return found.desk


def picture(drawing: QWidget, kind: str) -> bytes:
    """Return what a widget draws as a file of a kind, "svg", "pdf" or "png", in light colours."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    size, before = drawing.size(), look.tokens
    look.tokens = LIGHT
    try:
        if kind == "png":
            image = QImage(size * SHARP, QImage.Format.Format_RGB32)
            image.setDevicePixelRatio(SHARP)
            _paint_on(drawing, image)
            QImageWriter(buffer, QByteArray(b"png")).write(image)
        elif kind == "pdf":
            writer = QPdfWriter(buffer)
            writer.setTitle(drawing.accessibleName())
            room = QSizeF(size.width() * POINTS, size.height() * POINTS)
            writer.setPageSize(QPageSize(room, QPageSize.Unit.Point))
            writer.setPageMargins(QPageLayout().margins())
            writer.setResolution(round(72 / POINTS))
            _paint_on(drawing, writer)
        else:
            from PySide6.QtSvg import QSvgGenerator

            generator = QSvgGenerator()
            generator.setTitle(drawing.accessibleName())
            generator.setOutputDevice(buffer)
            generator.setSize(size)
            generator.setViewBox(drawing.rect())
            _paint_on(drawing, generator)
    finally:
        look.tokens = before
    buffer.close()
    return bytes(buffer.data().data())


def _paint_on(drawing: QWidget, device: Any) -> None:
    painter = QPainter(device)
    painter.fillRect(drawing.rect(), QColor(LIGHT["surface"]))
    drawing.render(painter, QPoint(0, 0), QRegion(), QWidget.RenderFlag(0))
    painter.end()
