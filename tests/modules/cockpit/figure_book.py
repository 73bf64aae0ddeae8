"""Raw rows of the demo company, and a second way to divide."""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import text

from app.data.office import Office
from app.data.queries import query


@query("")
def _sql(connection: Any, statement: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(text(statement), values)]


def raw(office: Office, statement: str, **values: Any) -> list[tuple[Any, ...]]:
    """Return rows of the book as they stand there."""
    return office.read(_sql, statement, values)


def table(office: Office, name: str) -> list[dict[str, Any]]:
    """Return all rows of a table as they stand there, days as days."""
    columns = [str(row[1]) for row in raw(office, f"PRAGMA table_info({name})")]
    days = {str(row[1]) for row in raw(office, f"PRAGMA table_info({name})") if row[2] == "DATE"}
    read = datetime.date.fromisoformat
    return [
        {
            key: read(value) if key in days and value else value
            for key, value in zip(columns, row, strict=True)
        }
        for row in raw(office, f"SELECT * FROM {name}")
    ]


def ratio(top: int, base: int, times: int) -> int:
    """Divide by decimals, half up away from zero."""
    return int((Decimal(top) * times / Decimal(base)).quantize(Decimal(1), ROUND_HALF_UP))
