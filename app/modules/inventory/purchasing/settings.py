"""How much more than ordered is taken in, and what planning reckons with."""

from app.core.messages import N_
from app.core.settings import Setting

SETTINGS = (
    Setting(
        "inventory.over_delivery",
        N_("Taken in beyond the order, %"),
        "number",
        5,
        group=N_("Purchasing"),
        help=N_("of the quantity of a line; more than that is refused"),
        maximum=100,
    ),
)
