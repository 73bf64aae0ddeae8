"""An incoming invoice: its states, what is typed of it, and the entry that it becomes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import from_cents
from app.core.states import Machine
from app.modules.finance.ledger.api import EntryDraft, LineDraft
from app.modules.finance.tax.api import Cases, apply

INVOICE, CREDIT = "invoice", "credit"
KINDS = {INVOICE: N_("Invoice"), CREDIT: N_("Credit note")}
OPEN, ASKED, APPROVED, POSTED, HELD, DISCARDED = "open", "asked", "approved", "posted", "held", "discarded"
STATES = {
    OPEN: N_("To check"),
    ASKED: N_("Waits for approval"),
    APPROVED: N_("Approved"),
    POSTED: N_("Posted"),
    HELD: N_("Disputed"),
    DISCARDED: N_("Discarded"),
}
TONES = {OPEN: "open", ASKED: "warn", APPROVED: "good", POSTED: "quiet", HELD: "bad", DISCARDED: "quiet"}
MACHINE = Machine(
    STATES,
    {
        "change": (frozenset({OPEN}), OPEN),
        "ask": (frozenset({OPEN}), ASKED),
        "approve": (frozenset({ASKED}), APPROVED),
        "reject": (frozenset({ASKED}), OPEN),
        "reopen": (frozenset({OPEN, APPROVED}), ASKED),
        "post": (frozenset({OPEN, APPROVED}), POSTED),
        "hold": (frozenset({OPEN, ASKED, APPROVED, POSTED}), HELD),
        "release": (frozenset({HELD}), OPEN),
        "release_posted": (frozenset({HELD}), POSTED),
        "discard": (frozenset({OPEN, HELD}), DISCARDED),
    },
)


@dataclass(frozen=True)
class PurchaseDraft:
    """The head of an incoming invoice as typed: gross in cents above zero, also of a credit note; skonto in basis points.

    document is the key of its paper in the archive.
    """

    kind: str = INVOICE
    contact: int | None = None
    reference: str = ""
    day: datetime.date | None = None
    due: datetime.date | None = None
    gross: int = 0
    text: str = ""
    skonto_days: int | None = None
    skonto: int = 0
    document: int | None = None


@dataclass(frozen=True)
class PositionDraft:
    """A part of an incoming invoice as it is booked: account, tax case, cost centre, net and tax in cents as the paper states them."""

    account: str
    net: int
    tax: int = 0
    case_key: str = ""
    cost1: str = ""
    text: str = ""

    @property
    def gross(self) -> int:
        """What is owed to the supplier for it."""
        return self.net + self.tax


@dataclass(frozen=True)
class Supplier:
    """A supplier that is not known yet, as its invoice names it."""

    name: str
    street: str = ""
    postcode: str = ""
    town: str = ""
    country: str = "DE"
    mail: str = ""
    vat_id: str = ""
    iban: str = ""


@dataclass(frozen=True)
class PurchaseForm:
    """All that is typed of an incoming invoice: head, parts, a supplier to be made, and that one of the same day and amount is another one."""

    head: PurchaseDraft
    positions: tuple[PositionDraft, ...]
    supplier: Supplier | None = None
    another: bool = False


def check_sums(head: PurchaseDraft, positions: Sequence[PositionDraft]) -> None:
    """Check that the parts make up the whole; raises Invalid naming the field at fault."""
    if head.gross <= 0:
        raise Invalid(N_("The amount must be above zero."), field="gross")
    rest = head.gross - sum(one.gross for one in positions)
    if rest:
        raise Invalid(
            N_("The positions and the amount of the invoice differ by {amount}."),
            field="gross",
            amount=from_cents(abs(rest)),
        )


def check_tax(cases: Cases, day: datetime.date, positions: Sequence[PositionDraft]) -> None:
    """Check that each tax case fits what the paper states (§ 15 (1) UStG: only stated tax is deducted); raises Invalid.

    Where § 19 UStG holds, the case that deducts nothing takes the tax into the cost.
    """
    for place, one in enumerate(positions, 1):
        if not one.case_key:
            if one.tax:
                raise Invalid(
                    N_("The paper states tax: choose a tax case that deducts it, or one that does not."),
                    field=f"case{place}",
                )
            continue
        case = cases.find(one.case_key, day)
        if case.kind == "reverse" and one.tax:
            raise Invalid(
                N_("The recipient owes this tax; the paper must not state any (§ 14c UStG)."),
                field=f"case{place}",
            )
        if case.kind == "output":
            raise Invalid(N_("This tax case is for what we sell."), field=f"case{place}")
        if case.kind == "input" and case.rate:
            taken = sum(line.amount for line in apply(case, one.gross)[1])
            if abs(taken - one.tax) > len(positions):
                raise Invalid(
                    N_("At this rate the tax is {amount}; correct the tax or choose another tax case."),
                    field=f"tax{place}",
                    amount=from_cents(abs(taken)),
                )


def entry_of(
    head: PurchaseDraft, positions: Sequence[PositionDraft], creditor: str, supplier: str
) -> EntryDraft:
    """Return the entry of an incoming invoice: the supplier in credit, each part in debit; a credit note the other way round.

    Belegfeld 1 is the number of the supplier, Belegfeld 2 the day it is due (TTMMJJ), by which open items are paid.
    """
    if head.day is None:
        raise Invalid(N_("Enter the day of the invoice."), field="day")
    sign = -1 if head.kind == CREDIT else 1
    lines = [LineDraft(creditor, -sign * head.gross)]
    lines += [
        LineDraft(one.account, sign * one.gross, one.case_key, one.cost1, "", text=one.text)
        for one in positions
    ]
    words = " ".join(filter(None, (supplier, head.text)))[:120]
    due = f"{head.due:%d%m%y}" if head.due else ""
    return EntryDraft(head.day, head.reference[:36], words, tuple(lines), due)


def as_content(head: Mapping[str, object], positions: Sequence[PositionDraft]) -> dict[str, object]:
    """Return what of an incoming invoice is approved: supplier, number, day, amount and how it is booked."""
    parts = "; ".join(f"{one.account} {one.case_key} {one.cost1} {one.net} {one.tax}" for one in positions)
    return {**head, "positions": parts}
