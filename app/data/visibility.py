"""Who may know of a row: rights by area, applied to lists, search, links, follow-ups and the trail alike.

An area is one bit and one right, `area.N`. A row that not everyone may know of
carries the bits of its areas; a person sees it when they hold all of them.
Office puts the person on the connection, so that no query can forget to ask;
a connection without a person sees only what has no area.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, and_, false, not_
from sqlalchemy.sql import ColumnElement, Select

from app.core.dataclass import dataclass
from app.core.manifest import allows, resolve, topics
from app.data.declarative import Base

PERSON = "kontor_person"
MOST_AREAS = 60


@dataclass(frozen=True)
class Guard:
    """What hides rows of a table: a query for the keys that the person of a connection may not know of, None for no such row."""

    table: str
    hidden: Callable[[Connection], Select[Any] | None]


@functools.cache
def guard_places() -> dict[str, str]:
    """Return by table where the guard of its rows is declared."""
    return {table: place for topic in topics() for table, place in topic.guards.items()}


@functools.cache
def guard_of(table: str) -> Guard | None:
    """Return what hides rows of a table, None where nothing does; only the topic of that table is loaded."""
    place = guard_places().get(table)
    return next(one for one in resolve(place) if one.table == table) if place else None


def rights(connection: Connection) -> frozenset[str]:
    """Return the permissions of the person on a connection; none where there is no person."""
    return getattr(connection.get_execution_options().get(PERSON), "permissions", frozenset())


def login(connection: Connection) -> str:
    """Return who is on a connection, '' for nobody."""
    return getattr(connection.get_execution_options().get(PERSON), "login", "")


@contextmanager
def acting_as(connection: Connection, actor: object) -> Iterator[None]:
    """Ask as somebody else for a moment: whether they may know of something, before it is put before them."""
    before = connection.get_execution_options().get(PERSON)
    connection.execution_options(**{PERSON: actor})
    try:
        yield
    finally:
        connection.execution_options(**{PERSON: before})


def area_right(area: int) -> str:
    """Return the right to know of what lies in an area."""
    return f"area.{area}"


def closed_areas(granted: frozenset[str]) -> int:
    """Return the bits of the areas that someone with these permissions may not know of."""
    if allows(granted, "area.0"):
        return 0
    return sum(1 << area for area in range(1, MOST_AREAS + 1) if area_right(area) not in granted)


def open_to(connection: Connection, areas: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """Return the condition that a row's areas are all open to the person of a connection; none for who may see everything."""
    closed = closed_areas(rights(connection))
    return [areas.op("&")(closed) == 0] if closed else []


@functools.cache
def _reading_rights() -> dict[str, str]:
    from app.data.all_tables import load_models

    return {name: str(table.info.get("reads", "")) for name, table in load_models().tables.items()}


def _reading_right(table: str) -> str:
    """Return the right to read one table; the tables of all topics are loaded only where it is not known yet."""
    known = Base.metadata.tables.get(table)
    return str(known.info.get("reads", "")) if known is not None else _reading_rights().get(table, "")


def closed_tables(connection: Connection) -> list[str]:
    """Return the tables whose rows the person of a connection has no right to read; none where there is no person."""
    granted = rights(connection)
    if connection.get_execution_options().get(PERSON) is None or allows(granted, "*"):
        return []
    return [name for name, right in _reading_rights().items() if not allows(granted, right)]


def _closed(connection: Connection, table: str) -> bool:
    if connection.get_execution_options().get(PERSON) is None:
        return False
    return not allows(rights(connection), _reading_right(table))


def seen(
    connection: Connection, table: ColumnElement[str] | str, key: ColumnElement[int]
) -> list[ColumnElement[bool]]:
    """Return the conditions for rows that point at a row of any table, or of a named one: what they point at may be known.

    That asks for the right to read the table, and for the areas of the row.
    """
    if isinstance(table, str):
        return [false()] if _closed(connection, table) else not_hidden(connection, table, key)
    closed = closed_tables(connection)
    found = [guard for guard in map(guard_of, guard_places()) if guard is not None]
    pairs = [(guard.table, guard.hidden(connection)) for guard in found]
    unreadable = [table.not_in(closed)] if closed else []
    return unreadable + [
        not_(and_(table == name, key.in_(hidden))) for name, hidden in pairs if hidden is not None
    ]


def not_hidden(connection: Connection, table: str, key: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """Return the conditions that the guard of a table leaves of its rows.

    For what has a right of its own to read them, such as the one to what is one's own; all else asks seen().
    """
    guard = guard_of(table)
    hidden = guard.hidden(connection) if guard else None
    return [key.not_in(hidden)] if hidden is not None else []


def may_know(connection: Connection, table: str, key: int) -> bool:
    """Say whether the person of a connection may know of one row."""
    from sqlalchemy import literal, select

    conditions = seen(connection, table, literal(key))
    return not conditions or connection.scalar(select(1).where(*conditions)) is not None
