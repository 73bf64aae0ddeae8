"""Leave that is paid out when the employment ends (§ 7 (4), § 11 BUrlG): pay of thirteen weeks by thirteen times the working days of a week."""

from __future__ import annotations

import datetime
from fractions import Fraction

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.core.errors import Invalid
from app.core.figures import half_up
from app.core.messages import N_, _

WEEKS, MONTHS = 13, 3  # thirteen weeks are three months
KIND = 230  # the pay kind that a book begins with
SCALE, MOST_WEEK = 10_000, 7


@dataclass(frozen=True)
class LeavePayDraft:
    """Leave to be paid out as typed: days in ten-thousandths, working days a week, pay of the last thirteen weeks in cents, pay kind."""

    person: int | None = None
    days: int | None = None
    week: int | None = None
    pay: int | None = None
    kind: int | None = None


@dataclass(frozen=True)
class LeavePay:
    """What leave is paid out by: days exactly, working days a week, and pay of thirteen weeks in cents."""

    days: Fraction
    week: int
    pay: int

    @property
    def a_day(self) -> Fraction:
        """What a day of leave is worth in cents, exactly (§ 11 (1) BUrlG)."""
        return day_pay(self.pay, Fraction(self.week))

    @property
    def amount(self) -> int:
        """What is paid out in cents: rounded once, at the end."""
        return half_up(self.a_day * self.days)

    @property
    def words(self) -> str:
        """The reckoning in words, as it stands at the entry."""
        return _("{days} days × {pay} € : ({weeks} × {week} working days), §§ 7 (4), 11 BUrlG").format(
            days=formats.scaled(half_up(self.days * SCALE)),
            pay=formats.cents(self.pay),
            weeks=WEEKS,
            week=self.week,
        )


def day_pay(pay: int, week: Fraction) -> Fraction:
    """Return what a day of leave is worth in cents, exactly, by pay of thirteen weeks and working days a week (§ 11 (1) BUrlG)."""
    return Fraction(pay) / (WEEKS * week)


def quarter_pay(since: datetime.date, kind: str, amount: int, last: datetime.date) -> int | None:
    """Return the pay of the thirteen weeks before the end where it can be told: pay by the month that held in all of them; else None."""
    began = last - (7 * WEEKS - 1) * ONE_DAY
    return amount * MONTHS if kind == "month" and since <= began else None


def checked(draft: LeavePayDraft, left: Fraction) -> LeavePay:
    """Return what is to be reckoned; days that were only rounded are taken exactly.

    Raises Invalid naming the field: nothing left, more days than that, no week, no pay.
    """
    if draft.days is None or draft.days <= 0:
        raise Invalid(N_("Enter the days that are to be paid out."), field="days")
    days = left if half_up(left * SCALE) == draft.days else Fraction(draft.days, SCALE)
    if days > left:
        raise Invalid(
            N_("On the last day {days} days are left; more are not paid out."),
            field="days",
            days=formats.scaled(half_up(max(left, Fraction(0)) * SCALE)),
        )
    if draft.week is None or not 1 <= draft.week <= MOST_WEEK:
        raise Invalid(N_("Enter the working days of a week, from 1 to {most}."), field="week", most=MOST_WEEK)
    if draft.pay is None or draft.pay <= 0:
        raise Invalid(N_("Enter the gross pay of the last thirteen weeks (§ 11 BUrlG)."), field="pay")
    return LeavePay(days, draft.week, draft.pay)
