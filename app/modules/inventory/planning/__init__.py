"""Planning: what is to be ordered, when and how much, with the arithmetic in words."""

from app.core.manifest import Page, Topic
from app.core.messages import N_
from app.modules.inventory.planning.settings import SETTINGS

HERE = "app.modules.inventory.planning"
TOPIC = Topic(
    name="inventory.planning",
    order=35,
    purposes={
        "inventory.reorders": N_(
            "What will run out before a delivery can be here stands here, with the arithmetic; F8 makes the orders."
        ),
    },
    words={"reorder": N_("reorder proposal, replenish, minimum stock, run out, what to order, safety stock")},
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
            10,
            group="buy",
        ),
    ),
)
