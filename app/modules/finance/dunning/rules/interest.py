"""Interest on claims in default by § 288 BGB: day by day on what is open, on dated base rates (§ 247 BGB), and when default begins (§ 286 BGB)."""

from __future__ import annotations

import calendar
import datetime
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.paths import resources

Movement = tuple[datetime.date, int]  # a day and cents: what is claimed above zero, what was paid below
COMMON, LEAP = 365, 366
MISSING = N_("The base rate from {day} is missing; enter it under Dunning levels, Base rates.")


@dataclass(frozen=True)
class Part:
    """A stretch of days, both included, with one amount in cents and one yearly rate in basis points."""

    since: datetime.date
    until: datetime.date
    amount: int
    rate: int

    @property
    def days(self) -> int:
        """How many days it is long."""
        return (self.until - self.since).days + 1


@cache
def _law() -> dict[str, Any]:
    return tomllib.loads((resources() / "law" / "base_rates.toml").read_text(encoding="utf-8"))


def _points(text: str) -> int:
    return int(Decimal(text) * 100)


@cache
def announced() -> Mapping[datetime.date, int]:
    """Return the base rates of § 247 BGB in basis points by the day from which each holds (resources/law/base_rates.toml)."""
    return {datetime.date.fromisoformat(day): _points(rate) for day, rate in sorted(_law()["rates"].items())}


def points_above(*, private: bool) -> int:
    """Return how many basis points above the base rate are owed: 5 points by consumers, 9 by all others (§ 288 (1), (2) BGB)."""
    return _points(_law()["points"]["consumer" if private else "business"])


def lump_sum(*, private: bool) -> int:
    """Return the cents of the lump sum of § 288 (5) BGB, which consumers do not owe."""
    return 0 if private else int(_law()["lump"]["amount"])


def half_year(day: datetime.date) -> datetime.date:
    """Return the first day of the half-year of a day: base rates change on 1 January and 1 July (§ 247 (1) BGB)."""
    return datetime.date(day.year, 1 if day.month < 7 else 7, 1)


def default_from(
    due: datetime.date,
    invoiced: datetime.date,
    *,
    private: bool,
    agreed: bool,
    told: bool,
    reminded: datetime.date | None,
    arrives: int,
) -> datetime.date | None:
    """Return the first day that bears interest, None where the debtor is not in default (§ 286 BGB).

    agreed: the days to pay were agreed, so that the day follows from the calendar: from the day after (§ 286 (2) no. 1, 2).
    Else the first reminder sets in default once it has arrived, which is taken as so many days after its date (§ 286 (1)),
    or thirty days after due day and receipt of the invoice do, with consumers only if the invoice told them (§ 286 (3)).
    """
    if agreed:
        return due + ONE_DAY
    on_the_way = datetime.timedelta(days=arrives)
    found = []
    if reminded is not None:
        found.append(max(reminded + on_the_way, due) + ONE_DAY)
    if told or not private:
        last = max(due, invoiced + on_the_way) + datetime.timedelta(days=int(_law()["default"]["days"]))
        found.append(last + ONE_DAY)
    return min(found, default=None)


def parts_of(
    movements: Iterable[Movement],
    since: datetime.date,
    until: datetime.date,
    above: int,
    rates: Mapping[datetime.date, int],
) -> tuple[Part, ...]:
    """Take the days from since to until, both included, apart by what was open and by rate; days without a claim are left out.

    A movement counts from the day after: the day of a payment still bears interest (§ 187 (1) BGB). above is in basis
    points on top of the base rates. Interest bears no interest (§ 289 BGB): movements hold the claim alone.
    Raises Invalid where the base rate of a half-year is not known: it is never guessed.
    """
    ordered = sorted(movements)
    days = {since, *(day + ONE_DAY for day, _amount in ordered), *_half_years(since, until)}
    starts = sorted(day for day in days if since <= day <= until)
    found = []
    for place, start in enumerate(starts):
        end = starts[place + 1] - ONE_DAY if place + 1 < len(starts) else until
        amount = sum(cents for day, cents in ordered if day < start)
        if amount > 0:
            found.append(Part(start, end, amount, rate_on(rates, start) + above))
    return tuple(found)


def _half_years(since: datetime.date, until: datetime.date) -> Iterable[datetime.date]:
    day = half_year(since)
    while day <= until:
        yield day
        day = half_year(day + datetime.timedelta(days=190))


def rate_on(rates: Mapping[datetime.date, int], day: datetime.date) -> int:
    """Return the base rate of a day in basis points; raises Invalid where that of its half-year is missing."""
    first = half_year(day)
    if first not in rates:
        raise Invalid(MISSING, field="rate", day=first)
    return rates[first]


def interest(parts: Sequence[Part]) -> int:
    """Return the interest of stretches in cents: amount × rate × days ÷ 365, in leap years ÷ 366, added up and rounded once, half up."""
    total = 0
    for one in parts:
        other = COMMON if calendar.isleap(one.since.year) else LEAP
        total += one.amount * one.rate * one.days * other
    bottom = 10_000 * COMMON * LEAP
    return max(0, (2 * total + bottom) // (2 * bottom))
