"""Raw rows of the demo company, and a second way to divide."""

from __future__ import annotations

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


def ratio(top: int, base: int, times: int) -> int:
    """Divide by decimals, half up away from zero."""
    return int((Decimal(top) * times / Decimal(base)).quantize(Decimal(1), ROUND_HALF_UP))
