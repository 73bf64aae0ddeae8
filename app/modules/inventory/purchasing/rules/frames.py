"""Framework orders: what was agreed with a supplier for a period, and what call-offs took of it."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.dates import add_months, working_day_until
from app.modules.inventory.purchasing.rules.orders import CANCELLED, CLOSED, SCALE

NEARLY, SOON = 80, 30  # percent called off, and days to the end, from which on a framework order is told of


@dataclass(frozen=True)
class FrameDraft:
    """A framework order as typed: with whom, their number of it, what it is about, and from when until when it holds."""

    contact: int | None = None
    number: str = ""
    title: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    notes: str = ""
    notice_days: int = 0


@dataclass(frozen=True)
class FrameLineDraft:
    """What was agreed of one thing: an article or a text of one's own, quantity and price a unit in ten-thousandths; yearly is for each year of the agreement."""

    frame: int | None
    article: int | None = None
    text: str = ""
    quantity: int = SCALE
    unit: str = ""
    price: int | None = None
    yearly: bool = False


@dataclass(frozen=True)
class CallOff:
    """What is called off: pairs of an agreed line and a quantity in ten-thousandths, until when, and why it leaves what was agreed."""

    frame: int
    parts: tuple[tuple[int, int], ...]
    wanted: datetime.date | None = None
    excess: str = ""


def taken(state: str, ordered: int, here: int) -> int:
    """Return what a line of an order takes of what was agreed: what was ordered or came beyond that, of a closed order what came, of a cancelled one nothing."""
    if state == CANCELLED:
        return 0
    return here if state == CLOSED else max(ordered, here)


def year_of(
    since: datetime.date, until: datetime.date, day: datetime.date
) -> tuple[datetime.date, datetime.date]:
    """Return first and last day of the year of an agreement that holds a day: years begin with its first day and its returns.

    A day before the agreement belongs to its first year, one after it to its last.
    """
    day = min(max(day, since), until)
    years = day.year - since.year
    if add_months(since, 12 * years) > day:
        years -= 1
    last = add_months(since, 12 * (years + 1)) - datetime.timedelta(days=1)
    return add_months(since, 12 * years), min(last, until)


def used(agreed: int, called: int) -> int:
    """Return in whole percent, rounded down, how much of what was agreed is called off."""
    return called * 100 // agreed if agreed > 0 else 0


def holds(since: datetime.date | None, until: datetime.date | None, day: datetime.date) -> bool:
    """Say whether a framework order holds on a day; both ends are part of it, an empty one is open."""
    return (since is None or since <= day) and (until is None or day <= until)


def notice_until(until: datetime.date, days: int, land: str = "") -> datetime.date | None:
    """Return the last working day on which notice may be given so many days before the end; None where none is to be given."""
    return working_day_until(until - datetime.timedelta(days=days), land) if days else None


def wants_attention(
    share: int, until: datetime.date | None, today: datetime.date, notice: datetime.date | None = None
) -> bool:
    """Say whether a framework order that holds comes to its end: four fifths are called off, or thirty days are left, also to give notice."""
    soon = today + datetime.timedelta(days=SOON)
    ends = until is not None and until <= soon
    return share >= NEARLY or ends or (notice is not None and today <= notice <= soon)
