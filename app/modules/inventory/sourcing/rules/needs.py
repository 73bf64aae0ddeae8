"""What somebody needs, and enquiries to suppliers about it: their states, and what is typed of them."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.messages import N_
from app.core.states import Machine

SCALE = 10_000
DRAFT, ASKED, APPROVED, ORDERED, SENT, ENQUIRED, CANCELLED = (
    "draft",
    "asked",
    "approved",
    "ordered",
    "sent",
    "enquired",
    "cancelled",
)
NEED_STATES = {
    DRAFT: N_("Draft"),
    ASKED: N_("Waits for approval"),
    APPROVED: N_("Approved"),
    CANCELLED: N_("Withdrawn"),
}
NEED_PROGRESS = {**NEED_STATES, ENQUIRED: N_("Suppliers are asked"), ORDERED: N_("Ordered")}
"""States as people see them: what was asked and ordered follows from enquiries and orders and is never kept."""

NEED_TONES = {
    DRAFT: "open",
    ASKED: "warn",
    APPROVED: "warn",
    ENQUIRED: "open",
    ORDERED: "good",
    CANCELLED: "quiet",
}
NEED_STATE_TONES = {state: NEED_TONES[state] for state in NEED_STATES}
NEED = Machine(
    NEED_STATES,
    {
        "change": (frozenset({DRAFT}), DRAFT),
        "ask": (frozenset({DRAFT}), ASKED),
        "approve": (frozenset({DRAFT, ASKED}), APPROVED),
        "reject": (frozenset({ASKED}), DRAFT),
        "reopen": (frozenset({DRAFT, APPROVED}), ASKED),
        "withdraw": (frozenset({DRAFT, ASKED, APPROVED}), CANCELLED),
        "enquire": (frozenset({APPROVED}), APPROVED),
    },
)
ENQUIRY_STATES = {
    DRAFT: N_("Draft"),
    SENT: N_("Suppliers are asked"),
    ORDERED: N_("Ordered"),
    CANCELLED: N_("Withdrawn"),
}
ENQUIRY_TONES = {DRAFT: "open", SENT: "warn", ORDERED: "good", CANCELLED: "quiet"}
ENQUIRY = Machine(
    ENQUIRY_STATES,
    {
        "change": (frozenset({DRAFT}), DRAFT),
        "ask": (frozenset({DRAFT, SENT}), SENT),
        "answer": (frozenset({SENT}), SENT),
        "order": (frozenset({SENT, ORDERED}), ORDERED),
        "cancel": (frozenset({DRAFT, SENT}), CANCELLED),
    },
)


@dataclass(frozen=True)
class NeedDraft:
    """What somebody needs: an article or a text of one's own, how much until when, what it may cost a unit, and what for."""

    article: int | None = None
    text: str = ""
    quantity: int = SCALE
    unit: str = ""
    estimate: int | None = None
    wanted: datetime.date | None = None
    cost1: str = ""
    purpose: str = ""


@dataclass(frozen=True)
class EnquiryDraft:
    """The head of an enquiry: what it is about, when the answers and the goods are wanted, and what the letter says besides."""

    title: str = ""
    answer_by: datetime.date | None = None
    wanted: datetime.date | None = None
    text: str = ""


@dataclass(frozen=True)
class WantedDraft:
    """A line of an enquiry: an article or a text of one's own, how much, and the need it comes from."""

    enquiry: int | None
    article: int | None = None
    text: str = ""
    quantity: int = SCALE
    unit: str = ""
    need: int | None = None
