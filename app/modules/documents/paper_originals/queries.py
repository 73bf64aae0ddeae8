"""What is read of paper originals: labels, boxes with what is in them, the papers and what became of them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all, read_one
from app.data.visibility import Guard
from app.modules.documents.archive.api import Document, DocumentVersion, visible
from app.modules.documents.filing.api import TypeRow
from app.modules.documents.paper_originals.models import Box, PaperState, PrintedLabel
from app.modules.documents.paper_originals.rules import BoxDraft

KEPT, CHECKED, DESTROYED = "kept", "checked", "destroyed"
PAPER = {KEPT: N_("paper kept"), CHECKED: N_("scan checked"), DESTROYED: N_("paper destroyed")}
GONE = ("erased", "discarded")


@dataclass(frozen=True)
class BoxView:
    """A box."""

    id: int
    version: int
    draft: BoxDraft


@dataclass(frozen=True)
class DestroyedRow:
    """A paper for the protocol."""

    number: str
    title: str
    asn: int | None
    place: str
    pages: int
    sha256: str
    checked_by: str
    checked_at: datetime.datetime
    destroyed_by: str
    destroyed_at: datetime.datetime | None
    remark: str
    reason: str


def papers_source(all_types: Sequence[TypeRow]) -> ListSource:
    """Return the documents that have paper: an archive number or a shelf; with what became of it."""
    d, p = Document, PaperState
    state = case((p.destroyed_at.is_not(None), DESTROYED), (p.id.is_not(None), CHECKED), else_=KEPT)
    columns = (
        shown_as(d.asn, width=100),
        *listed(d, "number"),
        shown_as(d.title, width=300),
        shown_as(d.type, width=150, choices={one.key: one.title for one in all_types}),
        shown_as(d.place, width=130),
        Column("paper", N_("Paper"), "text", state, 140, choices=PAPER),
        *listed(d, "keep_until"),
        *listed(p, "checked_by checked_at destroyed_by destroyed_at"),
    )
    return ListSource(
        "documents.papers",
        d,
        columns,
        (d.asn.desc(), d.id.desc()),
        joins=((p.__table__, p.document_id == d.id),),
        where=((d.asn.is_not(None)) | (d.place != ""), d.state.not_in(GONE)),
        visible=visible,
    )


def boxes_source() -> ListSource:
    """Return the boxes with how many papers are in them and until when the last of them must stay, of those the person may know of."""
    b, d, p = Box, Document, PaperState
    columns = (
        *listed(b, "code title room"),
        Column("count", N_("Papers"), "number", None, 90),
        Column("until", N_("Last one is kept until"), "day", None, 170),
        *listed(b, "closed"),
    )

    def finish(connection: Connection, _keys: Sequence[int], rows: list[list[Any]]) -> None:
        still = d.id.not_in(select(p.document_id).where(p.destroyed_at.is_not(None)))
        inside = (d.place.in_([row[0] for row in rows]), still, d.state.not_in(GONE), *visible(connection))
        found = connection.execute(
            select(d.place, func.count(), func.max(d.keep_until)).where(*inside).group_by(d.place)
        )
        known = {place: (int(count), until) for place, count, until in found}
        for row in rows:
            row[3], row[4] = known.get(row[0], (0, None))

    return ListSource("documents.boxes", b, columns, (b.code.asc(),), finish=finish)


def labels_source() -> ListSource:
    """Return the labels that were printed, and whether a document carries each; one that may not be known of has no document here."""
    n, d = PrintedLabel, Document
    columns = (
        *listed(n, "asn printed_at printed_by times again_at"),
        Column("used", N_("Used"), "flag", None, 90),
    )

    def finish(connection: Connection, _keys: Sequence[int], rows: list[list[Any]]) -> None:
        query = select(d.asn).where(d.asn.in_([row[0] for row in rows]), *visible(connection))
        used = set(connection.scalars(query))
        for row in rows:
            row[5] = row[0] in used

    return ListSource("documents.labels", n, columns, (n.asn.desc(),), finish=finish)


@query("documents.view")
def boxes(connection: Connection) -> list[BoxView]:
    """Return the boxes by code."""
    return read_all(connection, select(Box.__table__).order_by(Box.code), BoxView)


@query("documents.view")
def box(connection: Connection, key: int) -> BoxView | None:
    """Return a box as its form shows it."""
    return read_one(connection, select(Box.__table__).where(Box.id == key), BoxView)


@query("documents.view")
def protocol_rows(connection: Connection, keys: Sequence[int]) -> list[DestroyedRow]:
    """Return checked and destroyed papers for the protocol, by archive number, of those the person may know of."""
    d, p = Document, PaperState
    query = select(
        d.number,
        d.title,
        d.asn,
        d.place,
        p.pages,
        p.sha256,
        p.checked_by,
        p.checked_at,
        p.destroyed_by,
        p.destroyed_at,
        p.remark,
        p.reason,
    )
    query = (
        query.join(p, p.document_id == d.id)
        .where(d.id.in_(list(keys)), *visible(connection))
        .order_by(d.asn, d.id)
    )
    return read_all(connection, query, DestroyedRow)


def newest_print(connection: Connection, document: int) -> str:
    """Return the fingerprint of a document's newest version."""
    v = DocumentVersion
    found = connection.scalar(
        select(v.sha256).where(v.document_id == document).order_by(v.place.desc()).limit(1)
    )
    return bytes(found).hex() if found is not None else ""


def _hidden(connection: Connection) -> Select[Any] | None:
    conditions = visible(connection)
    if not conditions:
        return None
    return select(PaperState.id).where(PaperState.document_id.not_in(select(Document.id).where(*conditions)))


GUARDS = (Guard("paper_state", _hidden),)
