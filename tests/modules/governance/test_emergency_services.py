"""The handbook holds every plan and phone, opens without the program and tells what changed; incidents keep their log."""

from __future__ import annotations

import datetime
import io
import os
import time
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.core.errors import Invalid
from app.data.daily import do_due
from app.data.office import Office
from app.modules.governance.emergency.jobs import write_handbook, write_if_due, write_now
from app.modules.governance.emergency.queries.handbook import chain_faults, facts, printed, waiting
from app.modules.governance.emergency.queries.lists import (
    log_of,
    measures_of,
    needs_source,
    plan_draft,
    processes_source,
)
from app.modules.governance.emergency.reports.handbook import book, make
from app.modules.governance.emergency.reports.incident import incident_pdf
from app.modules.governance.emergency.rules.emergency import (
    EntryDraft,
    ExerciseDraft,
    IncidentDraft,
    NeedDraft,
    PlanDraft,
    ProcessDraft,
    StepDraft,
)
from app.modules.governance.emergency.services.emergency import (
    add_measure,
    close_incident,
    note_entry,
    save_entry,
    save_exercise,
    save_incident,
    save_need,
    save_plan,
    save_process,
)
from app.modules.governance.emergency.services.handbook import mark_printed, set_up
from app.modules.hr.people.api import PersonDraft, save_person

D = datetime.date
MOST_SECONDS = 30


def plan(office: Office, title: str = "Brand") -> int:
    """Keep a plan of one step."""
    return int(
        office.run(
            save_plan,
            PlanDraft(
                title, "fire", "Rauch", "112 anrufen", steps=(StepDraft("Räumen", "Alle", 10, "Lageplan"),)
            ),
        )
    )


def filled(office: Office) -> None:
    """Keep two plans, two people with phones, a number and a process that hangs on one of them."""
    plan(office)
    plan(office, "Wasserschaden <Keller>")
    ina = office.run(save_person, PersonDraft("Ina", "Kern", phone="0431 111"))
    bob = office.run(save_person, PersonDraft("Bob", "Lund", phone="0431 222"))
    office.run(save_entry, EntryDraft("call", 1, "Leitung", ina, bob, contact=None, phone="0171 333"))
    office.run(save_entry, EntryDraft("provider", 1, "Netzbetreiber", phone="0800 444"))
    process = office.run(
        save_process,
        ProcessDraft("Versand", ina, bob, 1, 2, after_3d=3, after_1w=4, after_2w=4, rto=24, rpo=8),
    )
    office.run(save_need, NeedDraft(process, None, ina))


def words(pdf: bytes, password: str = "") -> str:
    """Return the words of a PDF."""
    if password:
        target = io.BytesIO()
        with pikepdf.open(io.BytesIO(pdf), password=password) as opened:
            opened.save(target)
        pdf = target.getvalue()
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_the_handbook_holds_everything(office: Office, tmp_path: Path) -> None:
    """Every plan, step and phone stands in the PDF and in the plain files; a fault of a chain too; the newest two stay in the folder."""
    filled(office)
    stick = tmp_path / "stick"
    target, pages = write_handbook(office, stick)
    found = words((target / "Emergency handbook.pdf").read_bytes())
    for wanted in (
        "Brand",
        "Wasserschaden <Keller>",
        "Räumen",
        "0431 111",
        "0431 222",
        "0171 333",
        "0800 444",
        "Versand",
        "no deputy",
    ):
        assert wanted in found
    plain = "".join(path.read_text(encoding="utf-8-sig") for path in target.glob("*.txt"))
    assert all(phone in plain for phone in ("0431 111", "0171 333", "0800 444"))
    page = "".join(path.read_text(encoding="utf-8") for path in target.glob("*.html"))
    assert "Wasserschaden &lt;Keller&gt;" in page
    assert pages == len(office.read(facts).plans) + 7
    assert [str(one) for one in office.read(chain_faults)] == ["Versand: Somebody it needs has no deputy."]
    now = office.clock()
    for hours in (1, 2):
        later = Office(office.book, office.actor, lambda hours=hours: now + datetime.timedelta(hours=hours))  # type: ignore[misc]
        newest, _pages = write_handbook(later, stick)
    left = sorted(path.name for path in stick.iterdir())
    assert len(left) == 2
    assert left[-1] == newest.name
    locked = make(office.read(book), now, "geheim-genug").pdf
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked))
    assert "0171 333" in words(locked, "geheim-genug")


def test_the_handbook_of_a_company_is_made_in_half_a_minute(demo: Office) -> None:
    """A second reckoning from the tables of the demo company: every plan, step, phone of staff and number of the call tree, within 30 seconds."""
    began = time.process_time()
    made = make(demo.read(book), demo.clock())
    assert time.process_time() - began < MOST_SECONDS
    plain = " ".join(" ".join(words for name, words in made.files.items() if name.endswith(".txt")).split())
    here = "(leaving IS NULL OR leaving >= :today)"
    asked = {
        "SELECT title FROM governance_plan": 3,
        "SELECT title FROM governance_plan_step": 8,
        f"SELECT phone FROM hr_person WHERE phone <> '' AND {here}": 20,
        "SELECT phone FROM governance_emergency_entry WHERE phone <> ''": 5,
    }
    with demo.book.engine.connect() as connection:
        for statement, least in asked.items():
            today = {"today": demo.clock().astimezone().date()} if ":today" in statement else {}
            wanted = list(connection.scalars(text(statement), today))
            assert len(wanted) >= least, statement
            assert [one for one in wanted if " ".join(one.split()) not in plain] == []


def test_the_list_of_what_is_needed_names_person_and_deputy(office: Office) -> None:
    """Each need stands once, with who it is and who stands in."""
    filled(office)
    process = office.read(processes_source().keys, {})[0]
    ina, bob = (office.run(save_person, PersonDraft(first, "Voss")) for first in ("Ole", "Pia"))
    key = office.run(save_need, NeedDraft(process, None, ina, bob))
    source = needs_source()
    names = [one.key for one in source.columns]
    (row,) = office.read(source.page, [key])
    assert [row[names.index(one)] for one in ("process", "person", "deputy")] == [
        "Versand",
        "Voss, Ole",
        "Voss, Pia",
    ]


def test_only_changed_pages(office: Office) -> None:
    """After a print nothing is to be put in; a changed plan brings its page and that of what to do now, a person the phone list."""
    filled(office)
    made = make(office.read(book), office.clock())
    office.run(mark_printed, made.pages)
    office.run(mark_printed, made.pages)
    later = make(office.read(book), office.clock() + datetime.timedelta(days=3), changed=True)
    assert (office.read(printed), later.pages) == (made.pages, made.pages)
    assert len(PdfReader(io.BytesIO(later.pdf)).pages) == 1  # the cover alone
    stored = office.read(plan_draft, 1)
    assert stored is not None
    office.run(
        save_plan,
        PlanDraft("Brand", "fire", "Rauch", "110 anrufen", steps=stored.draft.steps),
        1,
        stored.version,
    )
    again = make(office.read(book), office.clock(), changed=True)
    assert {name for name, mark in again.pages.items() if made.pages.get(name) != mark} == {
        "now-1",
        "plan1-1",
    }
    assert len(PdfReader(io.BytesIO(again.pdf)).pages) == 3
    assert "110 anrufen" in words(again.pdf)
    office.run(save_person, PersonDraft("Cem", "Oral", phone="0431 999"))
    third = make(office.read(book), office.clock(), changed=True)
    assert {name for name, mark in third.pages.items() if again.pages.get(name) != mark} == {"phones-1"}


def test_the_day_writes_it_and_says_when_not(office: Office, tmp_path: Path) -> None:
    """Once a day into its folder; what can't be written leaves the old one and is told, and so is its age."""
    plan(office)
    assert write_if_due(office) == []
    for folder, password, field in (("relativ", None, "folder"), (str(tmp_path), "kurz", "password")):
        with pytest.raises(Invalid) as refused:
            office.run(set_up, folder, password)
        assert refused.value.field == field
    place = tmp_path / "stick"
    office.run(set_up, str(place), "geheim-genug")
    assert ["not written yet" in str(one.words) for one in office.read(waiting)] == [True, False]
    assert (do_due(office), do_due(office)) == (["Emergency handbook written"], [])  # as `kontor daily` does
    (first,) = place.iterdir()
    assert [path.suffix for path in first.iterdir()] == [".pdf"]
    assert all("handbook" not in str(one.words) for one in office.read(waiting))
    now = office.clock()
    tomorrow = Office(office.book, office.actor, lambda: now + datetime.timedelta(days=2))
    assert any("is old" in str(one.words) for one in tomorrow.read(waiting))
    office.run(set_up, str(first / "Emergency handbook.pdf" / "x"), None)
    assert do_due(tomorrow) == []
    with pytest.raises(OSError, match=os.strerror(20)):
        write_now(tomorrow)
    with pytest.raises(OSError, match=os.strerror(20)):
        write_now(tomorrow)  # tried again: the book keeps the fault of the day once
    with office.book.engine.begin() as connection:
        assert connection.scalar(text("SELECT count(*) FROM governance_handbook_run WHERE fault <> ''")) == 1
    with pytest.raises(FileNotFoundError):
        write_handbook(office, tmp_path / "no stick" / "folder")
    assert any("could not be written" in str(one.words) for one in tomorrow.read(waiting))
    assert list(place.iterdir()) == [first]


def test_exercises_and_incidents(any_office: Office) -> None:
    """Gaps need words, measures become tasks once; the log of an incident only grows and ends with its report."""
    office = any_office
    key = plan(office)
    assert [one.count for one in office.read(waiting)] == [1]
    for draft, field in (
        (ExerciseDraft(key, "table", D(2026, 11, 1), result="gaps"), "findings"),
        (ExerciseDraft(key, "table", D(2030, 1, 1)), "day"),
    ):
        with pytest.raises(Invalid) as refused:
            office.run(save_exercise, draft)
        assert refused.value.field == field
    exercise = office.run(
        save_exercise, ExerciseDraft(key, "table", D(2026, 11, 1), result="gaps", findings="Liste veraltet")
    )
    assert office.read(waiting) == []
    assert office.run(add_measure, exercise, "Liste prüfen", None, D(2026, 12, 1)) == office.run(
        add_measure, exercise, "Liste prüfen", None, D(2026, 12, 1)
    )
    assert [one.title for one in office.read(measures_of, exercise)] == ["Liste prüfen"]
    incident = office.run(save_incident, IncidentDraft("Stromausfall", "power"))
    office.run(note_entry, incident, "Halle dunkel")
    office.run(note_entry, incident, "Halle dunkel")
    with pytest.raises(Invalid):
        office.run(close_incident, incident, " ")
    office.run(close_incident, incident, "Kabel beschädigt")
    with pytest.raises(Invalid, match="closed"):
        office.run(note_entry, incident, "spät")
    assert [one.words for one in office.read(log_of, incident)] == ["Halle dunkel"]
    later = office.clock() + datetime.timedelta(minutes=95)
    second = office.run(save_incident, IncidentDraft("Wasser", "flood"))
    Office(office.book, office.actor, lambda: later).run(note_entry, second, "Pumpe läuft")
    for key, wanted in (
        (incident, ("Stromausfall", "Halle dunkel", "Kabel beschädigt")),
        (second, ("Pumpe läuft", "95 min", "not closed yet")),
    ):
        said = words(office.read(incident_pdf, key, later, "T"))
        assert all(one in said for one in wanted), said
    for statement in (
        "UPDATE governance_incident_entry SET words = 'x'",
        "DELETE FROM governance_incident_entry",
    ):
        with pytest.raises(DBAPIError, match="guard"), office.book.engine.begin() as connection:
            connection.execute(text(statement))
    for bad in (
        lambda: office.run(save_plan, PlanDraft("leer", "it", "", "los")),
        lambda: office.run(save_need, NeedDraft(1)),
        lambda: office.run(save_entry, EntryDraft("call", 1, "Leitung", 1, 1)),
    ):
        with pytest.raises(Invalid):
            bad()
