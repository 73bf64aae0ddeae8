"""The technology radar: where candidates are drawn, and their way from looking to trial to decision."""

from __future__ import annotations

import io
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.core.errors import Forbidden, Invalid
from app.data.office import Office
from app.modules.organisation.ideas.queries.radar import (
    blips,
    candidate_view,
    candidates_source,
    radar_pdf,
    radar_waiting,
)
from app.modules.organisation.ideas.rules.radar import (
    RINGS,
    SECTORS,
    Blip,
    CandidateDraft,
    direction,
    next_review,
    spots,
)
from app.modules.organisation.ideas.services.radar import (
    begin_trial,
    decide_candidate,
    look_again,
    save_candidate,
)
from tests.modules.hr.company import D, company

RUNS = 40
DRAFT = CandidateDraft(
    "Sprachmodell", "data", "Texte vorschlagen.", 2_400_00, "middle", risks="Fehler", privacy="keine"
)


@given(st.lists(st.tuples(st.sampled_from(list(SECTORS)), st.sampled_from(list(RINGS))), max_size=24))
@settings(max_examples=RUNS)
def test_each_stands_in_its_ring_and_sector(places: list[tuple[str, str]]) -> None:
    """By distance and angle, reckoned back from where it is drawn; the numbers go round without a gap."""
    found = spots([Blip(key, f"T{key}", *place) for key, place in enumerate(places, 1)])
    assert [one.number for one in found] == list(range(1, len(places) + 1))
    for one in found:
        ring = int(math.hypot(one.x, one.y) * len(RINGS))
        angle = (math.degrees(math.atan2(one.y, one.x)) + 90) % 360
        assert list(RINGS)[ring] == one.blip.ring
        assert list(SECTORS)[int(angle // (360 / len(SECTORS)))] == one.blip.sector
    assert len({(round(one.x, 6), round(one.y, 6)) for one in found}) == len(found)


def test_moves_and_reviews() -> None:
    """Inwards and outwards; a year later, on the last day of February where there is no 29th."""
    assert [direction("assess", ring) for ring in RINGS] == [1, 1, 0, -1]
    assert next_review(D(2028, 2, 29)) == D(2029, 2, 28)


def test_from_looking_to_adoption(any_office: Office) -> None:
    """A trial has an end, criteria and a word on data protection; adopting makes a project; the year begins anew each time."""
    made = company(any_office)
    hanna, karla = made.as_role("hanna", "manager"), made.as_role("karla", "staff")
    key = hanna.run(save_candidate, DRAFT)
    hanna.run(begin_trial, key, D(2026, 11, 24), "Acht von zehn.")
    view = karla.read(candidate_view, key)
    assert view is not None
    assert (view.ring, view.criteria, view.project) == ("trial", "Acht von zehn.", "")
    assert hanna.read(radar_waiting) == []
    with pytest.raises(Forbidden):
        karla.run(look_again, key)
    hanna.run(decide_candidate, key, "adopt", "Neun von zehn.")
    hanna.run(decide_candidate, key, "adopt", "Neun von zehn.")
    view = karla.read(candidate_view, key)
    assert view is not None
    assert (view.ring, view.trial, view.project) == ("adopt", "", "P-2026-001")
    assert [one.moved for one in karla.read(blips)] == [1]
    hanna.run(look_again, key)
    assert [one.moved for one in karla.read(blips)] == [0]
    hanna.run(decide_candidate, key, "hold", "Zu teuer geworden.")
    assert [one.moved for one in karla.read(blips)] == [-1]
    hanna.run(
        decide_candidate, key, "hold", "Zu teuer, und niemand fragt danach."
    )  # other reasons are no move
    assert [one.moved for one in karla.read(blips)] == [-1]
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(karla.read(radar_pdf))).pages)
    assert "Sprachmodell" in words
    assert len(karla.read(candidates_source().keys, {})) == 1
    cases = [
        (save_candidate, (CandidateDraft("sprachmodell", "data", "x"),), "name"),
        (save_candidate, (CandidateDraft("", "data", "x"),), "name"),
        (save_candidate, (CandidateDraft("A", "moon", "x"),), "sector"),
        (save_candidate, (CandidateDraft("A", "data", ""),), "purpose"),
        (save_candidate, (CandidateDraft("A", "data", "x", -1),), "cost"),
        (begin_trial, (key, D(2026, 11, 23), "x"), "until"),
        (begin_trial, (key, None, "x"), "until"),
        (begin_trial, (key, D(2026, 12, 1), " "), "criteria"),
        (
            begin_trial,
            (any_office.run(save_candidate, CandidateDraft("B", "data", "x")), D(2026, 12, 1), "x"),
            "privacy",
        ),
        (decide_candidate, (key, "moon", "x"), "ring"),
        (decide_candidate, (key, "trial", "x"), "ring"),
        (decide_candidate, (key, "hold", ""), "reasons"),
    ]
    for call, args, field in cases:
        with pytest.raises(Invalid) as refused:
            any_office.run(call, *args)  # type: ignore[arg-type]
        assert refused.value.field == field, (call, args)
