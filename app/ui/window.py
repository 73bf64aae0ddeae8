"""The main window: tabs by module, pages in a side list, back and forward, a second window, state restored. It knows manifests, not modules."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.former_names import name_now
from app.core.manifest import Module, allows, discover, resolve
from app.core.manifest import Page as PageManifest
from app.core.messages import _
from app.data.record_extras import Target
from app.ui.book_menu import book_ways
from app.ui.desk import Desk
from app.ui.eliding import CurrentStack
from app.ui.forms import Form
from app.ui.lists.kept_views import KEYS, KeptViews, View
from app.ui.lists.panel import ListPanel
from app.ui.page import Page
from app.ui.side_list import SideList
from app.ui.status import StatusBar
from app.ui.theme import px
from app.ui.top_bar import TopBar, Way
from app.ui.visited import Place, Visited

if TYPE_CHECKING:
    from app.ui.palette_entries import Entry

NARROW = 1180  # points; below it the side list shows pictures
ZOOMS = (75, 90, 100, 110, 125, 150, 175, 200, 250)


class Window(QWidget):
    """One window on a desk; a page can be torn into a second one that shows only it."""

    zoom_wanted = Signal(int)
    lock_wanted = Signal()

    def __init__(self, desk: Desk, only: str = "") -> None:
        super().__init__()
        self.desk, self.only = desk, only
        self.setObjectName("page")
        self.setWindowTitle("Kontor")
        self.modules = [module for module in discover() if any(self._visible(module))]
        self.pages: dict[str, Page] = {}
        self.page_key = ""
        self._walking = False
        self._visited = Visited()
        self._torn: list[Window] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.top = TopBar(self.modules, self.open_palette)
        self.top.wanted.connect(self.open_module)
        outer.addWidget(self.top)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self.side = SideList(desk.store)
        self.side.wanted.connect(self._side_chosen)
        self.side.entered.connect(self._focus_page)
        self.stack = CurrentStack()
        self.room = (
            QScrollArea()
        )  # a page that asks for more than the screen has is moved about, it never widens the window
        self.room.setFrameShape(QFrame.Shape.NoFrame)
        self.room.setWidgetResizable(True)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setWidget(self.stack)
        middle.addWidget(self.side)
        middle.addWidget(self.room, 1)
        if only:  # not hidden before they have a parent: they would be windows of their own for a moment
            self.top.hide()
            self.side.hide()
        outer.addLayout(middle, 1)
        self.status = StatusBar(desk.now)
        self.top.offer(self._ways)
        outer.addWidget(self.status)
        self._keys()
        desk.noticed.connect(self.status.show_notice)
        self.status.follow(desk.jobs)
        desk.working.connect(self.status.working)
        desk.selection_told.connect(self.status.rows.setText)
        if not only:
            desk.wanted.connect(self.open)

    # -- keys ------------------------------------------------------------------
    def _keys(self) -> None:
        pairs = {
            "Ctrl+K": self.open_palette,
            "F1": self.open_keys,
            "Alt+Left": self.back,
            "Alt+Right": self.forward,
            "Ctrl+PgDown": lambda: self.side.step(1),
            "Ctrl+PgUp": lambda: self.side.step(-1),
            "Ctrl+Shift+N": self.tear,
            "Ctrl++": lambda: self._zoom(1),
            "Ctrl+=": lambda: self._zoom(1),
            "Ctrl+-": lambda: self._zoom(-1),
            "Ctrl+0": lambda: self.zoom_wanted.emit(100),
            "Ctrl+L": self.lock_wanted.emit,
            "Ctrl+U": self.status.take,
            "F10": self.top.book.showMenu,
            "F6": self._other_side,
            "F9": self.print_again,
        }
        for key, slot in pairs.items():
            QShortcut(QKeySequence(key), self, slot)
        for number, module in enumerate(self.modules[:9], 1):
            QShortcut(QKeySequence(f"Alt+{number}"), self, lambda m=module: self.open_module(m))

        for digit in KEYS:
            QShortcut(QKeySequence(f"Ctrl+Shift+{digit}"), self, partial(self._open_view, digit))

    def _views(self) -> list[View]:
        known = {key for module in self.modules for key, _page in self._visible(module)}
        return [view for view in KeptViews(self.desk.store).all() if view.page in known]

    def _open_view(self, digit: int) -> None:
        view = next((one for one in self._views() if one.digit == digit), None)
        if view is not None:
            self.show_view(view)

    def show_view(self, view: View) -> None:
        """Open the page of a saved view and show it."""
        self.open(view.page)
        page = self.current()
        panels = page.findChildren(ListPanel) if page is not None else []
        panel = next((one for one in panels if one.model.source.name == view.list), None)
        if page is not None and panel is not None:
            page.show_list(panel)
            panel.use_state(view.state)

    def _visible(self, module: Module) -> list[tuple[str, PageManifest]]:
        granted = self.desk.office.actor.permissions
        return [(key, page) for key, page in module.pages() if page.listed and allows(granted, page.needs)]

    # -- going places ------------------------------------------------------
    def open(self, key: str, request: object = None) -> None:
        """Open a page by its key, remembering where one was: the page, and the record that it showed."""
        key, here = name_now(key), self._here()
        elsewhere = key != here.page or (isinstance(request, (int, tuple, Target)) and request != here.shown)
        if here.page and elsewhere:
            self._visited.leave(here)
        if not self._walking:
            self.side.clearFocus()
        self._show(key, request)

    def _here(self) -> Place:
        page = self.current()
        return Place(self.page_key, page.place() if page is not None else None)

    def _title_before(self) -> str:
        """Return the title of the page that a step back leads to, '' for none."""
        there = self._visited.before(self._here())
        if there is None:
            return ""
        titles = (page.title for one in self.modules for key, page in one.pages() if key == there.page)
        return _(next(titles, ""))

    def open_module(self, module: Module) -> None:
        """Open the page of a module that was open last."""
        keys = [key for key, _page in self._visible(module)]
        last = name_now(self.desk.store.get(f"window.page.{module.name}", keys[0]))
        self.open(last if last in keys else keys[0])

    def back(self) -> None:
        """Return to the place before: its page, with the record that it showed."""
        self._go(self._visited.back(self._here()))

    def forward(self) -> None:
        """Undo a step back."""
        self._go(self._visited.forward(self._here()))

    def _go(self, place: Place | None) -> None:
        if place is not None:
            self._show(place.page, place.shown)

    def _show(self, key: str, request: object = None) -> None:
        module = next(m for m in discover() if any(key == full for full, _page in m.pages()))
        manifest = next(page for full, page in module.pages() if full == key)
        page = self.pages.get(key)
        if page is None:
            self.desk.room = self.stack
            try:
                page = resolve(manifest.factory)(self.desk)
            finally:
                self.desk.room = None
            assert isinstance(page, Page)
            page.page_key = key
            page.head.back_wanted.connect(self.back)
            self.pages[key] = page
            self.stack.addWidget(page)
        if key != self.page_key:
            self.status.leave_page()
        self.page_key = key
        self.stack.setCurrentWidget(page)
        self.status.rows.setText("")
        self._mark(module, manifest.parent or key)
        if manifest.listed:
            self.desk.store.put(f"window.page.{module.name}", key)
            self.desk.store.put("window.page", key)
        page.head.lead_back(self._title_before())
        before = page.focusWidget()
        if request is not None:
            page.request(request)
        asked = page.focusWidget()
        if request is None or asked is None or asked is before:
            self._focus_page()
        else:  # what was asked for has its own place to type
            asked.setFocus(Qt.FocusReason.TabFocusReason)

    def _mark(self, module: Module, key: str) -> None:
        self.top.mark(module)
        pages = self._visible(module)
        self.side.show_pages(module, pages, key)
        self.side.setVisible(len(pages) > 1 and not self.only)

    def _side_chosen(self, key: str) -> None:
        """Open a page of the side list; the focus stays there, so that the arrows walk on."""
        self._walking = True
        self.open(key)
        self._walking = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of a narrow window to the page."""
        super().resizeEvent(event)
        self.side.fold(self.width() < px(NARROW))

    def _focus_page(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, Page) and not self._walking:
            target = page.first_focus()
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)

    def _other_side(self) -> None:
        if self.side.hasFocus():
            self.side.clearFocus()
            self._focus_page()
        else:
            self.side.setFocus()

    def current(self) -> Page | None:
        """Return the page that is shown."""
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else None

    # -- palette, help, zoom, second window ----------------------------------
    def open_palette(self) -> None:
        """Open the search over the window."""
        from app.ui.palette import Palette

        Palette(self.desk, self.entries, self).open_over(self)

    def show_book(self, company: str, kind: str, tip: str) -> None:
        """Say whose book is open, where it lies, and what else there is to know of its place."""
        self.top.show_book(company, tip)
        self.status.book.setText(f"{company} · {kind}")
        self.status.book.setToolTip(tip)

    def _ways(self) -> list[Way | None]:
        return book_ways(self.desk, self.lock_wanted.emit)

    def entries(self) -> list[Entry]:
        """Return every page, declared action and action of the open page that the person may use."""
        from app.ui.palette_entries import Entry, page_entries

        page = self.current()
        found = [
            Entry(f"here:{one.title}", one.title, one.key, one.pic or "zap", partial(page.do, one))
            for one in (page.page_actions if page is not None else [])
            if page is not None and self.desk.may(one.needs)
        ]
        found += [
            Entry(f"window:{way.title}", way.title, way.key, way.pic, way.go, words=way.words)
            for way in self._ways()
            if way is not None
        ]
        found += [
            Entry(
                f"view:{one.id}", one.name, one.key, "bookmark", partial(self.show_view, one), words=_("view")
            )
            for one in self._views()
        ]
        for module in self.modules:
            found += page_entries(self.desk, module, self._visible(module))
        return found

    def print_again(self) -> None:
        """Show the last preview again."""
        if self.desk.print_again is not None:
            self.desk.print_again()
        else:
            self.desk.notice(_("Nothing was printed yet."))

    def open_keys(self) -> None:
        """Show all keys."""
        from app.ui.keys_help import KeysHelp

        KeysHelp(self, self.current()).show()

    def _zoom(self, step: int) -> None:
        from app.ui.theme import look

        near = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - look.zoom))
        self.zoom_wanted.emit(ZOOMS[min(max(0, near + step), len(ZOOMS) - 1)])

    def tear(self) -> None:
        """Show the open page in a window of its own, beside this one."""
        other = Window(self.desk, self.page_key)
        other.open(self.page_key)
        other.resize(px(1000), px(720))
        other.setWindowTitle(f"{other.current().title.text()} – Kontor")  # type: ignore[union-attr]
        other.zoom_wanted.connect(self.zoom_wanted)
        other.lock_wanted.connect(self.lock_wanted)
        other.show()
        self._torn.append(other)

    # -- state -------------------------------------------------------------
    def start_page(self, *, anew: bool = False) -> None:
        """Open the page that was open before, or the first; anew, at sign-in, the view that the day begins with."""
        begin = next((view for view in self._views() if view.start and anew), None)
        if begin is not None:
            self.show_view(begin)
            return
        known = [key for module in self.modules for key, _page in self._visible(module)]
        last = name_now(self.desk.store.get("window.page", known[0]))
        self._show(last if last in known else known[0])
        self.side.clearFocus()
        self._focus_page()

    def finish(self) -> None:
        """Keep typed drafts and close the torn windows."""
        for page in self.pages.values():
            page.closing()
        for form in self.findChildren(Form):
            form.keep_now()
        while self._torn:
            (torn := self._torn.pop()).close()
            torn.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed."""
        self.finish()
        super().closeEvent(event)
