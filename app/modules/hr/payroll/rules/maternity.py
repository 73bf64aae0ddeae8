"""The employer's subsidy to maternity pay (§ 20 MuSchG): average net pay of a day, less what the fund pays (pure)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.month import Item, Maternity, MonthInput
from app.modules.hr.payroll.rules.rounding import ZERO, cents, euros, half_up

MOTHER = "mother"


def months() -> int:
    """Return how many months before the protection the average is taken from."""
    return int(figures.table("benefits")["maternity"]["months"])


def of_a_day(given: Maternity) -> Decimal:
    """Return the average net pay of a calendar day in euros, rounded to the cent."""
    law = figures.table("benefits")["maternity"]
    return half_up(euros(sum(given.nets)) / (len(given.nets) * law["month_days"]))


def subsidy(given: Maternity) -> int:
    """Return the subsidy of a month in cents: the average of a day less what the fund pays, for each calendar day of protection."""
    law = figures.table("benefits")["maternity"]
    return cents(max(of_a_day(given) - law["fund"], ZERO) * given.days)


def with_maternity(given: MonthInput) -> MonthInput:
    """Return a month with the subsidy among its items; it is free of tax and contributions (§ 3 Nr. 1 EStG, § 1 SvEV)."""
    if given.maternity is None or not subsidy(given.maternity):
        return given
    item = Item(given.maternity.number, subsidy(given.maternity), taxable=False, insured=False, spare="all")
    return replace(given, items=(*given.items, item))
