"""Meetings, agendas, series, decisions and actions as lists and forms show them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, and_, case, func, or_, select

from app.core import format as formats
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.search import Searchable
from app.data.visibility import login, may_know, not_hidden
from app.modules.hr.people.api import Person, full_name
from app.modules.it.pool.api import rooms
from app.modules.organisation.meetings.models import (
    CHANGE,
    VIEW,
    Item,
    Meeting,
    Member,
    Outcome,
    Rule,
    Series,
)
from app.modules.organisation.meetings.queries.visibility import seen_rows
from app.modules.organisation.meetings.rules.meetings import (
    ENDED,
    SESSION,
    ItemDraft,
    MeetingDraft,
    MemberDraft,
    RuleDraft,
    SeriesDraft,
)
from app.modules.organisation.meetings.rules.minutes import ACTION, DECISION
from app.modules.organisation.projects.api import ENDED as TASK_ENDED
from app.modules.organisation.projects.api import (
    Project,
    ProjectTask,
    project_choices,
)

MEETINGS, OUTCOMES = "organisation.meetings.meetings", "organisation.meetings.outcomes"
VALID, REJECTED, REPLACED = "valid", "rejected", "replaced"
DECISION_STATES = {VALID: N_("valid"), REJECTED: N_("rejected"), REPLACED: N_("replaced")}
DECISION_TONES = {VALID: "good", REJECTED: "quiet", REPLACED: "quiet"}


def meetings_source(everything: bool = False) -> ListSource:
    """Return the meetings, those that are not approved or cancelled, the next one on top; or all, the newest on top."""
    m, s = Meeting, Series
    columns = (
        *listed(m, "day at"),
        shown_as(s.title, "series", width=230),
        shown_as(m.state),
        shown_as(m.place),
        shown_as(m.number, shown=everything),
        shown_as(m.written_by, shown=False),
        shown_as(m.approved_on, shown=False),
    )
    where = () if everything else (m.state.not_in(ENDED),)
    order = (m.day.desc(), m.id.desc()) if everything else (m.day.asc(), m.at.asc(), m.id.asc())
    name = "organisation.meetings" + (".all" if everything else "")
    return ListSource(
        name,
        m,
        columns,
        order,
        joins=((s.__table__, s.id == m.series_id),),
        where=where,
        visible=seen_rows(m),
    )


def items_source() -> ListSource:
    """Return the items of agendas that are still open, and proposals for the next meeting of their series."""
    i, m, s = Item, Meeting, Series
    columns = (
        shown_as(s.title, "series", width=170),
        shown_as(m.day, title=N_("On the agenda of")),
        shown_as(i.place, width=60),
        shown_as(i.title),
        shown_as(i.kind),
        shown_as(i.minutes),
        Column("person", N_("Presented by"), "text", full_name(), 150),
        shown_as(i.internal),
        shown_as(i.login, shown=False),
        shown_as(m.state, "meeting_state", title=N_("State of the meeting"), shown=False),
    )
    joins = (
        (s.__table__, s.id == i.series_id),
        (m.__table__, m.id == i.meeting_id),
        (Person.__table__, Person.id == i.person_id),
    )
    where = (m.id.is_(None) | m.state.not_in(ENDED),)
    order = (m.day.is_(None).asc(), m.day.asc(), i.meeting_id.asc(), i.place.asc(), i.id.asc())
    return ListSource(
        "organisation.agenda", i, columns, order, joins=joins, where=where, visible=seen_rows(i)
    )


def series_source() -> ListSource:
    """Return the series of meetings by title."""
    s, p, m = Series, Project, Meeting
    after = select(func.min(m.day)).where(m.series_id == s.id, m.state.not_in(ENDED)).scalar_subquery()
    columns = (
        *listed(s, "title rhythm at minutes place"),
        Column("next", N_("Next meeting"), "day", after, 120),
        shown_as(p.name, "project", title=N_("Project of its actions"), width=200),
        shown_as(s.login, shown=False),
    )
    order = (func.lower(s.title).asc(), s.id.asc())
    joins = ((p.__table__, p.id == s.project_id),)
    return ListSource("organisation.meeting_series", s, columns, order, joins=joins, visible=seen_rows(s))


def members_source() -> ListSource:
    """Return who belongs to which series."""
    m, s = Member, Series
    name = case((m.person_id.is_(None), m.name), else_=full_name())
    columns = (
        shown_as(s.title, "series", width=200),
        Column("who", N_("Name"), "text", name, 200),
        *listed(m, "part votes mail until"),
    )
    joins = ((s.__table__, s.id == m.series_id), (Person.__table__, Person.id == m.person_id))
    order = (func.lower(s.title).asc(), m.id.asc())
    return ListSource("organisation.meeting_members", m, columns, order, joins=joins, visible=seen_rows(m))


def rules_source() -> ListSource:
    """Return by which rules series decide, and from when on."""
    r, s = Rule, Series
    columns = (
        shown_as(s.title, "series", width=200),
        *listed(r, "since quorum majority"),
    )
    order = (func.lower(s.title).asc(), r.since.desc(), r.id.asc())
    joins = ((s.__table__, s.id == r.series_id),)
    return ListSource("organisation.meeting_rules", r, columns, order, joins=joins, visible=seen_rows(r))


def decisions_source() -> ListSource:
    """Return the decisions of approved minutes, the newest on top."""
    o, m, s = Outcome, Meeting, Series
    state = case((o.replaced_by_id.is_not(None), REPLACED), (o.carried.is_(False), REJECTED), else_=VALID)
    columns = (
        shown_as(o.number),
        shown_as(m.day),
        shown_as(s.title, "series", width=170),
        shown_as(o.text, title=N_("Decision")),
        Column("state", N_("State"), "text", state, 110, choices=DECISION_STATES, tones=DECISION_TONES),
        *listed(o, "yes no abstain"),
        shown_as(o.majority, shown=False),
        shown_as(o.topic, shown=False),
    )
    joins = ((m.__table__, m.id == o.meeting_id), (s.__table__, s.id == m.series_id))
    order = (m.day.desc(), o.id.desc())
    where = (o.kind == DECISION,)
    return ListSource(
        "organisation.decisions", o, columns, order, joins=joins, where=where, visible=seen_rows(o)
    )


def actions_source(everything: bool = False) -> ListSource:
    """Return the actions of meetings that are still to be done, or all, with the state of their tasks."""
    o, m, s, t = Outcome, Meeting, Series, ProjectTask
    columns = (
        shown_as(o.text, title=N_("What is to be done"), width=340),
        Column("person", N_("Done by"), "text", full_name(), 150),
        shown_as(t.finish, title=N_("To be done by"), width=150, ends="done"),
        shown_as(t.state),
        shown_as(t.done),
        shown_as(s.title, "series", width=170),
        shown_as(m.day, title=N_("Decided on")),
    )
    joins = (
        (m.__table__, m.id == o.meeting_id),
        (s.__table__, s.id == m.series_id),
        (t.__table__, and_(t.source_table == o.__tablename__, t.source_key == o.id)),
        (Person.__table__, Person.id == o.person_id),
    )
    where = (o.kind == ACTION, *(() if everything else (t.state.not_in(TASK_ENDED),)))
    name = "organisation.meeting_actions" + (".all" if everything else "")
    order = (t.finish.asc(), o.id.asc())
    return ListSource(name, o, columns, order, joins=joins, where=where, visible=seen_rows(o))


@query(VIEW)
def series(connection: Connection, key: int) -> Stored[SeriesDraft] | None:
    """Return a series as its form shows it."""
    return (
        load_draft(connection, Series, SeriesDraft, key)
        if may_know(connection, Series.__tablename__, key)
        else None
    )


@query(VIEW)
def member(connection: Connection, key: int) -> Stored[MemberDraft] | None:
    """Return a member of a series as the form shows it."""
    return (
        load_draft(connection, Member, MemberDraft, key)
        if may_know(connection, Member.__tablename__, key)
        else None
    )


@query(VIEW)
def rule(connection: Connection, key: int) -> Stored[RuleDraft] | None:
    """Return a rule of votes as its form shows it."""
    return (
        load_draft(connection, Rule, RuleDraft, key)
        if may_know(connection, Rule.__tablename__, key)
        else None
    )


@query(VIEW)
def meeting(connection: Connection, key: int) -> Stored[MeetingDraft] | None:
    """Return a meeting as its form shows it."""
    return (
        load_draft(connection, Meeting, MeetingDraft, key)
        if may_know(connection, Meeting.__tablename__, key)
        else None
    )


@query(VIEW)
def item(connection: Connection, key: int) -> Stored[ItemDraft] | None:
    """Return an item of an agenda as its form shows it."""
    return (
        load_draft(connection, Item, ItemDraft, key)
        if may_know(connection, Item.__tablename__, key)
        else None
    )


@query(VIEW)
def series_choices(connection: Connection) -> list[tuple[int, str]]:
    """Return the series that the person may know of: key and title."""
    s = Series
    rows = connection.execute(
        select(s.id, s.title)
        .where(*not_hidden(connection, s.__tablename__, s.id.expression))
        .order_by(func.lower(s.title), s.id)
    )
    return [(row.id, row.title) for row in rows]


@query(CHANGE)
def room_choices(connection: Connection) -> list[tuple[int, str]]:
    """Return the rooms that a meeting may reserve: key and path; planning a meeting is the right to them."""
    return [(one.id, one.path) for one in rooms(connection)]


@query(CHANGE)
def staff_choices(connection: Connection) -> list[tuple[int, str]]:
    """Return who works here today: key and name, by name; nothing else of them."""
    p, today = Person, clock.today(connection)
    here = or_(p.entry.is_(None), p.entry <= today), or_(p.leaving.is_(None), p.leaving >= today)
    rows = connection.execute(
        select(p.id, full_name().label("name")).where(*here).order_by(func.lower(full_name()), p.id)
    )
    return [(row.id, row.name) for row in rows]


@query(CHANGE)
def project_offers(connection: Connection) -> list[tuple[int, str]]:
    """Return the projects that actions can go into: those that run and that the person may know of."""
    return project_choices(connection)


@query(VIEW)
def presenter_choices(connection: Connection) -> list[tuple[int, str]]:
    """Return who belongs to a series that the person may know of and works here: key and name, by name."""
    p, m = Person, Member
    mine = select(m.person_id).where(*not_hidden(connection, m.__tablename__, m.id.expression))
    rows = connection.execute(
        select(p.id, full_name().label("name")).where(p.id.in_(mine)).order_by(func.lower(full_name()), p.id)
    )
    return [(row.id, row.name) for row in rows]


@query(CHANGE)
def waiting(connection: Connection) -> list[Waiting]:
    """Return how many meetings that are over still want their minutes of the person of a connection."""
    m = Meeting
    count = connection.scalar(
        select(func.count()).where(
            m.state == SESSION, m.written_by == login(connection), m.day < clock.today(connection)
        )
    )
    words = Message(
        N_("Minutes of {count} meetings to finish"), {"count": count}, N_("Minutes of 1 meeting to finish")
    )
    return [Waiting(count, words, MEETINGS)] if count else []


def _shown_meetings(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    m, s = Meeting, Series
    rows = select(m.id, s.title, m.day, m.number).join(s, s.id == m.series_id).where(m.id.in_(list(keys)))
    return [(row.id, row.title, row.number or formats.day(row.day)) for row in connection.execute(rows)]


def _shown_outcomes(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = select(Outcome.id, Outcome.text, Outcome.number).where(Outcome.id.in_(list(keys)))
    return [(row.id, row.text, row.number or "") for row in connection.execute(rows)]


SEARCHABLE = (
    Searchable(N_("Meeting"), Meeting.__tablename__, MEETINGS, VIEW, _shown_meetings),
    Searchable(N_("Decision"), Outcome.__tablename__, OUTCOMES, VIEW, _shown_outcomes),
)
