"""What the book decides about open items."""

from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Payments")
SETTINGS = (
    Setting(
        "open_items.small",
        N_("Small difference up to (€)"),
        "number",
        5,
        group=GROUP,
        maximum=1000,
    ),
    Setting(
        "open_items.grace",
        N_("Days after the period in which Skonto is still taken as in time"),
        "number",
        3,
        group=GROUP,
        maximum=30,
    ),
)
