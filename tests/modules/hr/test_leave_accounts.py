"""Leave accounts: what lapses and what does not by table, and the whole account against stepping through every day."""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.modules.hr.absence.rules.accounts import (
    CONTRACT,
    DISABILITY,
    STATUTORY,
    Facts,
    Opening,
    Policy,
    Use,
    accounts,
    expiry,
)
from app.modules.hr.absence.rules.entitlement import Employment, Terms
from tests.modules.hr.leave_cases import works

D, F = datetime.date, Fraction
ILL = ((D(2024, 1, 1), D(2028, 12, 31)),)
# (what, year, kind, facts, policy, until when)
LAPSES = [
    # § 7 (3) BUrlG; BAG 19 February 2019, 9 AZR 423/16
    ("told", 2025, STATUTORY, Facts(frozenset({2025})), Policy(), D(2026, 3, 31)),
    ("not told", 2025, STATUTORY, Facts(), Policy(), None),
    ("told a year later", 2025, STATUTORY, Facts(frozenset({2026})), Policy(), D(2027, 3, 31)),
    ("told only before", 2025, STATUTORY, Facts(frozenset({2024})), Policy(), None),
    # § 24 MuSchG, § 17 (2) BEEG: what was not taken before the time off began; on the last day it begins in time, a day later it is too late
    ("protected from its last day", 2025, STATUTORY, Facts(frozenset({2025}), (), ((D(2026, 3, 31), D(2026, 7, 1)),)), Policy(), D(2027, 12, 31)),
    ("protected a day later", 2025, STATUTORY, Facts(frozenset({2025}), (), ((D(2026, 4, 1), D(2026, 7, 1)),)), Policy(), D(2026, 3, 31)),
    ("told twice", 2025, STATUTORY, Facts(frozenset({2025, 2026})), Policy(), D(2026, 3, 31)),
    ("for a disability, told", 2025, DISABILITY, Facts(frozenset({2025})), Policy(), D(2026, 3, 31)),
    ("for a disability, not told", 2025, DISABILITY, Facts(), Policy(), None),
    ("until april by tariff", 2025, STATUTORY, Facts(frozenset({2025})), Policy((4, 30)), D(2026, 4, 30)),
    ("by contract, not told", 2025, CONTRACT, Facts(), Policy(), None),
    ("by contract, told", 2025, CONTRACT, Facts(frozenset({2025})), Policy(), D(2026, 3, 31)),
    ("by contract, agreed without notice", 2025, CONTRACT, Facts(), Policy(contract_needs_notice=False), D(2026, 3, 31)),
    ("by contract, agreed until june", 2025, CONTRACT, Facts(), Policy((3, 31), (6, 30), False), D(2026, 6, 30)),
    # long illness: fifteen months, ECJ C-214/10; in a year never worked no notice is needed
    ("ill all the time, not told", 2025, STATUTORY, Facts(ill=ILL), Policy(), D(2027, 3, 31)),
    ("ill all the time, told", 2025, STATUTORY, Facts(frozenset({2025}), ill=ILL), Policy(), D(2027, 3, 31)),
    ("ill from march on, not told", 2025, STATUTORY, Facts(ill=((D(2025, 3, 1), D(2028, 1, 1)),)), Policy(), None),
    ("ill in the time carried, told", 2025, STATUTORY, Facts(frozenset({2025}), ill=((D(2025, 12, 1), D(2026, 4, 30)),)), Policy(), D(2027, 3, 31)),
    ("back in february, told", 2025, STATUTORY, Facts(frozenset({2025}), ill=((D(2025, 12, 1), D(2026, 2, 10)),)), Policy(), D(2026, 3, 31)),
    ("ill with a gap, told", 2025, STATUTORY, Facts(frozenset({2025}), ill=((D(2025, 12, 1), D(2026, 2, 10)), (D(2026, 2, 12), D(2026, 4, 1)))), Policy(), D(2026, 3, 31)),
    ("ill without a gap, told", 2025, STATUTORY, Facts(frozenset({2025}), ill=((D(2025, 12, 1), D(2026, 2, 10)), (D(2026, 2, 11), D(2026, 4, 1)))), Policy(), D(2027, 3, 31)),
    # § 17 (2) BEEG, § 24 MuSchG: the year of return or the next one
    ("parental leave, told", 2025, STATUTORY, Facts(frozenset({2025}), protected=((D(2025, 10, 1), D(2026, 9, 30)),)), Policy(), D(2027, 12, 31)),
    ("parental leave begins in march, told", 2025, STATUTORY, Facts(frozenset({2025}), protected=((D(2026, 3, 1), D(2028, 2, 29)),)), Policy(), D(2029, 12, 31)),
    ("parental leave begins on the last day, told", 2025, STATUTORY, Facts(frozenset({2025}), protected=((D(2026, 3, 31), D(2028, 2, 29)),)), Policy(), D(2029, 12, 31)),
    ("parental leave begins in april, told", 2025, STATUTORY, Facts(frozenset({2025}), protected=((D(2026, 4, 1), D(2028, 2, 29)),)), Policy(), D(2026, 3, 31)),
    ("over before the year, told", 2025, STATUTORY, Facts(frozenset({2025}), protected=((D(2024, 4, 1), D(2024, 12, 31)),)), Policy(), D(2026, 3, 31)),
    ("maternity and parental leave, told", 2025, STATUTORY, Facts(frozenset({2025}), protected=((D(2025, 8, 1), D(2025, 11, 10)), (D(2025, 11, 11), D(2027, 9, 14)))), Policy(), D(2028, 12, 31)),
    ("parental leave, not told", 2025, STATUTORY, Facts(protected=((D(2025, 10, 1), D(2026, 9, 30)),)), Policy(), None),
]  # fmt: skip


@pytest.mark.parametrize("case", LAPSES, ids=lambda case: case[0])
def test_until_when_leave_holds(case: tuple[str, int, str, Facts, Policy, D | None]) -> None:
    """The day on which the rest lapses, or none."""
    _what, year, kind, facts, policy, wanted = case
    assert expiry(year, kind, facts, policy)[0] == wanted


def _left(*uses: tuple[D, object], today: D, **more: object) -> dict[tuple[int, str], tuple[F, F]]:
    found = accounts(
        works(leave=30),
        2025,
        2026,
        [Use(day, F(str(days))) for day, days in uses],
        today,
        **more,  # type: ignore[arg-type]
    )
    return {(one.year, one.kind): (one.left, one.lapsed) for one in found[-1].buckets}


def test_the_order_of_taking() -> None:
    """What is carried over goes first, of a year the leave by law before that by contract; half a day is not lost."""
    told = Facts(frozenset({2025}))
    rest = _left((D(2025, 7, 1), "14.5"), (D(2026, 2, 2), 3), today=D(2026, 3, 1), facts=told)
    assert rest == {
        (2025, STATUTORY): (F("2.5"), 0),
        (2025, CONTRACT): (10, 0),
        (2026, STATUTORY): (20, 0),
        (2026, CONTRACT): (10, 0),
    }
    later = _left(
        (D(2025, 7, 1), "14.5"), (D(2026, 2, 2), 3), (D(2026, 4, 1), 2), today=D(2026, 5, 1), facts=told
    )
    assert later[2025, STATUTORY] == (0, F("2.5"))
    assert later[2025, CONTRACT] == (0, 10)
    assert later[2026, STATUTORY] == (18, 0)
    assert _left((D(2025, 7, 1), 5), today=D(2027, 1, 1))[2025, STATUTORY] == (15, 0)  # nobody was told


def test_more_than_there_is() -> None:
    """What is taken beyond the account is told, and is no debt of the next year (§ 5 (3) BUrlG)."""
    found = accounts(works(), 2025, 2026, [Use(D(2025, 5, 5), F(23))], D(2026, 1, 1))
    assert [one.over for one in found] == [3, 0]
    assert [one.left for one in found] == [-3, 20]


def test_what_is_brought_in() -> None:
    """Days of earlier years come in with their own end; a correction of the year changes what it gives."""
    brought = [Opening(2024, STATUTORY, F(4), D(2025, 6, 30)), Opening(2025, CONTRACT, F(-2))]
    found = accounts(works(leave=30), 2025, 2025, [], D(2025, 7, 1), openings=brought)[0]
    assert [(one.year, one.kind, one.given, one.lapsed) for one in found.buckets] == [
        (2024, STATUTORY, 4, 4),
        (2025, STATUTORY, 20, 0),
        (2025, CONTRACT, 8, 0),
    ]


# -- the second reckoning: every day from the first to the last ------------------
@functools.cache
def _months_on(day: D) -> D:
    """Return the same day of the next month, the last of it where it is shorter."""
    later = (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
    last = (later.replace(day=1) + datetime.timedelta(days=32)).replace(day=1) - datetime.timedelta(days=1)
    return later.replace(day=min(day.day, last.day))


def _half_year_on(day: D) -> D:
    for _n in range(6):
        day = _months_on(day)
    return day


def _given(one: Employment, year: int) -> tuple[F, F]:
    """Return leave by law and by contract of a year, by looking at each of its days."""
    law, agreed, weight = F(0), F(0), F(0)
    complete = _half_year_on(one.entry)
    whole = complete.year <= year and not (
        one.leaving is not None
        and (one.leaving < complete or (one.leaving.year == year and one.leaving <= D(year, 6, 30)))
    )
    short = one.leaving is not None and one.leaving < complete
    day = one.entry if short or one.entry.year == year else D(year, 1, 1)
    begin, pending = day, []
    while day.year <= year and (one.leaving is None or day <= one.leaving):
        if day >= one.entry:
            terms = [each for each in one.terms if each.since <= day][-1]
            pending.append((F(4 * terms.days), terms.leave * terms.days / 5))
            tomorrow = day + datetime.timedelta(days=1)
            if whole and day.year == year:
                part = F(1, (_months_on(day.replace(day=1)) - day.replace(day=1)).days)
                law, agreed, weight = (
                    law + part * pending[-1][0],
                    agreed + part * pending[-1][1],
                    weight + part,
                )
            if not whole and tomorrow == _months_on(begin):
                if day.year == year:
                    law += sum(each[0] for each in pending) / len(pending) / 12
                    agreed += sum(each[1] for each in pending) / len(pending) / 12
                begin, pending = tomorrow, []
        day += datetime.timedelta(days=1)
    if whole and not weight:
        return F(0), F(0)
    if whole:
        return law / weight, max(agreed / weight - law / weight, F(0))
    if law - int(law) >= F(1, 2):
        law = F(int(law) + 1)
    return law, max(agreed - law, F(0))


def _stepped(one: Employment, years: range, uses: dict[D, F], told: frozenset[int]) -> tuple[F, F, F]:
    """Return what is left, lapsed and taken beyond at the end, having walked through every day."""
    held: dict[tuple[int, str], F] = defaultdict(F)
    lapsed = over = F(0)
    day, end = D(years[0], 1, 1), D(years[-1], 12, 31)
    while day <= end:
        if (day.month, day.day) == (1, 1):
            over = F(0)
            held[day.year, STATUTORY], held[day.year, CONTRACT] = _given(one, day.year)
        wanted = uses.get(day, F(0))
        for key in sorted(held, key=lambda key: (key[0], key[1] == CONTRACT)) if wanted else ():
            part = min(wanted, held[key])
            held[key] -= part
            wanted -= part
        over += wanted
        if (day.month, day.day) == (3, 31):
            for year, kind in list(held):
                if any(year <= each < day.year for each in told):
                    lapsed += held.pop((year, kind))
        day += datetime.timedelta(days=1)
    return sum(held.values(), F(0)), lapsed, over


@st.composite
def histories(draw: st.DrawFn) -> tuple[Employment, dict[D, F], frozenset[int]]:
    """Return random employments over four years, days taken, and years of notice."""
    entry = draw(st.dates(D(2021, 1, 1), D(2024, 12, 1)).filter(lambda day: day.day <= 28))
    leaving = draw(st.none() | st.dates(entry, D(2026, 12, 31)))
    changes = sorted(draw(st.sets(st.dates(entry, D(2026, 12, 31)), max_size=4)) | {entry})
    terms = tuple(Terms(day, F(draw(st.integers(2, 12)), 2), F(draw(st.integers(20, 32)))) for day in changes)
    taken = draw(
        st.dictionaries(
            st.dates(D(2023, 1, 1), D(2026, 12, 31)), st.sampled_from([F(1), F(1, 2), F(5)]), max_size=25
        )
    )
    return Employment(entry, leaving, terms), taken, frozenset(draw(st.sets(st.integers(2022, 2026))))


@settings(max_examples=60)
@given(histories())
def test_reckoning_equals_stepping(history: tuple[Employment, dict[D, F], frozenset[int]]) -> None:
    """What the account says equals what walking through every day of four years gives."""
    one, taken, told = history
    found = accounts(
        one, 2023, 2026, [Use(day, days) for day, days in taken.items()], D(2027, 1, 1), facts=Facts(told)
    )
    left, lapsed, over = _stepped(one, range(2023, 2027), taken, told)
    assert sum((bucket.left for bucket in found[-1].buckets), F(0)) == left
    assert sum((account.sum("lapsed") for account in found), F(0)) == lapsed
    assert found[-1].over == over
