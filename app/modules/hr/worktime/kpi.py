"""Overtime: the balances of everybody at the end of a month, never of fewer than five people."""

from __future__ import annotations

import datetime
from collections import defaultdict

from sqlalchemy import Connection, or_, select

from app.core.figures import HOURS, LOWER, Figure, FigureRow, FigureSource, Value
from app.core.messages import N_, _, counted
from app.data import clock
from app.data.queries import query
from app.modules.hr.people.api import Person
from app.modules.hr.worktime.queries.reckoning import reckon

ALL, FEWEST = "hr.time.all", 5
TABLES = frozenset(
    {
        "hr_time",
        "hr_time_month",
        "hr_time_rule",
        "hr_time_model",
        "hr_time_booking",
        "hr_absence",
        "hr_person",
    }
)
PAGE = "hr.worktime.month"
TOO_FEW = N_("Fewer than five people: no figure is told that would tell of single ones.")


def _balances(connection: Connection, since: datetime.date, until: datetime.date) -> dict[str, list[int]]:
    """Return the balances at the end of the month of a day in minutes, of those whose time is counted, by department.

    Departments of fewer than five people are counted together under '', and not at all where they are too few together.
    """
    p = Person
    rows = connection.execute(
        select(p.id, p.department).where(
            or_(p.entry.is_(None), p.entry <= until), or_(p.leaving.is_(None), p.leaving >= since)
        )
    ).all()
    today = clock.today(connection)
    found: dict[str, list[int]] = defaultdict(list)
    made = reckon(connection, [row.id for row in rows], until.replace(day=1), today)
    for key, department in rows:
        if made[key].model is not None:
            found[department].append(made[key].figures.after)
    small = [name for name in found if len(found[name]) < FEWEST]
    rest = [one for name in small for one in found.pop(name)]
    return {**found, **({"": rest} if len(rest) >= FEWEST else {})}


@query(ALL)
def time_figures(connection: Connection, since: datetime.date, until: datetime.date) -> dict[str, Value]:
    """Return what all balances come to at the end of a span."""
    found = _balances(connection, since, until)
    return {"overtime": Value(sum(map(sum, found.values()))) if found else Value(None, TOO_FEW)}


@query(ALL)
def time_rows(
    connection: Connection, _key: str, since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the balances of departments, small ones together."""
    return [
        FigureRow(
            name or _("Small departments"),
            counted(len(ones), N_("1 person"), N_("{count} people")),
            sum(ones),
            HOURS,
            PAGE,
        )
        for name, ones in sorted(_balances(connection, since, until).items())
    ]


@query(ALL)
def time_by_department(
    connection: Connection, since: datetime.date, until: datetime.date
) -> dict[str, dict[str, Value]]:
    """Return the balances of each department that may be told."""
    found = _balances(connection, since, until)
    return {name: {"overtime": Value(sum(ones))} for name, ones in found.items()}


FIGURES = (
    FigureSource(
        read=time_figures,
        rows=time_rows,
        tables=TABLES,
        departments=time_by_department,
        figures=(
            Figure(key="overtime", title=N_("Overtime"), unit=HOURS, better=LOWER, area="staff", at_day=True, meaning=N_("How many hours the balances of working time hold. Departments of fewer than five people are counted together, and not at all where they are too few together."), formula=N_("Sum of the balances at the end of the month")),
        ),
    ),
)  # fmt: skip
