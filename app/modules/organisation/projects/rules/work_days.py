"""Working days in a row, to be counted and stepped over; days are ordinals, so that a plan of thousands of tasks is quick."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable

Works = Callable[[datetime.date], bool]
AT_ONCE = 100  # days that are asked for together
NEVER = 3 * 366  # days without work after which nobody waits any longer


class WorkDays:
    """The days on which somebody works, from a day on as far as they are needed.

    An evening is the ordinal of its day; a morning is the evening of the day before.
    """

    def __init__(self, works: Works, since: datetime.date) -> None:
        """Begin at a day; what lies before it is not reached."""
        self._works = works
        self._until = since.toordinal() - 1
        self._days: list[int] = []

    def _reach(self, day: int) -> None:
        """Know all days up to one."""
        while self._until < day:
            first = self._until + 1
            asked = range(first, first + AT_ONCE)
            self._days += [one for one in asked if self._works(datetime.date.fromordinal(one))]
            self._until += AT_ONCE

    def _has(self, place: int) -> int:
        """Return the place-th working day."""
        if 0 <= place < len(self._days):
            return self._days[place]
        begun = self._until
        while len(self._days) <= place:
            self._reach(self._until + 1)
            if self._until - max(begun, self._days[-1] if self._days else 0) > NEVER:
                raise ValueError("there is no working day for years")
        return self._days[max(place, 0)]

    def on_or_after(self, day: int) -> int:
        """Return the first working day that is not before a day."""
        if day > self._until:
            self._reach(day)
        return self._has(bisect_left(self._days, day))

    def on_or_before(self, day: int) -> int:
        """Return the last working day that is not after a day."""
        self._reach(day)
        return self._has(bisect_right(self._days, day) - 1)

    def step(self, day: int, count: int) -> int:
        """Return the working day that comes so many working days after (or, below zero, before) a working day."""
        if day > self._until:
            self._reach(day)
        return self._has(bisect_left(self._days, day) + count)

    def between(self, first: int, last: int) -> int:
        """Return how many working days lie between two days, both included."""
        self._reach(last)
        return max(0, bisect_right(self._days, last) - bisect_left(self._days, first))

    def distance(self, day: int, other: int) -> int:
        """Return how many working days another working day comes later, below zero where it is earlier."""
        self._reach(max(day, other))
        return bisect_left(self._days, other) - bisect_left(self._days, day)

    def shift(self, evening: int, lag: int) -> int:
        """Return the earliest evening by which so many working days passed; below zero the earliest one with no more still to come."""
        if lag == 0:
            return evening
        self._reach(evening)
        return self._has(bisect_right(self._days, evening) + lag - 1)

    def shift_back(self, evening: int, lag: int) -> int:
        """Return the latest evening from which shift() by a lag does not come later than an evening."""
        if lag == 0:
            return evening
        self._reach(evening)
        return self._has(bisect_right(self._days, evening) - lag) - 1
