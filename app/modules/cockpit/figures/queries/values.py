"""Values of figures: reckoned from the rows of their topics, typed, made of others, or as they were when a month was closed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.figures import FigureRow, FigureSource, Value, exact_of, kept_of, written
from app.core.messages import N_, Message, _
from app.data.queries import query
from app.modules.cockpit.figures.models import VIEW, KeptValue
from app.modules.cockpit.figures.queries.catalogue import Known, declared, known, open_figures, sources, told
from app.modules.cockpit.figures.rules.figures import Span, span_of
from app.modules.cockpit.figures.rules.formula import Answer, in_order, keys_of, reckon

NOT_TYPED = N_("Nothing was entered for this month.")
UNKNOWN = N_("A figure of the formula is no longer there.")
TOO_LARGE = N_("The formula comes to more than Kontor keeps.")


@dataclass(frozen=True)
class Kept:
    """A value of a month as it stands in the book."""

    figure: str
    month: datetime.date
    value: Value
    comment: str
    frozen: datetime.datetime | None


def kept_values(
    connection: Connection, months: Sequence[datetime.date], keys: Iterable[str] | None = None
) -> dict[tuple[str, datetime.date], Kept]:
    """Return what was typed or closed for months, by figure and month; of some figures, or of all."""
    k = KeptValue
    rows = select(k.figure, k.month, k.value, k.why, k.comment, k.frozen).where(k.month.in_(list(months)))
    if keys is not None:
        rows = rows.where(k.figure.in_(list(keys)))
    return {
        (row.figure, row.month): Kept(
            row.figure, row.month, Value(row.value, row.why), row.comment, row.frozen
        )
        for row in connection.execute(rows)
    }


def parts_of(of: Mapping[str, Known], keys: Iterable[str]) -> set[str]:
    """Return figures with all that their formulas are made of."""
    found: set[str] = set()
    ahead = list(keys)
    while ahead:
        key = ahead.pop()
        if key in found or key not in of:
            continue
        found.add(key)
        node = of[key].node
        ahead += keys_of(node) if node is not None else ()
    return found


def reckoned(
    connection: Connection, of: Mapping[str, Known], keys: Iterable[str], span: Span
) -> dict[str, Value]:
    """Return figures of a span as they are now; each source is read once, own figures come last.

    Only of those in `of`: who calls says which of them may be told.
    """
    wanted = parts_of(of, keys)
    found: dict[str, Value] = {}
    for source in needed(wanted):
        found |= source.read(connection, *span)
    if span == span_of(span[0]):
        typed = kept_values(connection, [span[0]], [key for key in wanted if of[key].is_typed])
        found |= {key: one.value for (key, _month), one in typed.items()}
    return _with_own(of, wanted, found)


def _with_own(of: Mapping[str, Known], wanted: Iterable[str], found: dict[str, Value]) -> dict[str, Value]:
    formulas = {key: node for key in wanted if (node := of[key].node) is not None}

    def value_of(key: str) -> Answer:
        if key not in of:
            return None, UNKNOWN
        one = found.get(key, Value(None, NOT_TYPED))
        return (None, one.why) if one.number is None else (exact_of(one.number, of[key].unit), "")

    for key in in_order(formulas):
        exact, why = reckon(formulas[key], value_of)
        try:
            found[key] = Value(None, why) if exact is None else Value(kept_of(exact, of[key].unit))
            doubts = doubts_of(found[name] for name in keys_of(formulas[key]) if name in found)
            found[key] = replace(found[key], doubts=tuple(doubts))
        except Invalid:
            found[key] = Value(None, TOO_LARGE)
    return {key: found.get(key, Value(None, NOT_TYPED)) for key in wanted}


def doubts_of(values: Iterable[Value]) -> list[Message]:
    """Return what does not add up in what values were reckoned from, each once."""
    return list({str(doubt): doubt for one in values for doubt in one.doubts}.values())


def needed(keys: Iterable[str]) -> list[FigureSource]:
    """Return the sources that some figures come from."""
    wanted = set(keys)
    return [one for one in sources() if wanted & {figure.key for figure in one.figures}]


def tables_of(of: Mapping[str, Known], keys: Iterable[str]) -> frozenset[str]:
    """Return the tables that some figures are read from."""
    return frozenset({"cockpit_value", "cockpit_own_figure"}).union(
        *(one.tables for one in needed(parts_of(of, keys)))
    )


@query(VIEW)
def figure_values(
    connection: Connection, keys: Sequence[str], since: datetime.date, until: datetime.date
) -> dict[str, Value]:
    """Return figures of a span as they are now, of those that the person may know of."""
    of = open_figures(connection)
    asked = [key for key in keys if key in of]
    found = reckoned(connection, of, asked, (since, until))
    return {key: found[key] for key in asked}


def month_values(
    connection: Connection, of: Mapping[str, Known], keys: Sequence[str], month: datetime.date
) -> dict[str, Kept]:
    """Return figures of a month: as they were closed, else as they are now."""
    kept = kept_values(connection, [month], keys)
    closed = {key: one for (key, _month), one in kept.items() if one.frozen is not None}
    now = reckoned(connection, of, [key for key in keys if key not in closed], span_of(month))
    found = {}
    for key in keys:
        comment = kept[key, month].comment if (key, month) in kept else ""
        found[key] = closed.get(key) or Kept(key, month, now[key], comment, None)
    return found


@query(VIEW)
def figure_rows(
    connection: Connection, key: str, since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the rows behind a figure of a span: of a declared one those of its topic, of an own one its parts; nothing of a closed one."""
    of = open_figures(connection)
    if key not in of:
        return []
    if key in declared():
        return declared()[key][1].rows(connection, key, since, until)
    node = of[key].node
    if node is None:
        return []
    names = sorted(keys_of(node))
    found = reckoned(connection, of, names, (since, until))
    return [
        FigureRow(
            of[name].title, _(found[name].why) if found[name].why else name, found[name].number, of[name].unit
        )
        for name in names
        if name in of
    ]


@dataclass(frozen=True)
class DepartmentRow:
    """A department with its value in a month, in the one before and in the one a year before."""

    department: str
    now: Value
    before: Value
    year_before: Value


@query(VIEW)
def by_department(connection: Connection, key: str, month: datetime.date) -> list[DepartmentRow]:
    """Return a figure by department in a month beside two others; nothing where it is not known by department, or may not be told."""
    of = open_figures(connection)
    made = declared()[key][1].departments if key in of and key in declared() else None
    if made is None:
        return []
    columns = [made(connection, *span_of(add_months(month, back))) for back in (0, -1, -12)]
    names = sorted({name for one in columns for name, values in one.items() if key in values})
    nothing: dict[str, Value] = {}
    cells = [[one.get(name, nothing).get(key, Value(None)) for one in columns] for name in names]
    return [DepartmentRow(name, *row) for name, row in zip(names, cells, strict=True)]


@dataclass(frozen=True)
class Later:
    """A closed value that would be another one now: what it was and what it is, in words."""

    figure: str
    title: str
    was: str
    now: str


@query(VIEW)
def changed_later(connection: Connection, month: datetime.date) -> list[Later]:
    """Return the closed values of a month that would be others now; they stay as they were."""
    of = told(connection, known(connection))
    kept = {
        key: one
        for (key, _month), one in kept_values(connection, [month], of).items()
        if one.frozen is not None and not of[key].is_typed
    }
    now = reckoned(connection, of, kept, span_of(month))
    return [
        Later(
            key,
            of[key].title,
            written(one.value.number, of[key].unit),
            written(now[key].number, of[key].unit),
        )
        for key, one in kept.items()
        if one.value.number != now[key].number
    ]
