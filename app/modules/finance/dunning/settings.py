"""What the book decides about dunning."""

from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Payments")
SETTINGS = (
    Setting(
        "dunning.arrives",
        N_("Days until a letter counts as arrived"),
        "number",
        3,
        group=GROUP,
        maximum=14,
    ),
    Setting(
        "dunning.grace",
        N_("Days that a part of a payment plan may come late"),
        "number",
        3,
        group=GROUP,
        maximum=30,
    ),
)
