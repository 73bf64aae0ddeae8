"""Lists beside the staff: sites, the list of posts with who fills them, qualifications, and deadlines of files."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, case, func, select

from app.core.lookup import Found
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.settings import setting
from app.data.unit import table_of
from app.modules.hr.people.models import Contract, Person, Personal, Post, Qualification, Site
from app.modules.hr.people.queries.file import FILE, filled, is_here
from app.modules.hr.people.queries.people import full_name, hundredths
from app.modules.hr.people.rules.deadlines import AHEAD, JUBILEES, Deadline, anniversary, is_near
from app.modules.hr.people.rules.file import PostDraft, QualificationDraft, SiteDraft

VACANCY = {
    "filled": N_("filled"),
    "vacant": N_("vacant"),
    "over": N_("filled more than once"),
    "ended": N_("ended"),
}
TONES = {"filled": "good", "vacant": "warn", "over": "open", "ended": "quiet"}
PERSONNEL = "hr.people.people"
ENDS = ("probation", "fixed", "permit", "proof", "leaving")


def sites_source() -> ListSource:
    """Return the list of sites."""
    s = Site
    return ListSource(
        "hr.sites", s, listed(s, "name land eves assumption corpus_christi peace"), (s.name.asc(),)
    )


@query("hr.view")
def site(connection: Connection, key: int) -> Stored[SiteDraft] | None:
    """Return a site with its draft."""
    return load_draft(connection, Site, SiteDraft, key)


@query("hr.view")
def offered_sites(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a site offers: those whose name holds what is typed, or the one with a key."""
    s = Site
    where = (
        s.id == key
        if key is not None
        else func.lower(s.name).contains(typed.strip().lower(), autoescape=True)
    )
    rows = connection.execute(select(s.id, s.name, s.land).where(where).order_by(s.name).limit(8))
    return [Found(int(row.id), row.name, row.name, row.land) for row in rows]


def posts_source() -> ListSource:
    """Return the list of posts with how many people fill each today."""
    o, s, today = Post, Site, clock.today()
    people = filled(today)
    count = func.coalesce(people.c.count, 0)
    state = case((o.until < today, "ended"), (count == 0, "vacant"), (count == 1, "filled"), else_="over")
    columns = (
        *listed(o, "title department"),
        Column("state", N_("State"), "text", state, 150, choices=VACANCY, tones=TONES),
        shown_as(s.name, "site", width=140),
        hundredths(o.hours),
        *listed(o, "since until"),
        Column("count", N_("People"), "number", count, 80),
    )
    joins: tuple[Any, ...] = ((s.__table__, s.id == o.site_id), (people, people.c.post_id == o.id))
    return ListSource(
        "hr.posts",
        o,
        columns,
        (o.department.asc(), o.title.asc(), o.id.asc()),
        joins=joins,
    )


@query(FILE)
def post(connection: Connection, key: int) -> Stored[PostDraft] | None:
    """Return a post with its draft."""
    return load_draft(connection, Post, PostDraft, key)


@query(FILE)
def offered_posts(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a post offers: those whose words hold what is typed, or the one with a key."""
    o = Post
    words = func.lower(o.title + " " + o.department)
    where = (
        [o.id == key]
        if key is not None
        else [words.contains(part, autoescape=True) for part in typed.lower().split()]
    )
    rows = connection.execute(select(o.id, o.title, o.department).where(*where).order_by(o.title).limit(8))
    return [Found(int(row.id), row.title, row.title, row.department) for row in rows]


def qualifications_source() -> ListSource:
    """Return the list of qualifications with whose they are, what ends first on top."""
    q, p = Qualification, Person
    columns = (
        Column("person", N_("Member of staff"), "text", full_name(), 190),
        shown_as(p.department, width=140),
        *listed(q, "title since until note"),
    )
    order = (q.until.is_(None), q.until.asc(), q.id.asc())
    return ListSource("hr.qualifications", q, columns, order, joins=((p.__table__, p.id == q.person_id),))


@query(FILE)
def qualification(connection: Connection, key: int) -> Stored[QualificationDraft] | None:
    """Return a qualification with its draft."""
    return load_draft(connection, Qualification, QualificationDraft, key)


def ends_near(
    connection: Connection, day: datetime.date, kinds: Collection[str], among: Collection[int] | None = None
) -> list[Deadline]:
    """Return what of some kinds ends from a day on, of some people or of everybody (None): probation, fixed, permit, proof, leaving."""
    p, name, q = Person, Person.first_name + " " + Person.last_name, Qualification
    mine = [] if among is None else [p.id.in_(list(among))]
    later = table_of(Contract).alias("later_contract")
    newer = select(later.c.id).where(
        later.c.person_id == Contract.person_id, later.c.since > Contract.since, later.c.since <= day
    )
    contracts = select(p.id, name).join(Contract, Contract.person_id == p.id).where(~newer.exists())
    chosen: dict[str, tuple[Any, Any]] = {
        "probation": (contracts.add_columns(Contract.probation_until), Contract.probation_until),
        "fixed": (contracts.add_columns(Contract.fixed_until), Contract.fixed_until),
        "permit": (
            select(p.id, name, Personal.permit_until).join(Personal, Personal.person_id == p.id),
            Personal.permit_until,
        ),
        "proof": (select(p.id, name, q.until, q.title).join(q, q.person_id == p.id), q.until),
        "leaving": (select(p.id, name, p.leaving), p.leaving),
    }
    found: list[Deadline] = []
    for kind in kinds:
        rows, column = chosen[kind]
        near = rows.where(column.between(day, day + _days(kind)), *is_here(day), *mine)
        for person, words, ends, *title in connection.execute(near):
            found.append(Deadline(kind, int(person), words.strip(), ends, "".join(title)))
    return found


@query(FILE)
def deadlines(connection: Connection, day: datetime.date) -> list[Deadline]:
    """Return what of personnel files falls due from a day on, by day: ends that are near, and birthdays and jubilees where the book wants them."""
    found = ends_near(connection, day, ENDS)
    if setting(connection, "hr.birthdays"):
        found += _anniversaries(connection, day)
    return sorted(found, key=lambda one: (one.day, one.name, one.kind))


def _days(kind: str) -> datetime.timedelta:
    return datetime.timedelta(days=AHEAD[kind])


def _anniversaries(connection: Connection, day: datetime.date) -> list[Deadline]:
    p, name, found = Person, Person.first_name + " " + Person.last_name, []
    query_of = select(p.id, name, p.entry, Personal.birth).outerjoin(Personal, Personal.person_id == p.id)
    for key, called, entry, birth in connection.execute(query_of.where(*is_here(day))):
        if birth is not None:
            when, years = anniversary(birth, day)
            if is_near("birthday", when, day):
                found.append(Deadline("birthday", int(key), called.strip(), when, str(years)))
        if entry is not None:
            when, years = anniversary(entry, day)
            if years in JUBILEES and is_near("jubilee", when, day):
                found.append(Deadline("jubilee", int(key), called.strip(), when, str(years)))
    return found


@query(FILE)
def waiting(connection: Connection) -> list[Waiting]:
    """Return what of personnel files waits, for Today."""
    near = deadlines(connection, clock.today(connection))
    due = [one for one in near if one.kind not in ("birthday", "jubilee")]
    glad = len(near) - len(due)
    found = []
    if due:
        words = Message(
            N_("{count} deadlines of personnel files are near"),
            {"count": len(due)},
            N_("1 deadline of a personnel file is near"),
        )
        found.append(Waiting(len(due), words, "hr.people.deadlines"))
    if glad:
        words = Message(
            N_("{count} birthdays and jubilees are near"),
            {"count": glad},
            N_("1 birthday or jubilee is near"),
        )
        found.append(Waiting(glad, words, "hr.people.deadlines"))
    return found
