"""Goals by quarter with measured results, check-ins and the projects that serve them."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

HERE = "app.modules.organisation.goals"
VIEW, CHANGE = "organisation.goal.view", "organisation.goal.change"
EVERYBODY = ("bookkeeper", "hr", "stock", "buyer", "it_admin", "helpdesk", "manager")
TOPIC = Topic(
    name="organisation.goals",
    order=60,
    purposes={
        "organisation.goals": N_("What is to be reached in a quarter stands here with how far it is."),
        "organisation.goals.all": N_("Goals of earlier quarters stand here with what came of them."),
        "organisation.goal_results": N_("By what goals are measured: typed at check-ins, or bound to a figure."),
    },
    words={"goals": N_("OKR, objectives, key results, targets of the quarter, check-in, strategy")},
    models=f"{HERE}.models",
    todo=f"{HERE}.queries:waiting",
    search=f"{HERE}.queries:SEARCHABLE",
    demo_late=f"{HERE}.demo:demo",
    pages=(Page("goals", N_("Goals"), "star", f"{HERE}.pages.goals:GoalsPage", VIEW, order=34, group="projects"),),
    actions=(Action("new_goal", N_("New goal"), "organisation.goals.goals", "new", needs=CHANGE),),
    permissions=(
        Permission(VIEW, N_("See goals"), (*EVERYBODY, "staff", "auditor")),
        Permission(CHANGE, N_("Set goals and check in"), EVERYBODY),
    ),
)  # fmt: skip
