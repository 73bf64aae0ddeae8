"""What the compliance report of a year says: duties kept, late and open, controls and their results, gifts, reports without content, training gaps."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data import clock
from app.data.queries import may_read, query
from app.data.settings import setting
from app.modules.governance.compliance.models import (
    VIEW,
    Control,
    ControlTest,
    Duty,
    DutyDone,
    Gift,
    Report,
)
from app.modules.governance.compliance.queries.duties import trusted
from app.modules.governance.compliance.rules.duties import due_of
from app.modules.hr.training.api import instruction_gaps


@dataclass(frozen=True)
class DutyOfYear:
    """A duty of a year: its day, when it was done (None: it was not), and with which evidence."""

    title: str
    law: str
    due: datetime.date
    done: datetime.date | None
    evidence: str

    def late(self, today: datetime.date) -> bool:
        """Say whether it was done after its day, or is not done and its day is over."""
        return (self.done or today) > self.due


@dataclass(frozen=True)
class TestOfYear:
    """A test of a control of a year; drawn and faults are None where it was not made."""

    process: str
    title: str
    due: datetime.date
    drawn: int | None
    population: int | None
    faults: int | None
    found: str


@dataclass(frozen=True)
class YearOfDuties:
    """All that the report of a year says; reports and gaps are None for who may not know of them."""

    year: int
    duties: tuple[DutyOfYear, ...]
    tests: tuple[TestOfYear, ...]
    gifts: tuple[tuple[str, int, int], ...]  # kind, how many, worth in cents
    reports: int | None
    gaps: int | None


@query(VIEW)
def year_of_duties(connection: Connection, year: int) -> YearOfDuties:
    """Return what the compliance report of a calendar year says."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    g, r = Gift, Report
    gifts = connection.execute(
        select(g.kind, func.count(), func.sum(g.amount))
        .where(g.day.between(first, last))
        .group_by(g.kind)
        .order_by(g.kind)
    )
    reports = connection.scalar(
        select(func.count()).select_from(r.__table__).where(r.came.between(first, last))
    )
    return YearOfDuties(
        year,
        tuple(_duties(connection, first, last)),
        tuple(_tests(connection, first, last)),
        tuple((str(kind), int(count), int(worth or 0)) for kind, count, worth in gifts),
        int(reports or 0) if trusted(connection) else None,
        gaps=len(instruction_gaps(connection)) if may_read(connection, instruction_gaps) else None,
    )


def _duties(connection: Connection, first: datetime.date, last: datetime.date) -> list[DutyOfYear]:
    d, x = Duty, DutyDone
    land = str(setting(connection, "company.land") or "")
    done = connection.execute(
        select(d.title, d.law, d.moves, x.nominal, x.done, x.evidence)
        .join(d, d.id == x.duty_id)
        .where(x.nominal.between(first, last))
    )
    found = [DutyOfYear(row.title, row.law, due_of(row.nominal, row.moves, land), row.done, row.evidence) for row in done]  # fmt: skip
    until = min(last, clock.today(connection))
    waits = connection.execute(
        select(d.title, d.law, d.due).where(
            d.due.is_not(None), d.nominal >= first, d.nominal <= last, d.due <= until
        )
    )
    found += [DutyOfYear(row.title, row.law, row.due, None, "") for row in waits]
    return sorted(found, key=lambda one: (one.due, one.title))


def _tests(connection: Connection, first: datetime.date, last: datetime.date) -> list[TestOfYear]:
    c, t = Control, ControlTest
    rows = connection.execute(
        select(c.process, c.title, t.due, t.sample, t.population, t.faults, t.found)
        .join(c, c.id == t.control_id)
        .where(t.due.between(first, last))
    )
    found = [
        TestOfYear(
            row.process,
            row.title,
            row.due,
            len(row.sample.split()),
            row.population,
            faults=row.faults,
            found=row.found,
        )
        for row in rows
    ]
    until = min(last, clock.today(connection))
    drawn = select(t.control_id).where(t.control_id == c.id, t.due == c.due)
    waits = connection.execute(
        select(c.process, c.title, c.due).where(c.due.between(first, until), ~drawn.exists())
    )
    found += [TestOfYear(row.process, row.title, row.due, None, None, faults=None, found="") for row in waits]
    return sorted(found, key=lambda one: (one.due, one.title))
