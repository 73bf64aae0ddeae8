"""A page around one list: the list at the left, at the right a drawer with a form or what belongs to the row."""

from __future__ import annotations

from app.data.lists import ListSource
from app.ui.desk import Desk
from app.ui.list_tabs import ListTabs


class ListPage(ListTabs):
    """A page of one list: subclasses give source and title, and answer to opened rows."""

    def __init__(self, desk: Desk, title: str, source: ListSource) -> None:
        super().__init__(desk, title, [(title, source)])
