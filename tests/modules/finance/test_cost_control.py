"""Control of costs: versions, patterns, explanations, review rounds with follow-ups, measures and their effect."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.data.record_extras import follow_ups, settle_follow_up
from app.data.reports import make_report
from app.data.users import UserDraft, save_user
from app.modules.finance.budgets.queries.budgets import budget
from app.modules.finance.budgets.queries.variance import measures, plan_and_actual, reviews_source
from app.modules.finance.budgets.services.budgets import save_budget
from app.modules.finance.budgets.services.variance import (
    MeasureDraft,
    close_review,
    copy_scheme,
    explain,
    notes,
    open_review,
    pattern,
    save_measure,
)
from app.modules.finance.chart.services import add_fiscal_year
from tests.conftest import GOOD
from tests.modules.finance.test_budgets import MARCH, row, year
from tests.modules.finance.test_statements import book

D = datetime.date


def test_versions_are_copied_and_kept_apart(any_office: Office) -> None:
    """A forecast begins as the plan, is changed alone, and is copied over again; wrong versions and empty ones are refused."""
    fiscal = year(any_office)
    any_office.run(save_budget, fiscal, "6310", "", [1000_00] * 12)
    assert any_office.run(copy_scheme, fiscal, "plan", "forecast") == 12
    any_office.run(save_budget, fiscal, "6310", "", [900_00] * 12, "forecast")
    assert row(any_office.read(budget, *MARCH, "forecast"), "6310").plan == 900_00
    assert row(any_office.read(budget, *MARCH), "6310").plan == 1000_00
    any_office.run(copy_scheme, fiscal, "plan", "forecast")
    assert row(any_office.read(budget, *MARCH, "forecast"), "6310").plan == 1000_00
    found = any_office.read(make_report, "budget", *MARCH, "forecast").as_json()
    assert found["rows"][0]["plan"] == "1000.00"
    any_office.run(add_fiscal_year, 2027, D(2027, 1, 1), D(2027, 12, 31))
    for args, words in (
        ((fiscal, "plan", "plan"), "offered"),
        ((fiscal, "plan", "x"), "offered"),
        ((year(any_office, D(2027, 3, 1)), "plan", "forecast"), "nothing"),
    ):
        with pytest.raises(Invalid, match=words):
            any_office.run(copy_scheme, *args)


def test_the_pattern_of_the_year_before(any_office: Office) -> None:
    """Months as they were booked a year earlier; nothing below zero; an unknown account has none."""
    book(any_office, D(2026, 2, 3), ("6310", 300_00), ("1800", -300_00))
    book(any_office, D(2026, 5, 3), ("6310", 100_00), ("1800", -100_00))
    book(any_office, D(2026, 6, 3), ("6310", -5_00), ("1800", 5_00))
    any_office.run(add_fiscal_year, 2027, D(2027, 1, 1), D(2027, 12, 31))
    new = year(any_office, D(2027, 3, 1))
    assert any_office.read(pattern, new, "6310") == [0, 300_00, 0, 0, 100_00, *[0] * 7]
    assert any_office.read(pattern, new, "0000") == [0] * 12


def test_explanations_stay_with_their_month(any_office: Office) -> None:
    """Kept, changed, taken away; in the report; only for the end of a month."""
    fiscal = year(any_office)
    any_office.run(save_budget, fiscal, "6310", "", [1000_00] * 12)
    any_office.run(explain, MARCH[1], "6310", "Nachzahlung")
    any_office.run(explain, MARCH[1], "6310", "Nachzahlung Heizung")
    found = any_office.read(make_report, "budget", *MARCH)
    assert found.as_json()["rows"][0]["explanation"] == "Nachzahlung Heizung"
    assert "Nachzahlung Heizung" in found.notes[0]
    assert any_office.read(notes, D(2026, 4, 30)) == {}
    any_office.run(explain, MARCH[1], "6310", " ")
    assert any_office.read(notes, MARCH[1]) == {}
    with pytest.raises(Invalid, match="end of a month"):
        any_office.run(explain, D(2026, 3, 30), "6310", "x")


def test_a_review_round_waits_for_its_people(any_office: Office) -> None:
    """Each person gets a follow-up; the round closes with a result once all are done; who can't sign in can't review."""
    for login, active in (("anna", True), ("bert", True), ("carl", False)):
        any_office.run(
            save_user, UserDraft(login, login.title(), ("Bookkeeper",), active, GOOD, first_password=GOOD)
        )
    key = any_office.run(
        open_review, "März", MARCH[1], D(2026, 4, 10), "Bitte erläutern", ["anna", "bert", "anna"]
    )
    source = reviews_source()
    names = [column.key for column in source.columns]
    assert any_office.read(source.page, [key])[0][names.index("open")] == 2
    with pytest.raises(Invalid, match="what came of it"):
        any_office.run(close_review, key, "")
    with pytest.raises(Invalid, match="anna, bert"):
        any_office.run(close_review, key, "gut")
    for one in any_office.read(follow_ups):
        any_office.run(settle_follow_up, one.id)
    any_office.run(close_review, key, "Miete geprüft")
    with pytest.raises(Invalid, match="closed already"):  # a second desk does not write over what came of it
        any_office.run(close_review, key, "anders")
    assert any_office.read(source.page, [key])[0][names.index("closed")] is not None
    for args, words in (
        (("", MARCH[1], MARCH[1], "", ["a"]), "name"),
        (("X", MARCH[1], MARCH[1], "", [" "]), "who"),
        (("X", MARCH[1], MARCH[1], "", ["anna", "carl"]), "carl is not a person"),
        (("März", MARCH[1], MARCH[1], "", ["anna"]), "already"),
    ):
        with pytest.raises(Invalid, match=words):
            any_office.run(open_review, *args)


def test_a_measure_shows_what_it_brought(any_office: Office) -> None:
    """1,000 a month before, 700 after: 300 a month of effect against 250 planned; a planned one has none."""
    for month, amount in ((1, 1000_00), (2, 1000_00), (3, 1000_00), (4, 700_00), (5, 700_00)):
        book(any_office, D(2026, month, 5), ("6805", amount), ("1800", -amount))
    draft = MeasureDraft("Neuer Tarif", "6805", D(2026, 4, 1), 250_00, "anna", state="active")
    key = any_office.run(save_measure, draft)
    (one,) = any_office.read(measures, D(2026, 5, 31))
    assert (one.months, one.planned, one.effect) == (2, 500_00, 600_00)
    (one,) = any_office.read(measures, D(2026, 5, 15), key)
    assert (one.months, one.effect) == (1, 300_00)
    any_office.run(save_measure, MeasureDraft("Neuer Tarif", "6805", D(2026, 4, 1), 250_00), key)
    assert any_office.read(measures, D(2026, 5, 31))[0].effect == 0


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"name": ""}, "name"),
        ({"account": "4400"}, "expense"),
        ({"monthly": 0}, "above zero"),
        ({"state": "x"}, "offered"),
    ],
)
def test_what_no_measure_can_be(office: Office, more: dict[str, Any], words: str) -> None:
    """A sentence each."""
    with pytest.raises(Invalid, match=words):
        office.run(
            save_measure,
            MeasureDraft(**{"name": "x", "account": "6805", "start": D(2026, 1, 1), "monthly": 1, **more}),
        )
    assert office.read(measures, MARCH[1]) == []


def test_the_picture_of_plan_and_actual(any_office: Office) -> None:
    """Cumulated over the year, actual up to the day."""
    fiscal = year(any_office)
    any_office.run(save_budget, fiscal, "4400", "", [100_00] * 12)
    any_office.run(save_budget, fiscal, "6310", "", [40_00] * 12)
    book(any_office, D(2026, 2, 5), ("1800", 70_00), ("4400", -70_00))
    months, plan, actual = any_office.read(plan_and_actual, MARCH[1])
    assert (len(months), plan[2], plan[-1], actual) == (12, 180_00, 720_00, [0, 70_00, 70_00])
