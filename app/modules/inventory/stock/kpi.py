"""Figures that come of stock: what it is worth, how long it reaches, and what nobody asked for in a year."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core.dates import ONE_DAY, add_months
from app.core.figures import DAYS, LOWER, MONEY, NEITHER, Figure, FigureRow, FigureSource, Value, shared
from app.core.messages import N_, _
from app.data.queries import query
from app.modules.inventory.stock.models import VALUES, Move, ValueRow
from app.modules.inventory.stock.queries.valuation import values_on

TABLES = frozenset({"inventory_move", "inventory_value", "inventory_cost", "inventory_article"})
PAGE, GONE = "inventory.stock.values", ("issue", "consume")
NOTHING_LEFT = N_("Nothing left the stock in the twelve months up to this day.")


def _used(connection: Connection, until: datetime.date) -> tuple[dict[int, int], int]:
    """Return what left the stock for customers and own use in the twelve months up to a day, by article in cents, and their days.

    What was taken back by a reversal did not leave.
    """
    since = add_months(until + ONE_DAY, -12)
    v, m, back = ValueRow, Move, Move.__table__.alias("back")
    undone = select(back.c.id).where(back.c.reversal_of == m.id).exists()
    rows = connection.execute(
        select(v.article_id, -func.sum(v.value))
        .join(m, m.id == v.move_id)
        .where(m.kind.in_(GONE), v.day.between(since, until), ~undone)
        .group_by(v.article_id)
    )
    return {int(key): int(cents) for key, cents in rows}, (until - since).days + 1


@query(VALUES)
def stock_figures(connection: Connection, _since: datetime.date, until: datetime.date) -> dict[str, Value]:
    """Return what stock was worth at the end of a span, and for how long it reached."""
    held = values_on(connection, until)
    used, days = _used(connection, until)
    worth = sum(one.cost for one in held)
    return {
        "stock_value": Value(worth),
        "stock_reach": shared(worth * days, sum(used.values()), DAYS, NOTHING_LEFT),
        "dead_stock": Value(sum(one.cost for one in held if one.article not in used)),
    }


@query(VALUES)
def stock_rows(
    connection: Connection, key: str, _since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the articles behind a figure, and for the reach what left of them."""
    used, _days = _used(connection, until)
    found = [
        FigureRow(f"{one.number}  {one.name}", "", one.cost, MONEY, PAGE, request=one.article)
        for one in values_on(connection, until)
        if key != "dead_stock" or one.article not in used
    ]
    if key == "stock_reach":
        words = _("issued and used in twelve months")
        found.append(FigureRow(_("Cost of goods"), words, sum(used.values())))
    return found


AREA = "purchasing"
FIGURES = (
    FigureSource(
        read=stock_figures,
        rows=stock_rows,
        tables=TABLES,
        figures=(
            Figure(key="stock_value", title=N_("Stock value"), unit=MONEY, better=NEITHER, area=AREA, at_day=True, meaning=N_("What lies in stock, at cost."), formula=N_("Sum of the values of all articles")),
            Figure(key="stock_reach", title=N_("Reach of the stock"), unit=DAYS, better=LOWER, area=AREA, at_day=True, meaning=N_("For how many days the stock would last at the pace of the last year."), formula=N_("Stock value ÷ cost of what was issued and used in the twelve months up to the day × their days")),
            Figure(key="dead_stock", title=N_("Stock without use"), unit=MONEY, better=LOWER, area=AREA, at_day=True, meaning=N_("What lies in stock of articles that nobody asked for in twelve months."), formula=N_("Value of the articles of which nothing was issued or used in the twelve months up to the day")),
        ),
    ),
)  # fmt: skip
