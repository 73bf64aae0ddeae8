"""The schedule of fixed assets and the register as reports."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection

from app.core.messages import N_, _
from app.data.queries import query
from app.data.reports import Maker, Report, by_span, span
from app.modules.finance.fixed_assets.queries.assets import asset_views
from app.modules.finance.fixed_assets.queries.schedule import ScheduleRow, schedule
from app.modules.finance.fixed_assets.rules import METHODS

FIGURES = (
    ("cost_begin", N_("Cost at start")),
    ("additions", N_("Additions")),
    ("disposals", N_("Disposals")),
    ("transfers", N_("Transfers")),
    ("cost_end", N_("Cost at end")),
    ("worn_begin", N_("Depreciation at start")),
    ("worn", N_("of the span")),
    ("worn_disposals", N_("on disposals")),
    ("worn_transfers", N_("on transfers")),
    ("worn_end", N_("Depreciation at end")),
    ("value_end", N_("Book value at end")),
    ("value_begin", N_("Book value at start")),
)


def cells(row: ScheduleRow) -> tuple[int, ...]:
    """Return the figures of a row in the order of the columns."""
    return tuple(getattr(row, name) for name, _title in FIGURES)


@query("finance.view")
def schedule_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the schedule of fixed assets (§ 284 (3) HGB) by account."""
    rows = schedule(connection, since, until)
    lines: list[tuple[Any, ...]] = [(row.account, row.name, *cells(row)) for row in rows]
    totals = {name: sum(getattr(row, name) for row in rows) for name, _title in FIGURES}
    columns = (
        ("key", N_("Account"), "text", 0.7),
        ("label", N_("Name"), "text", 1.9),
        *((name, title, "money", 1.15) for name, title in FIGURES),
    )
    fields = {i: {"position": row.position} for i, row in enumerate(rows)}
    return Report(
        "fixed-assets",
        _("Schedule of fixed assets"),
        span(since, until),
        columns,
        lines,
        totals=totals,
        landscape=True,
        fields=fields,
    )


@query("finance.view")
def register_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the register with book values at the end of a span; what had left before it is left out."""
    subtitle = span(since, until)
    rows = [
        (
            one.number,
            one.name,
            one.account,
            one.acquired,
            _(METHODS[one.info.method]),
            one.cost_at(until),
            one.book_value(until),
        )
        for one in asset_views(connection)
        if one.acquired <= until and (one.left is None or one.left >= since)
    ]
    columns = (
        ("key", N_("Inventory no."), "text", 1.0),
        ("label", N_("Name"), "text", 2.6),
        ("account", N_("Account"), "text", 0.8),
        ("acquired", N_("Bought"), "day", 1.0),
        ("method", N_("Method"), "text", 1.6),
        ("cost", N_("Cost"), "money", 1.2),
        ("value", N_("Book value"), "money", 1.2),
    )
    totals = {"cost": sum(row[5] for row in rows), "value": sum(row[6] for row in rows)}
    return Report("asset-register", _("Register of fixed assets"), subtitle, columns, rows, totals=totals)


REPORTS: dict[str, Maker] = {
    "fixed-assets": by_span(schedule_report),
    "asset-register": by_span(register_report),
}
