"""What the book decides about fixed assets."""

from app.core.messages import N_
from app.core.settings import Setting

SETTINGS = (
    Setting("assets.memo", N_("Keep a reminder value of 1 euro"), "switch", False, group=N_("Fixed assets")),
)
