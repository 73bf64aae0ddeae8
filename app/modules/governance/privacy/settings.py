"""Settings of data protection: the data protection officer and the authority."""

from app.core.messages import N_
from app.core.settings import Setting

GROUP = N_("Data protection")
SETTINGS = (
    Setting(
        "privacy.officer",
        N_("Data protection officer, with mail or phone"),
        group=GROUP,
        default="",
        help=N_("Stands in the record of processing and in reports to the authority."),
    ),
    Setting("privacy.authority", N_("Supervisory authority"), group=GROUP, default=""),
)
