"""Today: follow-ups that are due, and what waits in each topic."""

from app.core.manifest import Page, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="cockpit.today",
    order=5,
    words={
        "today": N_("start, dashboard, to do"),
    },
    pages=(
        Page(
            "today", N_("Today"), "calendar-check", "app.modules.cockpit.today.pages.today:TodayPage", "", 10
        ),
    ),
)
