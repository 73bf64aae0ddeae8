"""Tables of automation: rules with their marks and protocol, recurring jobs with theirs."""

from __future__ import annotations

import datetime

from sqlalchemy import BigInteger, ColumnElement, ForeignKey, Index, Integer, String

from app.core.messages import N_
from app.data.declarative import Base, BigKey, Keyed, Versioned, column
from app.modules.office.automation.rules import calendar
from app.modules.office.automation.rules.rule import (
    ACTIONS,
    EVENTS,
    FORMS,
    MOST_DAYS,
    OUTCOME_TONES,
    OUTCOMES,
    REPORTS,
    SIDES,
    STATE_TONES,
    STATES,
)
from app.modules.office.automation.settings import EDIT, VIEW
from app.modules.organisation.notices.api import AUDIENCES


class Rule(Versioned, Base):
    """When something happens, and some conditions hold, something is done with the rights of now of whom the rule acts for."""

    __tablename__ = "office_rule"
    __title__ = N_("Rule")
    __reads__ = VIEW
    __writes__ = EDIT

    title: ColumnElement[str] = column(String(120), title=N_("Title"), required=True, width=230)
    event: ColumnElement[str] = column(String(8), title=N_("When"), choices=EVENTS, required=True, width=150)
    table_name: ColumnElement[str] = column(String(60), title=N_("Kind of record"), width=150)
    field: ColumnElement[str] = column(String(60), title=N_("Field"), width=120)
    value: ColumnElement[str] = column(String(60), title=N_("Value"), width=120)
    days: ColumnElement[int] = column(
        Integer, title=N_("Days after it (before it: −)"), minimum=-MOST_DAYS, maximum=MOST_DAYS
    )
    days_working: ColumnElement[bool] = column(
        default=False, server_default="0", title=N_("Only working days count for it")
    )
    figure: ColumnElement[str] = column(String(60), title=N_("Figure"), width=160)
    beyond: ColumnElement[str] = column(String(6), title=N_("Crosses"), choices=SIDES)
    limit_at: ColumnElement[int | None] = column(BigInteger, title=N_("Limit"))
    conditions: ColumnElement[str] = column(String(2000), title=N_("Conditions"), kind="long")
    action: ColumnElement[str] = column(
        String(8), title=N_("Then"), choices=ACTIONS, required=True, width=150
    )
    text: ColumnElement[str] = column(String(300), title=N_("Words"), kind="long")
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("Who does it"), width=140)
    due: ColumnElement[int] = column(Integer, title=N_("Days until then"), minimum=0, maximum=MOST_DAYS)
    due_working: ColumnElement[bool] = column(
        default=False, server_default="0", title=N_("Only working days count until then")
    )
    sets: ColumnElement[str] = column(
        String(60), default="", server_default="", title=N_("Field that is set"), width=120
    )
    set_to: ColumnElement[str] = column(
        String(80), default="", server_default="", title=N_("Value that it gets"), width=120
    )
    audience: ColumnElement[str] = column(String(10), title=N_("Notice for"), choices=AUDIENCES)
    target: ColumnElement[str] = column(String(80), title=N_("Which one"))
    template_id: ColumnElement[int | None] = column(title=N_("Letter template"), kind="record")
    report: ColumnElement[str] = column(String(40), title=N_("Report"), choices=REPORTS)
    form: ColumnElement[str] = column(String(4), title=N_("File"), choices=FORMS)
    folder: ColumnElement[str] = column(String(400), title=N_("Folder"), width=220)
    job_id: ColumnElement[int | None] = column(title=N_("Job that is done"), kind="record")
    author: ColumnElement[str] = column(String(80), kind="login", title=N_("Acts for"), width=140)
    state: ColumnElement[str] = column(
        String(6), title=N_("State"), choices=STATES, tones=STATE_TONES, width=100
    )
    since: ColumnElement[datetime.datetime | None] = column(title=N_("On since"))
    halted: ColumnElement[str] = column(title=N_("Stopped because"), kind="message")


class RuleMark(Base):
    """How far a rule has looked; no change of the book but its own memory, so it is not in the trail.

    run and position are those of the last row of the trail that was looked at, day the last day; armed says that a
    figure lies within its limit, so that crossing it counts.
    """

    __tablename__ = "office_rule_mark"
    __title__ = N_("Mark of a rule")
    __trailed__ = False
    __reads__ = VIEW

    rule_id: ColumnElement[int] = column(
        BigKey, ForeignKey("office_rule.id"), primary_key=True, autoincrement=False, title=N_("Rule")
    )
    run: ColumnElement[int] = column(title=N_("Looked at up to"))
    position: ColumnElement[int] = column(Integer, title=N_("Place in it"))
    day: ColumnElement[datetime.date] = column(title=N_("Looked at up to the day"))
    armed: ColumnElement[bool] = column(title=N_("Within its limit"))
    looked_at: ColumnElement[datetime.datetime | None] = column(title=N_("Looked last"))


class Firing(Keyed, Base):
    """A rule fired on a record: once for each cause, which is a row of the trail, a day or the day a figure crossed its limit."""

    __tablename__ = "office_rule_firing"
    __title__ = N_("Firing of a rule")
    __reads__ = VIEW

    rule_id: ColumnElement[int] = column(ForeignKey("office_rule.id"), title=N_("Rule"))
    table_name: ColumnElement[str] = column(String(60))
    row_key: ColumnElement[int]
    cause: ColumnElement[str] = column(String(40), title=N_("Cause"))
    at: ColumnElement[datetime.datetime] = column(title=N_("When"), width=140)
    outcome: ColumnElement[str] = column(
        String(8), title=N_("Result"), choices=OUTCOMES, tones=OUTCOME_TONES, width=120
    )
    why: ColumnElement[str] = column(title=N_("Why"), kind="message", width=260)
    said: ColumnElement[str] = column(title=N_("What came of it"), kind="message", width=260)
    letter_id: ColumnElement[int | None] = column(title=N_("Letter"), kind="record")

    __table_args__ = (
        Index("uq_office_rule_firing", "rule_id", "table_name", "row_key", "cause", unique=True),
        Index("ix_office_rule_firing_outcome", "outcome"),
    )


class Job(Versioned, Base):
    """A recurring job: what, how often, where to or where from; it is done with the rights of now of whom it acts for."""

    __tablename__ = "office_job"
    __title__ = N_("Recurring job")
    __reads__ = VIEW
    __writes__ = EDIT

    title: ColumnElement[str] = column(String(120), title=N_("Title"), required=True, width=230)
    kind: ColumnElement[str] = column(
        String(8), title=N_("What"), choices=calendar.KINDS, required=True, width=190
    )
    rhythm: ColumnElement[str] = column(
        String(8), title=N_("How often"), choices=calendar.RHYTHMS, required=True, width=150
    )
    weekday: ColumnElement[int] = column(Integer, title=N_("Day of the week"), choices=calendar.WEEKDAY_NAMES)
    month_day: ColumnElement[int] = column(Integer, title=N_("Day of the month"), minimum=1, maximum=31)
    folder: ColumnElement[str] = column(String(400), title=N_("Folder"), required=True, width=220)
    report: ColumnElement[str] = column(String(40), title=N_("Report"), choices=REPORTS)
    form: ColumnElement[str] = column(String(4), title=N_("File"), choices=FORMS)
    span: ColumnElement[str] = column(String(10), title=N_("About"), choices=calendar.SPANS)
    keep: ColumnElement[int] = column(Integer, title=N_("Backups that stay (0: all)"), minimum=0, maximum=999)
    active: ColumnElement[bool] = column(title=N_("Switched on"), width=100)
    since: ColumnElement[datetime.date] = column(title=N_("Due from"))
    author: ColumnElement[str] = column(String(80), kind="login", title=N_("Acts for"), width=140)


class JobRun(Versioned, Base):
    """A job was begun, once for each due day or by hand, and what came of it."""

    __tablename__ = "office_job_run"
    __title__ = N_("Run of a job")
    __reads__ = VIEW

    job_id: ColumnElement[int] = column(ForeignKey("office_job.id"), title=N_("Recurring job"))
    due: ColumnElement[str] = column(String(40), title=N_("Due"))
    at: ColumnElement[datetime.datetime] = column(title=N_("When"))
    login: ColumnElement[str] = column(String(80), kind="login", title=N_("At whose desk"))
    outcome: ColumnElement[str] = column(
        String(8), title=N_("Result"), choices=calendar.OUTCOMES, tones=calendar.TONES, width=110
    )
    said: ColumnElement[str] = column(title=N_("What came of it"), kind="message", width=260)

    __table_args__ = (Index("uq_office_job_run", "job_id", "due", unique=True),)
