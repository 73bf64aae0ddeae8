"""Tables of goals: goals of a quarter, their measured results, check-ins, and the projects that serve them."""

from __future__ import annotations

import datetime

from sqlalchemy import BigInteger, ColumnElement, ForeignKey, Index, Integer, String

from app.core.figures import UNITS
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.organisation.goals.rules import MOST_CONFIDENCE, STATE_TONES, STATES

VIEW, CHANGE = "organisation.goal.view", "organisation.goal.change"


class Goal(Versioned, Base):
    """What is to be reached in a quarter, and who answers for it; one that was carried on names the one before."""

    __tablename__ = "organisation_goal"
    __title__ = N_("Goal")
    __reads__ = VIEW
    __writes__ = CHANGE

    title: ColumnElement[str] = column(
        String(160), title=N_("What is to be reached"), required=True, width=280
    )
    quarter: ColumnElement[datetime.date] = column(title=N_("Quarter"), required=True, width=110)
    owner: ColumnElement[str] = column(String(80), kind="login", title=N_("In charge"), width=140)
    department: ColumnElement[str] = column(String(80), title=N_("Department"), width=140)
    state: ColumnElement[str] = column(
        String(8), title=N_("State"), choices=STATES, tones=STATE_TONES, required=True, width=120
    )
    text: ColumnElement[str] = column(String(1000), title=N_("Why it matters"), kind="long")
    conclusion: ColumnElement[str] = column(String(500), title=N_("Conclusion"), kind="long", width=240)
    before_id: ColumnElement[int | None] = column(
        ForeignKey("organisation_goal.id"), unique=True, title=N_("Carried on from")
    )

    __table_args__ = (Index("ix_organisation_goal_quarter", "quarter"),)


class GoalResult(Versioned, Base):
    """By what a goal is measured: its points in the parts of its unit, typed at check-ins or bound to a figure."""

    __tablename__ = "organisation_goal_result"
    __title__ = N_("Measured result")
    __reads__ = VIEW
    __writes__ = CHANGE

    goal_id: ColumnElement[int] = column(
        ForeignKey("organisation_goal.id"), index=True, title=N_("Goal"), required=True
    )
    title: ColumnElement[str] = column(String(160), title=N_("What is measured"), required=True, width=260)
    figure: ColumnElement[str] = column(String(60), title=N_("Bound to the figure"), width=180)
    unit: ColumnElement[str] = column(String(8), title=N_("Unit"), choices=UNITS, required=True, width=110)
    start: ColumnElement[int] = column(BigInteger, title=N_("Start"))
    commit: ColumnElement[int | None] = column(BigInteger, title=N_("Promise"))
    target: ColumnElement[int] = column(BigInteger, title=N_("Target"))
    stretch: ColumnElement[int | None] = column(BigInteger, title=N_("Outstanding from"))


class GoalCheckIn(Keyed, Base):
    """The value of a result on a day, how sure one was, and what was done; it never changes."""

    __tablename__ = "organisation_goal_check_in"
    __title__ = N_("Check-in")
    __reads__ = VIEW
    __writes__ = CHANGE

    result_id: ColumnElement[int] = column(
        ForeignKey("organisation_goal_result.id"), index=True, title=N_("Measured result"), required=True
    )
    day: ColumnElement[datetime.date] = column(title=N_("Date"), width=110)
    value: ColumnElement[int | None] = column(BigInteger, title=N_("Value"))
    confidence: ColumnElement[int] = column(
        Integer,
        title=N_("Confidence (0 to 10)"),
        minimum=0,
        maximum=MOST_CONFIDENCE,
        required=True,
        width=120,
    )
    text: ColumnElement[str] = column(
        String(500), title=N_("What was done"), kind="long", personal="content", width=260
    )
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("By"), width=130)


class GoalProject(Keyed, Base):
    """A project that serves a goal."""

    __tablename__ = "organisation_goal_project"
    __title__ = N_("Project of a goal")
    __reads__ = VIEW
    __writes__ = CHANGE

    goal_id: ColumnElement[int] = column(ForeignKey("organisation_goal.id"), title=N_("Goal"))
    project_id: ColumnElement[int] = column(
        ForeignKey("organisation_project.id"), index=True, title=N_("Project")
    )

    __table_args__ = (Index("uq_organisation_goal_project", "goal_id", "project_id", unique=True),)
