"""The button at the foot of a list with its views: show one, keep what is shown, and put them in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from app.core.former_names import names_of
from app.core.messages import _
from app.core.people import person
from app.data.shared_views import RIGHT, SharedViewRow, share_view, shared_views, unshare_view
from app.ui.desk import Desk
from app.ui.lists.kept_views import KEYS, KeptViews, View
from app.ui.lists.view import global_below
from app.ui.widgets import key_words, tool


class SavedViews:
    """Views of one list; use gets the state of the one that was chosen, state returns the present one."""

    def __init__(
        self,
        owner: QWidget,
        desk: Desk,
        of: Callable[[], str],
        state: Callable[[], dict[str, Any]],
        use: Callable[[dict[str, Any]], None],
    ) -> None:
        self._owner, self._desk, self._of, self._state, self._use = owner, desk, of, state, use
        self.views = KeptViews(desk.store)
        self._bring_former()
        self.button: QToolButton = tool("bookmark", _("Saved views"), self._show)

    def _bring_former(self) -> None:
        """Take over the views that were kept before they had an order."""
        for before in (f"list.{name}.view." for name in names_of(self._of())):
            self._bring(before)

    def _bring(self, before: str) -> None:
        for key in self._desk.store.keys(before):
            self.views.save(View(key.removeprefix(before), self._of(), "", self._desk.store.get(key) or {}))
            self._desk.store.put(key, None)

    def _page(self) -> str:
        part: QWidget | None = self._owner
        while part is not None and not getattr(part, "page_key", ""):
            part = part.parentWidget()
        return str(getattr(part, "page_key", ""))

    def _show(self) -> None:
        def found(shared: list[SharedViewRow]) -> None:
            self.menu(shared).popup(global_below(self.button))

        self._desk.read(shared_views, self._of(), then=found, owner=self._owner, slot="views")

    def menu(self, shared: Sequence[SharedViewRow] = ()) -> QMenu:
        """Return the menu: one's own views and the shared ones, what is shown now, and what can be done with each."""
        menu, views = QMenu(self._owner), self.views.all(self._of())
        for view in views:
            _add(
                menu,
                f"{view.name}\t{key_words(view.key)}" if view.key else view.name,
                partial(self._use, view.state),
            )
        if shared:
            menu.addSection(_("Shared in the book"))
        for one in shared:
            _add(menu, one.name, partial(self._use, one.shows)).setToolTip(person(one.login))
        menu.addSeparator()
        _add(menu, _("All rows"), partial(self._use, {"filters": {}}))
        _add(menu, _("Save this view …"), partial(self._ask, _("Save this view …"), "", self._save))
        if views:
            arrange = menu.addMenu(_("Arrange views"))
            for place, view in enumerate(views):
                self._arrange(arrange.addMenu(view.name), view, place, len(views))
        if shared:
            arrange = menu.addMenu(_("Shared views"))
            for one in shared:
                self._arrange_shared(arrange.addMenu(one.name), one)
        return menu

    def _arrange_shared(self, menu: QMenu, view: SharedViewRow) -> None:
        """Offer what can be done with a view that belongs to all."""
        mine = View(view.name, view.list, view.page, view.shows)
        _add(menu, _("Keep among my views"), partial(self.views.save, mine))
        _add(menu, _("No longer share"), partial(self._unshare, view)).setEnabled(self._desk.may(RIGHT))

    def _share(self, view: View) -> None:
        self._desk.run(
            share_view,
            view.list,
            view.name,
            view.page or self._page(),
            view.state,
            then=lambda _key: self._desk.notice(
                _("Everybody in the book has “{name}” now").format(name=view.name)
            ),
        )

    def _unshare(self, view: SharedViewRow) -> None:
        def back() -> None:
            self._desk.run(share_view, view.list, view.name, view.page, view.shows)

        def done(_nothing: object) -> None:
            words = _("“{name}” is no longer shared").format(name=view.name)
            self._desk.notice(words, action=_("Undo"), act=back)

        self._desk.run(unshare_view, view.id, then=done)

    def _arrange(self, menu: QMenu, view: View, place: int, count: int) -> None:
        _add(menu, _("Rename …"), partial(self._ask, _("Rename …"), view.name, partial(self._rename, view)))
        _add(menu, _("Keep what is shown now"), lambda: self.views.change(replace(view, state=self._state())))
        _add(menu, _("Up"), partial(self.views.move, view, -1)).setEnabled(place > 0)
        _add(menu, _("Down"), partial(self.views.move, view, 1)).setEnabled(place < count - 1)
        keys = menu.addMenu(_("Key"))
        for digit in (0, *KEYS):
            words = key_words(replace(view, digit=digit).key) or _("none")
            one = _add(keys, words, lambda d=digit: self._give_key(view, d))  # type: ignore[misc]
            one.setCheckable(True)
            one.setChecked(view.digit == digit)
        begin = _add(menu, _("Begin the day with it"), lambda: self._begin(view))
        begin.setCheckable(True)
        begin.setChecked(view.start)
        menu.addSeparator()
        _add(menu, _("Share with everybody"), partial(self._share, view)).setEnabled(self._desk.may(RIGHT))
        _add(menu, _("Delete"), partial(self._delete, view))

    def _ask(self, title: str, name: str, then: Callable[[str], None]) -> None:
        ask = QInputDialog(self._owner)
        ask.setWindowTitle(title)
        ask.setLabelText(_("Name of the view"))
        ask.setTextValue(name)
        ask.textValueSelected.connect(lambda text: then(text.strip()) if text.strip() else None)
        ask.open()

    def _save(self, name: str) -> None:
        self.views.save(View(name, self._of(), self._page(), self._state()))

    def _rename(self, view: View, name: str) -> None:
        if name in [one.name for one in self.views.all(self._of()) if one.id != view.id]:
            self._desk.notice(_("There is a view “{name}” already.").format(name=name), "bad")
        else:
            self.views.change(replace(view, name=name))

    def _give_key(self, view: View, digit: int) -> None:
        self.views.change(replace(view, digit=digit, page=view.page or self._page()))

    def _begin(self, view: View) -> None:
        self.views.change(replace(view, start=not view.start, page=view.page or self._page()))

    def _delete(self, view: View) -> None:
        place = [one.id for one in self.views.all()].index(view.id)
        self.views.delete(view)
        self._desk.notice(
            _("The view “{name}” is deleted").format(name=view.name),
            action=_("Undo"),
            act=partial(self.views.bring_back, view, place),
        )


def _add(menu: QMenu, words: str, slot: Callable[[], object]) -> QAction:
    made = menu.addAction(words)
    made.triggered.connect(lambda _checked=False: slot())
    return made
