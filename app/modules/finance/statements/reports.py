"""Statements as reports: data, paper, spreadsheet."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from app.core import format as formats
from app.core.dates import year_before
from app.core.messages import N_, Message, _
from app.core.money import ratio
from app.data.queries import query
from app.data.reports import Maker, Report, by_span, span, with_advice
from app.modules.finance.statements.queries.ratios import key_ratios
from app.modules.finance.statements.queries.schemes import own_statement, scheme_names
from app.modules.finance.statements.queries.statements import (
    Span,
    Statement,
    apart,
    balance_sheet,
    bwa,
    income_statement,
)
from app.modules.finance.statements.queries.views import cash_basis, cash_flow, cost_of_sales
from app.modules.finance.statements.rules import Shown, sums_of

DEPTHS = {"full": 3, "small": 2}  # small companies may stop at Roman numerals (§ 266 (1) sentence 3 HGB)


def said(findings: Sequence[Message]) -> tuple[str, ...]:
    """Return what does not fit in a statement as notes: accounts that stand in no row, then sums that differ, with what to do."""
    differing = apart(findings)
    return (*(str(one) for one in findings if one not in differing), *with_advice(differing))


def _indented(one: Shown) -> str:
    return "   " * max(0, one.row.level - 1) + str(one.row.label)


@query("finance.view")
def balance_sheet_report(
    connection: Connection, until: datetime.date, depth: str = "full", made: Statement | None = None
) -> Report:
    """Return the balance sheet at a day; depth is 'full' or 'small'; made is one that was reckoned already."""
    made = made or balance_sheet(connection, until)
    deepest = DEPTHS[depth]
    kept = [
        (i, one)
        for i, one in enumerate(made.rows)
        if one.row.level <= deepest and (any(one.amounts) or one.row.level < 2)
    ]
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
        totals={
            "assets": made.amount("assets", "assets"),
            "liabilities": made.amount("liabilities", "liabilities"),
        },
        kinds={
            new: "total" if one.row.level == 0 else "group"
            for new, (_i, one) in enumerate(kept)
            if one.row.level < 2
        },
        sums=sums,
        notes=said(made.findings),
        fields={
            new: {"key": one.row.key, "label": str(one.row.label), "side": one.row.side}
            for new, (_i, one) in enumerate(kept)
        },
        closes=False,
    )


@query("finance.view")
def income_statement_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the income statement (Gewinn- und Verlustrechnung, Gesamtkostenverfahren) of a span."""
    subtitle = span(since, until)
    return _compared(
        income_statement(connection, since, until), "income-statement", _("Income statement"), subtitle
    )


@query("finance.view")
def bwa_report(
    connection: Connection, since: datetime.date, until: datetime.date, made: Statement | None = None
) -> Report:
    """Return the BWA (short-term income statement): span and fiscal year, each with its share of total output and the previous year."""
    subtitle = span(since, until)
    made = made or bwa(connection, since, until)
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
    return _of(made, "bwa", _("BWA"), subtitle, columns, cells=cells, landscape=True)


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
        (one.row.key if one.row.key[0].isdecimal() else "", _indented(one), *values)
        for one, values in zip(made.rows, cells, strict=True)
    ]
    return Report(
        name,
        title,
        subtitle,
        columns,
        rows,
        totals={
            key: made.amount(key)
            for key in ("result", "change")
            if any(one.row.key == key for one in made.rows)
        },
        landscape=landscape,
        kinds={
            i: "total" if one.row.key in ("result", "closing") else "group"
            for i, one in enumerate(made.rows)
            if one.row.level == 0
        },
        sums=sums_of(made.rows),
        notes=said(made.findings),
        fields={i: {"key": one.row.key, "label": str(one.row.label)} for i, one in enumerate(made.rows)},
        closes=False,
    )


def _compared(made: Statement, name: str, title: str, subtitle: str) -> Report:
    """Return a report of a span beside another one."""
    columns = (
        ("key", N_("Position"), "text", 0.8),
        ("label", N_("Label"), "text", 5.2),
        ("amount", N_("Amount"), "money", 1.7),
        ("previous", _against(made), "money", 1.7),
    )
    found = _of(made, name, title, subtitle, columns, cells=[one.amounts for one in made.rows])
    return replace(found, notes=(*found.notes, *map(str, made.notes)))


def _against(made: Statement) -> str:
    """Return what the second column is: the previous year, or the span it was compared with."""
    (since, until), other = made.spans[:2]
    if other == (year_before(since), year_before(until)):
        return N_("Previous year")
    return f"{formats.day(other[0])} – {formats.day(other[1])}"


@query("finance.view")
def cost_of_sales_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the income statement by cost of sales."""
    subtitle = span(since, until)
    return _compared(
        cost_of_sales(connection, since, until),
        "cost-of-sales",
        _("Income statement by cost of sales"),
        subtitle,
    )


@query("finance.view")
def cash_basis_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the cash-basis statement (EÜR)."""
    subtitle = span(since, until)
    return _compared(cash_basis(connection, since, until), "eur", _("Cash-basis statement (EÜR)"), subtitle)


@query("finance.view")
def cash_flow_report(connection: Connection, since: datetime.date, until: datetime.date) -> Report:
    """Return the cash-flow view; its result is the change in liquid funds."""
    subtitle = span(since, until)
    return _compared(cash_flow(connection, since, until), "cash-flow", _("Cash flow"), subtitle)


@query("finance.view")
def shown_report(
    connection: Connection, kind: str, span: Span, other: Span | None, depth: str = ""
) -> Report:
    """Return the report of a statement as its page shows it: of a copy of rows ('own:name'), or compared with another span."""
    own = kind.removeprefix("own:") if kind.startswith("own:") else ""
    if own:
        kind, made = dict(scheme_names(connection)).get(own, ""), own_statement(connection, own, *span, other)
    elif kind == "balance-sheet":
        made = balance_sheet(connection, span[1], other[1] if other else None)
    elif kind == "bwa":
        made = bwa(connection, *span)
    elif kind == "ratios":
        return ratios_report(connection, *span, other)
    else:
        made = COMPARED[kind](connection, *span, other)
    if kind == "balance-sheet":
        found = balance_sheet_report(connection, span[1], depth or "full", made)
    elif kind == "bwa":
        found = bwa_report(connection, *span, made)
    else:
        found = _compared(made, kind, _(TITLES[kind]), f"{formats.day(span[0])} – {formats.day(span[1])}")
    return replace(found, title=own) if own else found


@query("finance.view")
def ratios_report(
    connection: Connection, since: datetime.date, until: datetime.date, other: Span | None = None
) -> Report:
    """Return the key ratios of a span and of another one, the same a year earlier unless one is asked for."""
    subtitle = span(since, until)
    found = key_ratios(connection, since, until, other)
    rows = [(str(one.label), _(UNITS[one.kind]), *one.values) for one in found.rows]
    columns = (
        ("label", N_("Key ratio"), "text", 4.0),
        ("unit", N_("Unit"), "text", 0.8),
        ("amount", N_("Value"), "percent", 1.4),
        (
            "previous",
            f"{formats.day(other[0])} – {formats.day(other[1])}" if other else N_("Previous year"),
            "percent",
            1.4,
        ),
    )
    fields = {i: {"key": one.key} for i, one in enumerate(found.rows)}
    return Report(
        "ratios", _("Key ratios"), subtitle, columns, rows, totals={}, fields=fields, closes=False, notes=said(found.findings)
    )  # fmt: skip


COMPARED: dict[str, Callable[..., Statement]] = {
    "income-statement": income_statement,
    "cost-of-sales": cost_of_sales,
    "eur": cash_basis,
    "cash-flow": cash_flow,
}
TITLES = {
    "income-statement": N_("Income statement"),
    "cost-of-sales": N_("Income statement by cost of sales"),
    "eur": N_("Cash-basis statement (EÜR)"),
    "cash-flow": N_("Cash flow"),
}
UNITS = {"percent": N_("%"), "days": N_("days"), "money": N_("EUR")}


@query("finance.view")
def _balance_sheet(connection: Connection, since: datetime.date, until: datetime.date, detail: str) -> Report:
    span(since, until)
    return balance_sheet_report(connection, until, detail if detail in DEPTHS else "full")


REPORTS: dict[str, Maker] = {
    "balance-sheet": _balance_sheet,
    "income-statement": by_span(income_statement_report),
    "cost-of-sales": by_span(cost_of_sales_report),
    "eur": by_span(cash_basis_report),
    "cash-flow": by_span(cash_flow_report),
    "ratios": by_span(ratios_report),
    "bwa": by_span(bwa_report),
}
