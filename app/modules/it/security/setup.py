"""The checklist of a new book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.data.unit import Unit
from app.modules.it.security.services import bring_points


def set_up(unit: Unit, _answers: Mapping[str, Any]) -> None:
    """Bring the standard checklist into a new book."""
    bring_points(unit)
