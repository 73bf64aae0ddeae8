"""Whether the ledger was begun with what there was before."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.data.queries import query
from app.modules.finance.ledger.models import Entry


@query("finance.view")
def has_opening(connection: Connection) -> bool:
    """Say whether opening balances were posted, or entries taken over from a file."""
    found = select(Entry.id).where(Entry.origin.in_(("opening", "import"))).limit(1)
    return connection.scalar(found) is not None
