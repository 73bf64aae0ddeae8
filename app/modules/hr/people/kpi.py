"""Figures that come of people and contracts: heads, full-time posts, who came and who left; figures of small departments are told together."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months
from app.core.figures import (
    COUNT,
    LOWER,
    NEITHER,
    NUMBER,
    PERCENT,
    Figure,
    FigureRow,
    FigureSource,
    Value,
    half_up,
    shared,
)
from app.core.messages import N_, _
from app.data.queries import query
from app.data.rows import read_all
from app.modules.hr.people.models import Contract, Person
from app.modules.hr.people.queries.people import full_name
from app.modules.hr.people.rules.file import FULL_WEEK
from app.modules.hr.people.rules.hours import read_week, read_weeks, week_minutes

VIEW, FILE = "hr.view", "hr.file.view"
PAGE, TABLES = "hr.people.people", frozenset({"hr_person", "hr_contract"})
FEWEST, YEAR = 5, 12
NOBODY = N_("Nobody worked here in the twelve months up to this day.")
TOO_FEW = N_("Fewer than five people: no figure is told that would tell of single ones.")


@dataclass(frozen=True)
class Employed:
    """Somebody and the days of their employment."""

    key: int
    name: str
    department: str
    entry: datetime.date | None
    leaving: datetime.date | None

    def here_on(self, day: datetime.date) -> bool:
        """Say whether somebody works here on a day."""
        return (self.entry is None or self.entry <= day) and (self.leaving is None or self.leaving >= day)


def _everyone(connection: Connection) -> list[Employed]:
    p = Person
    shown = select(p.id.label("key"), full_name().label("name"), p.department, p.entry, p.leaving)
    return read_all(connection, shown.order_by(p.last_name, p.first_name, p.id), Employed)


def _minutes_on(connection: Connection, people: Sequence[Employed], day: datetime.date) -> dict[int, int]:
    """Return the weekly minutes by contract of those who work here on a day; the first contract holds before it began, too."""
    weeks: dict[int, int] = {}
    c = Contract
    for person, since, week in connection.execute(
        select(c.person_id, c.since, c.week).order_by(c.person_id, c.since)
    ):
        if since <= day or person not in weeks:
            weeks[person] = week_minutes(read_weeks(week))
    return {one.key: weeks.get(one.key, 0) for one in people if one.here_on(day)}


def month_ends(until: datetime.date) -> list[datetime.date]:
    """Return the last days of the twelve months up to a day that ends a month."""
    return [add_months(until + ONE_DAY, -n) - ONE_DAY for n in range(YEAR)]


def _left(people: Iterable[Employed], since: datetime.date, until: datetime.date) -> list[Employed]:
    return [one for one in people if one.leaving is not None and since <= one.leaving <= until]


@query(VIEW)
def people_figures(connection: Connection, since: datetime.date, until: datetime.date) -> dict[str, Value]:
    """Return how many people work here at the end of a span, who came and left in it, and the turnover of a year."""
    people = _everyone(connection)
    ends = month_ends(until)
    heads = sum(one.here_on(day) for day in ends for one in people)
    year = _left(people, add_months(until + ONE_DAY, -YEAR), until)
    return {
        "headcount": Value(sum(one.here_on(until) for one in people)),
        "joiners": Value(len([one for one in people if one.entry and since <= one.entry <= until])),
        "leavers": Value(len(_left(people, since, until))),
        "staff_turnover": shared(len(year) * YEAR, heads, PERCENT, NOBODY),
    }


@query(VIEW)
def people_rows(
    connection: Connection, key: str, since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the people behind a figure; for the turnover those who left in the year, and the heads at the ends of its months."""
    people = _everyone(connection)
    if key == "headcount":
        return [_row(one, one.department) for one in people if one.here_on(until)]
    if key == "joiners":
        came = [one for one in people if one.entry and since <= one.entry <= until]
        return [_row(one, formats.day(one.entry)) for one in came]
    first = since if key == "leavers" else add_months(until + ONE_DAY, -YEAR)
    found = [_row(one, formats.day(one.leaving)) for one in _left(people, first, until)]
    if key == "staff_turnover":
        for day in reversed(month_ends(until)):
            count = sum(one.here_on(day) for one in people)
            found.append(FigureRow(_("Headcount"), formats.day(day), count, COUNT))
    return found


def _row(one: Employed, detail: str) -> FigureRow:
    return FigureRow(one.name, detail, 1, COUNT, PAGE, request=one.key)


@query(VIEW)
def people_by_department(
    connection: Connection, _since: datetime.date, until: datetime.date
) -> dict[str, dict[str, Value]]:
    """Return the heads of each department at the end of a span."""
    heads: dict[str, int] = defaultdict(int)
    for one in _everyone(connection):
        if one.here_on(until):
            heads[one.department] += 1
    return {name: {"headcount": Value(count)} for name, count in heads.items()}


@query(FILE)
def post_figures(connection: Connection, _since: datetime.date, until: datetime.date) -> dict[str, Value]:
    """Return how many full-time posts the contracts of the last day come to."""
    minutes = _minutes_on(connection, _everyone(connection), until)
    return {"full_time_posts": Value(_posts(sum(minutes.values())))}


@query(FILE)
def post_rows(
    connection: Connection, _key: str, _since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the people with the part of a full-time post that their contract says."""
    people = _everyone(connection)
    minutes = _minutes_on(connection, people, until)
    return [
        FigureRow(one.name, one.department, _posts(minutes[one.key]), NUMBER, PAGE, request=one.key)
        for one in people
        if one.key in minutes
    ]


@query(FILE)
def posts_by_department(
    connection: Connection, _since: datetime.date, until: datetime.date
) -> dict[str, dict[str, Value]]:
    """Return the full-time posts of departments of five people or more, the others together where they are as many."""
    people = _everyone(connection)
    minutes = _minutes_on(connection, people, until)
    heads: dict[str, list[int]] = defaultdict(list)
    for one in people:
        if one.key in minutes:
            heads[one.department].append(minutes[one.key])
    return {
        name: {"full_time_posts": Value(_posts(sum(found)))} for name, found in large_enough(heads).items()
    }


def large_enough(heads: dict[str, list[int]]) -> dict[str, list[int]]:
    """Return departments of five people or more, the smaller ones together under ''; those not at all where they are too few."""
    small = [name for name in heads if len(heads[name]) < FEWEST]
    rest = [one for name in small for one in heads[name]]
    found = {name: ones for name, ones in heads.items() if name not in small}
    if len(rest) >= FEWEST:
        found[""] = rest
    return found


def _posts(minutes: int) -> int:
    """Return minutes a week as hundredths of a full-time post of forty hours, half up."""
    return half_up(Fraction(minutes * 100, sum(read_week(FULL_WEEK))))


AREA = "staff"
FIGURES = (
    FigureSource(
        read=people_figures,
        rows=people_rows,
        tables=TABLES,
        departments=people_by_department,
        figures=(
            Figure(key="headcount", title=N_("Headcount"), unit=COUNT, better=NEITHER, area=AREA, at_day=True, meaning=N_("How many people work here."), formula=N_("People whose employment has begun and not ended on the day")),
            Figure(key="joiners", title=N_("Joined"), unit=COUNT, better=NEITHER, area=AREA, meaning=N_("How many people began in the span."), formula=N_("People whose first day lies in the span")),
            Figure(key="leavers", title=N_("Left"), unit=COUNT, better=LOWER, area=AREA, meaning=N_("How many people left in the span."), formula=N_("People whose last day lies in the span")),
            Figure(key="staff_turnover", title=N_("Turnover of staff"), unit=PERCENT, better=LOWER, area=AREA, at_day=True, meaning=N_("How many of the people of a year left it."), formula=N_("People who left in the twelve months up to the day ÷ mean headcount of the ends of these months")),
        ),
    ),
    FigureSource(
        read=post_figures,
        rows=post_rows,
        tables=TABLES,
        departments=posts_by_department,
        figures=(
            Figure(key="full_time_posts", title=N_("Full-time posts"), unit=NUMBER, better=NEITHER, area=AREA, at_day=True, meaning=N_("How many full-time posts the contracts come to."), formula=N_("Hours a week by contract of those who work here on the day ÷ 40")),
        ),
    ),
)  # fmt: skip
