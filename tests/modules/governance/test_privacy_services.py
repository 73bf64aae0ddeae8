"""Requests, breaches and the record of processing as services: terms kept, refusals said, evidence left, nothing typed for the record."""

from __future__ import annotations

import datetime
import io
import json
from dataclasses import replace

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from app.core.errors import Invalid
from app.core.fields import PERSONAL
from app.core.messages import use_language
from app.data.all_tables import load_models
from app.data.declarative import field_of
from app.data.office import Actor, Office
from app.data.queries import query
from app.data.settings import change_setting
from app.modules.documents.letters.models import LetterDraft
from app.modules.governance.privacy.models import Processing, Request, RequestStep
from app.modules.governance.privacy.queries import breaches, requests
from app.modules.governance.privacy.queries.dpia import dpia_draft, dpias_source
from app.modules.governance.privacy.queries.dpia import waiting as dpia_waiting
from app.modules.governance.privacy.queries.record import processing_draft, record
from app.modules.governance.privacy.queries.record import waiting as contracts_waiting
from app.modules.governance.privacy.queries.subject import Root
from app.modules.governance.privacy.reports.answer import answer_file
from app.modules.governance.privacy.reports.dpia import dpia_pdf
from app.modules.governance.privacy.reports.erasing import erasure_pdf
from app.modules.governance.privacy.reports.record import record_pdf, record_sheet
from app.modules.governance.privacy.rules.breaches import AssessmentDraft, BreachDraft
from app.modules.governance.privacy.rules.dpia import DpiaDraft, PeopleRisk
from app.modules.governance.privacy.rules.information import AUDIENCES
from app.modules.governance.privacy.rules.processing import ProcessingDraft, ProcessorDraft, ThresholdDraft
from app.modules.governance.privacy.rules.register import activities, activity_of
from app.modules.governance.privacy.rules.requests import RequestDraft
from app.modules.governance.privacy.services.breaches import (
    assess_breach,
    close_breach,
    inform_people,
    report_breach,
    save_breach,
)
from app.modules.governance.privacy.services.dpia import save_dpia
from app.modules.governance.privacy.services.erasing import erase, propose_erasure
from app.modules.governance.privacy.services.informing import write_information, write_to_people
from app.modules.governance.privacy.services.processing import keep_threshold, save_processing, save_processor
from app.modules.governance.privacy.services.requests import (
    answer_request,
    ask_identity,
    extend_request,
    note_collected,
    prove_identity,
    refuse_request,
    save_request,
    write_letter,
)
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from tests.modules.governance.privacy_cases import D, at

CAME = D(2026, 11, 25)


@query("")
def _steps(connection: object) -> list[str]:
    return list(connection.scalars(select(RequestStep.step).order_by(RequestStep.id)))  # type: ignore[attr-defined]


@query("")
def _letter(connection: object) -> str:
    return str(connection.scalar(select(LetterDraft.body).order_by(LetterDraft.id.desc()).limit(1)))  # type: ignore[attr-defined]


def test_a_request_from_receipt_to_answer(office: Office) -> None:
    """The month by Regulation 1182/71, doubt, extension in time, letters; what is closed takes nothing more."""
    who = office.run(save_contact, ContactDraft("Vera Weber", "person", mail="v@weber.de"))
    late = at(office, D(2026, 12, 28))
    office.run(change_setting, "company.land", "SH")
    with pytest.raises(Invalid, match="came"):
        office.run(save_request, RequestDraft("access", CAME, "mail", "Vera Weber", who))  # tomorrow
    key = late.run(save_request, RequestDraft("access", CAME, "mail", "Vera Weber", who))
    owner = select(Request.login).where(Request.id == key)
    assert late.read(query("")(lambda connection: connection.scalar(owner))) == late.actor.login, (
        "who took it in"
    )
    one = office.read(requests.request, key)
    assert one is not None
    assert (one.number, one.due) == ("DS-2026-001", D(2026, 12, 28))
    late.run(ask_identity, key)
    for command in (note_collected, answer_request):
        with pytest.raises(Invalid, match="identity"):
            late.run(command, key)
    late.run(prove_identity, key)
    with pytest.raises(Invalid, match="reason"):
        late.run(write_letter, key, "extension")
    with pytest.raises(Invalid):
        at(office, D(2026, 12, 29)).run(extend_request, key, "viele Akten")
    assert late.run(extend_request, key, "viele Akten") == D(2027, 2, 25)
    late.run(write_letter, key, "extension")
    assert "25.02.2027" in office.read(_letter)
    assert [one.words.values["count"] for one in at(office, D(2027, 2, 20)).read(requests.waiting)] == [1]
    assert at(office, D(2027, 2, 26)).read(requests.waiting)[0].late
    late.run(note_collected, key)
    late.run(answer_request, key)
    with pytest.raises(Invalid, match="answered"):
        late.run(refuse_request, key, "nothing", "nichts da")
    assert office.read(_steps) == [
        "received",
        "asked",
        "proven",
        "extended",
        "letter",
        "collected",
        "answered",
    ]
    told = json.loads(office.read(answer_file, [Root("contact", who)], "json", office.clock(), "A"))
    assert (told["name"], told["data"][0]["records"][0]["mail"]) == ("Vera Weber", "v@weber.de")


def test_an_erasure_leaves_its_certificate(office: Office) -> None:
    """What went is certified with who decided; nothing of what it said."""
    who = office.run(save_contact, ContactDraft("Vera Weber", "person", mail="v@weber.de"))
    key = office.run(save_request, RequestDraft("erasure", D(2026, 11, 20), "mail", "Anfrage", who))
    with pytest.raises(Invalid, match="released"):
        office.read(erasure_pdf, key, office.clock(), "Admin", office.book)
    erase(at(office, D(2026, 11, 23), "zora"), office.run(propose_erasure, key))
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(office.read(erasure_pdf, key, office.clock(), "Admin", office.book))).pages)  # fmt: skip
    assert "erased" in words
    assert "zora" in words.lower()
    assert "Weber" not in words
    assert "Backups made before the erasure still hold what was erased" in " ".join(words.split())


def test_a_breach_keeps_its_evidence(office: Office) -> None:
    """Told too late it needs a reason; closed only once all were told; each decision stays as a row."""
    key = office.run(save_breach, BreachDraft("Stick verloren", "loss", D(2026, 11, 19), "08:00", people=40))
    now = office.clock()
    assert office.read(breaches.waiting)[0].late
    with pytest.raises(Invalid, match="can't be done"):
        office.run(report_breach, key)
    assert office.run(assess_breach, key, AssessmentDraft(3, 4, "Gesundheitsdaten")) == "high"
    with pytest.raises(Invalid, match="late"):
        office.run(report_breach, key)
    with pytest.raises(Invalid, match="authority"):
        office.run(close_breach, key)
    office.run(report_breach, key, "erst am Montag bemerkt, was darauf war")
    with pytest.raises(Invalid, match="people"):
        office.run(close_breach, key)
    office.run(inform_people, key)
    office.run(close_breach, key)
    with pytest.raises(Invalid, match="closed"):
        office.run(save_breach, BreachDraft("Anders", "loss", D(2026, 11, 19), "08:00"), key)
    said = office.read(breaches.events, key)
    assert [one.event for one in said] == ["known", "assessed", "reported", "informed", "closed"]
    assert said[-1].at == now
    text = office.read(breaches.form_text, key)
    assert "erst am Montag" in text
    assert text.index("Nature") < text.index("Persons") < text.index("Likely consequences") < text.index("Measures")  # fmt: skip
    assert office.read(breaches.waiting) == []
    known = datetime.datetime(2026, 11, 19, 8, 0).astimezone(datetime.UTC)
    one = office.read(breaches.breach, key)
    assert one is not None
    assert one.known == known


def test_letters_that_nobody_asked_for(office: Office) -> None:
    """The sheet says each processing of such people and no other; a breach is told in all that Art. 34 (2) asks, and only where the risk is high."""
    office.run(change_setting, "privacy.officer", "Dr. Brandt, d@brandt.example")
    with pytest.raises(Invalid, match="values offered"):
        office.run(write_information, "martian")
    said = {}
    for audience in AUDIENCES:
        office.run(write_information, audience)
        said[audience] = office.read(_letter)
        for words in ("Dr. Brandt", "Legal basis: ", "Storage period: ", "complaint", "withdraw"):
            assert words in said[audience], (audience, words)
        assert "{" not in said[audience]
    assert "Payroll" in said["employee"]
    assert "Payroll" not in said["customer"]
    assert "Recruiting" in said["applicant"]
    assert "Recruiting" not in said["employee"]
    key = office.run(save_breach, BreachDraft("Stick {verloren}", "loss", D(2026, 11, 22), "09:00"))
    with pytest.raises(Invalid, match="risk is high"):
        office.run(write_to_people, key)
    office.run(assess_breach, key, AssessmentDraft(4, 4, "unverschlüsselt"))
    with pytest.raises(Invalid, match="told this"):
        office.run(write_to_people, key)
    draft = BreachDraft("Stick {verloren}", "loss", D(2026, 11, 22), "09:00", concerned="Kunden: Name", consequences="Betrug", measures="Konten gesperrt")  # fmt: skip
    office.run(save_breach, draft, key)
    office.run(write_to_people, key)
    for words in ("Stick (verloren)", "Kunden: Name", "Betrug", "Konten gesperrt", "Dr. Brandt", "Art. 34"):
        assert words in office.read(_letter), words


def test_the_record_stands_without_typing(office: Office) -> None:
    """Each activity is in it in both languages with all that Art. 30 (1) asks; rights of now are its recipients; amended texts stay, others follow."""
    entries = office.read(record)
    assert [one.key for one in entries] == list(activities())
    for one in entries:
        for name in ("title", "purpose", "persons", "content", "recipients", "basis", "terms", "transfers"):
            assert getattr(one, name), (one.key, name)
    pay = next(one for one in entries if one.key == "pay")
    assert "Human resources" in pay.recipients
    assert "Stock keeper" not in pay.recipients
    assert "§ 41 (1) EStG" in pay.terms
    office.run(
        save_processing, ProcessingDraft(unit="Lohnbüro", purpose="Löhne zahlen", title=pay.title), pay.id
    )
    use_language("de")
    kept = office.read(processing_draft, pay.id)
    assert kept is not None
    assert (kept.draft.purpose, kept.draft.title) == ("Löhne zahlen", "Lohn- und Gehaltsabrechnung")
    with pytest.raises(Invalid, match="gebraucht"):
        office.run(save_processing, ProcessingDraft(title="Kamera am Tor"))
    office.run(
        save_processing, ProcessingDraft("processor", "Wartung", "Fernwartung", controller="Weber GmbH")
    )
    who = office.run(save_contact, ContactDraft("Rechenzentrum Nord"))
    office.run(
        save_processor,
        ProcessorDraft(who, "Hosting", "signed", D(2026, 1, 1), points=("a", "b"), next_check=D(2026, 12, 1)),
    )
    waits = [
        len(at(office, day).read(contracts_waiting))
        for day in (D(2026, 11, 30), D(2026, 12, 1), D(2026, 12, 2))
    ]
    assert waits == [0, 1, 1], "on its day it is to be looked at"
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(office.read(record_pdf, office.clock(), "Admin"))).pages)  # fmt: skip
    flat = " ".join(words.split())
    for said in (*(str(one.title) for one in activities().values()), "Weber GmbH", "Rechenzentrum Nord", "2/9", "Art. 32"):  # fmt: skip
        assert said in flat, said
    assert len(office.read(record_sheet).rows) == len(activities()) + 1


def test_the_record_holds_every_category(office: Office) -> None:
    """A second reckoning from the models: each category of data of each table stands at the activity of that table."""
    entries = {one.key: one for one in office.read(record)}
    for table in load_models().sorted_tables:
        for column in table.columns:
            about = field_of(column)
            if about.personal:
                entry = entries[activity_of()[table.name].key]
                assert PERSONAL[about.personal] in entry.content, (table.name, column.name)


def test_a_new_activity_comes_once(office: Office) -> None:
    """The work of the day brings what a new version knows, and never twice."""
    from app.data.daily import do_day
    from app.data.office import SYSTEM

    for _again in range(2):
        Office(office.book, SYSTEM, office.clock).run(do_day, "governance.privacy")
    assert len(office.read(record)) == len(activities())
    few = Office(office.book, Actor("x", "X", frozenset({"governance.privacy.view"})), office.clock)
    assert {one.key for one in few.read(record)} == set(activities())
    assert Processing.__reads__ == "governance.privacy.view"


def test_an_impact_assessment(office: Office) -> None:
    """A test that calls for one waits until it is begun; decided it stands in the record, and its paper has every part of Art. 35 (7)."""
    key = office.run(save_processing, ProcessingDraft(title="Kamera am Tor", purpose="Schutz vor Einbruch"))
    office.run(
        keep_threshold, key, ThresholdDraft(("watching", "weak"), False, False, "Beschäftigte im Bild")
    )
    assert ["assessment is needed" in str(one.words) for one in office.read(dpia_waiting)] == [True]
    draft = DpiaDraft(
        key, D(2026, 11, 20), "Kamera nimmt nachts auf", "Mildere Mittel reichten nicht",
        (PeopleRisk("Beschäftigte werden beobachtet", 3, 3, "Nur nachts, Zaun", 1, severity_after=2), PeopleRisk("Bilder gelangen nach außen", 2, 4, "Verschlüsselt", 1, severity_after=2)),
        people_view="Betriebsrat gehört", review=D(2028, 11, 20),
    )  # fmt: skip
    made = office.run(save_dpia, draft)
    assert office.read(dpia_waiting) == []
    with pytest.raises(Invalid) as refused:
        office.run(save_dpia, replace(draft, processing=1), made, 1)
    assert refused.value.field == "processing"
    office.run(change_setting, "privacy.officer", "Dr. Brandt")
    for more, field in (({"day": D(2030, 1, 1)}, "day"), ({"decision": "go", "reason": "mild"}, "advice")):
        with pytest.raises(Invalid) as refused:
            office.run(save_dpia, replace(draft, **more), made, 1)
        assert refused.value.field == field
    office.run(
        save_dpia, replace(draft, decision="go", reason="Rest gering", advice="Keine Bedenken"), made, 1
    )
    (entry,) = [one for one in office.read(record) if one.id == key]
    assert entry.dpia == "done"
    stored = office.read(dpia_draft, made)
    assert stored is not None
    assert (stored.draft.risks, stored.draft.decision) == (draft.risks, "go")
    source = dpias_source()
    row = dict(zip([one.key for one in source.columns], office.read(source.page, [made])[0], strict=True))
    assert (row["title"], row["grade"], row["rest"]) == ("Kamera am Tor", "high", "none")
    pages = PdfReader(io.BytesIO(office.read(dpia_pdf, made, office.clock(), "T"))).pages
    flat = " ".join("".join(page.extract_text() for page in pages).split())
    for said in ("DSFA-2026-001", "Kamera nimmt nachts auf", "Mildere Mittel", "Bilder gelangen", "Nur nachts, Zaun", "Betriebsrat gehört", "Keine Bedenken", "Rest gering", "Systematic monitoring"):  # fmt: skip
        assert said in flat, said
    later = Office(office.book, office.actor, lambda: office.clock() + datetime.timedelta(days=800))
    assert ["looked at again" in str(one.words) for one in later.read(dpia_waiting)] == [True]
