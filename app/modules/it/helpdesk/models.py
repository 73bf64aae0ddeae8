"""Tables of the helpdesk: calendars, agreements, tickets with what was said and the states they went through, articles and text modules."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, LargeBinary, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.it.helpdesk.rules.agreements import LANDS, LONGEST, STEPS
from app.modules.it.helpdesk.rules.tickets import (
    CHANNELS,
    ENTRY_KINDS,
    LEVELS,
    LIGHT_TONES,
    LIGHTS,
    LINK_KINDS,
    PRIORITIES,
    RISKS,
    STAGES,
    STATES,
    TONES,
    TYPES,
    WAIT_FOR,
)


class WorkCalendar(Versioned, Base):
    """Weekly hours as typed, the Bundesland of the holidays ('' is the company's), the time zone, and days on which nobody works, as typed."""

    __tablename__ = "it_calendar"
    __formerly__ = "calendar"
    __title__ = N_("Business hours")
    __reads__ = "it.tickets.view"
    __writes__ = "it.agreements"

    name: ColumnElement[str] = column(String(60), unique=True, required=True)
    hours: ColumnElement[str] = column(String(400), title=N_("Hours"), kind="long", width=260)
    land: ColumnElement[str] = column(String(2), title=N_("Bundesland of the holidays"), choices=LANDS)
    zone: ColumnElement[str] = column(String(40), title=N_("Time zone"))
    closed: ColumnElement[str] = column(
        String(1000), default="", server_default="", title=N_("Closed on"), kind="long"
    )


class Agreement(Versioned, Base):
    """An agreement: its calendar, and business minutes for the middle priority; the share (per cent) for each priority stands in shares."""

    __tablename__ = "it_agreement"
    __formerly__ = "agreement"
    __title__ = N_("Agreement")
    __reads__ = "it.tickets.view"
    __writes__ = "it.agreements"

    name: ColumnElement[str] = column(String(60), unique=True, required=True)
    calendar_id: ColumnElement[int] = column(
        ForeignKey("it_calendar.id"), index=True, title=N_("Business hours"), required=True
    )
    first: ColumnElement[int] = column(
        Integer, title=N_("First answer (minutes)"), width=150, minimum=0, maximum=LONGEST
    )
    update: ColumnElement[int] = column(
        Integer, title=N_("Next answer (minutes)"), width=150, minimum=0, maximum=LONGEST
    )
    solution: ColumnElement[int] = column(
        Integer, title=N_("Solution (minutes)"), width=150, minimum=0, maximum=LONGEST
    )
    shares: ColumnElement[str] = column(String(60), title=N_("Shares by priority"))
    standard: ColumnElement[bool] = column(default=False, title=N_("For new tickets"))


class Ticket(Versioned, Base):
    """A ticket. next_due, warn_at and light are reckoned at each change, so that lists can order by them; the truth is the history."""

    __tablename__ = "it_ticket"
    __formerly__ = "ticket"
    __title__ = N_("Ticket")
    __reads__ = "it.tickets.view"
    __writes__ = "it.tickets"

    number: ColumnElement[str] = column(
        String(20),
        unique=True,
        title=N_("No."),
        width=132,
        counters=(Counter("it.ticket", "T-{year}-{n:05}"),),
    )
    type: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=TYPES, width=110)
    title: ColumnElement[str] = column(
        String(200), title=N_("Subject"), required=True, personal="content", sealed=True, width=320
    )
    requester_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"),
        index=True,
        title=N_("Requester"),
        personal="use",
    )
    channel: ColumnElement[str] = column(String(10), title=N_("Came by"), choices=CHANNELS)
    category: ColumnElement[str] = column(String(60), title=N_("Category"), width=140)
    urgency: ColumnElement[int] = column(Integer, title=N_("Urgency"), choices=LEVELS)
    impact: ColumnElement[int] = column(Integer, title=N_("Impact"), choices=LEVELS)
    priority: ColumnElement[int] = column(Integer, index=True, title=N_("Priority"), choices=PRIORITIES)
    team: ColumnElement[str] = column(String(60), title=N_("Team"))
    agent: ColumnElement[str] = column(String(80), index=True, title=N_("Agent in charge"))
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), index=True, title=N_("Device"))
    sla_id: ColumnElement[int | None] = column(ForeignKey("it_agreement.id"), title=N_("Agreement"))
    state: ColumnElement[str] = column(
        String(10), index=True, title=N_("State"), choices=STATES, tones=TONES, width=110
    )
    wait_for: ColumnElement[str] = column(String(10), title=N_("Waits for"), choices=WAIT_FOR)
    remind: ColumnElement[datetime.date | None] = column(title=N_("Waits until"))
    created: ColumnElement[datetime.datetime] = column(index=True, title=N_("Came"))
    solved: ColumnElement[datetime.datetime | None] = column(index=True, title=N_("Solved"))
    next_due: ColumnElement[datetime.datetime | None] = column(
        index=True, title=N_("Due"), width=240, ends="state"
    )
    warn_at: ColumnElement[datetime.datetime | None] = column(index=True, title=N_("Warns from"))
    light: ColumnElement[str] = column(String(8), title=N_("Promise"), choices=LIGHTS, tones=LIGHT_TONES)
    cause: ColumnElement[str] = column(String(300), title=N_("Cause"), personal="content", sealed=True)
    solution: ColumnElement[str] = column(String(600), title=N_("Solution"), personal="content", sealed=True)
    merged_into: ColumnElement[int | None] = column(
        ForeignKey("it_ticket.id"), index=True, title=N_("Merged into")
    )
    parent_id: ColumnElement[int | None] = column(
        ForeignKey("it_ticket.id"), index=True, title=N_("Split from")
    )
    minutes: ColumnElement[int] = column(Integer, default=0, title=N_("Minutes"), width=80)
    rating: ColumnElement[int | None] = column(Integer, title=N_("Satisfaction"))
    reopened: ColumnElement[int] = column(Integer, default=0, title=N_("Reopened"))


class TicketEntry(Keyed, Base):
    """Something that was said between the helpdesk and who was the requester then; an internal one is seen by the helpdesk only."""

    __tablename__ = "it_ticket_entry"
    __title__ = N_("Word on a ticket")
    __reads__ = "it.tickets.view"
    __writes__ = "it.tickets"

    ticket_id: ColumnElement[int] = column(ForeignKey("it_ticket.id"), index=True, title=N_("Ticket"))
    requester_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), index=True, title=N_("Requester"), personal="use"
    )
    at: ColumnElement[datetime.datetime] = column(title=N_("When"))
    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=ENTRY_KINDS)
    internal: ColumnElement[bool] = column(default=False, title=N_("Internal"))
    by_agent: ColumnElement[bool] = column(default=True, title=N_("By the helpdesk"))
    by: ColumnElement[str] = column(String(120), title=N_("By whom"), personal="content", sealed=True)
    body: ColumnElement[str] = column(title=N_("Text"), personal="content", sealed=True)

    __sealed_by__ = ("it_ticket", "ticket_id")


class TicketStep(Keyed, Base):
    """A state that a ticket entered: all clocks follow from these."""

    __tablename__ = "it_ticket_step"
    __title__ = N_("State of a ticket")
    __reads__ = "it.tickets.view"
    __writes__ = "it.tickets"

    ticket_id: ColumnElement[int] = column(ForeignKey("it_ticket.id"), index=True, title=N_("Ticket"))
    at: ColumnElement[datetime.datetime] = column(title=N_("When"))
    state: ColumnElement[str] = column(String(10), title=N_("State"), choices=STATES)
    why: ColumnElement[str] = column(String(10), title=N_("Why"), choices=WAIT_FOR)


class TicketMail(Keyed, Base):
    """A mail that was taken in: what it answers leads to its ticket, and the same one again is known by what it says."""

    __tablename__ = "it_ticket_mail"
    __title__ = N_("Mail on a ticket")
    __reads__ = "it.tickets.view"
    __writes__ = "it.tickets"

    ticket_id: ColumnElement[int] = column(ForeignKey("it_ticket.id"), index=True, title=N_("Ticket"))
    message_id: ColumnElement[str] = column(String(250), index=True, title=N_("Key of the mail"))
    sha256: ColumnElement[bytes] = column(
        LargeBinary(32), unique=True, title=N_("Fingerprint"), kind="secret"
    )


class TicketTask(Versioned, Base):
    """A point of a ticket's checklist."""

    __tablename__ = "it_ticket_task"
    __title__ = N_("Point of a checklist")
    __reads__ = "it.tickets.view"
    __writes__ = "it.tickets"

    ticket_id: ColumnElement[int] = column(ForeignKey("it_ticket.id"), index=True, title=N_("Ticket"))
    text: ColumnElement[str] = column(String(200))
    done: ColumnElement[bool] = column(default=False, title=N_("Done"))


class Article(Versioned, Base):
    """An answer that is kept: its question or title, and the text."""

    __tablename__ = "it_article"
    __formerly__ = "article"
    __title__ = N_("Answer")
    __reads__ = "it.tickets.view"
    __writes__ = "it.tickets"

    title: ColumnElement[str] = column(String(200), title=N_("Question"), width=380)
    body: ColumnElement[str] = column(title=N_("Text"))
    category: ColumnElement[str] = column(String(60), index=True, title=N_("Category"), width=160)


class Snippet(Versioned, Base):
    """A text module; as a macro it also sets a state (wait, solve) when it is sent."""

    __tablename__ = "it_snippet"
    __formerly__ = "snippet"
    __title__ = N_("Text module")
    __reads__ = "it.tickets.view"
    __writes__ = "it.agreements"

    name: ColumnElement[str] = column(String(80), unique=True, required=True)
    body: ColumnElement[str] = column(title=N_("Text"), width=420)
    step: ColumnElement[str] = column(String(10), title=N_("Then"), choices=STEPS, width=190)

    __table_args__ = (Index("ix_it_snippet_step", "step"),)


class TicketLink(Keyed, Base):
    """A ticket that belongs to another one: related to it, caused by it, or a part of it."""

    __tablename__ = "it_ticket_link"
    __title__ = N_("Link between tickets")
    __reads__ = "it.tickets.view"
    __writes__ = "it.tickets"

    ticket_id: ColumnElement[int] = column(ForeignKey("it_ticket.id"), title=N_("Ticket"))
    other_id: ColumnElement[int] = column(
        ForeignKey("it_ticket.id"), index=True, title=N_("Other ticket"), required=True
    )
    kind: ColumnElement[str] = column(String(8), title=N_("Kind"), choices=LINK_KINDS)

    __table_args__ = (Index("uq_it_ticket_link_ticket_id_other_id", "ticket_id", "other_id", unique=True),)


class Change(Versioned, Base):
    """What a ticket of the kind change plans: the part it touches, its risk, the way and the way back, its day, and how far it is."""

    __tablename__ = "it_change"
    __title__ = N_("Plan of a change")
    __reads__ = "it.tickets.view"
    __writes__ = "it.tickets"

    ticket_id: ColumnElement[int] = column(ForeignKey("it_ticket.id"), unique=True, title=N_("Ticket"))
    stage: ColumnElement[str] = column(String(10), index=True, title=N_("How far it is"), choices=STAGES)
    component_id: ColumnElement[int | None] = column(
        ForeignKey("it_component.id"), index=True, title=N_("Part of the infrastructure")
    )
    risk: ColumnElement[int] = column(Integer, title=N_("Risk"), choices=RISKS)
    plan: ColumnElement[str] = column(title=N_("How it is done"))
    fallback: ColumnElement[str] = column(title=N_("The way back"))
    planned: ColumnElement[datetime.date | None] = column(index=True, title=N_("Planned for"))
    hours: ColumnElement[str] = column(String(40), title=N_("Hours"))
