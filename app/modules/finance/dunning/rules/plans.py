"""Payment plans: what an agreement on parts comes to by day, and whether it is kept."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core.dataclass import dataclass
from app.core.dates import add_months
from app.core.messages import N_
from app.core.money import split

Part = tuple[datetime.date, int]
KEPT, MISSED, DONE, ENDED = "kept", "missed", "done", "ended"
STATES = {
    KEPT: N_("is kept"),
    MISSED: N_("missed"),
    DONE: N_("paid in full"),
    ENDED: N_("ended"),
}
TONES = {KEPT: "open", MISSED: "bad", DONE: "good", ENDED: "quiet"}


@dataclass(frozen=True)
class Standing:
    """How a plan stands on a day: its state, the next part that is not covered, and its day."""

    state: str
    next_day: datetime.date | None
    next_amount: int


def parts(total: int, first: datetime.date, count: int, months: int) -> list[Part]:
    """Return equal parts of cents that add up exactly, one every so many months from the first day on."""
    shares = split(total, [1] * count)
    return [(add_months(first, place * months), cents) for place, cents in enumerate(shares)]


def standing(agreed: Sequence[Part], paid: int, today: datetime.date, grace: int) -> Standing:
    """Say how a plan stands: what was paid since it was agreed covers its parts in their order, each may come some days late."""
    left = paid
    for day, amount in sorted(agreed):
        if left < amount:
            late = today > day + datetime.timedelta(days=grace)
            return Standing(MISSED if late else KEPT, day, amount - left)
        left -= amount
    return Standing(DONE, None, 0)


def left_by_item(
    agreed: Sequence[Part], paid: int, items: Sequence[tuple[str, int]]
) -> dict[str, list[Part]]:
    """Return by document on which days what is open of it comes: parts that no payment covers yet, in their order.

    items are (document, cents open); where parts come to less than the items, the rest is in none.
    """
    waiting: list[Part] = []
    for day, amount in sorted(agreed):
        covered = min(paid, amount)
        paid -= covered
        if amount > covered:
            waiting.append((day, amount - covered))
    found: dict[str, list[Part]] = {}
    for document, amount in items:
        left = amount
        while left > 0 and waiting:
            day, room = waiting[0]
            taken = min(left, room)
            found.setdefault(document, []).append((day, taken))
            left -= taken
            waiting[:1] = [(day, room - taken)] if room > taken else []
    return found
