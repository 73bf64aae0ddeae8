"""Statements: balance sheet, income statement and BWA after the German Commercial Code, from positions that accounts carry."""

from app.core.manifest import Page, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="finance.statements",
    order=50,
    reports="app.modules.finance.statements.reports:REPORTS",
    month_end="app.modules.finance.statements.checks:month_end",
    pages=(
        Page(
            "statements",
            N_("Financial statements"),
            "chart-line",
            "app.modules.finance.statements.pages.statements:StatementsPage",
            "finance.view",
            52,
        ),
    ),
)
