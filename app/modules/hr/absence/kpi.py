"""The sickness rate: days of illness of days to be worked, never of groups of fewer than five people."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.figures import DAYS, LOWER, PERCENT, Figure, FigureRow, FigureSource, Value, shared
from app.core.messages import N_, _, counted
from app.data.queries import query
from app.modules.hr.absence.queries.days import DepartmentFigures, department_figures

ALL, HEALTH = "hr.absence.all", "hr.health.view"
TABLES = frozenset({"hr_absence", "hr_person", "hr_contract", "hr_assignment", "hr_site"})
PAGE = "hr.absence.calendar"
TOO_FEW = N_("Fewer than five people: no figure is told that would tell of single ones.")
NOTHING_TO_WORK = N_("Nobody was to work in this span.")


def _rate(rows: list[DepartmentFigures]) -> Value:
    """Return the rate of departments that are told; those that are not told are left out, so that no difference tells of them."""
    if not rows:
        return Value(None, TOO_FEW)
    sick, target = sum(one.sick or 0 for one in rows), sum(one.target for one in rows)
    return shared(sick, target, PERCENT, NOTHING_TO_WORK)


@query(ALL)
def absence_figures(connection: Connection, since: datetime.date, until: datetime.date) -> dict[str, Value]:
    """Return the sickness rate of everybody in a span."""
    return {"sickness_rate": _rate(department_figures(connection, since, until))}


@query(ALL)
def absence_rows(
    connection: Connection, _key: str, since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the days of illness and the days to be worked by department, small ones together."""
    found = []
    for one in department_figures(connection, since, until):
        name = one.department or _("Small departments")
        people = counted(one.people, N_("1 person"), N_("{count} people"))
        words = _("days of illness, {people}").format(people=people)
        found.append(FigureRow(name, words, one.sick or 0, DAYS, PAGE))
        found.append(FigureRow(name, _("days to be worked"), one.target, DAYS, PAGE))
    return found


@query(ALL)
def absence_by_department(
    connection: Connection, since: datetime.date, until: datetime.date
) -> dict[str, dict[str, Value]]:
    """Return the sickness rate of each department that may be told."""
    found = department_figures(connection, since, until)
    return {one.department: {"sickness_rate": _rate([one])} for one in found}


FIGURES = (
    FigureSource(
        read=absence_figures,
        rows=absence_rows,
        tables=TABLES,
        needs=(HEALTH,),
        departments=absence_by_department,
        figures=(
            Figure(key="sickness_rate", title=N_("Sickness rate"), unit=PERCENT, better=LOWER, area="staff", meaning=N_("How many of the days to be worked were missed by illness. Departments of fewer than five people are counted together, and not at all where they are too few together."), formula=N_("Days of illness ÷ days to be worked by contract and calendar")),
        ),
    ),
)  # fmt: skip
