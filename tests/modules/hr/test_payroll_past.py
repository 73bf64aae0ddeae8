"""What a month of pay asks of the months before it, and what a year's certificate says of them: reckoned again from plain rows."""

from __future__ import annotations

import datetime
import random
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from app.core.dates import month_end
from app.modules.hr.payroll.queries.beside import claims_of
from app.modules.hr.payroll.queries.facts import MonthFacts, Past
from app.modules.hr.payroll.queries.flat_work import work_of
from app.modules.hr.payroll.queries.openings import Opening
from app.modules.hr.payroll.rules.month import DAY, Charged, Cover, MonthInput
from app.modules.hr.payroll.rules.portals import certificate
from app.modules.hr.payroll.rules.reckoning import BASE, INSURANCE, SUBSIDY, TAX, Amount
from app.modules.hr.payroll.rules.taxing import _relief_year
from tests.modules.hr.payroll_cases import D

RUNS = 200  # random pairs of years


def past(made: dict[D, MonthFacts], *opened: Opening) -> Past:
    """Return what is known of months that were reckoned just now and of years that were brought forward."""
    nothing: Any = None
    return Past(nothing, {}, {one.year: one for one in opened}, made)


def test_what_was_charged_is_the_sum_of_its_months() -> None:
    """So far: the earlier months of the year; the year before: its own months and what the March clause put there since (§ 23a (4) SGB IV)."""
    chance = random.Random(23)
    for _run in range(RUNS):
        rows = [  # a month of either year: days, pay charged to health and pension, and what of it the March clause put into the year before
            (D(year, n, 1), *(chance.randrange(31), *(chance.randrange(9_000_00) for _sum in range(4))))
            for year in (2025, 2026)
            for n in range(1, 13)
        ]
        asked = D(2026, chance.randrange(1, 13), 1)
        brought = Opening(year=2025, days=60, health=100_00, pension=200_00, first_month=1, last_month=2)
        opening = [brought] if chance.random() < 0.5 else []
        made = {
            day: MonthFacts(days=d, health=h, pension=p, moved_health=mh, moved_pension=mp)
            for day, d, h, p, mh, mp in rows
        }
        found = past(made, *opening).year(asked, D(2020, 1, 1), None)
        before, this = (
            [row for row in rows if row[0].year == year and row[0] < asked] for year in (2025, 2026)
        )
        assert found.so_far == Charged(*(sum(row[at] for row in this) for at in (1, 2, 3)))
        assert found.last is not None
        more = (60, 100_00, 200_00) if opening else (0, 0, 0)
        moved = (0, sum(row[4] for row in this), sum(row[5] for row in this))
        assert found.last.charged == Charged(
            *(sum(row[at + 1] for row in before) + moved[at] + more[at] for at in range(3))
        )


def test_who_came_this_year_has_no_year_before() -> None:
    """The March clause needs an employment at the end of the year before; what nobody knows is not taken for nothing."""
    made = {D(2026, 1, 1): MonthFacts(days=30)}
    for entry, employed in ((D(2026, 1, 1), False), (D(2025, 12, 31), None)):
        last = past(made).year(D(2026, 2, 1), entry, None).last
        assert (last.employed if last is not None else None) is employed
    assert past(made).year(D(2026, 3, 1), D(2020, 1, 1), None).so_far is None  # February is not known


@pytest.mark.parametrize(
    ("born", "year", "relief"),
    [
        (D(1962, 1, 1), 2026, 2026),  # the 64th year ends on 31 December 2025 (§ 108 (1) AO, § 187 (2) BGB)
        (D(1962, 1, 2), 2026, None),
        (D(1962, 1, 2), 2027, 2027),
        (D(1961, 12, 31), 2026, 2026),
        (D(1950, 6, 30), 2026, 2015),
        (D(1960, 2, 29), 2025, 2025),
    ],
)
def test_age_relief_begins_after_the_year_of_the_64th_birthday(
    born: D, year: int, relief: int | None
) -> None:
    """Who was born on 1 January completes the 64th year in the year before (§ 24a S. 3 EStG)."""
    assert _relief_year(Cover(birth=born), year) == relief


def test_work_that_is_taxed_flatly_counts_days_and_hours_of_the_week() -> None:
    """Days by the plan less those on which nothing is paid, parts of a day as parts of its hours; against the calendar, at random."""
    chance = random.Random(40)
    for _run in range(RUNS):
        first = D(2026, chance.randrange(1, 13), 1) + datetime.timedelta(days=chance.randrange(28))
        last = min(month_end(first), first + datetime.timedelta(days=chance.randrange(31)))
        week = [chance.choice((0, 240, 480)) for _day in range(7)]
        days = [first + datetime.timedelta(days=n) for n in range((last - first).days + 1)]
        gaps = {
            day: SimpleNamespace(part=chance.choice((2500, 5000, DAY)))
            for day in days
            if chance.random() < 0.3
        }
        span: Any = SimpleNamespace(
            first=first,
            last=last,
            month=first.replace(day=1),
            gaps=gaps,
            works=lambda day, w=week: w[day.weekday()] > 0,
        )
        sources: Any = SimpleNamespace(plans={1: SimpleNamespace(week_on=lambda _day, w=week: w)})
        who: Any = SimpleNamespace(key=1, entry=first, leaving=last)
        found = work_of(sources, who, span, (Cover(flat_pay="short"), ()), past({}))
        paid = {day: DAY - (gaps[day].part if day in gaps else 0) for day in days}
        assert found is not None
        assert found.days == len([day for day in days if week[day.weekday()] and paid[day]])
        assert found.whole == len([day for day in days if week[day.weekday()]])
        minutes = sum(Fraction(week[day.weekday()] * paid[day], DAY) for day in days)
        assert abs(Fraction(found.hours, DAY) - minutes / 60) < Fraction(1, 30)


def test_a_certificate_says_subsidies_by_what_they_are_for() -> None:
    """Private health 24 b, care 24 c; who pays voluntarily gets the employer's part as 24 a and 24 c, and stands with the whole in 25, 26 (§ 41b EStG)."""
    private = MonthInput(D(2026, 1, 1), cover=Cover(groups="0110"))
    amounts = (
        Amount(BASE, "taxed", 0, base=7000_00),
        Amount(TAX, "wage_tax", 1500_00),
        Amount(SUBSIDY, "health", 0, 471_32),
        Amount(SUBSIDY, "care", 0, 104_63),
        Amount(INSURANCE, "pension", 651_00, 651_00),
    )
    voluntary = MonthInput(D(2026, 2, 1), cover=Cover(groups="9111"))
    more = (
        Amount(INSURANCE, "health", 400_00, 401_00),
        Amount(INSURANCE, "health_extra", 80_00, 81_00),
        Amount(INSURANCE, "care", 100_00, 105_00),
        Amount(INSURANCE, "care_childless", 30_00, 0),
    )
    found = {
        key: amount for key, _words, amount in certificate([(private, amounts), (voluntary, more)]) if amount
    }
    assert {key: found[key] for key in ("24a", "24b", "24c", "25", "26")} == {
        "24a": 482_00,
        "24b": 471_32,
        "24c": 104_63 + 105_00,
        "25": 400_00 + 401_00 + 80_00 + 81_00,
        "26": 100_00 + 105_00 + 30_00,
    }
    plain = MonthInput(D(2026, 2, 1), cover=Cover(groups="1111"))
    assert not [
        key for key, _words, amount in certificate([(plain, more)]) if amount and key.startswith("24")
    ]


@pytest.mark.parametrize(
    ("settled", "kept", "left"), [(200_00, 299_99, [1]), (200_00, 300_00, []), (0, 500_01, [])]
)
def test_a_claim_ends_with_its_last_cent(settled: int, kept: int, left: list[int]) -> None:
    """What others settled and what was kept back so far count; nothing more is kept of a claim that is even."""
    may = D(2026, 5, 1)
    row = {"id": 3, "kind": "attachment", "since": may, "until": None, "amount": 500_00, "settled": settled}
    found: Any = SimpleNamespace(
        claims={7: [{**row, "rate": None, "dependants": 0, "free": None}]}, kind_for=lambda _use: 900
    )
    before: Any = SimpleNamespace(kept=lambda month, key: kept if (month, key) == (may, 3) else 0)
    assert [one.left for one in claims_of(found, 7, may, before)] == left
