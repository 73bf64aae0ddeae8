"""Days: short ways to type them, months, holidays by Bundesland and working days."""

from __future__ import annotations

import calendar
import datetime
import json
import re
from functools import lru_cache

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, Text
from app.core.paths import resources

EARLIEST, LATEST = datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)
ONE_DAY = datetime.timedelta(days=1)
CENTURY, AHEAD = 100, 40  # years


def computers_day() -> datetime.date:
    """Return the local day of this computer, where there is no office whose clock could be asked."""
    return utc_now().astimezone().date()


def utc_now() -> datetime.datetime:
    """Return this moment in UTC."""
    return datetime.datetime.now(datetime.UTC)


def read_iso(text: str) -> datetime.date:
    """Read '2026-11-23' or '23.11.2026'; raises Invalid for what is no day between 1900 and 2199."""
    clean = text.strip()
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", clean):
            found = datetime.date.fromisoformat(clean)
        elif match := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", clean):
            found = datetime.date(int(match[3]), int(match[2]), int(match[1]))
        else:
            raise Invalid(N_("{text} is not a day; write 2026-11-23 or 23.11.2026."), text=text)
    except ValueError as error:
        raise Invalid(N_("There is no {text} in the calendar."), text=text) from error
    return bounded(found)


def bounded(found: datetime.date) -> datetime.date:
    """Return the day, or raise Invalid where its year can only be a typing error."""
    if not EARLIEST <= found <= LATEST:
        raise Invalid(N_("The year {year} is outside 1900 to 2199."), year=str(found.year))
    return found


def read_typed(
    text: str, today: datetime.date, within: tuple[datetime.date, datetime.date] | None = None
) -> datetime.date:
    """Read a day as a clerk types it: 3, 0312, 031226, 03122026, 3.12., +7, -1, h (heute) or t (today).

    Missing parts come from today, or from the last day of `within` that fits
    (the period of a stack). A year of two digits lies at most 40 years ahead: 140385
    is a date of birth. Raises Invalid for what is no day.
    """
    clean = text.strip().lower()
    if clean in ("h", "t"):
        return today
    if re.fullmatch(r"[+-]\d{1,4}", clean):
        return bounded(today + datetime.timedelta(days=int(clean)))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", clean):
        return read_iso(clean)
    parts = _parts(clean)
    if not parts:
        raise Invalid(N_("{text} is not a day; type 3, 0312 or 031226."), text=text)
    base = min(max(today, within[0]), within[1]) if within else today
    day, month, year = (*parts, *(0,) * (3 - len(parts)))
    try:
        if year:
            return bounded(datetime.date(_whole_year(year, today), month, day))
        if month and within:
            return next(
                (
                    c
                    for c in (datetime.date(y, month, day) for y in (within[0].year, within[1].year))
                    if within[0] <= c <= within[1]
                ),
                datetime.date(base.year, month, day),
            )
        return datetime.date(base.year, month or base.month, day)
    except ValueError as error:
        raise Invalid(N_("There is no {text} in the calendar."), text=text) from error


def _whole_year(year: int, today: datetime.date) -> int:
    """Return a year of two digits with its century, another one as it is."""
    if year >= CENTURY:
        return year
    this = today.year - today.year % CENTURY + year
    return this - CENTURY if this > today.year + AHEAD else this


def _parts(clean: str) -> tuple[int, ...]:
    if clean.isdecimal() and clean.isascii():
        cuts = {1: (1,), 2: (2,), 3: (1, 3), 4: (2, 4), 6: (2, 4, 6), 8: (2, 4, 8)}.get(len(clean), ())
        starts = (0, *cuts[:-1])
        return tuple(int(clean[a:b]) for a, b in zip(starts, cuts, strict=False))
    if re.fullmatch(r"\d{1,2}([./-]\d{1,2}){1,2}[.]?|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}\.", clean):
        return tuple(int(part) for part in re.split(r"[./-]", clean) if part)
    return ()


def month_start(day: datetime.date) -> datetime.date:
    """Return the first day of the month."""
    return day.replace(day=1)


def month_end(day: datetime.date) -> datetime.date:
    """Return the last day of the month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day some months on, or the month's last day where it is shorter (§ 188 (3) BGB)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def year_before(day: datetime.date) -> datetime.date:
    """Return the same day one year earlier; the end of February stays the end of February, so that a span loses no day."""
    if day.month == 2 and (day + ONE_DAY).month == 3:
        return day.replace(year=day.year - 1, month=3, day=1) - ONE_DAY
    return add_months(day, -12)


def easter(year: int) -> datetime.date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = c // 4, c % 4
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


@dataclass(frozen=True)
class Holiday:
    """A public holiday and its name."""

    day: datetime.date
    name: Text


@lru_cache(maxsize=256)
def holidays(year: int, land: str = "") -> tuple[Holiday, ...]:
    """Return the public holidays of a year: the nationwide ones, and those of a Bundesland by its code ('BY', 'HH')."""
    found = []
    for row in json.loads((resources() / "law" / "holidays.json").read_text(encoding="utf-8"))["holidays"]:
        applies = not row["lands"] or land in row["lands"]
        if not applies or year < row.get("from", 0) or year > row.get("until", 9999):
            continue
        found.append(Holiday(_when(row, year), Text(row["de"], row["en"])))
    return tuple(sorted(found, key=lambda holiday: holiday.day))


def _when(row: dict[str, object], year: int) -> datetime.date:
    if "easter" in row:
        return easter(year) + datetime.timedelta(days=int(str(row["easter"])))
    if "before" in row:  # the Wednesday before 23 November
        end = datetime.date(year, 11, 22)
        return end - datetime.timedelta(days=(end.weekday() - 2) % 7)
    month, day = (int(part) for part in str(row["date"]).split("-"))
    return datetime.date(year, month, day)


def is_working_day(day: datetime.date, land: str = "") -> bool:
    """Say whether a day is neither Saturday, Sunday nor a public holiday."""
    return day.weekday() < 5 and all(holiday.day != day for holiday in holidays(day.year, land))


def working_days_on(day: datetime.date, count: int, land: str = "") -> datetime.date:
    """Return the working day that comes so many working days after a day, or before it below zero; 0 is the day itself."""
    step = ONE_DAY if count > 0 else -ONE_DAY
    for _number in range(abs(count)):
        day += step
        while not is_working_day(day, land):
            day += step
    return day


def working_day_until(day: datetime.date, land: str = "") -> datetime.date:
    """Return a day, or the working day before it where it is none."""
    while not is_working_day(day, land):
        day -= ONE_DAY
    return day


def next_working_day(day: datetime.date, land: str = "") -> datetime.date:
    """Return the day itself or the first working day after it (§ 193 BGB, § 108 (3) AO)."""
    while not is_working_day(day, land):
        day += ONE_DAY
    return day
