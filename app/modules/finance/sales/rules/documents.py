"""What is sold on paper: kinds of documents, their states, what follows from what, and what is typed of them."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.messages import N_, Text
from app.core.states import Machine

OFFER, ORDER, DELIVERY, PROFORMA = "offer", "order", "delivery", "proforma"
INVOICE, ADVANCE, FINAL, CREDIT, CANCEL = "invoice", "advance", "final", "credit", "cancel"
TEMPLATE = "template"  # holds the positions of a recurring invoice; it is never issued, and no list shows it
KINDS = {
    OFFER: N_("Offer"),
    ORDER: N_("Order confirmation"),
    DELIVERY: N_("Delivery note"),
    INVOICE: N_("Invoice"),
    ADVANCE: N_("Advance invoice"),
    FINAL: N_("Final invoice"),
    CREDIT: N_("Credit note"),
    CANCEL: N_("Cancellation invoice"),
    PROFORMA: N_("Pro forma invoice"),
    TEMPLATE: N_("Positions of a recurring invoice"),
}
TITLES = {
    OFFER: Text("Angebot", "Offer"),
    ORDER: Text("Auftragsbestätigung", "Order confirmation"),
    DELIVERY: Text("Lieferschein", "Delivery note"),
    INVOICE: Text("Rechnung", "Invoice"),
    ADVANCE: Text("Abschlagsrechnung", "Advance invoice"),
    FINAL: Text("Schlussrechnung", "Final invoice"),
    CREDIT: Text("Rechnungskorrektur", "Credit note"),
    CANCEL: Text("Stornorechnung", "Cancellation invoice"),
    PROFORMA: Text("Proforma-Rechnung", "Pro forma invoice"),
    TEMPLATE: Text("Rechnung", "Invoice"),
}
"""What stands on the paper; “Gutschrift” is kept for what the recipient issues (§ 14 (2) UStG)."""
PREFIXES = {
    OFFER: "AN",
    ORDER: "AB",
    DELIVERY: "LS",
    INVOICE: "RE",
    ADVANCE: "RE",
    FINAL: "RE",
    CREDIT: "RK",
    CANCEL: "ST",
    PROFORMA: "PF",
}
INVOICES = (INVOICE, ADVANCE, FINAL)
POSTED = (*INVOICES, CREDIT, CANCEL)
NEXT = {
    OFFER: (ORDER, DELIVERY, INVOICE, ADVANCE, PROFORMA),
    ORDER: (DELIVERY, INVOICE, ADVANCE, FINAL, PROFORMA),
    DELIVERY: (INVOICE,),
    PROFORMA: (INVOICE,),
    INVOICE: (CREDIT,),
    FINAL: (CREDIT,),
}
"""What can be made from what; cancellation invoices are made by cancelling."""

DRAFT, ISSUED, ACCEPTED, REJECTED, CANCELLED = "draft", "issued", "accepted", "rejected", "cancelled"
STATES = {
    DRAFT: N_("draft"),
    ISSUED: N_("issued"),
    ACCEPTED: N_("accepted"),
    REJECTED: N_("rejected"),
    CANCELLED: N_("cancelled"),
}
MACHINE = Machine(
    STATES,
    {
        "change": (frozenset({DRAFT}), DRAFT),
        "issue": (frozenset({DRAFT}), ISSUED),
        "follow": (frozenset({ISSUED, ACCEPTED}), ACCEPTED),
        "accept": (frozenset({ISSUED}), ACCEPTED),
        "reject": (frozenset({ISSUED, ACCEPTED}), REJECTED),
        "cancel": (frozenset({ISSUED, ACCEPTED}), CANCELLED),
    },
)
ONLY_OFFERS = N_("Only offers are accepted or rejected.")
ONLY_ADVANCES = N_("Only an issued advance invoice has a receipt to record.")

OPEN, PAID, PART_PAID, OVERDUE, EXPIRED, DONE, PARTLY = (
    "open",
    "paid",
    "part_paid",
    "overdue",
    "expired",
    "done",
    "partly",
)
PROGRESS = {
    DRAFT: N_("draft"),
    OPEN: N_("open"),
    PART_PAID: N_("part paid"),
    OVERDUE: N_("overdue"),
    PAID: N_("paid"),
    PARTLY: N_("partly done"),
    DONE: N_("done"),
    ACCEPTED: N_("accepted"),
    REJECTED: N_("rejected"),
    EXPIRED: N_("expired"),
    CANCELLED: N_("cancelled"),
}
"""What a list says of a document: its state, and what follows from later documents and from the ledger."""
TONES = {
    DRAFT: "warn",
    OPEN: "open",
    PART_PAID: "open",
    OVERDUE: "bad",
    PAID: "good",
    PARTLY: "open",
    DONE: "good",
    ACCEPTED: "good",
    REJECTED: "quiet",
    EXPIRED: "quiet",
    CANCELLED: "quiet",
}

ARTICLE, HEADING, SUBTOTAL, TEXT, ALTERNATIVE = "article", "heading", "subtotal", "text", "alternative"
LINE_KINDS = {
    ARTICLE: N_("Position"),
    HEADING: N_("Heading"),
    SUBTOTAL: N_("Subtotal"),
    TEXT: N_("Text"),
    ALTERNATIVE: N_("Alternative"),
}
LANGUAGES = {"de": N_("German"), "en": N_("English")}
SUPPLIES = {"goods": N_("Goods"), "service": N_("Services")}


@dataclass(frozen=True)
class Origin:
    """So much of a line of an earlier document stands in this one; quantity in ten-thousandths."""

    line: int
    quantity: int


@dataclass(frozen=True)
class LineDraft:
    """A position as typed: quantity and price (before tax, in euro) in ten-thousandths, discount in basis points.

    tax is a tax case, '' for the one that follows from article and customer; account '' for the revenue account of the tax case.
    """

    text: str
    quantity: int = 10_000
    price: int = 0
    kind: str = ARTICLE
    article: int | None = None
    unit: str = "H87"
    discount: int = 0
    tax: str = ""
    account: str = ""
    cost: str = ""
    origins: tuple[Origin, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the position is part of the totals."""
        return self.kind == ARTICLE


@dataclass(frozen=True)
class DocumentDraft:
    """A document as typed; its number is given when it is issued.

    supplied_from alone is the day of supply, with supplied_until a period. discount is on the whole, in basis points.
    net_days None takes the days agreed with the contact. origin is the document it was made from, or that it corrects.
    """

    kind: str
    contact: int | None
    day: datetime.date
    lines: tuple[LineDraft, ...] = ()
    language: str = "de"
    supply: str = "goods"
    supplied_from: datetime.date | None = None
    supplied_until: datetime.date | None = None
    valid_until: datetime.date | None = None
    title: str = ""
    intro: str = ""
    closing: str = ""
    discount: int = 0
    net_days: int | None = None
    reference: str = ""
    ordered: str = ""
    cost: str = ""
    reason: str = ""
    on_land: bool = False
    origin: int | None = None


@dataclass(frozen=True)
class LineView:
    """A position as it is read."""

    id: int
    position: int
    draft: LineDraft


@dataclass(frozen=True)
class DocumentView:
    """A document as it is read; amounts in cents as they stand on paper, account the debtor account it was posted on."""

    id: int
    version: int
    number: str
    state: str
    due: datetime.date | None
    net: int
    tax: int
    gross: int
    payable: int
    account: str
    entry: int | None
    file: int | None
    draft: DocumentDraft
    lines: tuple[LineView, ...] = ()


def sign_of(kind: str, corrects: str = "") -> int:
    """Return whether a document adds to what a customer owes (1) or takes from it (-1); a cancellation is against what it corrects."""
    if kind == CANCEL:
        return -sign_of(corrects)
    return -1 if kind == CREDIT else 1
