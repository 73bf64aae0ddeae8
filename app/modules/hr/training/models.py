"""Tables of training: courses, planned ones with participants, slides and questions, attempts, proofs, instructions, skills, money."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, Keyed, Moment, Versioned, column
from app.modules.hr.training.rules.training import (
    COURSE_KINDS,
    EVENT_STATES,
    EVENT_TONES,
    INSTRUCTION_KINDS,
    LEVELS,
    MOST_MONTHS,
    PARTICIPANT_STATES,
    PARTICIPANT_TONES,
    WAYS,
)

VIEW, CHANGE, OWN = "hr.training.view", "hr.training.change", "hr.own"


class Course(Versioned, Base):
    """A course of the catalogue; months says how long its proof holds (0 for good), passing how many per cent pass it at the desk."""

    __tablename__ = "hr_course"
    __title__ = N_("Course")
    __reads__ = OWN
    __writes__ = CHANGE

    name: ColumnElement[str] = column(String(120), title=N_("Course"), required=True, width=240)
    kind: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=COURSE_KINDS, width=150)
    provider: ColumnElement[str] = column(String(120), title=N_("Given by"), width=180)
    months: ColumnElement[int] = column(
        Integer, title=N_("Proof holds months"), minimum=0, maximum=MOST_MONTHS, width=120
    )
    fee: ColumnElement[int] = column(title=N_("Fee"), kind="money", width=100)
    passing: ColumnElement[int] = column(Integer, title=N_("Passed from per cent"), minimum=0, maximum=100)
    about: ColumnElement[str] = column(String(600), title=N_("What it is about"), kind="long")


class CourseEvent(Versioned, Base):
    """A planned course: from when until when, where, seats (0 for any number), the fee of one participant in cents."""

    __tablename__ = "hr_course_event"
    __title__ = N_("Planned course")
    __reads__ = OWN
    __writes__ = CHANGE

    course_id: ColumnElement[int] = column(
        ForeignKey("hr_course.id"), index=True, title=N_("Course"), required=True
    )
    since: ColumnElement[datetime.date] = column(index=True, title=N_("From"), required=True)
    until: ColumnElement[datetime.date] = column(title=N_("Until"))
    town: ColumnElement[str] = column(String(80), title=N_("Where"), width=140)
    seats: ColumnElement[int] = column(Integer, title=N_("Seats"), minimum=0, maximum=10_000, width=70)
    fee: ColumnElement[int] = column(title=N_("Fee"), kind="money", width=100)
    state: ColumnElement[str] = column(
        String(9), title=N_("State"), choices=EVENT_STATES, tones=EVENT_TONES, width=140
    )
    note: ColumnElement[str] = column(String(300), title=N_("Remark"), kind="long")


class Participant(Versioned, Base):
    """Somebody in a planned course: where it stands, result, fee in cents and cost centre, and how they found it."""

    __tablename__ = "hr_course_participant"
    __title__ = N_("Participant")
    __reads__ = VIEW
    __writes__ = CHANGE
    __table_args__ = (Index("uq_hr_course_participant", "event_id", "person_id", unique=True),)

    event_id: ColumnElement[int] = column(
        ForeignKey("hr_course_event.id"), title=N_("Planned course"), required=True
    )
    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Member of staff"), personal="work", required=True
    )
    state: ColumnElement[str] = column(
        String(9),
        title=N_("State"),
        choices=PARTICIPANT_STATES,
        tones=PARTICIPANT_TONES,
        personal="work",
        width=130,
    )
    result: ColumnElement[str] = column(String(160), title=N_("Result"), personal="work", width=160)
    fee: ColumnElement[int] = column(title=N_("Fee"), kind="money", width=100)
    cost1: ColumnElement[str] = column(
        String(36), title=N_("Cost centre"), code_of="finance_cost_centre", among=("1",), width=100
    )
    rating: ColumnElement[int | None] = column(
        Integer, title=N_("Found it (1 very good to 5)"), minimum=1, maximum=5, personal="work"
    )
    comment: ColumnElement[str] = column(
        String(400), title=N_("What they say of it"), kind="long", personal="work"
    )


class Slide(Versioned, Base):
    """A slide of a course at the desk; pictures and PDF stand on its row."""

    __tablename__ = "hr_course_slide"
    __title__ = N_("Slide")
    __reads__ = OWN
    __writes__ = CHANGE

    course_id: ColumnElement[int] = column(
        ForeignKey("hr_course.id"), index=True, title=N_("Course"), required=True
    )
    place: ColumnElement[int] = column(Integer, title=N_("No."), minimum=1, maximum=999, width=60)
    title: ColumnElement[str] = column(String(120), title=N_("Title"), required=True, width=260)
    text: ColumnElement[str] = column(String(4000), title=N_("Text"), kind="long")


class Question(Versioned, Base):
    """A question of a course at the desk, with an answer a line and the numbers of the right ones."""

    __tablename__ = "hr_course_question"
    __title__ = N_("Question")
    __reads__ = VIEW
    __writes__ = CHANGE

    course_id: ColumnElement[int] = column(
        ForeignKey("hr_course.id"), index=True, title=N_("Course"), required=True
    )
    place: ColumnElement[int] = column(Integer, title=N_("No."), minimum=1, maximum=999, width=60)
    question: ColumnElement[str] = column(String(300), title=N_("Question"), required=True, width=320)
    answers: ColumnElement[str] = column(String(2000), title=N_("Answers, one a line"), kind="long")
    right: ColumnElement[str] = column(String(40), title=N_("Right ones"), required=True, width=90)


class Attempt(Keyed, Base):
    """Somebody took a course at the desk: when, how many questions were right, of which slides and questions (their fingerprint)."""

    __tablename__ = "hr_course_attempt"
    __title__ = N_("Course taken at the desk")
    __reads__ = VIEW
    __writes__ = OWN
    __table_args__ = (Index("ix_hr_course_attempt_person_id_course_id", "person_id", "course_id"),)

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work"
    )
    course_id: ColumnElement[int] = column(ForeignKey("hr_course.id"), title=N_("Course"))
    at: ColumnElement[datetime.datetime] = column(Moment(), title=N_("When"), personal="work")
    right: ColumnElement[int] = column(Integer, title=N_("Right"), personal="work")
    of: ColumnElement[int] = column(Integer, title=N_("Questions"), personal="work")
    passed: ColumnElement[bool] = column(title=N_("Passed"), personal="work")
    content: ColumnElement[str] = column(String(64), title=N_("Fingerprint of what was shown"))


class Proof(Versioned, Base):
    """Somebody has proven a course on a day: until when it holds (None for good), by what; the certificate stands on the row."""

    __tablename__ = "hr_course_proof"
    __title__ = N_("Proof of a course")
    __reads__ = VIEW
    __writes__ = CHANGE
    __table_args__ = (Index("uq_hr_course_proof", "person_id", "course_id", "day", unique=True),)

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work", required=True
    )
    course_id: ColumnElement[int] = column(
        ForeignKey("hr_course.id"), index=True, title=N_("Course"), required=True
    )
    day: ColumnElement[datetime.date] = column(title=N_("Proven on"), personal="work", required=True)
    until: ColumnElement[datetime.date | None] = column(
        title=N_("Holds until"), personal="work", ends="never"
    )
    way: ColumnElement[str] = column(String(5), title=N_("By what"), choices=WAYS, personal="work", width=150)
    note: ColumnElement[str] = column(String(160), title=N_("Remark"), personal="work", width=180)
    participant_id: ColumnElement[int | None] = column(
        ForeignKey("hr_course_participant.id"), unique=True, title=N_("Participant")
    )
    attempt_id: ColumnElement[int | None] = column(
        ForeignKey("hr_course_attempt.id"), title=N_("Course taken at the desk")
    )


class Instruction(Versioned, Base):
    """A compulsory instruction: by which course, for whom (a department, a position held, '' for all), from when, by what law."""

    __tablename__ = "hr_instruction"
    __title__ = N_("Compulsory instruction")
    __reads__ = OWN
    __writes__ = CHANGE

    name: ColumnElement[str] = column(String(120), title=N_("Instruction"), required=True, width=240)
    kind: ColumnElement[str] = column(String(9), title=N_("Kind"), choices=INSTRUCTION_KINDS, width=150)
    course_id: ColumnElement[int] = column(
        ForeignKey("hr_course.id"), index=True, title=N_("Course"), required=True
    )
    department: ColumnElement[str] = column(String(80), title=N_("Only this department"), width=150)
    job: ColumnElement[str] = column(String(80), title=N_("Only this position"), width=150)
    since: ColumnElement[datetime.date] = column(title=N_("Wanted from"), required=True)
    law: ColumnElement[str] = column(String(120), title=N_("By what law"), width=180)


class Skill(Versioned, Base):
    """A skill."""

    __tablename__ = "hr_skill"
    __title__ = N_("Skill")
    __reads__ = VIEW
    __writes__ = CHANGE

    name: ColumnElement[str] = column(String(120), unique=True, title=N_("Skill"), required=True, width=240)
    group: ColumnElement[str] = column(String(80), title=N_("Field of skills"), width=160)


class SkillNeed(Versioned, Base):
    """The level of a skill that a position held needs."""

    __tablename__ = "hr_skill_need"
    __title__ = N_("Skill that a position needs")
    __reads__ = VIEW
    __writes__ = CHANGE
    __table_args__ = (Index("uq_hr_skill_need_job_skill_id", "job", "skill_id", unique=True),)

    job: ColumnElement[str] = column(String(80), title=N_("Position held"), required=True, width=200)
    skill_id: ColumnElement[int] = column(ForeignKey("hr_skill.id"), title=N_("Skill"), required=True)
    level: ColumnElement[str] = column(String(1), title=N_("Level needed"), choices=LEVELS, width=150)


class SkillLevel(Versioned, Base):
    """The level that somebody has of a skill, since when, and how it was found."""

    __tablename__ = "hr_skill_level"
    __title__ = N_("Skill of somebody")
    __reads__ = VIEW
    __writes__ = CHANGE
    __table_args__ = (Index("uq_hr_skill_level_person_id_skill_id", "person_id", "skill_id", unique=True),)

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work", required=True
    )
    skill_id: ColumnElement[int] = column(ForeignKey("hr_skill.id"), title=N_("Skill"), required=True)
    level: ColumnElement[str] = column(
        String(1), title=N_("Level"), choices=LEVELS, personal="work", width=150
    )
    day: ColumnElement[datetime.date] = column(title=N_("Found on"), personal="work", required=True)
    note: ColumnElement[str] = column(String(160), title=N_("How it was found"), personal="work", width=200)


class Clause(Versioned, Base):
    """An agreement that somebody pays back what a course cost: an amount in cents that falls by one part a month from a day on."""

    __tablename__ = "hr_course_clause"
    __title__ = N_("Repayment clause")
    __reads__ = VIEW
    __writes__ = CHANGE

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Member of staff"), personal="work", required=True
    )
    text: ColumnElement[str] = column(
        String(160), title=N_("What for"), personal="work", required=True, width=240
    )
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money", personal="work", required=True)
    months: ColumnElement[int] = column(
        Integer, title=N_("Falls over months"), minimum=1, maximum=60, width=120
    )
    since: ColumnElement[datetime.date] = column(title=N_("From"), personal="work", required=True)


class TrainingBudget(Versioned, Base):
    """What a cost centre may spend on training in a year, in cents."""

    __tablename__ = "hr_training_budget"
    __title__ = N_("Training budget")
    __reads__ = VIEW
    __writes__ = CHANGE
    __table_args__ = (Index("uq_hr_training_budget_year_cost1", "year", "cost1", unique=True),)

    year: ColumnElement[int] = column(Integer, title=N_("Year"), minimum=1990, maximum=2199, width=80)
    cost1: ColumnElement[str] = column(
        String(36),
        title=N_("Cost centre"),
        required=True,
        code_of="finance_cost_centre",
        among=("1",),
        width=120,
    )
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money", required=True, width=120)
