"""Who comes back soon after having been away for long, for Today; why is not told."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.data.visibility import not_hidden
from app.modules.hr.absence.api import Absence
from app.modules.hr.team.rules import LONG

SOON = datetime.timedelta(days=14)


@query("hr.absence.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return how many of those whose absences one may know of come back within two weeks."""
    a, today = Absence, clock.today(connection)
    rows = connection.execute(
        select(a.person_id, a.since, a.until).where(
            a.state == "approved",
            a.until.between(today, today + SOON),
            *not_hidden(connection, "hr_absence", a.id.expression),
        )
    )
    count = len({person for person, since, until in rows if (until - since).days + 1 >= LONG})
    if not count:
        return []
    words = Message(
        N_("{count} people come back from a long absence within two weeks"),
        {"count": count},
        N_("1 person comes back from a long absence within two weeks"),
    )
    return [Waiting(count, words, "hr.absence.calendar")]
