"""Times as they are typed from paper: 0730-1615/30, several parts a day, over midnight, with cost centre; read and written."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.worktime.rules.clock import DAY, elapsed, length, time_of

_TIME = r"(\d{1,2}):?(\d{2})([AB]?)|(\d{1,2})([AB]?)"
_PART = re.compile(
    r"(?P<begin>\d{1,2}(?::?\d{2})?[AB]?)-(?P<end>\d{1,2}(?::?\d{2})?[AB]?)?"
    r"(?:/(?P<pauses>\d{1,3}(?:\+\d{1,3})*))?(?P<kind>[RD])?(?:@(?P<centre>[^\s@]{1,20}))?"
)
WORK, TRAVEL, CALL = "work", "travel", "call"
KINDS = {WORK: N_("Work"), TRAVEL: N_("Travel time"), CALL: N_("On-call duty at work")}
SIGNS = {"": WORK, "R": TRAVEL, "D": CALL}
LETTERS = {kind: sign for sign, kind in SIGNS.items()}
HOUR = 60
LONGEST = 36 * HOUR  # minutes after midnight at which a part of a day ends at the latest
MOST_PARTS = 12
FAR = 8 * HOUR  # a part after midnight that is further from the one before was written in the wrong order


@dataclass(frozen=True)
class Part:
    """A part of a day's work: minutes since midnight of its day from begin to end (None while it goes on), breaks in it in minutes."""

    begin: int
    end: int | None
    pauses: tuple[int, ...] = ()
    kind: str = WORK
    centre: str = ""

    @property
    def net(self) -> int:
        """Minutes of work without breaks, 0 while it goes on."""
        return 0 if self.end is None else self.end - self.begin - sum(self.pauses)


@dataclass(frozen=True)
class WorkDay:
    """The parts of the work that began on a day, in order."""

    day: datetime.date
    parts: tuple[Part, ...]

    @property
    def net(self) -> int:
        """Minutes of work without breaks."""
        return sum(part.net for part in self.parts)


def read_time(text: str) -> tuple[int, bool]:
    """Return a time of day in minutes (24:00 is 1440) and whether it is the second one, '2:30B'; raises Invalid."""
    found = re.fullmatch(_TIME, text.upper())
    if found is None:
        raise Invalid(N_("{text} is no time; write 0730 or 7:30."), field="times", text=text)
    hours, minutes = int(found[1] or found[4]), int(found[2] or 0)
    if minutes > 59 or hours * 60 + minutes > DAY:
        raise Invalid(N_("{text} is no time; write 0730 or 7:30."), field="times", text=text)
    return hours * 60 + minutes, (found[3] or found[5] or "") == "B"


def read_entry(day: datetime.date, text: str) -> tuple[Part, ...]:
    """Return the parts of a day as typed; raises Invalid at the field `times`.

    '0730-1615/30' has a break of 30 minutes, '0730-1200 1230-1615' one between its parts, '/15+15' two; an end before its
    begin is on the next day; '0730-' goes on. R stands for travel time, D for on-call duty at work, '@4711' for a cost
    centre; in the repeated hour of autumn '230A' is the first and '230B' the second. Empty is no work.
    """
    clean = re.sub(r"\s*([-–—/+@])\s*", r"\1", text.strip().upper()).replace("–", "-").replace("—", "-")
    found: list[Part] = []
    for word in re.split(r"[\s,;]+", clean):
        if not word:
            continue
        one = _PART.fullmatch(word)
        if one is None:
            raise Invalid(N_("{text} can't be read; write 0730-1615/30."), field="times", text=word)
        found.append(_part(day, one, found[-1] if found else None))
    if len(found) > MOST_PARTS:
        raise Invalid(N_("At most {limit} parts a day."), field="times", limit=MOST_PARTS)
    return check_parts(found)


def _part(day: datetime.date, one: re.Match[str], before: Part | None) -> Part:
    begin = _placed(day, one["begin"], before.end or before.begin if before is not None else 0)
    if before is not None and begin >= length(day) and begin - (before.end or before.begin) > FAR:
        raise Invalid(N_("Write the parts of a day in their order."), field="times")
    end = _placed(day, one["end"], begin + 1) if one["end"] else None
    pauses = tuple(int(pause) for pause in (one["pauses"] or "").split("+") if pause and int(pause))
    return Part(begin, end, pauses, SIGNS[one["kind"] or ""], one["centre"] or "")


def _placed(day: datetime.date, text: str, earliest: int) -> int:
    """Return the minutes of a time of day that is not before another one: of the next day where this one's is gone."""
    time, second = read_time(text)
    if second and length(day) <= DAY < length(day + ONE_DAY):
        return length(day) + elapsed(day + ONE_DAY, time, second)
    if (
        length(day) < DAY and earliest > 2 * HOUR and 2 * HOUR <= time < 3 * HOUR
    ):  # only the next day has this time
        return length(day) + elapsed(day + ONE_DAY, time)
    here = elapsed(day, time, second)
    if here < earliest <= last_moment(day, time):
        return last_moment(day, time)
    return here if here >= earliest else length(day) + elapsed(day + ONE_DAY, time)


def last_moment(day: datetime.date, time: int) -> int:
    """Return the second moment of a time of day that comes twice, the only one of any other."""
    first = elapsed(day, time)
    if time == DAY or first == 0 or length(day) == DAY or time_of(day, first + HOUR)[0] != time:
        return first
    return first + HOUR


def check_parts(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return parts in order; raises Invalid where they overlap, go on before others, are too long, or hold more break than time."""
    ordered = tuple(sorted(parts, key=lambda part: part.begin))
    for place, part in enumerate(ordered):
        if part.end is None and place + 1 < len(ordered):
            raise Invalid(N_("Only the last part of a day may go on."), field="times")
        if part.end is None:
            continue
        if part.end > LONGEST:
            raise Invalid(
                N_("Work that begins on a day ends at noon of the next one at the latest."), field="times"
            )
        if part.net <= 0:
            raise Invalid(N_("The breaks are longer than the time."), field="times")
        if place + 1 < len(ordered) and ordered[place + 1].begin < part.end:
            raise Invalid(N_("Two parts overlap."), field="times")
    return ordered


def write_time(day: datetime.date, minutes: int) -> str:
    """Write the time of day after so many minutes: 07:30, in the repeated hour 02:30A or 02:30B."""
    time, second = time_of(day, minutes)
    at, left = day, minutes
    while left >= length(at):
        left -= length(at)
        at += ONE_DAY
    mark = ""
    if last_moment(at, time) != elapsed(at, time):
        mark = "B" if second else "A"
    return f"{time // 60:02}:{time % 60:02}{mark}"


def write_entry(day: datetime.date, parts: Sequence[Part]) -> str:
    """Write the parts of a day as they are typed: 07:30-16:15/30."""
    return " ".join(_written(day, part) for part in parts)


def _written(day: datetime.date, part: Part) -> str:
    end = "" if part.end is None else write_time(day, part.end)
    if end == "00:00":
        end = "24:00"
    pauses = f"/{'+'.join(map(str, part.pauses))}" if part.pauses else ""
    return f"{write_time(day, part.begin)}-{end}{pauses}{LETTERS[part.kind]}" + (
        f"@{part.centre}" if part.centre else ""
    )


def pauses_text(pauses: Sequence[int]) -> str:
    """Return breaks as they are kept: 15+15."""
    return "+".join(map(str, pauses))


@functools.lru_cache(maxsize=1024)
def pauses_of(text: str) -> tuple[int, ...]:
    """Return breaks from what is kept."""
    return tuple(int(pause) for pause in text.split("+") if pause)


def shifted(part: Part, minutes: int) -> Part:
    """Return a part as seen from the midnight so many minutes earlier."""
    return replace(part, begin=part.begin + minutes, end=None if part.end is None else part.end + minutes)


def net_minutes(begin: int, end: int, pauses: str) -> int:
    """Return the minutes of work without breaks of a part as it is kept."""
    return Part(begin, end, pauses_of(pauses)).net
