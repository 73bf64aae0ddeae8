"""What is read of fixed assets: the register with book values, plans, what is to be posted, and the schedule of § 284 (3) HGB."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from app.core.dataclass import dataclass
from app.core.errors import Missing
from app.core.messages import N_
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import build, read_all
from app.data.settings import setting
from app.modules.finance.chart.api import Account, CostCentre, Period, years
from app.modules.finance.fixed_assets.models import Asset, AssetChange, AssetRun
from app.modules.finance.fixed_assets.rules import (
    COST,
    IMPAIRMENT,
    MEMO,
    POOL,
    TRANSFER,
    AssetInfo,
    Change,
    Span,
    asset_accounts,
    lost,
    spans_over,
)
from app.modules.finance.ledger.api import REVERSED, Entry, Line

WHO, POSTED = "finance_asset", "finance_asset_run"


@dataclass(frozen=True)
class AssetView:
    """An asset as its form shows it, with what depreciation must know of it and what was posted so far."""

    id: int
    version: int
    number: str
    name: str
    account: str
    expense: str
    cost1: str
    acquired: datetime.date
    serial: str
    place: str
    document: str
    entry_id: int | None
    proceeds: int | None
    info: AssetInfo
    moves: tuple[tuple[datetime.date, str, str], ...]
    runs: tuple[tuple[datetime.date, int, int], ...]

    @property
    def left(self) -> datetime.date | None:
        """The day it left the ledger; what is pooled stays in it (§ 6 (2a) S. 3 EStG)."""
        return None if self.info.method == POOL else self.info.disposed

    def posted(self, until: datetime.date = datetime.date.max) -> int:
        """Return what was depreciated by wear up to and with a day: carried and posted, in cents."""
        carried = self.info.carried if self.info.carried_on is None or self.info.carried_on <= until else 0
        return carried + sum(amount for day, amount, _entry in self.runs if day <= until)

    def cost_at(self, day: datetime.date) -> int:
        """Return cost with what was added up to and with a day."""
        return self.info.cost + sum(
            one.amount for one in self.info.changes if one.kind == COST and one.day <= day
        )

    def impaired(self, until: datetime.date) -> int:
        """Return the impairments up to and with a day."""
        return sum(one.amount for one in self.info.changes if one.kind == IMPAIRMENT and one.day <= until)

    def book_value(self, day: datetime.date = datetime.date.max) -> int:
        """Return what stands in the ledger for the asset at the end of a day; nothing once it has left."""
        if self.acquired > day or (self.left is not None and self.left <= day):
            return 0
        return self.cost_at(day) - self.posted(day) - self.impaired(day)

    def account_at(self, day: datetime.date) -> str:
        """Return the account the asset stood on at the end of a day."""
        later = [before for moved, before, _after in self.moves if moved > day]
        return later[0] if later else self.account


@dataclass(frozen=True)
class Due:
    """What is to be posted for an asset up to a day, in cents."""

    asset: AssetView
    amount: int


@dataclass(frozen=True)
class Unregistered:
    """An addition on an account of fixed assets that no asset stands for."""

    entry: int
    day: datetime.date
    account: str
    document: str
    text: str
    amount: int
    cost1: str


def not_reversed() -> ColumnElement[bool]:
    """Say that the entry of a run stands: it was not taken back."""
    back = Entry.__table__.alias("taken_back")
    return ~select(back.c.id).where(back.c.reversal_of == AssetRun.entry_id).exists()


@query("finance.view")
def spans(connection: Connection) -> list[Span]:
    """Return the fiscal years of the book."""
    return sorted((one.start, one.end) for one in years(connection))


def assets_source() -> ListSource:
    """Return the register by inventory number; the book value is what is posted, that of an asset that left is zero."""
    a = Asset
    more = _sum(AssetChange.amount, AssetChange.asset_id, AssetChange.kind == COST)
    less = _sum(AssetChange.amount, AssetChange.asset_id, AssetChange.kind == IMPAIRMENT)
    runs = _sum(AssetRun.amount, AssetRun.asset_id, not_reversed())
    cost = a.cost + more
    value = case((and_(a.disposed.is_not(None), a.method != POOL), 0), else_=cost - a.carried - runs - less)
    columns = (
        *listed(a, "number name acquired"),
        Column("cost", N_("Cost"), "money", cost, 120, total=True),
        Column("value", N_("Book value"), "money", value, 120, total=True),
        *listed(a, "account method"),
        shown_as(a.months, title=N_("Months")),
        *listed(a, "disposed"),
        shown_as(a.cost1, shown=False),
        shown_as(a.place, shown=False),
        shown_as(a.serial, shown=False),
        shown_as(a.document, shown=False),
    )

    return ListSource("finance.assets", a, columns, (a.disposed.is_not(None), a.number.asc()))


def _sum(
    amount: ColumnElement[int], asset: ColumnElement[int], where: ColumnElement[bool]
) -> ColumnElement[int]:
    return (
        select(func.coalesce(func.sum(amount), 0))
        .where(asset == Asset.id, where)
        .correlate(Asset)
        .scalar_subquery()
    )


def asset_views(connection: Connection, keys: Iterable[int] | None = None) -> list[AssetView]:
    """Return assets by number; all of them without keys."""
    a, c, r = Asset, AssetChange, AssetRun
    memo = MEMO if setting(connection, "assets.memo") else 0
    query = select(a.__table__).order_by(a.number)
    if keys is not None:
        query = query.where(a.id.in_(list(keys)))
    changes: dict[int, list[Any]] = {}
    for row in connection.execute(
        select(c.asset_id, c.day, c.kind, c.amount, c.account).order_by(c.day, c.id)
    ):
        changes.setdefault(row.asset_id, []).append(row)
    runs: dict[int, list[tuple[datetime.date, int, int]]] = {}
    for asset, day, amount, entry in connection.execute(
        select(r.asset_id, r.day, r.amount, r.entry_id).where(not_reversed()).order_by(r.day, r.id)
    ):
        runs.setdefault(asset, []).append((day, amount, entry))
    return [
        _view(dict(row), changes.get(row["id"], []), runs.get(row["id"], []), memo)
        for row in connection.execute(query).mappings()
    ]


def _view(
    row: Mapping[str, Any], changes: Sequence[Any], runs: Sequence[tuple[datetime.date, int, int]], memo: int
) -> AssetView:
    found = tuple(Change(one.day, one.kind, one.amount) for one in changes if one.kind != TRANSFER)
    moved = [(one.day, one.account) for one in changes if one.kind == TRANSFER]
    targets = [*(account for _day, account in moved[1:]), row["account"]]
    moves = (
        tuple((day, before, after) for (day, before), after in zip(moved, targets, strict=True))
        if moved
        else ()
    )
    kept = dict(row)
    info = build(AssetInfo, {**kept, "memo": memo, "changes": found})
    return build(AssetView, {**kept, "info": info, "moves": moves, "runs": tuple(runs)})


@query("finance.view")
def asset_view(connection: Connection, key: int) -> AssetView:
    """Return an asset; raises Missing."""
    found = asset_views(connection, [key])
    if not found:
        raise Missing(N_("This record is no longer there."))
    return found[0]


@query("finance.view")
def due(connection: Connection, until: datetime.date) -> list[Due]:
    """Return what wear took up to and with a day beyond what is posted, by asset; what is even is left out."""
    own = spans(connection)
    found = []
    for asset in asset_views(connection):
        if asset.info.start > until:
            continue
        last = max(until, asset.info.start)
        amount = lost(asset.info, spans_over(own, asset.info.start, last), until) - asset.posted()
        if amount and asset.left is None:  # what one that left still lacked was written off with it
            found.append(Due(asset, amount))
    return found


@query("finance.view")
def unregistered(connection: Connection, since: datetime.date, until: datetime.date) -> list[Unregistered]:
    """Return the additions on accounts of fixed assets in a span that no asset of the register names as its entry."""
    ranges = asset_accounts(str(setting(connection, "finance.chart")))
    on_assets = or_(
        *(
            and_(Account.number >= first, Account.number <= last, func.length(Account.number) == len(first))
            for first, last in ranges
        )
    )
    query = (
        select(
            Entry.id.label("entry"),
            Line.day,
            Account.number.label("account"),
            Entry.document,
            func.coalesce(Line.text, Entry.text).label("text"),
            Line.amount,
            func.coalesce(CostCentre.code, "").label("cost1"),
        )
        .join(Entry, Entry.id == Line.entry_id)
        .join(Account, Account.id == Line.account_id)
        .outerjoin(CostCentre, CostCentre.id == Line.cost1)
        .where(
            on_assets,
            Line.day.between(since, until),
            Line.amount > 0,
            Line.role < REVERSED,
            Entry.origin != "assets",
            Entry.period_id.not_in(select(Period.id).where(Period.number == 0)),  # carried, whoever typed it
            Entry.id.not_in(select(Asset.entry_id).where(Asset.entry_id.is_not(None))),
            Entry.id.not_in(select(AssetChange.entry_id).where(AssetChange.entry_id.is_not(None))),
            ~_is_taken_back(),
        )
        .order_by(Line.day, Line.id)
    )
    return read_all(connection, query, Unregistered)


def _is_taken_back() -> ColumnElement[bool]:
    back = Entry.__table__.alias("taken_back")
    return select(back.c.id).where(back.c.reversal_of == Entry.id).correlate(Entry).exists()


# -- the schedule of fixed assets ----------------------------------------------
