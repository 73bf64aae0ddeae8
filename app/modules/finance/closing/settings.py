"""What the book calls unusual."""

from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Month and year end")
SETTINGS = (
    Setting(
        "closing.unusual_percent",
        N_("Unusual: off the mean by per cent"),
        "number",
        50,
        group=GROUP,
        maximum=10_000,
    ),
    Setting(
        "closing.unusual_amount", N_("Unusual: and by euro"), "number", 500, group=GROUP, maximum=10_000_000
    ),
)
