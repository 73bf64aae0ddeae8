"""Planning: what is to be ordered, when and how much, with the arithmetic in words."""

from app.core.manifest import Page, Topic
from app.core.messages import N_
from app.modules.inventory.planning.settings import SETTINGS

HERE = "app.modules.inventory.planning"
TOPIC = Topic(
    name="inventory.planning",
    order=35,
    purposes={
        "inventory.classes": N_("What is planned stands here with its class, reach, turnover and forecast."),
        "inventory.outlook": N_("Nothing runs dry under this supposition."),
        "inventory.reorders": N_(
            "What will run out before a delivery can be here stands here, with the arithmetic; F8 makes the orders."
        ),
    },
    words={
        "classes": N_(
            "ABC analysis, XYZ, nine-field table, reach, turnover, forecast, single source, what if, runs dry, supplier fails"
        ),
        "reorder": N_("reorder proposal, replenish, minimum stock, run out, what to order, safety stock"),
    },
    settings=SETTINGS,
    todo=f"{HERE}.todo:waiting",
    commands=f"{HERE}.cli:COMMANDS",
    pages=(
        Page(
            "reorder",
            N_("Reorder inbox"),
            "bell",
            f"{HERE}.pages.reorder:ReorderPage",
            "inventory.order.view",
            order=10,
            group="buy",
        ),
        Page(
            "classes",
            N_("Classes and outlook"),
            "chart-line",
            f"{HERE}.pages.classes:ClassesPage",
            "inventory.order.view",
            order=18,
            group="buy",
        ),
    ),
)
