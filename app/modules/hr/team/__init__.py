"""The own team on one page: who is here, who will be away, what is to be decided, and what falls due; neither pay nor health."""

from app.core.manifest import Page, Permission, Topic
from app.core.messages import N_

VIEW = "hr.team.view"
TOPIC = Topic(
    name="hr.team",
    order=60,
    words={"team": N_("my people, manager, who is here, to approve, overtime of the team, probation")},
    todo="app.modules.hr.team.queries.returning:waiting",
    pages=(
        Page("team", N_("My team"), "users", "app.modules.hr.team.pages.team:TeamPage", VIEW, order=8, group="people"),
    ),
    permissions=(Permission(VIEW, N_("See the own team on one page"), ("hr", "manager")),),
)  # fmt: skip
