"""The liquidity forecast: habits, repeats, scenarios by table; that all weeks come to today's money and all rows; and what a book gives."""

from __future__ import annotations

import datetime
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.data.office import Actor, Office
from app.modules.finance.banking.services.movements import save_bank_account
from app.modules.finance.chart.api import AccountDraft, save_account
from app.modules.finance.dunning.rules.dunning import PlanDraft
from app.modules.finance.dunning.services.registers import agree_plan
from app.modules.finance.ledger.api import EntryDraft, LineDraft, post
from app.modules.finance.liquidity.queries.forecast import (
    bank_balance,
    customers,
    expected,
    expected_source,
    forecast,
    rows_of,
)
from app.modules.finance.liquidity.rules.expected import ExpectedDraft
from app.modules.finance.liquidity.rules.forecast import (
    COST,
    CUSTOMER,
    ENOUGH,
    LOW,
    SALES,
    SHORT,
    Habit,
    Row,
    Scenario,
    by_week,
    expected_day,
    habit,
    horizon,
    imagined,
    occurrences,
)
from app.modules.finance.liquidity.services.expected import bring_back, save_expected, take_away
from app.modules.finance.open_items.queries.items import open_items_source
from app.modules.finance.open_items.services.paying import pay_items
from app.modules.finance.payments.services import save_partner
from tests.modules.finance.dunning_cases import late, paid, sold
from tests.modules.finance.payment_cases import OURS, STAHL

D = datetime.date
TODAY = D(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("days", "known"),
    [
        ((), None),
        ((5, 9), None),
        ((5, 9, 40), Habit(9, 3)),
        ((-2, 0, 3, 30), Habit(0, 4)),  # of two in the middle the earlier
        ((-5, -5, -1), Habit(-5, 3)),
    ],
)
def test_how_a_party_pays(days: tuple[int, ...], known: Habit | None) -> None:
    """The middle of at least three items, so that one that was very late changes little."""
    assert habit(days) == known


@pytest.mark.parametrize(
    ("due", "known", "day"),
    [
        (D(2026, 12, 1), None, D(2026, 12, 1)),
        (D(2026, 12, 1), Habit(6, 4), D(2026, 12, 7)),
        (D(2026, 12, 1), Habit(-3, 4), D(2026, 11, 28)),
        (D(2026, 11, 1), Habit(6, 4), TODAY),
        (D(2026, 11, 1), None, TODAY),
    ],
)
def test_the_day_an_item_is_expected(due: D, known: Habit | None, day: D) -> None:
    """Due day and habit, never before today."""
    assert expected_day(due, known, TODAY) == day


@pytest.mark.parametrize(
    ("first", "every", "until", "days"),
    [
        (D(2026, 12, 1), "once", None, [D(2026, 12, 1)]),
        (D(2026, 11, 1), "once", None, []),
        (D(2026, 11, 19), "week", D(2026, 12, 11), [D(2026, 11, 26), D(2026, 12, 3), D(2026, 12, 10)]),
        (D(2026, 10, 31), "month", None, [D(2026, 11, 30), D(2026, 12, 31), D(2027, 1, 31), D(2027, 2, 28)]),
        (D(2026, 8, 31), "quarter", None, [D(2026, 11, 30), D(2027, 2, 28)]),
        (D(2024, 2, 29), "year", None, [D(2027, 2, 28)]),
        (D(2026, 10, 31), "month", D(2026, 12, 30), [D(2026, 11, 30)]),
    ],
)
def test_what_repeats(first: D, every: str, until: D | None, days: list[D]) -> None:
    """Days between today and 28 February 2027; the end of a month stays one."""
    assert occurrences(first, every, until, TODAY, D(2027, 2, 28)) == days


ROWS = (
    Row(D(2026, 11, 26), 1_000_00, CUSTOMER, "A", "10010"),
    Row(D(2026, 11, 27), 500_00, CUSTOMER, "B", "10020"),
    Row(D(2026, 12, 4), 333_33, SALES, "S"),
    Row(D(2026, 12, 5), -900_00, COST, "M"),
    Row(D(2026, 12, 6), 70_00, COST, "E"),  # comes back: no sale
    Row(D(2026, 12, 7), -80_00, SALES, "G"),  # goes back: less of it comes by no scenario
)


@pytest.mark.parametrize(
    ("what", "wanted"),
    [
        (Scenario(), [(26, 1_000_00), (27, 500_00), (4, 333_33), (5, -900_00)]),
        (Scenario(later=7), [(3, 1_000_00), (4, 500_00), (4, 333_33), (5, -900_00)]),
        (Scenario(less=1_000), [(26, 1_000_00), (27, 500_00), (4, 300_00), (5, -900_00)]),  # 33.33 rounded
        (Scenario(less=10_000), [(26, 1_000_00), (27, 500_00), (5, -900_00)]),
        (Scenario(fails="10010"), [(27, 500_00), (4, 333_33), (5, -900_00)]),
    ],
)
def test_scenarios(what: Scenario, wanted: list[tuple[int, int]]) -> None:
    """Customers later, sales less, one pays nothing: nothing else changes."""
    others = [(6, 70_00), (7, -80_00)]
    assert [(one.day.day, one.amount) for one in imagined(ROWS, what)] == [*wanted, *others]


def test_weeks_and_states() -> None:
    """The first week ends on its Sunday; what is short within a week is short, though its end is not."""
    rows = [Row(D(2026, 11, 26), -600_00, COST, "M"), Row(D(2026, 11, 28), 900_00, SALES, "S")]
    weeks = by_week(rows, 500_00, TODAY, 400_00)
    assert len(weeks) == 26
    assert (weeks[0].since, weeks[0].until, weeks[1].until) == (TODAY, D(2026, 11, 29), D(2026, 12, 6))
    assert weeks[-1].until == horizon(TODAY) == D(2027, 5, 23)
    assert (weeks[0].lowest, weeks[0].closing, weeks[0].state) == (-100_00, 800_00, SHORT)
    assert weeks[1].state == ENOUGH
    assert by_week([], 300_00, TODAY, 400_00)[3].state == LOW
    assert by_week([], 400_00, TODAY, 400_00)[3].state == ENOUGH


DAYS = st.dates(TODAY - datetime.timedelta(days=400), TODAY + datetime.timedelta(days=400))
KINDS = st.sampled_from([CUSTOMER, SALES, COST])


@settings(max_examples=120, deadline=None)
@given(
    raw=st.lists(st.tuples(DAYS, st.integers(-9_000_00, 9_000_00), KINDS), max_size=40),
    opening=st.integers(-50_000_00, 50_000_00),
    today=st.dates(TODAY, TODAY + datetime.timedelta(days=8)),
)
def test_all_weeks_come_to_all_rows(raw: list[tuple[D, int, str]], opening: int, today: D) -> None:
    """The end of the last week is today's money and all rows of the span; each week goes on where the one before ended."""
    rows = [Row(day, amount, kind, "x") for day, amount, kind in raw]
    weeks = by_week(rows, opening, today, 0)
    last = today + datetime.timedelta(days=(6 - today.weekday()) + 25 * 7)
    assert weeks[-1].closing == opening + sum(amount for day, amount, _kind in raw if day <= last)
    balance, day = opening, today
    for week in weeks:  # a second reckoning, day by day
        lowest = []
        assert (week.since, week.opening) == (day, balance)
        while day <= week.until:
            own = [amount for when, amount, _k in raw if max(when, today) == day]
            balance += sum(own)
            lowest += [balance] if own else []
            day += datetime.timedelta(days=1)
        assert (week.closing, week.lowest) == (balance, min(lowest, default=week.opening))


def test_what_a_book_gives(any_office: Office) -> None:
    """Bank, items by habit, a payment under way in place of its item, what was typed, and the tax office: the weeks come to all of it."""
    office = any_office
    late(office, 1)
    bank = office.run(save_bank_account, OURS, "Bank", "1800")
    dice = random.Random(7)
    for place in range(4):  # paid 4, 9, 9 and 20 days late
        day = D(2026, 5, 4) + datetime.timedelta(days=7 * place)
        sold(office, f"H-{place}", day, 100_00 + place)
        paid(office, f"H-{place}", day + datetime.timedelta(days=14 + (4, 9, 9, 20)[place]), 100_00 + place)
    today = office.clock().astimezone().date()
    sold(office, "N-1", today, 2_380_00)
    office.run(save_account, AccountDraft("70010", "Stahl & Söhne AG", "Stahl & Söhne AG"))
    lines = (LineDraft("5400", 595_00, "VST19"), LineDraft("70010", -595_00))
    office.run(post, EntryDraft(today, "R-77", "Ware", lines))
    office.run(save_partner, "70010", STAHL)
    key = next(iter(office.read(open_items_source("creditor").keys, {"document": "R-77"})))
    office.run(pay_items, [key], bank)
    rent = ExpectedDraft("Miete", "out", "cost", 1_000_00, today, every="month")
    office.run(save_expected, rent)
    found = office.read(forecast)
    rows = [one for week in found.weeks for one in week.rows]
    named = {one.text: one for one in rows}
    item = named["Weber GmbH N-1"]
    assert item.day == today + datetime.timedelta(days=14 + 9)
    assert "usually 9 days late, of 4 items" in item.why
    assert [one.amount for one in rows if one.account == "70010"] == [-595_00]
    assert sum(one.text == "Miete" for one in rows) == 7
    taxes = [one for one in rows if one.kind == "tax"]
    assert sum(one.amount for one in taxes) == -(380_00 - 95_00)  # 19 % of 2,000 less that of 500
    assert found.opening == office.read(bank_balance, today) == 400_06
    raw = office.read(rows_of, today)
    assert found.weeks[-1].closing == found.opening + sum(
        one.amount for one in raw if one.day <= horizon(today)
    )
    office.run(agree_plan, PlanDraft("10010", ("AR-1",), today, 4))
    parts = [
        one for week in office.read(forecast).weeks for one in week.rows if one.text == "Weber GmbH AR-1"
    ]
    assert [one.amount for one in parts] == [297_50] * 4
    assert {one.why for one in parts} == {"part of a payment plan"}
    worse = office.read(forecast, Scenario(later=dice.randint(1, 60), fails="10010"))
    assert all(one.account != "10010" for week in worse.weeks for one in week.rows)
    assert office.read(customers) == [("10010", "Weber GmbH")]


def test_expected_payments_are_kept_and_taken_away(office: Office) -> None:
    """What is typed is checked at its field, taken away and brought back."""
    today = D(2026, 11, 23)
    key = office.run(save_expected, ExpectedDraft("Miete", "out", "cost", 1_00, today, every="month"))
    for draft, field in (
        (ExpectedDraft("", "out", "cost", 1_00, today), "text"),
        (ExpectedDraft("x", "out", "cost", 0, today), "amount"),
        (ExpectedDraft("x", "out", "cost", 1_00, None), "day"),
        (ExpectedDraft("x", "out", "cost", 1_00, today, every="month", until=D(2026, 1, 1)), "until"),
        (ExpectedDraft("x", "out", "cost", 1_00, today, every="daily"), "every"),
    ):
        with pytest.raises(Invalid) as why:
            office.run(save_expected, draft)
        assert why.value.field == field
    office.run(take_away, key)
    assert office.read(expected, key) is None
    office.run(bring_back, key)
    view = office.read(expected, key)
    assert view is not None
    assert view.draft.text == "Miete"
    assert len(office.read(expected_source().keys, {})) == 1


def test_what_may_not_be_seen_is_said(office: Office) -> None:
    """A forecast without wages says so: sums of pay are left out for whoever lacks the right, and the right is named."""
    whole = office.read(forecast)
    assert whole.hidden == ()
    clerk = Office(office.book, Actor("eva", "Eva", frozenset({"finance.*"})), office.clock)
    assert clerk.read(forecast).hidden == ("See payroll and payslips",)
