"""Ctrl+K: one field for pages, reports, commands with their keys, and records; the kind of what fits best stands first."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.core.messages import N_, _
from app.core.stemming import fold
from app.data.record_documents import papers
from app.data.search import Hit, search
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.palette_entries import COMMANDS, PAGES, RECORDS, REPORTS, Entry, page_icon, report_entries
from app.ui.theme import px, token
from app.ui.widgets import key_words, named_frame

HEADINGS = {PAGES: N_("Pages"), REPORTS: N_("Reports"), COMMANDS: N_("Commands"), RECORDS: N_("Records")}
ENTRY, KEY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
MOST, FEW = 40, 12  # of a kind, when something is typed and when nothing is

WORD = re.compile(r"[^\s,;()]+")


def _short(word: str) -> str:
    """Return a folded word with one letter for ae, oe and ue, as ä, ö and ü are folded."""
    for pair in ("ae", "oe", "ue"):
        word = word.replace(pair, pair[0])
    return word


class Palette(QWidget):
    """A field over the window; arrows move, Enter chooses, Esc closes."""

    def __init__(self, desk: Desk, entries: Callable[[], list[Entry]], parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self._entries = desk, entries
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = named_frame("palette")
        outer.addWidget(frame)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(px(4), px(4), px(4), px(4))
        inside.setSpacing(0)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Page, report, command, entry, account …"))
        self.line.setAccessibleName(_("Search or command"))
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Hits"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        inside.addWidget(self.line)
        inside.addWidget(self.list)
        self._all = entries()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(120)
        self._timer.timeout.connect(self._search)
        self.line.textChanged.connect(self._typed)
        self._typed("")

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper middle of a window."""
        self.resize(px(620), px(440))
        place = window.mapToGlobal(window.rect().topLeft())
        self.move(place.x() + (window.width() - self.width()) // 2, place.y() + px(52))
        self.show()
        self.line.setFocus()

    def found(self) -> list[Entry]:
        """Return what is offered, from above."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(ENTRY) for item in items if item.data(ENTRY) is not None]

    # -- finding ---------------------------------------------------------------
    @staticmethod
    def _fitting(every: Sequence[Entry], words: Sequence[str]) -> list[Entry]:
        """Return the entries that hold all words."""
        return [one for one in every if all(word in fold(f"{one.title} {one.words}") for word in words)]

    def _typed(self, text: str) -> None:
        words = fold(text).split()
        recent = self.desk.store.get("palette.recent", [])
        every = [*self._all, *report_entries(self.desk, text)]
        found = self._fitting(every, words)
        if words and not found:  # who has no ä, ö and ü types two letters
            words = [_short(word) for word in words]
            found = self._fitting(every, words)
        typed = " ".join(words)

        def rank(entry: Entry) -> tuple[bool, bool, bool, bool, int]:
            title = fold(entry.title.rpartition(" › ")[2])
            begins = title.startswith(typed) and entry.kind != REPORTS
            return (
                typed not in (title, title.rpartition(" ")[0] if entry.kind == REPORTS else title),
                not begins and typed not in WORD.findall(fold(entry.words)),
                not begins,
                not all(word in fold(entry.title) for word in words),
                recent.index(entry.key) if entry.key in recent else len(recent),
            )

        found.sort(key=rank)
        kinds = list(dict.fromkeys(entry.kind for entry in found))  # that of the best first
        most = MOST if words else FEW
        self.list.clear()
        for kind in kinds:
            self._add_all(kind, [entry for entry in found if entry.kind == kind][:most])
        self._select(0, 1)
        self.desk.drop(self, "hits")
        self._timer.start()

    def _add_all(self, kind: str, entries: list[Entry]) -> None:
        heading = QListWidgetItem(_(HEADINGS[kind]))
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(heading)
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        item = QListWidgetItem(icon(entry.pic), entry.title)
        item.setData(ENTRY, entry)
        item.setData(KEY, key_words(entry.detail) if entry.detail else "")
        item.setToolTip(entry.title)
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, " ".join(filter(None, (entry.title, item.data(KEY))))
        )
        self.list.addItem(item)

    def _search(self) -> None:
        text = self.line.text().strip()
        if len(text) < 2:
            self._tell_nothing(text)
            return

        def show(hits: list[Hit]) -> None:
            made = [
                Entry(
                    f"{hit.table}:{hit.key}",
                    f"{_(hit.kind)}: {hit.title}" + (f"  ({hit.detail})" if hit.detail else ""),
                    "",
                    page_icon(hit.page),
                    functools.partial(self.desk.open, hit.page, hit.request),
                    kind=RECORDS,
                )
                for hit in hits
            ]
            if made:
                self._add_all(RECORDS, made)
            if self.list.currentRow() < 0:
                self._select(0, 1)
            self._tell_nothing(text)

        self.desk.read(
            search, text, self.desk.office.actor.permissions, 20, then=show, owner=self, slot="hits"
        )

    def _tell_nothing(self, text: str) -> None:
        """Say that nothing was found, and offer to look in the documents, instead of showing an empty box."""
        if self.list.count():
            return
        archive = papers()
        if archive is not None and archive.page and text and self.desk.may(archive.find_right):
            words = _("Nothing found – look for “{text}” in the archive").format(text=text)
            look = functools.partial(self.desk.open, archive.page, text)
            self._add(Entry("archive", words, "", "folder-open", look))
            self._select(0, 1)
        else:
            item = QListWidgetItem(icon("search", "faint"), _("Nothing found. Other words may help."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)

    # -- choosing --------------------------------------------------------------
    def _select(self, row: int, step: int) -> None:
        """Select the first row from one on that can be chosen; with none on that side the present one stays."""
        while 0 <= row < self.list.count():
            if self.list.item(row).data(ENTRY) is not None:
                self.list.setCurrentRow(row)
                if row == 1:
                    self.list.scrollToTop()  # with the heading above the first
                return
            row += 1 if step > 0 else -1

    def _choose(self, item: QListWidgetItem | None) -> None:
        entry: Entry | None = item.data(ENTRY) if item is not None else None
        if entry is None:
            return
        recent = [entry.key, *(key for key in self.desk.store.get("palette.recent", []) if key != entry.key)]
        self.desk.store.put("palette.recent", recent[:30])
        self.close()
        entry.choose()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move and choose by keys while the field keeps the focus."""
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            steps: dict[Any, int] = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8,
                Qt.Key.Key_PageUp: -8,
            }
            step = steps.get(event.key(), 0)
            if step:
                aim = min(max(0, self.list.currentRow() + step), self.list.count() - 1)
                self._select(aim, step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)


class _Rows(QStyledItemDelegate):
    """Paints headings small and in capitals, the key of a command at the right, and a title too long for its row with "…"."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Make headings lower, and no row wider than the list."""
        size = super().sizeHint(option, index)
        size.setWidth(1)
        if not index.flags() and index.data(Qt.ItemDataRole.DecorationRole) is None:
            size.setHeight(px(26))
        return size

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """End a title before the key that stands beside it."""
        super().initStyleOption(option, index)
        letters, key = option.fontMetrics, str(index.data(KEY) or "")
        beside = (
            option.decorationSize.width() + px(36) + (letters.horizontalAdvance(key) + px(16) if key else 0)
        )
        room = max(px(40), QRect(option.rect).width() - beside)
        option.text = letters.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        inner = QRect(option.rect).adjusted(px(8), 0, -px(10), 0)
        if not index.flags() and index.data(Qt.ItemDataRole.DecorationRole) is None:
            painter.save()
            font = QFont(option.font)
            font.setPixelSize(px(11))
            font.setWeight(QFont.Weight.DemiBold)
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
            painter.setFont(font)
            painter.setPen(token("quiet"))
            inner.setTop(inner.bottom() - px(20))
            words = str(index.data(Qt.ItemDataRole.DisplayRole)).upper()
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
            painter.restore()
            return
        super().paint(painter, option, index)
        if key := index.data(KEY):
            painter.save()
            painter.setPen(token("quiet"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, key)
            painter.restore()
