"""Data security: a checklist by area, backups with restore tests, weaknesses and updates, and who was granted which access."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="it.security",
    order=50,
    purposes={
        "it.accesses": N_("Who may get into which system, and until when."),
        "it.checks": N_("Points of the IT security checklist, and how far each is."),
        "it.backups": N_("Backups with their plan, their runs, and tests of restoring."),
        "it.weaknesses": N_("Weaknesses that are known, and what is done about them."),
    },
    words={
        "security": N_("IT security, backup plan, updates, weaknesses, access rights, BSI"),
    },
    models="app.modules.it.security.models",
    search="app.modules.it.security.queries:SEARCHABLE",
    holders="app.modules.it.security.queries:holders",
    holds="app.modules.it.security.queries:held_words",
    todo="app.modules.it.security.todo:waiting",
    basics="app.modules.it.security.setup:bring_basics",
    demo="app.modules.it.security.demo:demo",
    pages=(
        Page(
            "security",
            N_("Data security"),
            "shield-check",
            "app.modules.it.security.pages.security:SecurityPage",
            "it.security.view",
            order=38,
            group="security",
        ),
    ),
    actions=(
        Action(
            "security_report", N_("Security report"), "it.security.security", "report", needs="it.security"
        ),
    ),
    permissions=(
        Permission(
            "it.security.view",
            N_("See data security, backups and access rights"),
            ("it_admin", "auditor"),
            comes_with=("it.security",),
        ),
        Permission("it.security", N_("Keep data security, backups and access rights"), ("it_admin",)),
    ),
)
