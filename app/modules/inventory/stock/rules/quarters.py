"""The last days of quarters."""

from __future__ import annotations

import datetime
from collections.abc import Iterator


def quarter_ends(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    """Yield the last days of the calendar quarters from one day to another, both included, in order."""
    year, quarter = first.year, (first.month - 1) // 3
    while True:
        year, quarter = (year, quarter + 1) if quarter < 3 else (year + 1, 0)
        day = datetime.date(year, 3 * quarter + 1, 1) - datetime.timedelta(days=1)
        if day > last:
            return
        yield day
