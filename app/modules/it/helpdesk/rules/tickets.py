"""Tickets: states, priority from urgency and impact, and the three goals of an agreement with the reason of each in words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core.dataclass import dataclass, field
from app.core.messages import N_, Message
from app.core.states import Machine
from app.modules.it.helpdesk.rules.sla import MINUTE, WARN, Calendar, Pause, due, used

NEW, OPEN, WAITING, SOLVED, CLOSED, MERGED = "new", "open", "waiting", "solved", "closed", "merged"
STATES = {
    NEW: N_("new"),
    OPEN: N_("in work"),
    WAITING: N_("waiting"),
    SOLVED: N_("solved"),
    CLOSED: N_("closed"),
    MERGED: N_("merged"),
}
TONES = {NEW: "warn", OPEN: "open", WAITING: "open", SOLVED: "good", CLOSED: "quiet", MERGED: "quiet"}
MACHINE = Machine(
    STATES,
    {
        "work": (frozenset({NEW, WAITING, OPEN}), OPEN),
        "wait": (frozenset({NEW, OPEN, WAITING}), WAITING),
        "solve": (frozenset({NEW, OPEN, WAITING}), SOLVED),
        "reopen": (frozenset({SOLVED}), OPEN),
        "close": (frozenset({SOLVED}), CLOSED),
        "merge": (frozenset({NEW, OPEN, WAITING, SOLVED}), MERGED),
    },
)
RUNNING = frozenset({NEW, OPEN, WAITING})
TYPES = {
    "incident": N_("Incident"),
    "request": N_("Request"),
    "problem": N_("Problem"),
    "change": N_("Change request"),
}
CHANNELS = {"form": N_("Form"), "phone": N_("Phone"), "mail": N_("Mail"), "person": N_("in person")}
WAIT_FOR = {
    "requester": N_("waiting for the requester"),
    "supplier": N_("waiting for the supplier"),
    "date": N_("waiting for a day"),
}
LEVELS = {1: N_("very low"), 2: N_("low"), 3: N_("middle"), 4: N_("high"), 5: N_("very high")}
PRIORITIES = {**LEVELS, 6: N_("major")}
ENTRY_KINDS = {"mail": N_("Mail"), "note": N_("Note"), "phone": N_("Phone note"), "reply": N_("Reply")}
# urgency (row) and impact (column) from 1 to 5, as helpdesks reckon by default; 6 only by hand
MATRIX = ((1, 1, 2, 2, 2), (1, 2, 2, 3, 3), (2, 2, 3, 4, 4), (2, 3, 4, 4, 5), (2, 3, 4, 5, 5))
CLOSE_AFTER = datetime.timedelta(days=7)


def priority(urgency: int, impact: int) -> int:
    """Return the priority from 1 to 5 of an urgency and an impact from 1 to 5."""
    return MATRIX[urgency - 1][impact - 1]


@dataclass(frozen=True)
class Step:
    """A state that a ticket entered, and when; why is what it waits for."""

    at: datetime.datetime
    state: str
    why: str = ""


@dataclass(frozen=True)
class Contact:
    """A word that passed between requester and helpdesk: internal notes are none."""

    at: datetime.datetime
    by_agent: bool


@dataclass(frozen=True)
class Target:
    """What an agreement promises, in business minutes; 0 is no promise."""

    first: int = 0
    update: int = 0
    solution: int = 0


@dataclass(frozen=True)
class Goal:
    """How a promise stands: 'none', 'running', 'warn', 'paused', 'late', 'met' or 'missed'; minutes used of those promised, and why."""

    state: str
    minutes: int = 0
    promised: int = 0
    due: datetime.datetime | None = None
    why: tuple[Message, ...] = ()
    warn_at: datetime.datetime | None = None


@dataclass(frozen=True)
class History:
    """What happened to a ticket, in order: everything that its clocks follow from."""

    created: datetime.datetime
    steps: Sequence[Step] = ()
    contacts: Sequence[Contact] = ()


@dataclass(frozen=True)
class Clocks:
    """The three goals of a ticket."""

    first: Goal = field(default_factory=lambda: Goal("none"))
    update: Goal = field(default_factory=lambda: Goal("none"))
    solution: Goal = field(default_factory=lambda: Goal("none"))

    @property
    def next_due(self) -> datetime.datetime | None:
        """The earliest moment at which an open goal is missed."""
        return min(
            (
                one.due
                for one in (self.first, self.update, self.solution)
                if one.due and one.state in ("running", "warn", "late")
            ),
            default=None,
        )

    @property
    def warn_at(self) -> datetime.datetime | None:
        """The earliest moment from which an open goal warns."""
        return min(
            (
                one.warn_at
                for one in (self.first, self.update, self.solution)
                if one.warn_at and one.state in ("running", "warn", "late")
            ),
            default=None,
        )

    @property
    def light(self) -> str:
        """The worst of the three: what the list shows."""
        order = ("late", "missed", "warn", "running", "paused", "met", "none")
        return min((one.state for one in (self.first, self.update, self.solution)), key=order.index)


def pauses(history: History, solved_too: bool = False) -> list[Pause]:
    """Return when a ticket's clocks stood: while it waited, and for the solution also while it was solved."""
    found: list[Pause] = []
    steps = sorted(history.steps, key=lambda one: one.at)
    for place, step in enumerate(steps):
        end = steps[place + 1].at if place + 1 < len(steps) else None
        if step.state == WAITING:
            found.append(Pause(step.at, end, step.why))
        elif solved_too and step.state in (SOLVED, CLOSED) and end is not None:
            found.append(Pause(step.at, end, SOLVED))
    return [one for one in found if one.end is None or one.end > one.start]


def clocks(history: History, target: Target, calendar: Calendar, now: datetime.datetime) -> Clocks:
    """Return how the promises of a target stand, reckoned from the whole history in a calendar.

    First response: from the creation to the first word of the helpdesk to the requester. Update: from the oldest word of
    the requester that was not answered. Solution: from the creation until it is solved for good.
    """
    solved = _solved_at(history)
    answers = [one.at for one in history.contacts if one.by_agent]
    first = _goal(
        history.created,
        min(answers, default=None),
        target.first,
        pauses(history),
        calendar,
        now=now,
        stopped=solved,
    )
    asked = _unanswered(history)
    update = (
        Goal("none")
        if asked is None or solved
        else _goal(asked, None, target.update, pauses(history), calendar, now=now, stopped=None)
    )
    solution = _goal(
        history.created, solved, target.solution, pauses(history, True), calendar, now=now, stopped=solved
    )
    return Clocks(first, update, solution)


def _solved_at(history: History) -> datetime.datetime | None:
    """Return since when a ticket is solved without a break, None while it is not."""
    since: datetime.datetime | None = None
    for step in sorted(history.steps, key=lambda one: one.at):
        since = (since or step.at) if step.state in (SOLVED, CLOSED, MERGED) else None
    return since


def _unanswered(history: History) -> datetime.datetime | None:
    """Return the oldest word of the requester that nobody has answered; the first one of all has a goal of its own."""
    asked: datetime.datetime | None = None
    for one in sorted(history.contacts, key=lambda contact: contact.at):
        asked = None if one.by_agent else asked or one.at
    return asked


def _goal(
    start: datetime.datetime,
    end: datetime.datetime | None,
    minutes: int,
    stood: Sequence[Pause],
    calendar: Calendar,
    now: datetime.datetime,
    stopped: datetime.datetime | None,
) -> Goal:
    if not minutes:
        return Goal("none")
    until = end or stopped or now
    stood = [one for one in stood if one.end is None or one.end > start]
    spent = used(calendar, start, max(start, until), [one for one in stood if one.start < until])
    passed, over = spent // MINUTE, spent > minutes * MINUTE
    why = _reasons([one for one in stood if one.start < until], now)
    when = due(calendar, start, minutes, stood)
    if end is not None or stopped is not None:
        return Goal("missed" if over else "met", passed, minutes, when, why)
    if any(one.end is None for one in stood):
        return Goal("late" if over else "paused", passed, minutes, when, why)
    state = "warn" if passed * 100 >= minutes * WARN else "running"
    if over:
        state = "late"
    return Goal(state, passed, minutes, when, why, warn_at=due(calendar, start, minutes * WARN // 100, stood))


def _reasons(stood: Sequence[Pause], now: datetime.datetime) -> tuple[Message, ...]:
    """Say each pause in words: 'paused 14:10–16:30, waiting for the requester'."""
    found = []
    for one in stood:
        words = Message(WAIT_FOR[one.why]) if one.why in WAIT_FOR else Message(N_("it was solved"))
        values = {"start": one.start, "why": words}
        if one.end is None:
            found.append(Message(N_("paused since {start}, {why}"), values))
        else:
            found.append(Message(N_("paused {start} – {end}, {why}"), {**values, "end": min(one.end, now)}))
    return tuple(found)


@dataclass(frozen=True)
class TicketDraft:
    """A ticket as typed: requester by key of the member of staff, agent by login, device by key."""

    title: str
    body: str = ""
    type: str = "incident"
    requester: int | None = None
    channel: str = "form"
    category: str = ""
    urgency: int = 3
    impact: int = 3
    priority: int = 0
    team: str = ""
    agent: str = ""
    asset: int | None = None
    sla: int | None = None


@dataclass(frozen=True)
class OwnDraft:
    """A fault as who has it reports it: subject, what is the matter, one of the own devices by key."""

    title: str
    body: str = ""
    asset: int | None = None


# -- changes and links -------------------------------------------------------
LINK_KINDS = {"related": N_("related to"), "caused": N_("caused by"), "part": N_("part of")}
BACKWARDS = {"related": N_("related to"), "caused": N_("causes"), "part": N_("has the part")}
RISKS = {1: N_("low"), 2: N_("middle"), 3: N_("high"), 4: N_("very high")}
STAGES = {
    "draft": N_("being planned"),
    "assessed": N_("assessed"),
    "approval": N_("in approval"),
    "approved": N_("approved"),
    "rejected": N_("rejected"),
    "scheduled": N_("scheduled"),
    "done": N_("carried out"),
    "back": N_("rolled back"),
    "reviewed": N_("looked back on"),
}
STAGE_STEPS = {
    "assess": N_("Assessed"),
    "ask": N_("Ask for approval"),
    "schedule": N_("Schedule"),
    "carry_out": N_("Carried out"),
    "roll_back": N_("Rolled back"),
    "review": N_("Look back"),
    "rework": N_("Plan anew"),
}
CHANGES = Machine(
    STAGES,
    {
        "assess": (frozenset({"draft", "rejected"}), "assessed"),
        "ask": (frozenset({"assessed"}), "approval"),
        "approve": (frozenset({"approval"}), "approved"),
        "reject": (frozenset({"approval"}), "rejected"),
        "reopen": (frozenset({"approved", "rejected"}), "approval"),
        "schedule": (frozenset({"approved", "scheduled"}), "scheduled"),
        "carry_out": (frozenset({"approved", "scheduled"}), "done"),
        "roll_back": (frozenset({"scheduled", "done"}), "back"),
        "review": (frozenset({"done", "back"}), "reviewed"),
        "rework": (frozenset({"assessed", "approved", "rejected", "scheduled"}), "draft"),
    },
)
ENDED = frozenset({"done", "back", "reviewed"})
PLANNING = frozenset({"draft", "assessed", "rejected"})


@dataclass(frozen=True)
class ChangeDraft:
    """The plan of a change as typed: the part it touches by key, its risk from 1 to 4, the way, the way back, day and hours."""

    component: int | None = None
    risk: int = 2
    plan: str = ""
    fallback: str = ""
    planned: datetime.date | None = None
    hours: str = ""


LIGHTS = {
    "late": N_("late"),
    "warn": N_("soon due"),
    "running": N_("in time"),
    "paused": N_("paused"),
    "missed": N_("missed"),
    "met": N_("held"),
    "none": N_("no promise"),
}
LIGHT_TONES = {
    "late": "bad",
    "warn": "warn",
    "running": "open",
    "paused": "open",
    "missed": "bad",
    "met": "good",
    "none": "quiet",
}
