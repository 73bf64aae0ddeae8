"""What is told to whom: kinds of notices, their audiences, and what is typed of one."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.messages import N_

KINDS = {
    "notice": N_("Notice"),
    "rule": N_("Instruction"),
    "policy": N_("Policy"),
    "knowledge": N_("Knowledge"),
}
RENEWALS = {
    0: N_("never"),
    6: N_("after six months"),
    12: N_("after a year"),
    24: N_("after two years"),
    36: N_("after three years"),
}
PATIENCE_DAYS = 14  # after which a confirmation that is missing is late
ALL, DEPARTMENT, SITE, ROLE = "all", "department", "site", "role"
AUDIENCES = {
    ALL: N_("everybody"),
    DEPARTMENT: N_("a department"),
    SITE: N_("a site"),
    ROLE: N_("a role"),
}
READ, CONFIRMED, UNREAD, ANEW = "read", "confirmed", "unread", "anew"
STATES = {UNREAD: N_("new"), READ: N_("read"), CONFIRMED: N_("confirmed"), ANEW: N_("to be confirmed anew")}
STATE_TONES = {UNREAD: "open", READ: "quiet", CONFIRMED: "good", ANEW: "warn"}
WAITS = frozenset({UNREAD, ANEW})


@dataclass(frozen=True)
class NoticeKept:
    """What is kept of a notice: it is seen from since until until (None: for good), target names the department, site or role.

    A confirmation holds for so many months (renew), for good where that is 0. responsible keeps it up to date, '' for whoever wrote it.
    """

    kind: str = "notice"
    title: str = ""
    text: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    audience: str = ALL
    target: str = ""
    confirm: bool = False
    renew: int = 0
    responsible: str = ""


@dataclass(frozen=True)
class NoticeDraft(NoticeKept):
    """A notice as typed; again asks everybody to read it anew, as a changed instruction does; change says what is new in it."""

    again: bool = False
    change: str = ""


@dataclass(frozen=True)
class Reader:
    """Somebody who signs in (login), or is a member of staff who does not and confirms on paper, with what notices are addressed by."""

    login: str
    name: str
    department: str = ""
    site: str = ""
    roles: Collection[str] = ()
    person: int | None = None


def renewed_on(confirmed: datetime.date, months: int) -> datetime.date | None:
    """Return the day from which a confirmation no longer holds, None where it holds for good."""
    return add_months(confirmed, months) if months else None


def state_of(
    asks: bool, confirmed: bool | None, read: datetime.date | None, renew: int, today: datetime.date
) -> str:
    """Return what somebody did with the newest revision: confirmed is None without a reading, read its day.

    Where confirming is asked, reading alone leaves it new; what is renewed is confirmed anew from that day on.
    """
    if confirmed is None or read is None or (asks and not confirmed):
        return UNREAD
    until = renewed_on(read, renew)
    if until is not None and until <= today:
        return ANEW
    return CONFIRMED if confirmed else READ


def is_for(audience: str, target: str, reader: Reader) -> bool:
    """Say whether a notice is addressed to somebody; names count without regard to capital letters."""
    if audience == ALL:
        return True
    wanted = target.strip().casefold()
    held = {DEPARTMENT: [reader.department], SITE: [reader.site], ROLE: list(reader.roles)}.get(audience, [])
    return bool(wanted) and wanted in (one.strip().casefold() for one in held)


def edition_of(day: datetime.date, editions: Sequence[tuple[int, datetime.date | None]]) -> int:
    """Return which edition somebody had before them on a day: the newest that was written by then; 0 where none was.

    editions are numbers with the day on which they were written (None: before editions were kept), the oldest first.
    """
    return max((number for number, made in editions if made is None or made <= day), default=0)
