"""Coming and going put together to parts of days, as terminals tell them; and what a profile says of a file."""

from __future__ import annotations

import datetime
import functools
import tomllib
from collections.abc import Iterable, Mapping, Sequence

from app.core.dataclass import dataclass, field
from app.core.dates import ONE_DAY
from app.core.messages import Text
from app.core.paths import resources
from app.modules.hr.worktime.rules.clock import elapsed, length
from app.modules.hr.worktime.rules.entries import LONGEST, Part, last_moment

COME, GO, TURN = "in", "out", ""


@dataclass(frozen=True)
class Profile:
    """How a file of times is read; see resources/hr/time_files.toml."""

    key: str
    title: Text
    kind: str
    header: bool
    fields: tuple[str, ...] = ()
    cuts: tuple[tuple[int, int], ...] = ()
    signs: Mapping[str, str] = field(default_factory=dict)


@functools.cache
def profiles() -> dict[str, Profile]:
    """Return the profiles by their keys."""
    data = tomllib.loads((resources() / "hr" / "time_files.toml").read_text(encoding="utf-8"))
    return {
        one["key"]: Profile(
            one["key"],
            Text(one["title"]["de"], one["title"]["en"]),
            one["kind"],
            one["header"],
            tuple(one.get("fields", ())),
            cuts=tuple((first, last) for first, last in one.get("cuts", ())),
            signs={mark: sign for sign, marks in one.get("signs", {}).items() for mark in marks},
        )
        for one in data["profile"]
    }


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody comes or goes, or turns where the terminal does not say: line of the file, day, time of day, sign."""

    line: int
    day: datetime.date
    time: int
    sign: str = TURN


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of a day with the line of the file that begins it."""

    line: int
    day: datetime.date
    part: Part


def pair(
    events: Iterable[Event], opened: tuple[datetime.date, int] | None = None
) -> tuple[list[Placed], list[Event], Placed | None]:
    """Return the parts that the events of a person make, those without a partner, and what goes on at the end.

    opened is what went on before the first event; where it ends, its part has the line of its end. Coming twice leaves the
    first one without a partner, as what nobody ended within 36 hours of its midnight.
    """
    found: list[Placed] = []
    alone: list[Event] = []
    now: Event | None = None
    begin = 0
    if opened is not None:
        now, begin = Event(0, opened[0], 0, COME), opened[1]
    for event in sorted(events, key=lambda one: (one.day, one.time, one.line)):
        end = _end(now, begin, event) if now is not None else None
        comes = event.sign == COME or (event.sign == TURN and end is None)
        if comes:
            if now is not None:
                alone.append(now)
            now, begin = event, elapsed(event.day, event.time)
        elif now is None or end is None:
            alone.append(event)
        else:
            if end > begin:
                found.append(Placed(now.line or event.line, now.day, Part(begin, end)))
            now = None
    last = Placed(now.line, now.day, Part(begin, None)) if now is not None else None
    return found, alone, last


def _end(come: Event, begin: int, event: Event) -> int | None:
    """Return the minutes of an end since the midnight of its coming, None where it is too late for it."""
    if event.day == come.day:
        here = elapsed(event.day, event.time)
        return here if here >= begin else last_moment(event.day, event.time)
    if event.day == come.day + ONE_DAY:
        end = length(come.day) + elapsed(event.day, event.time)
        return end if end <= LONGEST else None
    return None


def overlaps(new: Part, known: Sequence[Part]) -> bool:
    """Say whether a part meets others of its day."""
    end = new.end if new.end is not None else new.begin + 1
    return any(
        part.begin < end and new.begin < (part.end if part.end is not None else part.begin + 1)
        for part in known
    )
