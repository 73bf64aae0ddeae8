"""Ctrl+K: one field for pages, commands with their keys, and records; an exact title stands first, then what begins so, then what was used last."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.messages import _
from app.core.stemming import fold
from app.data.search import Hit, search
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.theme import px
from app.ui.widgets import key_words, named_frame


@dataclass(frozen=True)
class Entry:
    """Something that can be chosen."""

    key: str
    title: str
    detail: str
    pic: str
    choose: Callable[[], None]
    words: str = ""  # everyday words that find it too


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
        self.line.setPlaceholderText(_("Page, command, entry, account …"))
        self.line.setAccessibleName(_("Search or command"))
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Hits"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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

    def _typed(self, text: str) -> None:
        words = fold(text).split()
        recent = self.desk.store.get("palette.recent", [])
        found = [
            entry
            for entry in self._all
            if all(word in fold(f"{entry.title} {entry.words}") for word in words)
        ]
        typed = " ".join(words)

        def rank(entry: Entry) -> tuple[bool, bool, bool, int]:
            title = fold(entry.title.rpartition(" › ")[2])
            by_title = all(word in fold(entry.title) for word in words)
            return (
                title != typed and typed not in fold(entry.words).split(),
                not title.startswith(typed),
                not by_title,
                recent.index(entry.key) if entry.key in recent else len(recent),
            )

        found.sort(key=rank)
        self._fill(found[:40])
        self.desk.drop(self, "hits")
        self._timer.start()

    def _fill(self, entries: list[Entry]) -> None:
        self.list.clear()
        for entry in entries:
            self._add(entry)
        self.list.setCurrentRow(0)

    def _add(self, entry: Entry) -> None:
        detail = f"      {key_words(entry.detail)}" if entry.detail else ""
        item = QListWidgetItem(icon(entry.pic), entry.title + detail)
        item.setData(Qt.ItemDataRole.UserRole, entry)
        self.list.addItem(item)

    def _search(self) -> None:
        text = self.line.text().strip()
        if len(text) < 2:
            self._tell_nothing()
            return

        def show(hits: list[Hit]) -> None:
            for hit in hits:
                title = f"{_(hit.kind)}: {hit.title}" + (f"  ({hit.detail})" if hit.detail else "")
                self._add(
                    Entry(
                        f"{hit.table}:{hit.key}",
                        title,
                        "",
                        "search",
                        functools.partial(self.desk.open, hit.page, hit.request),
                    )
                )
            if self.list.currentRow() < 0:
                self.list.setCurrentRow(0)
            self._tell_nothing()

        self.desk.read(
            search, text, self.desk.office.actor.permissions, 20, then=show, owner=self, slot="hits"
        )

    def _tell_nothing(self) -> None:
        """Say that nothing was found, instead of showing an empty box."""
        if not self.list.count():
            item = QListWidgetItem(icon("search", "faint"), _("Nothing found. Other words may help."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags():
            return
        entry: Entry = item.data(Qt.ItemDataRole.UserRole)
        recent = [entry.key, *(key for key in self.desk.store.get("palette.recent", []) if key != entry.key)]
        self.desk.store.put("palette.recent", recent[:30])
        self.close()
        entry.choose()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move and choose by keys while the field keeps the focus."""
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}[
                    Qt.Key(key)
                ]
                self.list.setCurrentRow(min(max(0, self.list.currentRow() + step), self.list.count() - 1))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)
