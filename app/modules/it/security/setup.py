"""The checklist of a new book."""

from __future__ import annotations

from app.data.basics import is_empty
from app.data.unit import Unit
from app.modules.it.security.models import SecurityPoint
from app.modules.it.security.services import bring_points


def bring_basics(unit: Unit) -> None:
    """Bring the standard checklist where there are none yet."""
    if is_empty(unit, SecurityPoint):
        bring_points(unit)
