"""The internal control system: controls, how often they are tested, and samples that anybody can draw again from their seed."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.messages import N_

CONTROL_KINDS = {"before": N_("preventive"), "after": N_("detective")}
TESTED = {1: N_("monthly"), 3: N_("quarterly"), 6: N_("every six months"), 12: N_("yearly")}
POPULATIONS = {
    "finance_entry": N_("Entries"),
    "finance_purchase": N_("Incoming invoices"),
    "finance_payment": N_("Payments"),
    "inventory_order": N_("Orders"),
    "hr_trip": N_("Trips"),
}
DAYS = {
    "finance_entry": "day",
    "finance_purchase": "day",
    "finance_payment": "due",
    "inventory_order": "day",
    "hr_trip": "until",
}
"""The column whose day says in which span a record lies."""

OPEN, GOOD, FAULTY = "open", "good", "faulty"
RESULTS = {OPEN: N_("sample drawn"), GOOD: N_("effective"), FAULTY: N_("not effective")}
HAS_RESULT = N_("This test has its result; it stays.")
RESULT_TONES = {OPEN: "open", GOOD: "good", FAULTY: "bad"}
SEEDS = 2**31 - 1


@dataclass(frozen=True)
class ControlDraft:
    """A control as typed; a sample of size records is drawn every so many months, the first time on a day."""

    process: str = ""
    title: str = ""
    risk: str = ""
    kind: str = "before"
    owner: int | None = None
    months: int = 12
    records: str = "finance_entry"
    size: int = 25
    first: datetime.date | None = None


@dataclass(frozen=True)
class ResultDraft:
    """The result of a test as typed: how many faults, what was found, and until when which measure is done."""

    faults: int | None = None
    found: str = ""
    measure: str = ""
    until: datetime.date | None = None


def draw(keys: Iterable[int], size: int, seed: int) -> list[int]:
    """Return the sample of at most size keys that a seed draws, in rising order.

    Drawn are the keys whose SHA-256 of "seed:key" is least, so that anybody can draw the same again with any tool.
    """

    def lot(key: int) -> bytes:
        return hashlib.sha256(f"{seed}:{key}".encode()).digest()

    return sorted(sorted(keys, key=lot)[:size])


def span_of(due: datetime.date, months: int) -> tuple[datetime.date, datetime.date]:
    """Return the days that a test due on a day looks at: the months before it, up to the day before."""
    return add_months(due, -months), due - datetime.timedelta(days=1)


def next_due(first: datetime.date, due: datetime.date, months: int) -> datetime.date:
    """Return the next day of a test after one, reckoned from the first, so that the 31st comes back."""
    steps = ((due.year - first.year) * 12 + due.month - first.month) // months + 1
    return add_months(first, steps * months)
