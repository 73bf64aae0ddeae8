"""Classes and figures of the articles that are planned: use by month, ABC and XYZ, reach, turnover, lead times, suppliers, forecast."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, Connection, extract, func, select

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months
from app.core.messages import N_, language
from app.data.clock import today
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.remembered import remembered
from app.data.settings import setting
from app.modules.inventory.articles.api import Article, ArticleSupplier, text_in
from app.modules.inventory.planning.queries.proposals import VIEW
from app.modules.inventory.planning.queries.use import USES, lead_times, planned, positions
from app.modules.inventory.planning.rules.classes import MONTHS, abc, reach, turnover, xyz
from app.modules.inventory.planning.rules.reordering import learned
from app.modules.inventory.planning.rules.words_of_classes import ArticleFigures
from app.modules.inventory.stock.api import Move, ValueRow

LOOKED = 24  # months that are looked back on
CELLS = tuple(a + b for a in "ABC" for b in "XYZ")


@dataclass(frozen=True)
class Cell:
    """A field of the nine-field table: how many articles, and what was used of them in twelve months in cents."""

    name: str
    articles: int
    value: int


def months_of(connection: Connection, now: datetime.date, count: int = LOOKED) -> dict[int, list[int]]:
    """Return what was used of each article in the whole months before this one, oldest first, from its first move on."""
    m, back = Move, Move.__table__.alias("undone")
    first = now.replace(day=1)
    since = add_months(first, -count)
    number = extract("year", m.day) * 12 + extract("month", m.day)
    rows = (
        select(m.article_id, number, func.sum(m.quantity))
        .where(
            m.kind.in_(USES),
            m.day >= since,
            m.day < first,
            ~select(back.c.id).where(back.c.reversal_of == m.id).exists(),
        )
        .group_by(m.article_id, number)
    )
    start = since.year * 12 + since.month
    found: dict[int, list[int]] = defaultdict(lambda: [0] * count)
    for article, month, total in connection.execute(rows):
        found[int(article)][int(month) - start] = int(total)
    begun = select(m.article_id, func.min(m.day)).where(m.day < first).group_by(m.article_id)
    for article, day in connection.execute(begun):
        if day > since and article in found:
            found[article] = found[article][day.year * 12 + day.month - start :]
    return dict(found)


def _values(
    connection: Connection, now: datetime.date
) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    """Return by article, in cents: what was used in twelve months, what the stock is worth, and what it was worth a year ago."""
    v, m, back = ValueRow, Move, Move.__table__.alias("back")
    undone = select(back.c.id).where(back.c.reversal_of == m.id).exists()
    ago = add_months(now + ONE_DAY, -12)
    used = (
        select(v.article_id, -func.sum(v.value))
        .join(m, m.id == v.move_id)
        .where(m.kind.in_(USES), v.day.between(ago, now), ~undone)
        .group_by(v.article_id)
    )
    worth = select(v.article_id, func.sum(v.value)).where(v.day <= now).group_by(v.article_id)
    before = select(v.article_id, func.sum(v.value)).where(v.day < ago).group_by(v.article_id)
    answers = [
        {int(key): int(cents) for key, cents in connection.execute(rows)} for rows in (used, worth, before)
    ]
    return answers[0], answers[1], answers[2]


@query(VIEW)
def article_figures(connection: Connection) -> dict[int, ArticleFigures]:
    """Return the figures of each article that is planned; kept until something is written."""
    return remembered(connection, "figures", lambda: _reckoned(connection))


def _reckoned(connection: Connection) -> dict[int, ArticleFigures]:
    now = today(connection)
    rows, here, months = planned(connection), positions(connection), months_of(connection, now)
    used, worth, before = _values(connection, now)
    limits = {name: int(setting(connection, f"inventory.plan_{name}")) for name in ("a", "b", "x", "y")}
    usual = int(setting(connection, "inventory.plan_lead"))
    classes = abc({row.id: used.get(row.id, 0) for row in rows}, limits["a"], limits["b"])
    took: dict[int, list[int]] = defaultdict(list)
    for (article, _contact), days in lead_times(connection, now).items():
        took[article] += days
    suppliers = _suppliers(connection)
    ago = (now - add_months(now, -12)).days
    found = {}
    for row in rows:
        year = months.get(row.id, [])[-MONTHS:]
        a_day = Fraction(sum(year), ago)
        stock = here[row.id].available if row.id in here else 0
        average = (worth.get(row.id, 0) + before.get(row.id, 0)) // 2
        found[row.id] = ArticleFigures(
            row.id,
            row.number,
            text_in(row.name_de, row.name_en, language()),
            row.unit,
            classes[row.id],
            xyz=xyz(year, Fraction(limits["x"], 100), Fraction(limits["y"], 100)),
            used=used.get(row.id, 0),
            months=tuple(months.get(row.id, [])),
            stock=stock,
            reach=reach(stock, a_day),
            turnover=turnover(used.get(row.id, 0), average),
            lead=learned(took[row.id], usual),
            sources=len(suppliers.get(row.id, ())),
        )
    return found


def _suppliers(connection: Connection) -> dict[int, set[int]]:
    s = ArticleSupplier
    found: dict[int, set[int]] = defaultdict(set)
    for article, contact in connection.execute(select(s.article_id, s.contact_id).where(s.active.is_(True))):
        found[article].add(contact)
    return found


@query(VIEW)
def nine_fields(connection: Connection) -> list[Cell]:
    """Return the nine-field table from AX to CZ, and as tenth field the articles that have no twelve months yet or no use."""
    found = article_figures(connection).values()
    cells = []
    for name in (*CELLS, ""):
        inside = [one for one in found if (one.cell == name)]
        cells.append(Cell(name, len(inside), sum(one.used for one in inside)))
    return cells


def classes_source(cell: str | None = None, single: bool = False) -> ListSource:
    """Return the articles that are planned with their figures: of one field ('' without a class) or all, and those with one supplier only."""
    a = Article
    more = (
        Column("cell", N_("Class"), "text", None, 70),
        Column("used", N_("Used in 12 months"), "money", None, 130),
        Column("reach", N_("Reach, days"), "number", None, 100),
        Column("turnover", N_("Turnover"), "price", None, 90),
        Column("lead", N_("Lead time"), "text", None, 150),
        Column("sources", N_("Suppliers"), "text", None, 90),
        Column("words", N_("Arithmetic"), "text", None, 620, shown=False),
    )

    def chosen(connection: Connection) -> list[ColumnElement[bool]]:
        found = article_figures(connection).values()
        keys = [one.article for one in found if cell in (None, one.cell) and (not single or one.sources == 1)]
        return [a.id.in_(keys)]

    def fill(connection: Connection, keys: Sequence[int], rows: list[list[Any]]) -> None:
        found = article_figures(connection)
        for key, row in zip(keys, rows, strict=True):
            if key in found:
                row[-len(more) :] = found[key].cells

    columns = (*listed(a, "number"), shown_as(a.name_de, width=180), *more)
    order = (a.number.asc(), a.id.asc())
    return ListSource("inventory.classes", a, columns, order, finish=fill, visible=chosen, right=VIEW)
