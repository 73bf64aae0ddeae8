"""Sales figures, reckoned from what was sold: customers by share (ABC), articles, regions, months, customers that fell asleep, lost offers."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from app.core.dataclass import dataclass
from app.core.dates import add_months, month_start
from app.core.messages import N_
from app.core.money import ratio

CUSTOMERS, ARTICLES, REGIONS, MONTHS, SLEEPING, LOST = (
    "customers",
    "articles",
    "regions",
    "months",
    "sleeping",
    "lost",
)
MARGIN = "margin."  # before one of the first four: what is left of it after the cost of goods
TITLES = {
    CUSTOMERS: N_("Customers by turnover (ABC)"),
    ARTICLES: N_("Articles by turnover"),
    REGIONS: N_("Regions by turnover"),
    MONTHS: N_("Turnover by month"),
    SLEEPING: N_("Customers who fell asleep"),
    LOST: N_("Offers and why they were lost"),
    MARGIN + CUSTOMERS: N_("Margin by customer"),
    MARGIN + ARTICLES: N_("Margin by article"),
    MARGIN + REGIONS: N_("Margin by region"),
    MARGIN + MONTHS: N_("Margin by month"),
}
K = TypeVar("K")
A, B = 8000, 9500  # what the first and the second class reach of the whole, in hundredths of a per cent
WHOLE = 10_000


@dataclass(frozen=True)
class Sold:
    """A position that was sold: net in cents, below zero where it was given back; region is country and the first two digits of the postcode."""

    document: int
    number: str
    day: datetime.date
    contact: int
    customer: str
    region: str
    article: str
    net: int


@dataclass(frozen=True)
class Offered:
    """An offer with its state, the reason it was declined for, and its net in cents."""

    document: int
    number: str
    day: datetime.date
    customer: str
    state: str
    reason: str
    net: int


@dataclass(frozen=True)
class FigureRow:
    """A row of figures: mark, label, cells in cents or hundredths of a per cent, the document it stands for, and the rows inside."""

    key: str
    label: str
    cells: tuple[int | None, ...]
    document: int | None = None
    inside: tuple[FigureRow, ...] = ()


def sums(sold: Iterable[Sold], by: Callable[[Sold], str]) -> dict[str, int]:
    """Return the net of what was sold by a key."""
    found: dict[str, int] = {}
    for one in sold:
        found[by(one)] = found.get(by(one), 0) + one.net
    return found


def grouped(sold: Iterable[Sold], by: Callable[[Sold], K]) -> dict[K, list[Sold]]:
    """Return what was sold by a key, each group in its order."""
    found: dict[K, list[Sold]] = {}
    for one in sold:
        found.setdefault(by(one), []).append(one)
    return found


def ranked(
    sold: Sequence[Sold], before: Sequence[Sold], by: Callable[[Sold], str], *, classes: bool
) -> list[FigureRow]:
    """Return rows by falling net: net, share, share up to here, net of the year before; the documents inside.

    classes marks each A, B or C by the share up to the row before it: A begins at the first, B at 80 %, C at 95 %.
    """
    now, then = sums(sold, by), sums(before, by)
    whole, up_to = sum(now.values()), 0
    groups = grouped(sold, by)
    found = []
    for name, net in sorted(now.items(), key=lambda one: (-one[1], one[0])):
        reached = ratio(up_to, whole) or 0
        up_to += net
        mark = next((mark for mark, bound in (("A", A), ("B", B)) if reached < bound), "C")
        inside = _documents(groups[name])
        cells = (net, ratio(net, whole), ratio(up_to, whole), then.get(name, 0))
        found.append(FigureRow(mark if classes else "", name, cells, inside=inside))
    return found


def _documents(sold: Sequence[Sold]) -> tuple[FigureRow, ...]:
    heads = {one.document: one for one in sold}
    net = sums(sold, lambda one: str(one.document))
    return tuple(
        FigureRow(one.number, f"{one.number}  {one.customer}", (net[str(key)], None, None, None), key)
        for key, one in sorted(heads.items(), key=lambda pair: (pair[1].day, pair[0]))
    )


def by_month(
    sold: Sequence[Sold], before: Sequence[Sold], since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return a row for each month of the span: net, share, net up to here, net of the same month of the year before."""
    whole, up_to, found = sum(one.net for one in sold), 0, []
    now, earlier = (grouped(part, lambda one: month_start(one.day)) for part in (sold, before))
    month = month_start(since)
    while month <= until:
        mine = now.get(month, [])
        net = sum(one.net for one in mine)
        up_to += net
        then = sum(one.net for one in earlier.get(add_months(month, -12), []))
        cells = (net, ratio(net, whole), up_to, then)
        found.append(FigureRow(f"{month:%Y-%m}", f"{month:%m/%Y}", cells, inside=_documents(mine)))
        month = add_months(month, 1)
    return found


def asleep(sold: Sequence[Sold], before: Sequence[Sold]) -> list[FigureRow]:
    """Return customers who bought in the year before and nothing in the span: net of that year, by falling net; the last document inside."""
    awake = {one.contact for one in sold}
    found = []
    for contact, mine in grouped(before, lambda one: one.contact).items():
        if contact in awake:
            continue
        last = max(mine, key=lambda one: (one.day, one.document))
        net = sum(one.net for one in mine)
        inside = _documents([one for one in mine if one.document == last.document])
        inside = tuple(FigureRow(row.key, row.label, row.cells[:1], row.document) for row in inside)
        found.append(FigureRow("", last.customer, (net,), inside=inside))
    return sorted(found, key=lambda row: (-(row.cells[0] or 0), row.label))


def offers_by_end(offers: Sequence[Offered], ends: Callable[[Offered], str]) -> list[FigureRow]:
    """Return offers by what became of them: how much in number (hundredths) and net, share of the net; the offers inside."""
    whole = sum(one.net for one in offers)
    groups: dict[str, list[Offered]] = {}
    for one in offers:
        groups.setdefault(ends(one), []).append(one)
    found = []
    for name, mine in sorted(groups.items(), key=lambda pair: (-sum(one.net for one in pair[1]), pair[0])):
        net = sum(one.net for one in mine)
        inside = tuple(
            FigureRow(one.number, f"{one.number}  {one.customer}", (one.net, None), one.document)
            for one in mine
        )
        found.append(FigureRow(str(len(mine)), name, (net, ratio(net, whole)), inside=inside))
    return found
