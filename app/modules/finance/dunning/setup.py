"""The groups and levels of a new book."""

from __future__ import annotations

from dataclasses import replace

from app.data.basics import is_empty
from app.data.drafts import columns_of
from app.data.unit import Unit
from app.modules.finance.dunning.models import DunningGroup, DunningLevel
from app.modules.finance.dunning.rules.texts import STANDARD


def bring_basics(unit: Unit) -> None:
    """Bring the groups of businesses and consumers with three levels each where there are none yet."""
    if not is_empty(unit, DunningGroup):
        return
    for group, levels in STANDARD:
        key = unit.insert(DunningGroup, name=group.name, kind=group.kind, tag=group.tag)
        for level in levels:
            unit.insert(DunningLevel, **columns_of(DunningLevel, replace(level, group=key)))
