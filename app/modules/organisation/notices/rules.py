"""What is told to whom: kinds of notices, their audiences, and what is typed of one."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from app.core.messages import N_

KINDS = {"notice": N_("Notice"), "rule": N_("Instruction"), "knowledge": N_("Knowledge")}
ALL, DEPARTMENT, SITE, ROLE = "all", "department", "site", "role"
AUDIENCES = {
    ALL: N_("everybody"),
    DEPARTMENT: N_("a department"),
    SITE: N_("a site"),
    ROLE: N_("a role"),
}
READ, CONFIRMED, UNREAD = "read", "confirmed", "unread"
STATES = {UNREAD: N_("new"), READ: N_("read"), CONFIRMED: N_("confirmed")}
STATE_TONES = {UNREAD: "open", READ: "quiet", CONFIRMED: "good"}


@dataclass(frozen=True)
class NoticeKept:
    """What is kept of a notice: it is seen from since until until (None: for good), target names the department, site or role."""

    kind: str = "notice"
    title: str = ""
    text: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    audience: str = ALL
    target: str = ""
    confirm: bool = False


@dataclass(frozen=True)
class NoticeDraft(NoticeKept):
    """A notice as typed; again asks everybody to read it anew, as a changed instruction does."""

    again: bool = False


@dataclass(frozen=True)
class Reader:
    """Somebody who signs in, with what notices are addressed by."""

    login: str
    name: str
    department: str = ""
    site: str = ""
    roles: Collection[str] = ()


def is_for(audience: str, target: str, reader: Reader) -> bool:
    """Say whether a notice is addressed to somebody; names count without regard to capital letters."""
    if audience == ALL:
        return True
    wanted = target.strip().casefold()
    held = {DEPARTMENT: [reader.department], SITE: [reader.site], ROLE: list(reader.roles)}.get(audience, [])
    return bool(wanted) and wanted in (one.strip().casefold() for one in held)
