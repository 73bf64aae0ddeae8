"""Sales figures of a span beside the year before: customers, articles, regions, months, sleeping customers, lost offers, margins."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.dates import add_months, year_before
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.money import ratio
from app.data.queries import query
from app.modules.finance.sales.models import SalesDocument
from app.modules.finance.sales.queries.margins import sold_with_costs
from app.modules.finance.sales.queries.sold import offered, sold
from app.modules.finance.sales.rules.documents import (
    CANCELLED,
    DRAFT,
    FINAL,
    INVOICE,
    PROGRESS,
    REJECTED,
)
from app.modules.finance.sales.rules.figures import (
    ARTICLES,
    CUSTOMERS,
    LOST,
    MARGIN,
    MONTHS,
    REGIONS,
    SLEEPING,
    TITLES,
    FigureRow,
    Offered,
    Sold,
    asleep,
    by_month,
    offers_by_end,
    ranked,
)
from app.modules.finance.sales.rules.margins import margins

RIGHT = "finance.sales.view"
KEYS: dict[str, Callable[[Sold], str]] = {
    CUSTOMERS: lambda one: one.customer,
    ARTICLES: lambda one: one.article,
    REGIONS: lambda one: one.region,
    MONTHS: lambda one: f"{one.day:%m/%Y}",
}


@dataclass(frozen=True)
class Figures:
    """Figures of a span: title, heads of the cells, which of them are shares, rows, and the sum of the first cell."""

    kind: str
    title: str
    heads: tuple[str, ...]
    shares: frozenset[int]
    rows: tuple[FigureRow, ...]
    total: int
    sums: tuple[int | None, ...] = ()  # of the cells after the first, where they add up


def _end(one: Offered) -> str:
    if one.state in (REJECTED, CANCELLED):
        return _("declined: {reason}").format(reason=one.reason or _("no reason given"))
    return _("open") if one.state == "issued" else _(PROGRESS[one.state])


@query(RIGHT)
def last_sale(connection: Connection) -> datetime.date | None:
    """Return the day of the newest issued invoice, None before the first."""
    d = SalesDocument
    found: datetime.date | None = connection.scalar(
        select(func.max(d.day)).where(d.kind.in_((INVOICE, FINAL)), d.state != DRAFT)
    )
    return found


@query(RIGHT)
def figures(connection: Connection, kind: str, since: datetime.date, until: datetime.date) -> Figures:
    """Return the figures of a kind in a span beside the same span of the year before; raises Invalid."""
    if kind not in TITLES:
        raise Invalid(N_("Choose one of the values offered."), field="kind")
    if until < since:
        raise Invalid(N_("The span ends before it begins."), field="until")
    title = _(TITLES[kind])
    if kind.startswith(MARGIN):
        return _margins(connection, kind, since, until)
    net, share, before = _("Net"), _("Share, %"), _("Year before")
    if kind == LOST:
        found = offered(connection, since, until)
        rows = offers_by_end(found, _end)
        return Figures(
            kind, title, (net, share), frozenset({3}), tuple(rows), total=sum(one.net for one in found)
        )
    positions = kind == ARTICLES
    now = sold(connection, since, until, positions=positions)
    total = sum(one.net for one in now)
    if kind == SLEEPING:
        last_year = add_months(since, -12), since - datetime.timedelta(days=1)
        rows = asleep(now, sold(connection, *last_year, positions=False))
        return Figures(
            kind,
            title,
            (_("Net of the year before"),),
            frozenset(),
            tuple(rows),
            total=sum(row.cells[0] or 0 for row in rows),
        )
    then = sold(connection, year_before(since), year_before(until), positions=positions)
    if kind == MONTHS:
        rows = by_month(now, then, since, until)
        return Figures(
            kind, title, (net, share, _("Up to here"), before), frozenset({3}), tuple(rows), total=total
        )
    rows = ranked(now, then, KEYS[kind], classes=kind != REGIONS)
    heads = (net, share, _("Share up to here, %"), before)
    return Figures(kind, title, heads, frozenset({3, 4}), tuple(rows), total=total)


def _margins(connection: Connection, kind: str, since: datetime.date, until: datetime.date) -> Figures:
    """Return margins by the moves of the stock; raises Forbidden without the right to see what stock is worth."""
    pairs = sold_with_costs(connection, since, until)
    rows = margins(pairs, KEYS[kind.removeprefix(MARGIN)])
    if kind == MARGIN + MONTHS:
        rows.sort(key=lambda row: (row.label[3:], row.label[:2]))
    net, cost, left, blank = (sum(row.cells[place] or 0 for row in rows) for place in (0, 1, 2, 4))
    heads = (_("Net"), _("Cost of goods"), _("Margin"), _("Margin, %"), _("Net without known cost"))
    sums = (cost, left, ratio(left, net) if net > 0 else None, blank)
    return Figures(kind, _(TITLES[kind]), heads, frozenset({5}), tuple(rows), total=net, sums=sums)
