"""Days on which contributions, their statement and wage tax of a month are due (pure)."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months, is_working_day, month_end, next_working_day
from app.modules.hr.payroll.rules.kinds import days

Day = datetime.date


@dataclass(frozen=True)
class Dues:
    """The days of a month: contributions paid, their statement sent before, wage tax declared and paid after it."""

    contributions: Day
    statement: Day
    wage_tax: Day


def is_banking_day(day: Day) -> bool:
    """Say whether banks book on a day: no Saturday, Sunday, public holiday of all states, 24 or 31 December."""
    return is_working_day(day, "") and f"{day:%m-%d}" not in days()["not_banking"]


def dues(month: Day, land: str = "") -> Dues:
    """Return the days of a month: the third-last banking day (§ 23 Abs. 1 SGB IV), the statement two working days before it
    (§ 28f Abs. 3 SGB IV), and the 10th of the next month or the working day after it (§ 41a EStG, § 108 Abs. 3 AO).
    """
    law = days()
    contributions = _back(month_end(month) + ONE_DAY, int(law["contributions_from_end"]))
    statement = _back(contributions, int(law["statement_before"]))
    tenth = add_months(month.replace(day=1), 1).replace(day=int(law["wage_tax_day"]))
    return Dues(contributions, statement, next_working_day(tenth, land))


def _back(day: Day, count: int) -> Day:
    """Return the banking day so many before a day."""
    while count:
        day -= ONE_DAY
        count -= is_banking_day(day)
    return day
