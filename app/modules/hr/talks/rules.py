"""Talks: kinds and states, what is typed of them, when the next one is due, and how far agreed courses are."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months
from app.core.messages import N_

KINDS = {
    "yearly": N_("yearly talk"),
    "probation": N_("talk in probation"),
    "return": N_("talk after a long absence"),
    "other": N_("other talk"),
}
PLANNED, HELD = "planned", "held"
STATES = {PLANNED: N_("planned"), HELD: N_("held")}
HELD_STAYS = N_("A talk that was held stays.")
HELD_ALREADY = N_("This talk was held already; change what is written of it.")
TONES = {PLANNED: "open", HELD: "good"}
OPEN, REACHED, PARTLY, MISSED, DROPPED = "open", "reached", "partly", "missed", "dropped"
GOAL_STATES = {
    OPEN: N_("under way"),
    REACHED: N_("reached"),
    PARTLY: N_("reached in part"),
    MISSED: N_("not reached"),
    DROPPED: N_("dropped"),
}
GOAL_TONES = {OPEN: "open", REACHED: "good", PARTLY: "warn", MISSED: "bad", DROPPED: "quiet"}
AGREED, BOOKED, DONE = "agreed", "booked", "done"
COURSE_STATES = {AGREED: N_("agreed"), BOOKED: N_("takes part"), DONE: N_("proven")}
COURSE_TONES = {AGREED: "warn", BOOKED: "open", DONE: "good"}
NEXT_MONTHS, AHEAD = 12, 14 * ONE_DAY


@dataclass(frozen=True)
class TalkDraft:
    """A talk as typed: with whom, of what kind, on which day, by whom, what was said, and when the next one is due."""

    person: int | None = None
    kind: str = "yearly"
    day: datetime.date | None = None
    lead: int | None = None
    text: str = ""
    next_day: datetime.date | None = None


@dataclass(frozen=True)
class GoalDraft:
    """A goal that was agreed in a talk as typed."""

    talk: int | None = None
    title: str = ""
    due: datetime.date | None = None
    state: str = OPEN
    text: str = ""


@dataclass(frozen=True)
class AgreedDraft:
    """A course that was agreed in a talk as typed: until when it is to be taken."""

    talk: int | None = None
    course: int | None = None
    due: datetime.date | None = None


@dataclass(frozen=True)
class Talked:
    """A talk as dues are reckoned from it."""

    person: int
    day: datetime.date
    state: str
    next_day: datetime.date | None


def next_after(day: datetime.date) -> datetime.date:
    """Return when the next talk is due where nothing else is typed: a year later."""
    return add_months(day, NEXT_MONTHS)


def due_of(talks: Sequence[Talked]) -> datetime.date | None:
    """Return when the next talk of one person is due: the first planned one, else what the newest held one says; None for nothing."""
    planned = [one.day for one in talks if one.state == PLANNED]
    if planned:
        return min(planned)
    newest = max((one for one in talks if one.state == HELD), key=lambda one: one.day, default=None)
    return newest.next_day if newest is not None else None
