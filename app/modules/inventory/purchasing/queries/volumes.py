"""What of agreed quantities was called off and what of it came, by day and by year of the agreement; reckoned from orders and receipts each time."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data.clock import today
from app.data.queries import query
from app.modules.inventory.purchasing.models import VIEW, FrameLine, FrameOrder, OrderLine, PurchaseOrder
from app.modules.inventory.purchasing.queries.receipts import Come, standing_receipts
from app.modules.inventory.purchasing.rules.frames import taken, year_of
from app.modules.inventory.purchasing.rules.orders import CANCELLED


@dataclass(frozen=True)
class Taking:
    """So much of an agreed line is called off for a day; accepted says that it came or was done then."""

    line: int
    day: datetime.date
    quantity: int
    accepted: bool


@dataclass(frozen=True)
class Volume:
    """What of an agreed line was called off, and what of that came or was done, in a year of the agreement or in all."""

    called: int = 0
    accepted: int = 0


@dataclass(frozen=True)
class YearRow:
    """A year of an agreement for one of its lines: quantities in ten-thousandths; left is below zero where more was called off."""

    first: datetime.date
    last: datetime.date
    called: int
    accepted: int
    left: int


def takings(connection: Connection, lines: Collection[int], without: int = 0) -> list[Taking]:
    """Return what orders take of agreed lines, drafts included: what came on its day, the rest on the day it is wanted, today at the earliest.

    without leaves one line of an order out.
    """
    x, o, now = OrderLine, PurchaseOrder, today(connection)
    rows = connection.execute(
        select(x.id, x.frame_line_id, x.quantity, o.state, func.coalesce(x.wanted, o.wanted).label("wanted"))
        .join_from(x, o, o.id == x.order_id)
        .where(x.frame_line_id.in_(list(lines)), o.state != CANCELLED, x.id != without)
    ).all()
    came: dict[int, list[Come]] = defaultdict(list)
    for one in standing_receipts(connection, [row.id for row in rows]):
        came[one.line].append(one)
    found = []
    for row in rows:
        line = int(row.frame_line_id or 0)
        found += [Taking(line, one.day, one.here, True) for one in came[row.id] if one.here]
        here = sum(one.here for one in came[row.id])
        rest = taken(row.state, row.quantity, here) - here
        if rest:
            found.append(Taking(line, max(row.wanted or now, now), rest, False))
    return found


def volumes(
    connection: Connection, lines: Collection[int], without: int = 0, on: datetime.date | None = None
) -> dict[int, Volume]:
    """Return what was called off and came of agreed lines; of what is agreed for each year, in the year that holds a day, today if none is named."""
    spans, day = _spans(connection, lines), on or today(connection)
    called: dict[int, int] = defaultdict(int)
    accepted: dict[int, int] = defaultdict(int)
    for one in takings(connection, lines, without):
        span = spans[one.line]
        if span is not None and year_of(*span, one.day) != year_of(*span, day):
            continue
        called[one.line] += one.quantity
        accepted[one.line] += one.quantity * one.accepted
    return {line: Volume(called[line], accepted[line]) for line in called}


def called_off(
    connection: Connection, lines: Collection[int], without: int = 0, on: datetime.date | None = None
) -> dict[int, int]:
    """Return how much of agreed lines was called off; see volumes()."""
    return {line: one.called for line, one in volumes(connection, lines, without, on).items()}


def _spans(
    connection: Connection, lines: Collection[int]
) -> Mapping[int, tuple[datetime.date, datetime.date] | None]:
    """Return first and last day of the agreement of lines that are agreed for each year, None for the others."""
    x, f = FrameLine, FrameOrder
    rows = select(x.id, x.yearly, f.since, f.until).join_from(x, f, f.id == x.frame_id)
    return {
        int(key): (since, until) if yearly else None
        for key, yearly, since, until in connection.execute(rows.where(x.id.in_(list(lines))))
    }


def by_year(
    found: Collection[Taking], since: datetime.date, until: datetime.date, now: datetime.date
) -> dict[tuple[datetime.date, datetime.date], Volume]:
    """Return what was taken by year of the agreement, its years up to today and those in which something was called off, oldest first."""
    called: dict[tuple[datetime.date, datetime.date], list[int]] = {}
    day = since
    while day <= min(max(now, since), until):
        span = year_of(since, until, day)
        called[span] = [0, 0]
        day = span[1] + datetime.timedelta(days=1)
    for one in found:
        sums = called.setdefault(year_of(since, until, one.day), [0, 0])
        sums[0] += one.quantity
        sums[1] += one.quantity * one.accepted
    return {span: Volume(*called[span]) for span in sorted(called)}


@query(VIEW)
def years_of(connection: Connection, line: int) -> list[YearRow]:
    """Return the years of an agreed line, the newest first; of what is agreed once, the whole agreement as one."""
    x, f = FrameLine, FrameOrder
    rows = select(x.quantity, x.yearly, f.since, f.until).join_from(x, f, f.id == x.frame_id)
    row = connection.execute(rows.where(x.id == line)).first()
    if row is None:
        return []
    found = takings(connection, [line])
    if row.yearly:
        years = by_year(found, row.since, row.until, today(connection))
    else:
        came = sum(one.quantity for one in found if one.accepted)
        years = {(row.since, row.until): Volume(sum(one.quantity for one in found), came)}
    return [
        YearRow(*span, one.called, one.accepted, row.quantity - one.called)
        for span, one in reversed(years.items())
    ]


def most_called(connection: Connection, line: int, yearly: bool) -> int:
    """Return the most that was called off of an agreed line in a year of the agreement, or in all of it."""
    found = takings(connection, [line])
    if not yearly:
        return sum(one.quantity for one in found)
    x, f = FrameLine, FrameOrder
    since, until = connection.execute(
        select(f.since, f.until).join_from(x, f, f.id == x.frame_id).where(x.id == line)
    ).one()
    return max((one.called for one in by_year(found, since, until, today(connection)).values()), default=0)
