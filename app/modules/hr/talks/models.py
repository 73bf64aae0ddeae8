"""Tables of talks: the talk, its goals, and the courses that were agreed; what is said in them is sealed."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, String

from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.hr.talks.rules import GOAL_STATES, GOAL_TONES, KINDS, STATES, TONES

OWN, CHANGE = "hr.own", "hr.talks.change"
OWNER = ("hr_person", "person_id")


class Talk(Versioned, Base):
    """A talk with somebody: kind, day, who leads it, what was said, and the day until which the next one is due."""

    __tablename__ = "hr_talk"
    __title__ = N_("Talk")
    __reads__ = OWN
    __writes__ = CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (Index("uq_hr_talk_person_id_day", "person_id", "day", unique=True),)

    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work", required=True
    )
    kind: ColumnElement[str] = column(
        String(9), title=N_("Kind"), choices=KINDS, personal="work", required=True, width=160
    )
    day: ColumnElement[datetime.date] = column(
        index=True, title=N_("Day of the talk"), personal="work", required=True, width=110
    )
    lead_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Led by"), personal="work"
    )
    state: ColumnElement[str] = column(String(7), title=N_("State"), choices=STATES, tones=TONES, width=110)
    text: ColumnElement[str] = column(
        String(4000), title=N_("What was said"), kind="long", personal="content", sealed=True
    )
    next_day: ColumnElement[datetime.date | None] = column(
        title=N_("Next talk until"), personal="work", width=120
    )


class TalkGoal(Versioned, Base):
    """A goal that was agreed in a talk: what, until when, how far it is."""

    __tablename__ = "hr_talk_goal"
    __title__ = N_("Agreed goal")
    __reads__ = OWN
    __writes__ = CHANGE
    __sealed_by__ = OWNER
    __table_args__ = (Index("uq_hr_talk_goal_talk_id_title", "talk_id", "title", unique=True),)

    talk_id: ColumnElement[int] = column(ForeignKey("hr_talk.id"), title=N_("Talk"), required=True)
    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Member of staff"), personal="work"
    )
    title: ColumnElement[str] = column(
        String(160), title=N_("Agreed goal"), personal="content", sealed=True, required=True, width=300
    )
    due: ColumnElement[datetime.date | None] = column(
        title=N_("To be reached by"), personal="work", width=130
    )
    state: ColumnElement[str] = column(
        String(7), title=N_("How far"), choices=GOAL_STATES, tones=GOAL_TONES, personal="work", width=140
    )
    text: ColumnElement[str] = column(
        String(1000), title=N_("What came of it"), kind="long", personal="content", sealed=True, width=260
    )


class TalkCourse(Versioned, Base):
    """A course that was agreed in a talk; whether it was taken follows from proofs and participants."""

    __tablename__ = "hr_talk_course"
    __title__ = N_("Agreed course")
    __reads__ = OWN
    __writes__ = CHANGE
    __table_args__ = (Index("uq_hr_talk_course_talk_id_course_id", "talk_id", "course_id", unique=True),)

    talk_id: ColumnElement[int] = column(ForeignKey("hr_talk.id"), title=N_("Talk"), required=True)
    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Member of staff"), personal="work"
    )
    course_id: ColumnElement[int] = column(
        ForeignKey("hr_course.id"), index=True, title=N_("Course"), required=True
    )
    due: ColumnElement[datetime.date | None] = column(title=N_("To be taken by"), personal="work", width=130)
