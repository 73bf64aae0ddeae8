"""What two desks may try at once with meetings: series, agenda, the steps of a meeting, its minutes and decisions."""

from __future__ import annotations

from typing import Any

from app.data.office import Office
from app.data.workflow import decide, waiting_for
from app.modules.organisation.meetings.rules.meetings import (
    ItemDraft,
    MeetingDraft,
    MemberDraft,
    RuleDraft,
    SeriesDraft,
)
from app.modules.organisation.meetings.services.agenda import place_item, remove_item, save_item
from app.modules.organisation.meetings.services.decisions import replace_decision
from app.modules.organisation.meetings.services.meetings import (
    begin,
    cancel,
    finish,
    invite,
    plan_next,
    resume,
    save_meeting,
    save_minutes,
    write_on,
)
from app.modules.organisation.meetings.services.seats import set_attendance
from app.modules.organisation.meetings.services.series import (
    remove_member,
    save_member,
    save_rule,
    save_series,
)
from tests.data.twice_cases import Case
from tests.data.twice_helpers import counting, number
from tests.modules.organisation.meeting_book import D, Meetings, meeting_book

MEETINGS = counting("SELECT count(*) FROM organisation_meeting")
MEMBERS = counting("SELECT count(*) FROM organisation_meeting_member")
ITEMS = counting("SELECT count(*) FROM organisation_agenda_item")
HERE = "organisation.meetings."


def _in(state: str) -> Any:
    return counting(f"SELECT count(*) FROM organisation_meeting WHERE state = '{state}'")


def _written(office: Office) -> Meetings:
    book = meeting_book(office)
    book.written()
    return book


def _reviewed(office: Office) -> Meetings:
    book = meeting_book(office)
    book.reviewed()
    return book


def _cancelled(office: Office) -> Meetings:
    book = meeting_book(office)
    office.run(cancel, book.meeting)
    return book


def _decided(office: Office) -> int:
    book = meeting_book(office)
    book.reviewed("# Eins\n# Zwei")
    karla = book.of("karla", "manager")
    karla.run(decide, karla.read(waiting_for, "karla", "minutes")[0].id, True)
    return number(office, "SELECT min(id) FROM organisation_outcome")


CASES = (
    Case(
        HERE + "save_series",
        meeting_book,
        lambda office, book: office.run(save_series, SeriesDraft("Runde", "week"), book.series, 1),
        counting("SELECT count(*) FROM organisation_meeting_series WHERE title = 'Runde' AND version = 2"),
    ),
    Case(
        HERE + "save_member",
        meeting_book,
        lambda office, book: office.run(save_member, MemberDraft(book.series, book.people["lina"])),
        MEMBERS,
        wanted=5,
    ),
    Case(
        HERE + "remove_member",
        meeting_book,
        lambda office, _book: office.run(remove_member, 4),
        MEMBERS,
        wanted=3,
        succeed=(2,),
    ),
    Case(
        HERE + "save_rule",
        meeting_book,
        lambda office, book: office.run(save_rule, RuleDraft(book.series, D(2027, 1, 1))),
        counting("SELECT count(*) FROM organisation_meeting_rule"),
        wanted=2,
    ),
    Case(
        HERE + "save_item",
        meeting_book,
        lambda office, book: office.run(save_item, ItemDraft(book.series, book.meeting, "Bilanz"), 1, 1),
        counting("SELECT count(*) FROM organisation_agenda_item WHERE title = 'Bilanz' AND version = 2"),
    ),
    Case(
        HERE + "place_item",
        meeting_book,
        lambda office, _book: office.run(place_item, 2, 1),
        counting("SELECT place FROM organisation_agenda_item WHERE id = 2"),
        succeed=(2,),
    ),
    Case(
        HERE + "remove_item",
        meeting_book,
        lambda office, _book: office.run(remove_item, 2),
        ITEMS,
        succeed=(2,),
    ),
    Case(
        HERE + "save_meeting",
        meeting_book,
        lambda office, book: office.run(save_meeting, MeetingDraft(book.series, D(2027, 1, 4))),
        MEETINGS,
        wanted=2,
    ),
    Case(
        HERE + "plan_next",
        meeting_book,
        lambda office, book: office.run(plan_next, book.meeting),
        MEETINGS,
        wanted=2,
        succeed=(2,),
    ),
    Case(
        HERE + "invite",
        meeting_book,
        lambda office, book: office.run(invite, book.meeting, 0),
        counting("SELECT sequence FROM organisation_meeting"),
        succeed=(2,),
    ),
    Case(
        HERE + "begin",
        meeting_book,
        lambda office, book: office.run(begin, book.meeting),
        _in("session"),
        succeed=(2,),
    ),
    Case(
        HERE + "save_minutes",
        _written,
        lambda office, book: office.run(save_minutes, book.meeting, "Neu", book.view().version),
        counting("SELECT count(*) FROM organisation_meeting WHERE notes = 'Neu'"),
        succeed=(1, 2),
    ),
    Case(
        HERE + "finish",
        _written,
        lambda office, book: office.run(finish, book.meeting, "karla"),
        counting("SELECT count(*) FROM approval_run"),
        succeed=(2,),
    ),
    Case(
        HERE + "write_on",
        _reviewed,
        lambda office, book: office.run(write_on, book.meeting),
        _in("session"),
        succeed=(2,),
    ),
    Case(
        HERE + "cancel",
        meeting_book,
        lambda office, book: office.run(cancel, book.meeting),
        _in("cancelled"),
        succeed=(2,),
    ),
    Case(
        HERE + "resume",
        _cancelled,
        lambda office, book: office.run(resume, book.meeting),
        _in("planned"),
        succeed=(2,),
    ),
    Case(
        HERE + "set_attendance",
        meeting_book,
        lambda office, book: office.run(set_attendance, 1, "excused"),
        counting("SELECT count(*) FROM organisation_meeting_seat WHERE state = 'excused'"),
        succeed=(2,),
    ),
    Case(
        HERE + "replace_decision",
        _decided,
        lambda office, key: office.run(replace_decision, key, "E-2026-002"),
        counting("SELECT count(*) FROM organisation_outcome WHERE replaced_by_id IS NOT NULL"),
        succeed=(2,),
    ),
)
