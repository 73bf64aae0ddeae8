"""What is read before values are posted: what changed since the last posting, the entry it makes, and whether both ledgers agree."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, case, func, select

from app.core.dataclass import dataclass
from app.data.lists import ListSource, listed, shown_as
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.ledger.api import Entry, balances_at, role_account
from app.modules.inventory.articles.api import Article
from app.modules.inventory.stock.models import Move, ValuePosting, ValueRow
from app.modules.inventory.stock.queries.standing import FIRST_DAY, posted_until
from app.modules.inventory.stock.rules.posting import Accounts, Change, PostingLine, entry_lines

RIGHT = "inventory.stock.value.view"
CLASSES = ("goods", "materials")


@dataclass(frozen=True)
class Agreement:
    """A stock account: what it holds in the general ledger and in the ledger of values on a day, in cents."""

    account: str
    ledger: int
    stock: int


@dataclass(frozen=True)
class PostingView:
    """What a posting up to a day would be: the changes since the last one, the lines of its entry, and the accounts before it."""

    since: datetime.date | None
    until: datetime.date
    changes: tuple[Change, ...]
    lines: tuple[PostingLine, ...]
    agreement: tuple[Agreement, ...]


def accounts(connection: Connection) -> Accounts:
    """Return the accounts of this book: those of its chart, and those of the settings."""
    chart = str(setting(connection, "finance.chart"))
    return Accounts(
        {one: role_account(chart, f"stock_{one}") for one in CLASSES},
        {one: role_account(chart, f"stock_change_{one}") for one in CLASSES},
        str(setting(connection, "inventory.account_loss")),
        str(setting(connection, "inventory.account_use")),
        str(setting(connection, "inventory.account_opening")) or role_account(chart, "opening"),
    )


def changes(connection: Connection, since: datetime.date | None, until: datetime.date) -> tuple[Change, ...]:
    """Return what changed the values after a day and up to another, by class, kind of move and cost centre; a reversal counts with what it reverses."""
    v, origin = ValueRow, Move.__table__.alias("reversed_move")
    kind = case(
        (v.kind != "move", "value"),
        (Move.reversal_of.is_not(None), origin.c.kind),
        else_=Move.kind,
    ).label("what")
    rows = (
        select(Article.stock_class, kind, Move.cost1, func.sum(v.value).label("value"))
        .join_from(v, Move, Move.id == v.move_id)
        .join(Article, Article.id == v.article_id)
        .outerjoin(origin, origin.c.id == Move.reversal_of)
        .where(v.day > (since or FIRST_DAY), v.day <= until)
        .group_by(Article.stock_class, kind, Move.cost1)
        .order_by(Article.stock_class, kind, Move.cost1)
    )
    return tuple(Change(a, b, c, int(d)) for a, b, c, d in connection.execute(rows) if d)


@query(RIGHT)
def posting_preview(connection: Connection, until: datetime.date) -> PostingView:
    """Return what posting the values up to a day would book; nothing where that day is posted already."""
    since, known = posted_until(connection), accounts(connection)
    found = changes(connection, since, until)
    return PostingView(since, until, found, entry_lines(found, known), agreement(connection, since))


@query(RIGHT)
def agreement(connection: Connection, day: datetime.date | None) -> tuple[Agreement, ...]:
    """Return of each stock account what both ledgers say at the end of a day that was posted; nothing before the first posting."""
    if day is None:
        return ()
    v, known = ValueRow, accounts(connection)
    rows = (
        select(Article.stock_class, func.sum(v.value))
        .join_from(v, Article, Article.id == v.article_id)
        .where(v.day <= day)
        .group_by(Article.stock_class)
    )
    values: dict[str, int] = {str(name): int(value) for name, value in connection.execute(rows)}
    held = balances_at(connection, day)
    return tuple(
        Agreement(known.stock[one], held.get(known.stock[one], 0), values.get(one, 0)) for one in CLASSES
    )


def postings_source() -> ListSource:
    """Return what was posted, the newest first."""
    p = ValuePosting
    columns = (
        *listed(p, "until"),
        shown_as(Entry.document),
        *listed(p, "login"),
    )
    return ListSource(
        "inventory.postings", p, columns, (p.until.desc(), p.id.desc()), ((Entry, Entry.id == p.entry_id),)
    )
