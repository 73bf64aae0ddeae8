"""Meetings on both databases: from agenda to approved minutes and tasks that are carried, who sees what, and what is refused."""

from __future__ import annotations

import email
import io
from dataclasses import replace

import pytest
from pypdf import PdfReader
from sqlalchemy import Connection, select, text

from app.core.errors import Conflict, Forbidden, Invalid
from app.data import archive
from app.data.office import Office, command
from app.data.queries import query
from app.data.verify import verify
from app.data.workflow import decide, undo_decision, waiting_for
from app.modules.organisation.meetings.models import Member, Outcome
from app.modules.organisation.meetings.queries.lists import (
    actions_source,
    decisions_source,
    items_source,
    meetings_source,
    presenter_choices,
    series_choices,
)
from app.modules.organisation.meetings.queries.views import meeting_view
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
from app.modules.organisation.meetings.services.sending import (
    calendar,
    invitation_mail,
    letters,
    minutes,
    minutes_mail,
)
from app.modules.organisation.meetings.services.series import (
    remove_member,
    save_member,
    save_rule,
    save_series,
)
from app.modules.organisation.projects.api import Followed, set_task_state, tasks_from
from tests.modules.organisation.meeting_book import DAY, NOTES, D, Meetings, approve, filed, meeting_book


@query("")
def keys_of_members(connection: Connection) -> list[tuple[int, int | None]]:
    """Return the members with who they are."""
    return [(row.id, row.person_id) for row in connection.execute(select(Member.id, Member.person_id))]


@query("")
def followed(connection: Connection) -> list[Followed]:
    """Return the tasks that follow from outcomes."""
    return tasks_from(connection, Outcome.__tablename__, range(100))


def rows(office: Office, source: object, *keys: str) -> list[list[object]]:
    """Return what a list shows, some columns of it."""
    places = [[column.key for column in source.columns].index(key) for key in keys]  # type: ignore[attr-defined]
    found = office.read(source.page, office.read(source.keys, {}))  # type: ignore[attr-defined]
    return [[row[place] for place in places] for row in found]


def words_of(data: bytes) -> str:
    """Return the words of a PDF, spaces as they come."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


def test_from_agenda_to_carried_actions(any_office: Office) -> None:
    """The whole way, with the papers that leave, what guests are not told, and the next meeting that begins with what is open."""
    book = meeting_book(any_office)
    office = book.office
    proposal = book.of("olaf", "staff").run(save_item, ItemDraft(book.series, None, "Fahrräder"))
    book.written()
    view = book.view()
    assert [(one.number, one.title, one.start) for one in view.items] == [
        (1, "Bericht", "10:00"), (2, "Gehälter", "10:20"), (3, "Fahrräder", "10:35"),
    ]  # fmt: skip
    assert (view.entitled, view.present, view.quorum) == (3, 3, 5000)
    ics = calendar(office, book.meeting).decode()
    assert "DTSTART:20261123T100000" in ics
    assert "SUMMARY:Leitungsrunde" in ics
    assert len(PdfReader(io.BytesIO(letters(office, book.meeting))).pages) == 4
    guests = email.message_from_bytes(invitation_mail(office, book.meeting, guests=True))
    said = guests.get_payload()[0].get_payload(decode=True).decode()  # type: ignore[union-attr,index]
    assert guests["To"] == "gast@example.de"
    assert ("Bericht" in said, "Gehälter" in said) == (True, False)
    with pytest.raises(Invalid):
        minutes_mail(office, book.meeting)
    book.of("hanna", "manager").run(finish, book.meeting, "karla")
    approve(book)
    view = book.view()
    assert (view.state, view.number, office.read(filed, view.number)) == ("approved", "S-2026-001", 1)
    whole, public = minutes(office, book.meeting), minutes(office, book.meeting, public=True)
    assert ("Zulage" in words_of(whole), "Zulage" in words_of(public)) == (True, False)
    assert "Halle" in words_of(public)
    assert archive.load(office.book, view.public or b"") == public
    results = words_of(minutes(office, book.meeting, results_only=True))
    assert ("Umsatz" in results, "Halle" in results) == (False, True)
    mail = email.message_from_bytes(minutes_mail(office, book.meeting, guests=True))
    assert mail.get_payload()[1].get_payload(decode=True) == public  # type: ignore[union-attr,index]
    assert rows(office, decisions_source(), "number", "text", "state", "yes") == [
        ["E-2026-001", "Die Halle wird gestrichen", "valid", 3]
    ]
    assert rows(office, actions_source(), "text", "person", "finish") == [
        ["Zulage prüfen", "Muster, Hanna", D(2026, 12, 7)],
        ["Angebot für Regale einholen", "Muster, Karla", D(2026, 12, 11)],
    ]
    following = office.run(plan_next, book.meeting)
    assert office.run(plan_next, book.meeting) == following
    carried = office.read(meeting_view, following)
    assert carried is not None
    assert (carried.day, [one.title for one in carried.actions]) == (
        D(2026, 12, 28), ["Zulage prüfen", "Angebot für Regale einholen"],
    )  # fmt: skip
    with pytest.raises(Forbidden):
        book.of("olaf", "staff").run(set_task_state, carried.actions[0].task, "done")
    book.of("hanna", "manager").run(set_task_state, carried.actions[0].task, "done")
    carried = office.read(meeting_view, following)
    assert carried is not None
    assert [one.title for one in carried.actions] == ["Angebot für Regale einholen"]
    office.run(invite, following, 0)  # open actions alone are an agenda
    assert proposal in [one.id for one in view.items]
    assert not [one for one in verify(office.book) if not one.ok]


def test_approved_minutes_stay(any_office: Office) -> None:
    """Who wrote them does not approve alone; then no command and no statement changes them, but a later decision replaces one."""
    book = meeting_book(any_office)
    book.written()
    book.of("olaf", "manager").run(finish, book.meeting, "hanna")
    with pytest.raises(Forbidden):
        approve(book, "hanna")
    book.of("olaf", "manager").run(write_on, book.meeting)
    book.of("olaf", "manager").run(finish, book.meeting, "karla")
    step = book.of("karla", "manager").read(waiting_for, "karla", "minutes")[0].id
    approve(book)
    with pytest.raises(Invalid):
        book.of("karla", "manager").run(undo_decision, step)
    view = book.view()
    for call in (
        lambda: book.office.run(save_minutes, book.meeting, "anders"),
        lambda: book.office.run(save_meeting, MeetingDraft(book.series, DAY, "11:00"), book.meeting),
        lambda: book.office.run(set_attendance, view.seats[0].id, "absent"),
        lambda: book.office.run(save_item, ItemDraft(book.series, book.meeting, "Nachtrag")),
        lambda: book.office.run(remove_item, view.items[0].id),
        lambda: book.office.run(write_on, book.meeting),
        lambda: book.office.run(resume, book.meeting),
        lambda: book.office.run(begin, book.meeting),
    ):
        with pytest.raises(Invalid):
            call()
    for statement in (
        "UPDATE organisation_meeting SET notes = 'anders'",
        "UPDATE organisation_meeting SET state = 'session'",
        "DELETE FROM organisation_meeting",
        "UPDATE organisation_outcome SET yes = 1",
        "DELETE FROM organisation_outcome",
        "UPDATE organisation_meeting_seat SET state = 'absent'",
        "DELETE FROM organisation_meeting_seat",
        "UPDATE organisation_agenda_item SET title = 'anders'",
        "DELETE FROM organisation_agenda_item",
        "INSERT INTO organisation_meeting_seat SELECT 99, meeting_id, 99, name, part, votes, state FROM organisation_meeting_seat",
    ):

        @command("", locks=())
        def by_hand(unit: object, statement: str = statement) -> None:
            unit.connection.execute(text(statement))  # type: ignore[attr-defined]

        with pytest.raises(Forbidden):
            book.office.run(by_hand)
    later = book.office.run(plan_next, book.meeting)
    second = Meetings(book.office, book.people, book.series, later)
    second.reviewed("# Die Halle wird nicht gestrichen [2:1]\n# Sie wird verkauft [1:2]")
    approve(second)
    first = min(book.office.read(decisions_source().keys, {}))
    with pytest.raises(Invalid):
        book.office.run(replace_decision, first, "E-2026-001")
    book.office.run(replace_decision, first, "e-2026-002")
    assert rows(book.office, decisions_source(), "number", "state") == [
        ["E-2026-003", "rejected"], ["E-2026-002", "valid"], ["E-2026-001", "replaced"],
    ]  # fmt: skip


def test_what_keeps_minutes_from_being_finished(office: Office) -> None:
    """A line that can't be read, a decision without a quorum, nobody who could approve; a rejection says why and they are written on."""
    book = meeting_book(office)
    book.written(NOTES + "! ohne Namen")
    with pytest.raises(Invalid, match="Line 9") as refused:
        office.run(finish, book.meeting, "karla")
    assert refused.value.field == "notes"
    office.run(save_minutes, book.meeting, NOTES)
    seats = {one.name: one.id for one in book.view().seats}
    for name in ("Karla Muster", "Olaf Muster"):
        office.run(set_attendance, seats[name], "excused")
    office.run(save_minutes, book.meeting, NOTES.replace(" [3:0]", ""))
    with pytest.raises(Invalid, match="quorate"):
        office.run(finish, book.meeting, "karla")
    office.run(save_minutes, book.meeting, "? Streichen wir die Halle?\n! Fragen @karla")
    with pytest.raises(Invalid):
        office.run(finish, book.meeting, "")
    hanna = book.of("hanna", "manager")
    hanna.run(finish, book.meeting, "karla")
    karla = book.of("karla", "manager")
    karla.run(decide, karla.read(waiting_for, "karla", "minutes")[0].id, False, "Zeile 2 fehlt")
    assert (book.view().state, book.view().refusal) == ("session", "Zeile 2 fehlt")
    version = book.view().version
    hanna.run(save_minutes, book.meeting, "Neu", version)
    with pytest.raises(Conflict):
        karla.run(save_minutes, book.meeting, "Alt", version)


def test_who_sees_and_who_may(office: Office) -> None:
    """Members see their series, others nothing of it; staff propose and take own proposals back, and change no agenda."""
    book = meeting_book(office)
    olaf, lina = book.of("olaf", "staff"), book.of("lina", "manager")
    assert len(rows(olaf, meetings_source(), "day")) == 1
    assert rows(lina, meetings_source(), "day") == rows(lina, items_source(), "title") == []
    assert lina.read(meeting_view, book.meeting) is None
    assert lina.read(series_choices) == lina.read(presenter_choices) == []
    with pytest.raises(Forbidden):
        lina.run(save_item, ItemDraft(book.series, None, "Pausen"))
    with pytest.raises(Forbidden):
        lina.run(begin, book.meeting)
    mine = olaf.run(save_item, ItemDraft(book.series, None, "Fahrräder"))
    olaf.run(save_item, ItemDraft(book.series, None, "Fahrradständer"), mine, 1)
    taken = olaf.run(save_item, ItemDraft(book.series, None, "Duschen"))
    office.run(save_item, ItemDraft(book.series, book.meeting, "Duschen"), taken, 1)
    for call in (
        lambda: olaf.run(save_item, ItemDraft(book.series, None, "Dusche"), taken, 2),  # on the agenda now
        lambda: olaf.run(save_item, ItemDraft(book.series, book.meeting, "Fahrräder")),
        lambda: olaf.run(remove_item, book.view().items[0].id),
        lambda: olaf.run(begin, book.meeting),
        lambda: olaf.run(place_item, book.view().items[0].id, 2),
    ):
        with pytest.raises(Forbidden):
            call()
    olaf.run(remove_item, mine)
    olaf.run(remove_item, mine)
    begun = lina.run(save_series, SeriesDraft("Jour fixe", "week", "9:00".zfill(5)))
    assert lina.read(series_choices) == [(begun, "Jour fixe")]
    until = book.view()
    member = next(one for one in office.read(keys_of_members) if one[1] == book.people["olaf"])
    with pytest.raises(Invalid):
        office.run(save_member, MemberDraft(book.series, book.people["karla"], part="member"))
    office.run(save_member, MemberDraft(book.series, book.people["olaf"], until=D(2026, 11, 1)), member[0], 1)
    assert rows(olaf, meetings_source(), "day") == []
    assert len(book.view().seats) == len(until.seats) - 1
    office.run(begin, book.meeting)
    guest = next(one for one in office.read(keys_of_members) if one[1] is None)
    with pytest.raises(Invalid):
        office.run(remove_member, guest[0])
    office.run(remove_member, member[0])


def test_order_and_rules_by_day(office: Office) -> None:
    """An item goes to its place and the others close up; the majority is that of the meeting's day; a cancelled one comes back."""
    book = meeting_book(office)
    third = office.run(save_item, ItemDraft(book.series, book.meeting, "Drittens"))
    office.run(place_item, third, 1)
    office.run(place_item, third, 1)
    assert [one.title for one in book.view().items] == ["Drittens", "Bericht", "Gehälter"]
    office.run(remove_item, third)
    assert [one.number for one in book.view().items] == [1, 2]
    office.run(save_rule, RuleDraft(book.series, D(2026, 12, 1), 10_000, "all"))
    assert (book.view().quorum, book.view().majority) == (5000, "simple")
    office.run(save_meeting, MeetingDraft(book.series, D(2026, 12, 1), "10:00"), book.meeting)
    assert (book.view().quorum, book.view().majority) == (10_000, "all")
    office.run(cancel, book.meeting)
    with pytest.raises(Invalid):
        office.run(begin, book.meeting)
    office.run(resume, book.meeting)
    office.run(invite, book.meeting, 0)
    office.run(invite, book.meeting, 0)
    assert book.view().sequence == 1
    office.run(invite, book.meeting, 1)
    assert "SEQUENCE:1" in calendar(office, book.meeting).decode()


def test_bad_input_marks_its_field(office: Office) -> None:
    """Nothing is kept, and the sentence stands at the field."""
    book = meeting_book(office)
    series, meeting = SeriesDraft("Runde", "month"), MeetingDraft(book.series, D(2027, 1, 4))
    cases = [
        (save_series, replace(series, title=" "), "title"),
        (save_series, replace(series, at="25:00"), "at"),
        (save_series, replace(series, at="9:5"), "at"),
        (save_series, replace(series, rhythm="moon"), "rhythm"),
        (save_series, replace(series, minutes=0), "minutes"),
        (save_series, replace(series, project=99), "project"),
        (save_member, MemberDraft(book.series), "name"),
        (save_member, MemberDraft(book.series, book.people["lina"], "Lina"), "name"),
        (save_member, MemberDraft(book.series, 99), "person"),
        (save_member, MemberDraft(book.series, None, "Gast", "gast"), "mail"),
        (save_member, MemberDraft(None, None, "Gast"), "series"),
        (save_member, MemberDraft(book.series, None, "Gast", part="king"), "part"),
        (save_rule, RuleDraft(book.series, None), "since"),
        (save_rule, RuleDraft(book.series, D(2026, 1, 1)), "since"),
        (save_rule, RuleDraft(book.series, D(2027, 1, 1), 10_001), "quorum"),
        (save_rule, RuleDraft(book.series, D(2027, 1, 1), 0, "most"), "majority"),
        (save_meeting, replace(meeting, day=None), "day"),
        (save_meeting, replace(meeting, day=DAY), "day"),
        (save_meeting, replace(meeting, at="10:60"), "at"),
        (save_meeting, replace(meeting, minutes=1441), "minutes"),
        (save_item, ItemDraft(book.series, None, ""), "title"),
        (save_item, ItemDraft(book.series, None, "x" * 161), "title"),
        (save_item, ItemDraft(book.series, None, "x", "poem"), "kind"),
        (save_item, ItemDraft(book.series, None, "x", minutes=-1), "minutes"),
        (save_item, ItemDraft(book.series, None, "x", person=99), "person"),
    ]
    for call, draft, field in cases:
        with pytest.raises(Invalid) as refused:
            office.run(call, draft)  # type: ignore[arg-type]
        assert refused.value.field == field, (call, draft)
    assert len(office.read(series_choices)) == 1
    assert office.read(followed) == []
