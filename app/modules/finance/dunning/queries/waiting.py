"""What dunning lets Today show: reminders that are due, payment plans that were missed, and a base rate that is to be entered."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data.clock import today
from app.data.queries import query
from app.data.remembered import remembered
from app.data.settings import setting
from app.modules.finance.dunning.models import DunningLetter, DunningLevel, PaymentPlan
from app.modules.finance.dunning.queries.levels import last_rate
from app.modules.finance.dunning.queries.plans import standings
from app.modules.finance.dunning.queries.proposal import summary
from app.modules.finance.dunning.rules.dunning import IN_FORCE
from app.modules.finance.dunning.rules.interest import half_year
from app.modules.finance.dunning.rules.plans import MISSED
from app.modules.finance.open_items.api import open_on

PAGE, LEVELS_PAGE = "finance.dunning.dunning", "finance.dunning.levels"


@query("finance.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return reminders due, payment plans missed, and whether the base rate of this half-year is missing where interest is demanded."""
    return [*_due(connection), *_missed(connection), *_rate(connection)]


def _due(connection: Connection) -> list[Waiting]:
    day = today(connection)
    count = remembered(connection, "finance.dunning.due", lambda: summary(connection, day).letters)
    words = Message(
        N_("{count} customers are to be reminded"), {"count": count}, N_("1 customer is to be reminded")
    )
    return [Waiting(count, words, PAGE)] if count else []


def _missed(connection: Connection) -> list[Waiting]:
    p, day = PaymentPlan, today(connection)
    plans = connection.execute(select(p.id, p.account).where(p.ended.is_(None))).all()
    if not plans:
        return []
    now = {
        (one.account, one.document): one.amount
        for one in open_on(connection, sorted({plan.account for plan in plans}))
    }
    grace = int(setting(connection, "dunning.grace"))
    found = standings(connection, [int(plan.id) for plan in plans], now, day, grace)
    count = sum(one.state == MISSED for one in found.values())
    words = Message(
        N_("{count} payment plans were missed"), {"count": count}, N_("1 payment plan was missed")
    )
    return [Waiting(count, words, PAGE, late=True)] if count else []


def _rate(connection: Connection) -> list[Waiting]:
    now = half_year(today(connection))
    duns = select(DunningLetter.id).where(DunningLetter.state == IN_FORCE).limit(1)
    costs = select(DunningLevel.id).where(DunningLevel.interest.is_(True)).limit(1)
    if last_rate(connection) >= now or None in (connection.scalar(duns), connection.scalar(costs)):
        return []
    return [Waiting(1, Message(N_("Enter the base rate from {day}"), {"day": now}), LEVELS_PAGE)]
