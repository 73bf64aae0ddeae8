"""The head of a page: the way back, title, what is said beside it, state, and the actions that fit; the others wait behind the dots."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from app.core.dataclass import dataclass
from app.core.manifest import command_titles
from app.core.messages import _
from app.ui.eliding import LEAST, ElidingLabel
from app.ui.icons import icon
from app.ui.theme import px
from app.ui.widgets import button, key_words, tool

NARROWEST = 420  # points: title, main action, dots
LEAST_TITLE = 232  # points
LEAST_STATE = 230  # the same of its state: what stands beside the title gives way first
BESIDE = 160  # of what is said beside a title, before actions go behind the dots
LONGEST_BACK = 150  # points of the name of the page before
MAIN = "F8"  # the key of every page's main action, shown inside its button


@dataclass
class PageAction:
    """Something a page can do: words, what happens, its key, picture, the permission it needs, and whether it is the main one.

    What is about a row of the list is grey while there is none. of names the list whose rows alone it is about, their table, or several, makes the
    list whose first row it makes, where a page has several and the main action makes those of another one. why_not says why it can't be
    done with the current row as that one stands, '' where it can (see Page.in_state, Page.only_with).
    """

    title: str
    slot: Callable[[], object]
    key: str = ""
    pic: str = ""
    needs: str = ""
    primary: bool = False
    menu: bool = False
    row: bool = False
    of: str | tuple[str, ...] = ""
    makes: str = ""
    why_not: Callable[[], str] | None = None


def first_of(*reasons: Callable[[], str]) -> Callable[[], str]:
    """Return what says the first of several reasons that there is."""
    return lambda: next(filter(None, (one() for one in reasons)), "")


def main_of(actions: Sequence[PageAction]) -> PageAction | None:
    """Return the main action of a page, which F8 does everywhere; None where there is none, or another one has the key."""
    if any(action.key == MAIN and not action.primary for action in actions):
        return None
    return next((action for action in actions if action.primary), None)


class PageHead(QWidget):
    """One line that fits every window: actions without room go behind the dots, the main one last."""

    back_wanted = Signal()

    def __init__(self, title: str, may: Callable[[str], bool]) -> None:
        super().__init__()
        self._may = may
        self._buttons: list[tuple[PageAction, QPushButton]] = []
        self._menu_only: list[PageAction] = []
        self._reasons: dict[Callable[[], object], str] = {}
        self._main: PageAction | None = None
        self._before = ""
        self.way_back = QToolButton()
        self.way_back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.way_back.clicked.connect(lambda _checked=False: self.back_wanted.emit())
        self.way_back.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key is Alt+Left
        self.way_back.hide()
        self.title = ElidingLabel(title, "title", LEAST_TITLE)
        self.subtitle = ElidingLabel("", "quiet")
        self.state = ElidingLabel("", "pill", LEAST_STATE)
        self.state.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.state.hide()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(8))
        for part in (self.way_back, self.title, self.subtitle, self.state):
            self._line.addWidget(part)
        self._line.addStretch()
        self._extra = QHBoxLayout()
        self._line.addLayout(self._extra)
        self._more = tool("ellipsis", _("More actions"), key="Alt+Down")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._entries = QMenu(self._more)
        self._entries.aboutToShow.connect(self._fill)
        self._more.setMenu(self._entries)
        self._more.hide()
        self._line.addWidget(self._more)

    def add(self, part: QLayout) -> None:
        """Put something of a page's own before the actions."""
        self._extra.addLayout(part)
        self._extra.addSpacing(px(12))

    def set_actions(self, actions: Sequence[PageAction]) -> None:
        """Show the actions; those for the menu stand behind the dots."""
        self._menu_only = [action for action in actions if action.menu]
        self._main = main_of(actions)
        for action in sorted(actions, key=lambda one: one.primary):  # the main one stands at the right
            if not action.menu:
                kind = "primary" if action.primary else ""
                made = button(action.title, action.slot, kind, action.key, action.pic)
                if action is self._main:
                    made.setText(f"{made.text()}   {MAIN}")
                    made.setAccessibleName(action.title)
                    made.setToolTip(told(action))
                self._allow(made, action)
                self._buttons.append((action, made))
                self._line.insertWidget(self._line.count() - 1, made)
        self._fit()

    def lead_back(self, before: str) -> None:
        """Offer the way back to the page of a title, '' for none; only its sign stands there where the name has no room."""
        self._before = before
        self.way_back.setVisible(bool(before))
        name = _("Back to “{page}”").format(page=before) if before else _("Back")
        self.way_back.setAccessibleName(name)
        self.way_back.setToolTip(f"{name}  ({key_words('Alt+Left')})")
        self._fit()

    def block(self, slot: Callable[[], object], reason: str) -> bool:
        """Make what an action does impossible for a reason, which its button shows; '' makes it possible again; say whether that is news."""
        if self._reasons.get(slot, "") == reason:
            return False
        self._reasons[slot] = reason
        for action, made in self._buttons:
            if action.slot == slot and self._may(action.needs):
                made.setEnabled(not reason)
                made.setToolTip(reason or told(action))
        return True

    def reason(self, action: PageAction) -> str:
        """Return why an action is not possible now, '' where it is."""
        if action.needs and not self._may(action.needs):
            right = _(command_titles().get(action.needs, action.needs))
            return _("You lack the right “{permission}”.").format(permission=right)
        return self._reasons.get(action.slot, "")

    def behind_dots(self) -> list[PageAction]:
        """Return the actions that stand behind the dots now."""
        return [one for one, made in self._buttons if made.isHidden()] + self._menu_only

    def sizeHint(self) -> QSize:
        """Ask for room for all that is offered, whatever stands behind the dots now; the way back and what is said beside the title give way."""
        parts: list[QWidget] = [self.title, self._more, *(made for _one, made in self._buttons)]
        parts += [] if self.state.isHidden() else [self.state]
        widths = sum(part.sizeHint().width() + self._line.spacing() for part in parts)
        return QSize(widths + self._extra.sizeHint().width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Ask for the title, the main action and the dots at most."""
        least = px(NARROWEST) + self._extra.minimumSize().width()
        return QSize(min(self.sizeHint().width(), least), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the actions into the new width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit the actions again when title, state or what is said beside them changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        gap = self._line.spacing()
        room = self.width() - self.title.sizeHint().width() - self._extra.sizeHint().width() - 2 * gap
        if not self.state.isHidden():
            room -= self.state.sizeHint().width() + gap
        room -= gap  # of what is said beside the title, also while it is empty
        if self.subtitle.text():
            room -= min(self.subtitle.sizeHint().width(), px(BESIDE))
        letters = self.way_back.fontMetrics()
        before = letters.elidedText(self._before, Qt.TextElideMode.ElideRight, px(LONGEST_BACK))
        if before:
            room -= letters.horizontalAdvance("‹") + px(10) + gap
        widths = {id(made): made.sizeHint().width() + gap for _one, made in self._buttons}
        if self._menu_only or sum(widths.values()) > room:
            room -= self._more.sizeHint().width() + gap
        full = False
        for one, made in sorted(self._buttons, key=lambda pair: not pair[0].primary):
            full = full or (room < widths[id(made)] and not one.primary)
            room -= 0 if full else widths[id(made)]
            if made.isHidden() != full:
                made.setHidden(full)
        words = f"‹ {before}" if room > letters.horizontalAdvance(f" {before}") else "‹"
        if self.way_back.text() != words:
            self.way_back.setText(words)
        whole, gives = self.title.sizeHint().width(), 0
        if self.subtitle.text():
            gives = max(0, min(self.subtitle.sizeHint().width(), px(BESIDE)) - px(LEAST))
        self.title.keep(min(whole, max(px(LEAST_TITLE), whole + room + gives)))  # the name gives way last
        wanted = bool(self.behind_dots())
        if self._more.isHidden() == wanted:
            self._more.setVisible(wanted)

    def _fill(self) -> None:
        self.fill(self._entries, self.behind_dots())

    def fill(self, menu: QMenu, actions: Sequence[PageAction]) -> None:
        """Put actions into a menu, with their keys; what is not possible now is grey and says why."""
        menu.clear()
        menu.setToolTipsVisible(True)
        for action in actions:
            words = f"{action.title}\t{key_words(action.key)}" if action.key else action.title
            entry = menu.addAction(icon(action.pic or "chevron-right"), words)
            entry.triggered.connect(lambda _checked=False, one=action: one.slot())
            self._allow(entry, action)

    def _allow(self, made: QPushButton | QAction, action: PageAction) -> None:
        if reason := self.reason(action):
            made.setEnabled(False)
            made.setToolTip(reason)


def told(action: PageAction) -> str:
    """Return what the tooltip of an action says: its words and its key."""
    keys = dict.fromkeys(key_words(key) for key in (action.key, MAIN if action.primary else "") if key)
    return f"{action.title}  ({', '.join(keys)})" if keys else action.title
