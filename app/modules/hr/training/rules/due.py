"""Proofs and their days: until when one holds, and what is missing of an instruction."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.messages import N_

AHEAD = 30  # days before the end of a proof that it is named
MISSING, EXPIRED, SOON, FINE = "missing", "expired", "soon", "fine"
STATES = {MISSING: N_("missing"), EXPIRED: N_("expired"), SOON: N_("ends soon"), FINE: N_("in order")}
GAPS = (MISSING, EXPIRED)


@dataclass(frozen=True)
class Held:
    """A proof: its day and the last day that it holds, None for good."""

    day: datetime.date
    until: datetime.date | None


def valid_until(day: datetime.date, months: int) -> datetime.date | None:
    """Return the last day on which a proof of a day holds, None for one that holds for good (0 months)."""
    return add_months(day, months) if months else None


def newest(proofs: list[Held]) -> Held | None:
    """Return the proof that holds longest, the latest of those that hold as long."""
    return max(proofs, key=lambda one: (one.until or datetime.date.max, one.day), default=None)


def state_of(held: Held | None, today: datetime.date) -> str:
    """Say how it stands with an instruction on a day."""
    if held is None:
        return MISSING
    if held.until is None:
        return FINE
    if held.until < today:
        return EXPIRED
    return SOON if (held.until - today).days <= AHEAD else FINE
