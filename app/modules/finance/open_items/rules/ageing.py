"""How late an open item is: when it is due by its entry, its contact or the setting, and in which column of the ageing it stands."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from app.core.messages import N_

NOT_DUE = "0"
AGES = {
    NOT_DUE: N_("not due"),
    "1": N_("1–30 days"),
    "31": N_("31–60 days"),
    "61": N_("61–90 days"),
    "91": N_("over 90 days"),
}
AGE_TONES = {NOT_DUE: "quiet", "1": "warn", "31": "warn", "61": "bad", "91": "bad"}
_STARTS = tuple((int(key), key) for key in AGES if key != NOT_DUE)


def age(due: datetime.date, today: datetime.date) -> str:
    """Return the column of the ageing on a day: by whole days after the due day, which itself is not late."""
    late = (today - due).days
    return next((key for first, key in reversed(_STARTS) if late >= first), NOT_DUE)


def aged(items: Iterable[tuple[datetime.date, int]], today: datetime.date) -> dict[str, int]:
    """Return the sums of amounts in cents by the column of the ageing; items are (due day, cents)."""
    found = dict.fromkeys(AGES, 0)
    for due, amount in items:
        found[age(due, today)] += amount
    return found


def effective_rate(rate: int, skonto_days: int, net_days: int) -> int:
    """Return what Skonto is worth as interest a year, in basis points: rate ÷ (100 % − rate) × 365 ÷ (days to pay − days of Skonto), half up.

    rate in basis points; 0 where paying later gains no time.
    """
    gained = net_days - skonto_days
    if gained <= 0 or not 0 < rate < 10_000:
        return 0
    top, bottom = rate * 365 * 10_000, (10_000 - rate) * gained
    return (2 * top + bottom) // (2 * bottom)


def dated(steps: Sequence[tuple[datetime.date, int]], day: datetime.date, usual: int) -> int:
    """Return the value of the last step that begins on or before a day, the usual one without any; steps by day."""
    found = usual
    for start, value in steps:
        if start <= day:
            found = value
    return found
