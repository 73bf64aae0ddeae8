"""Matrices of risk: steps of likelihood and damage, the level of each pair, and how many risks stand in each cell."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, language
from app.core.paths import resources

LEVELS = {0: N_("very low"), 1: N_("low"), 2: N_("medium"), 3: N_("high"), 4: N_("very high")}
TONES = {0: "quiet", 1: "good", 2: "open", 3: "warn", 4: "bad"}
LEAST_STEPS, MOST_STEPS = 2, 6
Cell = tuple[int, int]  # likelihood and damage, each from 1


@dataclass(frozen=True)
class MatrixDraft:
    """A matrix as typed: one step a line, the least first; of the grid one line for each step of damage with its levels."""

    name: str = ""
    likelihoods: str = ""
    impacts: str = ""
    grid: str = ""


@dataclass(frozen=True)
class Matrix:
    """A matrix that was read: grid[damage - 1][likelihood - 1] is the level."""

    likelihoods: tuple[str, ...]
    impacts: tuple[str, ...]
    grid: tuple[tuple[int, ...], ...]

    def level(self, likelihood: int, impact: int, stage: str = "current") -> int:
        """Return the level of a pair; raises Invalid naming the field of a stage for a step not chosen (0), or one that the matrix does not have."""
        for step, part in ((likelihood, "likelihood"), (impact, "impact")):
            if step == 0:
                raise Invalid(N_("Choose a step; nothing is assessed by itself."), field=f"{stage}_{part}")
        if not 1 <= likelihood <= len(self.likelihoods):
            raise Invalid(N_("This matrix has no such step."), field=f"{stage}_likelihood")
        if not 1 <= impact <= len(self.impacts):
            raise Invalid(N_("This matrix has no such step."), field=f"{stage}_impact")
        return self.grid[impact - 1][likelihood - 1]


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text in which something stands."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def read_matrix(draft: MatrixDraft) -> Matrix:
    """Return the matrix that was typed; raises Invalid naming the field and what is wrong.

    A level never falls where likelihood or damage rises: a matrix that rewards more damage is a slip of the pen.
    """
    found = {}
    for field in ("likelihoods", "impacts"):
        steps = lines(getattr(draft, field))
        if not LEAST_STEPS <= len(steps) <= MOST_STEPS:
            raise Invalid(
                N_("Enter {least} to {most} steps, one a line."),
                field=field,
                least=LEAST_STEPS,
                most=MOST_STEPS,
            )
        found[field] = steps
    rows = [line.split() for line in lines(draft.grid)]
    if len(rows) != len(found["impacts"]) or any(len(row) != len(found["likelihoods"]) for row in rows):
        raise Invalid(
            N_("Enter {rows} lines of {columns} levels each."),
            field="grid",
            rows=len(found["impacts"]),
            columns=len(found["likelihoods"]),
        )
    if any(one not in {str(level) for level in LEVELS} for row in rows for one in row):
        raise Invalid(N_("A level is a number from 0 (very low) to 4 (very high)."), field="grid")
    grid = tuple(tuple(int(one) for one in row) for row in rows)
    sideways = all(a <= b for row in grid for a, b in pairwise(row))
    upwards = all(a <= b for low, high in pairwise(grid) for a, b in zip(low, high, strict=True))
    if not (sideways and upwards):
        raise Invalid(N_("A level may not fall where likelihood or damage rises."), field="grid")
    return Matrix(found["likelihoods"], found["impacts"], grid)


def counts(cells: Iterable[Cell]) -> Counter[Cell]:
    """Return how many risks stand in each cell."""
    return Counter(cells)


def check_course(inherent: Cell, current: Cell, residual: Cell) -> None:
    """Raise Invalid where controls would make a risk greater: from inherent to current to residual neither part rises."""
    for before, after, field in ((inherent, current, "current"), (current, residual, "residual")):
        for place, part in enumerate(("likelihood", "impact")):
            if after[place] > before[place]:
                raise Invalid(
                    N_(
                        "Controls and measures do not make a risk greater; lower this, or raise the one before."
                    ),
                    field=f"{field}_{part}",
                )


@cache
def shipped(lang: str) -> tuple[MatrixDraft, ...]:
    """Return the matrices that a book begins with, in a language."""
    path = resources() / "governance" / "matrices.json"
    return tuple(
        MatrixDraft(
            one[lang]["name"],
            "\n".join(one[lang]["likelihoods"]),
            "\n".join(one[lang]["impacts"]),
            "\n".join(" ".join(map(str, row)) for row in one["grid"]),
        )
        for one in json.loads(path.read_text(encoding="utf-8"))["matrices"]
    )


def shipped_here() -> tuple[MatrixDraft, ...]:
    """Return the matrices that a book begins with, in the language in force."""
    return shipped("de" if language() == "de" else "en")


def raised(level: int, steps: int) -> int:
    """Return a level so many steps higher; nothing is higher than very high."""
    return min(level + steps, max(LEVELS))


def worst(levels: Sequence[int]) -> int | None:
    """Return the highest of some levels, None where there is none."""
    return max(levels, default=None)
