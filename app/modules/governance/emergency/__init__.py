"""Emergencies: what stands still for how long, plans by scenario, exercises, incidents, and a handbook that works without IT."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_
from app.modules.governance.emergency.settings import SETTINGS

HERE = "app.modules.governance.emergency"
KEY = "governance.emergency"
VIEW, CHANGE, HANDBOOK = (
    "governance.emergency.view",
    "governance.emergency.change",
    "governance.emergency.handbook",
)
TOPIC = Topic(
    name=KEY,
    order=20,
    purposes={
        "governance.plans": N_("Plans by scenario: what is done at once, and each step with who, time and material."),
        "governance.processes": N_("What it means when a process stands still, and until when it must run again."),
        "governance.process_needs": N_("What a process can't do without: IT, people with deputies, suppliers."),
        "governance.emergency_entries": N_("Call tree, numbers for day and night, places, keys, insurances."),
        "governance.exercises": N_("Exercises with their result; what was found becomes tasks."),
        "governance.incidents": N_("An incident with its log; what was noted stays."),
    },
    words={
        "plans": N_("emergency, handbook, crisis, disaster recovery, BCM, BSI 200-4, call tree, fire, flood, blackout, incident log"),
    },
    models=f"{HERE}.models",
    settings=SETTINGS,
    todo=f"{HERE}.queries.handbook:waiting",
    search=f"{HERE}.queries.lists:SEARCHABLE",
    due=f"{HERE}.jobs:write_if_due",
    commands=f"{HERE}.cli:COMMANDS",
    demo_late=f"{HERE}.demo:demo",
    offers={
        "governance_process": f"{HERE}.queries.lists:offered_processes",
        "governance_plan": f"{HERE}.queries.lists:offered_plans",
    },
    pages=(Page("plans", N_("Emergencies"), "life-buoy", f"{HERE}.pages.plans:PlansPage", VIEW, order=20, group="risk"),),
    actions=(Action("new_incident", N_("Note an incident"), "governance.emergency.plans", "incident", needs=CHANGE),),
    permissions=(
        Permission(VIEW, N_("See emergency plans, exercises and incidents"), ("manager", "auditor", "it_admin")),
        Permission(CHANGE, N_("Keep emergency plans, exercises and incidents"), ("manager", "it_admin")),
        Permission(HANDBOOK, N_("Make the emergency handbook with all phone numbers"), ("manager", "it_admin")),
    ),
)  # fmt: skip
