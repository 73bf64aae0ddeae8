"""Filing: the plan, types of documents and their fields, cases, tags, rules, and how long each is kept."""

from app.core.manifest import Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="documents.filing",
    order=20,
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
            40,
        ),
        Page(
            "plan",
            N_("Filing plan"),
            "list",
            "app.modules.documents.filing.pages.plan:PlanPage",
            "documents.filing.change",
            70,
        ),
    ),
    permissions=(Permission("documents.filing.change", N_("Change filing plan, types and rules")),),
)
