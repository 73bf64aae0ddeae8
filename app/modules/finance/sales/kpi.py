"""Figures that come of sales: offers and what became of them, what was invoiced, and to how many customers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection

from app.core import format as formats
from app.core.figures import COUNT, HIGHER, MONEY, PERCENT, Figure, FigureRow, FigureSource, Value, shared
from app.core.messages import N_, _
from app.data.queries import query
from app.modules.finance.sales.queries.sold import offered, sold
from app.modules.finance.sales.rules.documents import ACCEPTED, PROGRESS
from app.modules.finance.sales.rules.figures import Offered, Sold, grouped

RIGHT = "finance.sales.view"
DOCUMENTS = "finance.sales.documents"
TABLES = frozenset({"finance_sales_document", "finance_sales_line"})
UNDECIDED = N_("No offer of this span is decided yet.")
OPEN = "issued"


@query(RIGHT)
def sales_figures(connection: Connection, since: datetime.date, until: datetime.date) -> dict[str, Value]:
    """Return what was offered and invoiced in a span."""
    offers, parts = offered(connection, since, until), sold(connection, since, until)
    decided = [one for one in offers if one.state != OPEN]
    won = sum(one.state == ACCEPTED for one in decided)
    return {
        "offers_written": Value(sum(one.net for one in offers)),
        "offers_won": shared(won, len(decided), PERCENT, UNDECIDED),
        "invoiced": Value(sum(one.net for one in parts)),
        "customers": Value(len({one.contact for one in parts})),
    }


@query(RIGHT)
def sales_rows(
    connection: Connection, key: str, since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the documents behind a figure, or the customers."""
    if key.startswith("offers"):
        found = offered(connection, since, until)
        if key == "offers_won":
            return [_offer(one, int(one.state == ACCEPTED), COUNT) for one in found if one.state != OPEN]
        return [_offer(one, one.net, MONEY) for one in found]
    pieces = key == "customers"
    groups = grouped(
        sold(connection, since, until), (lambda one: one.contact) if pieces else (lambda one: one.document)
    )
    return [_group(parts, pieces=pieces) for parts in groups.values()]


def _group(parts: Sequence[Sold], *, pieces: bool) -> FigureRow:
    """Return the row of what was sold to one customer, or on one document."""
    first, net = parts[0], sum(one.net for one in parts)
    if pieces:
        return FigureRow(
            first.customer, f"{formats.cents(net)} €", 1, COUNT, DOCUMENTS, request=first.document
        )
    words = f"{first.number}  {first.customer}"
    return FigureRow(words, formats.day(first.day), net, MONEY, DOCUMENTS, request=first.document)


def _offer(one: Offered, amount: int, unit: str) -> FigureRow:
    state = _(PROGRESS["open" if one.state == OPEN else one.state])
    return FigureRow(f"{one.number}  {one.customer}", state, amount, unit, DOCUMENTS, request=one.document)


AREA = "sales"
FIGURES = (
    FigureSource(
        read=sales_figures,
        rows=sales_rows,
        tables=TABLES,
        figures=(
            Figure(key="offers_written", title=N_("Offers written"), unit=MONEY, better=HIGHER, area=AREA, meaning=N_("What was offered in the span, without VAT."), formula=N_("Net of the offers issued in the span")),
            Figure(key="offers_won", title=N_("Offers won"), unit=PERCENT, better=HIGHER, area=AREA, meaning=N_("How many of the offers of the span that are decided were accepted."), formula=N_("Accepted offers ÷ accepted, declined, cancelled and expired offers")),
            Figure(key="invoiced", title=N_("Invoiced"), unit=MONEY, better=HIGHER, area=AREA, meaning=N_("What was invoiced in the span, without VAT and less corrections."), formula=N_("Net of invoices and final invoices − credit notes and cancellations")),
            Figure(key="customers", title=N_("Customers invoiced"), unit=COUNT, better=HIGHER, area=AREA, meaning=N_("How many customers got an invoice or a correction in the span."), formula=N_("Number of different customers on these documents")),
        ),
    ),
)  # fmt: skip
