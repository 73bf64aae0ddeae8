"""How somebody leaves: kinds, what is typed of it, and what of it must fit."""

from __future__ import annotations

import datetime

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.leaving.rules.notice import Notice, check_given, reckon

EMPLOYER, PERSON, AGREED, TERM, RETIRED = "employer", "person", "agreed", "term", "retired"
KINDS = {
    EMPLOYER: N_("notice by us"),
    PERSON: N_("notice by the person"),
    AGREED: N_("agreement to end it"),
    TERM: N_("end of the fixed term"),
    RETIRED: N_("retirement"),
}
TONES = dict.fromkeys(KINDS, "open")
NOTICES = (EMPLOYER, PERSON)
RUNS, OVER = "open", "over"
STATES = {RUNS: N_("under way"), OVER: N_("has left")}
STATE_TONES = {RUNS: "warn", OVER: "quiet"}


@dataclass(frozen=True)
class LeavingDraft:
    """How somebody leaves, as typed: given is the day on which a notice was received, day the last one, None where it is to be reckoned."""

    person: int | None = None
    kind: str = PERSON
    given: datetime.date | None = None
    day: datetime.date | None = None
    note: str = ""


@dataclass(frozen=True)
class Terms:
    """What of a file decides on the last day: the first day, and until when probation and a fixed term last."""

    entry: datetime.date | None
    probation_until: datetime.date | None = None
    fixed_until: datetime.date | None = None


def notice_of(draft: LeavingDraft, terms: Terms) -> Notice | None:
    """Return the reckoning of a notice, None for what is none; raises Invalid where a day is missing."""
    if draft.kind not in NOTICES:
        return None
    given, entry = check_given(draft.given, terms.entry)
    until = terms.probation_until
    return reckon(given, entry, by_employer=draft.kind == EMPLOYER, probation_until=until)


def last_day(draft: LeavingDraft, terms: Terms) -> datetime.date:
    """Return the last day: as typed, else as it is reckoned or as the fixed term ends.

    Raises Invalid, naming the field: without any, for one before the first day or the receipt, and for one before the end
    of the period of notice for which no reason is noted.
    """
    notice = notice_of(draft, terms)
    day = draft.day
    if day is None and notice is not None:
        day = notice.until
    if day is None and draft.kind == TERM:
        day = terms.fixed_until
    if day is None:
        raise Invalid(N_("Enter the last day."), field="day")
    if terms.entry is not None and day < terms.entry:
        raise Invalid(N_("The last day is before the first."), field="day")
    if draft.given is not None and day < draft.given:
        raise Invalid(N_("The last day is before the day of receipt."), field="day")
    if notice is not None and day < notice.until and not draft.note.strip():
        raise Invalid(
            N_(
                "By § 622 BGB it lasts until {day}. Enter that day, or say in the remark why it ends earlier."
            ),
            field="day",
            day=formats.day(notice.until),
        )
    return day
