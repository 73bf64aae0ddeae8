"""The arithmetic of budgets: spreading, raising, and how far actual figures are from the plan."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import share, split

MONTHS = 12
AMBER, RED = 0, 10_00  # hundredths of a per cent beyond the plan: from here on to be watched, and bad


def spread(total: int, weights: Sequence[int] = (1,) * MONTHS) -> list[int]:
    """Spread a sum over months by weights, exact to the cent."""
    if sum(weights) <= 0 or min(weights) < 0:
        raise Invalid(N_("The weights of the months must not be below zero, nor all zero."))
    return split(total, list(weights))


def raised(amount: int, per_cent: int) -> int:
    """Return an amount raised by hundredths of a per cent (500 is 5 %), half a cent up."""
    return amount + share(amount, per_cent, 10_000)


def beyond(plan: int, actual: int) -> int | None:
    """Return by how much actual is beyond the plan, in hundredths of a per cent of it; None without a plan."""
    if not plan:
        return None
    return share((actual - plan) if plan > 0 else (plan - actual), 10_000, abs(plan))


def light(plan: int, actual: int, income: bool) -> str:
    """Return 'green', 'amber' or 'red': income short of the plan and expense beyond it are bad; without a plan expense is amber."""
    off = beyond(plan, actual)
    if off is None:
        return "green" if income or not actual else "amber"
    bad = -off if income else off
    if bad > RED:
        return "red"
    return "amber" if bad > AMBER else "green"


STATES = {"planned": N_("planned"), "active": N_("running"), "done": N_("done"), "dropped": N_("dropped")}
TONES = {"planned": "open", "active": "open", "done": "good", "dropped": "quiet"}


@dataclass(frozen=True)
class MeasureDraft:
    """A measure as typed; monthly is what it is to bring, in cents above zero."""

    name: str
    account: str
    start: datetime.date
    monthly: int
    owner: str = ""
    state: str = "planned"
    text: str = ""
