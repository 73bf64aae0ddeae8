"""The reorder inbox: which articles are to be ordered, from whom, how much and why; reckoned anew each time it is read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection

from app.core.messages import N_, language
from app.data.clock import today
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.remembered import remembered
from app.data.settings import setting
from app.modules.inventory.articles.api import Article, breaks_of, text_in
from app.modules.inventory.planning.queries.use import (
    Source,
    demands,
    lead_times,
    planned,
    positions,
    sources,
)
from app.modules.inventory.planning.rules.reordering import (
    Demand,
    LeadTime,
    Position,
    Terms,
    economic_quantity,
    learned,
    propose,
)
from app.modules.inventory.planning.rules.words import Reorder, in_words

VIEW = "inventory.order.view"
NOTHING = Position(0)
YEAR = 365


@query(VIEW)
def reorders(connection: Connection, keys: Collection[int] | None = None) -> list[Reorder]:
    """Return what is to be ordered today, of some articles or all, by supplier and number."""
    now = today(connection)
    days, usual = _number(connection, "plan_days"), _number(connection, "plan_lead")
    service = int(str(setting(connection, "inventory.plan_service")))
    costs = _number(connection, "plan_order_cost") * 100, _number(connection, "plan_holding")
    used, here = demands(connection, now, days, keys), positions(connection, keys)
    took, supply = lead_times(connection, now), sources(connection, keys)
    breaks = breaks_of(connection, [one.id for one in supply.values()])
    found = []
    for row in planned(connection, keys):
        who = supply.get(row.id)
        demand = used.get(row.id, Demand(0, 0, days))
        lead = _lead(
            took.get((row.id, who.contact), []) if who else [], who.lead_days if who else None, usual
        )
        there = here.get(row.id, NOTHING)
        more = {"service": service, "least": row.minimum, "by_hand": row.reorder}
        if propose(demand, lead, there, Terms(), **more) is None:
            continue
        terms = _terms(who, breaks.get(who.id, ())) if who else Terms()
        a_year = int(demand.a_day * YEAR)
        economic = economic_quantity(a_year, costs[0], terms.price, costs[1])
        made = propose(demand, lead, there, terms, economic=economic, **more)
        assert made is not None
        name = text_in(row.name_de, row.name_en, language())
        about = (
            row.id,
            row.number,
            name,
            row.unit,
            who.contact if who else None,
            who.supplier if who else "",
        )
        found.append(
            Reorder(*about, demand.a_day, lead, there, terms, made, least=row.minimum, by_hand=row.reorder)
        )
    return sorted(found, key=lambda one: (one.contact is None, one.supplier, one.number))


def _number(connection: Connection, name: str) -> int:
    return int(setting(connection, f"inventory.{name}"))


def _lead(took: Sequence[int], agreed: int | None, usual: int) -> LeadTime:
    return learned(took, usual if agreed is None else agreed)


def _terms(one: Source, breaks: tuple[tuple[int, int], ...]) -> Terms:
    return Terms(one.price, one.pack, one.multiple, one.minimum, breaks)


@query(VIEW)
def inbox(connection: Connection) -> list[Reorder]:
    """Return what is to be ordered today of all articles; reckoned once, and again when something was written."""
    return remembered(connection, "reorders", lambda: reorders(connection))


def reorders_source() -> ListSource:
    """Return the articles that are to be ordered, each with its arithmetic in words."""
    a = Article
    more = (
        Column("words", N_("Why"), "text", None, 560),
        Column("supplier", N_("Supplier"), "text", None, 160),
        Column("cost", N_("Costs"), "money", None, 90),
    )

    def due(connection: Connection) -> list[ColumnElement[bool]]:
        return [a.id.in_([one.article for one in inbox(connection)])]

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        found = {one.article: one for one in inbox(connection)}
        for key, row in zip(keys, rows, strict=True):
            if key in found:
                one = found[key]
                row[-len(more) :] = [in_words(one), one.supplier, one.cost]

    columns = (*listed(a, "number"), shown_as(a.name_de, width=200), *more)
    order = (a.number.asc(), a.id.asc())
    return ListSource("inventory.reorders", a, columns, order, finish=fill, visible=due, right=VIEW)
