"""Upkeep of devices: maintenance with its costs, electrical inspections with instrument and result, and values beside the fixed-asset register."""

from app.core.manifest import Page, Permission, Topic
from app.core.messages import N_

PAGES = "app.modules.it.upkeep.pages"
TOPIC = Topic(
    name="it.upkeep",
    order=25,
    models="app.modules.it.upkeep.models",
    records="app.modules.it.upkeep.words:RECORDS",
    demo="app.modules.it.upkeep.demo:demo",
    pages=(
        Page("upkeep", N_("Upkeep"), "settings", f"{PAGES}.upkeep:UpkeepPage", "it.view", 19),
        Page("values", N_("Book values"), "scale", f"{PAGES}.values:ValuesPage", "it.view", 21),
    ),
    permissions=(Permission("it.upkeep", N_("Note maintenance and inspections")),),
)
