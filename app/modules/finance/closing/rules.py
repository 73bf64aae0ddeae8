"""The arithmetic of closing: what of an amount belongs to later days, and which month of an account is unusual."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.core.money import share

PREPAID, DEFERRED = "prepaid", "deferred"


def belongs_later(amount: int, since: datetime.date, until: datetime.date, day: datetime.date) -> int:
    """Return what of an amount for a span of days belongs to the days after one, in cents, by days (§ 250 HGB)."""
    days = (until - since).days + 1
    later = min(max((until - day).days, 0), days)
    return share(amount, later, days)


def unusual(months: Sequence[int], per_cent: int, least: int) -> bool:
    """Say whether the last month stands out: from the mean of those before by more than per cent of it and more than least cents."""
    *before, last = months
    mean = share(sum(before), 1, len(before)) if before else 0
    off = abs(last - mean)
    return off > least and off * 100 > abs(mean) * per_cent


ACCRUAL_KINDS = {PREPAID: N_("prepaid expense"), DEFERRED: N_("deferred income")}
MOVE_KINDS = {
    "opening": N_("carried forward"),
    "form": N_("formed"),
    "use": N_("used"),
    "release": N_("released"),
}


@dataclass(frozen=True)
class AccrualDraft:
    """An accrual as typed: cents above zero for a span of days, and the day it was booked on."""

    kind: str
    text: str
    account: str
    amount: int
    booked: datetime.date
    since: datetime.date
    until: datetime.date
    cost1: str = ""
    entry_id: int | None = None


@dataclass(frozen=True)
class ProvisionDraft:
    """A provision as typed: what it is for, its account, the one it is formed against, and a cost centre."""

    name: str
    account: str
    expense: str
    cost1: str = ""
