"""From which pay contributions are taken: ceilings by days, the transition range, one-off pay and the March clause."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.employment import (
    FULL,
    STANDARD,
    TRAINEE,
    Employment,
    LastYear,
    Pay,
    YearSoFar,
)
from app.modules.hr.payroll.rules.rounding import ZERO, half_up

MARCH = 3


@dataclass(frozen=True)
class Base:
    """What one kind of branches is reckoned from: total and the employee's part (less in the transition range), and its ceiling.

    running is the total without one-off pay.
    """

    total: Decimal
    employee: Decimal
    running: Decimal
    ceiling: Decimal


@dataclass(frozen=True)
class Bases:
    """Bases of health and care, and of pension and unemployment; one_off_last_year is what the March clause moves."""

    health: Base
    pension: Base
    midi: bool = False
    one_off_last_year: Decimal = ZERO


def bases(month: datetime.date, pay: Pay, job: Employment) -> Bases:
    """Return the bases of a month; raises Invalid for what is not covered or not said."""
    law = figures.insurance_figures(month)
    if is_midi(law, pay, job):
        return _midi(law, pay, job)
    health, pension = law["ceiling_health"], law["ceiling_pension"]
    one_off_health, one_off_pension, moved = _one_off(month, pay, job, law)
    return Bases(
        _base(pay.running, one_off_health, of_days(health, job.days)),
        _base(pay.running, one_off_pension, of_days(pension, job.days)),
        one_off_last_year=moved,
    )


def of_days(monthly: Decimal, days: int) -> Decimal:
    """Return the part of a monthly ceiling for days of insurance, to the cent; a month has 30 (§ 1 BVV)."""
    most: int = figures.table(figures.INSURANCE)["rates"]["month_days"]
    return half_up(monthly * days / most)


def _base(running: Decimal, one_off: Decimal, ceiling: Decimal) -> Base:
    charged = min(running, ceiling)
    return Base(charged + one_off, charged + one_off, charged, ceiling)


# The transition range (§ 20 Abs. 2, 2a SGB IV)


def is_midi(law: Mapping[str, Any], pay: Pay, job: Employment) -> bool:
    """Tell whether the transition range holds; raises Invalid where that must be said or is not covered."""
    inside = law["mini_limit"] < pay.running <= law["midi_limit"]
    if job.midi and (not inside or job.person_group == TRAINEE):
        raise Invalid(N_("The transition range is for pay above {least} up to {most}, and not for trainees."), field="midi", least=law["mini_limit"], most=law["midi_limit"])  # fmt: skip
    if not inside or job.person_group == TRAINEE or job.is_mini or not job.groups.strip("0"):
        return False
    if job.midi is None and job.person_group != STANDARD:
        raise Invalid(
            N_("Please say by “midi” whether the transition range holds for this person."), field="midi"
        )
    return job.midi is not False


def _midi(law: Mapping[str, Any], pay: Pay, job: Employment) -> Bases:
    if pay.one_off:
        raise Invalid(N_("One-off pay in the transition range is not covered."), field="one_off")
    if job.days != figures.table(figures.INSURANCE)["rates"]["month_days"]:
        raise Invalid(N_("A part of a month in the transition range is not covered."), field="days")
    total, employee = midi_bases(law, pay.running)
    one = Base(total, employee, total, law["ceiling_health"])
    return Bases(one, Base(total, employee, total, law["ceiling_pension"]), midi=True)


def midi_bases(law: Mapping[str, Any], pay: Decimal) -> tuple[Decimal, Decimal]:
    """Return the base of the total and that of the employee for pay in the transition range, not rounded."""
    least, most, factor = law["mini_limit"], law["midi_limit"], law["midi_factor"]
    above, span = pay - least, most - least
    return factor * least + (most - least * factor) * above / span, most * above / span


# One-off pay (§ 23a SGB IV)


def _one_off(
    month: datetime.date, pay: Pay, job: Employment, law: Mapping[str, Any]
) -> tuple[Decimal, Decimal, Decimal]:
    """Return the part of one-off pay for health and for pension in this month, and what goes to last year."""
    if not pay.one_off:
        return ZERO, ZERO, ZERO
    so_far = job.this_year if job.this_year is not None else _first_month(month)
    days = so_far.days + job.days
    rooms = [
        max(of_days(law[name], days) - charged - min(pay.running, of_days(law[name], job.days)), ZERO)
        for name, charged in (("ceiling_health", so_far.health), ("ceiling_pension", so_far.pension))
    ]
    if month.month <= MARCH and pay.one_off > rooms[0] and _in_last_year(job):
        return ZERO, ZERO, pay.one_off
    return min(pay.one_off, rooms[0]), min(pay.one_off, rooms[1]), ZERO


def _first_month(month: datetime.date) -> YearSoFar:
    if month.month == 1:
        return YearSoFar()
    raise Invalid(
        N_("Please enter what was charged in the earlier months of the year; one-off pay needs it."),
        field="this_year",
    )


def _in_last_year(job: Employment) -> bool:
    """Tell whether the March clause moves one-off pay to the last period of the year before (§ 23a Abs. 4 SGB IV).

    The ceiling of health insurance decides for all branches.
    """
    if job.last_year is None:
        raise Invalid(
            N_(
                "Please say whether the person was employed here last year; one-off pay up to March needs it."
            ),
            field="last_year",
        )
    if not job.last_year.employed:
        return False
    if job.health != FULL:
        raise Invalid(
            N_("The March clause for people without compulsory health insurance is not covered."),
            field="one_off",
        )
    return True


def last_year_bases(month: datetime.date, moved: Decimal, last: LastYear) -> tuple[datetime.date, Bases]:
    """Return the last period of the year before and the bases of one-off pay that the March clause puts there."""
    day = datetime.date(month.year - 1, 12, 31)
    law = figures.insurance_figures(day)
    found = []
    for name, charged in (("ceiling_health", last.health), ("ceiling_pension", last.pension)):
        ceiling = of_days(law[name], last.days)
        part = min(moved, max(ceiling - charged, ZERO))
        found.append(Base(part, part, ZERO, ceiling))
    return day, Bases(found[0], found[1])
