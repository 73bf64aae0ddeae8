"""Rounding and steps: how a figure is cut or rounded, and what is kept of it so that it can be explained."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

from app.core.dataclass import dataclass

ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)
CENT = Decimal("0.01")

EXACT, DOWN, UP, HALF = "exact", "down", "up", "half"


@dataclass(frozen=True)
class Step:
    """One figure on the way to a result: amount in euros, what it was reckoned from, how it was rounded, and its paragraph.

    name is a key of words.WORDS; of base, rate and ceiling those stand there that had a part. about says in which of the two or
    three passes of the flow the figure came up.
    """

    name: str
    amount: Decimal
    law: str
    base: Decimal | None = None
    rate: Decimal | None = None
    ceiling: Decimal | None = None
    rounding: str = EXACT
    about: str = ""


def cut(value: Decimal, places: int = 2) -> Decimal:
    """Return a figure cut to so many places, towards zero."""
    return value.quantize(ONE.scaleb(-places), ROUND_DOWN)


def up(value: Decimal, places: int = 0) -> Decimal:
    """Return a figure rounded up to so many places, away from zero."""
    return value.quantize(ONE.scaleb(-places), ROUND_UP)


def half_up(value: Decimal) -> Decimal:
    """Return euros rounded to cents, halves upwards (§ 2 BVV)."""
    return value.quantize(CENT, ROUND_HALF_UP)


def cents(value: Decimal) -> int:
    """Return euros as whole cents; raises ValueError for a fraction of a cent."""
    whole = value * HUNDRED
    if whole != whole.to_integral_value():
        raise ValueError(f"{value} is no amount in whole cents")
    return int(whole)


def euros(amount: int) -> Decimal:
    """Return cents as euros with two places."""
    return (Decimal(amount) / HUNDRED).quantize(CENT)
