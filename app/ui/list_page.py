"""A page around one list: the list at the left, at the right a drawer with a form or what belongs to the row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.core.messages import _
from app.data.lists import ListSource
from app.ui.desk import Desk
from app.ui.forms import Form
from app.ui.list_tabs import ListTabs


class ListPage(ListTabs):
    """A page of one list: subclasses give source and title, and answer to opened rows."""

    def __init__(self, desk: Desk, title: str, source: ListSource) -> None:
        super().__init__(desk, title, [(title, source)])

    def submit(
        self,
        form: Form,
        service: Callable[..., int],
        arguments: tuple[Any, ...],
        words: str,
        undo: Callable[[int], None] | None = None,
    ) -> None:
        """Run a service that saves a row and returns its key; then close the drawer, go to the row, and offer undo."""

        def done(key: int) -> None:
            form.saved()
            self.close_drawer()
            self.panel.select_key(key)
            self.desk.notice(words, action=_("Undo") if undo else "", act=lambda: undo(key) if undo else None)

        form.send(service, *arguments, then=done)
