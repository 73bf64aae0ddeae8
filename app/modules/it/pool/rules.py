"""Reservations: what one is, and when two stand in each other's way."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from app.core.dataclass import dataclass
from app.core.times import time_of_day

LONGEST = datetime.timedelta(days=366)
DAY = 24 * 60  # minutes
Point = tuple[datetime.date, int]  # a day, and minutes since its midnight


@dataclass(frozen=True)
class ReservationDraft:
    """A reservation as typed, of a device or of a room; until None is the first day, times are empty for whole days."""

    asset: int | None
    person: int | None
    since: datetime.date | None
    until: datetime.date | None = None
    purpose: str = ""
    location: int | None = None
    begins: str = ""
    ends: str = ""


def points(
    since: datetime.date, until: datetime.date, begins: str = "", ends: str = ""
) -> tuple[Point, Point]:
    """Return the two ends of a reservation: its first minute, and the first one after it."""
    end = time_of_day(ends)
    return (since, time_of_day(begins) or 0), (until, DAY if end is None else end)


@dataclass(frozen=True)
class Taken:
    """When a device or a room is reserved, or lent: key of the reservation (0 for a loan), days, for whom, and times of day."""

    key: int
    asset: int | None
    since: datetime.date
    until: datetime.date
    who: str
    lent: bool = False
    location: int | None = None
    begins: str = ""
    ends: str = ""

    @property
    def lane(self) -> int:
        """What a calendar knows the thing by: the key of the device, the negative one of the room."""
        return self.asset if self.asset is not None else -(self.location or 0)

    @property
    def points(self) -> tuple[Point, Point]:
        """Its first minute, and the first one after it."""
        return points(self.since, self.until, self.begins, self.ends)

    @property
    def hours(self) -> str:
        """Its times as 9:00–12:00, nothing for whole days."""
        return f"{self.begins or '0:00'}–{self.ends or '24:00'}" if self.begins or self.ends else ""


def in_the_way(taken: Iterable[Taken], span: tuple[Point, Point], key: int = 0) -> Taken | None:
    """Return what shares a minute with a span; the reservation of that key does not stand in its own way."""
    start, end = span
    return next(
        (
            one
            for one in taken
            if one.points[0] < end and one.points[1] > start and (one.lent or one.key != key)
        ),
        None,
    )
