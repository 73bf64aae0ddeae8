"""A month of somebody's time: its states, and where times come from."""

from __future__ import annotations

import datetime

from app.core.dates import add_months, month_end
from app.core.messages import N_
from app.core.states import Machine

OPEN, CONFIRMED, APPROVED, CLOSED = "open", "asked", "approved", "closed"
STATES = {
    OPEN: N_("open"),
    CONFIRMED: N_("confirmed"),
    APPROVED: N_("approved"),
    CLOSED: N_("closed"),
}
TONES = {OPEN: "open", CONFIRMED: "warn", APPROVED: "good", CLOSED: "quiet"}
MACHINE = Machine(
    STATES,
    {
        "confirm": (frozenset({OPEN}), CONFIRMED),
        "approve": (frozenset({CONFIRMED}), APPROVED),
        "reject": (frozenset({CONFIRMED}), OPEN),
        "reopen": (frozenset({APPROVED, OPEN}), CONFIRMED),
        "recall": (frozenset({CONFIRMED, APPROVED}), OPEN),
        "close": (frozenset({OPEN, CONFIRMED, APPROVED}), CLOSED),
        "unlock": (frozenset({CLOSED}), OPEN),
    },
)
TYPED, CLOCKED, BROUGHT = "typed", "clock", "import"
SOURCES = {TYPED: N_("typed"), CLOCKED: N_("clocked"), BROUGHT: N_("imported")}
Span = tuple[datetime.date, datetime.date]


def span_of(month: datetime.date) -> Span:
    """Return the first and last day of a month."""
    return month.replace(day=1), month_end(month)


def months(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    """Return the first days of the months from one until another, both included."""
    found, month = [], first.replace(day=1)
    while month <= last:
        found.append(month)
        month = add_months(month, 1)
    return found
