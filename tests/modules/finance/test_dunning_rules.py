"""Interest by § 288 BGB, default by § 286 BGB, payment plans and proposals: tables of cases, and interest reckoned day by day beside it."""

from __future__ import annotations

import calendar
import datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.money import split
from app.modules.finance.dunning.rules import plans, proposing
from app.modules.finance.dunning.rules.interest import (
    announced,
    default_from,
    half_year,
    interest,
    lump_sum,
    parts_of,
    points_above,
)
from app.modules.finance.dunning.rules.plans import DONE, KEPT, MISSED, left_by_item
from app.modules.finance.dunning.rules.proposing import Claim, Debtor, Level, Past, propose

D = datetime.date
BUSINESS, PRIVATE = 900, 500


@pytest.mark.parametrize(
    ("claim", "paid", "since", "until", "above", "cents"),
    [
        # § 288 (2): 1.62 + 9 = 10.62 % on 181 of 365 days
        (10_000_00, [], D(2023, 1, 1), D(2023, 6, 30), BUSINESS, 526_64),
        # the base rate changes on 1 July 2025: 30 days at 11.27 %, 31 at 10.27 %
        (1_000_00, [], D(2025, 6, 1), D(2025, 7, 31), BUSINESS, 17_99),
        # § 288 (1), over the turn of a leap year: 16 days at 8.37 % of 366, 15 at 7.27 % of 365
        (1_190_00, [], D(2024, 12, 16), D(2025, 1, 15), PRIVATE, 7_91),
        # in a leap year: 60 days at 12.62 % of 366
        (5_000_00, [], D(2024, 2, 1), D(2024, 3, 31), BUSINESS, 103_44),
        # half is paid on 31 March 2025: 90 days on 1,000 and 91 on 500 at 11.27 %: 27.789 + 14.049
        (1_000_00, [(D(2025, 3, 31), 500_00)], D(2025, 1, 1), D(2025, 6, 30), BUSINESS, 41_84),
        # all is paid: nothing runs on; 31 days on 1,000 at 11.27 % = 9.5718
        (1_000_00, [(D(2025, 1, 31), 1_000_00)], D(2025, 1, 1), D(2025, 6, 30), BUSINESS, 9_57),
        # what was paid before the default bears nothing: 181 days on 500
        (1_000_00, [(D(2024, 12, 20), 500_00)], D(2025, 1, 1), D(2025, 6, 30), BUSINESS, 27_94),
        # a single day: 100,000 at 10.27 % of 365 = 28.137
        (100_000_00, [], D(2026, 6, 30), D(2026, 6, 30), BUSINESS, 28_14),
        (1_000_00, [], D(2025, 7, 2), D(2025, 7, 1), BUSINESS, 0),
    ],
)
def test_interest_of_the_law(
    claim: int, paid: list[tuple[D, int]], since: D, until: D, above: int, cents: int
) -> None:
    """Interest is reckoned to the day on what was open (§ 288 BGB)."""
    movements = [(D(2022, 12, 1), claim), *((day, -amount) for day, amount in paid)]
    parts = parts_of(movements, since, until, above, announced())
    assert interest(parts) == cents
    assert not parts or (parts[0].since >= since and parts[-1].until <= until)


def test_points_and_lump_sum() -> None:
    """5 points from consumers, 9 from all others, 40 € only from those (§ 288 (1), (2), (5) BGB)."""
    assert (points_above(private=True), points_above(private=False)) == (500, 900)
    assert (lump_sum(private=True), lump_sum(private=False)) == (0, 40_00)


def test_a_missing_base_rate_is_refused() -> None:
    """What was not announced is not guessed; the sentence names the half-year."""
    with pytest.raises(Invalid) as found:
        parts_of([(D(2025, 1, 1), 100)], D(2026, 6, 1), D(2026, 7, 2), BUSINESS, announced())
    assert found.value.message.values["day"] == D(2026, 7, 1)


def by_day(movements: list[tuple[D, int]], since: D, until: D, above: int) -> Fraction:
    """Reckon interest day after day: what was open when the day began, at the rate of the day, over the days of its year."""
    total, day = Fraction(0), since
    while day <= until:
        held = sum(amount for when, amount in movements if when < day)
        rate = Fraction(announced()[half_year(day)] + above, 10_000)
        total += max(0, held) * rate / (366 if calendar.isleap(day.year) else 365)
        day += datetime.timedelta(days=1)
    return total


DAYS = st.dates(D(2023, 1, 1), D(2026, 6, 30))


@settings(max_examples=150, deadline=None)
@given(
    claim=st.integers(1, 10_000_000),
    paid=st.lists(st.tuples(DAYS, st.integers(1, 5_000_000)), max_size=6),
    first=DAYS,
    last=DAYS,
    above=st.sampled_from([PRIVATE, BUSINESS]),
)
def test_interest_is_what_the_days_come_to(
    claim: int, paid: list[tuple[D, int]], first: D, last: D, above: int
) -> None:
    """Over years with changes of the base rate, leap years and payments in parts, stretches and days agree to the cent."""
    movements = [(D(2022, 12, 31), claim), *((day, -amount) for day, amount in paid)]
    exact = by_day(movements, first, last, above)
    assert interest(parts_of(movements, first, last, above, announced())) == int(exact + Fraction(1, 2))


DUE, SENT = D(2026, 1, 31), D(2026, 1, 17)


@pytest.mark.parametrize(
    ("private", "agreed", "told", "reminded", "first"),
    [
        (False, True, False, None, D(2026, 2, 1)),  # agreed by the calendar: § 286 (2) no. 1, 2
        (True, True, False, None, D(2026, 2, 1)),
        (False, False, False, None, D(2026, 3, 3)),  # 30 days after due day and receipt: § 286 (3)
        (True, False, True, None, D(2026, 3, 3)),  # so a consumer whom the invoice told
        (True, False, False, None, None),  # and no other one
        (True, False, False, D(2026, 2, 10), D(2026, 2, 14)),  # a reminder that has arrived: § 286 (1)
        (False, False, True, D(2026, 2, 10), D(2026, 2, 14)),
        (False, False, True, D(2026, 3, 20), D(2026, 3, 3)),  # the earlier of both
        (True, False, False, D(2026, 1, 20), D(2026, 2, 1)),  # nobody is in default before the due day
    ],
)
def test_when_default_begins(
    private: bool, agreed: bool, told: bool, reminded: D | None, first: D | None
) -> None:
    """Default begins by § 286 BGB; a letter counts as arrived three days after its date."""
    found = default_from(DUE, SENT, private=private, agreed=agreed, told=told, reminded=reminded, arrives=3)
    assert found == first


LEVELS = (
    Level(1, 1, 1, 7, 0, interest=False, lump=False, posts=False, term=10, minimum=10_00),
    Level(2, 1, 2, 21, 5_00, interest=True, lump=False, posts=False, term=10, minimum=0),
    Level(3, 1, 3, 35, 7_50, interest=True, lump=True, posts=True, term=7, minimum=0),
)
TODAY = D(2026, 6, 1)


def debtor(*claims: Claim, **more: object) -> Debtor:
    """Return a business with claims."""
    values = {"contact": 1, "private": False, "levels": LEVELS, **more}
    return Debtor("10010", "Weber", claims=claims, **values)  # type: ignore[arg-type]


def claim(late: int, amount: int = 100_00, level: int = 0, term: int | None = None, **more: object) -> Claim:
    """Return a claim that is late by days and has a level whose term ended days ago."""
    due = TODAY - datetime.timedelta(days=late)
    ended = TODAY - datetime.timedelta(days=term) if term is not None else None
    past = Past(level, ended, ended, ended) if level else Past()
    return Claim(1, "AR-1", due - datetime.timedelta(days=14), due, amount, past=past, **more)  # type: ignore[arg-type]


def proposed(one: Debtor) -> proposing.Proposal:
    """Return what a run does with one customer whose claims were never paid in part."""
    return propose([one], TODAY, lambda _d, c: [(c.day, c.amount)], announced(), 3)


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (debtor(claim(0)), proposing.NOT_DUE),
        (debtor(claim(-5)), proposing.NOT_DUE),
        (debtor(claim(6)), proposing.WAITS),
        (debtor(claim(7)), 1),
        (debtor(claim(300)), 1),  # levels are never skipped
        (debtor(claim(30, level=1, term=0)), proposing.WAITS),  # the last day of the term
        (debtor(claim(30, level=1, term=1)), 2),
        (debtor(claim(20, level=1, term=1)), proposing.WAITS),  # 21 days after the due day
        (debtor(claim(60, level=2, term=1)), 3),
        (debtor(claim(90, level=3, term=9)), proposing.LAST),
        (debtor(claim(7, amount=9_99)), proposing.MINIMUM),
        (debtor(claim(7, amount=10_00)), 1),
        (debtor(claim(7, amount=6_00), claim(8, amount=6_00)), 1),  # together they are enough
        (debtor(claim(7), credit=99_99), proposing.MINIMUM),
        (debtor(claim(7), credit=100_00), proposing.CREDIT),
        (debtor(claim(7), blocked="Streit"), proposing.CONTACT),
        (debtor(claim(7), blocked=""), proposing.CONTACT),
        (debtor(claim(7), contact=None), proposing.NOBODY),
        (debtor(claim(7), has_address=False), proposing.NO_ADDRESS),
        (debtor(claim(7), levels=()), proposing.NO_LEVELS),
        (debtor(claim(7, blocked="bestritten")), proposing.ITEM),
        (debtor(claim(7, plan=D(2026, 6, 15))), proposing.PLAN),
    ],
)
def test_who_is_dunned(one: Debtor, wanted: object) -> None:
    """An item gets its next level when it is time, or stays with its reason."""
    found = proposed(one)
    if isinstance(wanted, int):
        assert [item.level for letter in found.letters for item in letter.items] == [wanted] * len(one.claims)
        assert not found.left_out
    else:
        assert not found.letters
        assert {left.reason for left in found.left_out} == {wanted}
        assert all("{" not in str(left.words) for left in found.left_out)


def test_what_a_letter_demands() -> None:
    """Level 2 demands interest from default on, level 3 the lump sum too; costs that were posted before are not demanded twice."""
    second = proposed(debtor(claim(60, level=1, term=1))).letters[0]
    # due 2 April 2026, sent 19 March: default from 3 May (30 days), 30 days at 10.27 % on 100 = 0.844
    assert (second.interest, second.lump, second.fee, second.total) == (84, 0, 5_00, 105_84)
    assert second.items[0].since == D(2026, 5, 3)
    third = proposed(debtor(claim(60, level=2, term=1))).letters[0]
    assert (third.interest, third.lump, third.fee) == (84, 40_00, 7_50)
    past = Past(2, D(2026, 5, 1), D(2026, 5, 20), D(2026, 5, 30), interest=50, lump=40_00, has_lump=True)
    posted = Claim(1, "AR-1", D(2026, 3, 19), D(2026, 4, 2), 100_00, past=past)
    letter = proposed(debtor(posted)).letters[0]
    assert (letter.interest, letter.lump) == (34, 0)  # in default from 3 May, as above


def test_consumers_and_costs() -> None:
    """A consumer owes 5 points and no lump sum; what a letter posted bears no interest (§ 289 BGB)."""
    private = proposed(debtor(claim(60, level=2, term=1, told=True), private=True)).letters[0]
    assert (private.interest, private.lump) == (52, 0)  # 30 days at 6.27 % on 100 = 0.515
    cost = proposed(debtor(claim(60, level=2, term=1, cost=True))).letters[0]
    assert (cost.interest, cost.lump, cost.items[0].since) == (0, 0, None)


def test_a_missing_rate_keeps_the_item_out() -> None:
    """An item whose interest can't be reckoned stays with the half-year that is missing; the others are dunned."""
    late = claim(60, level=1, term=1)
    found = propose([debtor(late), debtor(claim(8))], TODAY, lambda _d, c: [(c.day, c.amount)], {}, 3)
    assert [left.reason for left in found.left_out] == [proposing.RATE]
    assert len(found.letters) == 1


@pytest.mark.parametrize(
    ("paid", "today", "state", "next_day", "amount"),
    [
        (0, D(2026, 6, 1), KEPT, D(2026, 6, 1), 33_34),
        (0, D(2026, 6, 4), KEPT, D(2026, 6, 1), 33_34),  # three days of grace
        (0, D(2026, 6, 5), MISSED, D(2026, 6, 1), 33_34),
        (33_34, D(2026, 6, 5), KEPT, D(2026, 7, 1), 33_33),
        (40_00, D(2026, 7, 5), MISSED, D(2026, 7, 1), 26_67),
        (100_00, D(2026, 9, 5), DONE, None, 0),
    ],
)
def test_whether_a_plan_is_kept(paid: int, today: D, state: str, next_day: D | None, amount: int) -> None:
    """Payments cover the parts in their order; one that does not come in time ends the peace."""
    agreed = plans.parts(100_00, D(2026, 6, 1), 3, 1)
    assert [part for _day, part in agreed] == split(100_00, [1, 1, 1])
    found = plans.standing(agreed, paid, today, 3)
    assert (found.state, found.next_day, found.next_amount) == (state, next_day, amount)


@pytest.mark.parametrize(
    ("paid", "items", "wanted"),
    [
        (0, [("A", 60_00), ("B", 40_00)], {"A": [(1, 50_00), (2, 10_00)], "B": [(2, 40_00)]}),
        (50_00, [("A", 10_00), ("B", 40_00)], {"A": [(2, 10_00)], "B": [(2, 40_00)]}),
        (70_00, [("A", 0), ("B", 30_00)], {"B": [(2, 30_00)]}),
        (100_00, [("A", 0), ("B", 0)], {}),
    ],
)
def test_on_which_days_parts_come(
    paid: int, items: list[tuple[str, int]], wanted: dict[str, list[tuple[int, int]]]
) -> None:
    """What is open of each item comes on the days of the parts that are not covered, in their order."""
    found = left_by_item([(D(2026, 6, 1), 50_00), (D(2026, 7, 1), 50_00)], paid, items)
    assert {
        document: [(day.month - 5, cents) for day, cents in parts] for document, parts in found.items()
    } == wanted
