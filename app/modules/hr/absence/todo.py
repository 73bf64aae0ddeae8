"""What of absence waits: requests to decide, and certificates that are due."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.core.manifest import Waiting, allows
from app.core.messages import N_, Message
from app.data.queries import query
from app.data.visibility import login, not_hidden, rights
from app.data.workflow import waiting_for
from app.modules.hr.absence.models import Absence
from app.modules.hr.absence.rules.absences import SICK

REQUESTS, SICKNESS = "hr.absence.requests", "hr.absence.sickness"


@query("hr.absence.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits, for who sees absences."""
    found = []
    a = Absence
    mine = len(waiting_for(connection, login(connection), "absence"))
    if mine:
        words = Message(
            N_("{count} requests for leave wait for you"),
            {"count": mine},
            N_("1 request for leave waits for you"),
        )
        found.append(Waiting(mine, words, REQUESTS))
    if allows(rights(connection), "hr.health.view"):
        hidden = not_hidden(connection, "hr_absence", a.id.expression)
        due = int(
            connection.scalar(
                select(func.count()).where(
                    a.kind == SICK,
                    a.state == "approved",
                    a.certificate.in_(("due", "asked", "missing")),
                    *hidden,
                )
            )
            or 0
        )
        if due:
            words = Message(N_("{count} certificates are open"), {"count": due}, N_("1 certificate is open"))
            found.append(Waiting(due, words, SICKNESS))
    return found
