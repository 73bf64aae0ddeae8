"""Which positions a sample count counts: all dear ones, and so many of the others at random, by a seed that is kept."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from sqlalchemy import select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import share
from app.data.unit import Unit
from app.modules.inventory.counting.models import CountDrawn
from app.modules.inventory.counting.queries.counts import Planned
from app.modules.inventory.counting.rules.sample import bounds, draw
from app.modules.inventory.counting.rules.words import RANDOM, SAMPLE, WHOLE, CountDraft
from app.modules.inventory.stock.api import Held, Level

DRAWN_COLUMNS = ("id", "line_id", "count_id", "stratum", "quantity", "value")
SEEDS = 2**31


@dataclass(frozen=True)
class Position:
    """A position that is counted, with what the book has of it in ten-thousandths and cents."""

    level: Planned
    stratum: str
    quantity: int
    value: int


@dataclass(frozen=True)
class Sample:
    """What is counted of a sample, and what was drawn from: so many positions of a value."""

    positions: tuple[Position, ...]
    seed: int
    population: int
    value: int


def check_sample(draft: CountDraft) -> None:
    """Raise Invalid for a sample that is too small to prove anything, and for terms of a sample in another count."""
    least = int(bounds()["least"])
    if draft.full_above < 0:
        raise Invalid(N_("A value is not below zero."), field="full_above")
    if draft.way == SAMPLE and draft.draw < least:
        raise Invalid(N_("Draw at least {least} positions; fewer prove nothing."), field="draw", least=least)
    if draft.way != SAMPLE and (draft.draw or draft.full_above):
        raise Invalid(
            N_("Only a sample count draws positions; choose that way, or leave this empty."), field="draw"
        )


def drawn_from(unit: Unit, draft: CountDraft, lines: Sequence[Planned]) -> Sample:
    """Choose what is counted of what a plan names."""
    known = _worth(unit, lines)
    found = [Position(one, WHOLE, *known.get(_place(one), (0, 0))) for one in lines]
    dear = [one for one in found if draft.full_above and one.value >= draft.full_above]
    rest = [one for one in found if not draft.full_above or one.value < draft.full_above]
    seed = secrets.randbelow(SEEDS)
    chosen = {id(one) for one in dear} | {id(rest[at]) for at in draw(seed, len(rest), draft.draw)}
    dear_ones = {id(one) for one in dear}
    positions = tuple(
        Position(one.level, WHOLE if id(one) in dear_ones else RANDOM, one.quantity, one.value)
        for one in found
        if id(one) in chosen
    )
    return Sample(positions, seed, len(rest), sum(one.value for one in rest))


def _place(one: Planned) -> tuple[int, int, int, str, str]:
    return one.article, one.place, one.lot, one.condition, one.serial


def _worth(unit: Unit, lines: Sequence[Planned]) -> dict[tuple[int, int, int, str, str], tuple[int, int]]:
    """Return quantity and value in cents of what lies at each place: its share of what the article is worth in all."""
    v, h = Level, Held
    rows = (
        select(v.article_id, v.place_id, v.lot_id, v.condition, v.serial, v.quantity)
        .add_columns(h.value.label("worth"), h.quantity.label("held"))
        .join_from(v, h, h.article_id == v.article_id)
        .where(v.quantity != 0)
    )
    wanted = {_place(one) for one in lines}
    return {
        (row[0], row[1], row[2], row[3], row[4]): (
            int(row.quantity),
            share(int(row.worth), int(row.quantity), int(row.held)) if row.held else 0,
        )
        for row in unit.connection.execute(rows)
        if (row[0], row[1], row[2], row[3], row[4]) in wanted
    }


def keep_drawn(unit: Unit, count: int, lines: Sequence[int], sample: Sample) -> None:
    """Keep how each line of a sample count was chosen, and what the book had of it."""
    rows = [
        (key, line, count, one.stratum, one.quantity, one.value)
        for key, line, one in zip(unit.reserve(CountDrawn, len(lines)), lines, sample.positions, strict=True)
    ]
    unit.insert_batch(CountDrawn, DRAWN_COLUMNS, rows)
