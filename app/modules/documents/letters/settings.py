"""The letterhead: form, lines and columns; the logo lies in the archive."""

from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Letterhead")
SETTINGS = (
    Setting(
        "letters.form",
        N_("Form (DIN 5008)"),
        "choice",
        "B",
        group=GROUP,
        choices=(("A", N_("Form A: high head")), ("B", N_("Form B: low head"))),
    ),
    Setting("letters.line", N_("Line below the name"), group=GROUP),
    Setting(
        "letters.sender",
        N_("Return line above the address"),
        group=GROUP,
        help=N_("empty: name, street and town of the company"),
    ),
    Setting("letters.column1", N_("Foot, first column"), group=GROUP, help=N_("Lines are parted by |")),
    Setting("letters.column2", N_("Foot, second column"), group=GROUP),
    Setting("letters.column3", N_("Foot, third column"), group=GROUP),
    Setting("letters.column4", N_("Foot, fourth column"), group=GROUP),
    Setting(
        "letters.logo_place",
        N_("Place of the logo"),
        "choice",
        "r",
        group=GROUP,
        choices=(("l", N_("left")), ("c", N_("centre")), ("r", N_("right"))),
    ),
    Setting(
        "letters.logo_width", N_("Width of the logo (mm)"), "number", 60, group=GROUP, minimum=10, maximum=160
    ),
    Setting("letters.named", N_("Name of the company in the head"), "switch", True, group=GROUP),
    Setting(
        "letters.logo",
        N_("Logo (key of the archived picture)"),
        group=GROUP,
        help=N_("Set it on the page of letters."),
    ),
)
