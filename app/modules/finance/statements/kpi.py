"""Figures that come of the statements: turnover and result of a span, what things are worth and owed on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Connection

from app.core.figures import HIGHER, LOWER, MONEY, PERCENT, Figure, FigureRow, FigureSource, Value, shared
from app.core.messages import N_
from app.data.queries import query
from app.modules.finance.statements.queries.statements import (
    Statement,
    apart,
    balance_sheet,
    income_by_centre,
    income_statement,
    year_start,
)
from app.modules.finance.statements.rules import Shown

SHEET = "finance.ledger.account_sheet"
TABLES = frozenset({"finance_entry", "finance_account", "finance_fiscal_year"})
NO_TURNOVER, NO_DEBTS = N_("There is no turnover in this span."), N_("There are no debts on this day.")
NO_SUM = N_("The balance sheet adds up to nothing on this day.")
# rows of the income statement behind each figure; what lowers the result stands there as a negative amount
INCOME_PARTS = {
    "turnover": ("1",),
    "result": ("result",),
    "return_on_sales": ("result", "1"),
    "gross_margin": ("1", "5"),
    "personnel_ratio": ("6", "1"),
    "operating_costs": ("6", "7", "8"),
}
CASH, CLAIMS, CURRENT = ("B.IV",), ("B.IV", "B.II"), ("B",)
ASSETS, DEBTS = "assets", "liabilities"
LIQUID = {"liquidity_1": CASH, "liquidity_2": CLAIMS, "liquidity_3": CURRENT}


@query("finance.view")
def income_figures(connection: Connection, since: datetime.date, until: datetime.date) -> dict[str, Value]:
    """Return what comes of the income statement of a span."""
    return _of_income(income_statement(connection, since, until))


@query("finance.view")
def income_by_cost_centre(
    connection: Connection, since: datetime.date, until: datetime.date
) -> dict[str, dict[str, Value]]:
    """Return the same of what was booked on each cost centre; nothing where none is used."""
    found = income_by_centre(connection, since, until)
    return {centre: _of_income(made) for centre, made in found.items()} if set(found) - {""} else {}


def _of_income(made: Statement) -> dict[str, Value]:
    turnover, result = made.amount("1"), made.amount("result")
    material, staff = made.amount("5"), made.amount("6")
    values = {
        "turnover": Value(turnover),
        "result": Value(result),
        "return_on_sales": shared(result, turnover, PERCENT, NO_TURNOVER),
        "gross_margin": shared(turnover + material, turnover, PERCENT, NO_TURNOVER),
        "personnel_ratio": shared(-staff, turnover, PERCENT, NO_TURNOVER),
        "operating_costs": Value(-staff - made.amount("7") - made.amount("8")),
    }
    return _doubted(values, made)


def _doubted(values: dict[str, Value], made: Statement) -> dict[str, Value]:
    """Return values with what does not add up in the statement that they come from."""
    doubts = tuple(apart(made.findings))
    return {key: replace(one, doubts=doubts) for key, one in values.items()} if doubts else values


@query("finance.view")
def income_rows(
    connection: Connection, key: str, since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the accounts behind a figure of the income statement, each with what it brings to the result."""
    made = income_statement(connection, since, until)
    return list(_accounts(made, "", INCOME_PARTS[key], (since, until)))


@query("finance.view")
def balance_figures(connection: Connection, _since: datetime.date, until: datetime.date) -> dict[str, Value]:
    """Return what comes of the balance sheet on the last day of a span."""
    made = balance_sheet(connection, until)
    debts = made.amount("C", DEBTS)
    equity = made.amount("A", DEBTS) - made.amount("F", ASSETS)
    liquid = {
        key: shared(sum(made.amount(row, ASSETS) for row in rows), debts, PERCENT, NO_DEBTS)
        for key, rows in LIQUID.items()
    }
    values = {
        "cash": Value(made.amount("B.IV", ASSETS)),
        "equity_ratio": shared(equity, made.amount("assets", ASSETS), PERCENT, NO_SUM),
        **liquid,
    }
    return _doubted(values, made)


@query("finance.view")
def balance_rows(
    connection: Connection, key: str, _since: datetime.date, until: datetime.date
) -> list[FigureRow]:
    """Return the accounts behind a figure of the balance sheet: its assets, then what they are set against."""
    made, span = balance_sheet(connection, until), (year_start(connection, until), until)
    if key == "equity_ratio":
        own = list(_accounts(made, DEBTS, ("A",), span))
        result = FigureRow(str(_row(made, "A.V", DEBTS).row.label), "", made.amount("A.V", DEBTS))
        deficit = _row(made, "F", ASSETS)
        lost = [FigureRow(str(deficit.row.label), "", -deficit.amounts[0])] if deficit.amounts[0] else []
        return [*own, result, *lost, *_accounts(made, ASSETS, ("assets",), span)]
    if key == "cash":
        return list(_accounts(made, ASSETS, CASH, span))
    return [*_accounts(made, ASSETS, LIQUID[key], span), *_accounts(made, DEBTS, ("C",), span)]


def _row(made: Statement, key: str, side: str) -> Shown:
    return next(one for one in made.rows if one.row.key == key and (not side or one.row.side == side))


def _below(made: Statement, row: Shown) -> Iterator[Shown]:
    yield row
    for place in row.parts:
        yield from _below(made, made.rows[place])


def _accounts(
    made: Statement, side: str, keys: Iterable[str], span: tuple[datetime.date, datetime.date]
) -> Iterator[FigureRow]:
    """Yield the accounts of rows and of all below them, with what they hold in the first column."""
    for key in keys:
        for row in _below(made, _row(made, key, side)):
            for one in row.accounts:
                if one.amounts[0]:
                    label = f"{one.number}  {one.name}"
                    yield FigureRow(
                        label, str(row.row.label), one.amounts[0], MONEY, SHEET, request=(one.id, *span)
                    )


AREA = "finance"
FIGURES = (
    FigureSource(
        read=income_figures,
        rows=income_rows,
        tables=TABLES,
        departments=income_by_cost_centre,
        parted_by=N_("Cost centre"),
        rest=N_("Without a cost centre"),
        figures=(
            Figure(key="turnover", title=N_("Turnover"), unit=MONEY, better=HIGHER, area=AREA, meaning=N_("What was sold in the span, without VAT."), formula=N_("Revenue of the income statement (§ 275 (2) no. 1 HGB)")),
            Figure(key="result", title=N_("Result"), unit=MONEY, better=HIGHER, area=AREA, meaning=N_("What is left of all income after all expenses and taxes."), formula=N_("Net income of the income statement (§ 275 (2) HGB)")),
            Figure(key="return_on_sales", title=N_("Return on sales"), unit=PERCENT, better=HIGHER, area=AREA, meaning=N_("How much of each euro of turnover is left as result."), formula=N_("Result ÷ turnover")),
            Figure(key="gross_margin", title=N_("Gross margin"), unit=PERCENT, better=HIGHER, area=AREA, meaning=N_("How much of the turnover is left after material and bought services."), formula=N_("(Turnover − cost of materials) ÷ turnover")),
            Figure(key="personnel_ratio", title=N_("Personnel cost ratio"), unit=PERCENT, better=LOWER, area=AREA, meaning=N_("How much of the turnover goes to wages and social security."), formula=N_("Personnel expenses ÷ turnover")),
            Figure(key="operating_costs", title=N_("Operating costs"), unit=MONEY, better=LOWER, area=AREA, meaning=N_("What the business costs beside material."), formula=N_("Personnel expenses + depreciation + other operating expenses")),
        ),
    ),
    FigureSource(
        read=balance_figures,
        rows=balance_rows,
        tables=TABLES,
        figures=(
            Figure(key="cash", title=N_("Cash and bank"), unit=MONEY, better=HIGHER, area=AREA, at_day=True, meaning=N_("What lies in cash boxes and on bank accounts by the ledger."), formula=N_("Cash and bank balances of the balance sheet (§ 266 (2) B.IV HGB)")),
            Figure(key="equity_ratio", title=N_("Equity ratio"), unit=PERCENT, better=HIGHER, area=AREA, at_day=True, meaning=N_("How much of everything is paid for by own means."), formula=N_("(Equity − deficit not covered) ÷ balance sheet total")),
            Figure(key="liquidity_1", title=N_("Liquidity, first degree"), unit=PERCENT, better=HIGHER, area=AREA, at_day=True, meaning=N_("How much of the debts could be paid at once."), formula=N_("Cash and bank ÷ liabilities (all of them, as the ledger keeps no terms)")),
            Figure(key="liquidity_2", title=N_("Liquidity, second degree"), unit=PERCENT, better=HIGHER, area=AREA, at_day=True, meaning=N_("How much of the debts could be paid once customers have paid."), formula=N_("(Cash and bank + receivables and other assets) ÷ liabilities")),
            Figure(key="liquidity_3", title=N_("Liquidity, third degree"), unit=PERCENT, better=HIGHER, area=AREA, at_day=True, meaning=N_("How much of the debts the current assets would pay."), formula=N_("Current assets ÷ liabilities")),
        ),
    ),
)  # fmt: skip
"""What the statements declare; the rows of ratios show what is divided, first above, then below the line."""
