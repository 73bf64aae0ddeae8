"""Budgets: what is planned by account, cost centre and month, beside what was booked."""

from app.core.manifest import Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="finance.budgets",
    order=65,
    models="app.modules.finance.budgets.models",
    records="app.modules.finance.budgets.words:RECORDS",
    reports="app.modules.finance.budgets.reports:REPORTS",
    demo="app.modules.finance.budgets.demo:demo",
    pages=(Page("budget", N_("Budget"), "hand-coins", "app.modules.finance.budgets.pages.budget:BudgetPage", "finance.view", 53),),
    permissions=(Permission("finance.budget.change", N_("Change budgets")),),
)
