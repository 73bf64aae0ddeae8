"""What other topics do with the row that a page shows, as its actions (`on_records` in the manifests)."""

from __future__ import annotations

from collections.abc import Callable

from app.core.manifest import topics
from app.core.messages import _
from app.ui.desk import Desk
from app.ui.page_head import PageAction


def record_actions(desk: Desk, table: str, current: Callable[[], int | None]) -> list[PageAction]:
    """Return an action for each deed that another topic offers on a row of a table; current gives the key of the row."""

    def going(page: str) -> Callable[[], None]:
        def go() -> None:
            key = current()
            if key is not None:
                desk.open(page, (table, key))

        return go

    return [
        PageAction(_(one.title), going(one.page), "", "inbox", one.needs, menu=not one.shown, of=table)
        for topic in topics()
        for name, one in topic.on_records.items()
        if name == table
    ]
