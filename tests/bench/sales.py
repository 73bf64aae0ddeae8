"""How long sales take in a grown book, against the same read as plain SQL: contacts, invoices, positions; lists, front desk, issuing, figures.

python -m tests.bench.sales [INVOICES] [URL]
"""

from __future__ import annotations

import dataclasses
import datetime
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, insert, select, text

from app.data.lists import FIRST
from app.data.office import SYSTEM, Office, command
from app.data.queries import query
from app.data.unit import Unit, table_of
from app.modules.finance.sales.models import SalesDocument, SalesLine
from app.modules.finance.sales.queries.documents import documents_source
from app.modules.finance.sales.queries.figures import figures
from app.modules.finance.sales.rules.documents import INVOICE
from app.modules.finance.sales.services.drafts import save_document
from app.modules.finance.sales.services.issuing import issue
from app.modules.office.services import NewBook, new_book
from app.modules.organisation.contacts.models import Contact
from app.modules.organisation.contacts.queries.front_desk import front_desk
from tests.modules.finance.sales_cases import invoice, ready

YEAR = (datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
RAW = "SELECT d.id, d.number, c.name, d.day, d.due, d.net, d.gross FROM finance_sales_document d JOIN contact c ON c.id = d.contact_id WHERE d.kind = 'invoice' ORDER BY d.day DESC, d.id DESC LIMIT 60"
NUMBERED = "UPDATE finance_sales_document SET number = 'RE-X-' || id WHERE id BETWEEN :first AND :last"
BLOCK = 5_000


@command("")
def grow(unit: Unit, who: int, invoice_key: int, count: int) -> None:
    """Copy a contact and an issued invoice with three positions many times, over two years; nothing of it is booked."""
    connection = unit.connection
    contact = dict(connection.execute(select(Contact.__table__).where(Contact.id == who)).mappings().one())
    document = dict(
        connection.execute(select(SalesDocument.__table__).where(SalesDocument.id == invoice_key))
        .mappings()
        .one()
    )
    lines = [
        dict(row)
        for row in connection.execute(
            select(SalesLine.__table__).where(SalesLine.document_id == invoice_key)
        ).mappings()
    ]
    for start in range(0, count, BLOCK):
        places = range(start, min(start + BLOCK, count))
        rows = [
            {
                **contact,
                "id": 100_000 + place,
                "number": 200_000 + place,
                "name": f"Kunde {place}",
                "debtor": "",
                "folded": f"kunde {place}",
            }
            for place in places
            if place % 2 == 0
        ]
        connection.execute(insert(table_of(Contact)), rows)
        day = datetime.date(2025, 1, 1)
        bills = [
            {
                **document,
                "id": 100_000 + place,
                "number": "",  # what has a number takes no positions any more
                "contact_id": 100_000 + place // 2 * 2,
                "day": day + datetime.timedelta(days=place % 700),
            }
            for place in places
        ]
        connection.execute(insert(table_of(SalesDocument)), bills)
        positions = [
            {**line, "id": 1_000_000 + 3 * place + number, "document_id": 100_000 + place}
            for place in places
            for number, line in enumerate(lines)
        ]
        connection.execute(insert(table_of(SalesLine)), positions)
        connection.execute(text(NUMBERED), {"first": 100_000 + start, "last": 100_000 + start + BLOCK - 1})


@query("")
def raw(connection: Connection) -> int:
    """Return how many rows the plain first page has: the limit."""
    return len(connection.execute(text(RAW)).all())


def median(action: Callable[[], object]) -> float:
    """Return the middle of nine runs in milliseconds."""
    found = []
    for _run in range(9):
        start = time.perf_counter()
        action()
        found.append(1000 * (time.perf_counter() - start))
    return statistics.median(found)


def main(count: int, url: str) -> None:
    """Make the book and print milliseconds and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        book = new_book(
            url or str(Path(folder) / "Bench.kontor"), NewBook(company="Bench", fiscal_year=2026, land="BE")
        )
        office = Office(book, SYSTEM)
        who = ready(office)
        lines = tuple(dataclasses.replace(invoice(who).lines[0], text=f"Ware {place}") for place in range(3))
        draft = dataclasses.replace(invoice(who), lines=lines)
        first = office.run(issue, office.run(save_document, draft))
        office.run(grow, who, first.key, count)
        limit = median(lambda: office.read(raw))
        print(
            f"{count} invoices, {count // 2} contacts, {3 * count} positions; raw first page {limit:.1f} ms"
        )
        source = documents_source("finance.sales.invoices", INVOICE)
        keys = office.read(source.keys, {})
        drafts = iter([office.run(save_document, draft) for _place in range(10)])
        for name, action in (
            ("all keys of the list", lambda: office.read(source.keys, {})),
            ("first keys of the list", lambda: office.read(source.keys, {}, None, FIRST)),
            ("first page of the list", lambda: office.read(source.page, keys[:60])),
            ("front desk of a customer", lambda: office.read(front_desk, 100_000)),
            ("issuing, with paper", lambda: office.run(issue, next(drafts))),
            ("figures by customer of a year", lambda: office.read(figures, "customers", *YEAR)),
        ):
            took = median(action)
            print(f"{name:32} {took:9.1f} ms  {took / limit:8.1f} x")
        book.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, sys.argv[2] if len(sys.argv) > 2 else "")
