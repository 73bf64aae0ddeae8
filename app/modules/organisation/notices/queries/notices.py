"""Notices as they are read: one's own with what is new, all of them with how many have read, and who has not."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from app.core.dataclass import dataclass
from app.core.manifest import Waiting
from app.core.messages import N_, Message, _
from app.data import clock
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import may_read, query
from app.data.rows import build
from app.data.search import Searchable
from app.data.visibility import login
from app.modules.organisation.notices.models import (
    CHANGE,
    VIEW,
    Notice,
    NoticeEdition,
    NoticeReceipt,
)
from app.modules.organisation.notices.queries.papers import papers_of, signed_of
from app.modules.organisation.notices.queries.readers import local_day, my_keys, paper_readers, readers
from app.modules.organisation.notices.rules import (
    PATIENCE_DAYS,
    STATE_TONES,
    STATES,
    UNREAD,
    WAITS,
    NoticeDraft,
    Reader,
    is_for,
    renewed_on,
    state_of,
)

PAGE = "organisation.notices.notices"


@dataclass(frozen=True)
class NoticeView:
    """A notice as it is read, with what its reader did."""

    id: int
    draft: NoticeDraft
    revision: int
    login: str
    state: str
    edition: int = 0
    until: datetime.date | None = None  # the day from which it is confirmed anew


@dataclass(frozen=True)
class Reading:
    """Who of those a notice is for did what with its newest revision; papers are members of staff whose confirmation is missing.

    Of papers those come first who do not sign in, and so confirm on paper.
    """

    done: tuple[str, ...]
    missing: tuple[str, ...]
    waiting: tuple[tuple[str, datetime.date | None], ...] = ()  # logins, with the day of their renewal
    papers: tuple[Reader, ...] = ()


@dataclass(frozen=True)
class EditionView:
    """An edition of a notice: its words, when and by whom they were written, what is new, and who confirmed them when."""

    number: int
    made: datetime.datetime | None
    login: str
    title: str
    text: str
    change: str
    confirmed: tuple[tuple[str, datetime.date], ...] = ()


def my_source() -> ListSource:
    """Return the notices for the person of a connection, the newest first, with what is new."""
    n = Notice
    columns = (
        Column("state", N_("Read"), "text", None, 120, choices=STATES, tones=STATE_TONES),
        *listed(n, "title kind since until"),
        *listed(n, "login responsible", shown=False),
    )

    def mine(connection: Connection) -> list[ColumnElement[bool]]:
        return [n.id.in_(my_keys(connection))]

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        states = _states(connection, keys)
        for key, row in zip(keys, rows, strict=True):
            row[0] = states.get(key)

    order = (n.since.desc(), n.id.desc())
    return ListSource("organisation.notices.own", n, columns, order, finish=fill, visible=mine)


def notices_source() -> ListSource:
    """Return all notices, the newest first, with how many of those addressed have read the newest revision."""
    n = Notice
    columns = (
        *listed(n, "title kind audience target since until confirm renew"),
        Column("done", N_("Have read"), "number", None, 100),
        Column("missing", N_("Have not"), "number", None, 100),
        shown_as(n.responsible),
        *listed(n, "revision login", shown=False),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        found = _readings(connection, keys)
        for key, row in zip(keys, rows, strict=True):
            if key in found:
                row[place["done"]], row[place["missing"]] = len(found[key].done), len(found[key].missing)

    order = (n.since.desc(), n.id.desc())
    return ListSource("organisation.notices", n, columns, order, finish=fill, right=CHANGE)


@query(CHANGE)
def notice_draft(connection: Connection, key: int) -> Stored[NoticeDraft] | None:
    """Return a notice as its form shows it."""
    return load_draft(connection, Notice, NoticeDraft, key)


@query(VIEW)
def notice(connection: Connection, key: int) -> NoticeView | None:
    """Return a notice as the person of a connection reads it, None where it is not for them."""
    if key not in my_keys(connection):
        return None
    one = load_draft(connection, Notice, NoticeDraft, key)
    row = connection.execute(select(Notice.revision, Notice.login).where(Notice.id == key)).first()
    if one is None or row is None:
        return None
    mine, e = _mine(connection, [key])[key], NoticeEdition
    number = connection.scalar(select(func.max(e.number)).where(e.notice_id == key))
    return NoticeView(
        key, one.draft, row.revision, row.login, mine.state, edition=number or 0, until=mine.until
    )


@query(CHANGE)
def editions(connection: Connection, key: int) -> list[EditionView]:
    """Return the editions of a notice, the newest first, each with who confirmed it, in the order of time."""
    e, r = NoticeEdition, NoticeReceipt
    names = {one.login: one.name or one.login for one in readers(connection)}
    signed: dict[int, list[tuple[str, datetime.date]]] = {}
    rows = (
        select(r.edition, r.login, r.read_at).where(r.notice_id == key, r.confirmed).order_by(r.read_at, r.id)
    )
    for number, who, moment in connection.execute(rows):
        signed.setdefault(number, []).append((names.get(who, who), local_day(moment)))
    for one in papers_of(connection, key):
        words = _("{name} on paper, {evidence}").format(name=one.name, evidence=one.evidence)
        signed.setdefault(one.edition, []).append((words, one.day))
    found = select(e.__table__).where(e.notice_id == key).order_by(e.number.desc())
    return [
        build(EditionView, {**row, "confirmed": tuple(signed.get(row["number"], ()))})
        for row in connection.execute(found).mappings()
    ]


@query(CHANGE)
def reading(connection: Connection, key: int) -> Reading | None:
    """Return who has read the newest revision of a notice and who has not, by name."""
    return _readings(connection, [key]).get(key)


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return how many notices the person of a connection has not read or confirmed, and of their own who else has not."""
    states = _states(connection, my_keys(connection))
    count = sum(state in WAITS for state in states.values())
    words = Message(N_("{count} notices to read"), {"count": count}, N_("1 notice to read"))
    mine = [Waiting(count, words, PAGE)] if count else []
    return mine + (unconfirmed(connection) if may_read(connection, unconfirmed) else [])


@query(CHANGE)
def unconfirmed(connection: Connection) -> list[Waiting]:
    """Return those of the notices the person answers for (they wrote them) that others have still to confirm; late after two weeks."""
    n, e, today, me = Notice, NoticeEdition, clock.today(connection), login(connection)
    seen = n.since <= today, n.until.is_(None) | (n.until >= today)
    rows = connection.execute(
        select(n.id, n.title, n.since, func.min(e.made).label("made"))
        .outerjoin(e, (e.notice_id == n.id) & (e.revision == n.revision))
        .where(n.confirm, n.login == me, *seen)
        .group_by(n.id, n.title, n.since)
        .order_by(n.id)
    ).all()
    found, readings = [], _readings(connection, [row.id for row in rows])
    for row in rows:
        others = [day for who, day in readings[row.id].waiting if who != me]
        if not others:
            continue
        asked = max(row.since, local_day(row.made)) if row.made is not None else row.since
        words = Message(
            N_("{count} people have not confirmed: {title}"),
            {"count": len(others), "title": row.title},
            N_("1 person has not confirmed: {title}"),
        )
        first = min(day or asked for day in others)
        late = first + datetime.timedelta(days=PATIENCE_DAYS) <= today
        found.append(Waiting(len(others), words, PAGE, row.id, late=late))
    return found


@dataclass(frozen=True)
class _Mine:
    state: str
    read: datetime.date | None
    until: datetime.date | None = None  # that its confirmation held until


NEW = _Mine(UNREAD, None)


def _states(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    return {key: one.state for key, one in _mine(connection, keys).items()}


def _mine(connection: Connection, keys: Sequence[int]) -> dict[int, _Mine]:
    """Return what the person of a connection did with notices, and when they did it last."""
    me = login(connection)
    return {key: one.get(me, NEW) for key, one in _done(connection, keys, me).items()}


def _done(connection: Connection, keys: Sequence[int], who: str = "") -> dict[int, dict[str | int, _Mine]]:
    """Return by notice and login (by key of who does not sign in) what was done with the newest revision; of one person, or of all."""
    n, r, today = Notice, NoticeReceipt, clock.today(connection)
    joined = (r.notice_id == n.id) & (r.revision == n.revision)
    rows = (
        select(n.id, n.confirm, n.renew, r.login, r.confirmed, r.read_at)
        .outerjoin(r, joined & (r.login == who) if who else joined)
        .where(n.id.in_(keys))
        .order_by(n.id, r.turn)
    )
    found: dict[int, dict[str | int, _Mine]] = {}
    for row in connection.execute(rows):
        of = found.setdefault(row.id, {})
        if row.login is not None:
            day = local_day(row.read_at)
            state = state_of(row.confirm, row.confirmed, day, row.renew, today)
            of[row.login] = _Mine(state, day, renewed_on(day, row.renew) if state != UNREAD else None)
    for one in signed_of(connection, keys, who):
        mine = _Mine(state_of(True, True, one.day, one.renew, today), one.day, renewed_on(one.day, one.renew))
        names: tuple[str | int, ...] = (one.person, one.login) if one.login else (one.person,)
        for name in names:
            known = found[one.notice].get(name)
            if known is None or known.state in WAITS:
                found[one.notice][name] = mine
    return found


def _readings(connection: Connection, keys: Sequence[int]) -> dict[int, Reading]:
    n = Notice
    rows = connection.execute(select(n.id, n.audience, n.target, n.confirm).where(n.id.in_(keys))).all()
    everything, everybody, on_paper = _done(connection, keys), readers(connection), paper_readers(connection)
    found = {}
    for row in rows:
        asked = [*everybody, *(on_paper if row.confirm else [])]
        people = [one for one in asked if is_for(row.audience, row.target, one)]
        did = everything.get(row.id, {})
        state = {one: did.get(one.login or one.person or 0, NEW) for one in people}
        waits = [one for one in people if state[one].state in WAITS]
        days = tuple((one.login, state[one].until) for one in waits)
        papers = sorted(
            (one for one in waits if one.person is not None and row.confirm), key=lambda one: bool(one.login)
        )
        found[row.id] = Reading(
            _names([one for one in people if one not in waits]), _names(waits), days, tuple(papers)
        )
    return found


def _names(people: Sequence[Reader]) -> tuple[str, ...]:
    return tuple(one.name or one.login for one in people)


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = select(Notice.id, Notice.title).where(Notice.id.in_(keys))
    return [(row.id, row.title, "") for row in connection.execute(rows)]


SEARCHABLE = (Searchable(N_("Notice"), Notice.__tablename__, PAGE, VIEW, _show),)
