"""Beside and over a page of the viewer: all pages small, to go to one, and the stamps that were set on it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from app.core.messages import _
from app.ui.desk import Desk
from app.ui.page_images import Pages, paint
from app.ui.theme import px

if TYPE_CHECKING:
    from app.paper.stamps import Stamp

SMALL, AT_ONCE, MOST = 0.22, 8, 400
RED = QColor("#b81c1c")


class PageStrip(QListWidget):
    """Small pictures of the pages, painted a few at a time while the rest is looked at."""

    chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._key = b""
        self.setObjectName("plain")
        self.setAccessibleName(_("All pages small"))
        self.setFlow(QListView.Flow.TopToBottom)
        self.setIconSize(QSize(px(96), px(136)))
        self.setFixedWidth(px(132))
        self.currentRowChanged.connect(lambda row: self.chosen.emit(row) if row >= 0 else None)

    def show_pages(self, data: bytes, total: int) -> None:
        """Show the pages of a document; the same one again changes nothing."""
        key = hashlib.sha256(data).digest()
        if key == self._key:
            return
        self._key = key
        self.desk.drop(self, "pages")
        self.blockSignals(True)
        self.clear()
        for page in range(min(total, MOST)):
            item = QListWidgetItem(str(page + 1))
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            item.setSizeHint(QSize(px(112), px(150)))
            self.addItem(item)
        self.blockSignals(False)
        if total:
            self._paint(data, 0)

    def _paint(self, data: bytes, first: int) -> None:
        def take(pages: Pages) -> None:
            for place, picture in enumerate(pages.pictures):
                item = self.item(first + place)
                if item is not None:
                    item.setIcon(QIcon(QPixmap.fromImage(QImage.fromData(picture))))
            if pages.pictures and first + AT_ONCE < self.count():
                self._paint(data, first + AT_ONCE)

        self.desk.work(paint, data, SMALL, first, AT_ONCE, then=take, owner=self, slot="pages")


def paint_stamps(painter: QPainter, area: QRect, stamps: Sequence[Stamp]) -> None:
    """Paint stamps over a page, those at one place below each other, as paper/stamps.py prints them."""
    used: dict[str, int] = {}
    line = max(9, area.width() // 46)
    for one in stamps:
        width, tall = int(area.width() * 0.26), int(line * (1.4 * len(one.lines) + 0.7))
        off = used.get(one.place, int(area.width() * 0.03))
        side = int(area.width() * 0.03)
        left = {"l": side, "c": (area.width() - width) // 2, "r": area.width() - side - width}[one.place[1]]
        top = off if one.place[0] == "t" else area.height() - off - tall
        box = QRect(area.left() + left, area.top() + top, width, tall)
        used[one.place] = off + tall + line // 2
        painter.setPen(QPen(RED, max(1, line // 8)))
        painter.setBrush(QColor(255, 255, 255, 215))
        painter.drawRoundedRect(box, 4, 4)
        for place, text in enumerate(one.lines):
            font = QFont(painter.font())
            font.setBold(not place)
            font.setPixelSize(line if not place else int(line * 0.72))
            painter.setFont(font)
            row = QRect(box.left(), box.top() + int(line * (0.3 + 1.4 * place)), width, int(line * 1.5))
            painter.drawText(row, Qt.AlignmentFlag.AlignCenter, text)
