"""How the programs that agents found stand in the trail: those of a file as one batch."""

import datetime
from typing import Any

from app.data.replay import Batched

COLUMNS = ("id", "asset_id", "name", "begins", "release", "publisher", "installed")
EARLIER = ("id", "asset_id", "name", "release", "publisher", "installed")


def _written(_name: str, value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


REPLAY = {"it_program": Batched(COLUMNS, (EARLIER,), _written)}
