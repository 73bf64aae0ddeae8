"""What is read of the helpdesk: the queue, one ticket with its clocks, articles, agreements."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, or_, select

from app.core.dataclass import dataclass
from app.core.lookup import Found
from app.core.messages import N_, Message
from app.data import clock
from app.data.declarative import Moment
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all, read_one
from app.data.search import Searchable
from app.data.system_tables import User
from app.modules.hr.people.api import Person, full_name
from app.modules.it.assets.api import AssetModel, ItAsset, model_words
from app.modules.it.helpdesk.models import (
    Ticket,
    TicketEntry,
    TicketStep,
    TicketTask,
)
from app.modules.it.helpdesk.queries.agreements import agreements
from app.modules.it.helpdesk.queries.articles import _show_articles
from app.modules.it.helpdesk.rules.tickets import (
    LIGHT_TONES,
    LIGHTS,
    RUNNING,
    STATES,
    Clocks,
    Contact,
    History,
    Step,
    clocks,
)


@dataclass(frozen=True)
class EntryRow:
    """Something that was said."""

    id: int
    at: datetime.datetime
    kind: str
    internal: bool
    by_agent: bool
    by: str
    body: str


@dataclass(frozen=True)
class TicketView:
    """A ticket with what was said, its clocks, its checklist, and those merged into it."""

    id: int
    version: int
    number: str
    type: str
    title: str
    requester_id: int | None
    requester: str
    channel: str
    category: str
    urgency: int
    impact: int
    priority: int
    team: str
    agent: str
    asset_id: int | None
    asset: str
    sla_id: int | None
    state: str
    wait_for: str
    remind: datetime.date | None
    created: datetime.datetime
    solved: datetime.datetime | None
    cause: str
    solution: str
    merged_into: int | None
    minutes: int
    rating: int | None
    agent_name: str
    entries: tuple[EntryRow, ...] = ()
    tasks: tuple[tuple[int, str, bool], ...] = ()
    merged: tuple[str, ...] = ()


def _moment() -> datetime.datetime:
    return clock.now()


def _now() -> Any:
    """Return the moment at which a statement runs, however long ago it was made."""
    return bindparam("moment_of_asking", callable_=_moment, type_=Moment())


def light_now() -> Any:
    """Return the expression of how the promises of a ticket stand now: what was reckoned at its last change, unless time has passed it."""
    t = Ticket
    return case((t.next_due < _now(), "late"), (t.warn_at < _now(), "warn"), else_=t.light)


def tickets_source(*where: Any) -> ListSource:
    """Return the queue: what is due first stands first, then the newest."""
    t, p, a = Ticket, Person, ItAsset
    columns = (
        *listed(t, "number"),
        Column("light", N_("Promise"), "text", light_now(), 124, choices=LIGHTS, tones=LIGHT_TONES),
        *listed(t, "title state"),
        shown_as(t.priority, kind="text"),
        Column("requester", N_("Requester"), "text", full_name(), 160),
        Column("agent", N_("Agent in charge"), "text", func.coalesce(User.name, t.agent), 140),
        *listed(t, "next_due created"),
        shown_as(t.type, shown=False),
        shown_as(t.category, shown=False),
        shown_as(t.team, shown=False),
        shown_as(a.tag, "asset", title=N_("Device"), shown=False),
        shown_as(t.solved, shown=False),
        shown_as(t.minutes, shown=False),
    )
    joins = (
        (p.__table__, p.id == t.requester_id),
        (a.__table__, a.id == t.asset_id),
        (User.__table__, User.login == t.agent),
    )
    order = (t.next_due.is_(None), t.next_due.asc(), t.id.desc())
    return ListSource(
        "it.tickets",
        t,
        columns,
        order,
        joins=joins,
        where=tuple(where),
    )


def views_of(login: str) -> dict[str, tuple[Any, ...]]:
    """Return the conditions of the views: all open, what is late or soon due, mine, nobody's, waiting, solved, everything."""
    t = Ticket
    running = t.state.in_(RUNNING)
    return {
        "open": (running,),
        "late": (running, or_(t.warn_at < _now(), t.next_due < _now())),
        "mine": (running, t.agent == login),
        "nobody": (running, t.agent == ""),
        "waiting": (t.state == "waiting",),
        "solved": (t.state.in_(("solved", "closed")),),
        "all": (),
    }


@query("it.tickets.view")
def ticket(connection: Connection, key: int) -> TicketView | None:
    """Return a ticket with all that belongs to it, None where there is none."""
    t, e, k = Ticket, TicketEntry, TicketTask
    name = func.trim(Person.first_name + " " + Person.last_name)
    device = func.trim(ItAsset.tag + "  " + model_words())
    query = (
        select(
            t.__table__,
            func.coalesce(name, "").label("requester"),
            func.coalesce(device, "").label("asset"),
            func.coalesce(User.name, t.agent).label("agent_name"),
        )
        .outerjoin(Person, Person.id == t.requester_id)
        .outerjoin(ItAsset, ItAsset.id == t.asset_id)
        .outerjoin(AssetModel, AssetModel.id == ItAsset.model_id)
        .outerjoin(User, User.login == t.agent)
        .where(t.id == key)
    )
    one = read_one(connection, query, TicketView)
    if one is None:
        return None
    said = select(e.__table__).where(e.ticket_id == key).order_by(e.at, e.id)
    tasks = connection.execute(select(k.id, k.text, k.done).where(k.ticket_id == key).order_by(k.id))
    merged = connection.scalars(select(t.number).where(t.merged_into == key).order_by(t.id)).all()
    return replace(
        one,
        entries=tuple(read_all(connection, said, EntryRow)),
        tasks=tuple((int(task.id), task.text, bool(task.done)) for task in tasks),
        merged=tuple(merged),
    )


@query("it.tickets.view")
def offered_tickets(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a ticket offers: the newest whose number or subject holds every word typed, or the one with a key."""
    t = Ticket
    text = func.lower(t.number + " " + t.title)
    where = (
        [t.id == key]
        if key is not None
        else [text.contains(word.lower(), autoescape=True) for word in typed.split()]
    )
    rows = connection.execute(
        select(t.id, t.number, t.title, t.state).where(*where).order_by(t.id.desc()).limit(8)
    )
    return [
        Found(int(row.id), row.number, f"{row.number}  {row.title}", str(Message(STATES[row.state])))
        for row in rows
    ]


@query("it.tickets.view")
def history_of(connection: Connection, key: int) -> History:
    """Return what the clocks of a ticket follow from."""
    s, e = TicketStep, TicketEntry
    created = connection.execute(select(Ticket.created).where(Ticket.id == key)).scalar_one()
    steps = select(s.at, s.state, s.why).where(s.ticket_id == key).order_by(s.at, s.id)
    said = connection.execute(
        select(e.at, e.by_agent).where(e.ticket_id == key, e.internal.is_(False)).order_by(e.at, e.id)
    )
    return History(
        created, read_all(connection, steps, Step), [Contact(at, bool(agent)) for at, agent in said]
    )


@query("it.tickets.view")
def clocks_of(connection: Connection, key: int, now: datetime.datetime | None = None) -> Clocks:
    """Return how the promises of a ticket stand, reckoned from its history by the agreement and priority it has now."""
    row = connection.execute(select(Ticket.sla_id, Ticket.priority).where(Ticket.id == key)).first()
    one = next(
        (found for found in agreements(connection) if row is not None and found.id == row.sla_id), None
    )
    if row is None or one is None:
        return Clocks()
    return clocks(
        history_of(connection, key), one.promised(row.priority), one.calendar, now or clock.now(connection)
    )


@query("it.tickets.view")
def similar_tickets(connection: Connection, one: TicketView, limit: int = 5) -> list[tuple[int, str, str]]:
    """Return other tickets of the same requester or device from the last 30 days: what may be a double."""
    t = Ticket
    pairs = ((t.requester_id, one.requester_id), (t.asset_id, one.asset_id))
    same = [column == key for column, key in pairs if key is not None]
    if not same:
        return []
    query = select(t.id, t.number, t.title).where(
        or_(*same), t.id != one.id, t.state != "merged", t.created > one.created - datetime.timedelta(days=30)
    )
    return [
        (int(key), number, title)
        for key, number, title in connection.execute(query.order_by(t.id.desc()).limit(limit))
    ]


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = connection.execute(select(Ticket.id, Ticket.title, Ticket.number).where(Ticket.id.in_(list(keys))))
    return [(int(row.id), row.title, row.number) for row in rows]


SEARCHABLE = (
    Searchable(N_("Ticket"), "it_ticket", "it.helpdesk.tickets", "it.tickets.view", _show),
    Searchable(N_("Answer"), "it_article", "it.helpdesk.articles", "it.tickets.view", _show_articles),
)
