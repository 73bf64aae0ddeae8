"""A page of several lists in tabs with one drawer beside them; Ctrl+1, Ctrl+2 … go to a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QWidget
from shiboken6 import isValid

from app.core.messages import _
from app.data.lists import ListSource
from app.data.record_extras import Target
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.lists.panel import ListPanel
from app.ui.page import Page, lists_rows_of
from app.ui.record_panel import RecordPanel, attach_files
from app.ui.side_pane import LEAST, SidePane, beside
from app.ui.theme import px
from app.ui.wheel import keep_tabs_from_wheel
from app.ui.widgets import key_words

LIST = 460  # logical pixels that a list beside an open drawer needs


class ListTabs(Page):
    """Subclasses give titles and sources, and answer to opened rows."""

    takes_files = True  # whether a file dropped on a row is attached to it

    def __init__(
        self, desk: Desk, title: str, sources: Sequence[tuple[str, ListSource]], width: int = 380
    ) -> None:
        super().__init__(desk, title)
        self.bar = QTabBar(self)
        keep_tabs_from_wheel(self.bar)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(_("Lists"))
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.lists = QStackedWidget(self.split)
        self.panels = [
            ListPanel(desk, source, name, self.print_title, self.lists) for name, source in sources
        ]
        for (name, _source), panel in zip(sources, self.panels, strict=True):
            self.bar.addTab(name)
            self.lists.addWidget(panel)
            panel.opened.connect(self.open_row)
            panel.view.table.setAcceptDrops(self.takes_files and desk.may("records.attach"))
            panel.dropped.connect(self._dropped)
        self.bar.setVisible(len(sources) > 1)
        self.bar.currentChanged.connect(self._shown)
        self.drawer = Drawer(width, self.split)
        self.drawer.on_drop = self._return
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(px(12))
        self.split.setStretchFactor(0, 1)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.split, 1)
        for place in range(len(self.panels)):
            self.bind(f"Ctrl+{place + 1}", partial(self.go, place))

    def add_records(self) -> RecordPanel:
        """Put documents, notes, follow-ups and changes of the current row beside the lists."""
        pane = self._pane = beside(self, self.panels[0].model.source.name, self.split)
        records = pane.records
        self.drawer.opened.connect(partial(self._lay_out, pane))
        self.split.setStretchFactor(2, 1)
        self.split.setSizes([px(820), 0, px(380)])
        for panel in self.panels:
            panel.picked.connect(partial(self._show_beside, records, panel))
            panel.model.loaded.connect(partial(self._show_none, pane, panel))
        self.bar.currentChanged.connect(lambda _place: self._show_none(pane, self.panel))
        self.bar.currentChanged.connect(lambda _place: records.show_record(self.current()))
        return records

    def look_at(self, path: Path) -> None:
        """Show a file that belongs to no row yet where the documents of a row stand."""
        records = self._pane.records
        self._pane.make_room("rows", False)
        records.tabs.uncover(True)
        records.tabs.setCurrentWidget(records.documents)
        records.documents.show_file(path)

    def add_beside(self, widget: QWidget, sizes: tuple[int, int]) -> None:
        """Put a widget of the page's own beside the lists, with the widths of both; while the drawer is open it goes where all three have no room."""
        self.split.addWidget(widget)
        self.split.setSizes([px(sizes[0]), 0, px(sizes[1])])
        self.drawer.opened.connect(partial(self._make_room, widget))

    def _make_room(self, widget: QWidget, on: bool) -> None:
        width, drawer = self.split.width() - 2 * self.split.handleWidth(), self.drawer.width()
        widget.setVisible(not on or width >= px(LIST) + drawer + widget.minimumSizeHint().width())
        if on and widget.isHidden():
            self.split.setSizes([width - drawer, drawer, 0])

    def show_beside(self, show: Callable[[int], object]) -> None:
        """Show what belongs to a row of the first list when it is gone to, and anew when something of it changed."""
        panel = self.panels[0]

        def again() -> None:
            key = panel.current_key()
            if key is not None:
                show(key)

        panel.picked.connect(show)
        self.desk.watch(self, again)

    def follow(self, show: Callable[[int], object]) -> None:
        """Call show with the key of the row chosen in the list that is seen, 0 for none; a list that is not seen picks rows too."""

        def again(panel: ListPanel | None = None) -> None:
            if panel is None or panel is self.panel:
                show(self.panel.current_key() or 0)

        for one in self.panels:
            one.picked.connect(lambda _key, panel=one: again(panel))
            self.when_none(one, partial(again, one))
        self.bar.currentChanged.connect(lambda _place: again())

    def when_none(self, panel: ListPanel, show: Callable[[], object]) -> None:
        """Call show whenever a list was read and has no current row: what a page shows of one by itself is not of a row that went."""
        panel.model.loaded.connect(lambda *_read: show() if panel.current_key() is None else None)

    def _lay_out(self, pane: SidePane, on: bool) -> None:
        """Give the open drawer its width and the list the rest; what belongs to a row folds where it has no room beside them."""
        width, drawer = self.split.width() - 2 * self.split.handleWidth(), self.drawer.width()
        pane.make_room("drawer", on and width < px(LIST + LEAST) + drawer)
        if on:
            beside_it = pane.minimumWidth() if pane.folded else min(pane.width(), width - drawer - px(LIST))
            self.split.setSizes([width - drawer - beside_it, drawer, beside_it])

    def _show_beside(self, records: RecordPanel, panel: ListPanel, key: int) -> None:
        """Show what belongs to a row; a list that is not shown picks its first row too when it is filled."""
        if panel is self.panel:
            records.show_record(Target(panel.model.source.table, key))

    def _show_none(self, pane: SidePane, panel: ListPanel, *_loaded: object) -> None:
        """Show nothing beside a list that has no row, or none any more; a list without any needs no pane."""
        if panel is self.panel:
            pane.make_room("rows", bool(panel.empty_words()) and not panel.view.typed())
            if panel.current_key() is None:
                pane.records.show_record(self.current())

    def current(self) -> Target:
        """Return the current record: its table, and its key, 0 where there is none."""
        return Target(self.panel.model.source.table, self.panel.current_key() or 0)

    def for_current(self, action: Callable[[int], object]) -> None:
        """Do something with the key of the current row, if there is one."""
        key = self.panel.current_key()
        if key is not None:
            action(key)

    def close_drawer(self) -> None:
        """Close the drawer and return to the rows, or to what beside them it was opened from."""
        self.drawer.drop()
        self._return()

    def request(self, what: object) -> None:
        """Go to a row by its key; of several lists to the first of its table, unless the one that is shown has the row."""
        if isinstance(what, int):
            self.panel.select_key(what)
        elif isinstance(what, Target):
            model = self.panel.model
            if model.source.table != what.table or model.place_of(what.key) < 0:
                self.go([panel.model.source.table for panel in self.panels].index(what.table))
            self.panel.select_key(what.key)

    def place(self) -> object:
        """Return the current record."""
        here = self.current()
        return here if here.key and here.table else None

    def print_title(self) -> tuple[str, str]:
        """Return title and subtitle for paper: of the list that is shown, where there are several."""
        several = len(self.panels) > 1
        return self.bar.tabText(
            self.bar.currentIndex()
        ) if several else self.title.text(), self.subtitle.text()

    def go_there(self, of: str | tuple[str, ...]) -> str:
        """Return in which list a row is to be chosen for an action of that list."""
        places = [place for place, panel in enumerate(self.panels) if lists_rows_of(panel, of)]
        words = _("Please choose a row under {lists} first.")
        one = _("“{list}” ({key})")
        told = [
            one.format(list=self.bar.tabText(place), key=key_words(f"Ctrl+{place + 1}")) for place in places
        ]
        return words.format(lists=_(" or ").join(told)) if told else ""

    def _dropped(self, key: int, files: list[str]) -> None:
        if key < 0:
            self.desk.notice(_("Drop a document on a row to attach it."))
            return
        attach_files(self.desk, Target(self.panel.model.source.table, key), files)
        self.panel.select_key(key)

    def first_focus(self) -> QWidget | None:
        """Focus the rows."""
        return self.panel.view.table

    @property
    def panel(self) -> ListPanel:
        """The list that is shown."""
        return self.panels[self.bar.currentIndex()]

    def open_row(self, key: int) -> None:
        """Answer to Enter or a double click on a row."""

    def show_list(self, panel: ListPanel) -> None:
        """Show a list of the page."""
        self.go(self.panels.index(panel))

    def go(self, place: int) -> None:
        """Show a list."""
        self.bar.setCurrentIndex(place)
        self._focus_list()

    def _shown(self, place: int) -> None:
        self.drawer.drop()
        self.lists.setCurrentIndex(place)

    def _return(self) -> None:
        """Give the focus back to what stands beside the rows where the drawer was opened from there, else to the rows."""
        back = self.drawer.came_from
        beside = back is not None and isValid(back) and self.split.isAncestorOf(back)
        if back is not None and beside and back.isVisible() and not self.lists.isAncestorOf(back):
            back.setFocus()
        else:
            self._focus_list()

    def _focus_list(self) -> None:
        self.panel.view.table.setFocus()
