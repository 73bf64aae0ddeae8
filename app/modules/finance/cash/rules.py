"""The arithmetic of counting: coins and notes, what they come to, and the difference."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.errors import Invalid
from app.core.messages import N_

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
