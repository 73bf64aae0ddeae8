"""Settings of recruiting: how many people stand behind each figure at least."""

from app.core.messages import N_
from app.core.settings import Setting

SETTINGS = (
    Setting(
        "hr.smallest_group",
        N_("Figures of recruiting tell of so many people at least"),
        "number",
        5,
        group=N_("Recruiting"),
        minimum=3,
        maximum=50,
        help=N_("Smaller groups stand together with others, so that nobody is recognised."),
    ),
)
