"""The tabs of the modules, the book with its menu and the search field; without room, the tabs show their pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton

from app.core.manifest import Module
from app.core.messages import _
from app.ui.icons import icon
from app.ui.theme import px
from app.ui.widgets import key_words

LEAST_FIND = 60  # points of the search button in a narrow window
LONGEST_NAME = 220  # points of the company's name


@dataclass(frozen=True)
class Way:
    """To another book, or out: its words, picture and key, what happens, and everyday words that find it."""

    title: str
    pic: str
    go: Callable[[], None]
    key: str = ""
    words: str = ""


class TopBar(QFrame):
    """One tab a module; the open one is checked."""

    wanted = Signal(object)

    def __init__(self, modules: Sequence[Module], find: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("top")
        self.modules = modules
        self.tabs: list[QToolButton] = []
        bar = QHBoxLayout(self)
        bar.setContentsMargins(px(8), 0, px(12), 0)
        bar.setSpacing(0)
        for number, module in enumerate(modules, 1):
            tab = QToolButton()
            tab.setObjectName("tab")
            tab.setText(" " + _(module.title))
            tab.setIcon(icon(module.icon))
            tab.setIconSize(QSize(px(18), px(18)))
            tab.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            tab.setCheckable(True)
            tab.setAccessibleName(_(module.title))
            tab.setToolTip(f"{_(module.title)}  (Alt+{number})" if number <= 9 else _(module.title))
            tab.clicked.connect(lambda _checked=False, one=module: self.wanted.emit(one))
            self.tabs.append(tab)
            bar.addWidget(tab)
        bar.addStretch()
        self.book = QToolButton()
        self.book.setObjectName("book")
        self.book.setIcon(icon("building-2"))
        self.book.setIconSize(QSize(px(16), px(16)))
        self.book.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._company = ""
        bar.addWidget(self.book)
        bar.addSpacing(px(8))
        self.find_button = QPushButton(icon("search", "faint"), "")
        self.find_button.setObjectName("find")
        self.find_button.setAccessibleName(_("Search or command"))
        self.find_button.setToolTip(f"{_('Search or command')}  ({key_words('Ctrl+K')})")
        self.find_button.clicked.connect(find)
        bar.addWidget(self.find_button)
        self._word(with_words=True)

    def show_book(self, company: str, tip: str) -> None:
        """Show whose book is open."""
        self._company = company
        self.book.setAccessibleName(_("Book menu: {company}").format(company=company))
        self.book.setToolTip(f"{company}\n{tip}\n{_('Other books, backup, quit')}  (F10)")
        self._word(with_words=self.width() >= self._room())

    def offer(self, ways: Callable[[], Sequence[Way | None]]) -> None:
        """Put what concerns the book as a whole behind its name, read anew whenever it is opened; None is a line between."""
        menu = QMenu(self.book)

        def fill() -> None:
            menu.clear()
            for way in ways():
                if way is None:
                    menu.addSeparator()
                else:
                    words = f"{way.title}\t{key_words(way.key)}" if way.key else way.title
                    menu.addAction(icon(way.pic), words).triggered.connect(
                        lambda _checked=False, do=way.go: do()
                    )

        menu.aboutToShow.connect(fill)
        fill()
        self.book.setMenu(menu)

    def mark(self, module: Module) -> None:
        """Show which module is open."""
        for tab, one in zip(self.tabs, self.modules, strict=True):
            tab.setChecked(one.name == module.name)

    def minimumSizeHint(self) -> QSize:
        """Ask for the pictures of the tabs and of the search."""
        pictures = sum(px(18) + px(24) for _tab in self.tabs) + px(52)
        return QSize(pictures + px(LEAST_FIND) + px(20), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words where there is room for all of them."""
        super().resizeEvent(event)
        self._word(with_words=self.width() >= self._room())

    def _room(self) -> int:
        words = sum(tab.fontMetrics().horizontalAdvance(tab.text()) + px(18) + px(34) for tab in self.tabs)
        return (
            words
            + self.find_button.fontMetrics().horizontalAdvance(self._find_words())
            + px(90)
            + self._book_room()
        )

    def _book_room(self) -> int:
        return min(px(LONGEST_NAME), self.fontMetrics().horizontalAdvance(self._company)) + px(64)

    @staticmethod
    def _find_words() -> str:
        return f"{_('Search or command')}      {key_words('Ctrl+K')}"

    def _word(self, *, with_words: bool) -> None:
        style = Qt.ToolButtonStyle
        for tab in self.tabs:
            tab.setToolButtonStyle(style.ToolButtonTextBesideIcon if with_words else style.ToolButtonIconOnly)
        short = self.fontMetrics().elidedText(self._company, Qt.TextElideMode.ElideRight, px(LONGEST_NAME))
        self.book.setText(f" {short} ▾" if with_words else "▾")
        self.book.setToolButtonStyle(style.ToolButtonTextBesideIcon)
        self.find_button.setText(self._find_words() if with_words else key_words("Ctrl+K"))
        self.find_button.setProperty("narrow", not with_words)
        self.find_button.style().unpolish(self.find_button)
        self.find_button.style().polish(self.find_button)
