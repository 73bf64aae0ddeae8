"""Who is asked to a meeting: its seats follow from the members of the series until it begins, then attendance is noted."""

from __future__ import annotations

from sqlalchemy import select

from app.core.errors import Forbidden
from app.core.messages import N_
from app.data.drafts import one_of
from app.data.office import command
from app.data.unit import Unit
from app.data.visibility import may_know
from app.modules.hr.people.api import Person
from app.modules.organisation.meetings.models import CHANGE, Meeting, Member, Seat
from app.modules.organisation.meetings.rules.meetings import ATTENDANCE, INVITED, MACHINE


def seat_members(unit: Unit, meeting: int) -> None:
    """Bring the seats of a meeting that has not begun in step with the members of its series on its day."""
    head = unit.row(Meeting, meeting)
    m, s, p = Member, Seat, Person
    found = unit.connection.execute(
        select(m.id, m.name, m.part, m.votes, p.first_name, p.last_name, m.person_id)
        .outerjoin(p, p.id == m.person_id)
        .where(m.series_id == head["series_id"], m.until.is_(None) | (m.until >= head["day"]))
        .order_by(m.id)
    ).all()
    there = {
        row.member_id: row.id
        for row in unit.connection.execute(select(s.id, s.member_id).where(s.meeting_id == meeting))
    }
    for row in found:
        values = {
            "name": f"{row.first_name} {row.last_name}".strip() if row.person_id is not None else row.name,
            "part": row.part,
            "votes": row.votes,
        }
        if row.id in there:
            unit.update(s, there.pop(row.id), values)
        else:
            unit.insert(s, meeting_id=meeting, member_id=row.id, state=INVITED, **values)
    for seat in there.values():
        unit.delete(s, seat)


@command(CHANGE)
def set_attendance(unit: Unit, seat: int, state: str) -> None:
    """Note whether somebody is there, excused or missing. Raises Invalid once the minutes are finished."""
    one_of(state, ATTENDANCE, "state")
    row = unit.row(Seat, seat, lock=True)
    head = unit.row(Meeting, row["meeting_id"], lock=True)
    if not may_know(unit.connection, Meeting.__tablename__, head["id"]):
        raise Forbidden(N_("You do not belong to this meeting."))
    MACHINE.after(head["state"], "prepare")
    unit.update(Seat, seat, {"state": state})
