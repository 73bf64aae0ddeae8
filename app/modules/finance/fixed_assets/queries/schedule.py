"""The schedule of fixed assets (§ 284 (3) HGB)."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.data.queries import query
from app.modules.finance.chart.api import Account, account_name
from app.modules.finance.fixed_assets.queries.assets import AssetView, asset_views
from app.modules.finance.fixed_assets.rules import (
    COST,
)


@dataclass
class ScheduleRow:
    """A line of the schedule (§ 284 (3) HGB): cost and depreciation from begin to end of a span, and book values; cents."""

    account: str
    name: str
    position: str
    cost_begin: int = 0
    additions: int = 0
    disposals: int = 0
    transfers: int = 0
    worn_begin: int = 0
    worn: int = 0
    worn_disposals: int = 0
    worn_transfers: int = 0
    value_begin: int = 0

    @property
    def cost_end(self) -> int:
        """Cost at the end."""
        return self.cost_begin + self.additions - self.disposals + self.transfers

    @property
    def worn_end(self) -> int:
        """Depreciation at the end."""
        return self.worn_begin + self.worn - self.worn_disposals + self.worn_transfers

    @property
    def value_end(self) -> int:
        """Book value at the end."""
        return self.cost_end - self.worn_end


@query("finance.view")
def schedule(connection: Connection, since: datetime.date, until: datetime.date) -> list[ScheduleRow]:
    """Return the schedule of fixed assets over a span, by account, from what is posted."""
    names = {
        number: (name, hgb)
        for number, name, hgb in connection.execute(
            select(Account.number, account_name().label("name"), Account.hgb)
        )
    }
    rows: dict[str, ScheduleRow] = {}

    def at(account: str) -> ScheduleRow:
        name, position = names.get(account, ("", ""))
        return rows.setdefault(account, ScheduleRow(account, name, position))

    before = since - ONE_DAY
    for asset in asset_views(connection):
        _add_asset(at, asset, since, until, before)
    return [rows[account] for account in sorted(rows) if any(vars(rows[account])[name] for name in _FIGURES)]


_FIGURES = (
    "cost_begin",
    "additions",
    "disposals",
    "transfers",
    "worn_begin",
    "worn",
    "worn_disposals",
    "worn_transfers",
    "value_begin",
)


def _add_asset(
    at: Any, asset: AssetView, since: datetime.date, until: datetime.date, before: datetime.date
) -> None:
    gone = asset.left
    if asset.acquired > until or (gone is not None and gone < since):
        return
    start = at(asset.account_at(before))
    worn_before = asset.posted(before) + asset.impaired(before)
    if asset.acquired < since:
        start.cost_begin += asset.cost_at(before)
        start.worn_begin += worn_before
        start.value_begin += asset.cost_at(before) - worn_before
    else:
        start.additions += asset.info.cost
        start.worn += asset.info.carried if asset.info.carried_on is not None else 0
    for one in asset.info.changes:
        if since <= one.day <= until:
            row = at(asset.account_at(one.day))
            if one.kind == COST:
                row.additions += one.amount
            else:
                row.worn += one.amount
    for day, amount, _entry in asset.runs:
        if since <= day <= until:
            at(asset.account_at(day)).worn += amount
    for day, old, new in asset.moves:
        if since <= day <= until:
            cost, worn = asset.cost_at(day), asset.posted(day) + asset.impaired(day)
            at(old).transfers -= cost
            at(new).transfers += cost
            at(old).worn_transfers -= worn
            at(new).worn_transfers += worn
    if gone is not None and gone <= until:
        row = at(asset.account_at(gone))
        row.disposals += asset.cost_at(gone)
        row.worn_disposals += asset.posted(until) + asset.impaired(gone)
