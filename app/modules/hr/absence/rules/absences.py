"""Absences: their kinds with what each means, their states, what is typed, and when two stand in each other's way."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.core.states import Machine

LEAVE, SPECIAL, UNPAID, OFF = "leave", "special", "unpaid", "off"
SICK, CHILD, MATERNITY, PARENTAL, COURSE = "sick", "child", "maternity", "parental", "course"
KINDS = {
    LEAVE: N_("Leave"),
    SPECIAL: N_("Special leave (§ 616 BGB)"),
    UNPAID: N_("Unpaid leave"),
    OFF: N_("Time off for overtime"),
    COURSE: N_("Training"),
    SICK: N_("Sickness"),
    CHILD: N_("Sick child (§ 45 SGB V)"),
    MATERNITY: N_("Maternity protection"),
    PARENTAL: N_("Parental leave"),
}
ASKED_KINDS = (LEAVE, SPECIAL, UNPAID, OFF)  # what members of staff ask for themselves
HEALTH_KINDS = (SICK, CHILD, MATERNITY)  # data about health: a right of their own
ABOUT_HEALTH = N_("What is about health is entered under “Sickness”.")
PAID_BY = {LEAVE: "employer", SPECIAL: "employer", OFF: "employer", COURSE: "employer"}
CREDITED = frozenset({LEAVE, SPECIAL, COURSE, SICK, CHILD, MATERNITY, PARENTAL, UNPAID})
"""Kinds that take the place of the target of a day; time off for overtime does not."""

ASKED, APPROVED, REJECTED, WITHDRAWN, CANCELLED = "asked", "approved", "rejected", "withdrawn", "cancelled"
STATES = {
    ASKED: N_("requested"),
    APPROVED: N_("granted"),
    REJECTED: N_("rejected"),
    WITHDRAWN: N_("withdrawn"),
    CANCELLED: N_("cancelled"),
}
TONES = {ASKED: "open", APPROVED: "good", REJECTED: "bad", WITHDRAWN: "quiet", CANCELLED: "quiet"}
HOLDS = (ASKED, APPROVED)  # states in which days are counted
MACHINE = Machine(
    STATES,
    {
        "approve": (frozenset({ASKED}), APPROVED),
        "reject": (frozenset({ASKED}), REJECTED),
        "reopen": (frozenset({APPROVED, REJECTED}), ASKED),
        "withdraw": (frozenset({ASKED}), WITHDRAWN),
        "cancel": (frozenset({APPROVED}), CANCELLED),
    },
)
CERTIFICATES = {
    "none": N_("none"),
    "due": N_("due"),
    "asked": N_("asked for at the fund"),
    "paper": N_("on paper"),
    "here": N_("received"),
    "missing": N_("not there (4)"),
    "wrong": N_("refused: key or fund (1, 2)"),
    "checked": N_("being checked (7)"),
    "moved": N_("another fund (8, 9)"),
}
"""States of a certificate; the numbers are the answers of health funds to a request for an electronic one."""
CERTIFICATE_TONES = {
    "none": "quiet",
    "due": "warn", "asked": "open", "paper": "good", "here": "good", "missing": "bad", "wrong": "bad",
    "checked": "open", "moved": "warn",
}  # fmt: skip
PROVEN = frozenset({"paper", "here"})


@dataclass(frozen=True)
class AbsenceDraft:
    """An absence as typed: until None is the first day; minutes for some hours of one day.

    cause is the first illness of the same cause; due, born and long are what maternity protection follows from; cut says that
    leave is cut for parental leave (§ 17 BEEG).
    """

    person: int | None
    kind: str = LEAVE
    since: datetime.date | None = None
    until: datetime.date | None = None
    half_first: bool = False
    half_last: bool = False
    minutes: int | None = None
    substitute: int | None = None
    note: str = ""
    certificate: str = "none"
    proven_until: datetime.date | None = None
    cause: int | None = None
    due: datetime.date | None = None
    born: datetime.date | None = None
    long: bool = False
    cut: bool = False


@dataclass(frozen=True)
class RequestDraft:
    """What a member of staff asks for."""

    kind: str = LEAVE
    since: datetime.date | None = None
    until: datetime.date | None = None
    half_first: bool = False
    half_last: bool = False
    minutes: int | None = None
    substitute: int | None = None
    note: str = ""


@dataclass(frozen=True)
class ShutdownDraft:
    """Days on which a site, or the whole company, is closed and everybody takes leave."""

    name: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    site: int | None = None


@dataclass(frozen=True)
class OpeningDraft:
    """Days of leave that come into an account by hand; days in ten-thousandths."""

    person: int | None
    year: int = 0
    kind: str = "statutory"
    days: int = 0
    expires: datetime.date | None = None
    note: str = ""


@dataclass(frozen=True)
class Stretch:
    """An absence as others meet it: days, halves, kind."""

    key: int
    kind: str
    since: datetime.date
    until: datetime.date
    half_first: bool = False
    half_last: bool = False
    minutes: int | None = None


def in_the_way(new: Stretch, others: list[Stretch]) -> Stretch | None:
    """Return what a new absence would overlap: illness may lie in anything but illness, two halves share a day, hours share it too."""
    for one in others:
        if one.key == new.key or one.until < new.since or one.since > new.until:
            continue
        if (one.kind in HEALTH_KINDS) != (new.kind in HEALTH_KINDS):
            continue
        if _share_a_day(new, one):
            continue
        return one
    return None


def _share_a_day(one: Stretch, other: Stretch) -> bool:
    """Say whether two absences meet on one day only, of which each has a part."""
    first, last = max(one.since, other.since), min(one.until, other.until)
    return first == last and _part(one, first) and _part(other, first)


def _part(one: Stretch, day: datetime.date) -> bool:
    return (
        one.minutes is not None
        or (one.half_first and one.since == day)
        or (one.half_last and one.until == day)
    )
