"""What of working time waits: months to approve, own months to confirm."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.core.dates import add_months
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.data.visibility import login
from app.data.workflow import waiting_for
from app.modules.hr.people.api import own_person
from app.modules.hr.worktime.models import TimeMonth, TimeRule
from app.modules.hr.worktime.rules.months import OPEN, span_of
from app.modules.hr.worktime.services.approving import KIND


@query("hr.own")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits for the person of a connection."""
    found = []
    mine = len(waiting_for(connection, login(connection), KIND))
    if mine:
        words = Message(
            N_("{count} months of working time wait for you"),
            {"count": mine},
            N_("1 month of working time waits for you"),
        )
        found.append(Waiting(mine, words, "hr.worktime.month"))
    if _unconfirmed(connection):
        found.append(
            Waiting(
                1, Message(N_("Your time of last month is not confirmed yet"), {}), "hr.worktime.own", "last"
            )
        )
    return found


def _unconfirmed(connection: Connection) -> bool:
    me, m, r = own_person(connection), TimeMonth, TimeRule
    if me is None:
        return False
    month = add_months(clock.today(connection).replace(day=1), -1)
    begun = connection.scalar(select(r.id).where(r.person_id == me, r.since <= span_of(month)[1]).limit(1))
    state = connection.scalar(select(m.state).where(m.person_id == me, m.month == month))
    return begun is not None and state in (None, OPEN)
