"""Who may know of a row: rights by area, applied to lists, search, links, follow-ups and the trail alike.

An area is one bit and one right, `area.N`. A row that not everyone may know of
carries the bits of its areas; a person sees it when they hold all of them.
Office puts the person on the connection, so that no query can forget to ask;
a connection without a person sees only what has no area.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, not_
from sqlalchemy.sql import ColumnElement, Select

from app.core.manifest import allows, resolve, topics

PERSON = "kontor_person"
MOST_AREAS = 60
EVERY_AREA = (1 << (MOST_AREAS + 1)) - 1


@dataclass(frozen=True)
class Guard:
    """What hides rows of a table: a query for the keys that the person of a connection may not know of, None for no such row."""

    table: str
    hidden: Callable[[Connection], Select[Any] | None]


@functools.cache
def guards() -> dict[str, Guard]:
    """Return what the topics declare, by table."""
    return {one.table: one for topic in topics() if topic.guards for one in resolve(topic.guards)}


def rights(connection: Connection) -> frozenset[str]:
    """Return the permissions of the person on a connection; none where there is no person."""
    return getattr(connection.get_execution_options().get(PERSON), "permissions", frozenset())


def login(connection: Connection) -> str:
    """Return who is on a connection, '' for nobody."""
    return getattr(connection.get_execution_options().get(PERSON), "login", "")


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


def seen(connection: Connection, table: ColumnElement[str] | str, key: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """Return the conditions for rows that point at a row of any table, or of a named one: what they point at may be known."""
    if isinstance(table, str):
        guard = guards().get(table)
        hidden = guard.hidden(connection) if guard else None
        return [key.not_in(hidden)] if hidden is not None else []
    pairs = [(guard.table, guard.hidden(connection)) for guard in guards().values()]
    return [not_(and_(table == name, key.in_(hidden))) for name, hidden in pairs if hidden is not None]


def may_know(connection: Connection, table: str, key: int) -> bool:
    """Say whether the person of a connection may know of one row."""
    from sqlalchemy import literal, select

    conditions = seen(connection, table, literal(key))
    return not conditions or connection.scalar(select(1).where(*conditions)) is not None
