"""Balance sheet, income statement and BWA as reports: data, paper, spreadsheet."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection

from app.core import format as formats
from app.core.messages import N_, _
from app.data.reports import Maker, Report, span
from app.modules.finance.statements.queries import Statement, balance_sheet, bwa, income_statement
from app.modules.finance.statements.rules import Shown, ratio, sums_of

DEPTHS = {"full": 3, "small": 2}  # small companies may stop at Roman numerals (§ 266 (1) sentence 3 HGB)


def _indented(one: Shown) -> str:
    return "   " * max(0, one.row.level - 1) + str(one.row.label)


def balance_sheet_report(connection: Connection, until: datetime.date, depth: str = "full") -> Report:
    """Return the balance sheet at a day; depth is 'full' or 'small'."""
    made = balance_sheet(connection, until)
    deepest = DEPTHS[depth]
    kept = [(i, one) for i, one in enumerate(made.rows) if one.row.level <= deepest and (any(one.amounts) or one.row.level < 2)]
    kept = [(i, one) for i, one in kept if one.row.key not in ("A.VI", "F", "S") or any(one.amounts)]
    place = {i: new for new, (i, _one) in enumerate(kept)}
    rows = [("" if one.row.level == 0 else one.row.key, _indented(one), *one.amounts) for _i, one in kept]
    sums = {
        place[i]: [(place[part], sign) for part, sign in parts if part in place]
        for i, parts in sums_of(made.rows).items()
        if i in place and any(part in place for part, _sign in parts)
    }
    columns = (
        ("key", N_("Position"), "text", 0.9),
        ("label", N_("Label"), "text", 5.2),
        ("amount", formats.day(until), "money", 1.7),
        ("previous", formats.day(made.spans[1][1]), "money", 1.7),
    )
    return Report(
        "balance-sheet",
        _("Balance sheet"),
        formats.day(until),
        columns,
        rows,
        {"assets": made.amount("assets", "assets"), "liabilities": made.amount("liabilities", "liabilities")},
        kinds={new: "total" if one.row.level == 0 else "group" for new, (_i, one) in enumerate(kept) if one.row.level < 2},
        sums=sums,
        notes=tuple(map(str, made.findings)),
        fields={new: {"key": one.row.key, "label": str(one.row.label), "side": one.row.side} for new, (_i, one) in enumerate(kept)},
        closes=False,
    )


def income_statement_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the income statement (Gewinn- und Verlustrechnung, Gesamtkostenverfahren) of a span."""
    subtitle = span(since, until)
    made = income_statement(connection, since, until)
    columns = (
        ("key", N_("Position"), "text", 0.8),
        ("label", N_("Label"), "text", 5.2),
        ("amount", N_("Amount"), "money", 1.7),
        ("previous", N_("Previous year"), "money", 1.7),
    )
    return _of(made, "income-statement", _("Income statement"), subtitle, columns, [one.amounts for one in made.rows])


def bwa_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the BWA (short-term income statement): span and fiscal year, each with its share of total output and the previous year."""
    subtitle = span(since, until)
    made = bwa(connection, since, until)
    outputs = next(one.amounts for one in made.rows if one.row.key == "output")
    cells: list[tuple[Any, ...]] = [
        (
            one.amounts[0],
            ratio(one.amounts[0], outputs[0]),
            one.amounts[1],
            one.amounts[2],
            ratio(one.amounts[2], outputs[2]),
            one.amounts[3],
        )
        for one in made.rows
    ]
    columns = (
        ("key", N_("Row"), "text", 0.6),
        ("label", N_("Label"), "text", 3.6),
        ("amount", N_("Span"), "money", 1.5),
        ("share", N_("% output"), "percent", 0.9),
        ("previous", N_("Previous year"), "money", 1.5),
        ("cumulated", N_("Year to date"), "money", 1.5),
        ("cumulated_share", N_("% output"), "percent", 0.9),
        ("cumulated_previous", N_("Previous year"), "money", 1.5),
    )
    return _of(made, "bwa", _("BWA"), subtitle, columns, cells, landscape=True)


def _of(
    made: Statement,
    name: str,
    title: str,
    subtitle: str,
    columns: tuple[tuple[str, str, str, float], ...],
    cells: list[tuple[Any, ...]],
    landscape: bool = False,
) -> Report:
    """Return a report of results: every row, totals in bold, sums alive."""
    rows = [
        (one.row.key if one.row.key[0].isdigit() else "", _indented(one), *values) for one, values in zip(made.rows, cells, strict=True)
    ]
    return Report(
        name,
        title,
        subtitle,
        columns,
        rows,
        {"result": made.amount("result")},
        landscape=landscape,
        kinds={i: "total" if one.row.key == "result" else "group" for i, one in enumerate(made.rows) if one.row.level == 0},
        sums=sums_of(made.rows),
        notes=tuple(map(str, made.findings)),
        fields={i: {"key": one.row.key, "label": str(one.row.label)} for i, one in enumerate(made.rows)},
        closes=False,
    )


def _balance_sheet(connection: Connection, since: datetime.date, until: datetime.date, detail: str) -> Report:
    span(since, until)
    return balance_sheet_report(connection, until, detail if detail in DEPTHS else "full")


REPORTS: dict[str, Maker] = {
    "balance-sheet": _balance_sheet,
    "income-statement": lambda connection, since, until, _account: income_statement_report(connection, since, until),
    "bwa": lambda connection, since, until, _account: bwa_report(connection, since, until),
}
