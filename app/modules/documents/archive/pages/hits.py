"""The hits of a search: title and data in the first line, below it the text around the words that were looked for, marked."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.core import format as formats
from app.core.messages import _
from app.modules.documents.archive.queries.full_text import DocumentHit, Hits, shown_fields
from app.ui.theme import look, px
from app.ui.widgets import say_none


class HitPainter(QStyledItemDelegate):
    """Paints rows whose data is a DocumentHit; other rows as plain text."""

    def __init__(self, parent: QListWidget) -> None:
        super().__init__(parent)
        self._list = parent

    def _document(self, hit: DocumentHit, width: int) -> QTextDocument:
        colours = look.tokens
        parts, last = [], 0
        for start, end in hit.marks:
            parts += [
                escape(hit.snippet[last:start]),
                f'<b style="color:{colours["accent"]}">',
                escape(hit.snippet[start:end]),
                "</b>",
            ]
            last = end
        parts.append(escape(hit.snippet[last:]))
        data = " · ".join(
            filter(
                None,
                (
                    hit.number,
                    hit.type,
                    hit.contact,
                    formats.day(hit.day),
                    formats.cents(hit.amount) if hit.amount is not None else "",
                ),
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

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a hit."""
        hit = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(hit, DocumentHit):
            super().paint(painter, option, index)
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.highlight())
        painter.translate(option.rect.topLeft())
        self._document(hit, option.rect.width()).drawContents(
            painter, QRectF(0, 0, option.rect.width(), option.rect.height())
        )
        painter.restore()


class HitList(QListWidget):
    """Hits to choose from; the last line may bring more, or a better word."""

    picked = Signal(int)
    entered = Signal()
    meant = Signal(str)
    more = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setAccessibleName(_("Hits"))
        self.setItemDelegate(HitPainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.currentItemChanged.connect(lambda now, _old: self._pick(now))
        self.itemActivated.connect(self._activated)

    def show_hits(self, found: Hits) -> None:
        """Show the first hits, or what may have been meant."""
        self.clear()
        self._add(found)
        if found.meant:
            item = QListWidgetItem(_("Did you mean “{words}”?").format(words=found.meant))
            item.setData(Qt.ItemDataRole.UserRole + 1, found.meant)
            self.addItem(item)
        elif not found.found:
            say_none(self, _("Nothing found."))
        if found.unknown:
            words = _("“{name}” is no field. There are: {fields}.")
            item = QListWidgetItem(
                words.format(name=", ".join(found.unknown), fields=", ".join(shown_fields()))
            )
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)

    def show_more(self, found: Hits) -> None:
        """Put the next hits behind those that are here, and go to the first of them."""
        place = self.count()
        self._add(found)
        self.setCurrentRow(place)

    def _add(self, found: Hits) -> None:
        for hit in found.found:
            item = QListWidgetItem(hit.title)
            item.setData(Qt.ItemDataRole.UserRole, hit)
            self.addItem(item)
        if found.more:
            self.addItem(QListWidgetItem(_("More hits …")))

    def selected_keys(self) -> list[int]:
        """Return the keys of the selected hits."""
        hits = [item.data(Qt.ItemDataRole.UserRole) for item in self.selectedItems()]
        return [hit.key for hit in hits if isinstance(hit, DocumentHit)]

    def _pick(self, item: QListWidgetItem | None) -> None:
        hit = item.data(Qt.ItemDataRole.UserRole) if item else None
        if isinstance(hit, DocumentHit):
            self.picked.emit(hit.key)

    def _activated(self, item: QListWidgetItem) -> None:
        meant = item.data(Qt.ItemDataRole.UserRole + 1)
        if meant:
            self.meant.emit(meant)
        elif item.data(Qt.ItemDataRole.UserRole) is not None:
            self.entered.emit()
        elif self.row(item) == self.count() - 1 and self.count() > 1:
            self.takeItem(self.row(item))
            self.more.emit(self.count())
