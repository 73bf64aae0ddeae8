"""What the demo company sells and buys by documents of its own, month by month, the same every time: sales and purchases write the papers."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable, Iterator

from app.core.dataclass import dataclass
from app.core.dates import add_months, next_working_day
from app.core.money import share
from app.modules.finance.ledger.rules.entries import EntryDraft

LAND = "SH"
SOLD_TO = ("10010", "10040", "10060")
BOUGHT_FROM = (("70030", "5400", "100"), ("70070", "6495", "200"))  # supplier, account, cost centre


@dataclass(frozen=True)
class Deal:
    """One invoice: the personal account, its day, net in cents at 19 %, days until it is paid; account and cost centre of what is bought."""

    partner: str
    day: datetime.date
    net: int
    paid_after: int
    account: str = ""
    centre: str = ""


def sales_of(month: datetime.date) -> list[Deal]:
    """Return what is sold in the month that begins on a day."""
    dice = random.Random(f"sold {month:%Y-%m}")  # noqa: S311 - a plausible company, no secret
    return [
        Deal(
            partner,
            _day(month, dice.randrange(1, 27)),
            dice.randrange(45_000, 620_000),
            dice.randrange(6, 40),
        )
        for partner in SOLD_TO
    ]


def purchases_of(month: datetime.date) -> list[Deal]:
    """Return what is bought in the month that begins on a day."""
    dice = random.Random(f"bought {month:%Y-%m}")  # noqa: S311 - a plausible company, no secret
    found = []
    for partner, account, centre in BOUGHT_FROM:
        net = dice.randrange(90_000, 310_000) if account == "5400" else dice.randrange(6_000, 48_000)
        day = _day(month, dice.randrange(1, 27))
        found.append(Deal(partner, day, net, dice.randrange(10, 30), account, centre=centre))
    return found


def months_of(first: datetime.date, count: int) -> Iterator[datetime.date]:
    """Yield the first days of so many months of the demo company's business, from its first day on."""
    return (add_months(first, month) for month in range(count))


def tax_owed(month: datetime.date, entries: Iterable[EntryDraft]) -> int:
    """Return the VAT in cents that a month owes to the tax office: of its entries and of its deals."""
    lines = (line for entry in entries for line in entry.lines if line.tax in ("UST19", "VST19"))
    sold, bought = sales_of(month), purchases_of(month)
    deals = sum(share(one.net, 19, 100) for one in sold) - sum(share(one.net, 19, 100) for one in bought)
    return deals - sum(share(line.amount, 19, 119) for line in lines)


def _day(month: datetime.date, day: int) -> datetime.date:
    return next_working_day(month.replace(day=day), LAND)
