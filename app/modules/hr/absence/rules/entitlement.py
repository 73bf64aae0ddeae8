"""How much leave a year gives: by law, by contract, for a severe disability; by weeks, entry, exit and change of hours (pure).

Days are exact fractions. A year's leave is reckoned from the shares of the year in which a week was worked: days with a duty to
work × 24 / 312 (BAG 19 March 2019, 9 AZR 406/17); a month counts as a twelfth, a part of it by its days.
"""

from __future__ import annotations

import calendar
import datetime
import itertools
from collections.abc import Sequence
from fractions import Fraction

from app.core.dataclass import dataclass, field
from app.core.dates import ONE_DAY, add_months
from app.modules.hr.absence.rules.law import figures

Day = datetime.date
Span = tuple[Day, Day]  # first and last day, both included

FULL, WAITING, SHORT, FIRST_HALF = "full", "waiting", "short", "first_half"
"""The cases of § 5 BUrlG: full leave; no six months in the year (a); left before six months (b); left in the first half (c)."""


@dataclass(frozen=True)
class Terms:
    """What a contract gives from a day on: days a week with a duty to work (on the average where weeks take turns), leave of a year
    at a five-day week (all in all), by twelfths in the year of entry and exit where that was agreed.
    """

    since: Day
    days: int | Fraction
    leave: Fraction
    twelfths: bool = False


@dataclass(frozen=True)
class Employment:
    """What leave follows from: employment, terms in the order of their days, spans of severe disability, of parental leave for which
    the cut was declared, and of unpaid leave.
    """

    entry: Day
    leaving: Day | None
    terms: tuple[Terms, ...]
    birth: Day | None = None
    disability: tuple[Span, ...] = ()
    parental: tuple[Span, ...] = ()
    unpaid: tuple[Span, ...] = ()

    def terms_on(self, day: Day) -> Terms:
        """Return the terms that hold on a day; the first ones before they began."""
        return next((one for one in reversed(self.terms) if one.since <= day), self.terms[0])


@dataclass(frozen=True)
class Reckoned:
    """The leave of a year by bucket, in days, and how it came about: (what, figures) that words are made of."""

    year: int
    case: str
    statutory: Fraction
    disability: Fraction
    contract: Fraction
    steps: tuple[tuple[str, tuple[object, ...]], ...] = field(default=())

    @property
    def total(self) -> Fraction:
        """All of it."""
        return self.statutory + self.disability + self.contract


def month_days(day: Day) -> int:
    """Return how many days the month of a day has."""
    return calendar.monthrange(day.year, day.month)[1]


def overlap(span: Span, since: Day, until: Day) -> Span | None:
    """Return the part of a span that lies between two days, both included."""
    first, last = max(span[0], since), min(span[1], until)
    return (first, last) if first <= last else None


def employed(one: Employment, year: int) -> Span | None:
    """Return the part of a year in which there is employment."""
    return overlap((one.entry, one.leaving or Day.max), Day(year, 1, 1), Day(year, 12, 31))


def case_of(one: Employment, year: int) -> str:
    """Return which case of §§ 4 and 5 (1) BUrlG a year is.

    The full claim comes into being on the day after six months (BAG 17 November 2015, 9 AZR 179/15: who began on 1 July does not
    get it in that year).
    """
    complete = add_months(one.entry, int(figures("leave", Day(year, 1, 1))["waiting_months"]))
    if one.leaving is not None and one.leaving < complete:
        return SHORT
    if complete.year > year:
        return WAITING
    if one.leaving is not None and one.leaving.year == year and one.leaving <= Day(year, 6, 30):
        return FIRST_HALF
    return FULL


def full_months(first: Day, last: Day, year: int | None = None) -> list[Span]:
    """Return the full months between two days, counted from the first; with a year only those that end in it."""
    found: list[Span] = []
    count = 0
    while True:
        begin, end = add_months(first, count), add_months(first, count + 1) - ONE_DAY
        if end > last:
            return found
        if year is None or end.year == year:
            found.append((begin, end))
        count += 1


def employment_months(one: Employment, year: int) -> list[Span]:
    """Return the full months of employment that count for a year: from the day of entry on, later from 1 January on.

    Before six months are over a month belongs to the year in which it ends, so that none is lost at the turn of a year.
    """
    part = employed(one, year)
    if part is None:
        return []
    case = case_of(one, year)
    if case == SHORT or one.entry.year == year:
        return full_months(one.entry, part[1], year)
    return full_months(*part)


def _shares(
    one: Employment, spans: Sequence[Span], by_month: bool
) -> list[tuple[Span, Terms, bool, Fraction]]:
    """Cut spans where terms or unpaid leave begin or end; return each part with its share: of a twelfth for each span that is a full
    month (by_month), else by the days of calendar months.
    """
    edges = {terms.since for terms in one.terms}
    edges |= {edge for span in one.unpaid for edge in (span[0], span[1] + ONE_DAY)}
    found = []
    for first, last in spans:
        cuts = sorted({first, last + ONE_DAY} | {edge for edge in edges if first < edge <= last})
        length = (last - first).days + 1
        for begin, after in itertools.pairwise(cuts):
            end = after - ONE_DAY
            idle = any(span[0] <= begin <= span[1] for span in one.unpaid)
            share = Fraction((end - begin).days + 1, 12 * length) if by_month else _calendar_share(begin, end)
            found.append(((begin, end), one.terms_on(begin), idle, share))
    return found


def _calendar_share(first: Day, last: Day) -> Fraction:
    """Return the share of a year between two days: a month is a twelfth, a part of it counts by its days."""
    total, begin = Fraction(0), first
    while begin <= last:
        end = min(begin.replace(day=month_days(begin)), last)
        total += Fraction((end - begin).days + 1, 12 * month_days(begin))
        begin = end + ONE_DAY
    return total


def statutory_week(one: Employment, year: int, days: int | Fraction) -> Fraction:
    """Return the leave that the law gives for a whole year at so many days a week (§ 3 BUrlG; § 19 JArbSchG for minors)."""
    law = figures("leave", Day(year, 1, 1))
    workdays = int(law["workdays"])
    if one.birth is not None:
        age = year - one.birth.year - ((one.birth.month, one.birth.day) > (1, 1))
        workdays = next((given for limit, given in law["minors"] if age < limit), workdays)
    return Fraction(workdays * days, int(law["week"]))


def round_up_from_half(days: Fraction) -> Fraction:
    """Return days with a fraction of half a day or more rounded up; a smaller one stays (§ 5 (2) BUrlG, § 208 (2) SGB IX)."""
    whole = days.numerator // days.denominator
    return Fraction(whole + 1) if days - whole >= Fraction(1, 2) else days


def _average(
    parts: Sequence[tuple[Span, Terms, bool, Fraction]], worth: dict[int | Fraction, Fraction], leave: bool
) -> Fraction:
    """Return the weighted sum of what each part is worth: by its days a week, or by the leave of its contract."""
    total = Fraction(0)
    for (begin, _end), terms, idle, share in parts:
        if not idle:
            agreed = terms.leave * terms.days / int(figures("leave", begin)["contract_week"])
            total += share * (agreed if leave else worth[terms.days])
    return total


def reckon(one: Employment, year: int) -> Reckoned:
    """Return the leave of a year by bucket, with the steps that led to it; nothing outside the employment."""
    part = employed(one, year)
    if part is None or not one.terms:
        return Reckoned(year, FULL, Fraction(0), Fraction(0), Fraction(0))
    case, months = case_of(one, year), employment_months(one, year)
    worth = {terms.days: statutory_week(one, year, terms.days) for terms in one.terms}
    steps: list[tuple[str, tuple[object, ...]]] = []
    if case == FULL:
        parts = _shares(one, [part], by_month=False)
        whole = sum((share for *_rest, share in parts), Fraction(0))
        factor = Fraction(1)
        statutory = _average(parts, worth, False) / whole
        agreed = _average(parts, worth, True) / whole
    else:
        parts = _shares(one, months, by_month=True)
        factor = Fraction(len(months), 12)
        statutory = round_up_from_half(_average(parts, worth, False))
        agreed = _average(parts, worth, True)
    for (begin, end), terms, idle, share in parts:
        steps.append(
            ("unpaid" if idle else "part", (begin, end, Fraction(terms.days), worth[terms.days], share))
        )
    steps.append((case, (len(months), statutory)))
    if (
        case == FULL
        and any(terms.twelfths for *_span, terms, _idle, _share in parts)
        and not _whole(part, year)
    ):
        agreed = _average(_shares(one, months, by_month=True), worth, True)
        steps.append(("twelfths", (len(months), agreed)))
    contract = max(agreed - statutory, Fraction(0))
    if contract:
        steps.append(("contract", (agreed, statutory, contract)))
    disability = _disability(one, part, factor, steps)
    cut = _parental_months(one, year)
    if cut:
        left = Fraction(12 - cut, 12)
        statutory, contract, disability = statutory * left, contract * left, disability * left
        steps.append(("parental", (cut, statutory + contract + disability)))
    return Reckoned(year, case, statutory, disability, contract, steps=tuple(steps))


def _whole(part: Span, year: int) -> bool:
    return part == (Day(year, 1, 1), Day(year, 12, 31))


def _disability(
    one: Employment, part: Span, factor: Fraction, steps: list[tuple[str, tuple[object, ...]]]
) -> Fraction:
    """Return the additional leave for a severe disability: a week, by twelfths where it did not hold all the time, never cut twice
    (§ 208 SGB IX).
    """
    spans = [found for span in one.disability if (found := overlap(span, *part)) is not None]
    if not spans:
        return Fraction(0)
    week = Fraction(one.terms_on(spans[-1][1]).days * int(figures("leave", part[0])["disability_weeks"]))
    if any(span == part for span in spans):
        days = round_up_from_half(week * factor)
        steps.append(("disability", (week, days)))
        return days
    months = sum(len(full_months(*span)) for span in spans)
    days = round_up_from_half(week * Fraction(months, 12))
    steps.append(("disability_part", (months, week, days)))
    return days


def _parental_months(one: Employment, year: int) -> int:
    """Return for how many full calendar months of a year the leave is cut because of parental leave (§ 17 (1) BEEG)."""
    count = 0
    for month in range(1, 13):
        first = Day(year, month, 1)
        last = first.replace(day=month_days(first))
        count += any(span[0] <= first and last <= span[1] for span in one.parental)
    return count
