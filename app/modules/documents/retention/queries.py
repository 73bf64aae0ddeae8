"""What is read of retention: what is due for review, what is proposed, holds, and the records of erasures."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, not_, select
from sqlalchemy.sql import ColumnElement

from app.core.dataclass import dataclass
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build
from app.data.visibility import Guard, login
from app.modules.documents.archive.api import Document, Erasure, Held, Hold, documents_source, visible
from app.modules.documents.filing.api import NodeRow, TypeRow, class_titles

DUE_STATES = ("filed", "discarded")


@dataclass(frozen=True)
class ErasureView:
    """The record of an erasure: no personal content."""

    id: int
    document: int
    number: str
    type: str
    node: str
    retention: str
    keep_until: datetime.date
    year: int
    fingerprints: tuple[str, ...]
    reason: str
    proposed_by: str
    proposed_at: datetime.datetime
    released_by: str
    released_at: datetime.datetime | None
    erased_at: datetime.datetime | None


@dataclass(frozen=True)
class HoldRow:
    """A matter that forbids erasure, and how many documents belong to it."""

    id: int
    version: int
    matter: str
    reason: str
    set_by: str
    since: datetime.date
    released: datetime.date | None
    count: int


def held_now() -> Any:
    """Return the keys of documents that a hold keeps."""
    return select(Held.document_id).join(Hold, Hold.id == Held.hold_id).where(Hold.released.is_(None))


def review_source(
    all_types: Sequence[TypeRow], all_nodes: Sequence[NodeRow], today: datetime.date
) -> ListSource:
    """Return what may be erased because its time is over and nothing holds it."""
    d = Document
    where = (d.state.in_(DUE_STATES), d.keep_until < today, d.id.not_in(held_now()))
    return documents_source("documents.review", all_types, all_nodes, where)


def proposed_source(all_types: Sequence[TypeRow], all_nodes: Sequence[NodeRow]) -> ListSource:
    """Return what was proposed for erasure and waits for a second person."""
    return documents_source("documents.proposed", all_types, all_nodes, (Document.state == "proposed",))


def erasures_source(all_types: Sequence[TypeRow], all_nodes: Sequence[NodeRow]) -> ListSource:
    """Return the records of what was erased, the newest first."""
    e = Erasure
    columns = (
        *listed(e, "number"),
        shown_as(e.type, choices={one.key: one.title for one in all_types}),
        shown_as(e.node, choices={one.code: one.words for one in all_nodes}),
        shown_as(e.retention, choices=class_titles()),
        *listed(e, "keep_until reason proposed_by released_by erased_at"),
    )
    return ListSource(
        "documents.erasures",
        e,
        columns,
        (e.id.desc(),),
        where=(e.erased_at.is_not(None),),
        visible=lambda connection: (
            [e.document_id.in_(select(Document.id).where(*visible(connection)))]
            if visible(connection)
            else []
        ),
    )


@query("documents.erase")
def erasures(connection: Connection, keys: Sequence[int]) -> list[ErasureView]:
    """Return records of erasures, of those the person may know of."""
    e, d = Erasure, Document
    query = select(e.__table__).join(d, d.id == e.document_id).order_by(e.id)
    rows = connection.execute(query.where(e.id.in_(keys), *visible(connection))).mappings()
    return [build(ErasureView, {**row, "fingerprints": tuple(row["fingerprints"].split())}) for row in rows]


def known_holds(connection: Connection) -> list[ColumnElement[bool]]:
    """Return the condition that the person may know of a hold: no document belongs to it, or one that they may know of."""
    conditions = visible(connection)
    if not conditions:
        return []
    h, d = Hold, Document
    seen = select(Held.hold_id).join(d, d.id == Held.document_id).where(*conditions)
    return [h.id.not_in(select(Held.hold_id)) | h.id.in_(seen)]


def _held_counts(connection: Connection, keys: Sequence[int]) -> dict[int, int]:
    """Return how many documents belong to holds, of those the person may know of."""
    d = Document
    query = select(Held.hold_id, func.count()).join(d, d.id == Held.document_id)
    rows = connection.execute(
        query.where(Held.hold_id.in_(list(keys)), *visible(connection)).group_by(Held.hold_id)
    )
    return {int(hold): int(count) for hold, count in rows}


@query("documents.hold", "documents.erase")
def holds(connection: Connection) -> list[HoldRow]:
    """Return the holds that the person may know of, the open ones first."""
    h = Hold
    order = (h.released.is_not(None), h.id.desc())
    query = select(h.__table__).where(*known_holds(connection)).order_by(*order)
    rows = connection.execute(query).mappings().all()
    counts = _held_counts(connection, [row["id"] for row in rows])
    return [build(HoldRow, {**row, "count": counts.get(row["id"], 0)}) for row in rows]


def holds_source() -> ListSource:
    """Return the list of holds that the person may know of, each with the number of documents they may know of."""
    h = Hold
    columns = (
        *listed(h, "matter reason"),
        Column("count", N_("Documents"), "number", None, 100),
        *listed(h, "set_by"),
        shown_as(h.since, title=N_("since")),
        *listed(h, "released"),
    )

    def finish(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        counts = _held_counts(connection, keys)
        for key, row in zip(keys, rows, strict=True):
            row[2] = counts.get(key, 0)

    return ListSource("documents.holds", h, columns, (h.id.desc(),), visible=known_holds, finish=finish)


def hidden_holds(connection: Connection) -> Select[Any] | None:
    """Return the keys of holds the person may not know of, None where there is no such thing."""
    conditions = known_holds(connection)
    return select(Hold.id).where(not_(conditions[0])) if conditions else None


GUARDS = (Guard("document_hold", hidden_holds),)


@query("documents.erase")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what of retention waits: the yearly review, and proposals of others."""
    d, e = Document, Erasure
    today = clock.today(connection)
    due = connection.scalar(
        select(func.count())
        .select_from(d)
        .where(d.state.in_(DUE_STATES), d.keep_until < today, d.id.not_in(held_now()), *visible(connection))
    )
    others = connection.scalar(
        select(func.count())
        .select_from(e)
        .join(d, d.id == e.document_id)
        .where(
            e.erased_at.is_(None),
            e.withdrawn_at.is_(None),
            e.proposed_by != login(connection),
            *visible(connection),
        )
    )
    found = []
    if due:
        words = Message(
            N_("{count} documents are no longer to be kept: review them"),
            {"count": due},
            N_("1 document is no longer to be kept: review it"),
        )
        found.append(Waiting(due, words, "documents.retention.review"))
    if others:
        words = Message(
            N_("{count} erasures wait for a second person"),
            {"count": others},
            N_("1 erasure waits for a second person"),
        )
        found.append(Waiting(others, words, "documents.retention.review", "proposed"))
    return found
