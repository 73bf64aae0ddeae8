"""The document viewer: pages of PDFs and pictures, paged by keys, beside whatever is worked on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.core.messages import _
from app.ui.desk import Desk
from app.ui.pages_of import Pages, paint
from app.ui.theme import px
from app.ui.widgets import label, tool

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff")


class Viewer(QWidget):
    """Shows one document; PgUp and PgDown turn pages, + and - zoom."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._data, self._name, self._page, self._total, self._zoom = b"", "", 0, 0, 1.0
        self._ticket = 0
        self._picture = QImage()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(6))
        bar = QHBoxLayout()
        self.caption = label("", "field")
        self._place = label("", "hint")
        bar.addWidget(self.caption, 1)
        bar.addWidget(self._place)
        self._buttons = [
            tool("arrow-left", _("Previous page"), lambda: self.turn(-1), "Alt+PgUp"),
            tool("arrow-right", _("Next page"), lambda: self.turn(1), "Alt+PgDown"),
            tool("zoom-in", _("Zoom"), self._next_zoom, "Alt+Z"),
        ]
        for one in self._buttons:
            bar.addWidget(one)
        outer.addLayout(bar)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(_("Document"))
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sheet.setWordWrap(True)
        self._sheet.setObjectName("quiet")
        self._area.setWidget(self._sheet)
        outer.addWidget(self._area, 1)
        self.clear()

    def clear(self, text: str = "") -> None:
        """Show nothing but a sentence."""
        self._ticket += 1
        self._data, self._total = b"", 0
        self._picture = QImage()
        self._sheet.setPixmap(QPixmap())
        self._sheet.setText(text or _("No document here. Drop a PDF or picture to attach it."))
        self.caption.setText("")
        self._place.setText("")
        for one in self._buttons:
            one.setEnabled(False)

    def show_document(self, name: str, data: bytes) -> None:
        """Show a document; what can't be painted says so."""
        self._data, self._name, self._page = data, name, 0
        self.caption.setText(name)
        self._paint()

    def turn(self, step: int) -> None:
        """Turn pages."""
        if self._total and 0 <= self._page + step < self._total:
            self._page += step
            self._paint()

    def _next_zoom(self) -> None:
        self._zoom = {1.0: 1.5, 1.5: 2.0, 2.0: 1.0}[self._zoom]
        self._fit()

    def _paint(self) -> None:
        self._ticket += 1
        ticket = self._ticket
        if self._name.lower().endswith(PICTURES):
            self._take_picture(QImage.fromData(self._data), 1)
            return
        if not self._data.startswith(b"%PDF"):
            self.clear(_("{name} can't be shown here.").format(name=self._name))
            return

        def take(pages: Pages) -> None:
            if ticket != self._ticket:
                return
            if not pages.pictures:
                self.clear(_("{name} can't be painted; the file is broken or protected. It is kept as it is.").format(name=self._name))
                return
            self._take_picture(QImage.fromData(pages.pictures[0]), pages.total)

        self.desk.work(paint, self._data, 2.0, self._page, 1, then=take)

    def _take_picture(self, picture: QImage, total: int) -> None:
        self._picture, self._total = picture, total
        self._place.setText(f"{self._page + 1} / {total}")
        for one in self._buttons:
            one.setEnabled(True)
        self._fit()

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        width = int((self._area.viewport().width() - px(8)) * self._zoom * ratio)
        pixmap = QPixmap.fromImage(self._picture.scaledToWidth(max(80, width), Qt.TransformationMode.SmoothTransformation))
        pixmap.setDevicePixelRatio(ratio)
        self._sheet.setPixmap(pixmap)

    def resizeEvent(self, event: object) -> None:
        """Fit the page to the width."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages by keys."""
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if step:
            self.turn(step)
        else:
            super().keyPressEvent(event)
