"""Tables of fixed assets: the register, what changed an asset later, and what was depreciated."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Integer, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Keyed, Versioned, column
from app.modules.finance.fixed_assets.rules import CHANGE_KINDS, METHODS


class Asset(Versioned, Base):
    """An asset: inventory number, accounts, cost in cents net, method and life.

    carried is what was depreciated up to and with carried_on, before the book
    posted any of it. disposed is the day it left; proceeds what it brought, net.
    """

    __tablename__ = "finance_asset"
    __formerly__ = "asset"
    __title__ = N_("Asset")
    __reads__ = "finance.view"
    __writes__ = "finance.asset.change"

    number: ColumnElement[str] = column(
        String(20),
        unique=True,
        title=N_("Inventory no."),
        counters=(Counter("finance.asset", "A{n:05}", typed=True),),
    )
    name: ColumnElement[str] = column(String(120), required=True)
    account: ColumnElement[str] = column(
        String(9), title=N_("Account"), width=80, code_of="finance_account", among=("asset",)
    )
    expense: ColumnElement[str] = column(
        String(9), title=N_("Expense account"), code_of="finance_account", among=("expense",)
    )
    cost1: ColumnElement[str] = column(
        String(36), title=N_("Cost centre"), width=90, code_of="finance_cost_centre", among=("1",)
    )
    acquired: ColumnElement[datetime.date] = column(title=N_("Bought"), width=100, required=True)
    start: ColumnElement[datetime.date] = column(title=N_("Used from"))
    cost: ColumnElement[int] = column(title=N_("Cost, net"), kind="money", required=True)
    method: ColumnElement[str] = column(String(10), title=N_("Method"), choices=METHODS, width=150)
    months: ColumnElement[int] = column(Integer, title=N_("Useful life in months"), width=70)
    rate: ColumnElement[int] = column(Integer, title=N_("Degressive, % a year"), kind="percent")
    carried: ColumnElement[int] = column(title=N_("Depreciated before"), kind="money")
    carried_on: ColumnElement[datetime.date | None] = column(title=N_("up to"))
    serial: ColumnElement[str] = column(String(60), title=N_("Serial no."))
    place: ColumnElement[str] = column(String(80), title=N_("Location"))
    document: ColumnElement[str] = column(String(36), title=N_("Document"), width=110)
    entry_id: ColumnElement[int | None] = column(
        ForeignKey("finance_entry.id"), index=True, title=N_("Entry")
    )
    disposed: ColumnElement[datetime.date | None] = column(title=N_("Left on"), width=100)
    proceeds: ColumnElement[int | None] = column(title=N_("Proceeds, net (0: scrapped)"), kind="money")


class AssetChange(Keyed, Base):
    """What changed an asset: later cost, impairment, or a transfer from one account to another; amount in cents."""

    __tablename__ = "finance_asset_change"
    __title__ = N_("Change of an asset")
    __reads__ = "finance.view"
    __writes__ = "finance.asset.change"

    asset_id: ColumnElement[int] = column(ForeignKey("finance_asset.id"), index=True, title=N_("Asset"))
    day: ColumnElement[datetime.date] = column(required=True)
    kind: ColumnElement[str] = column(String(10), title=N_("Kind"), choices=CHANGE_KINDS)
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money", required=True)
    account: ColumnElement[str] = column(
        String(9),
        default="",
        server_default="",
        title=N_("Account"),
        code_of="finance_account",
        among=("asset",),
    )
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"), title=N_("Entry"))


class AssetRun(Keyed, Base):
    """What a posting run depreciated of an asset: cents, above zero lowers its book value; the entry holds it with others."""

    __tablename__ = "finance_asset_run"
    __title__ = N_("Depreciation")
    __reads__ = "finance.view"
    __writes__ = "finance.asset.change"

    asset_id: ColumnElement[int] = column(ForeignKey("finance_asset.id"), index=True, title=N_("Asset"))
    day: ColumnElement[datetime.date]
    amount: ColumnElement[int] = column(title=N_("Amount"), kind="money")
    entry_id: ColumnElement[int] = column(ForeignKey("finance_entry.id"), index=True, title=N_("Entry"))
