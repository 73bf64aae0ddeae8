"""Target hours: the hours of each weekday as typed, public holidays of a site, and the target of a person on any day."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, easter, holidays
from app.core.errors import Invalid
from app.core.messages import N_, Text
from app.core.times import hours_typed

FREE = "–"
MOST = 24 * 60
MOST_WEEKS = 8  # in turn
_SAME = re.compile(r"([1-7])\s*[x×*]\s*(\S+)")
CORPUS_CHRISTI = Text("Fronleichnam", "Corpus Christi")
ASSUMPTION = Text("Mariä Himmelfahrt", "Assumption Day")
PEACE = Text("Augsburger Friedensfest", "Augsburg Peace Festival")

Week = tuple[int, ...]


def read_week(text: str) -> Week:
    """Return the minutes of Monday to Sunday from '8 8 8 8 6.5', '7:42 7:42 – 7:42 7:42' or '5x8'; raises Invalid.

    Days that are left out at the end are free; 0 and – stand for a free day.
    """
    clean = text.strip()
    same = _SAME.fullmatch(clean)
    parts = [same[2]] * int(same[1]) if same else clean.split()
    if not parts or len(parts) > 7:
        raise Invalid(N_("Enter the hours from Monday on, such as 8 8 8 8 6.5 or 5x8."), field="week")
    week = [_minutes(part) for part in parts]
    return (*week, *(0,) * (7 - len(week)))


def read_weeks(text: str) -> tuple[Week, ...]:
    """Return the weeks that hold in turn, parted by strokes: '8 8 8 8 8 / 8 8 8'; one for the same week all the time. Raises Invalid."""
    parts = text.split("/")
    if len(parts) > MOST_WEEKS:
        raise Invalid(N_("At most {count} weeks hold in turn."), field="week", count=MOST_WEEKS)
    return tuple(read_week(part) for part in parts)


def _minutes(part: str) -> int:
    if part in (FREE, "-", "0"):
        return 0
    minutes = hours_typed(part)
    if minutes is None:
        raise Invalid(N_("{text} are no hours; write 8, 7:30 or 7.5."), field="week", text=part)
    if minutes > MOST:
        raise Invalid(N_("A day has 24 hours."), field="week")
    return minutes


def round_half_up(number: int, by: int) -> int:
    """Return a whole number divided by another one, a half rounded up."""
    return (2 * number + by) // (2 * by)


def duration(minutes: int) -> str:
    """Write minutes as hours: 7:30."""
    return f"{minutes // 60}:{minutes % 60:02}"


def week_words(week: Sequence[int]) -> str:
    """Return the hours of a week as they are kept: 8:00 8:00 8:00 8:00 6:30 – –."""
    return " ".join(duration(minutes) if minutes else FREE for minutes in week)


def weeks_words(weeks: Sequence[Week]) -> str:
    """Return weeks in turn as they are kept, parted by strokes."""
    return " / ".join(week_words(week) for week in weeks)


def kept_weeks(text: str) -> str:
    """Return hours of weeks as they are kept, whatever way they were typed in; raises Invalid."""
    return weeks_words(read_weeks(text))


def week_days(weeks: Sequence[Week]) -> Fraction:
    """Return on how many days a week there is a duty to work, on the average of the weeks in turn."""
    return Fraction(sum(1 for week in weeks for minutes in week if minutes), len(weeks))


def week_minutes(weeks: Sequence[Week]) -> int:
    """Return the minutes of a week on the average of the weeks in turn, half a minute up."""
    return round_half_up(sum(map(sum, weeks)), len(weeks))


@dataclass(frozen=True)
class Place:
    """What of a site decides on which days nobody works there."""

    land: str = ""
    assumption: bool = False
    corpus_christi: bool = False
    peace: bool = False
    eves: str = "work"


@functools.lru_cache(maxsize=512)
def free_days(year: int, place: Place) -> Mapping[datetime.date, Text]:
    """Return the public holidays of a year at a site: those of its Bundesland, and those of its municipality."""
    found = {one.day: one.name for one in holidays(year, place.land)}
    if place.corpus_christi:
        found.setdefault(easter(year) + 60 * ONE_DAY, CORPUS_CHRISTI)
    if place.assumption:
        found.setdefault(datetime.date(year, 8, 15), ASSUMPTION)
    if place.peace:
        found.setdefault(datetime.date(year, 8, 8), PEACE)
    return found


def is_eve(day: datetime.date) -> bool:
    """Say whether a day is 24 or 31 December."""
    return day.month == 12 and day.day in (24, 31)


@dataclass(frozen=True)
class WeekFrom:
    """The hours of a week from a day on; where weeks take turns, the ones after it, and the day in whose week the first one held.

    Without that day it is the first one of all.
    """

    since: datetime.date
    week: Week
    others: tuple[Week, ...] = ()
    begun: datetime.date | None = None

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks in turn."""
        return (self.week, *self.others)

    def on(self, day: datetime.date) -> Week:
        """Return the hours of the week in which a day lies; weeks begin on Monday."""
        if not self.others:
            return self.week
        begun = self.begun or self.since
        monday = begun - begun.weekday() * ONE_DAY
        return self.weeks[(day - monday).days // 7 % len(self.weeks)]


@dataclass(frozen=True)
class PlaceFrom:
    """Where somebody works from a day on."""

    since: datetime.date
    place: Place


@dataclass(frozen=True)
class Target:
    """What somebody is to work on a day: minutes, minutes were it no holiday or eve, and the holiday."""

    day: datetime.date
    minutes: int
    usual: int
    holiday: Text | None = None


@dataclass(frozen=True)
class Calendar:
    """The one calendar of target hours of a person: employment, weeks and places with the days from which they hold.

    weeks and places are in the order of their days. Before the first day, after the last one and before the first week nobody
    is to work.
    """

    entry: datetime.date | None
    leaving: datetime.date | None
    weeks: tuple[WeekFrom, ...]
    places: tuple[PlaceFrom, ...]
    fallback: Place = Place()

    def employed(self, day: datetime.date) -> bool:
        """Say whether there is employment on a day."""
        return (self.entry is None or self.entry <= day) and (self.leaving is None or day <= self.leaving)

    def week_on(self, day: datetime.date) -> Week:
        """Return the hours of the week in which a day lies, of those that hold in turn then; none before the first."""
        return next((one.on(day) for one in reversed(self.weeks) if one.since <= day), (0,) * 7)

    def weeks_on(self, day: datetime.date) -> tuple[Week, ...]:
        """Return all weeks that hold in turn on a day, none before the first."""
        return next((one.weeks for one in reversed(self.weeks) if one.since <= day), ((0,) * 7,))

    def place_on(self, day: datetime.date) -> Place:
        """Return the place that holds on a day."""
        return next((one.place for one in reversed(self.places) if one.since <= day), self.fallback)

    def holiday(self, day: datetime.date) -> Text | None:
        """Return the public holiday that a day is at the place that holds then, None for none."""
        return free_days(day.year, self.place_on(day)).get(day)

    def target(self, day: datetime.date) -> Target:
        """Return what is to be worked on a day: 0 on a public holiday, half or nothing on an eve where the site says so."""
        usual = self.week_on(day)[day.weekday()] if self.employed(day) else 0
        place = self.place_on(day)
        holiday = free_days(day.year, place).get(day)
        if holiday is not None:
            return Target(day, 0, usual, holiday)
        if is_eve(day) and place.eves != "work":
            return Target(day, usual // 2 if place.eves == "half" else 0, usual)
        return Target(day, usual, usual)

    def days(self, since: datetime.date, until: datetime.date) -> list[Target]:
        """Return the targets from a day until another, both included."""
        return [self.target(since + n * ONE_DAY) for n in range((until - since).days + 1)]
