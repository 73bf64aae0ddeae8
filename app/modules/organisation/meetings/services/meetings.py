"""Meetings from planning to finished minutes: invited, begun, written, sent to approval; the next one of a series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.core.errors import Forbidden, Invalid
from app.core.messages import N_
from app.core.times import typed_time
from app.data import search
from app.data.attempts import attempt
from app.data.declarative import field_of
from app.data.drafts import check, save_draft
from app.data.office import command
from app.data.unit import Unit, table_of
from app.data.visibility import may_know
from app.data.workflow import call_off, start
from app.modules.organisation.meetings.models import CHANGE, Meeting, Seat, Series
from app.modules.organisation.meetings.queries.views import MeetingView, view_of
from app.modules.organisation.meetings.rules.meetings import (
    ABSENT,
    CALLED,
    INVITED,
    MACHINE,
    PLANNED,
    PRESENT,
    REVIEW,
    SESSION,
    MeetingDraft,
    next_day,
)
from app.modules.organisation.meetings.rules.minutes import DECISION, faults, outcomes, skeleton
from app.modules.organisation.meetings.rules.votes import is_quorate, quorum_words
from app.modules.organisation.meetings.services import room
from app.modules.organisation.meetings.services.agenda import take_proposals
from app.modules.organisation.meetings.services.approving import KIND
from app.modules.organisation.meetings.services.seats import seat_members
from app.modules.organisation.meetings.services.series import NOT_YOURS, known_series

LOCKS = ("organisation.meetings", "it.pool")
EMPTY = dict.fromkeys(("reservation_id", "number", "approved_on", "pdf", "public"))


def known_meeting(unit: Unit, key: int) -> Mapping[str, Any]:
    """Return a meeting, locked; raises Missing, and Forbidden for one that may not be known."""
    row = unit.row(Meeting, key, lock=True)
    if not may_know(unit.connection, Meeting.__tablename__, key):
        raise Forbidden(NOT_YOURS)
    return row


@command(CHANGE, locks=LOCKS)
def save_meeting(unit: Unit, draft: MeetingDraft, key: int | None = None, version: int | None = None) -> int:
    """Plan a meeting of a series, with its members and the proposals that wait, or move one; return its key.

    Raises Invalid naming the field, and Conflict.
    """
    series = known_series(unit, draft.series)
    draft = replace(draft, at=typed_time(draft.at, "at"))
    m = Meeting
    same = select(m.id).where(m.series_id == series, m.day == draft.day, m.at == draft.at, m.id != (key or 0))
    if unit.connection.scalar(same) is not None:
        raise Invalid(N_("This series meets at that time already."), field="day")
    if key is not None:
        row = known_meeting(unit, key)
        MACHINE.after(row["state"], "change")
        if row["series_id"] != series:
            raise Invalid(N_("A meeting stays in its series."), field="series")
        save_draft(unit, m, draft, key, version)
    else:
        fresh = {"state": PLANNED, "sequence": 0, "notes": "", "written_by": "", "refusal": ""}
        key = save_draft(unit, m, draft, None, None, **fresh, **EMPTY)
        take_proposals(unit, key, series)
        search.index(unit, m, key, str(unit.row(Series, series)["title"]))
    seat_members(unit, key)
    room.keep(unit, key)
    return key


@command(CHANGE, locks=LOCKS)
def plan_next(unit: Unit, key: int) -> int:
    """Plan the meeting that follows one by the rhythm of its series, and return its key; planned already, the key of that one.

    It is in the same room where that is free.

    Raises Invalid for a single meeting.
    """
    row = known_meeting(unit, key)
    series = unit.row(Series, row["series_id"])
    day = next_day(row["day"], series["rhythm"])
    m = Meeting
    there = unit.connection.scalar(select(m.id).where(m.series_id == row["series_id"], m.day == day))
    if there is not None:
        return int(there)
    draft = MeetingDraft(
        row["series_id"], day, series["at"], series["minutes"], series["place"], room=row["room_id"]
    )
    if row["room_id"] is not None:
        try:
            with attempt(unit, *LOCKS):
                return save_meeting(unit, draft)
        except Invalid as error:
            if error.field != "room":
                raise
    return save_meeting(unit, replace(draft, room=None))


@command(CHANGE)
def invite(unit: Unit, key: int, sequence: int) -> None:
    """Let a meeting be invited to, with the proposals that came meanwhile; sequence is that of the last invitation seen.

    Invited since, nothing happens. Raises Invalid for an empty agenda, or without anybody to ask.
    """
    row = known_meeting(unit, key)
    if row["sequence"] != sequence:
        return
    state = MACHINE.after(row["state"], "invite")
    take_proposals(unit, key, row["series_id"])
    seat_members(unit, key)
    view = _viewed(unit, key)
    if not view.items and not view.actions:
        raise Invalid(N_("Put an item on the agenda first."), field="items")
    if not view.seats:
        raise Invalid(N_("Nobody belongs to this series yet; add members first."), field="seats")
    unit.update(Meeting, key, {"state": state, "sequence": sequence + 1})


def _viewed(unit: Unit, key: int) -> MeetingView:
    view = view_of(unit.connection, key)
    assert view is not None
    return view


@command(CHANGE)
def begin(unit: Unit, key: int) -> None:
    """Open a meeting: everybody asked counts as there until noted otherwise, and the minutes begin with the agenda. Begun already, nothing happens."""
    row = known_meeting(unit, key)
    if row["state"] == SESSION:
        return
    state = MACHINE.after(row["state"], "begin")
    take_proposals(unit, key, row["series_id"])
    seat_members(unit, key)
    view = _viewed(unit, key)
    for seat in view.seats:
        if seat.state == INVITED:
            unit.update(Seat, seat.id, {"state": PRESENT})
    notes = row["notes"] or skeleton([one.title for one in view.items])
    unit.update(Meeting, key, {"state": state, "notes": notes, "written_by": unit.login})


@command(CHANGE)
def save_minutes(unit: Unit, key: int, notes: str, version: int | None = None) -> None:
    """Keep the minutes as typed until now; who keeps them last wrote them. Raises Invalid at the field `notes`, and Conflict."""
    row = known_meeting(unit, key)
    MACHINE.after(row["state"], "write")
    check(field_of(table_of(Meeting).c.notes), notes, "notes")
    if row["notes"] != notes:
        unit.update(Meeting, key, {"notes": notes, "written_by": unit.login}, version)


@command(CHANGE)
def finish(unit: Unit, key: int, approver: str = "") -> None:
    """Finish the minutes and ask for their approval, by the person named or by rule. Finished already, nothing happens.

    Raises Invalid for a line that can't be read, for decisions of a meeting that was not quorate, and where nobody can approve.
    """
    row = known_meeting(unit, key)
    if row["state"] == REVIEW:
        return
    state = MACHINE.after(row["state"], "finish")
    view = _viewed(unit, key)
    lines = view.read()
    for one in faults(lines):
        words = N_("Line {line}: {reason}")
        raise Invalid(words, field="notes", line=one.number, reason=one.fault)
    if not is_quorate(view.present, view.entitled, view.quorum) and any(
        one.kind == DECISION for one in outcomes(lines)
    ):
        words = N_("{quorum} Nothing can be decided; write decisions as open questions (?).")
        raise Invalid(words, field="notes", quorum=quorum_words(view.present, view.entitled, view.quorum))
    for seat in view.seats:
        if seat.state == INVITED:
            unit.update(Seat, seat.id, {"state": ABSENT})
    unit.update(Meeting, key, {"state": state, "refusal": ""})
    start(unit, KIND, key, 0, approver)


@command(CHANGE)
def write_on(unit: Unit, key: int) -> None:
    """Take minutes back from approval to write on; written on already, nothing happens. Raises Invalid once a step was decided."""
    row = known_meeting(unit, key)
    if row["state"] == SESSION:
        return
    state = MACHINE.after(row["state"], "reject")
    call_off(unit, KIND, key)
    unit.update(Meeting, key, {"state": state})


@command(CHANGE, locks=LOCKS)
def cancel(unit: Unit, key: int) -> None:
    """Cancel a meeting that has not begun; cancelled already, nothing happens."""
    row = known_meeting(unit, key)
    if row["state"] in (PLANNED, CALLED):
        unit.update(Meeting, key, {"state": MACHINE.after(row["state"], "cancel")})
        room.give_back(unit, key)


@command(CHANGE, locks=LOCKS)
def resume(unit: Unit, key: int) -> None:
    """Let a cancelled meeting take place after all; so already, nothing happens."""
    row = known_meeting(unit, key)
    if row["state"] not in (PLANNED, CALLED):
        unit.update(Meeting, key, {"state": MACHINE.after(row["state"], "resume")})
        room.take_again(unit, key)
