"""The arithmetic of counting: coins and notes, what they come to, and the difference."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_

IN, OUT = "in", "out"
WAYS = {OUT: N_("Money out"), IN: N_("Money in")}
PIECES = (
    500_00,
    200_00,
    100_00,
    50_00,
    20_00,
    10_00,
    5_00,
    2_00,
    1_00,
    50,
    20,
    10,
    5,
    2,
    1,
)  # notes and coins of the euro, in cents


def counted(pieces: Mapping[int, int]) -> int:
    """Return what so many coins and notes come to, in cents; raises Invalid for one that does not exist or a number below zero."""
    for value, number in pieces.items():
        if value not in PIECES:
            raise Invalid(N_("There is no coin or note of this value."), field=f"p{value}")
        if number < 0:
            raise Invalid(N_("Count zero or more."), field=f"p{value}")
    return sum(value * number for value, number in pieces.items())


@dataclass(frozen=True)
class CashDraft:
    """Money in or out as typed: cents above zero, contra account, tax case, cost centre; an empty document is numbered."""

    day: datetime.date
    way: str
    amount: int
    contra: str
    text: str
    tax: str = ""
    cost1: str = ""
    document: str = ""


@dataclass(frozen=True)
class RegisterDraft:
    """A cash register as typed: its name, its account, and the one that differences of a count are booked on."""

    name: str
    account: str
    difference: str
