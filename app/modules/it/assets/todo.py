"""What of the devices waits: loans that are overdue, audits and inspections that are due, what leavers still hold."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core.manifest import Waiting
from app.core.manifest_parts import DueDay
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.modules.hr.people.api import Person
from app.modules.it.assets.models import ItAsset, Supply
from app.modules.it.assets.queries.holdings import with_anything
from app.modules.it.assets.queries.supply_stock import in_stock, least
from app.modules.it.assets.rules import ASSIGNED

AHEAD = datetime.timedelta(days=14)


@query("it.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits, for who may see devices."""
    a, today = ItAsset, clock.today(connection)

    def count(*where: object) -> int:
        return int(connection.scalar(select(func.count()).select_from(a).where(*where)) or 0)  # type: ignore[arg-type]

    found = []
    overdue = count(a.status == ASSIGNED, a.expected < today)
    if overdue:
        words = Message(
            N_("{count} lent devices are overdue"), {"count": overdue}, N_("1 lent device is overdue")
        )
        found.append(Waiting(overdue, words, "it.assets.assets", "overdue", late=True))
    leaving = select(func.count()).select_from(Person).where(Person.leaving <= today + AHEAD, with_anything())
    left = int(connection.scalar(leaving) or 0)
    if left:
        words = Message(
            N_("{count} people who leave or have left still have devices, accesses or licences"),
            {"count": left},
            N_("1 person who leaves or has left still has devices, accesses or licences"),
        )
        found.append(Waiting(left, words, "it.assets.holders", "leavers", late=True))
    for name, many, one in (
        (
            "next_inspection",
            N_("{count} devices are due for inspection"),
            N_("1 device is due for inspection"),
        ),
        ("next_audit", N_("{count} devices are due for an audit"), N_("1 device is due for an audit")),
    ):
        due = count(ItAsset.__table__.c[name] < today)
        if due:
            found.append(Waiting(due, Message(many, {"count": due}, one), "it.assets.assets", name))
    short = int(connection.scalar(select(func.count()).select_from(Supply).where(in_stock() < least())) or 0)
    if short:
        words = Message(
            N_("{count} accessories and consumables are running short"),
            {"count": short},
            N_("1 accessory or consumable is running short"),
        )
        found.append(Waiting(short, words, "it.assets.supplies", "short"))
    return found


@query("it.view")
def due_days(connection: Connection, until: datetime.date) -> list[DueDay]:
    """Return the days until one on which devices are inspected or audited, with how many."""
    a, today, found = ItAsset, clock.today(connection), []
    for name, day, words in (
        ("next_inspection", a.next_inspection, N_("Inspection of {count} devices")),
        ("next_audit", a.next_audit, N_("Audit of {count} devices")),
    ):
        rows = select(day, func.count()).where(day <= until).group_by(day)
        for when, count in connection.execute(rows):
            assert when is not None
            late = name if when < today else None
            found.append(DueDay(when, Message(words, {"count": count}), "it.assets.assets", late))
    return found
