"""What every page of the window is: a head with title, state and actions; keys that work while it is shown; a body."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QVBoxLayout, QWidget

from app.core.messages import _
from app.core.states import Machine
from app.ui.desk import Desk
from app.ui.lists.model import UNKNOWN
from app.ui.lists.panel import ListPanel
from app.ui.page_head import MAIN, PageAction, PageHead, main_of
from app.ui.theme import px


class Page(QWidget):
    """A page: head with title, state and actions; below it what the page is about. Subclasses fill body."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(desk.room)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk = desk
        self.page_key = ""  # in the manifests; the window sets it
        self.page_actions: list[PageAction] = []
        self._shortcuts: list[QShortcut] = []
        self._there: Callable[[], object] | None = None
        self._lacks = _("Please choose a row first.")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(14), px(16), px(12))
        outer.setSpacing(px(12))
        self.head = PageHead(title, desk.may)
        self.title, self.subtitle, self.state = self.head.title, self.head.subtitle, self.head.state
        outer.addWidget(self.head)
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
        for action in actions:
            main = MAIN if action is main_of(actions) else ""
            for key in dict.fromkeys(filter(None, (action.key, main))):
                if self.desk.may(action.needs):
                    self.bind(key, partial(self._do_in_rows if key == "Del" else self.do, action))
        self.head.set_actions(actions)
        allowed = [action for action in actions if self.desk.may(action.needs)]
        for panel in self.findChildren(ListPanel):
            panel.empty.offer(allowed)
            panel.model.loaded.connect(self.look_again)
            panel.picked.connect(self.look_again)
            panel.shown.connect(self.look_again)
            panel.view.table.menu_wanted.connect(partial(self._show_menu, panel))
        self.look_again()

    def shown_list(self) -> ListPanel | None:
        """Return the list that the actions about a row mean: the one that is shown; None for a page without."""
        panels = self.findChildren(ListPanel)
        return next((panel for panel in panels if panel.isVisibleTo(self)), panels[0] if panels else None)

    def mean_rows(self, rows: QAbstractItemView) -> None:
        """Let the actions about a row mean those of a view; for pages without a list, when the actions are set."""
        rows.selectionModel().currentChanged.connect(self.look_again)
        for told in (rows.model().modelReset, rows.model().rowsInserted, rows.model().rowsRemoved):
            told.connect(self.look_again)
        self.mean(partial(_is_on_row, rows))

    def mean(self, there: Callable[[], object], lacks: str = "") -> None:
        """Let the actions about a row mean what else the page is about: there() says whether it is there, lacks what is to be done first.

        The page calls look_again() when that changed.
        """
        self._there, self._lacks = there, lacks or self._lacks
        self.look_again()

    def _lacking(self, of: str | tuple[str, ...]) -> str:
        """Return what is to be done first for an action about a row, '' where its row is there."""
        panel = self.shown_list()
        if self._there is not None or panel is None:
            return "" if self._there is None or self._there() else self._lacks
        if of and not lists_rows_of(panel, of):
            return self.go_there(of) or self._lacks
        return "" if panel.current_key() is not None else self._lacks

    def go_there(self, _of: str | tuple[str, ...]) -> str:
        """Return in which list a row is to be chosen for an action of that list; pages of several lists know."""
        return ""

    def look_again(self, *_what: object) -> None:
        """Grey the actions about a row while there is none, and give them back."""
        if self.shown_list() is None and self._there is None:
            return
        for action in self.page_actions:
            if action.row or action.of:
                reason = self._lacking(action.of)
                self.block(action.slot, reason or (action.why_not() if action.why_not is not None else ""))

    def in_state(self, machine: Machine, *steps: str, column: str = "state") -> Callable[[], str]:
        """Return what says why none of some steps can be taken in the state of the current row, for an action that would be refused."""

        def why_not() -> str:
            state = self.held(column)
            if state not in machine.states or any(machine.may(state, step) for step in steps):
                return ""
            return str(machine.refusal(state))

        return why_not

    def only_with(self, column: str, values: Collection[Any], words: str) -> Callable[[], str]:
        """Return what says some words where the current row holds none of some values in a column, for an action that would be refused."""
        return lambda: "" if (value := self.held(column)) in values or value is UNKNOWN else _(words)

    def never_with(self, column: str, values: Collection[Any], words: str) -> Callable[[], str]:
        """Return what says some words where the current row holds one of some values in a column; see only_with()."""
        return lambda: _(words) if self.held(column) in values else ""

    def held(self, column: str) -> Any:
        """Return what the current row holds in a column of its list, UNKNOWN where that is not known; pages without a list override it."""
        panel = self.shown_list()
        return UNKNOWN if panel is None else panel.model.held(panel.view.table.currentIndex().row(), column)

    def current_key(self, table: str = "") -> int | None:
        """Return the key of the current row, None for a row of another table than the one named."""
        panel = self.shown_list()
        here = panel is not None and table in ("", panel.model.source.table)
        return panel.current_key() if panel is not None and here else None

    def show_list(self, panel: ListPanel) -> None:
        """Show one of several lists; pages that have them override it."""

    def row_menu(self) -> QMenu:
        """Return the menu of a row: the same actions as in the head."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.head.fill(
            menu,
            [
                *(one for one in self.page_actions if one.row),
                *(one for one in self.page_actions if not one.row),
            ],
        )
        return menu

    def _show_menu(self, panel: ListPanel, row: int, point: QPoint) -> None:
        table = panel.view.table
        if row >= 0 and row not in panel.view.selected_rows():
            table.selectRow(row)
        if self.page_actions:
            self.row_menu().popup(table.viewport().mapToGlobal(point))

    def do(self, action: PageAction) -> None:
        """Do what an action does, or say why that is not possible now."""
        if reason := self.head.reason(action):
            self.desk.notice(reason)
        else:
            action.slot()

    def _do_in_rows(self, action: PageAction) -> None:
        """Take away what is current in the rows, not while the focus is in a form or beside the record."""
        part: QWidget | None = self.window().focusWidget()
        while part is not None and not getattr(part, "has_own_keys", False):
            part = part.parentWidget()
        if part is None:
            self.do(action)

    def block(self, slot: Callable[[], object], reason: str) -> None:
        """Grey the action that does this, with a reason; '' gives it back."""
        if self.head.block(slot, reason):
            for panel in self.findChildren(ListPanel):
                panel.empty.block(slot, reason)

    def request(self, what: object) -> None:
        """Show what was asked for when the page was opened; pages that can, override it."""

    def place(self) -> object:
        """Return what the page shows, in the form that request() takes, so that one can come back to it; None for nothing."""
        return None

    def first_focus(self) -> QWidget | None:
        """Return the widget that gets the focus when the page opens."""
        return None

    def closing(self) -> None:
        """Keep what must survive; called before the page goes."""


def lists_rows_of(panel: ListPanel, of: str | tuple[str, ...]) -> bool:
    """Say whether a list is one of those named, by its own name or by the table of its rows."""
    source = panel.model.source
    return not {source.name, source.table}.isdisjoint((of,) if isinstance(of, str) else of)


def _is_on_row(rows: QAbstractItemView) -> bool:
    """Say whether a view has a current row; a line that only says that there is none does not count."""
    return bool(rows.model().flags(rows.currentIndex()) & Qt.ItemFlag.ItemIsEnabled)
