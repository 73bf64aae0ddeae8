"""The month-end list: what every topic's check finds in a span."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.errors import Missing
from app.core.manifest import MonthCheck, resolve, topics
from app.core.messages import N_
from app.modules.finance.chart.api import Period


def month_end(connection: Connection, since: datetime.date, until: datetime.date) -> list[MonthCheck]:
    """Return the checks of every topic over a span, those that found something first."""
    found = [check for topic in topics() if topic.month_end for check in resolve(topic.month_end)(connection, since, until)]
    return sorted(found, key=lambda check: not check.findings)


def period_of(connection: Connection, day: datetime.date) -> int:
    """Return the key of the period of a day; raises Missing."""
    key = connection.scalar(select(Period.id).where(Period.start <= day, Period.end >= day, Period.number > 0))
    if key is None:
        raise Missing(N_("No fiscal year covers the {day}."), field="day", day=day)
    return int(key)
