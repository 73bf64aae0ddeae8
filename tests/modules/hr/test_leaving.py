"""Letters to staff and applicants, and leaving: filed where only the right people look, the last day with all that follows from it."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, text

from app.core.errors import Forbidden, Invalid, KontorError
from app.data.daily import do_day
from app.data.office import SYSTEM, Actor, Office
from app.data.queries import query
from app.data.record_extras import Target, attachments, follow_ups
from app.data.search import search
from app.data.trail import history
from app.modules.documents.archive.api import Document, document
from app.modules.documents.letters.queries.letters import (
    letter,
    letters_source,
    letters_to,
    on_paper,
    templates,
)
from app.modules.documents.letters.queries.receivers import told
from app.modules.documents.letters.rules import Draft, TemplateDraft
from app.modules.documents.letters.services import delete_letter, paper, save_letter, save_template, send
from app.modules.hr.leaving.queries.leaving import leaving, leaving_blocks, leavings_source, waiting
from app.modules.hr.leaving.rules.leaving import AGREED, EMPLOYER, PERSON, LeavingDraft
from app.modules.hr.leaving.rules.reference import BlockDraft, ReferenceDraft
from app.modules.hr.leaving.services.leaving import call_off_leaving, save_leaving
from app.modules.hr.leaving.services.reference import save_block, write_reference
from app.modules.hr.people.api import PayDraft, Person, PersonalDraft, save_pay, save_personal
from app.modules.hr.recruiting.api import LEAVE, tasks_of
from app.modules.hr.recruiting.models import Applicant
from app.modules.hr.recruiting.rules.stages import AppointmentDraft
from app.modules.hr.recruiting.services.applicants import save_appointment
from app.modules.hr.recruiting.services.checklists import finish_item
from app.modules.hr.recruiting.services.erasing import erase
from tests.modules.hr.company import ROLES
from tests.modules.hr.recruiting_cases import CANARY, D, applied, at, staffed, vacancy

KNOWS = {"administrator", "hr"}
SECRET = "Seeadler"  # stands in letters to staff only
TODAY = D(2026, 11, 26)


def _to(table: str, key: int, purpose: str, subject: str, body: str, day: D = TODAY) -> Draft:
    return Draft(None, "de", day, subject, body, closing="Gruß", signer="Anna", receiver_table=table, receiver_key=key, purpose=purpose)  # fmt: skip


def _from_template(office: Office, table: str, key: int, purpose: str, day: D = TODAY) -> Draft:
    one = next(one.draft for one in office.read(templates, False, table) if one.draft.purpose == purpose)
    return _to(table, key, purpose, one.subject, one.body, day=day)


def _words(office: Office, draft: Draft) -> str:
    made = paper(office, draft)
    return "\n".join((*made.address, made.subject, *made.paragraphs))


def _value(office: Office, statement: Any) -> Any:
    return office.read(query("")(lambda connection: connection.scalar(statement)))


def _home(office: Office, person: int) -> None:
    home = PersonalDraft(person, D(1990, 5, 4), street="Am Kai 3", postcode="24103", town="Kiel")
    office.run(save_personal, home)


def test_letters_to_staff_know_the_file(any_office: Office) -> None:
    """Fields are filled from the file of the day; pay only for who may see it, and that one looks is kept."""
    o, c = any_office, staffed(any_office)
    karla = c.keys["karla"]
    with pytest.raises(Invalid):  # no letter without an address
        _words(o, _to("hr_person", karla, "warning", "Abmahnung", "{street}"))
    _home(o, karla)
    said = _words(o, _from_template(o, "hr_person", karla, "confirmation"))
    assert "Karla Muster, geboren am 04.05.1990, seit dem 01.01.2020" in said
    assert "Am Kai 3\n24103 Kiel" in said
    notice = _from_template(o, "hr_person", karla, "notice")
    assert "zum 31.01.2027" in _words(o, notice)  # six years: two months to the end of a month
    assert "§ 622 (2)" in o.read(told, notice)
    assert "§ 623" in o.read(told, notice)
    o.run(save_pay, PayDraft(karla, D(2026, 12, 1), amount=3_210_00))
    pay = _from_template(o, "hr_person", karla, "pay")
    assert "ab dem 01.12.2026 beträgt Ihre Vergütung 3.210,00 € brutto im Monat" in _words(o, pay)
    assert _value(o, text("SELECT count(*) FROM hr_look")) == 1
    blind = Office(o.book, Actor("b", "B", frozenset({"documents.*", "hr.file.*", "hr.view"})), o.clock)
    with pytest.raises(Invalid):
        paper(blind, pay)
    with pytest.raises(Invalid) as refused:
        o.run(save_letter, replace(notice, body="{interview_day}"))  # a field of applicants
    assert refused.value.field == "body"
    for wrong in (
        replace(notice, receiver_table="contact"),
        replace(notice, purpose="refusal"),
        replace(notice, receiver_key=9_999),
    ):
        with pytest.raises(Invalid):
            o.run(save_letter, wrong)
    _key, made = send(o, o.run(save_letter, pay))
    assert made.startswith(b"%PDF")
    area = _value(o, select(Document.area).where(Document.id == _key))
    assert area == _value(o, text("SELECT id FROM area WHERE title = 'salary'"))


def test_an_applicant_is_refused_by_letter(any_office: Office) -> None:
    """Invited with a calendar file, refused by a letter without reasons; six months later nothing of the letters is left."""
    o, c = any_office, staffed(any_office)
    start = at(o, D(2026, 1, 10))
    key = applied(start, vacancy(o, c))
    invitation = _from_template(start, "hr_applicant", key, "invitation", D(2026, 1, 10))
    with pytest.raises(Invalid):  # no day of the interview yet
        send(start, start.run(save_letter, invitation))
    start.run(
        save_appointment, AppointmentDraft(key, D(2026, 1, 20), "09:30", 45, "Raum 1", person=c.keys["hanna"])
    )
    said = _words(start, invitation)
    assert "20.01.2026, 09:30 Uhr, etwa 45 Minuten\nRaum 1" in said
    send(start, start.run(save_letter, invitation))
    names = [one.name for one in start.read(attachments, Target("hr_applicant", key))]
    assert sum(one.endswith(".ics") for one in names) == 1
    refusal = _from_template(start, "hr_applicant", key, "refusal", D(2026, 1, 10))
    with pytest.raises(Invalid) as refused:
        _words(start, replace(refusal, body=f"{refusal.body}\n\nSie sind zu jung."))
    assert (refused.value.field, "jung" in str(refused.value)) == ("body", True)
    assert "nach dem 10.07.2026" in _words(start, refusal)
    draft = start.run(save_letter, refusal)
    copy, _pdf = send(start, draft)
    row = _value(o, select(Applicant.stage).where(Applicant.id == key))
    assert row == "refused"
    assert _value(o, select(Document.retention).where(Document.id == copy)) == "application"
    with pytest.raises(Invalid):
        send(start, draft)  # once
    later = at(o, D(2026, 7, 11), "otto")
    Office(later.book, SYSTEM, later.clock).run(do_day, "hr.recruiting")
    assert erase(later, [key]) == 1
    assert later.read(letters_to, "hr_applicant", key) == []
    assert CANARY not in str(later.read(history, "letter", draft))
    with o.book.engine.connect() as connection:
        for table in ("letter", "document", "trail"):
            assert not [
                row for row in connection.execute(text(f"SELECT * FROM {table}")) if CANARY in str(row)
            ]


def _told(office: Office, keys: list[int], person: int, applicant: int) -> str:
    """Return all that somebody can read of letters, their copies, and leaving."""
    found = []

    def read(*asked: Any) -> None:
        try:
            found.append(repr(office.read(*asked)))
        except KontorError as error:
            found.append(type(error).__name__)

    source = letters_source()
    try:
        found.append(repr(office.read(source.page, list(office.read(source.keys, {})))))
        found.append(repr(office.read(source.page, keys)))
    except KontorError as error:
        found.append(type(error).__name__)
    for copy in (1, 2):
        read(document, copy)
        read(history, "document", copy)
    for key in keys:
        read(letter, key)
        read(history, "letter", key)
    for table, row in (("hr_person", person), ("hr_applicant", applicant)):
        draft = _to(table, row, "", "Brief an {name}", "{street}")
        read(letters_to, table, row)
        read(on_paper, draft)
        read(told, replace(draft, purpose="notice"))
        read(attachments, Target(table, row))
    for one in (leaving_blocks, leaving):
        read(one, 1)
    leavings = leavings_source()
    read(leavings.keys, {})
    read(leavings.page, [1])
    read(history, "hr_leaving", 1)
    for word in (SECRET, CANARY):
        read(search, word, office.actor.permissions)
    read(follow_ups)
    return "\n".join(found)


def test_nobody_outside_learns_of_letters(office: Office) -> None:
    """Letters to staff and applicants are known to who keeps files and applicants alone: rows, copies, search, trail."""
    o, c = office, staffed(office)
    karla = c.keys["karla"]
    o.run(save_personal, PersonalDraft(karla, street=f"{SECRET}weg 1", postcode="24103", town="Kiel"))
    who = applied(o, vacancy(o, c), received=D(2026, 11, 2))
    keys = [
        o.run(save_letter, _to("hr_person", karla, "warning", f"Abmahnung {SECRET}", "Text")),
        o.run(save_letter, _to("hr_person", karla, "warning", f"Ermahnung {SECRET}", "Text")),
        o.run(save_letter, _to("hr_applicant", who, "receipt", f"Eingang {CANARY}", "Text")),
        o.run(save_letter, _to("hr_applicant", who, "receipt", f"Noch einmal {CANARY}", "Text")),
    ]
    send(o, keys[0])
    send(o, keys[2])
    o.run(save_leaving, LeavingDraft(karla, EMPLOYER, TODAY, None, SECRET))
    for role in ROLES:
        told_ = _told(c.as_role("hanna", role), keys, karla, who)
        assert (SECRET in told_) is (role in KNOWS), role
        # who leads the choice knows the applicant's name from there, but no letter
        seen = CANARY in told_.replace(f"{CANARY}, Ida", "").replace(f"Ida {CANARY}", "")
        assert seen is (role in KNOWS), role
    clerk = c.as_role("lina", "bookkeeper")
    for draft in (
        _to("hr_person", karla, "warning", "x", "y"),
        _to("hr_applicant", who, "receipt", "x", "y"),
    ):
        with pytest.raises(Forbidden):
            clerk.run(save_letter, draft)
    with pytest.raises(KontorError):
        clerk.run(delete_letter, keys[1])
    assert {one.draft.receiver for one in clerk.read(templates)} == {""}
    theirs = o.read(templates, False, "hr_person")[0]
    with pytest.raises(Invalid):  # nor change a template by its key
        clerk.run(save_template, TemplateDraft("Brief"), theirs.id)


def test_somebody_leaves(any_office: Office) -> None:
    """The last day stands in the file, tasks are given and moved, the reference is written; after the day the terms of the papers begin."""
    o, c = any_office, staffed(any_office)
    karla = c.keys["karla"]
    _home(o, karla)
    with pytest.raises(Invalid) as refused:
        o.run(write_reference, ReferenceDraft(karla, tasks="Verkauf"))
    assert refused.value.field == "person"
    interim = o.run(write_reference, ReferenceDraft(karla, interim=True, tasks="Verkauf"), "Anna")
    one = o.read(letter, interim)
    assert one is not None
    assert one.draft.subject == "Zwischenzeugnis"
    key = o.run(save_leaving, LeavingDraft(karla, PERSON, TODAY))
    assert _value(o, select(Person.leaving).where(Person.id == karla)) == D(2026, 12, 31)
    tasks = o.read(tasks_of, karla, LEAVE)
    assert len(tasks) == 9
    o.run(finish_item, tasks[0].id)
    o.run(save_leaving, LeavingDraft(karla, AGREED, TODAY, D(2027, 2, 28), "Vertrag vom 26.11."), key)
    moved = o.read(tasks_of, karla, LEAVE)
    assert [one.done for one in moved].count(True) == 1
    assert len(moved) == 9  # what was done is not given again
    assert max(one.due for one in moved) == D(2027, 3, 30)
    with pytest.raises(Invalid) as refused:
        o.run(save_leaving, LeavingDraft(karla, PERSON, TODAY))
    assert refused.value.field == "person"
    blocks = {one.title: one.lines for one in o.read(leaving_blocks, key)}
    assert next(line.right for line in blocks["End of the employment"]) == "28/02/2027"
    assert any("days" in line.right for line in blocks["Remaining leave"])
    assert [line.right for line in blocks["Deletion card"]][:3] == ["31/12/2030", "31/12/2033", "31/12/2029"]
    assert all(line.page for lines in blocks.values() for line in lines)
    o.run(delete_letter, interim)
    final = o.run(write_reference, ReferenceDraft(karla, tasks="Verkauf", leading="1"), "Anna")
    said = _words(o, replace(o.read(letter, final).draft))
    assert "bis zum 28.02.2027" in said
    assert "im gegenseitigen Einvernehmen" in said
    copy, _pdf = send(o, final)
    assert _value(o, select(Document.keep_until).where(Document.id == copy)) is None
    after = at(o, D(2027, 3, 1))
    for _twice in range(2):
        Office(after.book, SYSTEM, after.clock).run(do_day, "hr.leaving")
    assert _value(o, select(Document.keep_until).where(Document.id == copy)) == D(2030, 12, 31)
    for deed in (
        lambda: after.run(call_off_leaving, key),
        lambda: after.run(save_leaving, LeavingDraft(karla, AGREED, None, D(2027, 3, 31)), key),
    ):
        with pytest.raises(Invalid):
            deed()
    olaf = o.run(save_leaving, LeavingDraft(c.keys["olaf"], EMPLOYER, TODAY))
    day = _value(o, select(Person.leaving).where(Person.id == c.keys["olaf"]))
    for ahead, told_today in ((31, 0), (30, 1), (29, 1)):  # Today tells it for the last thirty days
        before = at(o, day - datetime.timedelta(days=ahead))
        assert [one.count for one in before.read(waiting)] == [told_today] * bool(told_today)
    o.run(call_off_leaving, olaf)
    assert _value(o, select(Person.leaving).where(Person.id == c.keys["olaf"])) is None
    assert o.read(tasks_of, c.keys["olaf"], LEAVE) == []
    with pytest.raises(Invalid) as refused:
        o.run(save_block, BlockDraft("conduct", "1", "a", "b"))
    assert refused.value.field == "grade"
