"""The three-way match: what an incoming invoice asks for against what was ordered and what is here, with a name for each reason to block it."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.modules.inventory.purchasing.rules.orders import net

NO_ORDER, NO_RECEIPT, QUANTITY, PRICE = "no_order", "no_receipt", "quantity", "price"
REASONS = {
    NO_ORDER: N_("no order belongs to it"),
    NO_RECEIPT: N_("nothing of it was received yet"),
    QUANTITY: N_("more is invoiced than was received"),
    PRICE: N_("the price is above the order"),
}
LEAST, PERCENT = 500, 2  # a difference of price up to five euros or two percent, whichever is more, is none


@dataclass(frozen=True)
class Billed:
    """A line of an order as an invoice has it: quantities in ten-thousandths, price a unit in ten-thousandths of a euro.

    received is what is here, before what other invoices asked for, quantity what this one does.
    """

    line: int
    quantity: int
    price: int
    received: int
    before: int = 0


@dataclass(frozen=True)
class Match:
    """What came of the comparison: net of the invoice and of the same quantities at order prices in cents, and why it is blocked."""

    asked: int
    expected: int
    reasons: tuple[str, ...] = ()

    @property
    def difference(self) -> int:
        """By how many cents the invoice is above what was ordered; below zero it is cheaper."""
        return self.asked - self.expected


def compare(asked: int, lines: Sequence[Billed], tolerance: int = 0) -> Match:
    """Compare the net of an invoice in cents with the lines it asks for; tolerance is in percent of what was received.

    A line may be invoiced up to what was received and not invoiced yet; the price may differ by five euros or two percent.
    """
    if not lines:
        return Match(asked, 0, (NO_ORDER,))
    expected = sum(net(one.quantity, one.price) for one in lines)
    reasons = []
    if not any(one.received for one in lines):
        reasons.append(NO_RECEIPT)
    elif any(one.before + one.quantity > one.received * (100 + tolerance) // 100 for one in lines):
        reasons.append(QUANTITY)
    if asked - expected > max(LEAST, expected * PERCENT // 100):
        reasons.append(PRICE)
    return Match(asked, expected, tuple(reasons))


def spread(amount: int, weights: Sequence[int]) -> list[int]:
    """Share cents out by weights so that the parts make up the whole; what does not divide goes to the first ones."""
    total, gone, seen, parts = sum(weights), 0, 0, []
    for weight in weights:
        seen += weight
        upto = amount * seen // total if total else 0
        parts.append(upto - gone)
        gone = upto
    return parts
