"""What agents found on devices: equipment, system, addresses and programs, from their JSON files; each file updates its device with a diff."""

from app.core.manifest import Action, Page, Permission, Topic
from app.core.messages import N_

TOPIC = Topic(
    name="it.discovery",
    order=20,
    formerly={"it.inventory.found": "it.discovery.found"},
    purposes={
        "it.facts": N_("What agents found on computers stands here: read their files in."),
        "it.programs": N_("Programs that agents found, with the number of installations."),
    },
    words={
        "found": N_("software inventory, installed programs, scan of computers"),
    },
    models="app.modules.it.discovery.models",
    replay="app.modules.it.discovery.replay:REPLAY",
    commands="app.modules.it.discovery.cli:COMMANDS",
    demo="app.modules.it.discovery.demo:demo",
    pages=(
        Page(
            "found",
            N_("Agents"),
            "list",
            "app.modules.it.discovery.pages.found:FoundPage",
            "it.view",
            order=20,
            group="devices",
        ),
    ),
    actions=(
        Action(
            "import",
            N_("Read files of agents …"),
            "it.discovery.found",
            "import",
            needs="it.discovery.import",
        ),
    ),
    permissions=(
        Permission(
            "it.discovery.import",
            N_("Read what agents found on devices"),
            ("it_admin",),
            was=("it.inventory.import",),
        ),
    ),
)
