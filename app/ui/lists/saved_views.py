"""Views of a list that were saved by name: filter, order, columns and widths."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from app.core.messages import _
from app.ui.lists.view import global_below
from app.ui.store import Part
from app.ui.widgets import tool


class SavedViews:
    """The button at the foot of a list with its views; use gets the state of the one that was chosen, state returns the present one."""

    def __init__(
        self,
        owner: QWidget,
        store: Part,
        prefix: Callable[[], str],
        state: Callable[[], dict[str, Any]],
        use: Callable[[dict[str, Any]], None],
    ) -> None:
        self._owner, self._store, self._prefix, self._state, self._use = owner, store, prefix, state, use
        self.button: QToolButton = tool("bookmark", _("Saved views"), self._menu)

    def _menu(self) -> None:
        menu, prefix = QMenu(self._owner), self._prefix()
        for key in self._store.keys(prefix):
            menu.addAction(key.removeprefix(prefix)).triggered.connect(
                lambda _on=False, k=key: self._use(self._store.get(k) or {})
            )
        menu.addSeparator()
        menu.addAction(_("All rows")).triggered.connect(lambda: self._use({"filters": {}}))
        menu.addAction(_("Save this view …")).triggered.connect(self._ask_name)
        menu.popup(global_below(self.button))

    def _ask_name(self) -> None:
        ask = QInputDialog(self._owner)
        ask.setWindowTitle(_("Save this view …"))
        ask.setLabelText(_("Name of the view"))
        ask.textValueSelected.connect(self._save)
        ask.open()

    def _save(self, name: str) -> None:
        if name.strip():
            self._store.put(self._prefix() + name.strip(), self._state())
