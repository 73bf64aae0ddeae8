"""What was assigned to what on personal accounts, and where an amount stands because of it: the one reading of open items.

An amount of a personal account stands under the document of its entry. What a payment was assigned to an item moves to the
document of that item; the sum of an account never changes by it. Nothing is assigned any more once the settlement was
taken back, or once the payment or the item was reversed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    func,
    literal,
    null,
    select,
    union_all,
)

from app.data.unit import table_of
from app.modules.finance.chart.api import PERSONAL_KINDS, Account, FiscalYear, Period
from app.modules.finance.ledger.models import Allocation, Difference, Entry, Line, Settlement

PAYMENT, ITEM, BACK = (table_of(Entry).alias(name) for name in ("paid", "item", "back"))


def carried_periods() -> Select[Any]:
    """Return the periods whose openings repeat what the years before hold: all but that of the first year of the book."""
    first = select(func.min(FiscalYear.start)).scalar_subquery()
    return select(Period.id).where(Period.number == 0, Period.start > first)


def in_force() -> tuple[FromClause, ColumnElement[bool]]:
    """Return what joins assignments with their settlement, payment and item, and the condition under which they count."""
    a, s = Allocation, Settlement
    joined = (
        table_of(a)
        .join(table_of(s), s.id == a.settlement_id)
        .join(PAYMENT, PAYMENT.c.id == a.payment_id)
        .join(ITEM, ITEM.c.id == a.item_id)
    )
    reversed_ = select(BACK.c.id).where(BACK.c.reversal_of.in_((a.payment_id, a.item_id)))
    return joined, and_(s.taken_back.is_(None), ~reversed_.correlate(table_of(a)).exists())


def standing(*where: ColumnElement[bool]) -> FromClause:
    """Return what stands on personal accounts under which document; where narrows the accounts.

    Columns: line (none for what was moved), account_id, document, day, document2, amount in cents, debit positive, and
    paid_on: the day on which it was booked, which for what was moved is that of the payment, also under the item.
    """
    a, s = Allocation, Settlement
    joined, counts = in_force()
    accounts = select(Account.id).where(Account.kind.in_(PERSONAL_KINDS), *where)
    booked = (
        select(
            Line.id.label("line"),
            Line.account_id.label("account_id"),
            Entry.document.label("document"),
            Entry.day.label("day"),
            Entry.document2.label("document2"),
            Line.amount.label("amount"),
            Entry.day.label("paid_on"),
        )
        .join(Entry, Entry.id == Line.entry_id)
        .where(Line.account_id.in_(accounts), Entry.period_id.not_in(carried_periods()))
    )
    parts = [booked]
    for entry, amount in ((PAYMENT, -a.amount), (ITEM, a.amount)):
        parts.append(
            select(null(), s.account_id, entry.c.document, entry.c.day, literal(""), amount, PAYMENT.c.day)
            .select_from(joined)
            .where(counts, s.account_id.in_(accounts))
        )
    return union_all(*parts).subquery("standing")


def moves(connection: Connection, accounts: Collection[int]) -> dict[tuple[int, int], list[tuple[str, int]]]:
    """Return by entry and account which part of a payment is for which document, in cents as they stand on the account."""
    a, s = Allocation, Settlement
    joined, counts = in_force()
    query = select(a.payment_id, s.account_id, ITEM.c.document, a.amount).select_from(joined).where(counts)
    found: dict[tuple[int, int], list[tuple[str, int]]] = {}
    for payment, account, document, amount in connection.execute(query.order_by(a.id)):
        if account in accounts:
            found.setdefault((payment, account), []).append((document, int(amount)))
    return found


def settled_entries(connection: Connection, entries: Sequence[int], taken_back: bool = False) -> set[int]:
    """Return which entries are part of a settlement that is in force, or of any at all (taken_back)."""
    a, s, d = Allocation, Settlement, Difference
    force = [] if taken_back else [s.taken_back.is_(None)]
    found: set[int] = set()
    for kind, key in ((a, a.payment_id), (a, a.item_id), (d, d.entry_id)):
        query = select(key).join(s, s.id == kind.settlement_id).where(key.in_(entries), *force)
        found |= {int(one) for one in connection.scalars(query)}
    return found
