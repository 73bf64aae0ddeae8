"""What purchases say of a contact: its invoices in the timeline, those not yet posted or disputed at the front desk."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select

from app.core import format as formats
from app.core.about_contact import AboutContact, Block, BlockLine, Happening
from app.core.messages import _
from app.data.queries import query
from app.modules.finance.purchases.models import Purchase
from app.modules.finance.purchases.queries.invoices import PAGE
from app.modules.finance.purchases.rules.invoices import DISCARDED, KINDS, POSTED, STATES

RIGHT = "finance.view"
FEW = 8


def _of(key: int, limit: int) -> Select[Any]:
    p = Purchase
    return (
        select(p.id, p.kind, p.reference, p.day, p.gross, p.state)
        .add_columns(p.reason, p.due)
        .where(p.contact_id == key, p.state != DISCARDED)
        .order_by(p.day.desc(), p.id.desc())
        .limit(limit)
    )


@query(RIGHT)
def happenings(connection: Connection, about: AboutContact, limit: int) -> list[Happening]:
    """Return the invoices of a supplier, the newest first."""
    return [
        Happening(row.day, _(KINDS[row.kind]), row.reference, formats.cents(row.gross), PAGE, request=row.id)
        for row in connection.execute(_of(about.key, limit))
    ]


@query(RIGHT)
def blocks(connection: Connection, about: AboutContact) -> list[Block]:
    """Return the invoices of a supplier that are not posted yet, with their state."""
    rows = connection.execute(_of(about.key, FEW).where(Purchase.state != POSTED)).all()
    lines = tuple(
        BlockLine(
            f"{row.reference}, {_(STATES[row.state])}" + (f": {row.reason}" if row.reason else ""),
            formats.cents(row.gross),
            PAGE,
            row.id,
            row.due is not None and row.due < about.today,
        )
        for row in rows
    )
    return [Block(_("Incoming invoices"), lines, 20)] if lines else []


@query(RIGHT)
def leads(connection: Connection, typed: str) -> list[int]:
    """Return the suppliers that have an invoice of this number."""
    p = Purchase
    chosen = select(p.contact_id).where(
        func.upper(p.reference) == typed.strip().upper(), p.state != DISCARDED
    )
    return [int(key) for key in connection.scalars(chosen.distinct().limit(FEW))]
