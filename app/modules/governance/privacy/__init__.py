"""Data protection: requests of people and what the book knows of them, the record of processing, processors, breaches."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.manifest_parts import OnRecord
from app.core.messages import N_
from app.modules.governance.privacy.settings import SETTINGS

HERE = "app.modules.governance.privacy"
PAGES, KEY = f"{HERE}.pages", "governance.privacy"
VIEW, CHANGE = "governance.privacy.view", "governance.privacy.change"
TOPIC = Topic(
    name=KEY,
    order=30,
    purposes={
        "governance.requests": N_("Who asks about their data stands here until the answer, with its term."),
        "governance.breaches": N_("What went wrong with personal data stands here from the moment it became known."),
        "governance.processing": N_("What the company does with personal data stands here (Art. 30 GDPR)."),
        "governance.dpias": N_("What a processing with a high risk may do to people, what is done about it, and what was decided (Art. 35 GDPR)."),
        "governance.processors": N_("Who processes on our behalf stands here with the contract (Art. 28 GDPR)."),
    },
    words={
        "requests": N_("GDPR, DSGVO, access, information, erasure, right to be forgotten, subject request"),
        "person": N_("GDPR, everything about a person, access, portability, erasure, search"),
        "breaches": N_("data leak, data loss, 72 hours, incident, stolen, hacked"),
        "deletion": N_("retention, DIN 66398, erasure, purge, deletion run, overdue, certificate"),
        "processing": N_("VVT, Art. 30, register, AVV, processor contract, DPIA, TOM"),
    },
    models=f"{HERE}.models",
    settings=SETTINGS,
    numbers={"governance.request": N_("Requests of data subjects"), "governance.breach": N_("Personal data breaches"), "governance.dpia": N_("Impact assessments"), "governance.deletion": N_("Deletion runs")},
    todo=f"{HERE}.todo:waiting",
    search=f"{HERE}.todo:SEARCHABLE",
    basics=f"{HERE}.services.processing:bring_basics",
    daily=f"{HERE}.services.processing:bring_activities",
    commands=f"{HERE}.cli:COMMANDS",
    demo_late=f"{HERE}.demo:demo",
    on_records={
        table: OnRecord(N_("What is known of this person"), f"{KEY}.person", VIEW)
        for table in ("contact", "hr_person", "hr_applicant")
    },
    pages=(
        Page("requests", N_("Requests"), "inbox", f"{PAGES}.requests:RequestsPage", VIEW, order=10, group="privacy"),
        Page("person", N_("One person"), "user", f"{PAGES}.person:PersonPage", VIEW, order=12, group="privacy"),
        Page("breaches", N_("Breaches"), "triangle-alert", f"{PAGES}.breaches:BreachesPage", VIEW, order=14, group="privacy"),
        Page("deletion", N_("Deletion concept"), "trash-2", f"{PAGES}.deletion:DeletionPage", VIEW, order=18, group="privacy"),
        Page("processing", N_("Processing record"), "list", f"{PAGES}.processing:ProcessingPage", VIEW, order=16, group="privacy"),
    ),
    actions=(
        Action("new_request", N_("New request of a person"), f"{KEY}.requests", "new", needs=CHANGE),
        Action("new_breach", N_("New breach of personal data"), f"{KEY}.breaches", "new", needs=CHANGE),
    ),
    permissions=(
        Permission(VIEW, N_("See requests, breaches and the record of processing"), ("manager", "auditor")),
        Permission(CHANGE, N_("Keep requests, breaches and the record of processing"), ("manager",)),
        Permission("governance.privacy.answer", N_("Collect everything that the book knows of a person")),
        Permission("governance.privacy.release", N_("Release the erasure of a person"), ("manager",)),
    ),
)  # fmt: skip
