"""What of payroll waits: a month that is open, steps after its release, and days that are due this week."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core import format as formats
from app.core.manifest import Waiting
from app.core.manifest_parts import DueDay
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.data.settings import setting
from app.modules.hr.payroll.queries.guide import guide
from app.modules.hr.payroll.queries.portals import waiting_notices
from app.modules.hr.payroll.rules.dues import dues
from app.modules.hr.payroll.rules.kinds import OPEN, VIEW
from app.modules.hr.payroll.rules.portals import KINDS

PAGE, PORTALS = "hr.payroll.month", "hr.payroll.portals"
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
    return told + _notices(connection, today)


def _notices(connection: Connection, today: datetime.date) -> list[Waiting]:
    """Return the reports that are prepared, not entered yet, and due within a week or late: a line a kind."""
    days: dict[str, list[datetime.date]] = {}
    for kind, due in waiting_notices(connection, today + WEEK):
        days.setdefault(kind, []).append(due)
    words = N_("{what}: still to be entered in the portal, due from {day}")
    return [
        Waiting(
            len(found),
            Message(words, {"what": Message(KINDS[kind]), "day": formats.day(found[0])}),
            PORTALS,
            late=found[0] <= today,
        )
        for kind, found in days.items()
    ]


@query(VIEW)
def due_days(connection: Connection, until: datetime.date) -> list[DueDay]:
    """Return the days of the newest month and the one after it until a day, and the reports that are still to be entered."""
    found, today = guide(connection, compared=False), clock.today(connection)
    land = str(setting(connection, "company.land") or "")
    told = []
    months = (found.month, found.coming) if found.month is not None else ()
    for month in dict.fromkeys(months):
        days, values = dues(month, land), {"month": f"{month:%m/%Y}"}
        told += [
            DueDay(day, Message(words, values), PAGE)
            for day, words in (
                (days.statement, N_("Contribution statements {month}")),
                (days.contributions, N_("Contributions {month} are paid")),
                (days.wage_tax, N_("Wage tax return {month}")),
            )
            if today <= day <= until
        ]
    words = N_("{what}: to be entered in the portal")
    return told + [
        DueDay(day, Message(words, {"what": Message(KINDS[kind])}), PORTALS)
        for kind, day in waiting_notices(connection, until)
    ]
