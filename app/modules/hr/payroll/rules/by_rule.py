"""One-off pay by a rule for everybody, such as a 13th salary: a share of the pay of a month, by twelfths of the months worked in the year (pure)."""

from __future__ import annotations

import datetime

from app.core import codec
from app.core.dataclass import dataclass
from app.core.dates import add_months, month_end

Day = datetime.date
MONTHS, PERCENT = 12, 100


@dataclass(frozen=True)
class RuleDraft:
    """A rule as typed: pay kind, month, per cent of the pay of that month, and whether only months of work in the year count."""

    kind: int | None = None
    month: Day | None = None
    percent: int = PERCENT
    twelfths: bool = True


@dataclass(frozen=True)
class Ruled:
    """What came of a rule: how many entries are new, how many people had one, and how many have no pay by the month."""

    entered: int
    there: int
    passed: int


codec.register("payroll.ruled", Ruled)


def months_worked(year: int, entry: Day | None, leaving: Day | None) -> int:
    """Return the whole calendar months of a year in which somebody is employed, as it is known."""
    firsts = [add_months(Day(year, 1, 1), place) for place in range(MONTHS)]
    return sum(
        (entry is None or entry <= one) and (leaving is None or leaving >= month_end(one)) for one in firsts
    )


def amount_of(pay: int, percent: int, months: int = MONTHS) -> int:
    """Return per cent of the pay of a month in cents, by twelfths of the year: half cents upwards."""
    whole = PERCENT * MONTHS
    return (2 * pay * percent * months + whole) // (2 * whole)
