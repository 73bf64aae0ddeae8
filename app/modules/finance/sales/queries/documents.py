"""Documents of sales as they are read: the lists, one with its positions, and what a document is about as a contact sees it."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.clock import today
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all
from app.modules.finance.sales.models import SalesDocument, SalesLine, SalesOrigin
from app.modules.finance.sales.queries.chain import progress_of
from app.modules.finance.sales.rules.documents import (
    KINDS,
    PROGRESS,
    TEMPLATE,
    TONES,
    DocumentDraft,
    DocumentView,
    LineDraft,
    LineView,
    Origin,
)
from app.modules.organisation.contacts.api import Contact

RIGHT = "finance.sales.view"


def documents_source(name: str, *kinds: str) -> ListSource:
    """Return the list of documents of some kinds, the newest first; what is paid, overdue or done is reckoned, not kept."""
    d, c = SalesDocument, Contact
    where: tuple[ColumnElement[bool], ...] = (d.kind.in_(kinds),)
    columns = (
        *listed(d, "number"),
        shown_as(c.name, "contact", title=N_("Customer"), width=196),
        *listed(d, "day"),
        Column("progress", N_("State"), "text", None, 120, choices=PROGRESS, tones=TONES),
        shown_as(d.gross, total=True),
        shown_as(d.due, ends="progress"),
        *listed(d, "title"),
        *(listed(d, "kind") if len(kinds) > 1 else ()),
        shown_as(d.net, total=True),
        *listed(d, "written_by state", shown=False),
    )
    place = [column.key for column in columns].index("progress")

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        found = progress_of(connection, keys, today(connection))
        for key, row in zip(keys, rows, strict=True):
            if row[0] is not None:
                row[place] = found.get(key, "")

    return ListSource(
        name,
        d,
        columns,
        (d.day.desc(), d.id.desc()),
        joins=((c.__table__, c.id == d.contact_id),),
        where=where,
        finish=fill,
    )


@query(RIGHT)
def document(connection: Connection, key: int) -> DocumentView | None:
    """Return a document with its positions, None where there is none."""
    d = SalesDocument
    row = connection.execute(select(d.__table__).where(d.id == key)).mappings().first()
    if row is None:
        return None
    lines = lines_of(connection, key)
    values = {**row, "entry": row["entry_id"], "file": row["file_id"], "lines": ()}
    draft = dataclasses.replace(build(DocumentDraft, values), lines=tuple(one.draft for one in lines))
    return dataclasses.replace(build(DocumentView, {**values, "draft": draft}), lines=lines)


def lines_of(connection: Connection, document: int) -> tuple[LineView, ...]:
    """Return the positions of a document, with what each came from."""
    x, o = SalesLine, SalesOrigin
    rows = select(x.__table__).where(x.document_id == document).order_by(x.position)
    mine = select(x.id).where(x.document_id == document)
    links = select(o.line_id, o.origin_id, o.quantity).where(o.line_id.in_(mine)).order_by(o.id)
    origins: dict[int, list[Origin]] = {}
    for line, origin, quantity in connection.execute(links):
        origins.setdefault(int(line), []).append(Origin(int(origin), int(quantity)))
    return tuple(
        LineView(
            row["id"],
            row["position"],
            build(
                LineDraft, {**row, "article": row["article_id"], "origins": tuple(origins.get(row["id"], ()))}
            ),
        )
        for row in connection.execute(rows).mappings()
    )


@query(RIGHT)
def documents_of(connection: Connection, contact: int, *kinds: str) -> list[DocumentView]:
    """Return the documents of a contact without their positions, the newest first."""
    d = SalesDocument
    rows = select(d.__table__).where(
        d.contact_id == contact, d.kind.in_(kinds or [kind for kind in KINDS if kind != TEMPLATE])
    )
    found = connection.execute(rows.order_by(d.day.desc(), d.id.desc())).mappings()
    return [_bare(row) for row in found]


def _bare(row: Any) -> DocumentView:
    values = {**row, "entry": row["entry_id"], "file": row["file_id"], "lines": ()}
    return build(DocumentView, {**values, "draft": build(DocumentDraft, values)})


@query(RIGHT)
def find_document(connection: Connection, number: str) -> int | None:
    """Return the key of the document of a number, None where there is none."""
    found = connection.scalar(select(SalesDocument.id).where(SalesDocument.number == number.strip().upper()))
    return int(found) if found is not None else None


@query(RIGHT)
def frozen(connection: Connection, key: int) -> tuple[bytes | None, bytes | None]:
    """Return the fingerprints of the frozen paper and e-invoice of a document."""
    d = SalesDocument
    row = connection.execute(select(d.pdf, d.xml).where(d.id == key)).first()
    return (row[0], row[1]) if row is not None else (None, None)


@dataclass(frozen=True)
class ListedDocument:
    """A document as the command line lists it; amounts in cents."""

    id: int
    kind: str
    number: str
    day: datetime.date
    due: datetime.date | None
    customer: str
    net: int
    gross: int
    progress: str = ""


@query(RIGHT)
def all_documents(connection: Connection) -> list[ListedDocument]:
    """Return all documents, the newest first."""
    d, c = SalesDocument, Contact
    rows = (
        select(d.id, d.kind, d.number, d.day, d.due, c.name.label("customer"), d.net, d.gross)
        .join(c, c.id == d.contact_id)
        .where(d.kind != TEMPLATE)
        .order_by(d.day.desc(), d.id.desc())
    )
    found = read_all(connection, rows, ListedDocument)
    states = progress_of(connection, [one.id for one in found], today(connection))
    return [dataclasses.replace(one, progress=states.get(one.id, "")) for one in found]


def show_documents(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    """Return documents as a search shows them."""
    d, c = SalesDocument, Contact
    rows = select(d.id, d.number, d.title, c.name).join(c, c.id == d.contact_id).where(d.id.in_(list(keys)))
    return [(int(row.id), f"{row.number}  {row.title}".strip(), row.name) for row in connection.execute(rows)]
