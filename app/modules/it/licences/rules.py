"""Whether the seats suffice, when notice must be given, and how long a contract that goes on by itself runs."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from app.core.dates import add_months, is_working_day
from app.core.messages import N_

KINDS = {"person": N_("for people"), "device": N_("for devices"), "site": N_("for the whole site")}
ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class LicenceDraft:
    """A licence as typed; key None leaves the one that is kept, '' takes it away."""

    name: str
    seats: int = 1
    kind: str = "person"
    publisher: str = ""
    program: str = ""
    key: str | None = None
    purchased: datetime.date | None = None
    expires: datetime.date | None = None
    notice_days: int = 0
    cost: int | None = None
    supplier: int | None = None
    order_no: str = ""
    notes: str = ""


@dataclass(frozen=True)
class ContractDraft:
    """A contract as typed."""

    title: str
    start: datetime.date
    number: str = ""
    partner: int | None = None
    until: datetime.date | None = None
    notice_days: int = 0
    renews: int = 0
    period: int = 12
    cost: int | None = None
    cancelled: datetime.date | None = None
    notes: str = ""


def notice_day(end: datetime.date | None, days: int, land: str = "") -> datetime.date | None:
    """Return the last day to give notice: so many days before the end, the working day before where it is none."""
    if end is None:
        return None
    found = end - datetime.timedelta(days=days)
    while not is_working_day(found, land):
        found -= ONE_DAY
    return found


def runs_until(
    until: datetime.date | None,
    renews: int,
    notice_days: int,
    today: datetime.date,
    cancelled: datetime.date | None,
) -> datetime.date | None:
    """Return until when a contract runs now: each time its notice is missed it goes on by its months; a cancelled one ends."""
    if until is None or not renews or cancelled is not None:
        return cancelled or until
    end, step = until, 0
    while end - datetime.timedelta(days=notice_days) < today:
        step += 1
        end = add_months(until, renews * step)
    return end


@dataclass(frozen=True)
class Balance:
    """Seats bought, given, and programs found by agents; open is what may still be given, short what is missing."""

    bought: int
    given: int
    installed: int

    @property
    def open(self) -> int:
        """Seats that may still be given."""
        return self.bought - max(self.given, self.installed)

    @property
    def short(self) -> int:
        """Seats that are missing."""
        return max(0, -self.open)
