"""How it stands with people on a day: who has clocked in, and the balance of their hours."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.modules.hr.worktime.models import WorkTime
from app.modules.hr.worktime.queries.reckoning import reckon
from app.modules.hr.worktime.rules.balance import light


@dataclass(frozen=True)
class Standing:
    """How it stands with somebody: the balance in minutes (None where none is kept) with its tone, and since when they work (minutes since midnight)."""

    balance: int | None
    tone: str
    begun: int | None = None


def standings(connection: Connection, people: Collection[int], today: datetime.date) -> dict[int, Standing]:
    """Return how it stands today with people by their keys; whoever calls it knows whose time may be seen."""
    t = WorkTime
    rows = connection.execute(
        select(t.person_id, t.begin)
        .where(t.day == today, t.person_id.in_(list(people)))
        .order_by(t.person_id, t.begin.desc())
    )
    begun = {int(person): int(begin) for person, begin in rows}
    found = {}
    for person, one in reckon(connection, list(people), today, today).items():
        kept = one.model is not None and one.model.counts
        tone = light(one.figures.after, one.model)
        found[person] = Standing(one.figures.after if kept else None, tone, begun.get(person))
    return found
