"""What if deliveries take longer, or a supplier fails: which articles run dry when, beside how it is without that."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.messages import N_
from app.data.clock import today
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.remembered import remembered
from app.data.settings import setting
from app.modules.inventory.articles.api import Article, ArticleSupplier
from app.modules.inventory.planning.queries.proposals import NOTHING, VIEW
from app.modules.inventory.planning.queries.use import demands, lead_times, planned, positions
from app.modules.inventory.planning.rules.outlook import HORIZON, Supply, dry_by_week, dry_spans
from app.modules.inventory.planning.rules.reordering import learned
from app.modules.inventory.purchasing.api import coming

Span = tuple[int, int]


@dataclass(frozen=True)
class WhatIf:
    """What is supposed: deliveries take so many days longer, and this supplier fails."""

    delay: int = 0
    failed: int | None = None


AS_IT_IS = WhatIf()


@dataclass(frozen=True)
class Outlook:
    """When an article runs dry: spans of days from today on as it is and as supposed, and the supply that was supposed."""

    article: int
    plain: tuple[Span, ...]
    supposed: tuple[Span, ...]
    supply: Supply


@query(VIEW)
def outlook(connection: Connection, what: WhatIf) -> dict[int, Outlook]:
    """Return for each article that is used when it runs dry within half a year; kept until something is written."""
    return remembered(connection, ("outlook", what), lambda: _reckoned(connection, what))


def _reckoned(connection: Connection, what: WhatIf) -> dict[int, Outlook]:
    now = today(connection)
    days = int(setting(connection, "inventory.plan_days"))
    used, here, arrivals = demands(connection, now, days), positions(connection), coming(connection)
    leads = _leads(connection, now)
    found = {}
    for row in planned(connection):
        demand = used.get(row.id)
        if demand is None or demand.total <= 0:
            continue
        free = here.get(row.id, NOTHING).free
        plain = _supply(
            free, demand.a_day, arrivals.get(row.id, []), leads.get(row.id, {}), AS_IT_IS, now=now
        )
        supposed = _supply(free, demand.a_day, arrivals.get(row.id, []), leads.get(row.id, {}), what, now=now)
        found[row.id] = Outlook(row.id, tuple(dry_spans(plain)), tuple(dry_spans(supposed)), supposed)
    return found


def _leads(connection: Connection, now: datetime.date) -> dict[int, dict[int, int]]:
    """Return in how many whole days each supplier of each article delivers, learned, agreed, or as the settings say."""
    usual = int(setting(connection, "inventory.plan_lead"))
    took, s = lead_times(connection, now), ArticleSupplier
    rows = select(s.article_id, s.contact_id, s.lead_days).where(s.active.is_(True))
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for article, contact, agreed in connection.execute(rows):
        lead = learned(took.get((article, contact), []), usual if agreed is None else agreed).days
        found[article][contact] = -(-lead.numerator // lead.denominator)
    return found


def _supply(
    free: int,
    a_day: Any,
    arrivals: Sequence[tuple[int, datetime.date | None, int]],
    leads: dict[int, int],
    what: WhatIf,
    now: datetime.date,
) -> Supply:
    """Return what an article has under a supposition; what is late arrives today at the earliest, what has no day when an order of today would."""
    left = {contact: days for contact, days in leads.items() if contact != what.failed}
    fresh = min(left.values()) + what.delay if left else None
    found = []
    for contact, expected, quantity in arrivals:
        if contact == what.failed:
            continue
        days = leads.get(contact, HORIZON) if expected is None else max(0, (expected - now).days)
        found.append((days + what.delay, quantity))
    return Supply(free, a_day, tuple(found), fresh)


@query(VIEW)
def dry_weeks(connection: Connection, what: WhatIf) -> tuple[list[int], list[int]]:
    """Return how many articles are dry on each seventh day, as it is and as supposed."""
    found = outlook(connection, what).values()
    return dry_by_week([one.plain for one in found]), dry_by_week([one.supposed for one in found])


def outlook_source(what: WhatIf = AS_IT_IS) -> ListSource:
    """Return the articles that run dry under a supposition, with the days as it is beside them."""
    a = Article
    more = (
        Column("dry", N_("Dry from"), "text", None, 120),
        Column("until", N_("Until"), "text", None, 120),
        Column("days", N_("Days dry"), "text", None, 100),
        Column("plain", N_("Without that"), "text", None, 190),
        Column("free", N_("Free"), "quantity", None, 100),
    )

    def chosen(connection: Connection) -> list[ColumnElement[bool]]:
        return [a.id.in_([key for key, one in outlook(connection, what).items() if one.supposed])]

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        found, now = outlook(connection, what), today(connection)
        for key, row in zip(keys, rows, strict=True):
            if key in found and found[key].supposed:
                row[-len(more) :] = _cells(found[key], now)

    columns = (*listed(a, "number"), shown_as(a.name_de, width=220), *more)
    order = (a.number.asc(), a.id.asc())
    return ListSource("inventory.outlook", a, columns, order, finish=fill, visible=chosen, right=VIEW)  # fmt: skip


def _cells(one: Outlook, now: datetime.date) -> list[Any]:
    def day(days: int) -> str:
        return formats.day(now + datetime.timedelta(days=days))

    first, last = one.supposed[0]
    until = day(last) if last < HORIZON else "–"
    plain = f"{day(one.plain[0][0])} – {day(one.plain[0][1])}" if one.plain else "–"
    total = sum(end - begin for begin, end in one.supposed)
    return [day(first), until, str(total), plain, one.supply.free]
