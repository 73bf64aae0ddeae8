"""How a hit is painted: title and data in the first line, below it the text around the words that were looked for, marked."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.core import format as formats
from app.modules.documents.archive.finding import DocumentHit
from app.ui.theme import look, px


class HitPainter(QStyledItemDelegate):
    """Paints rows whose data is a DocumentHit; other rows as plain text."""

    def __init__(self, parent: QListWidget) -> None:
        super().__init__(parent)
        self._list = parent

    def _document(self, hit: DocumentHit, width: int) -> QTextDocument:
        colours = look.tokens
        parts, last = [], 0
        for start, end in hit.marks:
            parts += [escape(hit.snippet[last:start]), f'<b style="color:{colours["accent"]}">', escape(hit.snippet[start:end]), "</b>"]
            last = end
        parts.append(escape(hit.snippet[last:]))
        data = " · ".join(
            filter(
                None, (hit.number, hit.type, hit.contact, formats.day(hit.day), formats.cents(hit.amount) if hit.amount is not None else "")
            )
        )
        quiet = colours["quiet"]
        made = QTextDocument()
        made.setDefaultFont(self._list.font())
        made.setDocumentMargin(px(6))
        made.setHtml(
            f'<div style="color:{colours["text"]}"><b>{escape(hit.title)}</b><br><span style="color:{quiet}">{escape(data)}</span><br>'
            f"{''.join(parts)}</div>"
        )
        made.setTextWidth(width)
        return made

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a hit."""
        hit = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(hit, DocumentHit):
            return QSize(px(100), px(34))
        width = max(px(200), self._list.viewport().width())
        return QSize(width, int(self._document(hit, width).size().height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint a hit."""
        hit = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(hit, DocumentHit):
            super().paint(painter, option, index)
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.highlight())
        painter.translate(option.rect.topLeft())
        self._document(hit, option.rect.width()).drawContents(painter, QRectF(0, 0, option.rect.width(), option.rect.height()))
        painter.restore()
