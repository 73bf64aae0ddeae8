"""The closed lists of stock, and what is typed of a move, a place, a reservation: kinds, conditions, reasons."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.messages import N_

STORAGE, TRANSIT, SUPPLIER, CUSTOMER, CONSUMPTION, LOSS, OPENING, MAKING = (
    "storage",
    "transit",
    "supplier",
    "customer",
    "consume",
    "loss",
    "opening",
    "make",
)
PLACE_KINDS = {
    STORAGE: N_("Storage"),
    TRANSIT: N_("On the way"),
    SUPPLIER: N_("Suppliers"),
    CUSTOMER: N_("Customers"),
    CONSUMPTION: N_("Own use"),
    LOSS: N_("Loss and find"),
    OPENING: N_("Opening stock"),
    MAKING: N_("Making"),
}
HOLDING = (STORAGE, TRANSIT)
"""Kinds of places whose stock is ours; all others are the world outside, in which nothing is counted."""

HELD = "held"
LABEL_KINDS = {
    "article": N_("Article"),
    "place": N_("Storage place"),
    "lot": N_("Lot"),
    "serial": N_("Serial number"),
}
MOVE_KINDS = {
    "receive": N_("Goods receipt"),
    "issue": N_("Goods issue"),
    "move": N_("Transfer"),
    "return": N_("Return of a customer"),
    "send_back": N_("Return to the supplier"),
    "consume": N_("Own use"),
    "scrap": N_("Scrapped"),
    "count": N_("Stock-taking"),
    "regrade": N_("Other condition"),
    "opening": N_("Opening stock"),
    "use": N_("Used for a kit"),
    "make": N_("Kit made"),
    "reversal": N_("Reversal"),
}
ENDS = {
    "receive": (SUPPLIER, HELD),
    "issue": (HELD, CUSTOMER),
    "move": (HELD, HELD),
    "return": (CUSTOMER, HELD),
    "send_back": (HELD, SUPPLIER),
    "consume": (HELD, CONSUMPTION),
    "scrap": (HELD, LOSS),
    "count": (LOSS, HELD),  # what a count finds; what it misses goes the other way
    "regrade": (HELD, HELD),
    "opening": (OPENING, HELD),
    "use": (HELD, MAKING),
    "make": (MAKING, HELD),
}
"""From which kind of place to which each kind of move goes."""

MADE = ("use", "make")
"""Kinds of moves that come in one making: the parts that went in, and the kit that came out."""

BOOKED = tuple(kind for kind in MOVE_KINDS if kind not in (*MADE, "reversal"))
"""Kinds of moves that are booked one by one."""

CONDITIONS = {
    "ok": N_("in order"),
    "attention": N_("to be looked at"),
    "damaged": N_("damaged"),
    "returned": N_("came back"),
    "quarantine": N_("quarantined"),
    "rejected": N_("rejected"),
    "destroyed": N_("destroyed"),
    "lost": N_("lost"),
}
CONDITION_TONES = {
    "ok": "good",
    "attention": "warn",
    "damaged": "warn",
    "returned": "open",
    "quarantine": "bad",
    "rejected": "bad",
    "destroyed": "bad",
    "lost": "bad",
}
AVAILABLE = ("ok", "attention", "damaged", "returned")
"""Conditions in which stock may be issued or reserved."""

VALUE_KINDS = {
    "move": N_("Move"),
    "correction": N_("Correction of what went out before it came"),
    "difference": N_("Effect of a move on an earlier day"),
    "cost": N_("Later cost"),
}
PLANNED = ("issue", "consume", "move")
"""Kinds of moves that may be planned: a reservation holds what goes until it is booked or released."""

PLANNED_KINDS = {kind: MOVE_KINDS[kind] for kind in PLANNED}
RESERVATION_STATES = {"open": N_("reserved"), "used": N_("booked"), "released": N_("released")}
RESERVATION_TONES = {"open": "open", "used": "good", "released": "quiet"}


@dataclass(frozen=True)
class MoveDraft:
    """A move as typed: quantity above zero in ten-thousandths of the article's unit, value in cents for all of it, None where nobody knows.

    place is where it lies; target is where a transfer goes to. lot and serial are numbers as they are printed, expiry the day
    of a new lot. A count of less than the book has is below zero. return_of names the issue or receipt that comes back.
    """

    kind: str
    article: int
    quantity: int
    day: datetime.date
    place: int
    target: int | None = None
    condition: str = "ok"
    becomes: str = ""
    lot: str = ""
    expiry: datetime.date | None = None
    serial: str = ""
    value: int | None = None
    cost1: str = ""
    contact: int | None = None
    document: str = ""
    reason: str = ""
    return_of: int | None = None
    reservation: int | None = None
    project: int | None = None


@dataclass(frozen=True)
class MakingDraft:
    """So many kits are made of their parts on a day, in ten-thousandths; parts lie at place, the kits are put to target.

    lot, expiry and serial are those of the kit that comes out.
    """

    kit: int
    quantity: int
    day: datetime.date
    place: int
    target: int | None = None
    lot: str = ""
    expiry: datetime.date | None = None
    serial: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Labelled:
    """Whose label it is: an article, a place, a lot (with its article), or the piece of an article with a serial number."""

    kind: str
    article: int | None = None
    place: int | None = None
    lot: int | None = None
    serial: str = ""


@dataclass(frozen=True)
class PlaceDraft:
    """A place as typed; what only holds other places is structural."""

    name: str
    parent: int | None = None
    code: str = ""
    kind: str = STORAGE
    structural: bool = False
    active: bool = True


@dataclass(frozen=True)
class ReservationDraft:
    """A quantity that is kept for somebody until a day, at a place or anywhere, and what it leaves by: a planned move (see PLANNED).

    target is where a transfer goes to, cost1 the cost centre of own use.
    """

    article: int
    quantity: int
    place: int | None = None
    until: datetime.date | None = None
    contact: int | None = None
    text: str = ""
    kind: str = "issue"
    target: int | None = None
    cost1: str = ""


@dataclass(frozen=True)
class MinimumDraft:
    """The least that should be at a place, and what to fill it up to."""

    article: int
    place: int
    minimum: int
    target: int = 0


def sides(kind: str, quantity: int) -> tuple[str, str]:
    """Return from which kind of place to which a move goes; a count that misses something goes out."""
    origin, aim = ENDS[kind]
    return (aim, origin) if kind == "count" and quantity < 0 else (origin, aim)
