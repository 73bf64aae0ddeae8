"""Closing: the list of what a month's end looks at, gathered from every topic, kept with the period."""

from app.core.manifest import Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="finance.closing",
    order=75,
    demo="app.modules.finance.closing.demo:demo",
    reports="app.modules.finance.closing.reports:REPORTS",
    pages=(
        Page(
            "month_end", N_("Month end"), "calendar-check", "app.modules.finance.closing.pages.month_end:MonthEndPage", "finance.view", 58
        ),
    ),
    permissions=(Permission("finance.close", N_("Keep the month-end list with its period")),),
)
