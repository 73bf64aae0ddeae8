"""What is typed of expected payments."""

from __future__ import annotations

import datetime

from app.core import codec
from app.core.dataclass import dataclass


@dataclass(frozen=True)
class ExpectedDraft:
    """Money that is expected: cents above zero, its direction and kind, the first day, how it repeats and until when."""

    text: str = ""
    direction: str = "out"
    kind: str = "cost"
    amount: int | None = None
    day: datetime.date | None = None
    every: str = "month"
    until: datetime.date | None = None


codec.register("liquidity.expected", ExpectedDraft)
