"""Training: kinds and states, and what is typed of courses, participants, instructions, skills and money."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.messages import N_

DESK, PAPER = "desk", "paper"
COURSE_KINDS = {
    "seminar": N_("seminar"),
    DESK: N_("course at the desk"),
    "job": N_("on the job"),
    "conference": N_("conference"),
    "other": N_("other"),
}
PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
EVENT_STATES = {PLANNED: N_("planned"), HELD: N_("held"), CANCELLED: N_("cancelled")}
EVENT_TONES = {PLANNED: "open", HELD: "good", CANCELLED: "quiet"}
INVITED, CONFIRMED, ATTENDED, ABSENT = "invited", "confirmed", "attended", "absent"
PARTICIPANT_STATES = {
    INVITED: N_("invited"),
    CONFIRMED: N_("confirmed"),
    ATTENDED: N_("attended"),
    ABSENT: N_("was not there"),
}
PARTICIPANT_TONES = {INVITED: "open", CONFIRMED: "open", ATTENDED: "good", ABSENT: "bad"}
TAKES_SEAT = (INVITED, CONFIRMED, ATTENDED)
INSTRUCTION_KINDS = {
    "safety": N_("Safety at work"),
    "first_aid": N_("First aid"),
    "fire": N_("Fire protection"),
    "privacy": N_("Data protection"),
    "other": N_("Other"),
}
WAYS = {"event": N_("course attended"), DESK: N_("course at the desk"), PAPER: N_("certificate, by hand")}
FROM_COURSE = N_("This proof follows from a course; change the participant instead.")
LEVELS = {
    "0": N_("0 none"),
    "1": N_("1 knows of it"),
    "2": N_("2 does it with help"),
    "3": N_("3 does it alone"),
    "4": N_("4 teaches it"),
}
MOST_MONTHS = 600


@dataclass(frozen=True)
class CourseDraft:
    """A course of the catalogue: how many months its proof holds (0 for good), its fee in cents, and what passes it at the desk."""

    name: str = ""
    kind: str = "seminar"
    provider: str = ""
    months: int = 0
    fee: int = 0
    passing: int = 80
    about: str = ""


@dataclass(frozen=True)
class EventDraft:
    """A planned course: where and when, how many seats (0 for any number), the fee of one participant in cents."""

    course: int | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    town: str = ""
    seats: int = 0
    fee: int = 0
    state: str = PLANNED
    note: str = ""


@dataclass(frozen=True)
class ParticipantDraft:
    """Who takes part in a planned course: where it stands, result, fee in cents (None: as planned), cost centre ('' of the position)."""

    event: int | None = None
    person: int | None = None
    state: str = INVITED
    result: str = ""
    fee: int | None = None
    cost1: str = ""


@dataclass(frozen=True)
class EvaluationDraft:
    """How a participant found a course: 1 (very good) to 5, and what they say of it."""

    rating: int | None = None
    comment: str = ""


@dataclass(frozen=True)
class ProofDraft:
    """A certificate that is entered by hand; until None follows from the course."""

    person: int | None = None
    course: int | None = None
    day: datetime.date | None = None
    until: datetime.date | None = None
    note: str = ""


@dataclass(frozen=True)
class InstructionDraft:
    """A compulsory instruction: by which course, and for whom: a department, a position held, '' for all of them."""

    name: str = ""
    kind: str = "safety"
    course: int | None = None
    department: str = ""
    job: str = ""
    since: datetime.date | None = None
    law: str = ""


@dataclass(frozen=True)
class SlideDraft:
    """A slide of a course at the desk; pictures and PDF stand on its row."""

    course: int | None = None
    place: int = 1
    title: str = ""
    text: str = ""


@dataclass(frozen=True)
class QuestionDraft:
    """A question of a course at the desk: an answer a line, the right ones by their numbers ('1 3')."""

    course: int | None = None
    place: int = 1
    question: str = ""
    answers: str = ""
    right: str = ""


@dataclass(frozen=True)
class SkillDraft:
    """A skill."""

    name: str = ""
    group: str = ""


@dataclass(frozen=True)
class NeedDraft:
    """The level of a skill that a position held needs."""

    job: str = ""
    skill: int | None = None
    level: str = "3"


@dataclass(frozen=True)
class LevelDraft:
    """The level that somebody has of a skill since a day, and how it was found."""

    person: int | None = None
    skill: int | None = None
    level: str = "2"
    day: datetime.date | None = None
    note: str = ""


@dataclass(frozen=True)
class ClauseDraft:
    """A repayment clause: an amount in cents that falls by one part a month from a day on."""

    person: int | None = None
    text: str = ""
    amount: int = 0
    months: int = 24
    since: datetime.date | None = None


@dataclass(frozen=True)
class BudgetDraft:
    """What a cost centre may spend on training in a year, in cents."""

    year: int = 0
    cost1: str = ""
    amount: int = 0
