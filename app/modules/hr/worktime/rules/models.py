"""How time is counted for somebody: models with core time, shifts in turn, limits of the balance; and what is typed of them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.times import hours_typed
from app.modules.hr.worktime.rules.clock import DAY, elapsed
from app.modules.hr.worktime.rules.entries import WorkDay, read_time
from app.modules.hr.worktime.rules.findings import Finding, found, hours

FIXED, FLEX, TRUST, SHIFT = "fixed", "flex", "trust", "shift"
MODELS = {
    FIXED: N_("fixed hours"),
    FLEX: N_("flextime"),
    SHIFT: N_("shifts"),
    TRUST: N_("trust-based, no balance"),
}
CARRY, PAY, LAPSE = "carry", "pay", "lapse"
OVER = {CARRY: N_("stays"), PAY: N_("is paid out"), LAPSE: N_("lapses")}
OPENING, CORRECTION, PAYOUT = "opening", "correct", "payout"
BOOKINGS = {OPENING: N_("Opening balance"), CORRECTION: N_("Correction"), PAYOUT: N_("Paid out")}
HOUR = 10_000  # hours are kept in ten-thousandths
FREE = "-"
_SPAN = re.compile(r"\s*(\S+?)\s*[-–]\s*(\S+?)\s*")


@dataclass(frozen=True)
class ModelDraft:
    """A model as typed: core time '9:00-15:00', shifts in turn 'F F F F F - - / S S S S S - -', limits in ten-thousandths of hours."""

    name: str = ""
    kind: str = FLEX
    core: str = ""
    rota: str = ""
    warn: int | None = None
    limit: int | None = None
    over: str = CARRY
    sundays: bool = False
    night: bool = False
    prompt: bool = False


@dataclass(frozen=True)
class ShiftDraft:
    """A shift as typed: its letters in plans, name, and times '0600-1400' with the minutes of its break."""

    code: str = ""
    name: str = ""
    times: str = ""
    pause: int = 30


@dataclass(frozen=True)
class ModelFrom:
    """The model that holds for somebody from a day on."""

    since: datetime.date
    model: int


@dataclass(frozen=True)
class RuleDraft:
    """From which day which model holds for whom, as typed."""

    person: int | None
    since: datetime.date | None = None
    model: int | None = None


@dataclass(frozen=True)
class BookingDraft:
    """Minutes that come into a balance by hand, as typed, with the reason."""

    person: int | None
    day: datetime.date | None = None
    kind: str = CORRECTION
    minutes: int = 0
    reason: str = ""


def minutes_of(hours_: int | None) -> int | None:
    """Return hours in ten-thousandths as minutes."""
    return None if hours_ is None else (hours_ * 60 + HOUR // 2) // HOUR


def read_span(text: str, field: str) -> tuple[int, int]:
    """Return times of day such as '9:00-15:00' in minutes; an end before the begin is on the next day. Raises Invalid."""
    one = _SPAN.fullmatch(text)
    if one is None:
        raise Invalid(N_("Write times such as 9:00-15:00."), field=field)
    try:
        begin, end = read_time(one[1])[0], read_time(one[2])[0]
    except Invalid as error:
        raise Invalid(error.message.template, field=field, **error.message.values) from error
    return begin, end if end > begin else end + DAY


def write_span(span: tuple[int, int]) -> str:
    """Write times of day: 9:00-15:00."""
    return "-".join(hours(minutes if minutes <= DAY else minutes - DAY) for minutes in span)


MOST_HOURS = 10_000  # of a correction or a balance that is brought in


def read_minutes(text: str, field: str = "minutes") -> int:
    """Return minutes from '7:42', '-1:30' or '1,5' (hours); raises Invalid."""
    clean = text.strip().replace("\u2212", "-")
    sign = clean[:1] if clean[:1] in ("+", "-") else ""
    minutes = hours_typed(clean.removeprefix(sign))
    if minutes is None or minutes >= MOST_HOURS * 60:
        raise Invalid(N_("{text} are no hours; write 8, 7:30 or -1:15."), field=field, text=text)
    return -minutes if sign == "-" else minutes


@dataclass(frozen=True)
class Model:
    """A model as it is counted with: core time and limits in minutes, the weeks of its shifts."""

    key: int
    name: str
    kind: str = FLEX
    core: tuple[int, int] | None = None
    weeks: tuple[tuple[str, ...], ...] = ()
    warn: int | None = None
    limit: int | None = None
    over: str = CARRY
    sundays: bool = False
    night: bool = False
    prompt: bool = False

    @property
    def counts(self) -> bool:
        """Whether there is a balance."""
        return self.kind != TRUST


def read_rota(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the shifts of each week in turn, seven days each, from 'F F F F F - - / S S S S S - -'; raises Invalid.

    Days left out at the end of a week are free.
    """
    weeks = []
    for part in text.upper().replace("–", FREE).split("/"):
        days = part.split()
        if not days or len(days) > 7:
            raise Invalid(
                N_("Write the shifts of each week from Monday on, such as F F F F F / S S S S S."),
                field="rota",
            )
        weeks.append((*days, *(FREE,) * (7 - len(days))))
    return tuple(weeks)


def shift_on(weeks: Sequence[Sequence[str]], since: datetime.date, day: datetime.date) -> str:
    """Return the letters of the shift of a day, '' for none; the first week is the one in which the model begins."""
    if not weeks:
        return ""
    monday = since - since.weekday() * ONE_DAY
    week = weeks[(day - monday).days // 7 % len(weeks)]
    return "" if week[day.weekday()] == FREE else week[day.weekday()]


def off_plan(model: Model, since: datetime.date, day: datetime.date, usual: int) -> bool:
    """Say whether the plan of shifts has another day off than the week of the contract (usual minutes of the day): the target follows the contract."""
    if model.kind != SHIFT or not model.weeks:
        return False
    return bool(shift_on(model.weeks, since, day)) != bool(usual)


def kept_times(
    work: WorkDay, model: Model, since: datetime.date, shifts: Mapping[str, tuple[int, int]]
) -> Finding | None:
    """Return what of core time or shift a day of work did not keep, None where it did or nothing is asked."""
    span, rule = model.core if model.kind == FLEX else None, "core"
    if model.kind == SHIFT:
        span, rule = shifts.get(shift_on(model.weeks, since, work.day)), "shift"
    ends = [part.end for part in work.parts if part.end is not None]
    if span is None or not ends or work.parts[-1].end is None:
        return None
    first, last = elapsed(work.day, span[0] % DAY), span[1]
    last = elapsed(work.day, last) if last <= DAY else DAY + elapsed(work.day + ONE_DAY, last - DAY)
    if work.parts[0].begin <= first and max(ends) >= last:
        return None
    return found(rule, work.day, core=write_span(span))
