"""Deadlines that follow from personnel files: probation, fixed term, work permit, proofs, birthdays and jubilees."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.messages import N_

KINDS = {
    "probation": N_("Probation ends"),
    "fixed": N_("Fixed term ends"),
    "permit": N_("Work permit ends"),
    "proof": N_("Proof ends"),
    "leaving": N_("Last day"),
    "birthday": N_("Birthday"),
    "jubilee": N_("Years of service"),
}
AHEAD = {"probation": 42, "fixed": 90, "permit": 90, "proof": 60, "leaving": 30, "birthday": 7, "jubilee": 14}
JUBILEES = (5, 10, 15, 20, 25, 30, 35, 40, 45, 50)


@dataclass(frozen=True)
class Deadline:
    """Something of a member of staff that falls due on a day; words say more: the proof, the age, the years."""

    kind: str
    person: int
    name: str
    day: datetime.date
    words: str = ""


def is_near(kind: str, day: datetime.date, today: datetime.date) -> bool:
    """Say whether a deadline is to be shown today: it lies ahead by at most the days of its kind."""
    return 0 <= (day - today).days <= AHEAD[kind]


def anniversary(first: datetime.date, today: datetime.date) -> tuple[datetime.date, int]:
    """Return the next anniversary of a day from today on and how many years it closes; 29 February is kept on 1 March."""
    for year in (today.year, today.year + 1):
        day = add_months(first, 12 * (year - first.year))
        if day.day != first.day:
            day = datetime.date(year, 3, 1)
        if day >= today:
            return day, year - first.year
    raise AssertionError(first)
