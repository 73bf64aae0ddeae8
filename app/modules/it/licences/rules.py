"""Whether the seats suffice, when notice must be given, and how long a contract that goes on by itself runs."""

from __future__ import annotations

import datetime
import tomllib
from functools import lru_cache

from app.core.dataclass import dataclass
from app.core.dates import add_months, working_day_until
from app.core.messages import N_
from app.core.paths import resources

KINDS = {"person": N_("for people"), "device": N_("for devices"), "site": N_("for the whole site")}
ONE_DAY = datetime.timedelta(days=1)


@lru_cache(maxsize=1)
def along() -> tuple[str, ...]:
    """Return the words in names of what comes along with a program and needs no licence."""
    return tuple(tomllib.loads((resources() / "it" / "programs.toml").read_text(encoding="utf-8"))["along"])


@dataclass(frozen=True)
class LicenceDraft:
    """A licence as typed; key None leaves the one that is kept, '' takes it away."""

    name: str
    seats: int = 1
    kind: str = "person"
    publisher: str = ""
    program: str = ""
    key: str | None = None
    purchased: datetime.date | None = None
    expires: datetime.date | None = None
    notice_days: int = 0
    cost: int | None = None
    supplier: int | None = None
    order_no: str = ""
    notes: str = ""


@dataclass(frozen=True)
class ContractDraft:
    """A contract as typed."""

    title: str
    start: datetime.date
    number: str = ""
    partner: int | None = None
    until: datetime.date | None = None
    notice_days: int = 0
    renews: int = 0
    period: int = 12
    cost: int | None = None
    cancelled: datetime.date | None = None
    notes: str = ""


def notice_day(end: datetime.date | None, days: int, land: str = "") -> datetime.date | None:
    """Return the last day to give notice: so many days before the end, the working day before where it is none."""
    if end is None:
        return None
    return working_day_until(end - datetime.timedelta(days=days), land)


@dataclass(frozen=True)
class Terms:
    """What decides how long a contract runs: from, until (None: open), months by which it goes on (0: it ends), days of notice, and its end once cancelled."""

    start: datetime.date
    until: datetime.date | None
    renews: int
    notice_days: int
    cancelled: datetime.date | None = None


def runs_until(terms: Terms, today: datetime.date) -> datetime.date | None:
    """Return until when a contract runs now: each time its notice is missed it goes on by its months; a cancelled one ends.

    Terms of whole months are counted from the first day, so that one that ends with a month always does (§ 188 (2), (3) BGB).
    """
    if terms.until is None or not terms.renews or terms.cancelled is not None:
        return terms.cancelled or terms.until
    until, start = terms.until, terms.start
    months = (until.year - start.year) * 12 + until.month - start.month
    whole = next((n for n in (months, months + 1) if _term_end(start, n) == until), None)
    end, step = until, 0
    while end - datetime.timedelta(days=terms.notice_days) < today:
        step += terms.renews
        end = add_months(until, step) if whole is None else _term_end(start, whole + step)
    return end


def _term_end(start: datetime.date, months: int) -> datetime.date:
    """Return the last day of a term of months that begins on a day (§ 188 (2), (3) BGB)."""
    after = add_months(start, months)
    return after - ONE_DAY if after.day == start.day else after


@dataclass(frozen=True)
class Balance:
    """Seats bought, given, and used where agents found the program; open is what may still be given, short what is missing."""

    bought: int
    given: int
    installed: int
    site: bool = False

    @property
    def open(self) -> int:
        """Seats that may still be given; the licence of a site has as many as are used."""
        return 0 if self.site else self.bought - max(self.given, self.installed)

    @property
    def short(self) -> int:
        """Seats that are missing."""
        return max(0, -self.open)
