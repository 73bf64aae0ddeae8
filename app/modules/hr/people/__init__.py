"""People who work here: name, department, site, first and last day; what other topics need to know of them."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="hr.people",
    order=10,
    purposes={
        "hr.people": N_("Everyone who works here: with contract, department, and what they hold."),
    },
    words={
        "people": N_("employees, personnel, HR"),
    },
    models="app.modules.hr.people.models",
    offers={"hr_person": "app.modules.hr.people.queries:offered_people"},
    search="app.modules.hr.people.queries:SEARCHABLE",
    demo="app.modules.hr.people.demo:demo",
    pages=(
        Page("people", N_("Staff"), "user", "app.modules.hr.people.pages.people:PeoplePage", "hr.view", 10),
    ),
    actions=(
        Action("new_person", N_("New member of staff"), "hr.people.people", "new", needs="hr.person.change"),
    ),
    permissions=(
        Permission("hr.view", N_("See members of staff"), ("hr", "it_admin", "helpdesk")),
        Permission("hr.person.change", N_("Change members of staff"), ("hr",)),
    ),
)
