"""Periods of a contract: what is due to be billed, where it ends, and by when notice must be given."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months

MOST_MONTHS = 120


@dataclass(frozen=True)
class RecurringDraft:
    """A recurring invoice as typed; bill_from leaves out periods that were billed elsewhere, cancelled ends it before until."""

    contact: int | None
    title: str
    since: datetime.date
    months: int = 1
    in_advance: bool = True
    bill_from: datetime.date | None = None
    until: datetime.date | None = None
    term_months: int = 12
    notice_months: int = 3
    cancelled: datetime.date | None = None
    issues: bool = False
    notes: str = ""

    @property
    def last(self) -> datetime.date | None:
        """The last day of the contract, None where it is open."""
        days = [
            day for day in (self.until if not self.term_months else None, self.cancelled) if day is not None
        ]
        return min(days) if days else None


@dataclass(frozen=True)
class Period:
    """A period to bill, first and last day; share says how many of its whole days are billed, and of how many."""

    start: datetime.date
    end: datetime.date
    share: tuple[int, int] = (1, 1)


def all_periods(draft: RecurringDraft) -> Iterator[Period]:
    """Yield the periods of a contract from its first day on, the last one cut where the contract ends; without end where it is open.

    Each begins so many months after the first day (§ 188 (2), (3) BGB), so that one from the 31st begins on the last day of a
    shorter month and on the 31st again after it.
    """
    number = 0
    while True:
        start = add_months(draft.since, number * draft.months)
        end = add_months(draft.since, (number + 1) * draft.months) - ONE_DAY
        number += 1
        if draft.last is not None and start > draft.last:
            return
        if draft.last is not None and end > draft.last:
            yield Period(start, draft.last, ((draft.last - start).days + 1, (end - start).days + 1))
            return
        yield Period(start, end)


def due_periods(draft: RecurringDraft, billed: Collection[datetime.date], day: datetime.date) -> list[Period]:
    """Return what is to be billed on a day: periods that have begun, or are over where they are billed afterwards; billed are first days."""
    found = []
    for one in all_periods(draft):
        if one.start > day:
            break
        if not draft.in_advance and one.end > day:
            break
        if one.start not in billed and (draft.bill_from is None or one.start >= draft.bill_from):
            found.append(one)
    return found


def next_period(draft: RecurringDraft, billed: Collection[datetime.date]) -> Period | None:
    """Return the first period that is not billed yet, None where the contract has come to its end."""
    for one in all_periods(draft):
        if one.start not in billed and (draft.bill_from is None or one.start >= draft.bill_from):
            return one
    return None


def notice_day(draft: RecurringDraft, day: datetime.date) -> datetime.date | None:
    """Return the last day on which notice to the next end of the term can be given, seen from a day; None where there is none to give.

    until is the end of the first term; term_months later is the next, again and again. A contract without either has no end
    to give notice to.
    """
    if draft.cancelled is not None or draft.until is None or not draft.term_months:
        return None
    number = 0
    while True:
        end = add_months(draft.until + ONE_DAY, number * draft.term_months) - ONE_DAY
        last = add_months(end + ONE_DAY, -draft.notice_months) - ONE_DAY
        if last >= day:
            return last
        number += 1
