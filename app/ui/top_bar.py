"""The tabs of the modules and the search field over every page; without room, the tabs show their pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from app.core.manifest import Module
from app.core.messages import _
from app.ui.icons import icon
from app.ui.theme import px
from app.ui.widgets import key_words

LEAST_FIND = 60  # points of the search button in a narrow window


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
        self.find_button = QPushButton(icon("search", "faint"), "")
        self.find_button.setObjectName("find")
        self.find_button.setAccessibleName(_("Search or command"))
        self.find_button.setToolTip(f"{_('Search or command')}  ({key_words('Ctrl+K')})")
        self.find_button.clicked.connect(find)
        bar.addWidget(self.find_button)
        self._word(with_words=True)

    def mark(self, module: Module) -> None:
        """Show which module is open."""
        for tab, one in zip(self.tabs, self.modules, strict=True):
            tab.setChecked(one.name == module.name)

    def minimumSizeHint(self) -> QSize:
        """Ask for the pictures of the tabs and of the search."""
        pictures = sum(px(18) + px(24) for _tab in self.tabs)
        return QSize(pictures + px(LEAST_FIND) + px(20), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words where there is room for all of them."""
        super().resizeEvent(event)
        self._word(with_words=self.width() >= self._room())

    def _room(self) -> int:
        words = sum(tab.fontMetrics().horizontalAdvance(tab.text()) + px(18) + px(34) for tab in self.tabs)
        return words + self.find_button.fontMetrics().horizontalAdvance(self._find_words()) + px(90)

    @staticmethod
    def _find_words() -> str:
        return f"{_('Search or command')}      {key_words('Ctrl+K')}"

    def _word(self, *, with_words: bool) -> None:
        style = Qt.ToolButtonStyle
        for tab in self.tabs:
            tab.setToolButtonStyle(style.ToolButtonTextBesideIcon if with_words else style.ToolButtonIconOnly)
        self.find_button.setText(self._find_words() if with_words else key_words("Ctrl+K"))
        self.find_button.setProperty("narrow", not with_words)
        self.find_button.style().unpolish(self.find_button)
        self.find_button.style().polish(self.find_button)
