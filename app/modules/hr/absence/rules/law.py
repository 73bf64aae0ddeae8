"""Figures of the law by day: leave, sick pay, maternity, days for a sick child; see resources/hr/leave.json."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Mapping
from typing import Any

from app.core.dated import figures_on
from app.core.paths import resources


@functools.cache
def _data() -> Mapping[str, Any]:
    return json.loads((resources() / "hr" / "leave.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@functools.lru_cache(maxsize=4096)
def figures(kind: str, day: datetime.date) -> Mapping[str, Any]:
    """Return the figures of a kind (leave, sick_pay, maternity, child_sick) that hold on a day; before the first, those of the first."""
    return figures_on(_data()[kind], day)
