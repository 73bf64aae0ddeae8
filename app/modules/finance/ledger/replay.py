"""How entries and their lines stand in the trail: many as one batch, the lines of single ones by their entry."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from app.data.replay import STREAM, Batched
from app.modules.finance.ledger.models import Line
from app.modules.finance.ledger.services.entries import ENTRY_COLUMNS, LINE_COLUMNS


def _written(_name: str, value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _lines(connection: Connection) -> Iterator[tuple[int, list[list[Any]]]]:
    """Yield every entry with its lines as the trail briefs them: account, cents, role, tax case, cost centres, text."""
    x = Line
    columns = (x.entry_id, x.account_id, x.amount, x.role, x.tax_id, x.cost1, x.cost2, x.text)
    query = select(*columns).order_by(x.entry_id, x.id)
    with connection.execute(query, execution_options=STREAM) as rows:
        for entry, group in groupby(rows, key=lambda row: int(row[0])):
            yield entry, [list(row[1:]) for row in group]


REPLAY = {
    "finance_entry": Batched(ENTRY_COLUMNS, written=_written),
    "finance_line": Batched(LINE_COLUMNS, written=_written, lines=_lines),
}
