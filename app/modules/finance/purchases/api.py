"""What other topics use of purchases: incoming invoices, and why one is held back."""

from app.modules.finance.purchases.models import Position, Purchase
from app.modules.finance.purchases.rules.invoices import CREDIT, DISCARDED

__all__ = ["CREDIT", "DISCARDED", "Position", "Purchase"]
