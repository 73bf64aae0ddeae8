"""How payments and items are set against each other: what is taken of each, what an item lacks, and how a difference splits by tax."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import from_cents, split

SKONTO, LATE, FEE, SMALL, LOSS = "skonto", "late", "fee", "small", "loss"


@dataclass(frozen=True)
class Taken:
    """So many cents above zero of what stands under a document on the other side: a payment, or a credit note."""

    document: str
    amount: int


@dataclass(frozen=True)
class Settled:
    """An item by its document: cents above zero that payments settle, and a difference that is booked beside, with its kind."""

    document: str
    amount: int
    difference: int = 0
    kind: str = ""


@dataclass(frozen=True)
class SettlementDraft:
    """Payments and items of one personal account; side is 1 where the items stand in debit, -1 in credit.

    reason says why Skonto is taken outside the period, or why a claim is given up.
    """

    account: str
    day: datetime.date
    side: int
    payments: tuple[Taken, ...]
    items: tuple[Settled, ...]
    reason: str = ""

    @property
    def documents(self) -> list[str]:
        """The documents of items and payments."""
        return [*(one.document for one in self.items), *(one.document for one in self.payments)]


codec.register("open_items.settlement", SettlementDraft)
codec.register("open_items.taken", Taken)
codec.register("open_items.settled", Settled)


def check(draft: SettlementDraft, open_by_document: Mapping[str, int], small: int) -> None:
    """Raise Invalid, naming the field, where a settlement is not one.

    open_by_document holds what is open under each document, debit above zero; small the most cents a small difference has.
    """
    if not draft.items:
        raise Invalid(N_("Choose what is settled."), field="items")
    documents = draft.documents
    if len(set(documents)) < len(documents):
        raise Invalid(N_("Each document stands in a settlement once."), field="items")
    paid, used = sum(one.amount for one in draft.payments), sum(one.amount for one in draft.items)
    if paid != used:
        words = N_("Payments of {paid} and items of {used} do not come to the same.")
        raise Invalid(words, field="amount", paid=from_cents(paid), used=from_cents(used))
    for payment in draft.payments:
        left = -draft.side * open_by_document.get(payment.document, 0)
        if not 0 < payment.amount <= left:
            _refuse(payment.document, left)
    for item in draft.items:
        left = draft.side * open_by_document.get(item.document, 0)
        taken = item.amount + item.difference
        if min(item.amount, item.difference) < 0 or not 0 < taken <= left:
            _refuse(item.document, left)
        if item.difference:
            _check_difference(item, draft.side, draft.reason, small)


def _refuse(document: str, left: int) -> None:
    words = N_("Of {document} only {amount} is open.")
    raise Invalid(words, field="amount", document=document or "–", amount=from_cents(max(left, 0)))


def _check_difference(item: Settled, side: int, reason: str, small: int) -> None:
    if item.kind not in (SKONTO, LATE, FEE, SMALL, LOSS):
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    if item.kind == SMALL and item.difference > small:
        words = N_("Differences up to {amount} are written off as small; choose another reason.")
        raise Invalid(words, field="kind", amount=from_cents(small))
    if item.kind == LOSS and side < 0:
        raise Invalid(N_("Only claims are given up as bad debt."), field="kind")
    if item.kind in (LATE, LOSS) and not reason.strip():
        raise Invalid(N_("Say why."), field="reason")


def plan(
    items: Sequence[tuple[str, int]], payments: Sequence[tuple[str, int]], money: int | None, kind: str
) -> tuple[tuple[Taken, ...], tuple[Settled, ...]]:
    """Distribute money over items in their order, and return what is taken of each payment and item.

    items and payments are (document, cents above zero); money is how much of the payments is used, None for all that fits.
    With a kind, what items lack then is booked as a difference of that kind.
    """
    most = min(sum(amount for _d, amount in items), sum(amount for _d, amount in payments))
    left = most if money is None else money
    if left > most or left < 0:
        raise Invalid(N_("Enter an amount up to {most}."), field="amount", most=from_cents(most))
    rest, taken, settled = left, [], []
    for document, amount in payments:
        part = min(amount, rest)
        rest -= part
        if part:
            taken.append(Taken(document, part))
    for document, amount in items:
        part = min(amount, left)
        left -= part
        lacks = amount - part if kind else 0
        if part or lacks:
            settled.append(Settled(document, part, lacks, kind if lacks else ""))
    return tuple(taken), tuple(settled)


def by_tax(amount: int, shares: Mapping[str, int]) -> dict[str, int]:
    """Split cents above zero by the gross amounts of an invoice by tax case, exactly (§ 17 UStG: each rate its part); '' is without."""
    known = {key: gross for key, gross in shares.items() if gross > 0}
    if not known:
        return {"": amount}
    parts = split(amount, list(known.values()))
    return {key: part for key, part in zip(known, parts, strict=True) if part}
