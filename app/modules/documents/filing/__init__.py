"""Filing: the plan, types of documents and their fields, cases, tags, rules, and how long each is kept."""

from app.core.manifest import Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="documents.filing",
    order=20,
    purposes={
        "documents.cases": N_("A case holds together what belongs to one matter."),
        "documents.rules": N_("Rules propose how papers are filed that look alike."),
        "documents.fields": N_("Fields of your own hold what a type of document needs besides the usual."),
        "documents.areas": N_("Documents of a closed area are seen by those alone who hold its right."),
    },
    words={
        "plan": N_("folders, structure, types, tags"),
        "cases": N_("file, matter, project"),
    },
    numbers={"case.*": N_("Cases of plan")},
    models="app.modules.documents.filing.models",
    basics="app.modules.documents.filing.services.plan:bring_basics",
    pages=(
        Page(
            "cases",
            N_("Cases"),
            "layers",
            "app.modules.documents.filing.pages.cases:CasesPage",
            "documents.view",
            order=40,
            group="papers",
        ),
        Page(
            "plan",
            N_("Filing plan"),
            "list",
            "app.modules.documents.filing.pages.plan:PlanPage",
            "documents.filing.change",
            order=70,
            group="master",
        ),
    ),
    permissions=(Permission("documents.filing.change", N_("Change filing plan, types and rules")),),
)
