"""What compliance does once a day: reports that are three years closed are erased, contracts whose notice was missed go on."""

from __future__ import annotations

from app.data.unit import Unit
from app.modules.governance.compliance.services.contracts import move_on
from app.modules.governance.compliance.services.duties import erase_old


def every_day(unit: Unit) -> None:
    """Do what a day brings."""
    erase_old(unit)
    move_on(unit)
