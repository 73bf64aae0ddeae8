"""Deletion runs by class: what is over is proposed, released by another, erased as a person is, certified; what the law keeps stays."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from app.core.errors import Forbidden, Invalid
from app.core.messages import Message
from app.data.office import Office
from app.data.record_extras import Target, write_note
from app.data.verify import verify
from app.modules.documents.archive.api import document
from app.modules.governance.privacy.queries.deletion import concept, outcomes_of, overdue, proposed_in, runs
from app.modules.governance.privacy.reports.erasing import certificate_pdf, concept_pdf
from app.modules.governance.privacy.rules.deleting import period, taken
from app.modules.governance.privacy.rules.erasing import GOES, STAYS, Verdict
from app.modules.governance.privacy.rules.requests import RequestDraft
from app.modules.governance.privacy.services.deleting import (
    leave_out,
    propose_run,
    release_run,
    run_deletion,
    store_certificate,
)
from app.modules.governance.privacy.services.requests import refuse_request, save_request
from app.modules.governance.privacy.services.restricting import lift_restriction, restrict
from app.modules.hr.people.api import person as staff_of
from tests.modules.governance.privacy_cases import GONE, OTHER, D, at, left, places_of

WHY = Message("x")


def test_periods_in_words() -> None:
    """The last span counts: what is new follows it; months end by the day, years with the year (§ 147 (4) AO)."""
    cases = (
        ([{"years": 10, "running_before": "2025-01-01"}, {"years": 8}], "8 years to the end of the year"),
        ([{"months": 6}], "6 months"),
        ([{"forever": True}], "for ever"),
        ([{"years": 0}], "none"),
        ([], "none"),
    )
    assert [str(period(spans)) for spans, _words in cases] == [words for _spans, words in cases]


def test_what_a_run_takes() -> None:
    """Rows with a class whose term is over go; what has none waits for the record itself; notes go with what they stand on."""
    over, kept = Verdict(GOES, D(2020, 12, 31), WHY), Verdict(STAYS, D(2031, 12, 31), WHY)
    root, bank, ticket, pay, note = (
        ("hr_person", 1), ("hr_personal", 2), ("it_ticket", 3), ("hr_bank", 4), ("note", 5),
    )  # fmt: skip
    for whole, on, gone in (
        (False, ticket, {bank}),
        (False, bank, {bank, note}),
        (True, ticket, {root, bank, ticket, note}),
    ):
        law = {root: over if whole else kept, bank: over, ticket: over, pay: kept, note: over}
        made = taken(law, root, lambda _place, on=on: on)
        assert {place for place, one in made.items() if one.verdict == GOES} == gone
        assert made[pay] == kept


def test_a_run_from_proposal_to_certificate(any_office: Office) -> None:
    """Who left in 2012 goes whole, who left in 2025 stays; one proposes, another releases, twice is once; the certificate tells no name."""
    former, _stays = left(any_office), left(any_office, OTHER, D(2025, 6, 30))
    any_office.run(write_note, Target("hr_person", former), f"{GONE} war nett")
    old = at(any_office, D(2021, 3, 1))
    request = old.run(save_request, RequestDraft("access", D(2021, 2, 1), "mail", "Nora Rotkehl"))
    old.run(refuse_request, request, "nothing", "nichts da")
    found = any_office.read(overdue)
    assert [one.name for one in found] == [f"Vera {GONE}", f"Request of a data subject no. {request}"]
    _concept(any_office)
    _restricted_stays(any_office, former)
    key = any_office.run(propose_run)
    assert any_office.run(propose_run) == key
    assert [dict(one.goes) for one in any_office.read(proposed_in, key)] == [dict(one.goes) for one in found]
    with pytest.raises(Forbidden, match="second person"):
        any_office.run(release_run, key)
    zora = at(any_office, D(2026, 11, 23), "zora")
    assert {"hr_person", "hr_personal", "note"} <= places_of(any_office, GONE)
    assert run_deletion(zora, key) >= 3
    assert run_deletion(zora, key) == 0
    assert places_of(any_office, GONE) == places_of(any_office, "Rotkehl") == set()
    bare = any_office.read(staff_of, former)
    assert bare is not None
    assert (bare.draft.leaving, bare.draft.last_name) == (D(2012, 6, 30), "")
    assert {"hr_person", "hr_personal"} <= places_of(any_office, OTHER)
    assert any_office.read(overdue) == []
    with pytest.raises(Invalid, match="Nothing is over"):
        any_office.run(propose_run)
    with pytest.raises(Invalid, match="released"):
        any_office.run(leave_out, key, "hr_person", former)
    _certified(zora, key)
    assert [one.name for one in verify(any_office.book) if not one.ok] == []


def _restricted_stays(office: Office, former: int) -> None:
    """Restricted for somebody's claims nobody is proposed (Art. 18 (1) c)."""
    key = office.run(save_request, RequestDraft("restrict", D(2026, 11, 1), "mail", "A", person=former))
    office.run(restrict, key, "Streit über das Zeugnis")
    assert len(office.read(overdue)) == 1
    office.run(lift_restriction, key)
    assert len(office.read(overdue)) == 2


def _concept(office: Office) -> None:
    """Each table stands with class, law, start and period, and what is over is counted as a second reckoning does."""
    lines = {one.table: one for one in office.read(concept)}
    person = lines["hr_person"]
    assert (person.start, str(person.period), person.law) == ("Last day", "3 years to the end of the year", "§§ 195, 199 BGB")  # fmt: skip
    assert (person.over, person.oldest) == (
        1,
        D(2015, 12, 31),
    )  # left 2012, three years to the end of the year
    assert (lines["hr_personal"].over, lines["governance_request"].over) == (1, 1)
    assert (lines["contact"].over, lines["contact"].law) == (None, "")
    if office.book.local:
        assert "§ 16 (2) ArbZG" in _text(office.read(concept_pdf, office.clock(), "A"))


def _certified(office: Office, key: int) -> None:
    row = office.read(runs)[0]
    assert (row.number, row.released_by, row.document) == ("LL-2026-001", "zora", None)
    said = {one.table: one for one in office.read(outcomes_of, key)}
    assert (said["hr_person"].verdict, said["hr_person"].count) == (GOES, 1)
    data = office.read(certificate_pdf, key, office.clock(), "Zora", office.book)
    words = _text(data)
    assert "LL-2026-001" in words
    assert "zora" in words.lower()
    assert GONE not in words
    assert "Backups made before the erasure" in words
    filed = store_certificate(office, key, data)
    assert store_certificate(office, key, data) == filed
    kept = office.read(document, filed)
    assert kept is not None
    assert "LL-2026-001" in kept.title


def _text(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
