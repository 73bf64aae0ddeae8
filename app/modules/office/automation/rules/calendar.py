"""When recurring jobs are due: each day, on working days, on a day of the week or of the month; what was missed is due once."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable

from app.core.dataclass import dataclass
from app.core.messages import N_

DAILY, WEEKDAYS, WEEKLY, MONTHLY = "daily", "weekdays", "weekly", "monthly"
RHYTHMS = {
    DAILY: N_("every day"),
    WEEKDAYS: N_("on working days"),
    WEEKLY: N_("once a week"),
    MONTHLY: N_("once a month"),
}
WEEKDAY_NAMES = {
    1: N_("Monday"),
    2: N_("Tuesday"),
    3: N_("Wednesday"),
    4: N_("Thursday"),
    5: N_("Friday"),
    6: N_("Saturday"),
    7: N_("Sunday"),
}
BACKUP, REPORT, EXPORT, IMPORT = "backup", "report", "export", "import"
KINDS = {
    BACKUP: N_("Backup"),
    REPORT: N_("Report as PDF"),
    EXPORT: N_("Export as a table"),
    IMPORT: N_("Take in documents from a folder"),
}
THIS_MONTH, LAST_MONTH, THIS_YEAR = "this_month", "last_month", "this_year"
SPANS = {
    LAST_MONTH: N_("the month before"),
    THIS_MONTH: N_("this month up to today"),
    THIS_YEAR: N_("this year up to today"),
}
RUNNING, DONE, FAILED = "running", "done", "failed"
OUTCOMES = {RUNNING: N_("under way"), DONE: N_("done"), FAILED: N_("failed")}
TONES = {RUNNING: "open", DONE: "good", FAILED: "bad"}
ONE_DAY = datetime.timedelta(days=1)
FARTHEST = 62  # days within which every rhythm has a day


@dataclass(frozen=True)
class Rhythm:
    """How often: for a week its day (1 is Monday), for a month its day, the last one where a month is shorter."""

    kind: str
    weekday: int = 1
    month_day: int = 1

    def is_on(self, day: datetime.date, working: Callable[[datetime.date], bool]) -> bool:
        """Say whether it is due on a day; working says which days are working days."""
        if self.kind == DAILY:
            return True
        if self.kind == WEEKDAYS:
            return working(day)
        if self.kind == WEEKLY:
            return day.isoweekday() == self.weekday
        return day.day == min(self.month_day, calendar.monthrange(day.year, day.month)[1])

    def newest(
        self, since: datetime.date, today: datetime.date, working: Callable[[datetime.date], bool]
    ) -> datetime.date | None:
        """Return the newest day from since to today on which it is due, None where there is none: what was missed before is left."""
        day = today
        while day >= since and (today - day).days <= FARTHEST:
            if self.is_on(day, working):
                return day
            day -= ONE_DAY
        return None

    def following(self, day: datetime.date, working: Callable[[datetime.date], bool]) -> datetime.date:
        """Return the first day after a day on which it is due."""
        after = day + ONE_DAY
        while not self.is_on(after, working):
            after += ONE_DAY
        return after


def span_of(kind: str, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return first and last day of what a report is about."""
    first = today.replace(day=1)
    if kind == THIS_YEAR:
        return first.replace(month=1), today
    if kind == THIS_MONTH:
        return first, today
    last = first - ONE_DAY
    return last.replace(day=1), last


@dataclass(frozen=True)
class JobDraft:
    """A recurring job as typed; keep is how many backups stay in the folder, 0 for all."""

    title: str = ""
    kind: str = BACKUP
    rhythm: str = DAILY
    weekday: int = 1
    month_day: int = 1
    folder: str = ""
    report: str = ""
    form: str = "xlsx"
    span: str = LAST_MONTH
    keep: int = 14
    active: bool = True
