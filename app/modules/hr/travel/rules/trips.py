"""A trip: its states, what is typed of it, and its legs in minutes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.states import Machine
from app.modules.hr.travel.rules.law import HOME

MINUTES = 1440  # of a day
OPEN, ASKED, APPROVED, POSTED, REJECTED = "open", "asked", "approved", "posted", "rejected"
STATES = {
    OPEN: N_("being written"),
    ASKED: N_("waits for approval"),
    APPROVED: N_("approved"),
    POSTED: N_("posted"),
}
TONES = {OPEN: "open", ASKED: "warn", APPROVED: "good", POSTED: "quiet"}
MACHINE = Machine(
    STATES,
    {
        "change": (frozenset({OPEN}), OPEN),
        "ask": (frozenset({OPEN}), ASKED),
        "withdraw": (frozenset({ASKED}), OPEN),
        "approve": (frozenset({ASKED}), APPROVED),
        "reject": (frozenset({ASKED}), OPEN),
        "reopen": (frozenset({OPEN, APPROVED}), ASKED),
        "post": (frozenset({APPROVED}), POSTED),
    },
)
COUNTS = (ASKED, APPROVED, POSTED)  # states in which a day of a trip is spent
ADVANCE_STATES = {
    ASKED: N_("waits for approval"),
    APPROVED: N_("approved"),
    REJECTED: N_("rejected"),
    POSTED: N_("posted"),
}
ADVANCE_TONES = {ASKED: "warn", APPROVED: "good", REJECTED: "bad", POSTED: "quiet"}
ADVANCE_MACHINE = Machine(
    ADVANCE_STATES,
    {
        "ask": (frozenset({REJECTED}), ASKED),
        "approve": (frozenset({ASKED}), APPROVED),
        "reject": (frozenset({ASKED}), REJECTED),
        "reopen": (frozenset({APPROVED, REJECTED}), ASKED),
        "post": (frozenset({APPROVED}), POSTED),
    },
)

CAR, MOTORBIKE, COMPANY_CAR, TRAIN, PLANE, SHIP, OTHER = (
    "car", "motorbike", "company", "train", "plane", "ship", "other",
)  # fmt: skip
MEANS = {
    CAR: N_("own car"),
    MOTORBIKE: N_("motorbike, moped"),
    COMPANY_CAR: N_("company car"),
    TRAIN: N_("train, bus"),
    PLANE: N_("plane"),
    SHIP: N_("ship"),
    OTHER: N_("other"),
}
RECEIPT, FLAT, GIVEN, NONE = "receipt", "flat", "given", "none"
NIGHTS = {
    RECEIPT: N_("by receipt"),
    FLAT: N_("flat amount"),
    GIVEN: N_("paid by others"),
    NONE: N_("no night away"),
}
LODGING, TRANSPORT, COSTS, GUESTS = "lodging", "transport", "costs", "guests"
RECEIPT_KINDS = {
    LODGING: N_("Lodging"),
    TRANSPORT: N_("Tickets, taxi, hired car"),
    COSTS: N_("Parking and other costs"),
    GUESTS: N_("Meal with guests"),
}
MEALS = ("breakfast", "lunch", "dinner")


@dataclass(frozen=True)
class LegDraft:
    """A leg as typed: day and minute of its start, minute of arrival so many days later, where it leads, by what, kilometres driven.

    area is a land or town of the table of per diems; works says that the place is one of work, not a stop on the way.
    """

    day: datetime.date
    left: int
    arrived: int
    town: str
    area: str = HOME
    means: str = CAR
    km: int = 0
    later: int = 0
    works: bool = True

    @property
    def start(self) -> int:
        """The minute at which it begins, counted from the first day of the calendar."""
        return self.day.toordinal() * MINUTES + self.left

    @property
    def end(self) -> int:
        """The minute at which it ends."""
        return (self.day.toordinal() + self.later) * MINUTES + self.arrived


@dataclass(frozen=True)
class DayDraft:
    """What is special about a day of a trip: meals that were provided, and how the night after it was spent ('' as the trip says)."""

    day: datetime.date
    breakfast: bool = False
    lunch: bool = False
    dinner: bool = False
    night: str = ""


@dataclass(frozen=True)
class TripDraft:
    """A trip as typed: person None is who types; night says how its nights were spent where a day says nothing else."""

    person: int | None = None
    purpose: str = ""
    cost1: str = ""
    night: str = RECEIPT
    note: str = ""
    legs: tuple[LegDraft, ...] = ()
    days: tuple[DayDraft, ...] = ()


@dataclass(frozen=True)
class ReceiptDraft:
    """A receipt as typed: gross and the tax it states in cents; in_name says that it names the company.

    A meal with guests says who took part and what it was about.

    In another currency stand its amount in hundredths, how much of it one euro was (ten-thousandths), on which day and by whom.
    """

    trip: int | None
    day: datetime.date | None = None
    kind: str = LODGING
    gross: int = 0
    tax_case: str = ""
    tax: int = 0
    text: str = ""
    in_name: bool = False
    guests: str = field(default="", repr=False)
    occasion: str = field(default="", repr=False)
    currency: str = field(default="", repr=False)
    paid: int | None = field(default=None, repr=False)
    rate: int | None = field(default=None, repr=False)
    rate_day: datetime.date | None = field(default=None, repr=False)
    rate_source: str = field(default="", repr=False)


@dataclass(frozen=True)
class AdvanceDraft:
    """An advance as it is asked for, in cents."""

    trip: int | None = None
    amount: int = 0


@dataclass(frozen=True)
class RateDraft:
    """A rate that the office types with its source, in cents; night 0 for no flat amount."""

    area: str = ""
    name: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    full: int = 0
    part: int = 0
    night: int = 0
    source: str = ""


LONGEST = 366  # days


def check_legs(legs: Sequence[LegDraft], days: Sequence[DayDraft]) -> None:
    """Check that legs follow each other and lead home, and that days lie in the trip; raises Invalid naming the field."""
    if not legs:
        raise Invalid(N_("Enter the legs of the trip, from leaving to coming home."), field="legs")
    for place, one in enumerate(legs, 1):
        _check_leg(place, one)
        if place > 1 and one.start < legs[place - 2].end:
            raise Invalid(N_("Leg {place} begins before the one before it ends."), field="legs", place=place)
    if legs[-1].area != HOME:
        raise Invalid(N_("The last leg leads home; enter the way back too."), field="legs")
    span = days_of(legs)
    if len(span) > LONGEST:
        raise Invalid(N_("A trip lasts a year at most."), field="legs")
    seen = set()
    for special in days:
        if special.day not in span or special.day in seen:
            raise Invalid(
                N_("Enter each day of the trip once: {day} is wrong."), field="days", day=special.day
            )
        seen.add(special.day)


def _check_leg(place: int, leg: LegDraft) -> None:
    if leg.end <= leg.start:
        raise Invalid(N_("Leg {place} ends before it begins."), field="legs", place=place)
    if not leg.town.strip():
        raise Invalid(N_("Say where leg {place} leads."), field="legs", place=place)
    if not 0 <= leg.km <= 20_000:
        raise Invalid(N_("Leg {place}: enter the kilometres driven."), field="legs", place=place)
    if leg.km and leg.means not in (CAR, MOTORBIKE):
        raise Invalid(
            N_("Leg {place}: kilometres are paid for the own car or motorbike only."),
            field="legs",
            place=place,
        )


def days_of(legs: Sequence[LegDraft]) -> list[datetime.date]:
    """Return the calendar days of a trip; coming home at midnight sharp belongs to the day before."""
    first, last = legs[0].start // MINUTES, (legs[-1].end - 1) // MINUTES
    return [datetime.date.fromordinal(one) for one in range(first, last + 1)]
