"""The liquidity forecast: when money comes and goes, what a scenario changes, and what the bank holds week by week."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median_low

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months
from app.core.messages import N_

WEEKS = 26
WEEK = datetime.timedelta(days=7)
LEAST = 3  # items that say enough of how a party pays
CUSTOMER, SUPPLIER, PAYMENT, TAX, WAGES, SALES, COST, LOAN, OTHER = (
    "customer", "supplier", "payment", "tax", "wages", "sales", "cost", "loan", "other",
)  # fmt: skip
TYPED = {
    SALES: N_("Expected sales"),
    COST: N_("Running costs"),
    WAGES: N_("Wages"),
    TAX: N_("Taxes"),
    LOAN: N_("Loan"),
    OTHER: N_("Other"),
}
KINDS = {
    CUSTOMER: N_("Customers"),
    SUPPLIER: N_("Suppliers"),
    PAYMENT: N_("Payments under way"),
    **TYPED,
}
DIRECTIONS = {"in": N_("comes in"), "out": N_("goes out")}
REPEATS = {
    "once": N_("once"),
    "week": N_("every week"),
    "month": N_("every month"),
    "quarter": N_("every quarter"),
    "year": N_("every year"),
}
MONTHS = {"month": 1, "quarter": 3, "year": 12}
ENOUGH, LOW, SHORT = "enough", "low", "short"
STATES = {ENOUGH: "", LOW: N_("below the limit"), SHORT: N_("below zero")}


@dataclass(frozen=True)
class Row:
    """Money on a day: cents, above zero what comes; account where it is a party's, why the day is this one, and where it is shown."""

    day: datetime.date
    amount: int
    kind: str
    text: str
    account: str = ""
    why: str = ""
    page: str = ""
    request: object = None


@dataclass(frozen=True)
class Scenario:
    """What if: customers pay so many days later, expected sales are so many basis points less, one customer pays nothing."""

    later: int = 0
    less: int = 0
    fails: str = ""


@dataclass(frozen=True)
class Week:
    """A week from its first to its last day: what the bank held before, its rows, and the least it holds at the end of one of its days."""

    since: datetime.date
    until: datetime.date
    opening: int
    rows: tuple[Row, ...]
    lowest: int
    state: str

    @property
    def income(self) -> int:
        """What comes, in cents."""
        return sum(one.amount for one in self.rows if one.amount > 0)

    @property
    def outgo(self) -> int:
        """What goes, in cents above zero."""
        return -sum(one.amount for one in self.rows if one.amount < 0)

    @property
    def closing(self) -> int:
        """What the bank holds at the end."""
        return self.opening + self.income - self.outgo


@dataclass(frozen=True)
class Habit:
    """How a party pays: the middle of the days from the due day to the payment, below zero for early, of so many items."""

    days: int
    count: int


def habit(late: Sequence[int]) -> Habit | None:
    """Return how a party pays, from the days late of its settled items; None where they are fewer than three."""
    return Habit(int(median_low(late)), len(late)) if len(late) >= LEAST else None


def expected_day(due: datetime.date, known: Habit | None, today: datetime.date) -> datetime.date:
    """Return the day on which an item is likely paid: due day and habit, not before today."""
    return max(due + datetime.timedelta(days=known.days if known else 0), today)


def occurrences(
    first: datetime.date,
    every: str,
    until: datetime.date | None,
    since: datetime.date,
    end: datetime.date,
) -> list[datetime.date]:
    """Return the days from since to end, both included, on which something repeats; a month's end stays one (31 → 28 → 31)."""
    last = min(end, until) if until is not None else end
    found: list[datetime.date] = []
    place = 0
    while True:
        day = add_months(first, place * MONTHS[every]) if every in MONTHS else first + place * WEEK
        if day > last:
            return found
        if day >= since:
            found.append(day)
        if every == "once":
            return found
        place += 1


def imagined(rows: Iterable[Row], what: Scenario) -> list[Row]:
    """Return rows as a scenario has them; what does not come at all is left out."""
    changed = (
        _changed(one, what) for one in rows if not (one.account == what.fails != "" and one.amount > 0)
    )
    return [one for one in changed if one.amount]


def _changed(one: Row, what: Scenario) -> Row:
    if one.kind == CUSTOMER and one.amount > 0:
        return replace(one, day=one.day + datetime.timedelta(days=what.later))
    if one.kind == SALES and one.amount > 0:
        return replace(one, amount=one.amount - (one.amount * what.less + 5_000) // 10_000)
    return one


def horizon(today: datetime.date, count: int = WEEKS) -> datetime.date:
    """Return the last day of the forecast: the Sunday that ends its last week."""
    return today + datetime.timedelta(days=6 - today.weekday()) + (count - 1) * WEEK


def by_week(
    rows: Iterable[Row], opening: int, today: datetime.date, limit: int, count: int = WEEKS
) -> tuple[Week, ...]:
    """Part rows into weeks from today on, the first up to its Sunday; what is overdue stands on today, what comes after the last week nowhere."""
    end = horizon(today, count)
    ordered = sorted(
        (replace(one, day=max(one.day, today)) for one in rows if one.day <= end),
        key=lambda one: (one.day, -one.amount),
    )
    found, balance, since = [], opening, today
    for _place in range(count):
        until = since + datetime.timedelta(days=6 - since.weekday())
        own = tuple(one for one in ordered if since <= one.day <= until)
        lowest = _lowest(own, balance)
        found.append(Week(since, until, balance, own, lowest, state=state_of(lowest, limit)))
        balance += sum(one.amount for one in own)
        since = until + ONE_DAY
    return tuple(found)


def _lowest(rows: Sequence[Row], opening: int) -> int:
    """Return the least that is there at the end of a day of these rows, in order of their days; with none what was there before."""
    by_day: dict[datetime.date, int] = {}
    for one in rows:
        by_day[one.day] = by_day.get(one.day, 0) + one.amount
    balances, held = [], opening
    for amount in by_day.values():
        held += amount
        balances.append(held)
    return min(balances, default=opening)


def state_of(lowest: int, limit: int) -> str:
    """Say whether money is short: below zero, below the limit of the book, or enough."""
    if lowest < 0:
        return SHORT
    return LOW if lowest < limit else ENOUGH
