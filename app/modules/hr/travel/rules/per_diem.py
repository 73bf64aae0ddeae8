"""What a trip comes to: a per diem for each day (§ 9 (4a) EStG, R 9.6 LStR), flat nights and kilometres, each with its reason."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Collection, Mapping, Sequence

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.travel.rules.law import HOME, Rate, Rates, figures, kilometre
from app.modules.hr.travel.rules.trips import (
    FLAT,
    MEALS,
    MINUTES,
    NONE,
    DayDraft,
    LegDraft,
    days_of,
)

FULL, TRAVEL, HOURS, SHORT, OTHER_DAY, LONG, TAKEN = (
    "full",
    "travel",
    "hours",
    "short",
    "other_day",
    "long",
    "taken",
)
REASONS = {
    FULL: N_("away the whole day"),
    TRAVEL: N_("day of arrival or departure"),
    HOURS: N_("away more than 8 hours"),
    SHORT: N_("away 8 hours or less"),
    OTHER_DAY: N_("the hours count to the other day"),
    LONG: N_("longer than three months at this place"),
    TAKEN: N_("paid in another trip"),
}
PARTS = (TRAVEL, HOURS)


@dataclass(frozen=True)
class Where:
    """What area and place the per diem of a day follows."""

    day: datetime.date
    area: str
    town: str


@dataclass(frozen=True)
class DayPay:
    """What a day of a trip pays, in cents: the rate, what meals take off it (never more than it), a flat night; and why."""

    day: datetime.date
    area: str
    town: str
    reason: str
    rate: int
    cut: int
    night: int

    @property
    def per_diem(self) -> int:
        """The rate less the meals."""
        return self.rate - self.cut


@dataclass(frozen=True)
class Driven:
    """Kilometres of a leg, the cents for one, and what they come to."""

    day: datetime.date
    town: str
    km: int
    rate: int

    @property
    def amount(self) -> int:
        """What they come to, in cents."""
        return self.km * self.rate


@dataclass(frozen=True)
class Reckoning:
    """What a trip comes to without its receipts."""

    days: tuple[DayPay, ...]
    driven: tuple[Driven, ...]

    @property
    def meals(self) -> int:
        """All per diems, in cents."""
        return sum(one.per_diem for one in self.days)

    @property
    def nights(self) -> int:
        """All flat nights, in cents."""
        return sum(one.night for one in self.days)

    @property
    def kilometres(self) -> int:
        """All kilometres, in cents."""
        return sum(one.amount for one in self.driven)

    @property
    def total(self) -> int:
        """All of it, in cents."""
        return self.meals + self.nights + self.kilometres


def _start(day: datetime.date) -> int:
    return day.toordinal() * MINUTES


def _at_night(legs: Sequence[LegDraft], day: datetime.date) -> LegDraft | None:
    """Return the leg whose place was the last one reached before 24 h of a day, None before the first arrival."""
    arrived = [leg for leg in legs if leg.end < _start(day) + MINUTES]
    return arrived[-1] if arrived else None


def where(legs: Sequence[LegDraft], day: datetime.date) -> Where:
    """Return which area and place the per diem of a day follows (R 9.6 (3) LStR).

    It is the place reached before 24 h. A day that ends in Germany and was partly spent abroad follows the last place of work
    abroad. Whole days in the air follow Austria, at sea Luxembourg.
    """
    for leg in legs:
        area = figures()["between"].get(leg.means)
        if area and leg.start // MINUTES < day.toordinal() < (leg.end - 1) // MINUTES:
            return Where(day, area, leg.town)
    here = _at_night(legs, day)
    if here is not None and here.area != HOME:
        return Where(day, here.area, here.town)
    left = _left_abroad(legs, day)
    if left is not None:
        return Where(day, left.area, left.town)
    town = here.town if here is not None and here is not legs[-1] else _last_town(legs, day)
    return Where(day, HOME, town)


def _left_abroad(legs: Sequence[LegDraft], day: datetime.date) -> LegDraft | None:
    """Return the last place of work abroad for a day that ends at home, None where no part of it was spent abroad."""
    start, end = _start(day), _start(day) + MINUTES
    abroad = [leg for leg in legs if leg.area != HOME and leg.end < end]
    stays = itertools.pairwise(legs)  # one is somewhere until the next place is reached
    if not any(leg.area != HOME and leg.end < end and after.end > start for leg, after in stays):
        return None
    worked = [leg for leg in abroad if leg.works]
    return (worked or abroad)[-1]


def _last_town(legs: Sequence[LegDraft], day: datetime.date) -> str:
    """Return the last place of work that was reached by a day, of the legs before the one that leads home."""
    stops = [leg for leg in legs[:-1] if leg.start < _start(day) + MINUTES]
    worked = [leg for leg in stops if leg.works] or stops or list(legs)
    return worked[-1].town


def reckon(
    legs: Sequence[LegDraft],
    days: Mapping[datetime.date, DayDraft],
    night: str,
    rates: Rates,
    long_stays: Collection[datetime.date] = (),
    taken: Collection[datetime.date] = (),
) -> Reckoning:
    """Return what a trip comes to; legs are checked. long_stays are days past three months, taken those paid in another trip.

    Raises Invalid for an area without a rate, and where nobody says how the nights of three days and more were spent.
    """
    span = days_of(legs)
    nights = {day: _night_of(days, day, night) for day in span[:-1]}
    reasons = _reasons(legs, span, nights)
    found = []
    for day in span:
        place = where(legs, day)
        reason = reasons[day]
        if reason in (FULL, *PARTS) and day in taken:
            reason = TAKEN
        elif reason in (FULL, *PARTS) and day in long_stays:
            reason = LONG
        pays = reason in (FULL, *PARTS)
        rate = rates.find(place.area, day) if pays else None
        amount = _amount(rate, reason)
        cut = min(amount, _cut(rate, days.get(day)))
        flat = _flat(legs, day, rates) if nights.get(day) == FLAT else 0
        found.append(DayPay(day, place.area, place.town, reason, amount, cut=cut, night=flat))
    driven = [Driven(leg.day, leg.town, leg.km, kilometre(leg.means, leg.day)) for leg in legs if leg.km]
    return Reckoning(tuple(found), tuple(driven))


def _night_of(days: Mapping[datetime.date, DayDraft], day: datetime.date, night: str) -> str:
    one = days.get(day)
    return one.night if one is not None and one.night else night


def _reasons(
    legs: Sequence[LegDraft], span: Sequence[datetime.date], nights: Mapping[datetime.date, str]
) -> dict[datetime.date, str]:
    """Return for each day what it is paid for, or why not."""
    begin, end, limit = legs[0].start, legs[-1].end, int(figures()["more_than_minutes"])
    if len(span) == 1:
        return {span[0]: HOURS if end - begin > limit else SHORT}
    if any(kind != NONE for kind in nights.values()):
        between = dict.fromkeys(span[1:-1], FULL)
        return {span[0]: TRAVEL, **between, span[-1]: TRAVEL}
    if len(span) > 2:
        raise Invalid(N_("Say how the nights of this trip were spent."), field="night")
    if end - begin <= limit:
        return dict.fromkeys(span, SHORT)
    midnight = _start(span[1])
    first = midnight - begin >= end - midnight  # the day with more hours, the first where both have the same
    return {span[0]: HOURS if first else OTHER_DAY, span[1]: OTHER_DAY if first else HOURS}


def _amount(rate: Rate | None, reason: str) -> int:
    if rate is None:
        return 0
    return rate.full if reason == FULL else rate.part


def _cut(rate: Rate | None, day: DayDraft | None) -> int:
    """Return what meals take off a day: their share of the full rate, whatever the day pays, half cents up."""
    if rate is None or day is None:
        return 0
    shares = figures()["meals"]
    return sum((rate.full * int(shares[meal]) + 50) // 100 for meal in MEALS if getattr(day, meal))


def _flat(legs: Sequence[LegDraft], day: datetime.date, rates: Rates) -> int:
    here = _at_night(legs, day)
    area = here.area if here is not None else HOME
    rate = rates.find(area, day)
    if rate.night is None or (here is None and area == HOME):
        raise Invalid(
            N_("No flat amount for the night of {day} is known; enter its receipt instead."),
            field="days",
            day=day,
        )
    return rate.night
