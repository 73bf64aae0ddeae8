"""Emergencies: scenarios, what stands still for how long, what a process may wait for, and what is typed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_

SCENARIOS = {
    "it": N_("IT down"),
    "attack": N_("cyber attack"),
    "leak": N_("data leak"),
    "power": N_("power cut"),
    "fire": N_("fire"),
    "flood": N_("flood"),
    "person": N_("key person missing"),
    "supplier": N_("supplier fails"),
    "other": N_("another one"),
}
IMPACTS = {0: N_("none"), 1: N_("small"), 2: N_("noticeable"), 3: N_("considerable"), 4: N_("existential")}
HEAVY = 3  # from this damage on a process may not stand still longer
TIMES = {"after_4h": 4, "after_1d": 24, "after_3d": 72, "after_1w": 168, "after_2w": 336}  # hours
TIME_WORDS = {
    "after_4h": N_("after 4 hours"),
    "after_1d": N_("after a day"),
    "after_3d": N_("after 3 days"),
    "after_1w": N_("after a week"),
    "after_2w": N_("after 2 weeks"),
}
CALL, PLACE, KEY, INSURANCE = "call", "place", "key", "insurance"
ENTRIES = {
    CALL: N_("Call tree"),
    "authority": N_("Authority or rescue"),
    "provider": N_("Provider"),
    PLACE: N_("Place: meeting point, shut-off, spare room"),
    KEY: N_("Place of a key"),
    INSURANCE: N_("Insurance"),
    "contract": N_("Contract"),
}
EXERCISES = {
    "read": N_("reading through"),
    "table": N_("table-top"),
    "call": N_("call test"),
    "restore": N_("technical restore"),
    "full": N_("full exercise"),
}
RESULTS = {"good": N_("went well"), "gaps": N_("gaps found"), "failed": N_("failed")}
RESULT_TONES = {"good": "good", "gaps": "warn", "failed": "bad"}
INCIDENT_CLOSED = N_("This incident is closed; its log stays as it is.")


@dataclass(frozen=True)
class ProcessDraft:
    """A process as typed: damage after each time, hours until it must run again (RTO) and of data that may be lost (RPO)."""

    name: str = ""
    owner: int | None = None
    deputy: int | None = None
    after_4h: int = 0
    after_1d: int = 0
    after_3d: int = 0
    after_1w: int = 0
    after_2w: int = 0
    rto: int | None = None
    rpo: int | None = None
    fallback: str = ""


@dataclass(frozen=True)
class NeedDraft:
    """What a process needs: a part of the infrastructure, or a person with a deputy, or a supplier."""

    process: int | None = None
    component: int | None = None
    person: int | None = None
    deputy: int | None = None
    contact: int | None = None
    note: str = ""


@dataclass(frozen=True)
class StepDraft:
    """A step of a plan: what, by whom, within how many minutes, with what."""

    title: str = ""
    who: str = ""
    minutes: int | None = None
    material: str = ""


@dataclass(frozen=True)
class PlanDraft:
    """A plan as typed."""

    title: str = ""
    scenario: str = "it"
    begins: str = ""
    first: str = ""
    owner: int | None = None
    process: int | None = None
    ends: str = ""
    steps: tuple[StepDraft, ...] = ()


@dataclass(frozen=True)
class EntryDraft:
    """A line of the call tree, a number, a place, a contract."""

    kind: str = CALL
    place: int = 1
    title: str = ""
    person: int | None = None
    deputy: int | None = None
    contact: int | None = None
    phone: str = ""
    detail: str = ""


@dataclass(frozen=True)
class ExerciseDraft:
    """An exercise as typed; minutes are those that it took."""

    plan: int | None = None
    kind: str = "table"
    day: datetime.date | None = None
    participants: str = ""
    minutes: int | None = None
    result: str = "good"
    findings: str = ""


@dataclass(frozen=True)
class IncidentDraft:
    """An incident as typed."""

    title: str = ""
    scenario: str = "it"
    report: str = ""


@dataclass(frozen=True)
class Fault:
    """Where the chain of a process does not hold, in words with what they name."""

    process: str
    words: str
    values: dict[str, Any]


def longest(impacts: Sequence[int]) -> int | None:
    """Return the hours after which standing still does considerable damage (MTPD), None where it never does; impacts by TIMES."""
    return next((hours for hours, one in zip(TIMES.values(), impacts, strict=True) if one >= HEAVY), None)


def check_process(draft: ProcessDraft) -> None:
    """Raise Invalid naming the field where damage falls with time, or the process would be back too late."""
    impacts = [getattr(draft, name) for name in TIMES]
    for name, before, after in zip(list(TIMES)[1:], impacts, impacts[1:], strict=False):
        if after < before:
            raise Invalid(N_("Damage does not get less while a process stands still."), field=name)
    most = longest(impacts)
    if most is not None and draft.rto is None:
        raise Invalid(N_("Say within how many hours it must run again."), field="rto")
    if most is not None and draft.rto is not None and draft.rto > most:
        raise Invalid(
            N_("It does considerable damage after {hours} hours; it must run again by then."),
            field="rto",
            hours=most,
        )


def reaches(needs: Mapping[int, Iterable[int]], start: Iterable[int]) -> set[int]:
    """Return all parts that some parts stand on, themselves included; circles end."""
    found: set[int] = set()
    left = list(start)
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left.extend(needs.get(one, ()))
    return found


def restart_order(needs: Mapping[int, Iterable[int]], rank: Mapping[int, tuple[object, ...]]) -> list[int]:
    """Return parts in the order in which they are started: each after what it needs, those of a lower rank first.

    Parts of a circle can't wait for each other; the lowest of them is started first.
    """
    left, found = set(rank), list[int]()
    while left:
        free = [one for one in left if not (set(needs.get(one, ())) & left - {one})]
        one = min(free or left, key=lambda part: (rank[part], part))
        found.append(one)
        left.remove(one)
    return found


def changed_pages(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the pages to be put in (new, or with another hash), in order, and those to be taken out."""
    return [one for one in now if before.get(one) != now[one]], [one for one in before if one not in now]


def step_of(texts: Sequence[str]) -> StepDraft:
    """Return a step of the texts of a row; raises Invalid for minutes that are none."""
    title, who, minutes, material = (one.strip() for one in texts[:4])
    if minutes and not (minutes.isdecimal() and int(minutes) <= 99_999):
        raise Invalid(N_("Enter whole minutes."))
    if not title:
        raise Invalid(N_("Say what is to be done."))
    return StepDraft(title[:200], who[:120], int(minutes) if minutes else None, material[:160])
