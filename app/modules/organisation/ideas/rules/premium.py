"""Premiums in whole cents: a share of the first year's net benefit, or points; by the rules of the scheme that hold, in words."""

from __future__ import annotations

from decimal import Decimal

from app.core.dataclass import dataclass
from app.core.messages import N_, Message
from app.core.money import share
from app.modules.organisation.ideas.rules.ideas import DEFER, REJECT, SchemeDraft, VerdictDraft

WHOLE = 10_000


@dataclass(frozen=True)
class Premium:
    """What is paid, the net benefit of the first year, both in cents, and the steps in words."""

    amount: int
    net: int
    steps: tuple[Message, ...]


def net_benefit(saving: int, cost: int, years: int) -> int:
    """Return the net benefit of the first year: the saving less the cost spread over its useful years, cents rounded half up."""
    return saving - share(cost, 1, max(1, years))


def premium(draft: VerdictDraft, scheme: SchemeDraft) -> Premium:
    """Return the premium of a verdict by the rules of a scheme; what is not accepted gets none."""
    net = net_benefit(draft.saving, draft.cost, scheme.years)
    if draft.verdict in (REJECT, DEFER):
        return Premium(0, net, (Message(N_("No premium: the idea is not accepted."), {}),))
    steps, amount = [], 0
    if draft.saving:
        amount = share(max(0, net), scheme.rate, WHOLE)
        words = N_("Net benefit {net}: {saving} a year less {cost} over {years} years.")
        steps.append(_step(words, net=net, saving=draft.saving, cost=draft.cost, years=str(scheme.years)))
        steps.append(_step(N_("{rate} % of it: {amount}."), amount=amount, rate=_percent(scheme.rate)))
    if draft.points:
        more = draft.points * scheme.point
        amount += more
        steps.append(
            _step(
                N_("{points} points at {point}: {more}."),
                points=str(draft.points),
                point=scheme.point,
                more=more,
            )
        )
    if draft.factor != WHOLE:
        amount = share(amount, draft.factor, WHOLE)
        words = N_("{factor} % of that, since it is part of the own task: {amount}.")
        steps.append(_step(words, factor=_percent(draft.factor), amount=amount))
    rounded = share(amount, 1, scheme.step) * scheme.step if scheme.step else amount
    if rounded != amount:
        steps.append(_step(N_("Rounded to {step}: {amount}."), step=scheme.step, amount=rounded))
    if rounded < scheme.least:
        steps.append(_step(N_("At least {amount}."), amount=scheme.least))
    if rounded > scheme.most:
        steps.append(_step(N_("At most {amount}."), amount=scheme.most))
    paid = min(max(rounded, scheme.least), scheme.most)
    steps.append(_step(N_("Premium: {amount}, subject to wage tax and social insurance."), amount=paid))
    return Premium(paid, net, tuple(steps))


def _percent(points: int) -> str:
    whole, part = divmod(points, 100)
    return f"{whole},{part:02}".rstrip("0").rstrip(",")


def _step(words: str, **values: object) -> Message:
    shown = {
        name: Decimal(value) / 100 if isinstance(value, int) else value for name, value in values.items()
    }
    return Message(words, shown)
