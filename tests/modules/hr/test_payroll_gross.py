"""Days and parts of a month: what is paid by each method, days of insurance and of tax; reckoned by hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from app.core.dates import month_end
from app.modules.hr.payroll.rules.gross import (
    Gap,
    Rate,
    Span,
    days_of,
    insured_days,
    sections,
    tax_days,
    unpaid,
)
from app.modules.hr.payroll.rules.month import DAY
from app.modules.hr.payroll.rules.reckoning import earned
from app.modules.hr.payroll.settings import CALENDAR, METHODS, THIRTIETHS, WORKING

D = datetime.date
ALWAYS = (Rate(D(2020, 1, 1), 100, 3000_00),)
WEEKDAYS: Callable[[D], bool] = lambda day: day.weekday() < 5  # noqa: E731


def span(method: str, first: D, last: D, *gaps: Gap) -> Span:
    """Return a span of the month in which it begins."""
    return Span(first.replace(day=1), method, first, last, {one.day: one for one in gaps}, works=WEEKDAYS)


@pytest.mark.parametrize(
    ("method", "first", "last", "wanted"),
    [
        (CALENDAR, D(2026, 5, 1), D(2026, 5, 31), 3000_00),
        (CALENDAR, D(2026, 5, 12), D(2026, 5, 31), 1935_48),  # 3000 × 20 / 31
        (CALENDAR, D(2026, 2, 15), D(2026, 2, 28), 1500_00),  # 14 of 28
        (THIRTIETHS, D(2026, 5, 12), D(2026, 5, 31), 1900_00),  # 30 − 11 thirtieths
        (THIRTIETHS, D(2026, 2, 15), D(2026, 2, 28), 1600_00),  # 30 − 14
        (THIRTIETHS, D(2026, 2, 1), D(2026, 2, 14), 1400_00),
        (THIRTIETHS, D(2026, 5, 1), D(2026, 5, 30), 3000_00),  # the 31st counts for nothing
        (WORKING, D(2026, 5, 12), D(2026, 5, 31), 2000_00),  # 14 of 21 weekdays
        (WORKING, D(2026, 5, 1), D(2026, 5, 11), 1000_00),  # 7 of 21
    ],
)
def test_part_of_a_month(method: str, first: D, last: D, wanted: int) -> None:
    """Entry or leaving in a month pays its part."""
    assert sum(earned(one) for one in sections(span(method, first, last), ALWAYS)) == wanted


@pytest.mark.parametrize("method", METHODS)
def test_parts_add_up(method: str) -> None:
    """Whatever the day on which pay or employment changes, both parts together are a whole month."""
    for month in (D(2026, 2, 1), D(2026, 4, 1), D(2026, 5, 1)):
        whole = sections(Span(month, method, month, month_end(month), {}, works=WEEKDAYS), ALWAYS)[0]
        assert (whole.paid, whole.of) == (DAY, DAY)
        for day in days_of(month)[1:]:
            rates = (*ALWAYS, Rate(day, 100, 3000_00))
            parts = sections(Span(month, method, month, month_end(month), {}, works=WEEKDAYS), rates)
            assert sum(one.paid for one in parts) == parts[0].of


def test_days_without_pay() -> None:
    """A week of unpaid leave costs its days; half a day counts half; the reasons stand beside."""
    week = [Gap(D(2026, 5, day), "unpaid") for day in range(4, 11)]
    found = span(CALENDAR, D(2026, 5, 1), D(2026, 5, 31), *week)
    assert earned(sections(found, ALWAYS)[0]) == 2322_58  # 3000 × 24 / 31
    assert unpaid(found) == (("unpaid", 7 * DAY),)
    half = span(WORKING, D(2026, 5, 1), D(2026, 5, 31), Gap(D(2026, 5, 4), "unpaid", DAY // 2))
    assert earned(sections(half, ALWAYS)[0]) == 2928_57  # 3000 × 20.5 / 21


@pytest.mark.parametrize(
    ("first", "last", "out", "insured", "tax"),
    [
        (D(2026, 5, 1), D(2026, 5, 31), 0, 30, None),
        (D(2026, 2, 1), D(2026, 2, 28), 0, 30, None),  # every whole month has 30 days, § 1 BVV
        (D(2026, 5, 12), D(2026, 5, 31), 0, 20, 20),
        (D(2026, 5, 1), D(2026, 5, 30), 0, 30, 30),
        (D(2026, 5, 31), D(2026, 5, 31), 0, 1, 1),
        (D(2026, 5, 1), D(2026, 5, 31), 1, 30, None),  # 30 of 31 days
        (D(2026, 5, 1), D(2026, 5, 31), 12, 19, None),
        (D(2026, 2, 1), D(2026, 2, 28), 28, 0, None),  # sick pay of the fund all month
    ],
)
def test_days_of_insurance_and_tax(first: D, last: D, out: int, insured: int, tax: int | None) -> None:
    """Insurance counts calendar days up to 30, tax the days of employment where it begins or ends."""
    gaps = [Gap(first + datetime.timedelta(days=n), "sick", insured=False) for n in range(out)]
    found = span(CALENDAR, first, last, *gaps)
    assert (insured_days(found), tax_days(found)) == (insured, tax)
