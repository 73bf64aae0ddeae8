"""What the forecast is made of: the bank of today, open items by the day they are really paid, payments under way, what is expected."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from sqlalchemy import Connection, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.expected import Expected
from app.core.manifest import permissions, resolve, topics
from app.core.messages import _
from app.data.clock import today
from app.data.drafts import Stored, load_draft
from app.data.lists import ListSource, listed, shown_as
from app.data.queries import may_read, needs_of, query
from app.data.settings import setting
from app.modules.finance.banking.api import bank_accounts
from app.modules.finance.dunning.api import agreed_days
from app.modules.finance.ledger.api import balances_at
from app.modules.finance.liquidity.models import ExpectedPayment
from app.modules.finance.liquidity.queries.habits import habits
from app.modules.finance.liquidity.rules.expected import ExpectedDraft
from app.modules.finance.liquidity.rules.forecast import (
    CUSTOMER,
    PAYMENT,
    SUPPLIER,
    Habit,
    Row,
    Scenario,
    Week,
    by_week,
    expected_day,
    horizon,
    imagined,
    occurrences,
)
from app.modules.finance.open_items.api import OpenItem, all_open
from app.modules.finance.payments.api import TRANSFER, payments_under_way

VIEW = "finance.view"
SHEET, EXPECTED = "finance.ledger.account_sheet", "finance.liquidity.expected"


@dataclass(frozen=True)
class Forecast:
    """The forecast of a day: what the bank holds, the limit of the book in cents, and the weeks.

    hidden names the rights that the person lacks to see all of what other topics expect: their sums are not in the weeks.
    """

    today: datetime.date
    opening: int
    limit: int
    weeks: tuple[Week, ...]
    hidden: tuple[str, ...] = ()


@query(VIEW)
def forecast(connection: Connection, what: Scenario | None = None) -> Forecast:
    """Return the forecast of today for 26 weeks, in a scenario or as it is."""
    day, limit = today(connection), 100 * int(setting(connection, "liquidity.limit"))
    rows = imagined(rows_of(connection, day), what or Scenario())
    opening = bank_balance(connection, day)
    return Forecast(day, opening, limit, by_week(rows, opening, day, limit), _hidden(connection))


@query(VIEW)
def bank_balance(connection: Connection, day: datetime.date) -> int:
    """Return what the bank accounts hold by the ledger on a day, in cents."""
    held = balances_at(connection, day)
    return sum(held.get(account, 0) for account in {row.account for row in bank_accounts(connection)})


@query(VIEW)
def rows_of(connection: Connection, day: datetime.date) -> list[Row]:
    """Return everything that is expected to come and go from a day on, to the end of the forecast."""
    return [*_parties(connection, day), *_typed(connection, day), *_topics(connection, day)]


def _parties(connection: Connection, day: datetime.date) -> Iterator[Row]:
    """Yield payments under way, and of open items what these leave, on the day that each party really pays."""
    under_way: dict[tuple[str, str], int] = {}
    for one in payments_under_way(connection):
        sign = -1 if one.kind == TRANSFER else 1
        place = one.account, one.document
        under_way[place] = under_way.get(place, 0) + sign * one.amount
        yield Row(
            max(one.due, day),
            sign * one.amount,
            PAYMENT,
            f"{one.name} {one.text}".strip(),
            one.account,
            why=_("to be executed on {day}").format(day=formats.day(one.due)),
            page="finance.payments.payments",
        )
    known, items = habits(connection, day), all_open(connection)
    now = {(item.account, item.document): item.amount for item in items}
    in_parts = agreed_days(connection, now, day)
    for item in items:
        left = item.amount - under_way.get((item.account, item.document), 0)
        if item.amount * left <= 0:  # what is paid in full by what is under way leaves nothing
            continue
        for due, amount in in_parts.get((item.account, item.document), ()):
            part = min(amount, left)
            left -= part
            yield _row(item, max(due, day), part, _("part of a payment plan"))
        own = known.get(item.account)
        yield _row(item, expected_day(item.due, own, day), left, _why(item.due, own))


def _row(item: OpenItem, day: datetime.date, amount: int, why: str) -> Row:
    kind = CUSTOMER if item.kind == "debtor" else SUPPLIER
    text = f"{item.name} {item.document}".strip()
    return Row(day, amount, kind, text, item.account, why=why, page=SHEET, request=item.account)


def _why(due: datetime.date, known: Habit | None) -> str:
    """Return why an item is expected on its day."""
    said = _("due {day}").format(day=formats.day(due))
    if known is None:
        return said
    if known.days > 0:
        words = _("usually {days} days late, of {count} items")
    elif known.days < 0:
        words = _("usually {days} days early, of {count} items")
    else:
        words = _("usually on time, of {count} items")
    return f"{said}, {words.format(days=abs(known.days), count=known.count)}"


def _typed(connection: Connection, day: datetime.date) -> Iterator[Row]:
    """Yield the expected payments that were typed, each time they come."""
    e = ExpectedPayment
    for one in connection.execute(select(e.__table__).order_by(e.id)):
        sign = 1 if one.direction == "in" else -1
        for when in occurrences(one.day, one.every, one.until, day, horizon(day)):
            yield Row(when, sign * int(one.amount), one.kind, one.text, page=EXPECTED, request=int(one.id))


def _topics(connection: Connection, day: datetime.date) -> Iterator[Row]:
    """Yield what other topics expect, of those that the person may ask."""
    for topic in topics():
        if not topic.expects:
            continue
        tell = resolve(topic.expects)
        if not may_read(connection, tell):
            continue
        found: list[Expected] = tell(connection, day, horizon(day))
        for one in found:
            yield Row(one.day, one.amount, one.kind, one.text, page=one.page, request=one.request)


def _hidden(connection: Connection) -> tuple[str, ...]:
    """Return in words the rights without which something that is expected is left out."""
    told = [resolve(topic.expects) for topic in topics() if topic.expects]
    needed = [needs_of(one)[0] for one in told if not may_read(connection, one)]
    titles = {one.key: one.title for one in permissions()}
    return tuple(_(titles.get(one, one)) for one in needed)


@query(VIEW)
def customers(connection: Connection) -> list[tuple[str, str]]:
    """Return the customers from whom money is expected, by name: account and name."""
    found = {one.account: one.name for one in all_open(connection, "debtor") if one.amount > 0}
    return sorted(found.items(), key=lambda pair: (pair[1].lower(), pair[0]))


def expected_source() -> ListSource:
    """Return the list of expected payments, by day."""
    e = ExpectedPayment
    columns = (*listed(e, "text direction kind"), shown_as(e.amount), *listed(e, "day every until"))
    return ListSource("finance.expected_payments", e, columns, (e.day.asc(), e.id.asc()))


@query(VIEW)
def expected(connection: Connection, key: int) -> Stored[ExpectedDraft] | None:
    """Return an expected payment as its form shows it."""
    return load_draft(connection, ExpectedPayment, ExpectedDraft, key)
