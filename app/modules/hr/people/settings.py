"""Settings of people."""

from app.core.messages import N_
from app.core.settings import Setting

SETTINGS = (Setting("hr.birthdays", N_("Show birthdays and jubilees"), "switch", False, group=N_("Staff")),)
