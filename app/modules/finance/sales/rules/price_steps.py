"""Prices of a contract on a day: the agreed one, changed step by step, each step in words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, _
from app.core.money import share

PERCENT, INDEX = "percent", "index"
STEPS = {PERCENT: N_("By a share"), INDEX: N_("By an index")}
CENT = 100  # ten-thousandths of a euro


@dataclass(frozen=True)
class StepDraft:
    """A price step as typed: percent in basis points, index values in ten-thousandths."""

    since: datetime.date
    kind: str = PERCENT
    percent: int = 0
    index_old: int = 0
    index_new: int = 0
    reason: str = ""


def check_step(step: StepDraft) -> None:
    """Raise Invalid for a step that changes nothing, or that makes prices of nothing."""
    if step.kind == PERCENT and not (-10_000 < step.percent <= 100_000 and step.percent):
        raise Invalid(N_("Enter the change in percent, above -100."), field="percent")
    if step.kind == INDEX:
        if step.index_old <= 0:
            raise Invalid(N_("Enter an index above 0."), field="index_old")
        if step.index_new <= 0 or step.index_new == step.index_old:
            raise Invalid(N_("Enter the new index, other than the one so far."), field="index_new")


def stepped(price: int, steps: Sequence[StepDraft], day: datetime.date) -> int:
    """Return a price (ten-thousandths of a euro) after the steps that hold on a day, each rounded half up to the cent.

    A price that is agreed in parts of a cent keeps its four places.
    """
    unit = CENT if price % CENT == 0 else 1
    for one in held(steps, day):
        part = (10_000 + one.percent, 10_000) if one.kind == PERCENT else (one.index_new, one.index_old)
        price = share(price // unit, *part) * unit
    return price


def held(steps: Sequence[StepDraft], day: datetime.date) -> list[StepDraft]:
    """Return the steps that hold on a day, in the order of their days."""
    return sorted((one for one in steps if one.since <= day), key=lambda one: one.since)


def in_words(step: StepDraft) -> str:
    """Say what a step does."""
    if step.kind == INDEX:
        words = _("from {day}: index {old} → {new}")
        said = words.format(
            day=formats.day(step.since),
            old=formats.scaled(step.index_old),
            new=formats.scaled(step.index_new),
        )
    else:
        sign = "+" if step.percent > 0 else "−"
        said = _("from {day}: {sign}{percent} %").format(
            day=formats.day(step.since), sign=sign, percent=formats.scaled(abs(step.percent) * 100)
        )
    return f"{said} ({step.reason})" if step.reason else said
