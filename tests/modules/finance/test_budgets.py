"""Budgets: plan and actual by account, cost centre and month, variance, light and forecast; nothing is planned twice."""

from __future__ import annotations

import datetime

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.data.reports import make_report, pdf
from app.modules.finance.budgets.queries.budgets import (
    Budget,
    BudgetRow,
    budget,
    months_of,
    planned,
    planned_for,
    year_of,
)
from app.modules.finance.budgets.rules import beyond, light, raised, spread
from app.modules.finance.budgets.services.budgets import plan_from_actual, save_budget
from app.modules.finance.chart.rules import CostCentreDraft
from app.modules.finance.chart.services import add_fiscal_year, save_cost_centre
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from tests.modules.finance.test_statements import book

MARCH = (datetime.date(2026, 3, 1), datetime.date(2026, 3, 31))


def row(made: Budget, number: str) -> BudgetRow:
    """Return the row of an account."""
    return next(one for one in made.rows if one.number == number)


def year(office: Office, day: datetime.date = MARCH[0]) -> int:
    """Return the fiscal year of a day."""
    key = office.read(year_of, day)
    assert key is not None
    return key


def test_plan_against_actual(any_office: Office) -> None:
    """The span, the year so far and the forecast; income counts as income, expense as expense; the result is the difference."""
    fiscal = year(any_office)
    any_office.run(save_budget, fiscal, "6310", "", [1000_00] * 12)
    any_office.run(save_budget, fiscal, "4400", "", [5000_00] * 12)
    for month, rent in ((1, 1000_00), (2, 1000_00), (3, 1300_00)):
        book(any_office, datetime.date(2026, month, 3), ("6310", rent), ("1800", -rent))
    book(any_office, datetime.date(2026, 3, 5), ("1800", 4000_00), ("4400", -4000_00))
    made = any_office.read(budget, *MARCH)
    rent, sales = row(made, "6310"), row(made, "4400")
    assert (rent.plan, rent.actual, rent.plan_so_far, rent.actual_so_far) == (
        1000_00,
        1300_00,
        3000_00,
        3300_00,
    )
    assert (rent.plan_year, rent.forecast, rent.light) == (12_000_00, 12_300_00, "amber")
    assert (sales.actual, sales.plan_so_far, sales.forecast, sales.light) == (
        4000_00,
        15_000_00,
        49_000_00,
        "red",
    )
    report = any_office.read(make_report, "budget", *MARCH)
    found = report.as_json()
    assert found["totals"]["forecast"] == "36700.00"
    assert {line["key"]: line["amount"] for line in found["rows"]} == {"4400": "4000.00", "6310": "1300.00"}
    assert any_office.read(pdf, report, any_office.clock(), "x").startswith(b"%PDF")


def test_a_plan_is_read_by_account_and_cost_centre(any_office: Office) -> None:
    """What was planned for one cost centre, for none and for another stands apart; only accounts of the result are planned."""
    for code in ("100", "200"):
        any_office.run(save_cost_centre, CostCentreDraft(1, code, code))
    fiscal = year(any_office)
    for centre, amount in (("", 1_00), ("100", 2_00), ("200", 3_00)):
        any_office.run(save_budget, fiscal, "6310", centre, [amount] * 12)
    for centre, amount in (("", 1_00), ("100", 2_00), ("200", 3_00)):
        found = any_office.read(planned_for, fiscal, "6310", centre)
        assert found is not None
        assert found[1] == [amount] * 12
    for nothing in ("1800", "0000"):
        assert any_office.read(planned_for, fiscal, nothing, "") is None
    months = any_office.read(months_of, MARCH[0])
    assert [(one.start.month, one.fiscal_year_id) for one in months] == [(n, fiscal) for n in range(1, 13)]
    assert any_office.read(months_of, datetime.date(1999, 1, 1)) == []


def test_cost_centres_stand_inside_their_account(any_office: Office) -> None:
    """An account is the sum of its cost centres, planned or booked."""
    any_office.run(save_cost_centre, CostCentreDraft(1, "100", "Lager"))
    fiscal = year(any_office)
    any_office.run(save_budget, fiscal, "6310", "100", [10_00] * 12)
    any_office.run(save_budget, fiscal, "6310", "", [5_00] * 12)
    lines = (LineDraft("6310", 12_00, cost1="100"), LineDraft("1800", -12_00))
    any_office.run(post, EntryDraft(MARCH[0], "B", "x", lines))
    made = any_office.read(budget, *MARCH)
    whole = row(made, "6310")
    parts = made.centres[whole.account_id]
    assert [(part.centre, part.plan, part.actual) for part in parts] == [
        ("–", 5_00, 0),
        ("100", 10_00, 12_00),
    ]
    assert (whole.plan, whole.actual) == (15_00, 12_00)


def test_saving_again_replaces(any_office: Office) -> None:
    """Months that become zero go; the plan is what was typed last."""
    fiscal = year(any_office)
    any_office.run(save_budget, fiscal, "6310", "", [10_00] * 12)
    any_office.run(save_budget, fiscal, "6310", "", [0] * 6 + [20_00] * 6)
    key = row(
        any_office.read(budget, datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)), "6310"
    ).account_id
    assert any_office.read(planned, fiscal, key, 0) == [0] * 6 + [20_00] * 6


@pytest.mark.parametrize(
    ("account", "centre", "months", "words"),
    [
        ("1800", "", 12, "income and expense"),
        ("6310", "", 11, "12 months"),
        ("6310", "999", 12, "999"),
        ("0000", "", 12, "account"),
    ],
)
def test_what_can_not_be_planned(office: Office, account: str, centre: str, months: int, words: str) -> None:
    """A sentence each, and nothing kept."""
    with pytest.raises(Invalid, match=words):
        office.run(save_budget, year(office), account, centre, [1] * months)
    assert office.read(budget, *MARCH).rows == ()


def test_a_year_from_the_one_before(any_office: Office) -> None:
    """What was booked, raised by per cent, month by month; what is planned already stays; an empty year is refused."""
    book(any_office, datetime.date(2026, 3, 3), ("6310", 1000_00), ("1800", -1000_00))
    book(any_office, datetime.date(2026, 5, 3), ("1800", 333_33), ("4400", -333_33))
    any_office.run(add_fiscal_year, 2027, datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
    new = year(any_office, datetime.date(2027, 3, 1))
    any_office.run(save_budget, new, "6310", "", [7_00] * 12)
    assert any_office.run(plan_from_actual, year(any_office), new, 5_00) == 1
    made = any_office.read(budget, datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
    assert (row(made, "6310").plan, row(made, "4400").plan) == (84_00, 350_00)
    with pytest.raises(Invalid, match="Nothing was booked"):
        any_office.run(plan_from_actual, new, year(any_office), 0)
    with pytest.raises(Invalid, match="whole months"):
        any_office.read(budget, datetime.date(2026, 3, 2), datetime.date(2026, 3, 30))


def test_a_shorter_year_takes_the_months_it_has(office: Office) -> None:
    """A year of three months is planned from the first three of the one before: the fourth has no place in it."""
    for month in (3, 4):
        book(office, datetime.date(2026, month, 3), ("6310", month * 100_00), ("1800", -month * 100_00))
    office.run(add_fiscal_year, 2027, datetime.date(2027, 1, 1), datetime.date(2027, 3, 31))
    new = year(office, datetime.date(2027, 3, 1))
    assert office.run(plan_from_actual, year(office), new, 0) == 1
    made = office.read(budget, datetime.date(2027, 1, 1), datetime.date(2027, 3, 31))
    assert row(made, "6310").plan == 300_00


def test_arithmetic() -> None:
    """Spreading is exact, raising rounds half up, lights turn at the plan and ten per cent beyond it."""
    assert spread(100_01, (1, 1, 1)) in ([33_34, 33_34, 33_33], [33_34, 33_33, 33_34], [33_33, 33_34, 33_34])
    assert sum(spread(1_00)) == 1_00
    with pytest.raises(Invalid):
        spread(1_00, (0, 0))
    assert (raised(333_33, 5_00), raised(-100, 50_00)) == (350_00, -150)
    assert (beyond(100, 110), beyond(0, 5), beyond(-100, -90)) == (10_00, None, -10_00)
    assert [light(100_00, actual, income=False) for actual in (100_00, 100_01, 110_00, 110_10)] == [
        "green",
        "amber",
        "amber",
        "red",
    ]
    assert [light(100_00, actual, income=True) for actual in (100_00, 99_99, 89_00)] == [
        "green",
        "amber",
        "red",
    ]
