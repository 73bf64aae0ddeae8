"""Cells that say a state as a pill, or behind a day how late it is: a word and a tone, never a colour alone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.theme import px, token

PILL = Qt.ItemDataRole.UserRole + 1
"""The words and the tone of a cell's pill, None for none."""

INKS = {"good": "good", "warn": "warn", "bad": "bad", "open": "accent", "quiet": "quiet"}
GROUNDS = {"good": "good_soft", "warn": "warn_soft", "bad": "bad_soft", "open": "surface", "quiet": "surface"}
EDGE = 90  # how strong the edge of a pill is, of 255
TEXT = 12


class PillDelegate(QStyledItemDelegate):
    """Paints cells whose model gives a PILL; every other cell as always."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a state as a pill in place of its text, lateness as a pill behind the day."""
        pill = index.data(PILL)
        if pill is None:
            super().paint(painter, option, index)
            return
        words, tone = pill
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        text = "" if own.text == words else own.text
        own.text = ""
        widget = own.widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, widget)
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, own, widget)
        room = QRectF(place).adjusted(px(3), 0, -px(3), 0)
        painter.save()
        if text:
            painter.setFont(own.font)
            painter.setPen(token("text"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            room.setLeft(room.left() + QFontMetricsF(own.font).horizontalAdvance(text) + px(8))
        paint_pill(painter, room, words, tone, own.font)
        painter.restore()


def paint_pill(painter: QPainter, room: QRectF, words: str, tone: str, base: QFont) -> None:
    """Paint a pill at the left of a room, its words cut where it is too narrow; nothing where no letter fits."""
    font = QFont(base)
    font.setPixelSize(px(TEXT))
    font.setWeight(QFont.Weight.DemiBold)
    measure = QFontMetricsF(font)
    pad, height = px(8), min(room.height() - px(4), measure.height() + px(4))
    words = measure.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, room.width() - 2 * pad))
    if not words or room.width() < 3 * pad:
        return
    box = QRectF(
        room.left(), room.center().y() - height / 2, measure.horizontalAdvance(words) + 2 * pad, height
    )
    ink = token(INKS[tone])
    edge = QColor(ink)
    edge.setAlpha(EDGE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(token(GROUNDS[tone]))
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
