"""Until when somebody works after notice was given (§ 622 BGB); the figures stand in resources/hr/notice.json."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Mapping
from typing import Any

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.dated import figures_on
from app.core.dates import ONE_DAY, add_months, month_end
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.core.paths import resources

PROBATION, BASIC, TENURE = "probation", "basic", "tenure"
YEAR = 12  # months
WORDS = {
    PROBATION: N_("Received on {given}, within the probation: {count} days, so until {until} (§ 622 (3) BGB)."),
    BASIC: N_("Received on {given}: {count} days to the fifteenth or the end of a month, so until {until} (§ 622 (1) BGB)."),
    TENURE: N_("Received on {given}, after {years} full years: {count} months to the end of a month, so until {until} (§ 622 (2) BGB)."),
}  # fmt: skip
ONE_MONTH = N_("Received on {given}, after {years} full years: one month to the end of a month, so until {until} (§ 622 (2) BGB).")  # fmt: skip


@functools.cache
def _rows() -> Any:
    return json.loads((resources() / "hr" / "notice.json").read_text(encoding="utf-8"))["rows"]


def figures(day: datetime.date) -> Mapping[str, Any]:
    """Return the figures that hold on a day; before the first, those of the first."""
    return figures_on(_rows(), day)


@dataclass(frozen=True)
class Notice:
    """The last day after a notice, by which rule, after how many full years, and how many days or months that is."""

    given: datetime.date
    until: datetime.date
    rule: str
    years: int
    count: int

    @property
    def words(self) -> Message:
        """The reckoning in a sentence."""
        template = ONE_MONTH if self.rule == TENURE and self.count == 1 else WORDS[self.rule]
        return Message(
            template,
            {
                "given": formats.day(self.given),
                "until": formats.day(self.until),
                "years": self.years,
                "count": self.count,
            },
        )


def full_years(entry: datetime.date, day: datetime.date) -> int:
    """Return for how many full years somebody was employed when a day began; 0 before the first day."""
    years = max(day.year - entry.year, 0)
    return years - 1 if years and add_months(entry, YEAR * years) > day else years


def reckon(
    given: datetime.date,
    entry: datetime.date,
    *,
    by_employer: bool,
    probation_until: datetime.date | None = None,
) -> Notice:
    """Return until when somebody works to whom, or who, gave notice; given is the day on which the other side received it.

    The day of receipt itself does not count (§ 187 (1) BGB). Longer periods by years hold for the employer alone
    (§ 622 (2) BGB). A probation counts for six months at most. What a contract says beside the law is not reckoned.
    """
    law, years = figures(given), full_years(entry, given)
    if probation_until is not None:
        last = min(probation_until, add_months(entry, int(law["probation_months"])) - ONE_DAY)
        if given <= last:
            count = int(law["probation_days"])
            return Notice(given, given + count * ONE_DAY, PROBATION, years, count)
    if by_employer:
        months = max((one for least, one in law["employer"] if years >= least), default=0)
        if months:
            return Notice(given, month_end(add_months(given, months)), TENURE, years, months)
    count = int(law["basic_days"])
    earliest = given + count * ONE_DAY
    middle = earliest.replace(day=int(law["middle_day"]))
    return Notice(given, middle if earliest <= middle else month_end(earliest), BASIC, years, count)


def check_given(
    given: datetime.date | None, entry: datetime.date | None
) -> tuple[datetime.date, datetime.date]:
    """Return the day of receipt and the first day; raises Invalid, naming the field, where one is missing."""
    if given is None:
        raise Invalid(N_("Enter the day on which the notice was received."), field="given")
    if entry is None:
        raise Invalid(N_("Enter the first day first."), field="person")
    return given, entry
