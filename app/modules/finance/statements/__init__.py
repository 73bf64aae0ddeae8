"""Statements: balance sheet, income statement and BWA after the German Commercial Code, from positions that accounts carry."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import ShownReport
from app.core.messages import N_

TOPIC = Topic(
    name="finance.statements",
    order=50,
    words={
        "statements": N_(
            "balance sheet, income statement, profit and loss, BWA, EÜR, cash flow, key figures, result"
        ),
    },
    reports="app.modules.finance.statements.reports:REPORTS",
    month_end="app.modules.finance.statements.checks:month_end",
    models="app.modules.finance.statements.models",
    figures="app.modules.finance.statements.kpi:FIGURES",
    permissions=(
        Permission("finance.statements.change", N_("Change the rows of statements"), ("bookkeeper",)),
    ),
    actions=(Action("charts", N_("Charts"), "finance.statements.charts", needs="finance.view"),),
    shown_reports=(
        ShownReport(
            "bwa",
            N_("BWA"),
            "finance.statements.statements",
            kind="bwa",
            words=N_("monthly result, short-term income statement"),
            needs="finance.view",
        ),
        ShownReport(
            "balance_sheet",
            N_("Balance sheet"),
            "finance.statements.statements",
            "year",
            "balance-sheet",
            words=N_("assets, liabilities, equity"),
            needs="finance.view",
        ),
        ShownReport(
            "income_statement",
            N_("Income statement"),
            "finance.statements.statements",
            "year",
            "income-statement",
            words=N_("profit and loss, P&L"),
            needs="finance.view",
        ),
        ShownReport(
            "eur",
            N_("Cash-basis statement"),
            "finance.statements.statements",
            "year",
            "eur",
            words=N_("cash basis, income surplus"),
            needs="finance.view",
        ),
        ShownReport(
            "cash_flow",
            N_("Cash flow statement"),
            "finance.statements.statements",
            "year",
            "cash-flow",
            words=N_("liquidity"),
            needs="finance.view",
        ),
        ShownReport(
            "ratios",
            N_("Key ratios"),
            "finance.statements.statements",
            "year",
            "ratios",
            words=N_("figures, equity ratio"),
            needs="finance.view",
        ),
    ),
    pages=(
        Page(
            "charts",
            N_("Charts"),
            "chart-line",
            "app.modules.finance.statements.pages.charts:ChartsPage",
            "finance.view",
            order=52,
            listed=False,
            parent="finance.statements.statements",
        ),
        Page(
            "statements",
            N_("Financial statements"),
            "chart-line",
            "app.modules.finance.statements.pages.statements:StatementsPage",
            "finance.view",
            order=52,
            group="report",
        ),
    ),
)
