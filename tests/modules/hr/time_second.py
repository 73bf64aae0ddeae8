"""A second reckoning of working time, minute by minute on the wall clock, that shares nothing with the first but the typed text."""

from __future__ import annotations

import datetime
import functools
import re
from collections import Counter
from zoneinfo import ZoneInfo

from app.core.dates import holidays

ZONE = ZoneInfo("Europe/Berlin")
MINUTE = datetime.timedelta(minutes=1)
UTC = datetime.UTC


def _moment(day: datetime.date, text: str, after: datetime.datetime | None) -> datetime.datetime:
    """Return the first moment that is called so and lies after another one."""
    hours, minutes = int(text[:2]), int(text[2:4])
    for n in range(3):
        wanted = day + datetime.timedelta(days=n + hours // 24)
        for fold in (0, 1):
            local = datetime.datetime.combine(wanted, datetime.time(hours % 24, minutes), ZONE).replace(
                fold=fold
            )
            if text[4:] == "B" and local.utcoffset() == local.replace(fold=0).utcoffset():
                continue
            moment = local.astimezone(UTC)
            if after is None or moment > after:
                return moment
    raise AssertionError(text)


@functools.cache
def worked(day: datetime.date, text: str) -> list[datetime.datetime]:
    """Return every minute of work as its beginning: breaks without a place lie in the middle of their part."""
    found: list[datetime.datetime] = []
    after: datetime.datetime | None = None
    for word in text.split():
        begin, end, pauses = re.fullmatch(r"(\d{4}[AB]?)-(\d{4}[AB]?)(?:/([\d+]+))?[RB]?", word).groups()  # type: ignore[union-attr]
        first = _moment(day, begin, after - MINUTE if after else None)
        last = _moment(day, end, first)
        whole = [first + n * MINUTE for n in range(int((last - first) / MINUTE))]
        gone = sum(map(int, pauses.split("+"))) if pauses else 0
        at = (len(whole) - gone) // 2
        found += whole[:at] + whole[at + gone :]
        after = last
    return found


@functools.cache
def _holiday(day: datetime.date) -> bool:
    return any(one.day == day for one in holidays(day.year, "BE"))


def _class(local: datetime.datetime) -> str:
    if (local.month, local.day) in ((12, 25), (12, 26), (5, 1)) or (
        (local.month, local.day) == (12, 24) and local.hour >= 14
    ):
        return "high_holiday"
    if _holiday(local.date()) or ((local.month, local.day) == (12, 31) and local.hour >= 14):
        return "holiday"
    return "sunday" if local.isoweekday() == 7 else ""


ORDER = ("", "sunday", "holiday", "high_holiday")


def surcharges(day: datetime.date, text: str) -> dict[str, int]:
    """Return the minutes of each kind of surcharge, each minute asked by itself (§ 3b EStG)."""
    minutes = worked(day, text)
    begun = minutes[0].astimezone(ZONE)
    found: Counter[str] = Counter()
    for moment in minutes:
        local = moment.astimezone(ZONE)
        before = begun.date() < local.date()
        if local.hour >= 20 or 4 <= local.hour < 6:
            found["night"] += 1
        elif local.hour < 4:
            found["deep_night" if before else "night"] += 1
        kind = _class(local)
        if local.hour < 4 and before:
            evening = datetime.datetime.combine(local.date(), datetime.time(), ZONE) - datetime.timedelta(
                minutes=1
            )
            kind = max(kind, _class(evening), key=ORDER.index)
        if kind:
            found[kind] += 1
    return dict(found)


def longest(parts: list[tuple[int, tuple[int, ...]]], gaps: list[int], limit: int) -> bool:
    """Say whether the breaks of a day can lie so that nobody works longer than a limit in one piece: every place is tried, by quarters."""

    @functools.cache
    def fits(place: int, left: int, pauses: int, run: int) -> bool:
        """Walk from part to part: minutes left of this one, breaks left in it, minutes since the last break."""
        if run > limit:
            return False
        if not left and not pauses:
            if place + 1 == len(parts):
                return True
            after = 0 if gaps[place] >= 15 else run
            net, inner = parts[place + 1]
            return fits(place + 1, net, sum(pause >= 15 for pause in inner), after)
        if pauses and fits(place, left, pauses - 1, 0):
            return True
        step = min(left, 15) if left else 0
        return bool(step) and fits(place, left - step, pauses, run + step)

    net, inner = parts[0]
    return fits(0, net, sum(pause >= 15 for pause in inner), 0)
