"""Settings of emergencies: after how many months a plan is exercised again."""

from app.core.messages import N_
from app.core.settings import Setting

EXERCISE = "emergency.exercise"
SETTINGS = (
    Setting(
        EXERCISE,
        N_("Emergency plan exercised again after months"),
        kind="number",
        group=N_("Emergencies"),
        default=12,
        minimum=1,
        maximum=60,
    ),
)
