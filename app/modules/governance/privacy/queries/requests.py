"""Requests as they are listed and read, which records the person of one is, and what of it waits."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.drafts import Stored, load_draft
from app.data.lists import ListSource, listed
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.search import Searchable
from app.data.visibility import login
from app.modules.governance.privacy.models import (
    RELEASE,
    VIEW,
    ErasureRun,
    Request,
    RequestStep,
    Restriction,
)
from app.modules.governance.privacy.queries.subject import APPLICANT, CONTACT, STAFF, Root, same_person
from app.modules.governance.privacy.rules.requests import LIVE, RequestDraft

PAGE = "governance.privacy.requests"
SOON = 7  # days before the end of a term from which Today says it


@dataclass(frozen=True)
class RequestView:
    """A request as its page shows it."""

    id: int
    number: str
    kind: str
    received: datetime.date
    who: str
    state: str
    identity: str
    due: datetime.date
    extended: datetime.date | None
    closed: datetime.date | None


@dataclass(frozen=True)
class StepRow:
    """A step of a request."""

    id: int
    step: str
    at: datetime.datetime
    login: str


def requests_source() -> ListSource:
    """Return the requests, those that are due first."""
    r = Request
    columns = listed(r, "who kind due state identity received number extended closed login way refusal")
    order = (r.closed.is_not(None), r.due, r.id.desc())
    return ListSource("governance.requests", r, columns, order)


@query(VIEW)
def request_draft(connection: Connection, key: int) -> Stored[RequestDraft] | None:
    """Return a request as its form shows it."""
    return load_draft(connection, Request, RequestDraft, key)


@query(VIEW)
def request(connection: Connection, key: int) -> RequestView | None:
    """Return a request, None where there is none."""
    found = read_all(connection, select(Request.__table__).where(Request.id == key), RequestView)
    return found[0] if found else None


@query(VIEW)
def steps(connection: Connection, key: int) -> list[StepRow]:
    """Return what was done for a request, in order."""
    s = RequestStep
    query = select(s.id, s.step, s.at, s.login).where(s.request_id == key).order_by(s.id)
    return read_all(connection, query, StepRow)


@query(VIEW)
def open_erasure(connection: Connection, key: int) -> int | None:
    """Return the erasure of a request that waits for release, None where there is none."""
    e = ErasureRun
    found = connection.scalar(select(e.id).where(e.request_id == key, e.released_at.is_(None)).limit(1))
    return int(found) if found is not None else None


@dataclass(frozen=True)
class Outcome:
    """What went or stayed of one kind of record: how many rows, until when the last stays, and why."""

    table: str
    verdict: str
    count: int
    until: datetime.date | None
    why: Message


@dataclass(frozen=True)
class ErasureView:
    """An erasure that was released: who proposed and released it, and what came of it."""

    number: str
    proposed_by: str
    proposed_at: datetime.datetime
    released_by: str
    released_at: datetime.datetime | None
    outcomes: tuple[Outcome, ...]


@query(VIEW)
def erasure(connection: Connection, key: int) -> ErasureView | None:
    """Return the last erasure of a request that was released, None where there is none."""
    e, r = ErasureRun, Request
    query = select(e.__table__, r.number).join(r, r.id == e.request_id)
    query = query.where(r.id == key, e.released_at.is_not(None)).order_by(e.id.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    return build(ErasureView, {**row, "outcomes": tuple(read_outcome(row["outcome"]))})


def read_outcome(kept: str) -> list[Outcome]:
    """Return what an erasure kept of its outcome, by table and verdict; nothing for ''."""
    found = []
    for table, verdict, count, until, why in codec.loads(kept) if kept else ():
        template, values = codec.loads(why)
        end = datetime.date.fromisoformat(until) if until else None
        found.append(Outcome(table, verdict, count, end, Message(template, values)))
    return found


@query(VIEW)
def roots_of(connection: Connection, key: int) -> list[Root]:
    """Return the records that are the person of a request: those chosen, and what the book says is the same person."""
    r = Request
    row = connection.execute(select(r.contact_id, r.person_id, r.applicant_id).where(r.id == key)).first()
    chosen = zip((CONTACT, STAFF, APPLICANT), row or (), strict=False)
    return same_person(connection, [Root(table, int(one)) for table, one in chosen if one is not None])


@query(VIEW)
def restricted(connection: Connection, roots: list[Root]) -> list[str]:
    """Return why records of a person are restricted now, nothing where they are not."""
    s = Restriction
    rows = connection.execute(select(s.table_name, s.row_key, s.reason).where(s.lifted.is_(None)))
    wanted = {(one.table, one.key) for one in roots}
    return [row.reason for row in rows if (row.table_name, row.row_key) in wanted]


@query(VIEW)
def waiting(connection: Connection) -> list[Waiting]:
    """Return how many requests must be answered within a week or are late."""
    r, today = Request, clock.today(connection)
    due = r.due <= today + datetime.timedelta(days=SOON)
    rows = connection.execute(select(r.due).where(r.state.in_(LIVE), due)).all()
    if not rows:
        return []
    words = Message(
        N_("{count} requests about personal data to be answered"),
        {"count": len(rows)},
        N_("1 request about personal data to be answered"),
    )
    return [Waiting(len(rows), words, PAGE, late=any(row.due < today for row in rows))]


@query(RELEASE)
def waiting_erasures(connection: Connection) -> list[Waiting]:
    """Return how many erasures of people wait for a second person."""
    e = ErasureRun
    where = (e.released_at.is_(None), e.proposed_by != login(connection))
    count = int(connection.scalar(select(func.count()).select_from(e.__table__).where(*where)) or 0)
    words = Message(
        N_("{count} erasures of people wait for release"),
        {"count": count},
        N_("1 erasure of a person waits for release"),
    )
    return [Waiting(count, words, PAGE)] if count else []


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    r = Request
    rows = connection.execute(select(r.id, r.number, r.who).where(r.id.in_(list(keys))))
    return [(row.id, f"{row.number} {row.who}", "") for row in rows]


SEARCHABLE = (Searchable(N_("Request of a data subject"), Request.__tablename__, PAGE, VIEW, _show),)
