"""Every list of the demo company shows each of its rows once: what a row shows of other tables is what belongs to it, and nothing more."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection

from app.data.lists import ListSource
from app.data.office import Office
from app.data.queries import query
from tests.lists import made, makers

MOST = 300  # rows of a list that are looked at


@query("")
def doubled(connection: Connection, source: ListSource, keys: list[int]) -> dict[int, int]:
    """Return the rows that a page holds more than once, or not at all: a table that is joined by the wrong condition multiplies them."""
    asked = source._page.where(*source.visible(connection)) if source.visible else source._page
    found = Counter(row[0] for row in connection.execute(asked, {"keys": keys}))
    return {key: found[key] for key in keys if found[key] != 1}


def test_each_row_stands_once(demo: Office) -> None:
    """As many rows as keys, of every list that shows something of another table."""
    broken, looked_at = [], 0
    for name, function in makers():
        source = made(function)
        keys = list(demo.read(source.keys, {}))
        if not source.joins or not keys:
            continue
        looked_at += 1
        if wrong := demo.read(doubled, source, keys[:MOST]):
            broken.append(f"{name}: {wrong}")
    assert broken == []
    assert looked_at > 40
