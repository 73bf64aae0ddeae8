"""The tabs of the modules, the book with its menu and the search field; without room, the tabs show their pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QTabBar, QToolButton

from app.core.dataclass import dataclass
from app.core.manifest import Module
from app.core.messages import _
from app.ui.icons import icon
from app.ui.theme import px, repolish
from app.ui.wheel import keep_tabs_from_wheel
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
        bar = QHBoxLayout(self)
        bar.setContentsMargins(px(8), 0, px(12), 0)
        bar.setSpacing(0)
        self.tabs = self._module_tabs()
        bar.addWidget(self.tabs)
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
        self._word()

    def _module_tabs(self) -> QTabBar:
        """Return the tabs; a click on the open one asks for it again, arrows move between them."""
        tabs = QTabBar()
        keep_tabs_from_wheel(tabs)
        tabs.setObjectName("modules")
        tabs.setAccessibleName(_("Areas"))
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.setUsesScrollButtons(False)
        tabs.setIconSize(QSize(px(18), px(18)))
        for place, module in enumerate(self.modules):
            title = _(module.title)
            tabs.addTab(icon(module.icon), title)
            tabs.setAccessibleTabName(place, title)
            tabs.setTabToolTip(place, f"{title}  (Alt+{place + 1})" if place < 9 else title)
        tabs.tabBarClicked.connect(self._ask)
        tabs.currentChanged.connect(self._ask)
        return tabs

    def _ask(self, place: int) -> None:
        if place >= 0:
            self.wanted.emit(self.modules[place])

    def show_book(self, company: str, tip: str) -> None:
        """Show whose book is open."""
        self._company = company
        self.book.setAccessibleName(_("Book menu: {company}").format(company=company))
        self.book.setToolTip(f"{company}\n{tip}\n{_('Other books, backup, quit')}  (F10)")
        self._word()

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
        names = [one.name for one in self.modules]
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(names.index(module.name) if module.name in names else -1)
        self.tabs.blockSignals(False)
        self._word()

    def minimumSizeHint(self) -> QSize:
        """Ask for the pictures of the tabs and of the search."""
        pictures = len(self.modules) * (px(18) + px(24)) + px(52)
        return QSize(pictures + px(LEAST_FIND) + px(20), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Ask for no more: the words that fit into a width are no wish."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words where there is room for all of them, first those of the tabs."""
        super().resizeEvent(event)
        self._word()

    def _word(self) -> None:
        """Shorten the search to its key when not all has room, leave out the company, then show the tabs as pictures."""
        titles = [_(module.title) for module in self.modules]
        letters = self.tabs.fontMetrics()
        tabs = sum(letters.horizontalAdvance(title) + px(18) + px(34) for title in titles)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        company = metrics.elidedText(self._company, Qt.TextElideMode.ElideRight, px(LONGEST_NAME))
        words = tabs + metrics.horizontalAdvance(f" {company} ▾") + px(52)
        find = self.find_button.fontMetrics().horizontalAdvance(self._find_words()) + px(72)
        short = self.width() < words + find + px(40)
        if self.width() < words + px(LEAST_FIND) + px(60):
            company = ""  # it stands below and in the title of the window too
            words = tabs + px(52) + px(28)
        pictures = self.width() < words + px(LEAST_FIND) + px(60)
        spare = self.width() - self.minimumSizeHint().width() - px(120)
        place = self.tabs.currentIndex()
        here = letters.horizontalAdvance(titles[place]) + px(8) if place >= 0 else 0
        named = place if here < spare else -1  # of pictures, the open one has its word where it has room
        style = Qt.ToolButtonStyle
        for place, title in enumerate(titles):
            self.tabs.setTabText(place, "" if pictures and place != named else title)
        self.book.setText(f" {company} ▾" if company else "▾")
        self.book.setToolButtonStyle(style.ToolButtonTextBesideIcon)
        left = self.width() - self.tabs.sizeHint().width() - self.book.sizeHint().width() - px(28)
        key = key_words("Ctrl+K")
        fits = left >= self.find_button.fontMetrics().horizontalAdvance(key) + px(52)
        words_of_key = key if fits else ""
        self.find_button.setText(words_of_key if short else self._find_words())
        self.find_button.setProperty("narrow", short)
        repolish(self.find_button)

    @staticmethod
    def _find_words() -> str:
        return f"{_('Search or command')}      {key_words('Ctrl+K')}"
