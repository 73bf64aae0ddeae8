"""Contracts of the office: what is typed of one, the last day of notice, and the end that it runs to."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months, is_working_day
from app.core.messages import N_

KINDS = {
    "rent": N_("rent and lease"),
    "insurance": N_("insurance"),
    "energy": N_("energy and water"),
    "service": N_("service and maintenance"),
    "supply": N_("supply"),
    "finance": N_("bank and finance"),
    "vehicle": N_("vehicles"),
    "member": N_("membership"),
    "other": N_("another one"),
}
MOST_MONTHS = 120


@dataclass(frozen=True)
class ContractDraft:
    """A contract as typed: from when until when (None: open), by how many months it goes on (0: it ends), months of notice, cents a year."""

    title: str = ""
    kind: str = "other"
    number: str = ""
    partner: int | None = None
    owner: int | None = None
    start: datetime.date | None = None
    until: datetime.date | None = None
    renews: int = 0
    notice_months: int = 0
    cancelled: datetime.date | None = None
    cost: int = 0
    notes: str = ""


def last_notice(end: datetime.date, months: int, land: str) -> datetime.date:
    """Return the last day on which notice still counts: so many months before the end, the working day before where it is none.

    § 193 BGB does not prolong a period of notice, so the day never moves to a later one.
    """
    found = add_months(end + ONE_DAY, -months) - ONE_DAY
    while not is_working_day(found, land):
        found -= ONE_DAY
    return found


def term_end(until: datetime.date, months: int) -> datetime.date:
    """Return the end of a term so many months after the first one; an end with a month stays with it (§ 188 (2), (3) BGB)."""
    return add_months(until + ONE_DAY, months) - ONE_DAY


@dataclass(frozen=True)
class Standing:
    """Until when a contract runs as it stands, and the last day of notice to that end, None where there is none to give."""

    ends: datetime.date | None
    notice: datetime.date | None


def standing(draft: ContractDraft, today: datetime.date, land: str) -> Standing:
    """Return how a contract stands on a day: each time its notice is missed it goes on by its months; a cancelled one ends."""
    if draft.cancelled is not None or draft.until is None or not draft.renews:
        return Standing(draft.cancelled or draft.until, None)
    step = 0
    while True:
        end = term_end(draft.until, step)
        notice = last_notice(end, draft.notice_months, land)
        if notice >= today:
            return Standing(end, notice)
        step += draft.renews
