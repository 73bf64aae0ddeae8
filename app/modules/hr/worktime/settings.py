"""Settings of working time: whether months are approved by person and manager before they are closed."""

from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Working time")
BOTH, NOBODY = "both", "none"

SETTINGS = (
    Setting(
        "hr.time_approval",
        N_("A month of working time is closed"),
        "choice",
        BOTH,
        group=GROUP,
        choices=((BOTH, N_("once person and manager approved it")), (NOBODY, N_("without approval"))),
    ),
    Setting(
        "hr.time_own_entry",
        N_("Members of staff may type their own times"),
        "switch",
        True,
        group=GROUP,
        help=N_("Off where they only clock; corrections are then typed by the staff office."),
    ),
)
