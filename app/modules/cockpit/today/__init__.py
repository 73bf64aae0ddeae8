"""Today: follow-ups that are due, and what waits in each topic."""

from app.core.manifest import Action, Page, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="cockpit.today",
    order=5,
    words={
        "today": N_("start, dashboard, to do, welcome, set up, begin"),
    },
    actions=(Action("first_steps", N_("First steps"), "cockpit.today.today", "first_steps", needs=""),),
    pages=(
        Page(
            "today",
            N_("Today"),
            "calendar-check",
            "app.modules.cockpit.today.pages.today:TodayPage",
            "",
            order=10,
        ),
    ),
)
