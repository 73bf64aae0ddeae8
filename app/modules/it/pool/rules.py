"""Reservations: what one is, and when two stand in each other's way."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST = datetime.timedelta(days=366)


@dataclass(frozen=True)
class ReservationDraft:
    """A reservation as typed; until None is the first day."""

    asset: int | None
    person: int | None
    since: datetime.date | None
    until: datetime.date | None = None
    purpose: str = ""


@dataclass(frozen=True)
class Taken:
    """When a device is reserved, or lent: key of the reservation (0 for a loan), days, and for whom."""

    key: int
    asset: int
    since: datetime.date
    until: datetime.date
    who: str
    lent: bool = False


def in_the_way(
    taken: Iterable[Taken], since: datetime.date, until: datetime.date, key: int = 0
) -> Taken | None:
    """Return what stands in the way of a reservation from one day until another, both included; its own row does not."""
    return next(
        (one for one in taken if one.since <= until and one.until >= since and (one.lent or one.key != key)),
        None,
    )
