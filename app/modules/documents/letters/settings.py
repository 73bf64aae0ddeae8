"""The letterhead: form, lines and columns; the logo lies in the archive."""

from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Letterhead")
SETTINGS = (
    Setting(
        "letters.form",
        N_("Form of letters (DIN 5008)"),
        "choice",
        "B",
        group=GROUP,
        choices=(("A", N_("Form A: high head")), ("B", N_("Form B: low head"))),
    ),
    Setting("letters.line", N_("Line below the name"), group=GROUP),
    Setting("letters.sender", N_("Return line above the address"), group=GROUP, help=N_("empty: name, street and town of the company")),
    Setting("letters.column1", N_("Foot, first column"), group=GROUP, help=N_("Lines are parted by |")),
    Setting("letters.column2", N_("Foot, second column"), group=GROUP),
    Setting("letters.column3", N_("Foot, third column"), group=GROUP),
    Setting("letters.column4", N_("Foot, fourth column"), group=GROUP),
    Setting("letters.logo", N_("Logo (key of the archived picture)"), group=GROUP, help=N_("Set it on the page of letters.")),
)
