"""Licences with their seats, and contracts: what was bought, who has it, whether it is enough, and until when one must decide."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

PAGES = "app.modules.it.licences.pages"
TOPIC = Topic(
    name="it.licences",
    order=35,
    purposes={
        "it.licences": N_(
            "Licences with seats and end, so that none is missing and none is paid for nothing."
        ),
        "it.contracts": N_("Contracts with notice days: Kontor reminds before they renew."),
    },
    words={
        "licences": N_("software, licence key, seats, subscription"),
        "contracts": N_("maintenance contract, notice period, cancellation, leasing, provider"),
    },
    models="app.modules.it.licences.models",
    front_desk="app.modules.it.licences.queries:blocks",
    search="app.modules.it.licences.queries:SEARCHABLE",
    holders="app.modules.it.licences.queries:holders",
    holds="app.modules.it.licences.queries:held_words",
    daily="app.modules.it.licences.services:roll_on",
    todo="app.modules.it.licences.todo:waiting",
    demo="app.modules.it.licences.demo:demo",
    pages=(
        Page(
            "licences",
            N_("Licences"),
            "key",
            f"{PAGES}.licences:LicencesPage",
            "it.licences.view",
            order=22,
            group="contracts",
        ),
        Page(
            "contracts",
            N_("IT contracts"),
            "file-text",
            f"{PAGES}.contracts:ContractsPage",
            "it.licences.view",
            order=24,
            group="contracts",
        ),
    ),
    actions=(Action("new_licence", N_("New licence"), "it.licences.licences", "new", needs="it.licences"),),
    permissions=(
        Permission(
            "it.licences.view",
            N_("See licences and IT contracts"),
            ("it_admin", "helpdesk", "bookkeeper", "buyer", "auditor"),
            comes_with=("it.licences",),
        ),
        Permission("it.licences", N_("Keep licences and IT contracts"), ("it_admin",)),
        Permission("it.licence_keys", N_("See the keys of licences"), ("it_admin",)),
    ),
)
