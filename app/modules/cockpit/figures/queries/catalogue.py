"""Which figures there are: those that topics declare, and the office's own; and who may know of which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, select

from app.core.dataclass import dataclass
from app.core.figures import AREAS, Figure, FigureSource
from app.core.manifest import allows, resolve, topics
from app.core.messages import _
from app.data.lists import Condition
from app.data.queries import may_read, query
from app.data.visibility import Guard, login, not_hidden, rights
from app.modules.cockpit.figures.models import VIEW, Board, KeptValue, OwnFigure, Target, Tile
from app.modules.cockpit.figures.rules.formula import Node, in_order, keys_of, parse

# who may know of values that are typed, by the area of the figure
AREA_RIGHTS = {
    "finance": "finance.view",
    "sales": "finance.sales.view",
    "purchasing": "inventory.order.view",
    "staff": "hr.file.view",
    "it": "it.tickets.view",
    "documents": "documents.view",
    "organisation": VIEW,
}


@dataclass(frozen=True)
class Known:
    """A figure as the cockpit knows it, in the language in force; node is the formula of an own one, own says that it is one."""

    key: str
    title: str
    meaning: str
    formula: str
    unit: str
    better: str
    area: str
    at_day: bool
    own: bool = False
    node: Node | None = None

    @property
    def is_typed(self) -> bool:
        """Whether its values are typed month by month."""
        return self.own and self.node is None


@cache
def sources() -> tuple[FigureSource, ...]:
    """Return everything that topics declare figures by; raises ValueError where two have the same key."""
    found = tuple(one for topic in topics() if topic.figures for one in resolve(topic.figures))
    keys = [figure.key for source in found for figure in source.figures]
    if len(keys) != len(set(keys)):
        raise ValueError(
            f"two figures have the same key: {sorted(key for key in keys if keys.count(key) > 1)}"
        )
    return found


@cache
def declared() -> Mapping[str, tuple[Figure, FigureSource]]:
    """Return the declared figures with what they come from, by key, in the order of areas."""
    pairs = [(figure, source) for source in sources() for figure in source.figures]
    order = list(AREAS)
    return {one[0].key: one for one in sorted(pairs, key=lambda one: order.index(one[0].area))}


def parted(key: str) -> tuple[str, str]:
    """Return what the parts of a figure are called, and what belongs to none of them, in the language in force."""
    source = declared()[key][1] if key in declared() else None
    return (_(source.parted_by), _(source.rest)) if source is not None else ("", "")


def known(connection: Connection) -> dict[str, Known]:
    """Return every figure there is, by key; only for what goes on to ask which of them may be told."""
    found = {
        key: Known(
            key,
            _(one.title),
            _(one.meaning),
            _(one.formula),
            one.unit,
            better=one.better,
            area=one.area,
            at_day=one.at_day,
        )
        for key, (one, _source) in declared().items()
    }
    o = OwnFigure
    rows = connection.execute(
        select(o.code, o.title, o.meaning, o.formula, o.unit, o.better, o.area).order_by(o.title, o.id)
    )
    for row in rows:
        node = parse(row.formula) if row.formula else None
        found[row.code] = Known(
            row.code,
            row.title,
            row.meaning,
            row.formula,
            row.unit,
            better=row.better,
            area=row.area,
            at_day=False,
            own=True,
            node=node,
        )
    return found


def told(connection: Connection, of: Mapping[str, Known]) -> dict[str, Known]:
    """Return those figures that the person of a connection may know of: an own one where every part may be known."""
    granted = rights(connection)
    open_keys = {
        figure.key
        for source in sources()
        if may_read(connection, source.read) and all(allows(granted, one) for one in source.needs)
        for figure in source.figures
    }
    open_keys |= {one.key for one in of.values() if one.is_typed and allows(granted, AREA_RIGHTS[one.area])}
    formulas = {one.key: one.node for one in of.values() if one.node is not None}
    for key in in_order(formulas):
        if keys_of(formulas[key]) <= open_keys:
            open_keys.add(key)
    return {key: one for key, one in of.items() if key in open_keys}


def open_figures(connection: Connection) -> dict[str, Known]:
    """Return the figures that the person of a connection may know of, by key."""
    return told(connection, known(connection))


@query(VIEW)
def figure_choices(connection: Connection) -> list[tuple[str, str]]:
    """Return the figures that may be chosen, by area: key and words."""
    return [(key, f"{_(AREAS[one.area])}: {one.title}") for key, one in open_figures(connection).items()]


def _closed(connection: Connection) -> list[str]:
    """Return the keys of the figures that the person of a connection may not know of."""
    of = known(connection)
    return sorted(set(of) - set(told(connection, of)))


def _of_figure(kind: type[Target | KeptValue | Tile]) -> Guard:
    def hidden(connection: Connection) -> Select[Any] | None:
        closed = _closed(connection)
        return select(kind.id).where(kind.figure.in_(closed)).correlate(None) if closed else None

    return Guard(kind.__tablename__, hidden)


def _own(connection: Connection) -> Select[Any] | None:
    closed = _closed(connection)
    return select(OwnFigure.id).where(OwnFigure.code.in_(closed)).correlate(None) if closed else None


def _boards(connection: Connection) -> Select[Any] | None:
    b = Board
    return select(b.id).where(b.login != "", b.login != login(connection)).correlate(None)


GUARDS = (
    _of_figure(Target),
    _of_figure(KeptValue),
    _of_figure(Tile),
    Guard(OwnFigure.__tablename__, _own),
    Guard(Board.__tablename__, _boards),
)


def seen_rows(kind: Any) -> Callable[[Connection], list[Condition]]:
    """Return what lets a list show the rows that the person of a connection may know of."""

    def conditions(connection: Connection) -> list[Condition]:
        found: list[Condition] = not_hidden(connection, kind.__tablename__, kind.id.expression)
        return found

    return conditions
