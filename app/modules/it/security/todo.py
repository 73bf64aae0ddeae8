"""What of data security waits: backups and restore tests that are late, severe weaknesses, accesses of those who left, reviews."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.declarative import Base
from app.data.queries import query
from app.modules.hr.people.api import Person
from app.modules.it.security.models import AccessRight, BackupPlan, SecurityPoint, Weakness
from app.modules.it.security.rules import TO_DO

PAGE = "it.security.security"


@query("it.security")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits, for who keeps data security."""
    today = clock.today(connection)
    b, w, x, c = BackupPlan, Weakness, AccessRight, SecurityPoint
    gone = select(Person.id).where(Person.leaving < today)
    asked: tuple[tuple[type[Base], Any, str, str, str], ...] = (
        (b, b.next_run < today, N_("{count} backups have not run well when they should"), N_("1 backup has not run well when it should"), "backups"),
        (b, b.next_test < today, N_("{count} backups are due for a restore test"), N_("1 backup is due for a restore test"), "backups"),
        (
            w,
            w.state.in_(TO_DO) & (w.severity >= 3),
            N_("{count} severe weaknesses are open"),
            N_("1 severe weakness is open"),
            "weaknesses",
        ),
        (
            x,
            x.revoked.is_(None) & x.person_id.in_(gone),
            N_("{count} accesses of people who left are open"),
            N_("1 access of someone who left is open"),
            "leavers",
        ),
        (c, c.next_review < today, N_("{count} points of data security are due for review"), N_("1 point of data security is due for review"), "checks"),
    )  # fmt: skip
    found = []
    for kind, where, many, one, request in asked:
        count = int(connection.scalar(select(func.count()).select_from(kind).where(where)) or 0)
        if count:
            found.append(
                Waiting(count, Message(many, {"count": count}, one), PAGE, request, late=request != "checks")
            )
    return found
