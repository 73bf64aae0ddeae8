"""What payroll pays by: hours and minutes of surcharges of a month, of those whose month is closed; who may see them does not matter there."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass, field
from app.core.dates import month_end, month_start
from app.modules.hr.people.api import Person, on_day
from app.modules.hr.worktime.models import TimeMonth
from app.modules.hr.worktime.queries.loading import models, rules_of, works_of
from app.modules.hr.worktime.rules.months import CLOSED


@dataclass(frozen=True)
class PaidTime:
    """A month of a person in minutes, as it was closed; nothing of a month that is not closed is paid.

    account says that what goes above or below the target stands in a balance, so that the target is paid. days are the minutes
    worked by day of those without such a balance. surcharges are minutes by kind.
    """

    closed: bool
    account: bool = True
    target: int = 0
    worked: int = 0
    credit: int = 0
    paid: int = 0
    surcharges: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[datetime.date, int] = field(default_factory=dict)


def paid_times(connection: Connection, month: datetime.date) -> dict[int, PaidTime]:
    """Return a month of everybody whose time is counted in it, by person; for reckoning pay only, which has rights of its own."""
    first, last = month_start(month), month_end(month)
    known, begun = models(connection), rules_of(connection)
    held = {person: on_day(rules, last) for person, rules in begun.items()}
    p, m = Person, TimeMonth
    here = set(
        connection.scalars(
            select(p.id).where(
                (p.entry.is_(None)) | (p.entry <= last), (p.leaving.is_(None)) | (p.leaving >= first)
            )
        )
    )
    model = {person: known[one.model] for person, one in held.items() if one is not None and person in here}
    rows = {
        row["person_id"]: dict(row)
        for row in connection.execute(select(m.__table__).where(m.month == first)).mappings()
        if row["state"] == CLOSED
    }
    free = [person for person in rows if person in model and not model[person].counts]
    works = works_of(connection, free, first, last) if free else {}
    return {
        person: PaidTime(
            closed=True,
            account=model[person].counts,
            surcharges=json.loads(str(rows[person]["surcharges"]) or "{}"),
            days={day: work.net for day, work in works.get(person, {}).items()},
            **{name: int(rows[person][name]) for name in ("target", "worked", "credit", "paid")},
        )
        if person in rows
        else PaidTime(False)
        for person in model
    }


def closed_versions(connection: Connection) -> dict[int, list[tuple[datetime.date, int]]]:
    """Return the closed months of everybody with their versions, in order: where they are the same, nothing was closed anew."""
    m = TimeMonth
    rows = connection.execute(
        select(m.person_id, m.month, m.version).where(m.state == CLOSED).order_by(m.person_id, m.month)
    )
    found: dict[int, list[tuple[datetime.date, int]]] = {}
    for person, month, version in rows:
        found.setdefault(int(person), []).append((month, int(version)))
    return found
