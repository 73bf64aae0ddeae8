"""What topics tell the liquidity forecast: money that will come or go on a day, which no open item says."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass


@dataclass(frozen=True)
class Expected:
    """Money on a day: cents, above zero what comes; a word for its kind, what it is, and the page that shows it."""

    day: datetime.date
    amount: int
    kind: str
    text: str
    page: str = ""
    request: object = None
