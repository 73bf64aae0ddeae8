"""Duties of an office with their rhythm, and reports of wrongs with the terms of the HinSchG."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Mapping
from typing import Any

from app.core.dataclass import dataclass
from app.core.dates import add_months, next_working_day
from app.core.messages import N_
from app.core.paths import resources
from app.core.states import Machine

NEW, CONFIRMED, FEEDBACK, CLOSED = "new", "confirmed", "feedback", "closed"
STATES = {
    NEW: N_("new"),
    CONFIRMED: N_("receipt confirmed"),
    FEEDBACK: N_("feedback given"),
    CLOSED: N_("closed"),
}
STATE_TONES = {NEW: "warn", CONFIRMED: "open", FEEDBACK: "open", CLOSED: "quiet"}
MACHINE = Machine(
    STATES,
    {
        "change": (frozenset({NEW, CONFIRMED, FEEDBACK}), NEW),
        "confirm": (frozenset({NEW}), CONFIRMED),
        "feedback": (frozenset({NEW, CONFIRMED}), FEEDBACK),
        "close": (frozenset({FEEDBACK}), CLOSED),
    },
)
WAYS = {
    "text": N_("in writing"),
    "voice": N_("by voice"),
    "meeting": N_("in person"),
    "unnamed": N_("without a name"),
}
AREAS = {
    "fraud": N_("fraud, theft, corruption"),
    "work": N_("safety and rights at work"),
    "data": N_("data protection and IT security"),
    "tax": N_("taxes and accounts"),
    "environment": N_("environment and products"),
    "other": N_("another one"),
}
RHYTHMS = {0: N_("once"), 1: N_("monthly"), 3: N_("quarterly"), 6: N_("every six months"), 12: N_("yearly"), 24: N_("every two years"), 36: N_("every three years")}  # fmt: skip
GIVEN = {
    "taken": N_("taken"),
    "refused": N_("refused"),
    "given": N_("given"),
    "conflict": N_("conflict of interests"),
}


@dataclass(frozen=True)
class DutyDraft:
    """A duty as typed: the law, what is done, who owns it, every how many months, and whether a weekend moves its day (§ 193 BGB)."""

    title: str = ""
    law: str = ""
    owner: int | None = None
    nominal: datetime.date | None = None
    months: int = 12
    moves: bool = False
    proof: str = ""


@dataclass(frozen=True)
class ReportDraft:
    """A report of a wrong as a confidant keeps it; who may be empty."""

    came: datetime.date | None = None
    way: str = "text"
    area: str = "other"
    who: str = ""
    what: str = ""


@dataclass(frozen=True)
class GiftDraft:
    """A gift or a conflict of interests, worth so many cents."""

    day: datetime.date | None = None
    kind: str = "taken"
    contact: int | None = None
    about: str = ""
    amount: int = 0
    decided: str = ""


@functools.cache
def _figures() -> Mapping[str, int]:
    data: Any = json.loads((resources() / "governance" / "law.json").read_text(encoding="utf-8"))
    return dict(data["whistle"]["rows"][-1])


def due_of(nominal: datetime.date, moves: bool, land: str) -> datetime.date:
    """Return the day on which a duty is due: the next working day where a weekend or holiday moves it (§ 193 BGB)."""
    return next_working_day(nominal, land) if moves else nominal


def next_nominal(first: datetime.date, last: datetime.date, months: int) -> datetime.date | None:
    """Return the next day of a recurring duty after the one that was done, None for one that comes once.

    It is reckoned from the first day, so that the 31st comes back after a shorter month.
    """
    if not months:
        return None
    steps = ((last.year - first.year) * 12 + last.month - first.month) // months + 1
    return add_months(first, steps * months)


def receipt_until(came: datetime.date) -> datetime.date:
    """Return until when a receipt is confirmed: 7 days after it came (§ 17 (1) no. 1 HinSchG); a weekend does not move it, which is the safe reading."""
    return came + datetime.timedelta(days=_figures()["receipt_days"])


def feedback_until(came: datetime.date, confirmed: datetime.date | None) -> datetime.date:
    """Return until when feedback is given: 3 months after the confirmation, without one 3 months and 7 days after it came (§ 17 (2) HinSchG)."""
    return add_months(
        confirmed if confirmed is not None else receipt_until(came), _figures()["feedback_months"]
    )


def erased_on(closed: datetime.date) -> datetime.date:
    """Return the day on which a report is erased: 3 years after the case was closed (§ 11 (5) HinSchG)."""
    return add_months(closed, 12 * _figures()["retention_years"])


def next_term(state: str, came: datetime.date, confirmed: datetime.date | None) -> datetime.date | None:
    """Return the day until which the next step of a report is due, None where there is none."""
    terms = {NEW: receipt_until(came), CONFIRMED: feedback_until(came, confirmed)}
    return terms.get(state)
