"""What papers of data protection share: the head of their tables and their foot."""

from __future__ import annotations

import datetime

from app.core import format as formats
from app.core.messages import N_, _

HEAD = (N_("What"), N_("Value"))


def foot(now: datetime.datetime, who: str) -> str:
    """Return who printed a paper, and when."""
    return _("Printed {when} by {who}").format(when=formats.moment(now), who=who)
