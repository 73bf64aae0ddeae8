"""Licences with their seats, and contracts: what was bought, who has it, whether it is enough, and until when one must decide."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

PAGES = "app.modules.it.licences.pages"
TOPIC = Topic(
    name="it.licences",
    order=35,
    models="app.modules.it.licences.models",
    records="app.modules.it.licences.words:RECORDS",
    search="app.modules.it.licences.queries:SEARCHABLE",
    holds="app.modules.it.licences.queries:held_words",
    waiting="app.modules.it.licences.waiting:waiting",
    demo="app.modules.it.licences.demo:demo",
    pages=(
        Page("licences", N_("Licences"), "key", f"{PAGES}.licences:LicencesPage", "it.licences", 22),
        Page("contracts", N_("IT contracts"), "file-text", f"{PAGES}.contracts:ContractsPage", "it.licences", 24),
    ),
    actions=(Action("new_licence", N_("New licence"), "it.licences.licences", "new", needs="it.licences"),),
    permissions=(
        Permission("it.licences", N_("Keep licences and IT contracts")),
        Permission("it.licence_keys", N_("See the keys of licences")),
    ),
)
