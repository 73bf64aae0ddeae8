"""What the book decides about the liquidity forecast."""

from app.core.messages import N_
from app.core.settings import Setting

SETTINGS = (
    Setting(
        "liquidity.limit",
        N_("Liquidity: warn below (€)"),
        "number",
        5000,
        group=N_("Payments"),
        maximum=100_000_000,
    ),
)
