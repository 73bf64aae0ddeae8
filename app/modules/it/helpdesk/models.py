"""Tables of the helpdesk: calendars, agreements, tickets with what was said and the states they went through, articles and text modules."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.data.tables import Base, Keyed, Versioned, column


class WorkCalendar(Versioned, Base):
    """Weekly hours as typed, the Bundesland of the holidays, and the time zone."""

    __tablename__ = "it_calendar"

    name: ColumnElement[str] = column(String(60), unique=True)
    hours: ColumnElement[str] = column(String(400))
    land: ColumnElement[str] = column(String(2))
    zone: ColumnElement[str] = column(String(40))


class Agreement(Versioned, Base):
    """An agreement: its calendar, and business minutes for the middle priority; the share (per cent) for each priority stands in shares."""

    __tablename__ = "it_agreement"

    name: ColumnElement[str] = column(String(60), unique=True)
    calendar_id: ColumnElement[int] = column(ForeignKey("it_calendar.id"), index=True)
    first: ColumnElement[int] = column(Integer)
    update: ColumnElement[int] = column(Integer)
    solution: ColumnElement[int] = column(Integer)
    shares: ColumnElement[str] = column(String(60))
    standard: ColumnElement[bool] = column(default=False)


class Ticket(Versioned, Base):
    """A ticket. next_due, warn_at and light are reckoned at each change, so that lists can order by them; the truth is the history."""

    __tablename__ = "it_ticket"

    number: ColumnElement[str] = column(String(20), unique=True)
    type: ColumnElement[str] = column(String(10))
    title: ColumnElement[str] = column(String(200))
    requester_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), index=True)
    channel: ColumnElement[str] = column(String(10))
    category: ColumnElement[str] = column(String(60))
    urgency: ColumnElement[int] = column(Integer)
    impact: ColumnElement[int] = column(Integer)
    priority: ColumnElement[int] = column(Integer, index=True)
    team: ColumnElement[str] = column(String(60))
    agent: ColumnElement[str] = column(String(80), index=True)
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True)
    sla_id: ColumnElement[int | None] = column(ForeignKey("it_agreement.id"))
    state: ColumnElement[str] = column(String(10), index=True)
    wait_for: ColumnElement[str] = column(String(10))
    remind: ColumnElement[datetime.date | None]
    created: ColumnElement[datetime.datetime] = column(index=True)
    solved: ColumnElement[datetime.datetime | None] = column(index=True)
    next_due: ColumnElement[datetime.datetime | None] = column(index=True)
    warn_at: ColumnElement[datetime.datetime | None] = column(index=True)
    light: ColumnElement[str] = column(String(8))
    cause: ColumnElement[str] = column(String(300))
    solution: ColumnElement[str] = column(String(600))
    merged_into: ColumnElement[int | None] = column(ForeignKey("it_ticket.id"), index=True)
    parent_id: ColumnElement[int | None] = column(ForeignKey("it_ticket.id"), index=True)
    minutes: ColumnElement[int] = column(Integer, default=0)
    rating: ColumnElement[int | None] = column(Integer)
    reopened: ColumnElement[int] = column(Integer, default=0)

    __sealed__ = frozenset({"title", "cause", "solution"})


class TicketEntry(Keyed, Base):
    """Something that was said: by the helpdesk or the requester; an internal one is seen by the helpdesk only."""

    __tablename__ = "it_ticket_entry"

    ticket_id: ColumnElement[int] = column(ForeignKey("it_ticket.id"), index=True)
    at: ColumnElement[datetime.datetime]
    kind: ColumnElement[str] = column(String(8))
    internal: ColumnElement[bool] = column(default=False)
    by_agent: ColumnElement[bool] = column(default=True)
    by: ColumnElement[str] = column(String(120))
    body: ColumnElement[str]

    __sealed__ = frozenset({"body", "by"})
    __sealed_by__ = ("it_ticket", "ticket_id")


class TicketStep(Keyed, Base):
    """A state that a ticket entered: all clocks follow from these."""

    __tablename__ = "it_ticket_step"

    ticket_id: ColumnElement[int] = column(ForeignKey("it_ticket.id"), index=True)
    at: ColumnElement[datetime.datetime]
    state: ColumnElement[str] = column(String(10))
    why: ColumnElement[str] = column(String(10))


class TicketTask(Versioned, Base):
    """A point of a ticket's checklist."""

    __tablename__ = "it_ticket_task"

    ticket_id: ColumnElement[int] = column(ForeignKey("it_ticket.id"), index=True)
    text: ColumnElement[str] = column(String(200))
    done: ColumnElement[bool] = column(default=False)


class Article(Versioned, Base):
    """An answer that is kept: its question or title, and the text."""

    __tablename__ = "it_article"

    title: ColumnElement[str] = column(String(200))
    body: ColumnElement[str]
    category: ColumnElement[str] = column(String(60), index=True)


class Snippet(Versioned, Base):
    """A text module; as a macro it also sets a state (wait, solve) when it is sent."""

    __tablename__ = "it_snippet"

    name: ColumnElement[str] = column(String(80), unique=True)
    body: ColumnElement[str]
    step: ColumnElement[str] = column(String(10))

    __table_args__ = (Index("ix_it_snippet_step", "step"),)


class TicketLink(Keyed, Base):
    """A ticket that belongs to another one: related to it, caused by it, or a part of it."""

    __tablename__ = "it_ticket_link"

    ticket_id: ColumnElement[int] = column(ForeignKey("it_ticket.id"))
    other_id: ColumnElement[int] = column(ForeignKey("it_ticket.id"), index=True)
    kind: ColumnElement[str] = column(String(8))

    __table_args__ = (Index("uq_it_ticket_link_ticket_id_other_id", "ticket_id", "other_id", unique=True),)


class Change(Versioned, Base):
    """What a ticket of the kind change plans: the part it touches, its risk, the way and the way back, its day, and how far it is."""

    __tablename__ = "it_change"

    ticket_id: ColumnElement[int] = column(ForeignKey("it_ticket.id"), unique=True)
    stage: ColumnElement[str] = column(String(10), index=True)
    component_id: ColumnElement[int | None] = column(ForeignKey("it_component.id"), index=True)
    risk: ColumnElement[int] = column(Integer)
    plan: ColumnElement[str]
    fallback: ColumnElement[str]
    planned: ColumnElement[datetime.date | None] = column(index=True)
    hours: ColumnElement[str] = column(String(40))
