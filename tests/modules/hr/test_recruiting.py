"""Vacancies are approved, applicants move, are hired or refused; six months later nothing of them is left but their course."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.core.errors import Forbidden, Invalid, Missing
from app.data import archive
from app.data.office import Office
from app.data.queries import query
from app.data.record_extras import (
    Target,
    attach,
    attachments,
    follow_up,
    follow_ups,
    write_note,
)
from app.data.search import search
from app.data.settings import change_setting
from app.data.system_tables import SealKey
from app.data.trail import TrailRow
from app.modules.documents.archive.api import Arrival, Document, DocumentDraft, add, classify, link
from app.modules.hr.people.api import file_of, pay_parts, person, save_assignment, save_contract
from app.modules.hr.people.rules.file import SiteDraft
from app.modules.hr.people.services.file import save_site
from app.modules.hr.recruiting.models import Applicant, ChecklistItem, Vacancy
from app.modules.hr.recruiting.queries.applicants import (
    board,
    interviews_ics,
    recruiting_figures,
    similar,
    waiting,
)
from app.modules.hr.recruiting.queries.checklists import items_source
from app.modules.hr.recruiting.queries.contracts import contract_letter
from app.modules.hr.recruiting.queries.lists import applicant, applicants_source, due_source, pool_source
from app.modules.hr.recruiting.rules.checklists import BEGIN, DEFAULTS, LEAVE, TaskDraft
from app.modules.hr.recruiting.rules.stages import AppointmentDraft, ScoreDraft, VacancyDraft
from app.modules.hr.recruiting.rules.terms import TermDraft
from app.modules.hr.recruiting.services.applicants import (
    close_application,
    consent,
    end_consent,
    move,
    reopen_application,
    save_applicant,
    save_appointment,
    save_score,
    undo_applicant,
)
from app.modules.hr.recruiting.services.checklists import (
    delete_task,
    finish_item,
    save_task,
    start_checklist,
)
from app.modules.hr.recruiting.services.contracts import contract_pdf
from app.modules.hr.recruiting.services.erasing import erase, erase_applicants
from app.modules.hr.recruiting.services.hiring import hire
from app.modules.hr.recruiting.services.vacancies import ask_vacancy, save_term, save_vacancy, step_vacancy
from tests.modules.hr.recruiting_cases import (
    CANARY,
    FIRST,
    HIRE,
    D,
    applied,
    at,
    draft,
    night,
    staffed,
    vacancy,
)


def _value(office: Office, statement: Any) -> Any:
    return office.read(query("")(lambda connection: connection.scalar(statement)))


def _stage(office: Office, key: int) -> str:
    return str(_value(office, select(Applicant.stage).where(Applicant.id == key)))


def test_a_vacancy_is_approved_and_filled_by_hiring(any_office: Office) -> None:
    """Only an approved vacancy takes applications; hiring makes person, address, contract, position, pay, and fills it."""
    o, c = any_office, staffed(any_office)
    bare = o.run(save_vacancy, VacancyDraft("Leitung", since=FIRST))
    with pytest.raises(Invalid) as refused:
        o.run(ask_vacancy, bare, "hanna")
    assert refused.value.field == "pay_to"
    with pytest.raises(Invalid):
        applied(o, bare)
    place = vacancy(o, c)
    with pytest.raises(Invalid):  # what was approved is not changed any more
        o.run(save_vacancy, VacancyDraft("Anderes", since=FIRST), place, None)
    key = applied(o, place)
    with pytest.raises(Invalid):
        o.run(hire, key, HIRE)  # nobody is hired from the pile
    invited = AppointmentDraft(key, D(2026, 12, 1), "09:30", 45, "Raum 1", person=c.keys["hanna"])
    o.run(save_appointment, invited)
    assert _stage(o, key) == "interview"
    assert b"DTSTART:20261201T093000" in o.read(interviews_ics, key)
    for login, points in (("hanna", 5), ("karla", 3)):
        o.run(save_score, ScoreDraft(key, c.keys[login], points, points, points, remark="gut"))
    o.run(save_score, ScoreDraft(key, c.keys["karla"], 4, 4, 4, remark="besser"))
    (card,) = o.read(board, place)
    assert (card.score, card.interview, card.stage) == (45, D(2026, 12, 1), "interview")
    who = o.run(hire, key, HIRE)
    view, file = o.read(person, who), o.read(file_of, who)
    assert view is not None
    assert (view.name, view.draft.entry) == (f"Ida {CANARY}", FIRST)
    assert file.personal is not None
    assert file.personal.draft.street == "Weg 1"
    (contract,), (held,) = file.contracts, file.assignments
    assert (contract.since, contract.draft.probation_until) == (FIRST, D(2027, 7, 3))
    assert (held.draft.department, held.draft.job, held.since) == ("Verkauf", "Verkauf", FIRST)
    assert [one.draft.amount for one in o.read(pay_parts, who)["pay"]] == [3_200_00]
    assert _value(o, select(Vacancy.state).where(Vacancy.id == place)) == "filled"
    assert _value(o, select(Applicant.kept_until).where(Applicant.id == key)) == D(2027, 5, 23)
    _contract_says_all_points(o, who)
    with pytest.raises(Invalid):
        o.run(hire, key, HIRE)
    for step in ("hold", "resume", "cancel"):
        with pytest.raises(Invalid):
            o.run(step_vacancy, place, step)


def _contract_says_all_points(o: Office, who: int) -> None:
    """Without a pension term and a place of work the letter does not leave, and names them; complete it says all 15 points."""
    with pytest.raises(Forbidden):  # nobody reads pay unseen
        o.read(contract_letter, who)
    with pytest.raises(Invalid) as refused:
        contract_pdf(o, who)
    # the company has no address, the position no site, and the house no pension term yet
    said = str(refused.value)
    assert re.findall(r"(\d+) [A-Z]", said.partition(" (§")[0]) == ["1", "4", "13"], said
    for name in ("name", "street", "postcode", "town"):
        o.run(change_setting, f"company.{name}", "24103" if name == "postcode" else "Muster")
    place = o.run(save_site, SiteDraft("Kiel Hafen", "SH"))
    held = o.read(file_of, who).assignments[0]
    o.run(save_assignment, replace(held.draft, site=place), held.id, held.version)
    o.run(save_term, TermDraft("13", "Pensionskasse Nord"))
    words = contract_pdf(o, who)
    assert words.startswith(b"%PDF")
    letter = o.read(contract_letter, who)
    assert [one.split(".")[0] for one in letter.paragraphs[:15]] == [str(no) for no in range(1, 16)]
    assert "3.200,00" in letter.paragraphs[6] or "3,200.00" in letter.paragraphs[6]
    assert "Kiel Hafen" in letter.paragraphs[3]
    terms = o.read(file_of, who).contracts[0]
    o.run(
        save_contract, replace(terms.draft, week="5x8 / 4x8", notice="drei Monate."), terms.id, terms.version
    )
    letter = o.read(contract_letter, who)
    assert "; 2. 8:00 8:00 8:00 8:00 – – –;" in letter.paragraphs[7]  # weeks in turn are told one by one
    assert "drei Monate. " in letter.paragraphs[13]


def test_who_applies_twice_is_noticed(any_office: Office) -> None:
    """The same mail for the same vacancy is refused; for another one it is told who may be the same person."""
    o, c = any_office, staffed(any_office)
    place, other = vacancy(o, c), vacancy(o, c, title="Lager (m/w/d)")
    key = applied(o, place)
    with pytest.raises(Invalid) as refused:
        applied(o, place, first_name="I.", mail=f"IDA@{CANARY.upper()}.DE")
    assert refused.value.field == "mail"
    again = applied(o, other, last_name="Anders")
    name = applied(o, other, mail="", phone="")
    nobody = applied(o, other, first_name="Udo", mail="udo@example.org", phone="")
    assert sorted(one.id for one in o.read(similar, key)) == sorted([again, name])
    assert o.read(similar, nobody) == []


def test_a_refusal_is_taken_back_on_its_day_only(any_office: Office) -> None:
    """The term begins with the refusal; the day after it stands."""
    o, c = any_office, staffed(any_office)
    key = applied(o, vacancy(o, c))
    o.run(close_application, key, "refused")
    assert _value(o, select(Applicant.kept_until).where(Applicant.id == key)) == D(2027, 5, 23)
    with pytest.raises(Invalid):
        o.run(move, key, "review")
    o.run(reopen_application, key)
    assert (_stage(o, key), _value(o, select(Applicant.kept_until).where(Applicant.id == key))) == (
        "review",
        None,
    )
    o.run(close_application, key, "withdrawn")
    with pytest.raises(Invalid):
        at(o, D(2026, 11, 27)).run(reopen_application, key)


def _everything(office: Office) -> str:
    """Return all texts of all tables of the book."""

    def read(connection: Any) -> str:
        from app.data.all_tables import load_models

        rows = []
        for table in load_models().sorted_tables:
            rows += [repr(tuple(row)) for row in connection.execute(select(table))]
        return "\n".join(rows)

    return str(office.read(query("")(read)))


def test_six_months_after_the_refusal_nothing_personal_is_left(any_office: Office) -> None:
    """Name, address, notes, follow-ups, interview, scores, papers, search words and trail are gone; the course stays for figures."""
    now, then = at(any_office, D(2026, 11, 26)), at(any_office, D(2026, 1, 10))
    c = staffed(any_office)
    place = vacancy(then, c)
    key, stays = applied(then, place), applied(then, place, last_name="Bleibt", mail="b@example.org", note="")
    then.run(write_note, Target("hr_applicant", key), f"Rückruf {CANARY}")
    then.run(follow_up, Target("hr_applicant", key), D(2026, 2, 1), f"{CANARY} antworten")
    talk = then.run(save_appointment, AppointmentDraft(key, D(2026, 1, 12), "09:30", 45, CANARY))
    then.run(write_note, Target("hr_appointment", talk), CANARY)
    then.run(save_score, ScoreDraft(key, c.keys["hanna"], 4, 4, 4, remark=f"{CANARY} kann viel"))
    then.run(save_applicant, draft(place, town=f"{CANARY}stadt"), key, None)
    loose = archive.store(then.book, f"Foto {CANARY}".encode())
    then.run(attach, Target("hr_applicant", key), loose, f"{CANARY}.png", 10)
    paper = f"Lebenslauf von {CANARY}".encode()
    sha = archive.store(then.book, paper)
    came = Arrival(sha, len(paper), "text/plain", f"{CANARY}.txt", paper.decode(), text_from="text", pages=1)
    document = then.run(add, came)
    then.run(
        classify,
        document,
        DocumentDraft(f"Bewerbung {CANARY}", "application", "22", doc_date=D(2026, 1, 5)),
        None,
        True,
    )
    then.run(link, document, Target("hr_applicant", key))
    then.run(close_application, key, "refused")
    early = at(any_office, D(2026, 7, 10))
    night(early)
    assert list(early.read(due_source().keys, {})) == []
    with pytest.raises(Invalid):  # the sixth month is not over
        early.run(erase_applicants, [key])
    night(now)
    assert list(now.read(due_source().keys, {})) == [key]
    assert CANARY in _everything(now)
    assert erase(now, [key]) == 1
    assert erase(now, [key]) == 0
    left = _everything(now).lower()
    assert CANARY.lower() not in left
    assert (
        _value(
            now, select(SealKey.row_key).where(SealKey.table_name == "hr_applicant", SealKey.row_key == key)
        )
        is None
    )
    assert now.read(search, CANARY, frozenset({"*"})) == []
    assert _value(now, select(Document.state).where(Document.id == document)) == "erased"
    assert archive.present(now.book, [sha, loose]) == set()
    assert now.read(attachments, Target("hr_applicant", key)) == []
    assert list(now.read(applicants_source().keys, {})) == [stays]
    assert _value(now, select(Applicant.source).where(Applicant.id == key)) == "portal"
    with pytest.raises(Invalid):
        now.run(undo_applicant, key, 3)
    assert (found := now.read(applicant, key)) is not None
    assert found.draft.name == ""
    with pytest.raises(Invalid):
        now.run(save_applicant, draft(place), key, None)
    if now.book.local:
        raw = b"".join(one.read_bytes() for one in Path(now.book.place).iterdir()).lower()
        assert CANARY.lower().encode() not in raw
    assert _value(now, select(TrailRow.id).where(TrailRow.table_name == "hr_applicant").limit(1))


def test_the_talent_pool_ends_with_its_consent(any_office: Office) -> None:
    """A consent keeps somebody longer, its end or its being taken back lets them go; a paper that was not filed keeps nobody silently."""
    then, now = at(any_office, D(2026, 1, 10)), at(any_office, D(2026, 11, 26))
    place = vacancy(then, staffed(any_office))
    key = applied(then, place)
    then.run(close_application, key, "refused")
    with pytest.raises(Invalid):
        then.run(consent, key, D(2026, 1, 10), D(2028, 1, 11))
    then.run(consent, key, D(2026, 1, 10), D(2027, 6, 30))
    night(now)
    assert list(now.read(pool_source().keys, {})) == [key]
    assert list(now.read(due_source().keys, {})) == []
    now.run(end_consent, key)
    assert list(now.read(pool_source().keys, {})) == []
    tomorrow = at(any_office, D(2026, 11, 27))
    night(tomorrow)
    assert list(tomorrow.read(due_source().keys, {})) == [key]
    assert [one.request for one in tomorrow.read(waiting) if one.late] == ["due"]
    data = b"Zeugnis"
    sha = archive.store(now.book, data)
    came = Arrival(sha, len(data), "text/plain", "z.txt", "Zeugnis", text_from="text", pages=1)
    document = tomorrow.run(add, came)
    tomorrow.run(link, document, Target("hr_applicant", key))
    with pytest.raises(Invalid) as refused:
        tomorrow.run(erase_applicants, [key])
    assert refused.value.field == "state"
    assert _stage(tomorrow, key) == "refused"


def test_figures_tell_of_no_small_group(any_office: Office) -> None:
    """Four applications tell nothing, five their sum."""
    o, c = any_office, staffed(any_office)
    place = vacancy(o, c)
    for number in range(4):
        applied(o, place, first_name=f"P{number}", mail=f"p{number}@example.org")
    span = (D(2026, 1, 1), D(2026, 12, 31))
    assert o.read(recruiting_figures, *span).applied is None
    applied(o, place, first_name="P5", mail="p5@example.org", source="site")
    told = o.read(recruiting_figures, *span)
    assert (told.applied, dict(told.sources), told.hired) == (5, {"rest": 5}, None)


def test_checklists_are_follow_ups(any_office: Office) -> None:
    """Each task is a follow-up of its owner with its day; settled there it is done here; started again nothing is doubled."""
    o, c = any_office, staffed(any_office)
    karla = c.keys["karla"]
    o.run(save_task, TaskDraft(BEGIN, "Nur Lager", department="Lager"))
    begin = sum(one.kind == BEGIN for one in DEFAULTS)
    assert o.run(start_checklist, karla, BEGIN) == begin
    assert o.run(start_checklist, karla, BEGIN) == 0
    with pytest.raises(Invalid):  # no last day yet
        o.run(start_checklist, karla, LEAVE)
    key = int(_value(o, select(ChecklistItem.id).where(ChecklistItem.title == "Schlüssel übergeben")))
    (task,) = o.read(follow_ups, Target("hr_checklist_item", key))
    assert (task.login, task.text, task.day) == (
        "hanna",
        "Schlüssel übergeben: Karla Muster",
        D(2026, 11, 23),
    )
    hanna = c.as_role("hanna", "staff", "manager")
    assert key in hanna.read(items_source().keys, {})
    assert len(hanna.read(items_source().keys, {})) == 3  # keys, safety, first talk: hanna leads karla
    assert list(c.as_role("lina", "staff").read(items_source().keys, {})) == []
    hanna.run(finish_item, key)
    hanna.run(finish_item, key)
    with pytest.raises(Missing):
        c.as_role("lina", "staff").run(finish_item, key)
    rows = dict(
        zip(
            o.read(items_source().keys, {}),
            o.read(items_source().page, list(o.read(items_source().keys, {}))),
            strict=True,
        )
    )
    assert [one for one, row in rows.items() if row[3] == "done"] == [key]
    with pytest.raises(Invalid):
        o.run(delete_task, int(_value(o, select(ChecklistItem.task_id).where(ChecklistItem.id == key))))
