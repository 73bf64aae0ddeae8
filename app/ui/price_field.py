"""The field of a price a unit, which may have fractions of a cent."""

from __future__ import annotations

from app.core import money
from app.ui.fields import QuantityField


class PriceField(QuantityField):
    """A price a unit with two to four decimals: 4,20 or 0,335; value() is in ten-thousandths."""

    least = 2

    def read(self, text: str) -> int:
        """Return ten-thousandths; raises Invalid."""
        return money.to_scaled(money.read_typed(text))
