"""Tables of projects: projects, their people, tasks with what they wait for, and time that was spent on them."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Moment, Versioned, column
from app.modules.organisation.projects.rules.earned_value import MEASURES
from app.modules.organisation.projects.rules.projects import (
    DAY_MINUTES,
    KINDS,
    STATE_TONES,
    STATES,
    TASK_STATES,
    TASK_TONES,
    TIME_STATES,
    TIME_TONES,
)
from app.modules.organisation.projects.rules.recurring import REPEATS
from app.modules.organisation.projects.rules.rounding import ROUNDINGS
from app.modules.organisation.projects.rules.scheduling import LINKS, MOST_DAYS, MOST_LAG

VIEW, ALL, CHANGE, TIME = (f"organisation.project.{one}" for one in ("view", "all", "change", "time"))


class Project(Versioned, Base):
    """Work with an end and a goal: its state, days, lead, budget in cents and hours, cost centre, rates in cents an hour.

    A template is a project that others are made from; its tasks are nobody's to-dos.
    """

    __tablename__ = "organisation_project"
    __title__ = N_("Project")
    __reads__ = VIEW
    __writes__ = CHANGE

    number: ColumnElement[str] = column(
        String(12),
        unique=True,
        title=N_("Number"),
        width=100,
        counters=(Counter("organisation.projects", "P-{year}-{n:03}"),),
    )
    name: ColumnElement[str] = column(String(120), required=True, width=260)
    state: ColumnElement[str] = column(
        String(9), title=N_("State"), choices=STATES, tones=STATE_TONES, required=True, width=120
    )
    start: ColumnElement[datetime.date] = column(title=N_("Begins on"), required=True, width=110)
    due: ColumnElement[datetime.date | None] = column(title=N_("To be finished by"), width=196, ends="closed")
    closed: ColumnElement[datetime.date | None] = column(title=N_("Closed on"), width=110)
    lead_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), title=N_("Lead"), personal="work", width=150
    )
    contact_id: ColumnElement[int | None] = column(
        ForeignKey("contact.id"), index=True, title=N_("Customer"), width=180
    )
    goal: ColumnElement[str] = column(String(1000), title=N_("Goal"), kind="long")
    budget: ColumnElement[int] = column(title=N_("Budget"), kind="money", width=120)
    budget_hours: ColumnElement[int] = column(title=N_("Budget in hours"), kind="quantity", width=110)
    cost_centre: ColumnElement[str] = column(
        String(36), title=N_("Cost centre"), code_of="finance_cost_centre", among=("1",), width=100
    )
    cost_rate: ColumnElement[int] = column(title=N_("An hour costs us"), kind="money", width=110)
    bill_rate: ColumnElement[int] = column(title=N_("Price of an hour"), kind="money", width=110)
    rounding: ColumnElement[str] = column(String(8), title=N_("Times are rounded"), choices=ROUNDINGS)
    step: ColumnElement[int] = column(Integer, title=N_("to minutes"), minimum=0, maximum=480)
    template: ColumnElement[bool] = column(title=N_("Template for others"))


class ProjectMember(Versioned, Base):
    """Somebody of a project, who may see it and take its tasks."""

    __tablename__ = "organisation_project_member"
    __title__ = N_("Member of a project")
    __reads__ = VIEW
    __writes__ = CHANGE

    project_id: ColumnElement[int] = column(
        ForeignKey("organisation_project.id"), title=N_("Project"), required=True
    )
    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Member of staff"), personal="work", required=True
    )
    part: ColumnElement[str] = column(String(80), title=N_("Part in the project"), personal="work", width=200)

    __table_args__ = (Index("uq_organisation_project_member", "project_id", "person_id", unique=True),)


class ProjectTask(Versioned, Base):
    """A task, milestone or phase: what it waits for stands in its links, start and finish follow from the plan.

    number is the one of its project, place its order there. begun and done are the days on which it really was begun and done;
    base_start and base_finish those of the plan that was agreed. A task that came again names the first one and its day; one
    that another topic made, such as the action of a meeting, names the row it comes from.
    """

    __tablename__ = "organisation_task"
    __title__ = N_("Task of a project")
    __reads__ = VIEW
    __writes__ = CHANGE

    project_id: ColumnElement[int] = column(
        ForeignKey("organisation_project.id"), title=N_("Project"), required=True
    )
    number: ColumnElement[int] = column(Integer, title=N_("No."), width=60)
    place: ColumnElement[int] = column(Integer, title=N_("Place"))
    kind: ColumnElement[str] = column(String(9), title=N_("Kind"), choices=KINDS, required=True, width=100)
    parent_id: ColumnElement[int | None] = column(
        ForeignKey("organisation_task.id"), index=True, title=N_("Phase")
    )
    title: ColumnElement[str] = column(String(160), title=N_("What is to be done"), required=True, width=280)
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Done by"), personal="work"
    )
    state: ColumnElement[str] = column(
        String(8), title=N_("State"), choices=TASK_STATES, tones=TASK_TONES, required=True, width=120
    )
    days: ColumnElement[int] = column(
        Integer, title=N_("Working days"), minimum=0, maximum=MOST_DAYS, width=90
    )
    not_before: ColumnElement[datetime.date | None] = column(title=N_("Not before"), width=110)
    fixed: ColumnElement[bool] = column(title=N_("exactly on this day"))
    deadline: ColumnElement[datetime.date | None] = column(title=N_("Deadline"), width=196, ends="done")
    hours: ColumnElement[int] = column(title=N_("Hours planned"), kind="quantity", width=110)
    cost: ColumnElement[int] = column(title=N_("Other cost planned"), kind="money", width=120)
    measure: ColumnElement[str] = column(String(7), title=N_("Progress is measured"), choices=MEASURES)
    progress: ColumnElement[int] = column(
        Integer, title=N_("Progress"), kind="percent", minimum=0, maximum=10_000, width=90
    )
    repeats: ColumnElement[str] = column(String(9), title=N_("Comes again"), choices=REPEATS, width=120)
    text: ColumnElement[str] = column(String(2000), title=N_("Description"), kind="long", personal="content")
    start: ColumnElement[datetime.date | None] = column(title=N_("First day"), width=110)
    finish: ColumnElement[datetime.date | None] = column(title=N_("Last day"), width=196, ends="done")
    base_start: ColumnElement[datetime.date | None] = column(title=N_("First day as agreed"), width=110)
    base_finish: ColumnElement[datetime.date | None] = column(title=N_("Last day as agreed"), width=110)
    begun: ColumnElement[datetime.date | None] = column(title=N_("Begun on"), width=110)
    done: ColumnElement[datetime.date | None] = column(title=N_("Done on"), width=110)
    origin_id: ColumnElement[int | None] = column(ForeignKey("organisation_task.id"), title=N_("Comes from"))
    occurs: ColumnElement[datetime.date | None] = column(title=N_("Came again on"), width=110)
    source_table: ColumnElement[str | None] = column(String(60), title=N_("Follows from a"), width=150)
    source_key: ColumnElement[int | None] = column(title=N_("Row it follows from"))

    __table_args__ = (
        Index("uq_organisation_task_number", "project_id", "number", unique=True),
        Index("uq_organisation_task_occurs", "origin_id", "occurs", unique=True),
        Index("uq_organisation_task_source", "source_table", "source_key", unique=True),
        Index("ix_organisation_task_finish", "finish"),
        Index("ix_organisation_task_state", "state", "finish"),
    )


class TaskLink(Keyed, Base):
    """What a task waits for: its predecessor, which ends are joined, and lag in working days of the project, below zero for lead."""

    __tablename__ = "organisation_task_link"
    __title__ = N_("Predecessor of a task")
    __reads__ = VIEW
    __writes__ = CHANGE

    task_id: ColumnElement[int] = column(ForeignKey("organisation_task.id"), title=N_("Task of a project"))
    before_id: ColumnElement[int] = column(
        ForeignKey("organisation_task.id"), index=True, title=N_("Predecessor")
    )
    kind: ColumnElement[str] = column(String(2), title=N_("Kind"), choices=LINKS)
    lag: ColumnElement[int] = column(Integer, title=N_("Lag (days)"), minimum=-MOST_LAG, maximum=MOST_LAG)

    __table_args__ = (Index("uq_organisation_task_link", "task_id", "before_id", unique=True),)


class ProjectTime(Versioned, Base):
    """Time that somebody spent on a project: exact minutes as noted, minutes as rounded; running since a moment while the timer goes.

    document is the invoice that charges it.
    """

    __tablename__ = "organisation_project_time"
    __title__ = N_("Time on a project")
    __reads__ = VIEW
    __writes__ = TIME

    project_id: ColumnElement[int] = column(
        ForeignKey("organisation_project.id"), title=N_("Project"), required=True
    )
    task_id: ColumnElement[int | None] = column(
        ForeignKey("organisation_task.id"), index=True, title=N_("Task of a project")
    )
    person_id: ColumnElement[int] = column(
        ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work", required=True
    )
    day: ColumnElement[datetime.date] = column(title=N_("Date"), personal="work", required=True, width=110)
    exact: ColumnElement[int] = column(
        Integer, title=N_("Minutes as noted"), minimum=0, maximum=DAY_MINUTES, personal="work"
    )
    minutes: ColumnElement[int] = column(
        Integer, title=N_("Minutes"), minimum=0, maximum=2 * DAY_MINUTES, personal="work"
    )
    running: ColumnElement[datetime.datetime | None] = column(
        Moment(), title=N_("Timer since"), personal="work"
    )
    note: ColumnElement[str] = column(String(200), title=N_("What was done"), personal="content", width=260)
    billable: ColumnElement[bool] = column(title=N_("The customer pays for it"))
    state: ColumnElement[str] = column(
        String(8), title=N_("State"), choices=TIME_STATES, tones=TIME_TONES, width=130
    )
    approved_by: ColumnElement[str] = column(
        String(80), title=N_("Approved by"), kind="login", personal="work", once=True
    )
    document_id: ColumnElement[int | None] = column(
        ForeignKey("finance_sales_document.id"), index=True, title=N_("Invoice")
    )

    __table_args__ = (
        Index("ix_organisation_project_time_person_day", "person_id", "day"),
        Index("ix_organisation_project_time_day", "day", "minutes"),
        Index("ix_organisation_project_time_project", "project_id", "day", "person_id", "minutes"),
    )
