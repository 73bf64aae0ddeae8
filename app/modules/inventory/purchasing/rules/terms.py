"""Terms of orders: from which value on a supplier delivers, and from which one without freight."""

from __future__ import annotations

from app.core.dataclass import dataclass


@dataclass(frozen=True)
class OrderTermsDraft:
    """Terms as typed: of whom, both values in cents (0 for none), and up to what reach in days an order may be filled up."""

    contact: int | None = None
    least: int = 0
    free_from: int = 0
    most_days: int = 90

    @property
    def wanted(self) -> int:
        """The value up to which an order is filled."""
        return max(self.least, self.free_from)
