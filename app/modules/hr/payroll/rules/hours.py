"""Working time in pay: hours paid by the hour or out of a balance, and surcharges for night, Sunday and holiday with what of them is free."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from app.core.dataclass import dataclass
from app.core.dates import month_end
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.month import DAY, Item, MonthInput, Surcharge
from app.modules.hr.payroll.rules.rounding import cents

HOUR = 60  # minutes
PERCENT = 100
# What a pay kind stands for, by the kind of surcharge that working time counts.
USES = {
    "night": "night",
    "deep_night": "deep",
    "sunday": "sunday",
    "holiday": "feast",
    "high_holiday": "high",
}
PARTLY, ABOVE = "partly", "above"


def half_up(value: Fraction) -> int:
    """Return a figure that is not below zero as a whole one, halves upwards."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


@dataclass(frozen=True)
class Counted:
    """A closed month of working time in minutes; account: what goes above or below the target stands in a balance."""

    account: bool
    target: int
    worked: int
    credit: int
    paid: int


@dataclass(frozen=True)
class PlannedDay:
    """A day that is not as usual: minutes of its target, of a usual day, worked on it, whether it is a public holiday, part without pay."""

    target: int
    usual: int
    worked: int
    holiday: bool
    unpaid: int = 0


def minutes_of_pay(counted: Counted, days: Sequence[PlannedDay]) -> int:
    """Return the minutes that somebody with pay by the hour is paid for.

    With a balance that is the target, else what was worked or stood in for by absence; public holidays are paid as the day
    would have been worked (§ 2 EntgFG), days that the employer does not pay are left out.
    """
    found = Fraction((counted.target if counted.account else counted.worked + counted.credit) + counted.paid)
    for day in days:
        paid = 1 - Fraction(day.unpaid, DAY)
        if day.holiday:
            found += paid * max(day.usual - (0 if counted.account else day.worked), 0)
        else:
            found -= (1 - paid) * day.target
    return max(half_up(found), 0)


def in_hours(minutes: int) -> int:
    """Return minutes as hours in ten-thousandths."""
    return half_up(Fraction(minutes * DAY, HOUR))


def hour_of(amount: int, week: int, weeks: Fraction) -> int:
    """Return the cents of an hour from the cents of a month and the minutes of a week."""
    return half_up(Fraction(amount * HOUR) / (week * weeks))


def basic_hour(amount: int, week: int, day: datetime.date) -> int:
    """Return the basic pay of an hour from which surcharges are reckoned, in cents (§ 3b Abs. 2 EStG)."""
    return hour_of(amount, week, Fraction(_law(day)["weeks"]))


def paid_out_hour(amount: int, week: int) -> int:
    """Return what an hour out of the balance is paid beside pay by month, in cents."""
    law = figures.table("hours")["paid_out"]
    return hour_of(amount, week, Fraction(law["weeks_of_a_quarter"], law["months_of_a_quarter"]))


def _law(day: datetime.date) -> Mapping[str, Any]:
    return figures.hour_figures(day)


@dataclass(frozen=True)
class Parts:
    """A surcharge in cents: free of tax and contributions, only of tax, of neither."""

    free: int
    partly: int
    above: int

    @property
    def total(self) -> int:
        """Return what is paid."""
        return self.free + self.partly + self.above

    def of(self, surcharge: Surcharge, number: int) -> int:
        """Return what stands under a pay kind."""
        places = (
            (surcharge.number, self.free),
            (surcharge.partly, self.partly),
            (surcharge.above, self.above),
        )
        return sum(amount for kind, amount in places if kind == number)


def parts_of(given: Surcharge, day: datetime.date) -> Parts:
    """Return a surcharge with what of it is free: up to the rate of the law, from at most 50 and 25 euros an hour (§ 3b EStG, § 1 SvEV)."""
    law = _law(day)

    def of(hour: int, percent: int) -> int:
        return half_up(Fraction(given.minutes * hour * percent, HOUR * PERCENT))

    whole, percent = of(given.hour, given.percent), min(given.percent, given.free)
    untaxed = of(min(given.hour, cents(law["tax_hour"])), percent)
    free = of(min(given.hour, cents(law["insured_hour"])), percent)
    return Parts(free, untaxed - free, whole - untaxed)


def with_surcharges(given: MonthInput) -> MonthInput:
    """Return a month with its surcharges among the items, each part under its pay kind; raises Invalid where none stands for a part."""
    if not given.surcharges:
        return given
    day, items, beside = month_end(given.month), list(given.items), Counter[tuple[int, bool]]()
    for one in given.surcharges:
        parts = parts_of(one, day)
        if parts.free:
            items.append(Item(one.number, parts.free, taxable=False, insured=False, spare="all"))
        beside[one.partly, False] += parts.partly
        beside[one.above, True] += parts.above
    for (number, taxable), amount in beside.items():
        if amount and not number:
            raise Invalid(
                N_("No pay kind stands for the part of surcharges that is not free; please say so at one."),
                field="kind",
            )
        if amount:
            items.append(Item(number, amount, taxable=taxable, spare="" if taxable else "all"))
    return replace(given, items=tuple(items))
