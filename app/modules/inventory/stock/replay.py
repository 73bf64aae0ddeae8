"""How moves and values that were written as a batch stand in the trail."""

from __future__ import annotations

import datetime
from typing import Any

from app.data.replay import Batched
from app.modules.inventory.stock.services.booking import MOVE_COLUMNS, VALUE_COLUMNS


def _written(_name: str, value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


REPLAY = {
    "inventory_move": Batched(MOVE_COLUMNS, written=_written),
    "inventory_value": Batched(VALUE_COLUMNS, written=_written),
}
