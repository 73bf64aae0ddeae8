"""Tasks that come again: on which days."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from app.core.dates import add_months
from app.core.messages import N_

ONCE, WEEKLY, FORTNIGHTLY, MONTHLY, QUARTERLY, YEARLY = "", "week", "fortnight", "month", "quarter", "year"
REPEATS = {
    ONCE: N_("once"),
    WEEKLY: N_("every week"),
    FORTNIGHTLY: N_("every two weeks"),
    MONTHLY: N_("every month"),
    QUARTERLY: N_("every quarter"),
    YEARLY: N_("every year"),
}
_WEEKS = {WEEKLY: 1, FORTNIGHTLY: 2}
_MONTHS = {MONTHLY: 1, QUARTERLY: 3, YEARLY: 12}
AHEAD = 14  # days before its day at which the next one is made


def days_of(first: datetime.date, repeats: str, until: datetime.date) -> Iterator[datetime.date]:
    """Yield the days after the first one on which a task comes again, up to a day; the 31st comes on the last day of shorter months."""
    place = 1
    while repeats:
        if repeats in _WEEKS:
            day = first + datetime.timedelta(weeks=_WEEKS[repeats] * place)
        else:
            day = add_months(first, _MONTHS[repeats] * place)
        if day > until:
            return
        yield day
        place += 1
