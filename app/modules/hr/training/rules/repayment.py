"""What is to be paid back of a course when somebody leaves: the amount falls by one part for each full month."""

from __future__ import annotations

import datetime

from app.core.dates import add_months


def full_months(since: datetime.date, until: datetime.date) -> int:
    """Return how many full months lie between two days; 0 where the second is before the first."""
    months = (until.year - since.year) * 12 + until.month - since.month
    if add_months(since, months) > until:
        months -= 1
    return max(0, months)


def left(amount: int, months: int, since: datetime.date, day: datetime.date) -> int:
    """Return the cents that are to be paid back by who leaves on a day; parts of a cent fall away."""
    gone = min(full_months(since, day), months)
    return amount * (months - gone) // months


def ends(months: int, since: datetime.date) -> datetime.date:
    """Return the day from which nothing is to be paid back any more."""
    return add_months(since, months)
