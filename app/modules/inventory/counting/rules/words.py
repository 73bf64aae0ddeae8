"""The closed lists of counting, and what is typed: how stock is taken, states of counts and of their lines."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.messages import N_

FULL, PERMANENT, SHIFTED, SAMPLE = "full", "permanent", "shifted", "sample"
WAYS = {
    FULL: N_("On the key date"),
    PERMANENT: N_("Permanent, § 241 (2) HGB"),
    SHIFTED: N_("Shifted, § 241 (3) HGB"),
    SAMPLE: N_("Sample, § 241 (1) HGB"),
}
WHOLE, RANDOM = "full", "random"
STRATA = {WHOLE: N_("in full, for its value"), RANDOM: N_("drawn at random")}
COUNTING, POSTED, CANCELLED = "counting", "posted", "cancelled"
STATES = {COUNTING: N_("is counted"), POSTED: N_("posted"), CANCELLED: N_("given up")}
STATE_TONES = {COUNTING: "open", POSTED: "good", CANCELLED: "quiet"}
BEGIN, ENTRY = "begin", "entry"
AGAINST = {
    BEGIN: N_("the stock when the count began"),
    ENTRY: N_("the stock when the line is entered"),
}
KEEP, ZERO = "keep", "zero"
MISSING = {KEEP: N_("keep what the book has"), ZERO: N_("are set to zero")}
CLASSES = {"": N_("all"), "A": "A", "B": "B", "C": "C"}

OPEN, COUNTED, RECOUNT, DIFFERS, DECIDED = "open", "counted", "recount", "differs", "decided"
LINE_STATES = {
    OPEN: N_("not counted yet"),
    COUNTED: N_("counted"),
    RECOUNT: N_("to be counted again"),
    DIFFERS: N_("two counts differ"),
    DECIDED: N_("decided"),
}
FIRST, SECOND = "first", "second"


@dataclass(frozen=True)
class CountDraft:
    """A count as it is planned: how, on which day, for which balance sheet day, and what is counted: a place with all below it, a class, what is due.

    percent (basis points) and amount (cents) are the tolerance: a difference within either needs no second count.
    Of a sample, positions worth full_above cents or more are all counted, and draw of the others at random.
    both wants a second count of every line; four_eyes lets nobody count the same line twice.
    """

    title: str
    day: datetime.date
    way: str = FULL
    key_day: datetime.date | None = None
    place: int | None = None
    abc: str = ""
    due: bool = False
    against: str = BEGIN
    missing: str = KEEP
    percent: int = 0
    amount: int = 0
    both: bool = False
    four_eyes: bool = True
    full_above: int = 0
    draw: int = 0


@dataclass(frozen=True)
class Entry:
    """What was counted of a line, in ten-thousandths of the article's unit; None takes an entry back. Zero is a count."""

    line: int
    quantity: int | None
    note: str = ""


@dataclass(frozen=True)
class Found:
    """Something that lies where the count expects nothing: article, place, what it is and how much."""

    article: int
    place: int
    quantity: int
    lot: str = ""
    serial: str = ""
    condition: str = "ok"
