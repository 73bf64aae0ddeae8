"""A purchase order: its states, what is typed of it and of its lines, what a delivery brings, and what a line comes to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.states import Machine

SCALE = 10_000
DRAFT, ASKED, APPROVED, ORDERED, CONFIRMED, CLOSED, CANCELLED = (
    "draft",
    "asked",
    "approved",
    "ordered",
    "confirmed",
    "closed",
    "cancelled",
)
PART, RECEIVED = "part", "received"
STATES = {
    DRAFT: N_("Draft"),
    ASKED: N_("Waits for approval"),
    APPROVED: N_("Approved"),
    ORDERED: N_("Ordered"),
    CONFIRMED: N_("Confirmed"),
    CLOSED: N_("Closed"),
    CANCELLED: N_("Cancelled"),
}
PROGRESS = {**STATES, PART: N_("Partly received"), RECEIVED: N_("Received")}
"""States as people see them: what came in follows from the receipts and is never kept."""

TONES = {
    DRAFT: "open",
    ASKED: "warn",
    APPROVED: "warn",
    ORDERED: "open",
    CONFIRMED: "open",
    PART: "warn",
    RECEIVED: "good",
    CLOSED: "quiet",
    CANCELLED: "quiet",
}
STATE_TONES = {state: TONES[state] for state in STATES}
UNDER_WAY = (ORDERED, CONFIRMED)
NOT_LATE = N_("Nothing of this order is late.")
NONE_TO_COME = N_("Nothing of this order is still to come.")
SOME_HERE = N_("Something of it is here; close the order instead.")
MACHINE = Machine(
    STATES,
    {
        "change": (frozenset({DRAFT}), DRAFT),
        "ask": (frozenset({DRAFT}), ASKED),
        "approve": (frozenset({ASKED}), APPROVED),
        "reject": (frozenset({ASKED}), DRAFT),
        "reopen": (frozenset({DRAFT, APPROVED}), ASKED),
        "withdraw": (frozenset({ASKED, APPROVED}), DRAFT),
        "order": (frozenset({DRAFT, APPROVED}), ORDERED),
        "confirm": (frozenset({ORDERED, CONFIRMED}), CONFIRMED),
        "receive": (frozenset({ORDERED, CONFIRMED}), CONFIRMED),
        "return": (frozenset({ORDERED, CONFIRMED, CLOSED}), CONFIRMED),
        "close": (frozenset({ORDERED, CONFIRMED}), CLOSED),
        "cancel": (frozenset({DRAFT, APPROVED, ORDERED, CONFIRMED}), CANCELLED),
    },
)
ACCEPTED, BLOCKED, REFUSED, RETURNED = "accepted", "blocked", "refused", "returned"
VERDICTS = {
    ACCEPTED: N_("accepted"),
    BLOCKED: N_("blocked for inspection"),
    REFUSED: N_("refused at the door"),
    RETURNED: N_("sent back"),
}
VERDICT_TONES = {ACCEPTED: "good", BLOCKED: "warn", REFUSED: "bad", RETURNED: "bad"}
TYPED = (ACCEPTED, BLOCKED, REFUSED)
CONDITION = {ACCEPTED: "ok", BLOCKED: "quarantine"}
"""In which condition of stock what comes in lies, by the result of its inspection; what is refused never comes in."""


@dataclass(frozen=True)
class OrderDraft:
    """The head of an order as typed: from whom, until when, their offer, remarks that stand on it."""

    contact: int | None = None
    wanted: datetime.date | None = None
    reference: str = ""
    cost1: str = ""
    text: str = ""


@dataclass(frozen=True)
class LineDraft:
    """A line as typed: an article or a text of one's own, quantity and price a unit in ten-thousandths; no price asks the supplier's."""

    order: int | None
    article: int | None = None
    text: str = ""
    quantity: int = SCALE
    unit: str = ""
    price: int | None = None
    cost1: str = ""
    wanted: datetime.date | None = None
    frame_line: int | None = None
    excess: str = ""


@dataclass(frozen=True)
class Part:
    """What a delivery brought of a line, with the result of its inspection; several serial numbers are parted by commas.

    mark rates a service from 1 (very good) to 5 (poor), None for no opinion.
    """

    line: int
    quantity: int
    verdict: str = ACCEPTED
    lot: str = ""
    expiry: datetime.date | None = None
    serials: str = ""
    reason: str = ""
    mark: int | None = None


@dataclass(frozen=True)
class Delivery:
    """A delivery of an order: its day, its delivery note, where it is put, and what it brought."""

    order: int
    day: datetime.date
    document: str
    parts: tuple[Part, ...]
    place: int | None = None


def parts_of(come: Part, wrong: int | None, wrong_serials: str = "") -> tuple[Part, ...]:
    """Return what came in of a line as one part or two: so many of it are not in order, as the verdict says, and the rest is accepted.

    None is all of it; wrong_serials names the pieces that are not in order instead of how many. Raises Invalid, naming the
    field, for more than came in, a serial number that did not come in, and where nobody said what is wrong with them.
    """
    serials = [one.strip() for one in come.serials.split(",") if one.strip()]
    bad = [one.strip() for one in wrong_serials.split(",") if one.strip()]
    if not set(bad) <= set(serials):
        raise Invalid(N_("Only pieces that came in can be wrong; correct the serial numbers."), field="wrong")
    count = len(bad) * SCALE if bad else wrong
    if not count:
        return (come,)
    if not 0 < count <= come.quantity:
        raise Invalid(N_("Not more can be wrong than came in."), field="wrong")
    if come.verdict == ACCEPTED:
        raise Invalid(N_("Choose what happens with what is not in order."), field="verdict")
    if serials and not bad:
        raise Invalid(N_("Enter the serial numbers of the pieces that are not in order."), field="wrong")
    if count == come.quantity:
        return (come,)
    good = [one for one in serials if one not in bad]
    fine = replace(come, quantity=come.quantity - count, verdict=ACCEPTED, reason="", serials=", ".join(good))
    return fine, replace(come, quantity=count, serials=", ".join(bad))


def net(quantity: int, price: int) -> int:
    """Return what a quantity costs in cents, half a cent up; quantity and price a unit in ten-thousandths."""
    return (quantity * price + 500_000) // 1_000_000


def next_value(before: int, quantity: int, price: int) -> int:
    """Return what a part of a line is worth in cents, so that all parts together are worth what the line is."""
    return net(before + quantity, price) - net(before, price)


def most(ordered: int, tolerance: int) -> int:
    """Return the most that is taken in of a line, with a tolerance in percent of what was ordered."""
    return ordered * (100 + tolerance) // 100


def progress(state: str, lines: Iterable[tuple[int, int]]) -> str:
    """Return how far an order is, from pairs of what was ordered and what of it is here."""
    pairs = list(lines)
    if state not in UNDER_WAY or not any(here for _ordered, here in pairs):
        return state
    return RECEIVED if all(here >= ordered for ordered, here in pairs) else PART
