"""The days of stock-taking by § 241 HGB: when a shifted count may be, how it is rolled to the balance sheet day, what a permanent one still lacks."""

from __future__ import annotations

import calendar
import datetime
import functools
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.paths import resources
from app.modules.inventory.counting.rules.words import SHIFTED, WAYS


@functools.cache
def _bounds() -> dict[str, Any]:
    """Return the bounds of the law (resources/law/inventory.toml)."""
    return tomllib.loads((resources() / "law" / "inventory.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Span:
    """Days from one to another, both included."""

    first: datetime.date
    last: datetime.date

    def holds(self, day: datetime.date) -> bool:
        """Say whether a day is inside."""
        return self.first <= day <= self.last


def window(key_day: datetime.date) -> Span:
    """Return the days on which a shifted count may be: the last three months before and the first two after the balance sheet day (§ 241 (3) no. 1 HGB)."""
    before, after = _bounds()["shifted"]["months_before"], _bounds()["shifted"]["months_after"]
    first = _shift(key_day, -before) + datetime.timedelta(days=1)
    return Span(first, _shift(key_day, after))


def _shift(day: datetime.date, months: int) -> datetime.date:
    """Return the day some months on; the end of a month stays one."""
    found = add_months(day, months)
    last = calendar.monthrange(found.year, found.month)[1]
    return found.replace(day=last) if (day + datetime.timedelta(days=1)).day == 1 else found


def check_days(way: str, day: datetime.date, key_day: datetime.date | None) -> None:
    """Raise Invalid where a count of this way may not be on a day."""
    if way not in WAYS:
        raise Invalid(N_("Choose one of the values offered."), field="way")
    if way != SHIFTED:
        return
    if key_day is None:
        raise Invalid(N_("Enter the balance sheet day to which the count is rolled."), field="key_day")
    allowed = window(key_day)
    if not allowed.holds(day):
        words = N_("A shifted count lies between {first} and {last} (§ 241 (3) HGB); choose such a day.")
        raise Invalid(words, field="day", first=allowed.first, last=allowed.last)


def rolled(counted: int, came: int, went: int, before: bool) -> int:
    """Return what was there on the balance sheet day, of quantities or cents (§ 241 (3) no. 2 HGB).

    What moved between both days is added forward where the count was before that day, and taken back where it was after.
    """
    return counted + came - went if before else counted - came + went


def posting_day(way: str, counted_on: datetime.date, key_day: datetime.date | None) -> datetime.date:
    """Return the day on which a difference is booked: when it was counted, but never after the balance sheet day of a shifted count.

    So the stock of the balance sheet day is what was counted, rolled there by the moves in between.
    """
    if way == SHIFTED and key_day is not None and counted_on > key_day:
        return key_day
    return counted_on


def lacking(held: Iterable[int], counted_on: Mapping[int, datetime.date], year: Span) -> list[int]:
    """Return the articles that a permanent count did not reach in a fiscal year: each must be counted once in it (§ 241 (2) HGB)."""
    return [one for one in held if one not in counted_on or not year.holds(counted_on[one])]


def due(abc: str, last: datetime.date | None, today: datetime.date) -> bool:
    """Say whether an article is to be counted again by the months of its class; one that never was is."""
    months = _bounds()["cycle"][abc or "C"]
    return last is None or add_months(last, months) <= today
