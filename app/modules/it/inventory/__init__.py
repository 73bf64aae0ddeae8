"""What agents found on devices: equipment, system, addresses and programs, from their JSON files; each file updates its device with a diff."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="it.inventory",
    order=20,
    models="app.modules.it.inventory.models",
    records="app.modules.it.inventory.words:RECORDS",
    commands="app.modules.it.inventory.cli:COMMANDS",
    demo="app.modules.it.inventory.demo:demo",
    pages=(Page("found", N_("Agents"), "list", "app.modules.it.inventory.pages.found:FoundPage", "it.view", 20),),
    actions=(Action("import", N_("Read files of agents …"), "it.inventory.found", "import", needs="it.inventory.import"),),
    permissions=(Permission("it.inventory.import", N_("Read what agents found on devices")),),
)
