"""Keeping the month-end list as a document of its period."""

from __future__ import annotations

import datetime

from app.data.office import command
from app.data.records import Target, attach
from app.data.unit import Unit
from app.modules.finance.closing.queries import period_of


@command("finance.close")
def keep_list(unit: Unit, until: datetime.date, sha256: bytes, name: str, size: int) -> int:
    """Link an archived month-end list to the period of its last day; raises Missing where there is none."""
    return attach(unit, Target("finance_period", period_of(unit.connection, until)), sha256, name, size)
