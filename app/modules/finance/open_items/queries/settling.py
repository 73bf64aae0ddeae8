"""What a settlement is made of: what stands under documents of an account entry by entry, and the tax that invoices bore."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build
from app.data.unit import table_of
from app.modules.finance.chart.api import RESULT_KINDS, Account, account_name
from app.modules.finance.ledger.api import (
    PLAIN,
    REVERSED,
    TAX_INSIDE,
    Allocation,
    Difference,
    Entry,
    Line,
    Settlement,
    carried_periods,
    in_force,
)
from app.modules.finance.tax.api import cases


@dataclass(frozen=True)
class Standing:
    """What an entry brings to an account: its key, day, document, and cents as they stand after what was assigned elsewhere."""

    entry: int
    day: datetime.date
    document: str
    amount: int


def standing_entries(connection: Connection, account: int, documents: Sequence[str]) -> list[Standing]:
    """Return the entries under documents of an account, the oldest first, less what of them was assigned to other documents."""
    amount = func.sum(Line.amount)
    rows = connection.execute(
        select(Entry.id, Entry.day, Entry.document, amount)
        .join(Line, Line.entry_id == Entry.id)
        .where(
            Line.account_id == account,
            Entry.document.in_(documents),
            Entry.period_id.not_in(carried_periods()),
        )
        .group_by(Entry.id, Entry.day, Entry.document)
        .order_by(Entry.day, Entry.id)
    ).all()
    joined, counts = in_force()
    gone = (
        select(Allocation.payment_id, func.sum(Allocation.amount))
        .select_from(joined)
        .where(counts, Settlement.account_id == account, Allocation.payment_id.in_([row.id for row in rows]))
        .group_by(Allocation.payment_id)
    )
    moved = {key: int(cents) for key, cents in connection.execute(gone)}
    return [
        Standing(key, day, document, int(cents) - moved.get(key, 0)) for key, day, document, cents in rows
    ]


def incoming(connection: Connection, account: int, entries: Sequence[int]) -> list[tuple[str, int]]:
    """Return what was assigned to entries of an account: the document of the entry, and cents as they stand."""
    joined, counts = in_force()
    a = Allocation
    item = table_of(Entry).alias()
    query = (
        select(item.c.document, a.amount)
        .select_from(joined.join(item, item.c.id == a.item_id))
        .where(counts, Settlement.account_id == account, a.item_id.in_(entries))
    )
    return [(document, int(amount)) for document, amount in connection.execute(query)]


def tax_shares(connection: Connection, account: int, document: str, side: int) -> dict[str, int]:
    """Return the gross cents of an invoice by tax case ('' without one), above zero: what § 17 UStG changes with the price.

    Read from the entries that brought the item to its side; those that settle it say nothing of its tax.
    """
    keys = [one.entry for one in standing_entries(connection, account, [document]) if one.amount * side > 0]
    rows = connection.execute(
        select(Line.tax_id, Line.role, Line.amount, Account.kind)
        .join(Account, Account.id == Line.account_id)
        .where(Line.entry_id.in_(keys), Line.account_id != account)
    ).all()
    known = cases(connection).by_id
    found: dict[str, int] = {}
    for tax, role, amount, kind in rows:
        case = known.get(tax) if tax is not None else None
        if case is None and kind not in RESULT_KINDS:
            continue
        if role % REVERSED not in (PLAIN, TAX_INSIDE):
            continue
        key = case.key if case is not None and case.kind != "tax" else ""
        found[key] = found.get(key, 0) - side * int(amount)
    return {key: cents for key, cents in found.items() if cents > 0}


@dataclass(frozen=True)
class SettlementView:
    """A settlement as its form shows it; differences are (kind, cents, entry)."""

    id: int
    version: int
    account: str
    day: datetime.date
    taken_back: datetime.date | None
    differences: tuple[tuple[str, int, int], ...]


@query("finance.view")
def settlement_view(connection: Connection, key: int) -> SettlementView | None:
    """Return a settlement, None where there is none."""
    s, d = Settlement, Difference
    shown = select(s.__table__, Account.number.label("account"))
    joined = shown.join(Account, Account.id == s.account_id).where(s.id == key)
    row = connection.execute(joined).mappings().first()
    if row is None:
        return None
    parts = connection.execute(
        select(d.kind, d.amount, d.entry_id).where(d.settlement_id == key).order_by(d.id)
    )
    differences = tuple((kind, int(amount), int(entry)) for kind, amount, entry in parts)
    return build(SettlementView, {**row, "differences": differences})


def settlements_source() -> ListSource:
    """Return the list of settlements, the newest first."""
    s = Settlement
    money = (
        select(func.coalesce(func.sum(func.abs(Allocation.amount)), 0))
        .where(Allocation.settlement_id == s.id)
        .correlate(s)
        .scalar_subquery()
    )
    booked = (
        select(func.coalesce(func.sum(Difference.amount), 0))
        .where(Difference.settlement_id == s.id)
        .correlate(s)
        .scalar_subquery()
    )
    columns = (
        *listed(s, "day"),
        shown_as(Account.number, "account"),
        Column("name", N_("Name"), "text", account_name(), 220),
        Column("money", N_("Assigned"), "money", money, 130, total=True),
        Column("booked", N_("Difference"), "money", booked, 120, total=True),
        *listed(s, "reason taken_back taken_reason"),
        shown_as(s.login, shown=False),
    )
    return ListSource(
        "finance.settlements",
        s,
        columns,
        (s.day.desc(), s.id.desc()),
        joins=((Account.__table__, Account.id == s.account_id),),
    )
