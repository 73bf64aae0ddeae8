"""Rows of a form whose fields are numbered (account1, amount1, account2 …): an empty one is left out, one typed by half is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_


def row_is_typed(values: Mapping[str, Any], place: int, needs: Sequence[str], beside: Sequence[str]) -> bool:
    """Say whether something stands in a row; raises Invalid at a field that it needs and lacks, so that nothing typed is dropped."""
    held = {name: _holds(values[f"{name}{place}"]) for name in (*needs, *beside)}
    if not any(held.values()):
        return False
    for name in needs:
        if not held[name]:
            raise Invalid(N_("This field is needed."), field=f"{name}{place}")
    return True


def _holds(value: Any) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)
