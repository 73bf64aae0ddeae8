"""What follows from later documents and from the ledger: rests of positions, what is delivered, invoiced, paid, and the advances of an order."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.modules.finance.chart.api import Account, FiscalYear, Period
from app.modules.finance.ledger.api import Entry, Line
from app.modules.finance.sales.models import SalesAdvance, SalesDocument, SalesLine, SalesOrigin
from app.modules.finance.sales.rules.documents import (
    ACCEPTED,
    ADVANCE,
    ARTICLE,
    CANCELLED,
    CREDIT,
    DELIVERY,
    DONE,
    DRAFT,
    EXPIRED,
    FINAL,
    INVOICE,
    INVOICES,
    ISSUED,
    OFFER,
    OPEN,
    ORDER,
    OVERDUE,
    PAID,
    PART_PAID,
    PARTLY,
    REJECTED,
)

RIGHT = "finance.sales.view"
SOLD = (INVOICE, FINAL)
MANY = 400


@dataclass(frozen=True)
class Done:
    """What of a position, in ten-thousandths, was ordered, delivered, invoiced and credited by later documents."""

    quantity: int
    ordered: int = 0
    delivered: int = 0
    invoiced: int = 0
    credited: int = 0


def _links(connection: Connection, lines: Collection[int]) -> list[Any]:
    """Return what came from positions: origin, position, kind of its document, quantity; cancelled documents count no more."""
    o, x, d = SalesOrigin, SalesLine, SalesDocument
    keys = sorted(lines)
    found: list[Any] = []
    for start in range(0, len(keys), MANY):
        rows = (
            select(o.origin_id, o.line_id, d.kind, o.quantity)
            .join(x, x.id == o.line_id)
            .join(d, d.id == x.document_id)
            .where(o.origin_id.in_(keys[start : start + MANY]), d.state.not_in((CANCELLED, REJECTED)))
        )
        found += connection.execute(rows).all()
    return found


def done_of(connection: Connection, lines: dict[int, int]) -> dict[int, Done]:
    """Return what of positions (key: quantity) was done later, whichever way: an order over its deliveries too. Drafts count."""
    found = _links(connection, lines)
    later = {int(row.line_id): int(row.quantity) for row in found}
    beyond = done_of(connection, later) if later else {}
    sums = {key: [0, 0, 0, 0] for key in lines}
    for row in found:
        mine, step = sums[int(row.origin_id)], beyond[int(row.line_id)]
        quantity = int(row.quantity)
        mine[0] += quantity if row.kind == ORDER else 0
        mine[1] += quantity if row.kind == DELIVERY else step.delivered
        mine[2] += quantity if row.kind in SOLD else step.invoiced
        mine[3] += quantity if row.kind == CREDIT else step.credited
    return {key: Done(quantity, *sums[key]) for key, quantity in lines.items()}


def rest_for(kind: str, done: Done) -> int:
    """Return how much of a position is left for the next document of a kind."""
    match kind:
        case "order":
            return done.quantity - done.ordered
        case "delivery":
            return done.quantity - max(done.delivered, 0)
        case "credit":
            return done.quantity - done.credited
        case "invoice" | "final":
            return done.quantity - done.invoiced
    return done.quantity


def positions_of(connection: Connection, documents: Sequence[int]) -> dict[int, dict[int, int]]:
    """Return the quantities of the positions that count, by document."""
    x = SalesLine
    found: dict[int, dict[int, int]] = {key: {} for key in documents}
    rows = select(x.document_id, x.id, x.quantity).where(
        x.document_id.in_(list(documents)), x.kind == ARTICLE
    )
    for document, line, quantity in connection.execute(rows):
        found[int(document)][int(line)] = int(quantity)
    return found


@query(RIGHT)
def rests(connection: Connection, document: int, kind: str) -> dict[int, int]:
    """Return what is left of each position of a document for the next one of a kind, by the key of the position."""
    lines = positions_of(connection, [document])[document]
    return {key: rest_for(kind, one) for key, one in done_of(connection, lines).items()}


def open_amounts(connection: Connection, documents: Sequence[Any]) -> dict[int, int]:
    """Return what is open of posted documents, from the debtor account by document number, in cents; a correction has what it corrects."""
    wanted = {(one.account, one.number) for one in documents if one.account}
    first = select(func.min(FiscalYear.start)).scalar_subquery()
    carried = select(Period.id).where(Period.number == 0, Period.start > first)
    sums: dict[tuple[str, str], int] = {}
    numbers = sorted({number for _account, number in wanted})
    for start in range(0, len(numbers), MANY):
        rows = (
            select(Account.number, Entry.document, func.sum(Line.amount))
            .join(Entry, Entry.id == Line.entry_id)
            .join(Account, Account.id == Line.account_id)
            .where(
                Entry.document.in_(numbers[start : start + MANY]),
                Account.kind == "debtor",
                Entry.period_id.not_in(carried),
            )
            .group_by(Account.number, Entry.document)
        )
        sums |= {(account, number): int(amount) for account, number, amount in connection.execute(rows)}
    return {int(one.id): sums.get((one.account, one.number), 0) for one in documents if one.account}


def progress_of(connection: Connection, keys: Sequence[int], today: datetime.date) -> dict[int, str]:
    """Return what lists say of documents: their state, and what follows from later documents and payments."""
    d = SalesDocument
    found: list[Any] = []
    for start in range(0, len(keys), MANY):
        rows = select(d.id, d.kind, d.state, d.number, d.account, d.due, d.valid_until, d.payable).where(
            d.id.in_(list(keys[start : start + MANY]))
        )
        found += connection.execute(rows).all()
    live = [row for row in found if row.state in (ISSUED, ACCEPTED)]
    chained = [int(row.id) for row in live if row.kind in (ORDER, DELIVERY)]
    positions = positions_of(connection, chained)
    flat = {line: quantity for lines in positions.values() for line, quantity in lines.items()}
    done = done_of(connection, flat)
    unpaid = open_amounts(connection, [row for row in live if row.kind in INVOICES])
    return {
        int(row.id): _progress(
            row, [done[line] for line in positions.get(int(row.id), {})], unpaid.get(int(row.id), 0), today
        )
        for row in found
    }


def _progress(row: Any, done: Sequence[Done], unpaid: int, today: datetime.date) -> str:
    if row.state not in (ISSUED, ACCEPTED):
        return str(row.state)
    if row.kind in INVOICES:
        if unpaid <= 0:
            return PAID
        if row.due is not None and row.due < today:
            return OVERDUE
        return PART_PAID if unpaid < row.payable else OPEN
    if row.kind in (ORDER, DELIVERY):
        if done and all(one.invoiced >= one.quantity for one in done):
            return DONE
        started = any(one.invoiced or (row.kind == ORDER and one.delivered) for one in done)
        return PARTLY if started else OPEN
    if row.kind == OFFER and row.state == ISSUED:
        return EXPIRED if row.valid_until is not None and row.valid_until < today else OPEN
    return DONE if row.state == ISSUED else ACCEPTED


@dataclass(frozen=True)
class AskedAdvance:
    """An issued advance invoice of an order: what was asked, what is not paid, and whether a final invoice set it off already."""

    id: int
    number: str
    day: datetime.date
    gross: int
    unpaid: int
    set_off: bool


def advances_of(connection: Connection, origin: int | None) -> list[AskedAdvance]:
    """Return the advance invoices that were made from a document and are not cancelled, the oldest first."""
    d, a = SalesDocument, SalesAdvance
    if origin is None:
        return []
    rows = connection.execute(
        select(d.id, d.number, d.day, d.gross, d.account)
        .where(d.kind == ADVANCE, d.origin_id == origin, d.state == ISSUED)
        .order_by(d.day, d.id)
    ).all()
    final = SalesDocument.__table__.alias("final")
    taken = set(
        connection.scalars(
            select(a.advance_id)
            .join(final, final.c.id == a.final_id)
            .where(a.advance_id.in_([row.id for row in rows]), final.c.state.not_in((DRAFT, CANCELLED)))
        )
    )
    unpaid = open_amounts(connection, rows)
    return [
        AskedAdvance(
            int(row.id),
            row.number,
            row.day,
            int(row.gross),
            unpaid.get(int(row.id), 0),
            set_off=row.id in taken,
        )
        for row in rows
    ]


def last_payment(connection: Connection, account: str, number: str) -> datetime.date | None:
    """Return the day of the newest credit on a debtor account under a document number, None for none."""
    day = connection.scalar(
        select(func.max(Entry.day))
        .join(Line, Line.entry_id == Entry.id)
        .join(Account, Account.id == Line.account_id)
        .where(Account.number == account, Entry.document == number, Line.amount < 0)
    )
    return day if day is None or isinstance(day, datetime.date) else datetime.date.fromisoformat(day)


def is_recorded(connection: Connection, account: str, number: str) -> bool:
    """Say whether the receipt of an advance was recorded: its clearing account is even."""
    amount = connection.scalar(
        select(func.sum(Line.amount))
        .join(Entry, Entry.id == Line.entry_id)
        .join(Account, Account.id == Line.account_id)
        .where(Account.number == account, Entry.document == number)
    )
    return not amount
