"""What of payroll waits: a month that is open, steps after its release, and days that are due this week."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core import format as formats
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.data.settings import setting
from app.modules.hr.payroll.queries.guide import guide
from app.modules.hr.payroll.rules.dues import dues
from app.modules.hr.payroll.rules.kinds import OPEN, VIEW

PAGE = "hr.payroll.month"
WEEK = datetime.timedelta(days=7)


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits of the newest month, for who sees payroll; nothing before the first month."""
    found = guide(connection, compared=False)
    if found.month is None:
        return []
    month = f"{found.month:%m/%Y}"
    told = []
    if found.next:
        words = (
            N_("Payroll {month} is open") if found.state == OPEN else N_("Payroll {month} is not finished")
        )
        told.append(Waiting(1, Message(words, {"month": month}), PAGE))
    today = clock.today(connection)
    days = dues(found.month, str(setting(connection, "company.land") or ""))
    for day, words in (
        (days.statement, N_("Contribution statements {month} are due on {day}")),
        (days.wage_tax, N_("The wage tax return {month} is due on {day}")),
    ):
        if today <= day <= today + WEEK:
            values = {"month": month, "day": formats.day(day)}
            told.append(Waiting(1, Message(words, values), PAGE, late=day == today))
    return told
