"""Notices as they are read: one's own with what is new, all of them with how many have read, and who has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.search import Searchable
from app.data.visibility import login
from app.modules.organisation.notices.models import CHANGE, VIEW, Notice, NoticeReceipt
from app.modules.organisation.notices.queries.readers import my_keys, readers
from app.modules.organisation.notices.rules import (
    CONFIRMED,
    READ,
    STATE_TONES,
    STATES,
    UNREAD,
    NoticeDraft,
    Reader,
    is_for,
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


@dataclass(frozen=True)
class Reading:
    """Who of those a notice is for did what with its newest revision."""

    done: tuple[str, ...]
    missing: tuple[str, ...]


def my_source() -> ListSource:
    """Return the notices for the person of a connection, the newest first, with what is new."""
    n = Notice
    columns = (
        Column("state", N_("Read"), "text", None, 120, choices=STATES, tones=STATE_TONES),
        *listed(n, "title kind since until"),
        shown_as(n.login, shown=False),
    )

    def mine(connection: Connection) -> list[ColumnElement[bool]]:
        return [n.id.in_(my_keys(connection))]

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        states = _states(connection, keys)
        for key, row in zip(keys, rows, strict=True):
            row[0] = states.get(key)

    also = frozenset({NoticeReceipt.__tablename__})
    order = (n.since.desc(), n.id.desc())
    return ListSource("organisation.notices.own", n, columns, order, finish=fill, visible=mine, also=also)


def notices_source() -> ListSource:
    """Return all notices, the newest first, with how many of those addressed have read the newest revision."""
    n = Notice
    columns = (
        *listed(n, "title kind audience target since until confirm"),
        Column("done", N_("Have read"), "number", None, 100),
        Column("missing", N_("Have not"), "number", None, 100),
        *listed(n, "revision login", shown=False),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        found = _readings(connection, keys)
        for key, row in zip(keys, rows, strict=True):
            if key in found:
                row[place["done"]], row[place["missing"]] = len(found[key].done), len(found[key].missing)

    also = frozenset({NoticeReceipt.__tablename__, "app_user", "app_user_role", "hr_person"})
    order = (n.since.desc(), n.id.desc())
    return ListSource("organisation.notices", n, columns, order, finish=fill, also=also, right=CHANGE)


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
    return NoticeView(key, one.draft, row.revision, row.login, _states(connection, [key])[key])


@query(CHANGE)
def reading(connection: Connection, key: int) -> Reading | None:
    """Return who has read the newest revision of a notice and who has not, by name."""
    return _readings(connection, [key]).get(key)


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return how many notices the person of a connection has not read or confirmed."""
    states = _states(connection, my_keys(connection))
    count = sum(state == UNREAD for state in states.values())
    words = Message(N_("{count} notices to read"), {"count": count}, N_("1 notice to read"))
    return [Waiting(count, words, PAGE)] if count else []


def _states(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    """Return what the person of a connection did with notices; where confirming is asked, reading alone leaves them new."""
    n, r = Notice, NoticeReceipt
    rows = (
        select(n.id, n.confirm, r.confirmed)
        .outerjoin(r, (r.notice_id == n.id) & (r.revision == n.revision) & (r.login == login(connection)))
        .where(n.id.in_(keys))
    )
    return {row.id: _state(row.confirm, row.confirmed) for row in connection.execute(rows)}


def _state(asks: bool, confirmed: bool | None) -> str:
    if confirmed is None or (asks and not confirmed):
        return UNREAD
    return CONFIRMED if confirmed else READ


def _readings(connection: Connection, keys: Sequence[int]) -> dict[int, Reading]:
    n, r = Notice, NoticeReceipt
    rows = connection.execute(
        select(n.id, n.audience, n.target, n.confirm, n.revision).where(n.id.in_(keys))
    ).all()
    receipts = {
        (row.notice_id, row.revision, row.login): row.confirmed
        for row in connection.execute(select(r.__table__).where(r.notice_id.in_(keys)))
    }
    everybody = readers(connection)
    found = {}
    for row in rows:
        people = [one for one in everybody if is_for(row.audience, row.target, one)]
        done = [
            one
            for one in people
            if _state(row.confirm, receipts.get((row.id, row.revision, one.login))) != UNREAD
        ]
        found[row.id] = Reading(_names(done), _names([one for one in people if one not in done]))
    return found


def _names(people: Sequence[Reader]) -> tuple[str, ...]:
    return tuple(one.name or one.login for one in people)


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    rows = select(Notice.id, Notice.title).where(Notice.id.in_(keys))
    return [(row.id, row.title, "") for row in connection.execute(rows)]


SEARCHABLE = (Searchable(N_("Notice"), Notice.__tablename__, PAGE, VIEW, _show),)
