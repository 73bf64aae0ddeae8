"""Closing: the list of what a month's end looks at, gathered from every topic, kept with the period."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import ShownReport
from app.core.messages import N_
from app.modules.finance.closing.settings import SETTINGS

PAGES = "app.modules.finance.closing.pages"
TOPIC = Topic(
    name="finance.closing",
    order=75,
    purposes={
        "finance.accruals": N_("What is paid for later months is spread over them here."),
        "finance.provisions": N_("What is certain to come, but not yet how much, is provided for here."),
    },
    words={
        "month_end": N_("close, checklist"),
        "year_end": N_("close, annual accounts"),
        "accruals": N_("prepaid, deferred"),
        "provisions": N_("reserve"),
    },
    demo_late="app.modules.finance.closing.demo:demo",
    demo_after=("finance.sales", "finance.purchases", "hr.payroll"),
    models="app.modules.finance.closing.models",
    settings=SETTINGS,
    month_end="app.modules.finance.closing.queries.overview:checks",
    reports="app.modules.finance.closing.reports:REPORTS",
    actions=(
        Action("comparison", N_("Four months compared"), "finance.closing.comparison", needs="finance.view"),
    ),
    shown_reports=(
        ShownReport(
            "month_end_of",
            N_("Month end"),
            "finance.closing.month_end",
            words=N_("close, checklist"),
            needs="finance.view",
        ),
    ),
    pages=(
        Page(
            "month_end",
            N_("Month end"),
            "calendar-check",
            "app.modules.finance.closing.pages.month_end:MonthEndPage",
            "finance.view",
            order=60,
            group="close",
        ),
        Page(
            "year_end",
            N_("Year end"),
            "calendar-check",
            f"{PAGES}.year_end:YearEndPage",
            "finance.view",
            order=61,
            group="close",
        ),
        Page(
            "accruals",
            N_("Accruals"),
            "split",
            f"{PAGES}.accruals:AccrualsPage",
            "finance.view",
            order=63,
            group="close",
        ),
        Page(
            "provisions",
            N_("Provisions"),
            "scale",
            f"{PAGES}.provisions:ProvisionsPage",
            "finance.view",
            order=64,
            group="close",
        ),
        Page(
            "comparison",
            N_("Four months compared"),
            "chart-line",
            f"{PAGES}.comparison:ComparisonPage",
            "finance.view",
            order=58,
            listed=False,
            parent="finance.closing.year_end",
        ),
    ),
    permissions=(
        Permission("finance.close", N_("Keep the month-end list, close and reopen years"), ("bookkeeper",)),
        Permission("finance.closing.change", N_("Change accruals and provisions"), ("bookkeeper",)),
        Permission(
            "finance.closing.post", N_("Post accruals, provisions and carry-forwards"), ("bookkeeper",)
        ),
    ),
)
