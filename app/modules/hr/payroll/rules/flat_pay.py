"""Pay of a month that the employer taxes flatly (§ 40a EStG): its rate, and the limits that it must keep (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from app.core import format as formats
from app.core.dates import month_end
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.modules.hr.payroll.rules.employment import MINI, STANDARD, TRAINEE
from app.modules.hr.payroll.rules.figures import flat_pay_figures, insurance_figures
from app.modules.hr.payroll.rules.month import DAY, MonthInput, Sums, Work
from app.modules.hr.payroll.rules.rounding import cents, euros, up

SHORT_TERM, FARM, SECOND = "short", "farm", "second"
WAYS = {
    "": N_("by the tax data"),
    SHORT_TERM: N_("flat tax of 25 %, short-term"),
    FARM: N_("flat tax of 5 %, farm helper"),
    SECOND: N_("flat tax of 20 %, mini-job with full contributions"),
}
LAWS = {SHORT_TERM: "§ 40a Abs. 1 EStG", FARM: "§ 40a Abs. 3 EStG", SECOND: "§ 40a Abs. 2a EStG"}
COUNTED = (SHORT_TERM, FARM)  # days and hours of these count


def rate_of(given: MonthInput) -> Decimal | None:
    """Return the flat rate of the pay of a month as a share of one, None where it is taxed by the tax data."""
    way = given.cover.flat_pay
    return flat_pay_figures(month_end(given.month))[way] if way else None


def check_flat_pay(given: MonthInput, pay: Sums) -> None:
    """Raise Invalid at flat_pay where the pay of a month may not be taxed as it was chosen; nothing is reckoned then."""
    way = given.cover.flat_pay
    if not way:
        return
    group = given.cover.person_group
    if group in (MINI, TRAINEE):
        raise Invalid(N_("Mini-jobs have the flat tax of 2 %, trainees none; please choose taxation by the tax data."), field="flat_pay")  # fmt: skip
    if way == SECOND:
        _check_second(given, pay)
        return
    for name, limit, value in _limits(given, pay):
        if value > limit:
            raise Invalid(
                OVER[name],
                field="flat_pay",
                law=Message(LAWS[way]),
                most=_said(name, limit),
                value=_said(name, value),
            )


def _check_second(given: MonthInput, pay: Sums) -> None:
    most = insurance_figures(month_end(given.month))["mini_limit"]
    if given.cover.person_group != STANDARD or given.cover.midi != "no":
        raise Invalid(
            N_("The flat tax of 20 % is for a further mini-job: person group 101, and the terms say that the transition range does not hold. Several jobs in it are not covered."),
            field="flat_pay",
        )  # fmt: skip
    if euros(pay.insured + pay.insured_once) > most:
        words = N_("A mini-job pays no more than {most} a month.")
        raise Invalid(words, field="flat_pay", most=most)


DAYS, DAY_PAY, HOUR_PAY, YEAR_DAYS = "days", "day", "hour", "year"
OVER = {
    DAYS: N_("{value} working days of this employment are more than {most} ({law}); please choose taxation by the tax data."),
    DAY_PAY: N_("{value} a working day are more than {most} ({law}); please choose taxation by the tax data."),
    HOUR_PAY: N_("{value} an hour are more than {most} (§ 40a (4) EStG); please choose taxation by the tax data."),
    YEAR_DAYS: N_("{value} days of this year are more than {most} ({law}); please choose taxation by the tax data."),
}  # fmt: skip


def _said(name: str, value: int) -> str:
    return formats.cents(value) if name in (DAY_PAY, HOUR_PAY) else str(value)


def limits_of(given: MonthInput, pay: Sums) -> list[tuple[str, int, int]]:
    """Return the limits of flat taxed pay by what they are of, with what the month holds of them: cents rounded up, or days."""
    return list(_limits(given, pay)) if given.cover.flat_pay in COUNTED else []


def _limits(given: MonthInput, pay: Sums) -> Iterator[tuple[str, int, int]]:
    law, work, way = flat_pay_figures(month_end(given.month)), given.work, given.cover.flat_pay
    whole = euros(pay.taxed + pay.taxed_once)
    if not whole:
        return
    if work is None or not work.days or not work.hours:
        raise Invalid(N_("Please enter the hours of the week or of the month; the limits of the flat tax go by days and hours."), field="flat_pay")  # fmt: skip
    if way == SHORT_TERM:
        if work.whole is None:
            raise Invalid(N_("Please enter the last day of employment; the flat tax of 25 % is for at most {most} working days."), field="flat_pay", most=law["short_days"])  # fmt: skip
        yield DAYS, law["short_days"], work.whole
        yield DAY_PAY, cents(law["short_day"]), cents(up(whole / work.days, 2))
    else:
        yield YEAR_DAYS, law["farm_days"], work.before + work.days
    yield HOUR_PAY, cents(law["hour"]), _an_hour(whole, work)


def _an_hour(whole: Decimal, work: Work) -> int:
    return cents(up(whole * DAY / work.hours, 2))
