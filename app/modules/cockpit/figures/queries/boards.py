"""Boards read in one go: each tile with its value, the months beside it, its limits, trend and largest rows."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.figures import FigureRow, Value
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.data.reports import with_advice
from app.data.visibility import login, not_hidden
from app.modules.cockpit.figures.models import VIEW, Board, Target, Tile
from app.modules.cockpit.figures.queries.catalogue import Known, open_figures
from app.modules.cockpit.figures.queries.values import (
    Kept,
    doubts_of,
    figure_rows,
    kept_values,
    month_values,
    reckoned,
)
from app.modules.cockpit.figures.rules.figures import (
    BAD,
    LIST,
    TILE,
    TREND_MONTHS,
    WARN,
    Limits,
    first_of,
    light,
    limits_on,
    months_up_to,
    span_of,
)
from app.modules.finance.ledger.api import last_day

PAGE = "cockpit.figures.boards"
SHOWN_ROWS = 5


@dataclass(frozen=True)
class Shown:
    """A figure of a month: its value with the months beside it, limits and light, and the months of its trend that are known."""

    figure: Known
    now: Kept
    before: Value
    year_before: Value
    limits: Limits | None
    light: str
    trend: tuple[tuple[datetime.date, int], ...]


@dataclass(frozen=True)
class TileView:
    """A tile of a board: how it is shown, its figure, and its largest rows where it is a list."""

    id: int
    version: int
    kind: str
    shown: Shown
    rows: tuple[FigureRow, ...] = ()


@dataclass(frozen=True)
class BoardView:
    """A board in a month: its tiles, and how many more the person may not see."""

    key: int
    title: str
    month: datetime.date
    tiles: tuple[TileView, ...]
    hidden: int


def limits_of(connection: Connection, keys: Collection[str]) -> dict[str, list[Limits]]:
    """Return the steps of targets and limits of some figures."""
    t, found = Target, defaultdict[str, list[Limits]](list)
    rows = connection.execute(
        select(t.figure, t.since, t.target, t.warn, t.alarm, t.owner, t.benchmark, t.benchmark_of).where(
            t.figure.in_(list(keys))
        )
    )
    for row in rows:
        aims = (row.target, row.warn, row.alarm, row.owner, row.benchmark, row.benchmark_of)
        found[row.figure].append(Limits(row.since, *aims))
    return found


def shown_figures(
    connection: Connection, of: Mapping[str, Known], keys: Collection[str], month: datetime.date
) -> dict[str, Shown]:
    """Return figures of a month with what stands beside them; months that are not closed are reckoned, the trend shows closed ones."""
    month, wanted = first_of(month), list(dict.fromkeys(keys))
    now = month_values(connection, of, wanted, month)
    before = month_values(connection, of, wanted, add_months(month, -1))
    year_before = month_values(connection, of, wanted, add_months(month, -12))
    kept = kept_values(connection, months_up_to(month, TREND_MONTHS), wanted)
    steps = limits_of(connection, wanted)
    found = {}
    for key in wanted:
        points = {day: one.value.number for (figure, day), one in kept.items() if figure == key}
        points |= {add_months(month, -1): before[key].value.number, month: now[key].value.number}
        limits = limits_on(steps.get(key, ()), month)
        found[key] = Shown(
            of[key],
            now[key],
            before[key].value,
            year_before[key].value,
            limits,
            light=light(now[key].value.number, of[key].better, limits),
            trend=tuple((day, number) for day, number in sorted(points.items()) if number is not None),
        )
    return found


def advice_on(shown: Iterable[Shown]) -> tuple[str, ...]:
    """Return what does not add up below some figures or what stands beside them, with what to do."""
    return with_advice(
        doubts_of(each for one in shown for each in (one.now.value, one.before, one.year_before))
    )


@query(VIEW)
def board(connection: Connection, key: int, month: datetime.date) -> BoardView | None:
    """Return a board with its tiles in a month, None where there is none that the person may see."""
    b, t = Board, Tile
    hidden = not_hidden(connection, b.__tablename__, b.id.expression)
    head = connection.execute(select(b.id, b.title).where(b.id == key, *hidden)).first()
    if head is None:
        return None
    rows = connection.execute(
        select(t.id, t.version, t.figure, t.kind).where(t.board_id == key).order_by(t.place, t.id)
    ).all()
    of = open_figures(connection)
    mine = [row for row in rows if row.figure in of]
    shown = shown_figures(connection, of, [row.figure for row in mine], month)
    tiles = tuple(
        TileView(
            row.id,
            row.version,
            row.kind,
            shown[row.figure],
            _largest(connection, row.figure, month) if row.kind == LIST else (),
        )
        for row in mine
    )
    return BoardView(head.id, head.title, first_of(month), tiles, len(rows) - len(mine))


def _largest(connection: Connection, key: str, month: datetime.date) -> tuple[FigureRow, ...]:
    rows = figure_rows(connection, key, *span_of(month))
    return tuple(sorted(rows, key=lambda row: -abs(row.amount or 0))[:SHOWN_ROWS])


@query(VIEW)
def all_figures(connection: Connection, month: datetime.date) -> BoardView:
    """Return every figure that the person may know of in a month, as one board."""
    of = open_figures(connection)
    shown = shown_figures(connection, of, list(of), month)
    tiles = tuple(TileView(0, 0, TILE, one) for one in shown.values())
    return BoardView(0, "", first_of(month), tiles, 0)


@query(VIEW)
def one_figure(connection: Connection, key: str, month: datetime.date) -> Shown | None:
    """Return one figure of a month with what stands beside it, None for one that the person may not know of."""
    of = open_figures(connection)
    return shown_figures(connection, of, [key], month)[key] if key in of else None


@query(VIEW)
def last_month(connection: Connection) -> datetime.date:
    """Return the month that a board shows at first: the last that is over, by the newest entry of the book where that is earlier."""
    over = add_months(first_of(clock.today(connection)), -1)
    newest = last_day(connection)
    if newest is None:
        return over
    whole = newest == span_of(newest)[1]
    return min(over, first_of(newest) if whole else add_months(first_of(newest), -1))


@dataclass(frozen=True)
class Lit:
    """A figure as it stands now beside its limits: of a day today, of a span in the last month that is over."""

    figure: Known
    value: Value
    limits: Limits | None
    light: str


def lit_now(connection: Connection, keys: Collection[str], owner: str = "") -> dict[str, Lit]:
    """Return how some figures stand now, of those that the person may know of; with an owner only those that they answer for now."""
    of, today = open_figures(connection), clock.today(connection)
    steps = limits_of(connection, keys)
    now = {key: limits_on(steps.get(key, ()), first_of(today)) for key in keys if key in of}
    asked = [key for key, one in now.items() if not owner or (one is not None and one.owner == owner)]
    last = span_of(add_months(first_of(today), -1))
    spans = {True: (first_of(today), today), False: last}
    found = {}
    for at_day, span in spans.items():
        mine = [key for key in asked if of[key].at_day is at_day]
        values = reckoned(connection, of, mine, span)
        for key in mine:
            state = light(values[key].number, of[key].better, now[key])
            found[key] = Lit(of[key], values[key], now[key], state)
    return found


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return the figures that the person answers for and that are beyond a limit: those of a day today, those of a span in the last month."""
    t, me = Target, login(connection)
    keys = set(connection.scalars(select(t.figure).where(t.owner == me, t.owner != "")))
    found = []
    for key, one in lit_now(connection, keys, me).items() if keys else ():
        if one.light in (WARN, BAD):
            words = Message(N_("Figure beyond its limit: {title}"), {"title": one.figure.title})
            found.append(Waiting(1, words, PAGE, key, late=one.light == BAD))
    return found
