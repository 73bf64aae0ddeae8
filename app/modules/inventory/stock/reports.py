"""Stock on a day as reports: what each article was worth with the lower of cost and market, and what lay where."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection

from app.core import format as formats
from app.core.messages import N_, _
from app.data.queries import query
from app.data.reports import Maker, Report, by_span, with_advice
from app.modules.inventory.stock.queries.levels import levels_on
from app.modules.inventory.stock.queries.valuation import WorthOn, apart, values_on
from app.modules.inventory.stock.rules.words import CONDITIONS


@query("inventory.stock.value.view")
def worth_at_end(connection: Connection, _since: datetime.date, until: datetime.date) -> list[WorthOn]:
    """Return what each article was worth at the end of a span."""
    return values_on(connection, until)


@query("inventory.stock.value.view")
def values_report(connection: Connection, _since: datetime.date, until: datetime.date) -> Report:
    """Return the value of stock at the end of a span, at cost and at the lower of cost and market (§ 253 (4) HGB)."""
    found = values_on(connection, until)
    rows = [
        (
            one.number,
            one.name,
            one.quantity,
            one.cost,
            "" if one.market is None else formats.scaled(one.market, 2),
            one.devaluation,
            one.value,
        )
        for one in found
    ]
    columns = (
        ("key", N_("Article number"), "text", 1.0),
        ("label", N_("Article"), "text", 2.6),
        ("quantity", N_("Quantity"), "quantity", 0.9),
        ("cost", N_("Cost"), "money", 1.1),
        ("market", N_("Market price"), "text", 1.0),
        ("devaluation", N_("Write-down"), "money", 1.1),
        ("value", N_("Value"), "money", 1.1),
    )
    totals = {
        "cost": sum(one.cost for one in found),
        "devaluation": sum(one.devaluation for one in found),
        "value": sum(one.value for one in found),
    }
    title, day = _("Value of stock"), formats.day(until)
    notes = with_advice(apart(connection))
    return Report("stock-values", title, day, columns, rows, totals=totals, notes=notes)


@query("inventory.view")
def levels_report(connection: Connection, _since: datetime.date, until: datetime.date) -> Report:
    """Return what lay where at the end of a span."""
    rows = [
        (
            one.number,
            one.name,
            one.place,
            one.lot,
            one.expiry,
            _(CONDITIONS[one.condition]),
            one.serial,
            one.quantity,
        )
        for one in levels_on(connection, until)
    ]
    columns = (
        ("key", N_("Article number"), "text", 1.0),
        ("label", N_("Article"), "text", 2.4),
        ("place", N_("Storage place"), "text", 1.8),
        ("lot", N_("Lot"), "text", 0.9),
        ("expiry", N_("Keeps until"), "day", 0.9),
        ("condition", N_("Condition"), "text", 0.9),
        ("serial", N_("Serial number"), "text", 1.0),
        ("quantity", N_("Quantity"), "quantity", 0.9),
    )
    return Report(
        "stock-levels", _("What lies where"), formats.day(until), columns, rows, totals={}, landscape=True
    )


REPORTS: dict[str, Maker] = {
    "stock-values": by_span(values_report),
    "stock-levels": by_span(levels_report),
}
