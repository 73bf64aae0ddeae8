"""What sold goods had cost, asked of the topics that keep stock, and the margins that are left."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from app.core.manifest import resolve, topics
from app.data.queries import asked
from app.modules.finance.sales.models import SalesDocument, SalesLine, SalesOrigin
from app.modules.finance.sales.queries.sold import sold
from app.modules.finance.sales.rules.documents import ARTICLE
from app.modules.finance.sales.rules.figures import Sold
from app.modules.finance.sales.rules.margins import Costs, SoldDocument, SoldLine

MANY = 800  # keys in one statement


def sold_with_costs(
    connection: Connection, since: datetime.date, until: datetime.date
) -> list[tuple[Sold, int | None]]:
    """Return the positions sold in a span with what they had cost in cents, None where nothing says it.

    Raises Forbidden without the right to see what stock is worth.
    """
    found = sold(connection, since, until)
    documents = _documents(connection, {one.document for one in found})
    numbers = sorted({one.number for one in documents.values() if one.number})
    moved: dict[tuple[str, int], tuple[int, int]] = {}
    for topic in topics():
        if topic.cost_of_goods:
            moved |= asked(connection, resolve(topic.cost_of_goods), numbers)
    costs, places = Costs(documents, moved), dict[int, int]()
    pairs = []
    for one in found:
        place = places.get(one.document, 0)
        places[one.document] = place + 1
        pairs.append((one, costs.of(one.document, place)))
    return pairs


def _documents(connection: Connection, keys: Iterable[int]) -> dict[int, SoldDocument]:
    """Return documents with all that they came from: invoices of credit notes and cancellations, delivery notes of invoices."""
    found: dict[int, SoldDocument] = {}
    wanted = set(keys)
    while wanted:
        fresh, above = _read(connection, sorted(wanted))
        found |= fresh
        wanted = (above | {one.of for one in fresh.values() if one.of is not None}) - set(found)
    return found


def _read(connection: Connection, keys: Sequence[int]) -> tuple[dict[int, SoldDocument], set[int]]:
    """Return documents, and the keys of those in which the origins of their positions stand."""
    d, x, o, before = SalesDocument, SalesLine, SalesOrigin, SalesLine.__table__.alias("before")
    heads = _all(connection, select(d.id, d.number, d.kind, d.origin_id), d.id, keys)
    lines = _all(
        connection,
        select(x.id, x.document_id, x.article_id, x.quantity, x.position).where(x.kind == ARTICLE),
        x.document_id,
        keys,
    )
    origins = _all(
        connection,
        select(x.id, o.origin_id, o.quantity, before.c.document_id.label("above"))
        .join_from(x, o, o.line_id == x.id)
        .join(before, before.c.id == o.origin_id),
        x.document_id,
        keys,
    )
    by_line: dict[int, list[tuple[int, int]]] = {}
    for row in origins:
        by_line.setdefault(row.id, []).append((row.origin_id, row.quantity))
    by_document: dict[int, list[SoldLine]] = {}
    for row in sorted(lines, key=lambda one: (one.document_id, one.position)):
        line = SoldLine(row.id, row.document_id, row.article_id, row.quantity, tuple(by_line.get(row.id, ())))
        by_document.setdefault(row.document_id, []).append(line)
    found = {
        row.id: SoldDocument(row.id, row.number, row.kind, row.origin_id, tuple(by_document.get(row.id, ())))
        for row in heads
    }
    return found, {row.above for row in origins}


def _all(
    connection: Connection, query: Select[*tuple[Any, ...]], column: Any, keys: Sequence[int]
) -> list[Any]:
    return [
        row
        for start in range(0, len(keys), MANY)
        for row in connection.execute(query.where(column.in_(keys[start : start + MANY])))
    ]
