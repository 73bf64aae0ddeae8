"""Series and meetings: rhythms, parts that people have, states, and what is typed of each."""

from __future__ import annotations

import calendar
import datetime
import re

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.states import Machine
from app.modules.organisation.meetings.rules.votes import SIMPLE

ONCE, WEEK, FORTNIGHT, MONTH, QUARTER, YEAR = "once", "week", "fortnight", "month", "quarter", "year"
RHYTHMS = {
    ONCE: N_("once"),
    WEEK: N_("every week"),
    FORTNIGHT: N_("every two weeks"),
    MONTH: N_("every month, on the same weekday"),
    QUARTER: N_("every quarter, on the same weekday"),
    YEAR: N_("every year, on the same weekday"),
}
_WEEKS = {WEEK: 1, FORTNIGHT: 2}
_MONTHS = {MONTH: 1, QUARTER: 3, YEAR: 12}

CHAIR, MINUTES, MEMBER, GUEST = "chair", "minutes", "member", "guest"
PARTS = {
    CHAIR: N_("Chair"),
    MINUTES: N_("Keeps the minutes"),
    MEMBER: N_("Member"),
    GUEST: N_("Guest"),
}
INVITED, PRESENT, EXCUSED, ABSENT = "invited", "present", "excused", "absent"
ATTENDANCE = {
    INVITED: N_("invited"),
    PRESENT: N_("there"),
    EXCUSED: N_("excused"),
    ABSENT: N_("missing"),
}
INFO, TALK, DECIDE = "info", "talk", "decide"
ITEM_KINDS = {INFO: N_("Information"), TALK: N_("Discussion"), DECIDE: N_("Decision")}

PLANNED, CALLED, SESSION, REVIEW, APPROVED, CANCELLED = (
    "planned",
    "invited",
    "session",
    "review",
    "approved",
    "cancelled",
)
STATES = {
    PLANNED: N_("planned"),
    CALLED: N_("invited"),
    SESSION: N_("minutes are written"),
    REVIEW: N_("minutes wait for approval"),
    APPROVED: N_("minutes approved"),
    CANCELLED: N_("cancelled"),
}
STATE_TONES = {
    PLANNED: "quiet",
    CALLED: "open",
    SESSION: "warn",
    REVIEW: "warn",
    APPROVED: "good",
    CANCELLED: "quiet",
}
MACHINE = Machine(
    STATES,
    {
        "change": (frozenset({PLANNED, CALLED}), ""),
        "prepare": (frozenset({PLANNED, CALLED, SESSION}), ""),
        "invite": (frozenset({PLANNED, CALLED}), CALLED),
        "begin": (frozenset({PLANNED, CALLED}), SESSION),
        "write": (frozenset({SESSION}), SESSION),
        "finish": (frozenset({SESSION}), REVIEW),
        "approve": (frozenset({REVIEW}), APPROVED),
        "reject": (frozenset({REVIEW}), SESSION),
        "cancel": (frozenset({PLANNED, CALLED}), CANCELLED),
        "resume": (frozenset({CANCELLED}), PLANNED),
    },
)
ENDED = (APPROVED, CANCELLED)
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True)
class SeriesDraft:
    """A series of meetings, or a single one, as typed: at is the time of day as 14:30; project is where its actions go.

    Minutes of a closed one are not filed in the archive that others read.
    """

    title: str = ""
    rhythm: str = MONTH
    at: str = "10:00"
    minutes: int = 60
    place: str = ""
    project: int | None = None
    note: str = ""
    closed: bool = False


@dataclass(frozen=True)
class MemberDraft:
    """Somebody of a series: who works here (person), or a guest by name and mail; votes says whether they may vote."""

    series: int | None = None
    person: int | None = None
    name: str = ""
    mail: str = ""
    part: str = MEMBER
    votes: bool = True
    until: datetime.date | None = None


@dataclass(frozen=True)
class RuleDraft:
    """By which rules a series decides from a day on: share of those who may vote that must be there (basis points), and the majority."""

    series: int | None = None
    since: datetime.date | None = None
    quorum: int = 5000
    majority: str = SIMPLE


@dataclass(frozen=True)
class MeetingDraft:
    """A meeting of a series as typed; room is one that is reserved for it."""

    series: int | None = None
    day: datetime.date | None = None
    at: str = "10:00"
    minutes: int = 60
    place: str = ""
    room: int | None = None


@dataclass(frozen=True)
class ItemDraft:
    """An item of an agenda as typed; without a meeting it is a proposal for the next one of its series.

    internal keeps it, and what was said about it, out of what guests get.
    """

    series: int | None = None
    meeting: int | None = None
    title: str = ""
    kind: str = TALK
    minutes: int = 10
    person: int | None = None
    internal: bool = False
    text: str = ""


def next_day(day: datetime.date, rhythm: str) -> datetime.date:
    """Return the day of the next meeting of a rhythm; raises Invalid for a single one.

    By months it is the same weekday with the same place in its month, such as the second Tuesday; a fifth one that a month
    lacks is its last.
    """
    if rhythm in _WEEKS:
        return day + datetime.timedelta(weeks=_WEEKS[rhythm])
    if rhythm not in _MONTHS:
        raise Invalid(N_("A single meeting has no next one; make a series of it first."), field="rhythm")
    month = add_months(day.replace(day=1), _MONTHS[rhythm])
    first = 1 + (day.weekday() - month.weekday()) % 7
    last = calendar.monthrange(month.year, month.month)[1]
    wanted = first + 7 * ((day.day - 1) // 7)
    return month.replace(day=wanted if wanted <= last else wanted - 7)


def starts(begin: str, minutes: list[int]) -> list[str]:
    """Return at which time of day each item of an agenda begins, from the beginning and their minutes; past midnight it goes on from 00:00."""
    now, found = int(begin[:2]) * 60 + int(begin[3:]), []
    for one in minutes:
        found.append(f"{now // 60 % 24:02}:{now % 60:02}")
        now += one
    return found
