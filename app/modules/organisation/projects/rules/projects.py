"""Projects and tasks: kinds, states, what is typed of them, and predecessors as they are typed: “3; 5SS+2”."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.times import hours_typed
from app.modules.organisation.projects.rules.earned_value import PERCENT
from app.modules.organisation.projects.rules.rounding import EXACT
from app.modules.organisation.projects.rules.scheduling import FS, MOST_LAG, Link

IDEA, PLANNED, ACTIVE, ON_HOLD, COMPLETED, CANCELLED = (
    "idea",
    "planned",
    "active",
    "hold",
    "done",
    "cancelled",
)
STATES = {
    IDEA: N_("idea"),
    PLANNED: N_("planned"),
    ACTIVE: N_("active"),
    ON_HOLD: N_("on hold"),
    COMPLETED: N_("completed"),
    CANCELLED: N_("cancelled"),
}
STATE_TONES = {
    IDEA: "quiet",
    PLANNED: "open",
    ACTIVE: "good",
    ON_HOLD: "warn",
    COMPLETED: "quiet",
    CANCELLED: "quiet",
}
RUNNING = (PLANNED, ACTIVE)

TASK, MILESTONE, PHASE = "task", "milestone", "phase"
KINDS = {TASK: N_("Task"), MILESTONE: N_("Milestone"), PHASE: N_("Phase")}

OPEN, STARTED, WAITING, DONE, DROPPED = "open", "started", "waiting", "done", "dropped"
TASK_STATES = {
    OPEN: N_("to do"),
    STARTED: N_("in progress"),
    WAITING: N_("waiting"),
    DONE: N_("done"),
    DROPPED: N_("dropped"),
}
TASK_TONES = {OPEN: "open", STARTED: "good", WAITING: "warn", DONE: "quiet", DROPPED: "quiet"}
ENDED = (DONE, DROPPED)

NOTED, APPROVED = "noted", "approved"
TIME_STATES = {NOTED: N_("noted"), APPROVED: N_("approved")}
TIME_TONES = {NOTED: "open", APPROVED: "good"}
DAY_MINUTES = 24 * 60


@dataclass(frozen=True)
class ProjectDraft:
    """A project as typed: budget, rates for an hour in cents; budget_hours in ten-thousandths; step in minutes."""

    name: str = ""
    state: str = PLANNED
    start: datetime.date | None = None
    due: datetime.date | None = None
    lead: int | None = None
    contact: int | None = None
    goal: str = ""
    budget: int = 0
    budget_hours: int = 0
    cost_centre: str = ""
    cost_rate: int = 0
    bill_rate: int = 0
    rounding: str = EXACT
    step: int = 0
    template: bool = False


@dataclass(frozen=True)
class MemberDraft:
    """Somebody of a project and what they do in it."""

    project: int | None = None
    person: int | None = None
    part: str = ""


@dataclass(frozen=True)
class TaskDraft:
    """A task, milestone or phase as typed: days of work, hours in ten-thousandths, cost in cents, progress in basis points.

    links are its predecessors as typed, by their numbers in the project; fixed holds not_before whatever it waits for.
    """

    project: int | None = None
    title: str = ""
    kind: str = TASK
    parent: int | None = None
    person: int | None = None
    state: str = OPEN
    days: int = 1
    links: str = ""
    not_before: datetime.date | None = None
    fixed: bool = False
    deadline: datetime.date | None = None
    hours: int = 0
    cost: int = 0
    measure: str = PERCENT
    progress: int = 0
    repeats: str = ""
    text: str = ""


@dataclass(frozen=True)
class TimeDraft:
    """Time on a project, or one of its tasks, as typed: minutes of a day, and whether the customer pays for it."""

    project: int | None = None
    task: int | None = None
    day: datetime.date | None = None
    minutes: int = 0
    note: str = ""
    billable: bool = True


_LINK = re.compile(r"(\d+)\s*(FS|SS|FF|SF|EA|AA|EE|AE)?\s*([+-]\s*\d+)?\s*[dtDT]?")
_GERMAN = {"EA": "FS", "AA": "SS", "EE": "FF", "AE": "SF"}


def read_links(text: str, keys: Mapping[int, int]) -> tuple[Link, ...]:
    """Return predecessors from '3; 5SS+2; 7FS-1': number, ends it joins (FS without; EA, AA, EE, AE too), lag in working days.

    keys are the tasks by their numbers. Raises Invalid at the field `links`.
    """
    found: dict[int, Link] = {}
    for part in filter(None, (one.strip().upper() for one in re.split(r"[;,]", text))):
        match = _LINK.fullmatch(part)
        if match is None:
            words = N_("{text} is no predecessor; write 3, 3SS or 3FS+2 with the number of the task.")
            raise Invalid(words, field="links", text=part)
        number = int(match[1])
        if number not in keys:
            words = N_("There is no task number {number} here that others can wait for.")
            raise Invalid(words, field="links", number=str(number))
        lag = int((match[3] or "0").replace(" ", ""))
        if abs(lag) > MOST_LAG:
            raise Invalid(N_("Lead and lag are at most {limit} days."), field="links", limit=MOST_LAG)
        kind = match[2] or FS
        found[keys[number]] = Link(keys[number], _GERMAN.get(kind, kind), lag)
    return tuple(found.values())


def write_links(links: Sequence[Link], numbers: Mapping[int, int]) -> str:
    """Write predecessors as they are typed, in the order of their numbers."""
    parts = []
    for link in sorted(links, key=lambda one: numbers[one.before]):
        kind = "" if link.kind == FS and not link.lag else link.kind
        parts.append(
            f"{numbers[link.before]}{kind}{link.lag:+d}" if link.lag else f"{numbers[link.before]}{kind}"
        )
    return "; ".join(parts)


def read_hours(text: str) -> int:
    """Return minutes from '7:30', '7,5', '45m' or '' (nothing); raises Invalid at the field `hours`."""
    clean = text.strip().lower()
    if clean in ("", "-", "–"):
        return 0
    alone = re.fullmatch(r"([0-9]{1,4})\s*m(?:in)?", clean)
    minutes = int(alone[1]) if alone else hours_typed(clean)
    if minutes is None:
        raise Invalid(N_("{text} are no hours; write 7:30, 7.5 or 45m."), field="hours", text=text)
    if minutes > DAY_MINUTES:
        raise Invalid(N_("A day has 24 hours."), field="hours")
    return minutes


def write_hours(minutes: int) -> str:
    """Write minutes as hours, 7:30; nothing for none."""
    return f"{minutes // 60}:{minutes % 60:02}" if minutes else ""
