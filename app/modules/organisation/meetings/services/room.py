"""The room of a meeting: reserved in the pool's calendar when it is planned, moved with it, and free again when it is cancelled."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.unit import Unit
from app.modules.hr.people.api import own_person
from app.modules.it.assets.api import Location
from app.modules.it.pool.api import RoomWish, call_off, keep_room, let_room_go
from app.modules.organisation.meetings.models import Meeting, Member, Series
from app.modules.organisation.meetings.rules.meetings import CHAIR

NOBODY = N_("A room is reserved for a member of staff; add one to the series first.")


def keep(unit: Unit, key: int) -> None:
    """Bring the reservation of a meeting in step with its room, day and time. What is past is not reserved any more.

    Raises Invalid at the field `room` where somebody else has it, and where nobody of staff belongs to the meeting.
    """
    row = unit.row(Meeting, key)
    reserved: int | None = row["reservation_id"]
    if row["room_id"] is None:
        if reserved is not None:
            let_room_go(unit, reserved)
            unit.update(Meeting, key, {"reservation_id": None})
        return
    values: dict[str, Any] = {}
    if not row["place"].strip():
        values["place"] = str(unit.row(Location, row["room_id"])["name"])[:120]
    if row["day"] >= unit.today:
        values["reservation_id"] = _reserved(unit, row["room_id"], row["series_id"], row, reserved)
    unit.update(Meeting, key, values)


def _reserved(unit: Unit, room: int, series: int, row: Any, reserved: int | None) -> int:
    person = _for_whom(unit, series)
    title = str(unit.row(Series, series)["title"])
    wish = RoomWish(room, person, row["day"], row["at"], row["minutes"], purpose=title)
    try:
        return keep_room(unit, wish, reserved)
    except Invalid as error:
        raise Invalid(error.message.template, field="room", **error.message.values) from error


def _for_whom(unit: Unit, series: int) -> int:
    """Return who has the room: the chair, else who plans it, else the first member of staff."""
    m = Member
    members = unit.connection.execute(
        select(m.person_id, m.part)
        .where(m.series_id == series, m.person_id.is_not(None), _still(unit.today))
        .order_by(m.id)
    ).all()
    chair = next((row.person_id for row in members if row.part == CHAIR), None)
    found = chair or own_person(unit.connection) or next((row.person_id for row in members), None)
    if found is None:
        raise Invalid(NOBODY, field="room")
    return int(found)


def _still(day: datetime.date) -> Any:
    return Member.until.is_(None) | (Member.until >= day)


def give_back(unit: Unit, key: int) -> None:
    """Let the room of a cancelled meeting go."""
    reserved = unit.row(Meeting, key)["reservation_id"]
    if reserved is not None:
        let_room_go(unit, reserved)


def take_again(unit: Unit, key: int) -> None:
    """Reserve the room of a meeting again that takes place after all; raises Invalid where somebody else has it meanwhile."""
    row = unit.row(Meeting, key)
    if row["reservation_id"] is not None and row["day"] >= unit.today:
        call_off(unit, [row["reservation_id"]], off=False)
