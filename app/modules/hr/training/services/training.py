"""What is done with courses: the catalogue, planned ones, participants with their proofs, instructions, slides, questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Invalid, Missing
from app.core.messages import N_
from app.data.drafts import check_draft, must_be_unique, must_differ, save_draft
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.hr.people.api import Assignment, AssignmentDraft, on_day, own_person, parts
from app.modules.hr.training.models import (
    Course,
    CourseEvent,
    Instruction,
    Participant,
    Proof,
    Question,
    Slide,
)
from app.modules.hr.training.rules.due import valid_until
from app.modules.hr.training.rules.quiz import answers_of, right_of
from app.modules.hr.training.rules.training import (
    ATTENDED,
    CANCELLED,
    FROM_COURSE,
    PAPER,
    TAKES_SEAT,
    CourseDraft,
    EvaluationDraft,
    EventDraft,
    InstructionDraft,
    ParticipantDraft,
    ProofDraft,
    QuestionDraft,
    SlideDraft,
)
from app.modules.hr.training.services.checking import known, needed, not_negative, once, somebody

CHANGE, OWN = "hr.training.change", "hr.own"
NO_COURSE = N_("Choose the course.")


@command(CHANGE)
def save_course(unit: Unit, draft: CourseDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a course of the catalogue; raises Invalid naming the field. Proofs that are there keep their days."""
    check_draft(Course, draft)
    not_negative(draft.fee, "fee")
    must_be_unique(unit, Course, draft.name, key)
    return save_draft(unit, Course, draft, key, version)


undo_course = undoing(Course)


@command(CHANGE)
def save_event(unit: Unit, draft: EventDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a planned course; a cancelled one frees nobody's proofs. Raises Invalid naming the field."""
    needed(unit, "course", Course, draft.course, NO_COURSE)
    check_draft(CourseEvent, replace(draft, until=draft.until or draft.since))
    assert draft.since is not None
    full = replace(draft, until=draft.until or draft.since)
    not_negative(draft.fee, "fee")
    if full.until is not None and full.until < draft.since:
        raise Invalid(N_("The last day is before the first."), field="until")
    if key is not None:
        unit.row(CourseEvent, key, lock=True)
        taken = _taken(unit, key)
        if draft.seats and taken > draft.seats:
            raise Invalid(N_("{count} take part already."), field="seats", count=taken)
        if draft.state == CANCELLED and _attended(unit, key):
            raise Invalid(N_("Somebody attended it; it is not cancelled any more."), field="state")
    must_differ(unit, CourseEvent, key, full, "course since until town note", at="note")
    return save_draft(unit, CourseEvent, full, key, version)


undo_event = undoing(CourseEvent)


def _taken(unit: Unit, event: int, but: int | None = None) -> int:
    p = Participant
    where = (p.event_id == event, p.state.in_(TAKES_SEAT), p.id != (but or 0))
    return int(unit.connection.scalar(select(func.count()).where(*where)) or 0)


def _attended(unit: Unit, event: int) -> bool:
    p = Participant
    return (
        unit.connection.scalar(select(p.id).where(p.event_id == event, p.state == ATTENDED).limit(1))
        is not None
    )


@command(CHANGE)
def save_participant(
    unit: Unit, draft: ParticipantDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep who takes part in a planned course; who attended has the proof of the course, who did not has none.

    The fee is that of the planned course, the cost centre that of the position, where nothing else is given. Raises Invalid naming the field.
    """
    event = needed(unit, "event", CourseEvent, draft.event, N_("Choose the planned course."))
    person = somebody(unit, draft.person)
    if key is not None:
        was = known(unit, Participant, key)
        if (was["event_id"], was["person_id"]) != (event, person):
            raise Invalid(
                N_("A participant stays with the course and the person; enter another one."), field="event"
            )
    about = unit.row(CourseEvent, event, lock=True)
    if about["state"] == CANCELLED:
        raise Invalid(N_("This course is cancelled."), field="event")
    if draft.state == ATTENDED and about["since"] > unit.today:
        raise Invalid(N_("Nobody attended it yet: it begins on {day}."), field="state", day=about["since"])
    seats = int(about["seats"])
    if seats and draft.state in TAKES_SEAT and _taken(unit, event, key) >= seats:
        raise Invalid(N_("All {count} seats are taken."), field="event", count=seats)
    if key is None:
        once(
            unit,
            Participant,
            N_("This person takes part already."),
            "person",
            event_id=event,
            person_id=person,
        )
    cost1 = draft.cost1.strip() or _cost_centre(unit, person, about["since"])
    full = replace(draft, fee=int(about["fee"]) if draft.fee is None else draft.fee, cost1=cost1)
    check_draft(Participant, full)
    not_negative(full.fee or 0, "fee")
    more = {} if key is not None else {"rating": None, "comment": ""}
    made = save_draft(unit, Participant, full, key, version, **more)
    _prove(unit, made, full, about)
    return made


def _cost_centre(unit: Unit, person: int, day: Any) -> str:
    held = on_day(parts(unit.connection, Assignment, AssignmentDraft, person), day)
    return held.draft.cost_centre if held is not None else ""


def _prove(unit: Unit, participant: int, draft: ParticipantDraft, event: Mapping[str, Any]) -> None:
    """Let the proof of a participant be there exactly where they attended."""
    f, course = Proof, int(event["course_id"])
    kept = unit.connection.scalar(select(f.id).where(f.participant_id == participant))
    if draft.state != ATTENDED:
        if kept is not None:
            unit.delete(f, int(kept))
        return
    day = event["until"]
    same = (f.person_id == draft.person, f.course_id == course, f.day == day)
    if kept is not None or unit.connection.scalar(select(f.id).where(*same)) is not None:
        return
    until = valid_until(day, int(unit.row(Course, course)["months"]))
    unit.insert(
        f, person_id=draft.person, course_id=course, day=day, until=until, way="event", note=draft.result,
        participant_id=participant, attempt_id=None,
    )  # fmt: skip


@command(OWN)
def evaluate(unit: Unit, draft: EvaluationDraft, key: int, version: int | None = None) -> int:
    """Say how one found a course that one attended; raises Missing for that of somebody else, Invalid for one not attended."""
    row = unit.row(Participant, key, lock=True)
    if row["person_id"] != own_person(unit.connection):
        raise Missing(N_("This record is no longer there."), table="hr_course_participant", key=key)
    if row["state"] != ATTENDED:
        raise Invalid(N_("Only who attended a course says how they found it."), field="rating")
    if draft.rating is None:
        raise Invalid(N_("Enter 1 (very good) to 5."), field="rating")
    return save_draft(unit, Participant, draft, key, version)


@command(CHANGE)
def save_proof(unit: Unit, draft: ProofDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a certificate by hand; how long it holds follows from the course where nothing is given. Raises Invalid naming the field."""
    person, course = somebody(unit, draft.person), needed(unit, "course", Course, draft.course, NO_COURSE)
    if key is not None:
        known(unit, Proof, key)
    if draft.day is None:
        raise Invalid(N_("Enter a day."), field="day")
    if draft.day > unit.today:
        raise Invalid(N_("A proof is not of a day to come."), field="day")
    until = draft.until or valid_until(draft.day, int(unit.row(Course, course)["months"]))
    if until is not None and until < draft.day:
        raise Invalid(N_("The last day is before the first."), field="until")
    if key is None:
        once(
            unit,
            Proof,
            N_("There is a proof of this day already."),
            "day",
            person_id=person,
            course_id=course,
            day=draft.day,
        )
    more = {} if key is not None else {"way": "paper", "participant_id": None, "attempt_id": None}
    return save_draft(unit, Proof, replace(draft, until=until), key, version, **more)


undo_proof = undoing(Proof)


@command(CHANGE)
def delete_proof(unit: Unit, key: int) -> None:
    """Take a certificate away that was entered by hand; what follows from a course goes with the participant."""
    if known(unit, Proof, key)["way"] != PAPER:
        raise Invalid(FROM_COURSE, field="way")
    unit.delete(Proof, key)


@command(CHANGE)
def save_instruction(
    unit: Unit, draft: InstructionDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a compulsory instruction and for whom it is; raises Invalid naming the field."""
    needed(unit, "course", Course, draft.course, NO_COURSE)
    check_draft(Instruction, draft)
    must_differ(unit, Instruction, key, draft, "name course department job", at="name")
    return save_draft(unit, Instruction, draft, key, version)


undo_instruction = undoing(Instruction)


@command(CHANGE)
def delete_instruction(unit: Unit, key: int) -> None:
    """Take an instruction away that is not compulsory any more; proofs stay."""
    unit.delete(Instruction, key)


# -- slides and questions --------------------------------------------------------------------
@command(CHANGE)
def save_slide(unit: Unit, draft: SlideDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a slide of a course; raises Invalid naming the field."""
    needed(unit, "course", Course, draft.course, NO_COURSE)
    check_draft(Slide, draft)
    return save_draft(unit, Slide, draft, key, version)


undo_slide = undoing(Slide)


@command(CHANGE)
def delete_slide(unit: Unit, key: int) -> None:
    """Take a slide away."""
    unit.delete(Slide, key)


@command(CHANGE)
def save_question(
    unit: Unit, draft: QuestionDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a question of a course; raises Invalid for too few answers and for right ones that are not there."""
    needed(unit, "course", Course, draft.course, NO_COURSE)
    check_draft(Question, draft)
    right_of(draft.right, len(answers_of(draft.answers)))
    return save_draft(unit, Question, draft, key, version)


undo_question = undoing(Question)


@command(CHANGE)
def delete_question(unit: Unit, key: int) -> None:
    """Take a question away; courses that were taken keep their score."""
    unit.delete(Question, key)
