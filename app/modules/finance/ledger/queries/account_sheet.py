"""The account sheet: balances before a day, running balances and contra accounts."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Date,
    bindparam,
    func,
    literal,
    literal_column,
    select,
    tuple_,
)

from app.core.dates import ONE_DAY
from app.data.lists import Column
from app.data.queries import query
from app.modules.finance.chart.api import Account, all_periods
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.queries.balances import (
    NOTHING,
    Pending,
    _year_of,
    booked,
    carried_to,
    openings_of,
    without_opening,
)
from app.modules.finance.ledger.rules.entries import PLAIN, REVERSED


@query("finance.view")
def balance_before(
    connection: Connection,
    account: int,
    day: datetime.date,
    line: int | None = None,
    pending: Pending = NOTHING,
) -> int:
    """Return the balance of an account at the start of a day, or right before one of its lines on that day; cents, debit positive.

    For income and expense accounts the fiscal year of the day begins at zero. Inside a transaction, pending is
    what it booked itself (`pending_turnover`): its lines are there already, its balances are not.
    """
    periods = all_periods(connection)
    year_start, year = _year_of(periods, day)
    total = carried_to(connection, account, periods, year, pending)
    total += booked(connection, account, [p.id for p in year if p.number > 0 and p.end < day], pending)
    now = next((p for p in year if p.number > 0 and p.start <= day <= p.end), None)
    if now is None:
        return total
    start = now.start
    values = {"account": account, "start": start, "day": day, "line": line or 0}
    if start < day and now.end - day < day - start:  # the rest of the period is shorter than what is before
        after = connection.scalar(_MONTH_AFTER, values | {"end": now.end})
        total += booked(connection, account, [now.id], pending) - int(after or 0)
    elif line is not None or start < day:
        total += int(connection.scalar(_MONTH_BEFORE, values) or 0)
        openings = [p.id for p in year if p.number == 0]
        if start == year_start and openings:  # their lines stand on that day, but are in the balance already
            opened = connection.scalar(_OPENING_BEFORE, values | {"periods": openings})
            total -= int(opened or 0)
    return total


def daily_balances(
    connection: Connection,
    account: int,
    since: datetime.date,
    until: datetime.date = datetime.date.max,
    pending: Pending = NOTHING,
) -> Iterator[tuple[datetime.date, int]]:
    """Give each day with lines and what the account holds at its end, in cents, across fiscal years.

    A fiscal year begins with what was carried into it; the lines that carried it are not counted again.
    """
    openings = openings_of(all_periods(connection))
    starts = sorted({since, *(day for day, _key in openings if since < day <= until)})
    for place, start in enumerate(starts):
        end = starts[place + 1] - ONE_DAY if place + 1 < len(starts) else until
        held = balance_before(connection, account, start, pending=pending)
        query = select(Line.day, func.sum(Line.amount)).where(
            Line.account_id == account, Line.day.between(start, end), *without_opening(openings)
        )
        moved = dict(connection.execute(query.group_by(Line.day)).all())
        if any(day == start for day, _key in openings):
            moved.setdefault(
                start, 0
            )  # what was carried is a balance too, though no line of the year moved it
        for day in sorted(moved):
            held += int(moved[day])
            yield day, held


_MONTH_BEFORE = select(func.sum(Line.amount)).where(
    Line.account_id == bindparam("account"),
    Line.day >= bindparam("start"),
    tuple_(Line.day, Line.id) < tuple_(bindparam("day", type_=Date()), bindparam("line", type_=BigInteger())),
)


_MONTH_AFTER = select(func.sum(Line.amount)).where(
    Line.account_id == bindparam("account"),
    tuple_(Line.day, Line.id)
    >= tuple_(bindparam("day", type_=Date()), bindparam("line", type_=BigInteger())),
    Line.day <= bindparam("end"),
)


_OPENING_BEFORE = (
    select(func.sum(Line.amount))
    .join(Entry, Entry.id == Line.entry_id)
    .where(
        Line.account_id == bindparam("account"),
        Line.day == bindparam("start"),
        tuple_(Line.day, Line.id)
        < tuple_(bindparam("day", type_=Date()), bindparam("line", type_=BigInteger())),
        Entry.period_id.in_(bindparam("periods", expanding=True)),
    )
)


def fill_sheet(
    connection: Connection,
    account: int,
    keys: Sequence[int],
    rows: list[list[Any]],
    columns: Sequence[Column],
    openings: Sequence[tuple[datetime.date, int]] = (),
) -> None:
    """Fill contra accounts and, in natural order, the balance after each line of a page of the account sheet, whatever a filter left out."""
    place = {column.key: i for i, column in enumerate(columns)}
    entries = {row[place["entry"]] for row in rows if row[place["entry"]] is not None}
    contra = contra_accounts(connection, account, entries)
    for row in rows:
        row[place["contra"]] = contra.get(row[place["entry"]], "")
    days = [row[place["day"]] for row in rows]
    natural = None not in days and all(
        one < next_ for one, next_ in itertools.pairwise(zip(days, keys, strict=True))
    )
    if not rows or not natural:
        return
    periods = all_periods(connection)
    whole = _all_between(connection, account, (days[0], keys[0]), len(keys), openings) == list(keys)
    held, last = 0, datetime.date.min
    for key, day, row in zip(keys, days, rows, strict=True):
        if not whole or day > last:  # a filter left lines out, or income and expense begin anew
            held = balance_before(connection, account, day, key)
            last = max((one.end for one in _year_of(periods, day)[1]), default=day)
        held += row[place["debit"]] - row[place["credit"]]
        row[place["balance"]] = held


def _all_between(
    connection: Connection,
    account: int,
    first: tuple[datetime.date, int],
    count: int,
    openings: Sequence[tuple[datetime.date, int]],
) -> list[int]:
    """Return so many lines of an account from one on, as a sheet without filter shows them."""
    day, line = first
    values = tuple_(literal(day, Date()), literal(line, BigInteger()))
    query = select(Line.id).where(
        Line.account_id == account, tuple_(Line.day, Line.id) >= values, *without_opening(openings)
    )
    return list(connection.scalars(query.order_by(Line.day, Line.id).limit(count)))


_CONTRA = (
    select(Line.entry_id, Account.number)
    .join(Account, Account.id == Line.account_id)
    .where(
        Line.entry_id.in_(bindparam("entries", expanding=True)),
        Line.account_id != bindparam("account"),
        Line.role % literal_column(str(REVERSED)) == literal_column(str(PLAIN)),
    )
    .order_by(Line.id)
)


def contra_accounts(connection: Connection, account: int, entries: set[int]) -> dict[int, str]:
    """Return for each entry the other accounts, up to three by number."""
    found: dict[int, list[str]] = {}
    for entry, number in connection.execute(_CONTRA, {"entries": list(entries), "account": account}).all():
        numbers = found.setdefault(entry, [])
        if number not in numbers:
            numbers.append(number)
    return {
        entry: ", ".join(numbers[:3]) + (" …" if len(numbers) > 3 else "") for entry, numbers in found.items()
    }
