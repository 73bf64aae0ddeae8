"""Risks: states of an analysis, kinds of treatment, what is typed, and which risks the book itself suggests."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from app.core.dataclass import dataclass
from app.core.messages import N_, Message
from app.core.states import Machine

DRAFT, PROPOSED, ACCEPTED = "draft", "proposed", "accepted"
STATES = {DRAFT: N_("in work"), PROPOSED: N_("waits for acceptance"), ACCEPTED: N_("accepted")}
STATE_TONES = {DRAFT: "open", PROPOSED: "warn", ACCEPTED: "good"}
NOT_IN_WORK = N_("This analysis is no longer in work; begin the next one.")
MACHINE = Machine(
    STATES,
    {
        "propose": (frozenset({DRAFT}), PROPOSED),
        "accept": (frozenset({PROPOSED}), ACCEPTED),
        "back": (frozenset({PROPOSED}), DRAFT),
    },
)
CATEGORIES = {
    "strategic": N_("strategic"),
    "financial": N_("financial"),
    "operation": N_("operational"),
    "law": N_("legal"),
    "it": N_("IT"),
    "people": N_("staff"),
    "safety": N_("safety"),
    "project": N_("project"),
}
ACCEPT = "accept"
TREATMENTS = {
    "open": N_("not decided yet"),
    "avoid": N_("avoid"),
    "reduce": N_("reduce"),
    "transfer": N_("transfer"),
    ACCEPT: N_("accept"),
    "observe": N_("observe"),
}
TREATMENT_TONES = {"open": "warn", "avoid": "good", "reduce": "good", "transfer": "good", ACCEPT: "quiet", "observe": "open"}  # fmt: skip
EFFECTS = {
    "likelihood": N_("lowers the likelihood"),
    "impact": N_("lowers the damage"),
    "both": N_("lowers both"),
}
PERCENT = 100


@dataclass(frozen=True)
class AnalysisDraft:
    """An analysis as typed: scope, matrix, its day, until when its acceptance shall hold, when it is looked at again."""

    title: str = ""
    scope: str = ""
    matrix: int | None = None
    day: datetime.date | None = None
    until: datetime.date | None = None
    review: datetime.date | None = None


@dataclass(frozen=True)
class RiskDraft:
    """A risk as typed; what it is about is named by key, and each stage by a step of likelihood and one of damage, 0 for not chosen yet."""

    analysis: int | None = None
    title: str = ""
    category: str = "operation"
    cause: str = ""
    threat: int | None = None
    owner: int | None = None
    component: int | None = None
    asset: int | None = None
    contact: int | None = None
    person: int | None = None
    inherent_likelihood: int = 0
    inherent_impact: int = 0
    controls: str = ""
    current_likelihood: int = 0
    current_impact: int = 0
    treatment: str = "open"
    reason: str = ""
    residual_likelihood: int = 0
    residual_impact: int = 0
    figure: str = ""
    process: int | None = None


@dataclass(frozen=True)
class MeasureDraft:
    """A measure as typed, with its cost once and a year in cents and what it does."""

    title: str = ""
    person: int | None = None
    due: datetime.date | None = None
    cost: int = 0
    yearly: int = 0
    effect: str = "likelihood"


@dataclass(frozen=True)
class LossDraft:
    """A loss that really happened, in cents."""

    risk: int | None = None
    day: datetime.date | None = None
    amount: int = 0
    about: str = ""


@dataclass(frozen=True)
class ThreatDraft:
    """An entry of the catalogue of threats."""

    code: str = ""
    name: str = ""


@dataclass(frozen=True)
class Proposal:
    """A risk that the book suggests: where from (as 'kind:key'), what, its category, why, and what it is about."""

    source: str
    title: str
    category: str
    cause: Message
    contact: int | None = None
    person: int | None = None


def dependent(turnover: Iterable[tuple[int, str, int]], limit: int) -> list[tuple[int, str, int]]:
    """Return the customers (key, name, whole percent) whose share of the turnover is above a limit in percent, the greatest first.

    turnover are keys, names and cents; credit notes count negative, and customers who owe nothing on balance have no share.
    """
    rows = [row for row in turnover if row[2] > 0]
    total = sum(cents for _key, _name, cents in rows)
    found = [
        (key, name, cents * PERCENT // total) for key, name, cents in rows if cents * PERCENT > limit * total
    ]
    return sorted(found, key=lambda one: (-one[2], one[1]))


def single(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Return by second the firsts that have only this one second: articles with one supplier, skills that one person has."""
    by_first: dict[int, set[int]] = {}
    for first, second in pairs:
        by_first.setdefault(first, set()).add(second)
    found: dict[int, list[int]] = {}
    for first, seconds in sorted(by_first.items()):
        if len(seconds) == 1:
            found.setdefault(next(iter(seconds)), []).append(first)
    return found


def move(before: int | None, now: int) -> int:
    """Return how a level moved since the analysis before: 1 up, -1 down, 0 as it was or new."""
    return 0 if before is None else (now > before) - (now < before)
