"""The invoice book, one invoice with its parts, what waits, doubles, and what is held back from payment."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all, read_one
from app.modules.documents.archive.api import Document, visible
from app.modules.finance.chart.api import Account
from app.modules.finance.ledger.api import Entry, Line
from app.modules.finance.payments.api import held_payments
from app.modules.finance.purchases.models import Position, Purchase
from app.modules.finance.purchases.rules.invoices import (
    DISCARDED,
    HELD,
    OPEN,
    POSTED,
    PositionDraft,
    PurchaseDraft,
)
from app.modules.finance.purchases.rules.proposing import Remembered
from app.modules.organisation.contacts.api import Contact, SkontoStep

PAGE = "finance.purchases.invoices"
MEMORY = 2000  # parts of earlier invoices that a proposal looks at, the newest first


@dataclass(frozen=True)
class PurchaseView:
    """An incoming invoice as its form shows it."""

    id: int
    version: int
    draft: PurchaseDraft
    state: str
    reason: str
    supplier: str
    entry_id: int | None
    login: str


@dataclass(frozen=True)
class Double:
    """An invoice that is there already: its number, day and amount in cents, and its key, None for an entry made by hand."""

    reference: str
    day: datetime.date
    gross: int
    key: int | None = None


def purchases_source() -> ListSource:
    """Return the invoice book: what is to be done first, then the newest."""
    p, c = Purchase, Contact
    columns = (
        *listed(p, "state"),
        shown_as(c.name, "supplier", title=N_("Supplier"), width=220),
        *listed(p, "reference day"),
        shown_as(p.gross, total=True),
        *listed(p, "due text"),
        Column("held", N_("Waits because"), "text", None, 230),
        shown_as(p.kind, shown=False),
        *listed(p, "reason"),
        shown_as(c.creditor, shown=False),
        shown_as(p.login, shown=False),
    )
    place = {column.key: at for at, column in enumerate(columns)}

    def fill(connection: Connection, _keys: Sequence[int], rows: list[list[Any]]) -> None:
        held = held_payments(connection)
        for row in rows:
            row[place["held"]] = held.get((row[place["creditor"]], row[place["reference"]]), "")

    return ListSource(
        "finance.purchases",
        p,
        columns,
        ((p.state == POSTED).asc(), p.day.desc(), p.id.desc()),
        joins=((c.__table__, c.id == p.contact_id),),
        finish=fill,
    )


@query("finance.view")
def purchase(connection: Connection, key: int) -> PurchaseView | None:
    """Return an incoming invoice, None where there is none."""
    p, c = Purchase, Contact
    chosen = select(p.__table__, c.name.label("supplier")).join(c, c.id == p.contact_id).where(p.id == key)
    return read_one(connection, chosen, PurchaseView)


@query("finance.view")
def purchases(connection: Connection, keys: Sequence[int]) -> list[PurchaseView]:
    """Return incoming invoices by their keys, in this order."""
    p, c = Purchase, Contact
    chosen = select(p.__table__, c.name.label("supplier")).join(c, c.id == p.contact_id).where(p.id.in_(keys))
    found = {one.id: one for one in read_all(connection, chosen, PurchaseView)}
    return [found[key] for key in keys if key in found]


@query("finance.view")
def positions(connection: Connection, key: int) -> list[PositionDraft]:
    """Return the parts of an incoming invoice in their order."""
    q = Position
    chosen = select(q.account, q.net, q.tax, q.case_key, q.cost1, q.text).where(q.purchase_id == key)
    return read_all(connection, chosen.order_by(q.place), PositionDraft)


@query("finance.view")
def doubles(
    connection: Connection, draft: PurchaseDraft, key: int | None, accounts: Sequence[str]
) -> list[Double]:
    """Return what is there already of an invoice: same supplier and number, in the book or posted by hand, then same day and amount."""
    p = Purchase
    others = select(p.reference, p.day, p.gross, p.id.label("key")).where(
        p.contact_id == draft.contact, p.state != DISCARDED, p.kind == draft.kind, p.id != (key or 0)
    )
    number = func.upper(p.reference) == draft.reference.upper()
    found = read_all(connection, others.where(number), Double)
    if not found and accounts:
        own = select(p.entry_id).where(p.entry_id.is_not(None))
        x, e, a = Line, Entry, Account
        typed = (
            select(e.document.label("reference"), e.day, func.abs(x.amount).label("gross"))
            .join(x, x.entry_id == e.id)
            .join(a, a.id == x.account_id)
            .where(a.number.in_(accounts), func.upper(e.document) == draft.reference.upper())
            .where(e.id.not_in(own), func.abs(x.amount) == draft.gross)
            .limit(1)
        )
        found = read_all(connection, typed, Double)
    alike = others.where(p.day == draft.day, p.gross == draft.gross)
    return found or read_all(connection, alike, Double)


@query("finance.view")
def remembered(connection: Connection) -> list[Remembered]:
    """Return how the parts of earlier invoices were booked, the newest first."""
    p, q = Purchase, Position
    chosen = (
        select(p.contact_id.label("contact"), q.text, q.account, q.case_key.label("case"), q.cost1)
        .join(p, p.id == q.purchase_id)
        .where(p.state != DISCARDED, q.account != "")
        .order_by(q.id.desc())
        .limit(MEMORY)
    )
    return read_all(connection, chosen, Remembered)


@query("finance.view")
def habits(connection: Connection, contact: int, accounts: Sequence[str]) -> list[Remembered]:
    """Return the expense accounts that entries of a supplier's personal account were booked on, the newest first."""
    own, other, a, b = (
        Line.__table__.alias(),
        Line.__table__.alias(),
        Account.__table__,
        Account.__table__.alias(),
    )
    chosen = (
        select(a.c.number)
        .select_from(own)
        .join(b, b.c.id == own.c.account_id)
        .join(other, other.c.entry_id == own.c.entry_id)
        .join(a, a.c.id == other.c.account_id)
        .where(b.c.number.in_(accounts), a.c.kind == "expense")
        .order_by(other.c.id.desc())
        .limit(50)
    )
    return [Remembered(contact, "", number, "", "") for number in connection.scalars(chosen)]


@query("finance.view")
def untaken(connection: Connection) -> list[int]:
    """Return the e-invoices in the archive that came in and stand in no invoice book yet, the oldest first."""
    d, p = Document, Purchase
    taken = select(p.document_id).where(p.document_id.is_not(None))
    chosen = select(d.id).where(
        d.invoice != "", d.direction == "in", d.state.in_(("inbox", "approval", "filed")), d.id.not_in(taken)
    )
    return [int(key) for key in connection.scalars(chosen.where(*visible(connection)).order_by(d.id))]


@query("finance.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return how many invoices are to be checked."""
    count = int(connection.scalar(select(func.count()).where(Purchase.state == OPEN)) or 0)
    words = Message(
        N_("{count} incoming invoices to check"), {"count": count}, N_("1 incoming invoice to check")
    )
    return [Waiting(count, words, PAGE)] if count else []


@query("finance.view")
def skonto_of(
    connection: Connection, accounts: Collection[str]
) -> dict[tuple[str, str], tuple[SkontoStep, ...]]:
    """Return the Skonto that posted invoices of some creditor accounts allow, by account and document."""
    p, c = Purchase, Contact
    chosen = (
        select(c.creditor, p.reference, p.skonto_days, p.skonto)
        .join(c, c.id == p.contact_id)
        .where(c.creditor.in_(accounts), p.entry_id.is_not(None), p.skonto > 0, p.skonto_days.is_not(None))
    )
    return {
        (row.creditor, row.reference): (SkontoStep(row.skonto_days, row.skonto),)
        for row in connection.execute(chosen)
    }


@query("finance.view")
def held(connection: Connection) -> Mapping[tuple[str, str], str]:
    """Return why documents of personal accounts are held back from payment, by account and document."""
    p, c = Purchase, Contact
    chosen = select(c.creditor, p.reference, p.reason).join(c, c.id == p.contact_id).where(p.state == HELD)
    return {(account, reference): reason for account, reference, reason in connection.execute(chosen)}
