"""Tables of fixed assets: the register, what changed an asset later, and what was depreciated."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Integer, String

from app.data.tables import Base, Keyed, Versioned, column


class Asset(Versioned, Base):
    """An asset: inventory number, accounts, cost in cents net, method and life.

    carried is what was depreciated up to and with carried_on, before the book
    posted any of it. disposed is the day it left; proceeds what it brought, net.
    """

    __tablename__ = "finance_asset"

    number: ColumnElement[str] = column(String(20), unique=True)
    name: ColumnElement[str] = column(String(120))
    account: ColumnElement[str] = column(String(9))
    expense: ColumnElement[str] = column(String(9))
    cost1: ColumnElement[str] = column(String(36))
    acquired: ColumnElement[datetime.date]
    start: ColumnElement[datetime.date]
    cost: ColumnElement[int]
    method: ColumnElement[str] = column(String(10))
    months: ColumnElement[int] = column(Integer)
    rate: ColumnElement[int] = column(Integer)
    carried: ColumnElement[int]
    carried_on: ColumnElement[datetime.date | None]
    serial: ColumnElement[str] = column(String(60))
    place: ColumnElement[str] = column(String(80))
    document: ColumnElement[str] = column(String(36))
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"), index=True)
    disposed: ColumnElement[datetime.date | None]
    proceeds: ColumnElement[int | None]


class AssetChange(Keyed, Base):
    """What changed an asset: later cost, impairment, or a transfer from one account to another; amount in cents."""

    __tablename__ = "finance_asset_change"

    asset_id: ColumnElement[int] = column(ForeignKey("finance_asset.id"), index=True)
    day: ColumnElement[datetime.date]
    kind: ColumnElement[str] = column(String(10))
    amount: ColumnElement[int]
    account: ColumnElement[str] = column(String(9), default="", server_default="")
    entry_id: ColumnElement[int | None] = column(ForeignKey("finance_entry.id"))


class AssetRun(Keyed, Base):
    """What a posting run depreciated of an asset: cents, above zero lowers its book value; the entry holds it with others."""

    __tablename__ = "finance_asset_run"

    asset_id: ColumnElement[int] = column(ForeignKey("finance_asset.id"), index=True)
    day: ColumnElement[datetime.date]
    amount: ColumnElement[int]
    entry_id: ColumnElement[int] = column(ForeignKey("finance_entry.id"), index=True)
