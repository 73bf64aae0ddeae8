"""Budgets: what is planned by account, cost centre and month, beside what was booked."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

PAGES = "app.modules.finance.budgets.pages"
TOPIC = Topic(
    name="finance.budgets",
    order=65,
    purposes={
        "finance.measures": N_("A measure says what is done to save, and what came of it."),
        "finance.budget_reviews": N_("In a review those in charge explain their deviations from the plan."),
    },
    words={
        "budget": N_("plan, target, forecast"),
    },
    models="app.modules.finance.budgets.models",
    reports="app.modules.finance.budgets.reports:REPORTS",
    demo_late="app.modules.finance.budgets.demo:demo",
    demo_after=("finance.sales", "finance.purchases", "hr.payroll"),
    pages=(
        Page(
            "budget",
            N_("Budget"),
            "hand-coins",
            f"{PAGES}.budget:BudgetPage",
            "finance.view",
            order=53,
            group="report",
        ),
        Page(
            "measures",
            N_("Measures"),
            "zap",
            f"{PAGES}.control:MeasuresPage",
            "finance.view",
            order=53,
            listed=False,
            parent="finance.budgets.budget",
        ),
        Page(
            "reviews",
            N_("Review rounds"),
            "users",
            f"{PAGES}.control:ReviewsPage",
            "finance.view",
            order=53,
            listed=False,
            parent="finance.budgets.budget",
        ),
        Page(
            "chart",
            N_("Plan and actual"),
            "chart-line",
            f"{PAGES}.control:BudgetChartPage",
            "finance.view",
            order=53,
            listed=False,
            parent="finance.budgets.budget",
        ),
    ),
    actions=(
        Action("measures", N_("Measures"), "finance.budgets.measures", needs="finance.view"),
        Action("reviews", N_("Review rounds"), "finance.budgets.reviews", needs="finance.view"),
        Action("chart", N_("Plan and actual"), "finance.budgets.chart", needs="finance.view"),
    ),
    permissions=(Permission("finance.budget.change", N_("Change budgets"), ("bookkeeper",)),),
)
