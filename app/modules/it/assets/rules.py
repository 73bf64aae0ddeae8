"""What a device is and goes through: states, places as paths, ends of warranty and life."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping

from app.core.dataclass import dataclass, field
from app.core.dates import add_months
from app.core.messages import N_
from app.core.states import Machine

REQUESTED, ORDERED, RECEIVED, STOCK, ASSIGNED, REPAIR = (
    "requested",
    "ordered",
    "received",
    "stock",
    "assigned",
    "repair",
)
LOST, STOLEN, RETIRED, WIPED, DISPOSED = "lost", "stolen", "retired", "wiped", "disposed"
STATUS = {
    REQUESTED: N_("wanted"),
    ORDERED: N_("ordered"),
    RECEIVED: N_("delivered"),
    STOCK: N_("in stock"),
    ASSIGNED: N_("handed out"),
    REPAIR: N_("in repair"),
    LOST: N_("lost"),
    STOLEN: N_("stolen"),
    RETIRED: N_("retired"),
    WIPED: N_("wiped"),
    DISPOSED: N_("disposed of"),
}
STATUS_TONES = {
    REQUESTED: "open",
    ORDERED: "open",
    RECEIVED: "open",
    STOCK: "good",
    ASSIGNED: "open",
    REPAIR: "warn",
    LOST: "bad",
    STOLEN: "bad",
    RETIRED: "quiet",
    WIPED: "quiet",
    DISPOSED: "quiet",
}
HERE = frozenset({RECEIVED, STOCK, ASSIGNED, REPAIR})
STEPS = {
    "order": N_("Ordered"),
    "receive": N_("Delivered"),
    "store": N_("Into stock"),
    "assign": N_("Hand out"),
    "give_back": N_("Take back"),
    "repair": N_("Into repair"),
    "repaired": N_("Back from repair"),
    "hand_back": N_("Back from repair to its holder"),
    "lose": N_("Lost"),
    "steal": N_("Stolen"),
    "find": N_("Found again"),
    "retire": N_("Retire"),
    "revive": N_("Use again"),
    "wipe": N_("Wiped"),
    "dispose": N_("Dispose of"),
}
SIGNED_ALREADY = N_("This protocol is signed already.")
MACHINE = Machine(
    STATUS,
    {
        "order": (frozenset({REQUESTED}), ORDERED),
        "receive": (frozenset({REQUESTED, ORDERED}), RECEIVED),
        "store": (frozenset({RECEIVED}), STOCK),
        "assign": (frozenset({STOCK, RECEIVED}), ASSIGNED),
        "give_back": (frozenset({ASSIGNED}), STOCK),
        "repair": (frozenset({STOCK, ASSIGNED, RECEIVED}), REPAIR),
        "repaired": (frozenset({REPAIR}), STOCK),
        "hand_back": (frozenset({REPAIR}), ASSIGNED),
        "lose": (frozenset({STOCK, ASSIGNED, REPAIR}), LOST),
        "steal": (frozenset({STOCK, ASSIGNED, REPAIR}), STOLEN),
        "find": (frozenset({LOST, STOLEN}), STOCK),
        "retire": (frozenset({RECEIVED, STOCK, REPAIR, LOST, STOLEN}), RETIRED),
        "revive": (frozenset({RETIRED}), STOCK),
        "wipe": (frozenset({RETIRED}), WIPED),
        "dispose": (frozenset({RETIRED, WIPED}), DISPOSED),
    },
)
BROKEN = "broken"
CONDITIONS = {
    "new": N_("as new"),
    "good": N_("good"),
    "worn": N_("worn"),
    "damaged": N_("damaged"),
    BROKEN: N_("broken"),
}
METHODS = {
    "overwrite": N_("overwritten"),
    "crypto": N_("key destroyed"),
    "reset": N_("secure erase of the drive"),
    "degauss": N_("degaussed"),
    "shred": N_("shredded"),
    "none": N_("has no storage any more"),
}


@dataclass(frozen=True)
class CategoryDraft:
    """A category as typed."""

    name: str
    stores_data: bool = False
    signed: bool = False
    audit_months: int = 0
    inspect_months: int = 0
    life_months: int = 0


@dataclass(frozen=True)
class ModelDraft:
    """A model as typed."""

    category: int
    manufacturer: str
    name: str
    number: str = ""


@dataclass(frozen=True)
class LocationDraft:
    """A place as typed: the place it lies in by key, its name, the code on its label, and whether it can be reserved, as a room."""

    name: str
    parent: int | None = None
    code: str = ""
    bookable: bool = False


@dataclass(frozen=True)
class AssetDraft:
    """A device as typed; cost in cents, model, places, supplier by key, values by key of the field."""

    model: int | None
    tag: str = ""
    name: str = ""
    serial: str = ""
    uuid: str = ""
    home: int | None = None
    purchased: datetime.date | None = None
    cost: int | None = None
    supplier: int | None = None
    order_no: str = ""
    warranty_months: int | None = None
    register_no: str = ""
    criticality: int = 0
    notes: str = ""
    pool: bool = False
    status: str = STOCK
    values: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class HandOver:
    """Devices that go to a person, or come back: when they are expected again, their condition by key, what belongs to them or is missing.

    supplies are accessories that go with them: key and count. location is the place where they stand from now on, None for those that
    people carry about.
    """

    kind: str
    person: int
    assets: tuple[int, ...]
    expected: datetime.date | None = None
    note: str = ""
    condition: Mapping[int, str] = field(default_factory=dict)
    parts: Mapping[int, str] = field(default_factory=dict)
    supplies: Mapping[int, int] = field(default_factory=dict)
    location: int | None = None


SUPPLY_KINDS = {"accessory": N_("Accessory"), "consumable": N_("Consumable"), "component": N_("Component")}
SUPPLY_MOVES = {
    "in": N_("Received"),
    "out": N_("Handed out"),
    "back": N_("Returned"),
    "use": N_("Used up"),
    "build": N_("Built in"),
    "count": N_("Counted"),
}


KEPT = {
    "opening": N_("becomes opening stock of the article"),
    "off": N_("is written off"),
}
"""What happens to what was counted of a supply when the stock of an article takes its place."""


@dataclass(frozen=True)
class SupplyTieDraft:
    """From now on a supply is taken from the stock of an article at a place.

    kept says what happens to what was counted of it (see KEPT); value is what that cost in cents, None for its price,
    reason why it is written off.
    """

    article: int | None
    store: int | None
    kept: str = "opening"
    value: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class SupplyDraft:
    """Something kept by quantity, as typed; its stock changes by moves only."""

    name: str
    kind: str = "accessory"
    number: str = ""
    location: int | None = None
    supplier: int | None = None
    price: int | None = None
    minimum: int = 0
    notes: str = ""


@dataclass(frozen=True)
class KitDraft:
    """A kit as typed."""

    name: str
    notes: str = ""


def warranty_end(purchased: datetime.date | None, months: int | None) -> datetime.date | None:
    """Return the last day of a warranty: that of the purchase is not counted (§ 187 (1), § 188 (2), (3) BGB)."""
    return add_months(purchased, months) if purchased and months else None


def life_end(purchased: datetime.date | None, months: int) -> datetime.date | None:
    """Return when a device has reached the end of its planned life."""
    return add_months(purchased, months) if purchased and months else None


IMPORTANCE = {0: N_("not said"), 1: N_("low"), 2: N_("middle"), 3: N_("high")}
PROTOCOL_KINDS = {"out": N_("Hand-over"), "back": N_("Return")}
CUSTODY_KINDS = {
    **STEPS,
    **PROTOCOL_KINDS,
    "move": N_("Moved"),
    "request": N_("Asked for"),
    "audit": N_("Audit"),
    "import": N_("Import"),
    "agent": N_("Found by an agent"),
}


# -- names -------------------------------------------------------------------
SHORTEST_NAME = 4  # letters of a name of which one letter less may be a slip


def tidy(text: str) -> str:
    """Return a name without what nobody sees: signs of no width, marks of direction, blanks at the ends and double ones."""
    seen = "".join(
        letter for letter in text if unicodedata.category(letter) not in ("Cf", "Cc") or letter in "\t\n\r"
    )
    return " ".join(unicodedata.normalize("NFC", seen).split())


def may_be_meant(typed: str, known: str) -> bool:
    """Say whether a name is another one but for a slip: a letter more, less, other, or two that changed places. Figures count as meant."""
    a, b = typed.lower(), known.lower()
    if a == b or min(len(a), len(b)) < SHORTEST_NAME or abs(len(a) - len(b)) > 1:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    x, y = a[start:], b[start:]
    if (x[:1] + y[:1]).isdecimal():
        return False
    return x[1:] == y[1:] or x[1:] == y or x == y[1:] or (x[1::-1] == y[:2] and x[2:] == y[2:])
