"""What is read of documents: lists, one document, its text; nothing of what the person may not know of."""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.sql import ColumnElement

from app.core.dataclass import dataclass
from app.core.messages import N_, Message
from app.data.areas import areas
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.system_tables import NumberRange
from app.modules.documents.archive.models import (
    Document,
    DocumentText,
    DocumentValue,
    DocumentVersion,
    Held,
    Hold,
    Tagged,
)
from app.modules.documents.archive.queries.visibility import visible
from app.modules.documents.archive.rules.documents import INBOX, QUARANTINE
from app.modules.documents.filing.api import (
    Case,
    CaseRow,
    FieldRow,
    NodeRow,
    Tag,
    Term,
    TypeRow,
    cases,
    class_titles,
    fields,
    nodes,
    origin_of,
    term,
    types,
)
from app.modules.organisation.contacts.api import Contact


@dataclass(frozen=True)
class VersionRow:
    """A version: its place from 1, bytes, and what stands beside them."""

    id: int
    place: int
    sha256: bytes
    size: int
    mime: str
    name: str
    copy_sha256: bytes | None
    record_sha256: bytes | None
    made_at: datetime.datetime
    made_by: str
    reason: str


@dataclass(frozen=True)
class DocumentView:
    """A document with everything that belongs to it."""

    id: int
    version: int
    number: str
    title: str
    type: str
    node: str
    case_id: int | None
    case: str
    contact_id: int | None
    contact: str
    direction: str
    doc_date: datetime.date | None
    received: datetime.date
    added_by: str
    amount: int | None
    currency: str
    reference: str
    area: int
    retention: str
    ended: datetime.date | None
    keep_until: datetime.date | None
    expires: datetime.date | None
    notice: datetime.date | None
    state: str
    reason: str
    asn: int | None
    place: str
    pages: int
    source: str
    invoice: str
    text_from: str
    checked_out_by: str
    filed: datetime.date | None
    versions: tuple[VersionRow, ...] = ()
    tags: tuple[str, ...] = ()
    values: Mapping[int, str] | None = None
    holds: tuple[str, ...] = ()

    @property
    def current(self) -> VersionRow:
        """The newest version."""
        return self.versions[-1]


@dataclass(frozen=True)
class Known:
    """What the form offers: types, places, open cases, areas, and the fields of all types."""

    types: Sequence[TypeRow]
    nodes: Sequence[NodeRow]
    cases: Sequence[CaseRow]
    areas: dict[int, str]
    fields: Sequence[FieldRow]


@query("documents.view")
def known(connection: Connection) -> Known:
    """Return what the form of a document offers."""
    return Known(
        types(connection), nodes(connection), cases(connection), areas(connection), fields(connection)
    )


def documents_source(
    name: str,
    all_types: Sequence[TypeRow],
    all_nodes: Sequence[NodeRow],
    where: tuple[ColumnElement[bool], ...] = (),
    shown: frozenset[str] = frozenset(),
    own: Sequence[FieldRow] = (),
) -> ListSource:
    """Return a list of documents, the newest first; pages give their types, places and own fields, and may name what is shown at first."""
    d, c, k = Document, Contact, Case
    columns: tuple[Column, ...] = (
        *listed(d, "number"),
        shown_as(d.doc_date, title=N_("Date")),
        *listed(d, "title"),
        shown_as(d.type, choices={one.key: one.title for one in all_types}),
        shown_as(c.name, "contact", title=N_("Contact"), width=190),
        shown_as(d.amount, total=True),
        shown_as(d.node, choices={one.code: one.words for one in all_nodes}),
        *listed(d, "state keep_until"),
        shown_as(d.reference, shown=False),
        shown_as(k.number, "case", title=N_("Case"), width=110, shown=False),
        shown_as(d.received, shown=False),
        shown_as(d.expires, shown=False),
        shown_as(d.notice, shown=False),
        shown_as(d.direction, shown=False),
        shown_as(d.retention, choices=class_titles(), shown=False),
        shown_as(d.asn, shown=False),
        shown_as(d.place, shown=False),
        shown_as(d.pages, shown=False),
        shown_as(d.source, shown=False),
        shown_as(d.reason, shown=False),
        shown_as(d.invoice, shown=False),
        shown_as(d.checked_out_by, shown=False),
    )
    titles = {one.key: one.title for one in all_types}
    columns += tuple(_own_column(one, titles.get(one.type, one.type)) for one in own)
    if shown:
        columns = tuple(replace(column, shown=column.key in shown) for column in columns)
    joins = ((c.__table__, c.id == d.contact_id), (k.__table__, k.id == d.case_id))
    return ListSource(
        name,
        d,
        columns,
        (d.id.desc(),),
        joins=joins,
        where=where,
        visible=visible,
    )


def _own_column(about: FieldRow, kind: str) -> Column:
    """Return the column of a field that a type has of its own, not shown at first; it is filtered and sorted by what its kind means."""
    v = DocumentValue
    wanted: ColumnElement[Any] = {"money": v.figure.expression, "day": v.day.expression}.get(
        about.kind, v.text.expression
    )
    value = (
        select(wanted)
        .where(v.document_id == Document.id, v.field_id == about.id)
        .correlate(Document.__table__)
        .scalar_subquery()
    )
    width = 100 if about.kind in ("money", "day") else 140
    return Column(
        f"field{about.id}",
        f"{about.title} ({kind})",
        about.kind if about.kind in ("money", "day") else "text",
        value,
        width,
        shown=False,
    )


def inbox_source(all_types: Sequence[TypeRow], all_nodes: Sequence[NodeRow]) -> ListSource:
    """Return what is to be filed, with what could not be read."""
    where = (Document.state.in_((INBOX, QUARANTINE)),)
    return documents_source("documents.inbox", all_types, all_nodes, where, frozenset({"title", "received"}))


@query("documents.view")
def document(connection: Connection, key: int) -> DocumentView | None:
    """Return a document, None where there is none that the person may know of."""
    d = Document
    query = (
        select(d.__table__, Case.number.label("case"), Contact.name.label("contact"))
        .outerjoin(Case, Case.id == d.case_id)
        .outerjoin(Contact, Contact.id == d.contact_id)
        .where(d.id == key, *visible(connection))
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    v, words = DocumentValue, {"case": row["case"] or "", "contact": row["contact"] or ""}
    tags = select(Tag.title).join(Tagged, Tagged.tag_id == Tag.id).where(Tagged.document_id == key)
    held = select(Hold.matter).join(Held, Held.hold_id == Hold.id).where(Held.document_id == key)
    values = connection.execute(select(v.field_id, v.text).where(v.document_id == key))
    beside = {
        "versions": tuple(versions(connection, key)),
        "tags": tuple(connection.scalars(tags.order_by(Tag.title))),
        "values": {int(one.field_id): one.text for one in values},
        "holds": tuple(connection.scalars(held.where(Hold.released.is_(None)))),
    }
    return build(DocumentView, {**row, **words, **beside})


def versions(connection: Connection, key: int) -> list[VersionRow]:
    """Return the versions of a document, the first one first; ask only for documents that may be known of."""
    v = DocumentVersion
    query = select(v.__table__).where(v.document_id == key).order_by(v.place)
    return read_all(connection, query, VersionRow)


@query("documents.view")
def text_of(connection: Connection, key: int) -> str:
    """Return the text of a document that the person may know of, '' where it has none."""
    query = select(DocumentText.body).join(Document, Document.id == DocumentText.document_id)
    body = connection.scalar(query.where(DocumentText.document_id == key, *visible(connection)))
    return zlib.decompress(body).decode() if body else ""


@query("documents.view")
def known_bytes(connection: Connection, sha256: bytes) -> tuple[int, str] | None:
    """Return key and number of the newest document with these bytes that the person may know of, None where there is none."""
    d, v = Document, DocumentVersion
    query = (
        select(d.id, d.number)
        .join(v, v.document_id == d.id)
        .where(v.sha256 == sha256, d.state != "erased", *visible(connection))
    )
    row = connection.execute(query.order_by(d.id.desc()).limit(1)).first()
    return (int(row[0]), row[1]) if row else None


@query("documents.view")
def counts_by_node(connection: Connection) -> dict[str, int]:
    """Return how many documents lie at each place of the plan, of those the person may know of."""
    d = Document
    query = (
        select(d.node, func.count())
        .where(d.state.not_in((INBOX, QUARANTINE, "erased")), *visible(connection))
        .group_by(d.node)
    )
    return {node: int(count) for node, count in connection.execute(query)}


@query("documents.view")
def count_in(connection: Connection, *states: str) -> int:
    """Return how many documents are in some states, of those the person may know of."""
    return int(
        connection.scalar(
            select(func.count()).select_from(Document).where(Document.state.in_(states), *visible(connection))
        )
        or 0
    )


@query("documents.view")
def term_of(connection: Connection, one: DocumentView) -> Term | None:
    """Return until when a document is kept and why, None while it has no class."""
    if not one.retention:
        return None
    title = next((kind.title for kind in types(connection) if kind.key == one.type), one.type)
    origin = origin_of(one.direction, one.doc_date, one.received)
    found = term(one.retention, title, origin, one.ended or one.expires, one.filed)
    if one.keep_until is None or one.keep_until == found.until:
        return found
    words = N_("until {until}, as it was filed or prolonged before; calculated again it would be kept {anew}")
    return Term(one.keep_until, Message(words, {"until": one.keep_until, "anew": found.why}))


@query("documents.view")
def printed_labels(connection: Connection) -> int:
    """Return the last archive number that was given or reserved, 0 before the first."""
    return int(
        connection.scalar(select(NumberRange.last).where(NumberRange.kind == "asn", NumberRange.year == 0))
        or 0
    )


@query("documents.view")
def has_documents(connection: Connection) -> bool:
    """Say whether a document was taken in, whoever may see it."""
    return connection.scalar(select(Document.id).limit(1)) is not None
