"""Risks: analyses with a matrix, three stages of each risk, measures as tasks, acceptance by a second person until a day."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_
from app.modules.governance.risk.settings import SETTINGS

HERE = "app.modules.governance.risk"
PAGES, KEY = f"{HERE}.pages", "governance.risk"
VIEW, CHANGE = "governance.risk.view", "governance.risk.change"
TOPIC = Topic(
    name=KEY,
    order=10,
    purposes={
        "governance.analyses": N_("Analyses by scope; F8 asks a second person to accept one, or accepts it."),
        "governance.risks": N_("Risks with what they would be without controls, what they are today and what remains."),
        "governance.losses": N_("What really happened stands here beside what was estimated."),
        "governance.matrices": N_("Matrices say which level follows from likelihood and damage."),
        "governance.threats": N_("The catalogue of threats that risks name; add those of your standard."),
    },
    words={"risks": N_("risk analysis, heat map, risk matrix, early warning, ISO 31000, BSI 200-3, KonTraG, StaRUG, hazard")},
    models=f"{HERE}.models",
    settings=SETTINGS,
    numbers={"governance.analysis": N_("Risk analyses")},
    workflows=f"{HERE}.services.analyses:APPROVALS",
    todo=f"{HERE}.queries.analyses:waiting",
    search=f"{HERE}.queries.analyses:SEARCHABLE",
    basics=f"{HERE}.services.catalogues:bring_basics",
    commands=f"{HERE}.cli:COMMANDS",
    demo_late=f"{HERE}.demo:demo",
    offers={
        "governance_analysis": f"{HERE}.queries.lists:offered_analyses",
        "governance_threat": f"{HERE}.queries.lists:offered_threats",
        "governance_risk": f"{HERE}.queries.lists:offered_risks",
    },
    pages=(Page("risks", N_("Risks"), "triangle-alert", f"{PAGES}.risks:RisksPage", VIEW, order=10, group="risk"),),
    actions=(
        Action("new_analysis", N_("New risk analysis"), "governance.risk.risks", "new", needs=CHANGE),
    ),
    permissions=(
        Permission(VIEW, N_("See risk analyses"), ("manager", "auditor")),
        Permission(CHANGE, N_("Keep risk analyses"), ("manager",)),
    ),
)  # fmt: skip
