"""How risks went on from analysis to analysis: each one followed by what it was copied from, with its level in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from app.core.dataclass import dataclass


@dataclass(frozen=True)
class Stand:
    """A risk of an analysis: its key, that of the same one in the analysis before, its title, its level."""

    id: int
    origin: int | None
    title: str
    level: int


@dataclass(frozen=True)
class Course:
    """A risk through some analyses, the oldest first: None where it was not there; its title is the newest one."""

    title: str
    levels: tuple[int | None, ...]


def courses(analyses: Sequence[Sequence[Stand]]) -> list[Course]:
    """Return each risk through analyses that follow each other, the oldest first; those of the newest on top, the highest first."""
    lines: dict[int, tuple[str, list[int | None]]] = {}
    line_of: dict[int, int] = {}
    for place, risks in enumerate(analyses):
        for one in risks:
            line = line_of.get(one.origin or 0, one.id)
            line_of[one.id] = line
            _title, levels = lines.setdefault(line, ("", [None] * len(analyses)))
            levels[place] = one.level
            lines[line] = one.title, levels
    found = [Course(title, tuple(levels)) for title, levels in lines.values()]
    return sorted(found, key=lambda one: [-1 if level is None else level for level in reversed(one.levels)], reverse=True)  # fmt: skip


def how_many(analyses: Sequence[Sequence[Stand]], levels: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
    """Return by level how many risks each analysis had at it, the oldest first."""
    counted = [Counter(one.level for one in risks) for risks in analyses]
    return {level: tuple(one[level] for one in counted) for level in levels}
