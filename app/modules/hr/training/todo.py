"""What of training waits: one's own instructions, and those of the people that one sees."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core.manifest import Waiting, allows
from app.core.manifest_parts import DueDay
from app.core.messages import N_, Message
from app.data import clock
from app.data.queries import query
from app.data.visibility import rights
from app.modules.hr.training.queries.gaps import instruction_dues, own_dues
from app.modules.hr.training.queries.visibility import VIEW
from app.modules.hr.training.rules.due import EXPIRED, FINE, GAPS

OWN_PAGE, GAPS_PAGE = "hr.training.own", "hr.training.gaps"


@query("hr.own")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits: for everybody their own, for who sees training the gaps of their people."""
    found = []
    mine = [one for one in own_dues(connection) if one.state != FINE]
    if mine:
        words = Message(
            N_("{count} instructions are due for you"),
            {"count": len(mine)},
            N_("1 instruction is due for you"),
        )
        found.append(Waiting(len(mine), words, OWN_PAGE, late=any(one.state == EXPIRED for one in mine)))
    if allows(rights(connection), "hr.training.view"):
        gaps = [one for one in instruction_dues(connection) if one.state in GAPS]
        if gaps:
            words = Message(
                N_("{count} instructions of the staff are missing"),
                {"count": len(gaps)},
                N_("1 instruction of the staff is missing"),
            )
            found.append(Waiting(len(gaps), words, GAPS_PAGE))
    return found


@query(VIEW)
def due_days(connection: Connection, until: datetime.date) -> list[DueDay]:
    """Return the instructions that are missing or end until a day, each with its first day and for how many people."""
    today = clock.today(connection)
    days: dict[str, list[datetime.date]] = {}
    for one in instruction_dues(connection):
        day = one.until if one.until is not None else today
        if one.state in GAPS or (one.until is not None and one.until <= until):
            days.setdefault(one.instruction, []).append(day)
    words = N_("Instruction {name}: {count} people")
    return [
        DueDay(min(found), Message(words, {"name": name, "count": len(found)}), GAPS_PAGE)
        for name, found in days.items()
    ]
