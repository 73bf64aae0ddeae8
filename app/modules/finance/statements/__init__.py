"""Statements: balance sheet, income statement and BWA after the German Commercial Code, from positions that accounts carry."""

from app.core.manifest import Action, Page, Permission, Topic
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
    permissions=(
        Permission("finance.statements.change", N_("Change the rows of statements"), ("bookkeeper",)),
    ),
    actions=(Action("charts", N_("Charts"), "finance.statements.charts", needs="finance.view"),),
    pages=(
        Page(
            "charts",
            N_("Charts"),
            "chart-line",
            "app.modules.finance.statements.pages.charts:ChartsPage",
            "finance.view",
            52,
            listed=False,
            parent="finance.statements.statements",
        ),
        Page(
            "statements",
            N_("Financial statements"),
            "chart-line",
            "app.modules.finance.statements.pages.statements:StatementsPage",
            "finance.view",
            52,
            group="report",
        ),
    ),
)
