"""Small parts that every page is made of: labels, cards, buttons, pills, and the head of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.messages import _
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.theme import px, repolish


def label(text: str = "", name: str = "", wrap: bool = False) -> QLabel:
    """Return a label that the style sheet knows by name."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    return made


def pill(text: str, tone: str = "") -> QLabel:
    """Return a small coloured mark; its words say the same as its colour."""
    made = label(text, "pill")
    made.setProperty("tone", tone)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def set_pill(mark: QLabel, text: str, tone: str) -> None:
    """Change words and tone of a pill."""
    mark.setText(text)
    mark.setProperty("tone", tone)
    repolish(mark)


def named_frame(name: str) -> QFrame:
    """Return a frame that the style sheet knows by name."""
    made = QFrame()
    made.setObjectName(name)
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """Return a card and the layout inside it."""
    frame = named_frame("card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(px(16), px(12), px(16), px(12))
    inside.setSpacing(px(8))
    return frame, inside


class PushButton(QPushButton):
    """A button that Enter presses too while it has the focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter as by the space bar; with Ctrl, Enter is for the form around."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self.click()
        else:
            super().keyPressEvent(event)


def bind(part: QWidget, key: str, slot: Callable[[], object]) -> None:
    """Let a key work while the focus is in a part."""
    QShortcut(QKeySequence(key), part, slot).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def button(
    text: str, slot: Callable[[], object], kind: str = "", key: str = "", pic: str = ""
) -> QPushButton:
    """Return a button; its key, bound by the page or form it is on, stands in the tooltip."""
    made = PushButton(f" {text}" if pic else text)
    made.setObjectName(kind)
    made.setAutoDefault(False)
    if pic:
        made.setIcon(icon(pic, "on_accent" if kind == "primary" else "quiet"))
        made.setIconSize(QSize(px(16), px(16)))
    if key:
        made.setToolTip(f"{text}  ({key_words(key)})")
    made.clicked.connect(lambda _checked=False: slot())
    return made


def tool(pic: str, name: str, slot: Callable[[], object] | None = None, key: str = "") -> QToolButton:
    """Return an icon button with an accessible name and a tooltip that shows its key."""
    made = QToolButton()
    made.setIcon(icon(pic))
    made.setIconSize(QSize(px(16), px(16)))
    made.setAccessibleName(name)
    made.setToolTip(f"{name}  ({key_words(key)})" if key else name)
    if key:
        made.setShortcut(QKeySequence(key))
    if slot is not None:
        made.clicked.connect(lambda _checked=False: slot())
    return made


def key_words(key: str) -> str:
    """Return a key as it is written on the keyboard of the language in force."""
    from app.core.messages import language

    if language() != "de":
        return key
    words = {
        "Ctrl": "Strg",
        "Shift": "Umschalt",
        "Return": "Eingabe",
        "Del": "Entf",
        "Space": "Leertaste",
        "PgDown": "Bild ab",
        "PgUp": "Bild auf",
        "Left": "Links",
        "Right": "Rechts",
        "Down": "Unten",
        "Up": "Oben",
        "Ins": "Einfg",
    }
    return "+".join(words.get(part, part) for part in key.split("+"))


@dataclass
class PageAction:
    """Something a page can do: words, what happens, its key, picture, the permission it needs, and whether it is the main one."""

    title: str
    slot: Callable[[], object]
    key: str = ""
    pic: str = ""
    needs: str = ""
    primary: bool = False
    menu: bool = False


class Page(QWidget):
    """A page: head with title, state and actions; below it what the page is about. Subclasses fill body."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk = desk
        self.page_actions: list[PageAction] = []
        self._shortcuts: list[QShortcut] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(14), px(16), px(12))
        outer.setSpacing(px(12))
        self.head = QHBoxLayout()
        self.head.setSpacing(px(8))
        self.title = label(title, "title")
        self.subtitle = label("", "quiet")
        self.state = pill("")
        self.state.hide()
        for part in (self.title, self.subtitle, self.state):
            self.head.addWidget(part)
        self.head.addStretch()
        outer.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(12))
        outer.addLayout(self.body, 1)

    def bind(self, key: str, slot: Callable[[], object]) -> None:
        """Let a key do something while this page is shown, wherever in the window the focus is."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(slot)
        shortcut.setEnabled(self.isVisible())
        self._shortcuts.append(shortcut)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys of this page."""
        super().showEvent(event)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the keys to the page that is shown now."""
        super().hideEvent(event)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)

    def set_actions(self, actions: list[PageAction]) -> None:
        """Show the actions at the right of the head; those for the menu stand behind the dots."""
        self.page_actions = actions
        hidden = [action for action in actions if action.menu]
        for action in actions:
            if action.key and self.desk.may(action.needs):
                self.bind(action.key, action.slot)
            if not action.menu:
                made = button(
                    action.title, action.slot, "primary" if action.primary else "", action.key, action.pic
                )
                self._allow(made, action)
                self.head.addWidget(made)
        if hidden:
            self.head.addWidget(self._more(hidden))

    def _allow(self, made: QPushButton | QAction, action: PageAction) -> None:
        if action.needs and not self.desk.may(action.needs):
            made.setEnabled(False)
            made.setToolTip(_("You lack the right “{permission}”.").format(permission=action.needs))

    def _more(self, actions: list[PageAction]) -> QToolButton:
        more = tool("ellipsis", _("More actions"), key="Alt+Down")
        menu = QMenu(more)
        for action in actions:
            words = f"{action.title}\t{key_words(action.key)}" if action.key else action.title
            entry = menu.addAction(icon(action.pic) if action.pic else icon("chevron-right"), words)
            entry.triggered.connect(lambda _checked=False, one=action: one.slot())
            self._allow(entry, action)
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return more

    def request(self, what: object) -> None:
        """Show what was asked for when the page was opened; pages that can, override it."""

    def first_focus(self) -> QWidget | None:
        """Return the widget that gets the focus when the page opens."""
        return None

    def closing(self) -> None:
        """Keep what must survive; called before the page goes."""


def row(*parts: QWidget | QLayout | int, spacing: int = 8) -> QHBoxLayout:
    """Return widgets side by side; an integer is a stretch, or a gap when negative."""
    made = QHBoxLayout()
    made.setSpacing(px(spacing))
    for part in parts:
        if isinstance(part, int):
            if part >= 0:
                made.addStretch(part)
            else:
                made.addSpacing(px(-part))
        elif isinstance(part, QWidget):
            made.addWidget(part)
        else:
            made.addLayout(part)
    return made


def clear(layout: QLayout) -> None:
    """Remove everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def widen(table: QTableView, place: int, width: int) -> None:
    """Make a column so many pixels wide (at 100 %), or as wide as its title needs."""
    head = table.horizontalHeader()
    head.ensurePolished()
    table.setColumnWidth(place, max(px(width), head.sectionSizeHint(place)))
