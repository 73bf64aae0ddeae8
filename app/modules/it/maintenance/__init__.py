"""Upkeep of devices: maintenance with its costs, electrical inspections with instrument and result, and values beside the fixed-asset register."""

from app.core.manifest import Page, Permission, Topic
from app.core.messages import N_

PAGES = "app.modules.it.maintenance.pages"
TOPIC = Topic(
    name="it.maintenance",
    order=25,
    formerly={"it.upkeep.upkeep": "it.maintenance.upkeep", "it.upkeep.values": "it.maintenance.values"},
    purposes={
        "it.values": N_("Devices and the register of fixed assets are compared here; nothing differs."),
        "it.due": N_("Nothing is to be inspected soon."),
        "it.inspections": N_("Inspections of electrical devices by DGUV V3 are recorded here."),
        "it.instruments": N_("Measuring instruments with the day of their calibration."),
        "it.maintenance": N_("Work that comes again, and repairs, are recorded here."),
    },
    words={
        "upkeep": N_("maintenance, repair, DGUV, electrical safety, test of devices"),
        "values": N_("value of devices, depreciation of hardware"),
    },
    models="app.modules.it.maintenance.models",
    demo="app.modules.it.maintenance.demo:demo",
    pages=(
        Page(
            "upkeep",
            N_("Upkeep"),
            "settings",
            f"{PAGES}.upkeep:UpkeepPage",
            "it.view",
            order=19,
            group="devices",
        ),
        Page(
            "values",
            N_("Book values"),
            "scale",
            f"{PAGES}.values:ValuesPage",
            "it.view",
            order=21,
            group="devices",
        ),
    ),
    permissions=(
        Permission(
            "it.maintenance",
            N_("Note maintenance and inspections"),
            ("it_admin", "helpdesk", "stock"),
            was=("it.upkeep",),
        ),
    ),
)
