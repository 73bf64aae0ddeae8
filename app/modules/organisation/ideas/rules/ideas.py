"""Ideas: states and verdicts, what is typed, the days on which answers are due, and how alike two ideas are."""

from __future__ import annotations

import datetime
import statistics
from collections.abc import Iterable, Sequence

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months, is_working_day
from app.core.messages import N_
from app.core.states import Machine
from app.core.stemming import fold, stem

NEW, ASSESSED, PROPOSED, ACCEPTED, DEFERRED, REJECTED, DOUBLE, DOING, DONE, CLOSED = (
    "new", "assessed", "proposed", "accepted", "deferred", "rejected", "double", "doing", "done", "closed",
)  # fmt: skip
STATES = {
    NEW: N_("handed in"),
    ASSESSED: N_("being assessed"),
    PROPOSED: N_("decision waits"),
    ACCEPTED: N_("accepted"),
    DEFERRED: N_("deferred"),
    REJECTED: N_("rejected"),
    DOUBLE: N_("known already"),
    DOING: N_("being carried out"),
    DONE: N_("carried out"),
    CLOSED: N_("effect measured"),
}
TONES = {
    NEW: "open", ASSESSED: "open", PROPOSED: "warn", ACCEPTED: "good", DEFERRED: "quiet", REJECTED: "quiet", DOUBLE: "quiet",
    DOING: "open", DONE: "good", CLOSED: "good",
}  # fmt: skip
ACCEPT, PARTLY, DEFER, REJECT = "accept", "partly", "defer", "reject"
VERDICTS = {ACCEPT: N_("accept"), PARTLY: N_("accept in part"), DEFER: N_("defer"), REJECT: N_("reject")}
AFTER = {ACCEPT: ACCEPTED, PARTLY: ACCEPTED, DEFER: DEFERRED, REJECT: REJECTED}
MACHINE = Machine(
    STATES,
    {
        "receive": (frozenset({NEW}), ASSESSED),
        "assess": (frozenset({ASSESSED, DEFERRED}), ASSESSED),
        "propose": (frozenset({ASSESSED, DEFERRED}), PROPOSED),
        "approve": (frozenset({PROPOSED}), ""),
        "back": (frozenset({PROPOSED}), ASSESSED),
        "double": (frozenset({NEW, ASSESSED}), DOUBLE),
        "appeal": (frozenset({REJECTED, DEFERRED, ACCEPTED}), ASSESSED),
        "begin": (frozenset({ACCEPTED}), DOING),
        "finish": (frozenset({DOING}), DONE),
        "measure": (frozenset({DONE}), CLOSED),
    },
)
ENDED = (REJECTED, DOUBLE, CLOSED)
COURSE_ENDED = N_("Its course has ended.")
PREMIUM = N_("A premium follows from an accepted idea.")
DECIDED = (ACCEPTED, DEFERRED, REJECTED, DOING, DONE, CLOSED)
CARRIED_OUT = (DONE, CLOSED)
USABLE = {"yes": N_("can be used"), "partly": N_("can be used in part"), "no": N_("can't be used")}
USABLE_TONES = {"yes": "good", "partly": "warn", "no": "quiet"}
ALIKE = 50  # per cent of the words that two ideas share, from which on one is offered as known
SHORTEST = 3  # letters of a word that counts


@dataclass(frozen=True)
class IdeaDraft:
    """An idea as typed: what is not good, what would be better, and where."""

    title: str = ""
    problem: str = ""
    solution: str = ""
    area: str = ""
    campaign: int | None = None


@dataclass(frozen=True)
class CampaignDraft:
    """A campaign as typed: the challenge of a span of days."""

    title: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    text: str = ""


@dataclass(frozen=True)
class SchemeDraft:
    """The rules of the scheme from a day on: rate in basis points, amounts in cents, days until receipt (working days) and decision."""

    since: datetime.date | None = None
    rate: int = 2000
    years: int = 3
    least: int = 25_00
    most: int = 10_000_00
    point: int = 10_00
    step: int = 5_00
    receipt_days: int = 3
    decision_days: int = 56
    appeal_days: int = 28


@dataclass(frozen=True)
class VerdictDraft:
    """A decision as proposed: verdict with reasons, yearly saving and once-off cost in cents, points, and the share that is due (basis points).

    The share is less where the idea lies within the author's own task.
    """

    verdict: str = ACCEPT
    reasons: str = ""
    saving: int = 0
    cost: int = 0
    points: int = 0
    factor: int = 10_000


def working_days_after(day: datetime.date, count: int, land: str) -> datetime.date:
    """Return the day on which so many working days have passed since a day, which does not count itself."""
    while count > 0:
        day += ONE_DAY
        count -= is_working_day(day, land)
    return day


def effect_day(done: datetime.date) -> datetime.date:
    """Return the day on which the effect of what was carried out is measured: a year later."""
    return add_months(done, 12)


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text."""
    return frozenset(stem(word) for word in fold(text).split() if len(word) >= SHORTEST)


def likeness(one: frozenset[str], other: frozenset[str]) -> int:
    """Return in per cent how many words of the shorter text stand in the other."""
    shorter = min(len(one), len(other))
    return 100 * len(one & other) // shorter if shorter else 0


def most_alike(text: str, known: Iterable[tuple[int, str]], limit: int = 3) -> list[int]:
    """Return the keys of the texts that are so like one that they may be the same idea, the likest first, the older before the newer."""
    sought = stems(text)
    if len(sought) < 2:
        return []
    found = [(-likeness(sought, stems(words)), key) for key, words in known]
    return [key for score, key in sorted(found) if -score >= ALIKE][:limit]


@dataclass(frozen=True)
class Figures:
    """The scheme in a span: ideas, those per hundred staff (tenths), authors of hundred staff, median days, shares in per cent, cents."""

    ideas: int
    per_hundred: int
    authors: int
    days: int | None
    carried_out: int | None
    benefit: int
    premiums: int


@dataclass(frozen=True)
class Handed:
    """What figures need of an idea; author is None where nobody is known."""

    author: int | None
    state: str
    received: datetime.date
    decided: datetime.date | None
    net: int = 0
    premium: int = 0


def figures(ideas: Sequence[Handed], staff: int) -> Figures:
    """Return the figures of a scheme; nobody is ranked."""
    days = [(one.decided - one.received).days for one in ideas if one.decided is not None]
    decided = [one for one in ideas if one.state in DECIDED]
    done = sum(one.state in CARRIED_OUT for one in ideas)
    authors = len({one.author for one in ideas if one.author is not None})
    return Figures(
        len(ideas),
        1000 * len(ideas) // staff if staff else 0,
        100 * authors // staff if staff else 0,
        int(statistics.median_low(days)) if days else None,
        100 * done // len(decided) if decided else None,
        benefit=sum(one.net for one in ideas if one.state in CARRIED_OUT),
        premiums=sum(one.premium for one in ideas),
    )


def notes_of(text: str) -> list[str]:
    """Return the ideas of workshop notes, one a line, without signs of a list before them and without repetition."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        clean = line.strip().lstrip("-–•*").strip()
        if clean:
            found.setdefault(clean.casefold(), clean)
    return list(found.values())
