"""Data security: a checklist by area, backups with restore tests, weaknesses and updates, and who was granted which access."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="it.security",
    order=50,
    models="app.modules.it.security.models",
    records="app.modules.it.security.words:RECORDS",
    search="app.modules.it.security.queries:SEARCHABLE",
    holds="app.modules.it.security.queries:held_words",
    waiting="app.modules.it.security.waiting:waiting",
    setup="app.modules.it.security.setup:set_up",
    demo="app.modules.it.security.demo:demo",
    pages=(
        Page("security", N_("Data security"), "shield-check", "app.modules.it.security.pages.security:SecurityPage", "it.security", 36),
    ),
    actions=(Action("security_report", N_("Security report"), "it.security.security", "report", needs="it.security"),),
    permissions=(Permission("it.security", N_("Keep data security, backups and access rights")),),
)
