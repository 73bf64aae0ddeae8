"""How times that came as a batch stand in the trail."""

from __future__ import annotations

import datetime
from typing import Any

from app.data.replay import Batched
from app.modules.hr.worktime.services.times import COLUMNS


def _written(_name: str, value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


REPLAY = {"hr_time": Batched(COLUMNS, written=_written)}
