"""A meeting and its room: reserved, moved and let go with it, also when the next one is planned and somebody else was faster."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from sqlalchemy import select

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query
from app.data.verify import verify
from app.modules.it.assets.api import save_location
from app.modules.it.assets.rules import LocationDraft
from app.modules.it.pool.models import Reservation
from app.modules.it.pool.rules import ReservationDraft
from app.modules.it.pool.services import call_off, reserve
from app.modules.organisation.meetings.models import Meeting
from app.modules.organisation.meetings.queries.lists import meeting, room_choices
from app.modules.organisation.meetings.rules.meetings import MeetingDraft, SeriesDraft
from app.modules.organisation.meetings.services.meetings import cancel, plan_next, resume, save_meeting
from app.modules.organisation.meetings.services.series import save_series
from tests.modules.organisation.meeting_book import Meetings, meeting_book

D = datetime.date
DAY, NEXT = D(2026, 11, 30), D(2026, 12, 28)


def held(book: Meetings) -> list[tuple[object, ...]]:
    """Return what is reserved: day, times, key of whom, what for."""
    r = Reservation
    rows = (
        select(r.since, r.begins, r.ends, r.person_id, r.purpose)
        .where(r.cancelled.is_(False))
        .order_by(r.since, r.begins)
    )
    return book.office.read(query("")(lambda c: [tuple(row) for row in c.execute(rows)]))


def place_of(book: Meetings, key: int) -> str:
    """Return where a meeting is."""
    return str(
        book.office.read(query("")(lambda c: c.scalar(select(Meeting.place).where(Meeting.id == key))))
    )


def test_a_room_goes_with_its_meeting(any_office: Office) -> None:
    """Planned, moved, cancelled, resumed: one reservation for the chair; who plans meetings needs no right to reserve devices."""
    book = meeting_book(any_office)
    room, other = (
        any_office.run(save_location, LocationDraft(name, bookable=True)) for name in ("Saal", "Halle")
    )
    hanna = book.of("hanna", "manager")
    assert not hanna.may("it.reserve")
    assert [path for _key, path in hanna.read(room_choices)] == ["Halle", "Saal"]
    draft = MeetingDraft(book.series, DAY, "14:00", 90, "", room=room)
    key = hanna.run(save_meeting, draft)
    assert held(book) == [(DAY, "14:00", "15:30", book.people["hanna"], "Leitungsrunde")]
    assert place_of(book, key) == "Saal"
    stored = hanna.read(meeting, key)
    assert stored is not None
    assert stored.draft.room == room
    for _time in range(2):
        hanna.run(save_meeting, replace(draft, at="16:00", minutes=60, place="Saal"), key)
    assert [row[1:3] for row in held(book)] == [("16:00", "17:00")]
    hanna.run(save_meeting, replace(draft, room=other, place="Saal"), key)
    assert [row[1:3] for row in held(book)] == [("14:00", "15:30")]
    for _time in range(2):
        hanna.run(cancel, key)
        assert held(book) == []
    for _time in range(2):
        hanna.run(resume, key)
        assert len(held(book)) == 1
    hanna.run(save_meeting, replace(draft, room=None, place="Saal"), key)
    assert held(book) == []
    late = hanna.run(save_meeting, replace(draft, at="23:30", minutes=60))
    assert [(row[1], row[2]) for row in held(book)] == [("23:30", "00:30")]
    hanna.run(cancel, late)
    assert all(check.ok for check in verify(any_office.book))


def test_who_was_faster_keeps_the_room(any_office: Office) -> None:
    """The form marks the room and nothing is planned; the next of a series does without; resuming waits until it is free again."""
    book = meeting_book(any_office)
    room = any_office.run(save_location, LocationDraft("Saal", bookable=True))
    karla = book.people["karla"]
    for day in (DAY, NEXT):
        any_office.run(
            reserve,
            ReservationDraft(None, karla, day, None, "Schulung", location=room, begins="09:00", ends="10:30"),
        )
    draft = MeetingDraft(book.series, DAY, "10:00", 60, "", room=room)
    with pytest.raises(Invalid, match="Karla Muster has it on") as refused:
        any_office.run(save_meeting, draft)
    assert refused.value.field == "room"
    key = any_office.run(save_meeting, replace(draft, at="10:30"))
    before = held(book)
    following = any_office.run(plan_next, key)  # at ten, as its series says, when the room is taken
    assert held(book) == before
    assert any_office.read(meeting, following).draft.room is None  # type: ignore[union-attr]
    any_office.run(cancel, key)
    taken = any_office.run(
        reserve,
        ReservationDraft(None, karla, DAY, None, "Länger", location=room, begins="11:00", ends="12:00"),
    )
    with pytest.raises(Invalid, match="Someone else has it meanwhile"):
        any_office.run(resume, key)
    any_office.run(call_off, [taken])
    any_office.run(resume, key)
    assert held(book) == before
    alone = any_office.run(save_series, SeriesDraft("Ohne Leute"))
    with pytest.raises(Invalid, match="for a member of staff") as nobody:
        any_office.run(save_meeting, MeetingDraft(alone, NEXT, "15:00", 60, "", room=room))
    assert nobody.value.field == "room"
    past = any_office.run(
        save_meeting, MeetingDraft(book.series, D(2026, 11, 20), "10:00", 60, "", room=room)
    )
    assert place_of(book, past) == "Saal"
    assert held(book) == before  # what is past is noted, not reserved
