"""What is read of the helpdesk: the queue, one ticket with its clocks, articles, agreements."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, or_, select

from app.core.asking import parse
from app.core.dates import utc_now
from app.core.lookup import Found
from app.core.messages import N_, Message
from app.data import fulltext
from app.data.lists import Column, ListSource
from app.data.search import Searchable
from app.data.tables import Moment
from app.modules.hr.people.api import Person, full_name
from app.modules.it.assets.api import AssetModel, ItAsset, model_words
from app.modules.it.helpdesk.clock import Calendar, read_hours
from app.modules.it.helpdesk.models import (
    Agreement,
    Article,
    Snippet,
    Ticket,
    TicketEntry,
    TicketStep,
    TicketTask,
    WorkCalendar,
)
from app.modules.it.helpdesk.rules import PRIORITIES, RUNNING, STATES, TYPES, Clocks, Contact, History, Step, Target, clocks

NUMBER, ARTICLE = 51, 52  # of this topic in the search
LIGHTS = {
    "late": N_("late"),
    "warn": N_("soon due"),
    "running": N_("in time"),
    "paused": N_("paused"),
    "missed": N_("missed"),
    "met": N_("held"),
    "none": N_("no promise"),
}


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
    entries: tuple[EntryRow, ...] = ()
    tasks: tuple[tuple[int, str, bool], ...] = ()
    merged: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgreementRow:
    """An agreement with its calendar."""

    id: int
    version: int
    name: str
    calendar_id: int
    calendar: Calendar
    target: Target
    shares: tuple[int, ...]
    standard: bool

    def promised(self, priority: int) -> Target:
        """Return the promises for a priority: the share of those for the middle one."""
        share = self.shares[priority - 1]
        return Target(*(round(minutes * share / 100) for minutes in (self.target.first, self.target.update, self.target.solution)))


def _moment() -> datetime.datetime:
    return utc_now()


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
        Column("number", N_("No."), "text", t.number.expression, 132),
        Column("light", N_("Promise"), "text", light_now(), 100, choices=LIGHTS),
        Column("title", N_("Subject"), "text", t.title.expression, 320),
        Column("state", N_("State"), "text", t.state.expression, 100, choices=STATES),
        Column(
            "priority", N_("Priority"), "text", t.priority.expression, 90, choices={str(key): words for key, words in PRIORITIES.items()}
        ),
        Column("requester", N_("Requester"), "text", full_name(), 160),
        Column("agent", N_("Agent in charge"), "text", t.agent.expression, 120),
        Column("next_due", N_("Due"), "moment", t.next_due.expression, 140),
        Column("created", N_("Came"), "moment", t.created.expression, 140),
        Column("type", N_("Kind"), "text", t.type.expression, 110, shown=False, choices=TYPES),
        Column("category", N_("Category"), "text", t.category.expression, 140, shown=False),
        Column("team", N_("Team"), "text", t.team.expression, 120, shown=False),
        Column("asset", N_("Device"), "text", a.tag.expression, 110, shown=False),
        Column("solved", N_("Solved"), "moment", t.solved.expression, 140, shown=False),
        Column("minutes", N_("Minutes"), "number", t.minutes.expression, 80, shown=False),
    )
    joins = ((p.__table__, p.id == t.requester_id), (a.__table__, a.id == t.asset_id))
    order = (t.next_due.is_(None), t.next_due.asc(), t.id.desc())
    return ListSource(
        "it.tickets", frozenset({"it_ticket", "hr_person"}), t.__table__, t.id.expression, columns, order, joins, tuple(where)
    )


def views_of(login: str) -> dict[str, tuple[Any, ...]]:
    """Return the conditions of the views: all open, what is late or soon due, mine, nobody's, waiting, solved, everything."""
    t = Ticket
    running = t.state.in_(RUNNING)
    return {
        "open": (running,),
        "late": (running, t.warn_at < _now()),
        "mine": (running, t.agent == login),
        "nobody": (running, t.agent == ""),
        "waiting": (t.state == "waiting",),
        "solved": (t.state.in_(("solved", "closed")),),
        "all": (),
    }


def ticket(connection: Connection, key: int) -> TicketView | None:
    """Return a ticket with all that belongs to it, None where there is none."""
    t, e = Ticket, TicketEntry
    name, device = func.trim(Person.first_name + " " + Person.last_name), func.trim(ItAsset.tag + "  " + model_words())
    query = (
        select(t.id, t.version, t.number, t.type, t.title, t.requester_id, func.coalesce(name, ""), t.channel, t.category, t.urgency, t.impact,
               t.priority, t.team, t.agent, t.asset_id, func.coalesce(device, ""), t.sla_id, t.state, t.wait_for, t.remind, t.created, t.solved,
               t.cause, t.solution, t.merged_into, t.minutes, t.rating)
        .outerjoin(Person, Person.id == t.requester_id).outerjoin(ItAsset, ItAsset.id == t.asset_id)
        .outerjoin(AssetModel, AssetModel.id == ItAsset.model_id).where(t.id == key)
    )  # fmt: skip
    row: Any = connection.execute(query).first()
    if row is None:
        return None
    said = connection.execute(
        select(e.id, e.at, e.kind, e.internal, e.by_agent, e.by, e.body).where(e.ticket_id == key).order_by(e.at, e.id)
    )
    tasks = connection.execute(
        select(TicketTask.id, TicketTask.text, TicketTask.done).where(TicketTask.ticket_id == key).order_by(TicketTask.id)
    )
    merged = connection.scalars(select(t.number).where(t.merged_into == key).order_by(t.id)).all()
    make: Any = TicketView
    return make(  # type: ignore[no-any-return]
        *row, tuple(EntryRow(*one) for one in said), tuple((int(one[0]), one[1], bool(one[2])) for one in tasks), tuple(merged)
    )


def offered_tickets(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a ticket offers: the newest whose number or subject holds every word typed, or the one with a key."""
    t = Ticket
    text = func.lower(t.number + " " + t.title)
    where = [t.id == key] if key is not None else [text.contains(word.lower(), autoescape=True) for word in typed.split()]
    rows = connection.execute(select(t.id, t.number, t.title, t.state).where(*where).order_by(t.id.desc()).limit(8))
    return [Found(int(row[0]), row[1], f"{row[1]}  {row[2]}", str(Message(STATES[row[3]]))) for row in rows]


def history_of(connection: Connection, key: int) -> History:
    """Return what the clocks of a ticket follow from."""
    s, e = TicketStep, TicketEntry
    created = connection.execute(select(Ticket.created).where(Ticket.id == key)).scalar_one()
    steps = connection.execute(select(s.at, s.state, s.why).where(s.ticket_id == key).order_by(s.at, s.id))
    said = connection.execute(select(e.at, e.by_agent).where(e.ticket_id == key, e.internal.is_(False)).order_by(e.at, e.id))
    return History(created, [Step(*row) for row in steps], [Contact(at, bool(agent)) for at, agent in said])


def agreements(connection: Connection) -> list[AgreementRow]:
    """Return the agreements, the standard one first."""
    g, c = Agreement, WorkCalendar
    query = select(g.id, g.version, g.name, c.id, c.hours, c.land, c.zone, g.first, g.update, g.solution, g.shares, g.standard)
    rows = connection.execute(query.join(c, c.id == g.calendar_id).order_by(g.standard.desc(), func.lower(g.name)))
    return [
        AgreementRow(row[0], row[1], row[2], row[3], Calendar(read_hours(row[4]), row[5], row[6]), Target(row[7], row[8], row[9]),
                     tuple(int(part) for part in row[10].split()), bool(row[11]))
        for row in rows
    ]  # fmt: skip


def clocks_of(connection: Connection, key: int, now: datetime.datetime | None = None) -> Clocks:
    """Return how the promises of a ticket stand, reckoned from its history by the agreement and priority it has now."""
    row = connection.execute(select(Ticket.sla_id, Ticket.priority).where(Ticket.id == key)).first()
    one = next((found for found in agreements(connection) if row is not None and found.id == row.sla_id), None)
    if row is None or one is None:
        return Clocks()
    return clocks(history_of(connection, key), one.promised(row.priority), one.calendar, now or utc_now())


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
    return [(int(key), number, title) for key, number, title in connection.execute(query.order_by(t.id.desc()).limit(limit))]


# -- answers -----------------------------------------------------------------
def articles_source() -> ListSource:
    """Return the list of articles."""
    a = Article
    columns = (
        Column("title", N_("Question"), "text", a.title.expression, 380),
        Column("category", N_("Category"), "text", a.category.expression, 160),
    )
    return ListSource("it.articles", frozenset({"it_article"}), a.__table__, a.id.expression, columns, (func.lower(a.title),))


def article(connection: Connection, key: int) -> tuple[int, int, str, str, str] | None:
    """Return key, version, title, text and category of an article, None where there is none."""
    a = Article
    row: Any = connection.execute(select(a.id, a.version, a.title, a.body, a.category).where(a.id == key)).first()
    return (row[0], row[1], row[2], row[3], row[4]) if row is not None else None


def find_articles(connection: Connection, typed: str, limit: int = 6) -> list[tuple[int, str, str]]:
    """Return articles that hold every word typed, the last one perhaps not whole: key, title and text."""
    query = parse(typed, frozenset())
    if not query.terms:
        return []
    local = connection.dialect.name == "sqlite"
    key, matches, order = fulltext.matching(local, ARTICLE)
    rows = select(key).select_from(fulltext.DEEP).where(*matches).order_by(order).limit(limit)
    keys = [int(one) for one in connection.scalars(rows, {"wanted": fulltext.wanted(local, query)})]
    found = {
        row.id: (int(row.id), row.title, row.body)
        for row in connection.execute(select(Article.id, Article.title, Article.body).where(Article.id.in_(keys)))
    }
    return [found[one] for one in keys if one in found]


def snippets(connection: Connection) -> list[tuple[int, int, str, str, str]]:
    """Return the text modules by name: key, version, name, text, step."""
    s = Snippet
    rows = connection.execute(select(s.id, s.version, s.name, s.body, s.step).order_by(func.lower(s.name)))
    return [(int(row[0]), int(row[1]), row[2], row[3], row[4]) for row in rows]


def calendars(connection: Connection) -> list[tuple[int, int, str, str, str, str]]:
    """Return the calendars by name: key, version, name, hours, Bundesland, zone."""
    c = WorkCalendar
    rows = connection.execute(select(c.id, c.version, c.name, c.hours, c.land, c.zone).order_by(func.lower(c.name)))
    return [(int(row[0]), int(row[1]), row[2], row[3], row[4], row[5]) for row in rows]


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = connection.execute(select(Ticket.id, Ticket.title, Ticket.number).where(Ticket.id.in_(list(keys))))
    return [(int(row[0]), row[1], row[2]) for row in rows]


def _show_articles(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = connection.execute(select(Article.id, Article.title, Article.category).where(Article.id.in_(list(keys))))
    return [(int(row[0]), row[1], row[2]) for row in rows]


SEARCHABLE = (
    Searchable(NUMBER, N_("Ticket"), "it_ticket", "it.helpdesk.tickets", "it.tickets", _show),
    Searchable(ARTICLE, N_("Answer"), "it_article", "it.helpdesk.articles", "it.tickets", _show_articles),
)
