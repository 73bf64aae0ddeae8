"""The document viewer: pages of PDFs and pictures, or a text, with search marks and text to copy; the next document can be painted ahead."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.core.messages import _
from app.ui.desk import Desk
from app.ui.page_images import Pages, paint, words
from app.ui.page_strip import PageStrip, paint_stamps
from app.ui.theme import px
from app.ui.widgets import label, named_frame, tool

if TYPE_CHECKING:
    from app.paper.stamps import Stamp

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff")
SCALE = 2.0
KEPT = 8  # painted pages that are remembered
Word = tuple[str, float, float, float, float]


class _Sheet(QLabel):
    """One painted page with its words: marks the hits, and lets words be chosen with the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[Word] = []
        self.marker: re.Pattern[str] | None = None
        self.stamps: list[Stamp] = []
        self._chosen = (0, 0)
        self._from = -1
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWordWrap(True)
        self.setObjectName("quiet")

    def show_words(self, found: list[Word]) -> None:
        """Take the words of the page."""
        self.words, self._chosen = found, (0, 0)
        self.update()

    def chosen_text(self) -> str:
        """Return the words chosen, or all of the page."""
        first, last = self._chosen
        return " ".join(word[0] for word in (self.words[first:last] if last > first else self.words))

    def _area(self) -> QRect:
        pixmap = self.pixmap()
        size = pixmap.deviceIndependentSize().toSize()
        return QRect(max(0, (self.width() - size.width()) // 2), 0, size.width(), size.height())

    def _box(self, word: Word, area: QRect) -> QRect:
        left, top = area.left() + int(word[1] * area.width()), area.top() + int(word[2] * area.height())
        return QRect(
            left,
            top,
            max(2, int((word[3] - word[1]) * area.width())),
            max(2, int((word[4] - word[2]) * area.height())),
        )

    def _word_at(self, point: QPoint) -> int:
        area = self._area()
        return next(
            (
                i
                for i, word in enumerate(self.words)
                if self._box(word, area).adjusted(-2, -2, 2, 2).contains(point)
            ),
            -1,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to choose words."""
        self._from = self._word_at(event.position().toPoint())
        self._chosen = (0, 0)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose on."""
        to = self._word_at(event.position().toPoint())
        if self._from >= 0 and to >= 0:
            self._chosen = (min(self._from, to), max(self._from, to) + 1)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, then hits and chosen words over it."""
        super().paintEvent(event)
        if self.pixmap().isNull():
            return
        area, painter = self._area(), QPainter(self)
        paint_stamps(painter, area, self.stamps)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for place, word in enumerate(self.words):
            if self._chosen[0] <= place < self._chosen[1]:
                painter.fillRect(self._box(word, area), QColor("#bcdcf5"))
            elif self.marker is not None and self.marker.search(word[0]):
                painter.fillRect(self._box(word, area), QColor("#ffe08a"))
        painter.end()


class Viewer(QWidget):
    """Shows one document; PgUp and PgDown turn pages, + and - zoom, Alt+T shows all pages small."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._data, self._name, self._page, self._total, self._zoom = b"", "", 0, 0, 1.0
        self._key = b""
        self._picture = QImage()
        self._stamps: list[Stamp] = []
        self._painted: OrderedDict[tuple[bytes, int], Pages] = OrderedDict()
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
            tool("copy", _("Copy the text of the page"), self.copy, "Alt+C"),
            tool("layers", _("All pages small"), self.toggle_strip, "Alt+T"),
        ]
        for one in self._buttons:
            bar.addWidget(one)
        outer.addLayout(bar)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(_("Document"))
        self._sheet = _Sheet()
        self._area.setWidget(self._sheet)
        self.strip = PageStrip(desk)
        self.strip.chosen.connect(self.go)
        self.strip.hide()
        across = QHBoxLayout()
        across.setSpacing(px(6))
        across.addWidget(self.strip)
        across.addWidget(self._area, 1)
        outer.addLayout(across, 1)
        self.clear()

    def clear(self, text: str = "") -> None:
        """Show nothing but a sentence."""
        self.desk.drop(self, "page")
        self.desk.drop(self, "words")
        self._data, self._total, self._stamps = b"", 0, []
        self._picture = QImage()
        self.strip.show_pages(b"", 0)
        self._sheet.show_words([])
        self._sheet.setPixmap(QPixmap())
        self._sheet.setText(text or _("No document here. Drop a PDF or picture to attach it."))
        self.caption.setText("")
        self._place.setText("")
        for one in self._buttons:
            one.setEnabled(False)

    def show_document(self, name: str, data: bytes) -> None:
        """Show a document; what can't be painted says so. The one that is shown already stays on its page."""
        key = hashlib.sha256(data).digest()
        page = self._page if key == self._key and self._data else 0
        self._data, self._name, self._page, self._stamps = data, name, page, []
        self._key = key
        self.caption.setText(name)
        if self._sheet.pixmap().isNull():
            self._sheet.setText(_("The page is being drawn …"))
        self._paint()

    def show_text(self, name: str, text: str) -> None:
        """Show a document that has no pages by its text."""
        self.clear(text or _("This document has no text."))
        self._sheet.setTextFormat(Qt.TextFormat.PlainText)
        self.caption.setText(name)

    def mark(self, marker: re.Pattern[str] | None) -> None:
        """Mark what was searched for on the pages."""
        self._sheet.marker = marker
        self._sheet.update()

    def set_stamps(self, stamps: list[Stamp]) -> None:
        """Show stamps over the pages of the document that is shown."""
        self._stamps = stamps
        self._sheet.stamps = [one for one in stamps if one.page == self._page]
        self._sheet.update()

    @property
    def page(self) -> int:
        """The page that is shown; 0 is the first."""
        return self._page

    def toggle_strip(self) -> None:
        """Show all pages small beside the one, or put them away."""
        self.strip.setVisible(self.strip.isHidden())
        self._show_strip()

    def _show_strip(self) -> None:
        if not self.strip.isHidden():
            self.strip.show_pages(self._data, self._total)
            self.strip.setCurrentRow(self._page)

    def paint_ahead(self, data: bytes) -> None:
        """Paint the first page of a document that is likely to be shown next."""
        key = hashlib.sha256(data).digest()
        if data.startswith(b"%PDF") and (key, 0) not in self._painted:
            self.desk.work(
                paint,
                data,
                SCALE,
                0,
                1,
                then=lambda pages: self._keep((key, 0), pages),
                owner=self,
            )

    def _keep(self, place: tuple[bytes, int], pages: Pages) -> None:
        self._painted[place] = pages
        while len(self._painted) > KEPT:
            self._painted.popitem(last=False)

    def turn(self, step: int) -> None:
        """Turn pages."""
        self.go(self._page + step)

    def go(self, page: int) -> None:
        """Go to a page; 0 is the first."""
        if self._total and 0 <= page < self._total and page != self._page:
            self._page = page
            self._paint()

    def copy(self) -> None:
        """Copy the words chosen on the page, or all of it."""
        text = self._sheet.chosen_text()
        if text:
            QGuiApplication.clipboard().setText(text)
            self.desk.notice(_("Text copied"))
        else:
            self.desk.notice(_("This page has no text to copy."))

    def _next_zoom(self) -> None:
        self._zoom = {1.0: 1.5, 1.5: 2.0, 2.0: 1.0}[self._zoom]
        self._fit()

    def _paint(self) -> None:
        self.desk.drop(self, "page")
        self.desk.drop(self, "words")
        place = (self._key, self._page)
        if not self._data.startswith(b"%PDF") and not self._name.lower().endswith(PICTURES):
            self.clear(_("{name} can't be shown here.").format(name=self._name))
            return

        def take(pages: Pages) -> None:
            self._keep(place, pages)
            if not pages.pictures:
                self.clear(
                    _(
                        "{name} can't be painted; the file is broken or protected. It is kept as it is."
                    ).format(name=self._name)
                )
                return
            self._take_picture(QImage.fromData(pages.pictures[0]), pages.total)

        if place in self._painted:
            take(self._painted[place])
        else:
            self.desk.work(paint, self._data, SCALE, self._page, 1, then=take, owner=self, slot="page")

    def _take_picture(self, picture: QImage, total: int) -> None:
        self._picture, self._total = picture, total
        self._place.setText(f"{self._page + 1} / {total}")
        for one in self._buttons:
            one.setEnabled(True)
        self._sheet.show_words([])
        self.set_stamps(self._stamps)
        self._show_strip()
        self._fit()
        if self._data.startswith(b"%PDF"):
            self.desk.work(
                words, self._data, self._page, then=self._sheet.show_words, owner=self, slot="words"
            )

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = self._area.width() - self._area.verticalScrollBar().sizeHint().width() - px(8)
        width = int(room * self._zoom * ratio)
        pixmap = QPixmap.fromImage(
            self._picture.scaledToWidth(max(80, width), Qt.TransformationMode.SmoothTransformation)
        )
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


def form_and_paper(body: QVBoxLayout, form: QWidget, viewer: Viewer) -> None:
    """Lay a form and the paper that it makes side by side on a page."""
    paper = named_frame("card")
    room = QVBoxLayout(paper)
    room.setContentsMargins(px(12), px(8), px(12), px(12))
    room.addWidget(viewer)
    across = QHBoxLayout()
    across.setSpacing(px(12))
    across.addWidget(form)
    across.addWidget(paper, 1)
    body.addLayout(across, 1)
