"""What the tax adviser's programs want to know of the book."""

from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("DATEV")
SETTINGS = (
    Setting(
        "datev.consultant",
        N_("Consultant number (Berater)"),
        "number",
        1001,
        group=GROUP,
        minimum=1001,
        maximum=9_999_999,
    ),
    Setting(
        "datev.client", N_("Client number (Mandant)"), "number", 1, group=GROUP, minimum=1, maximum=99_999
    ),
)
