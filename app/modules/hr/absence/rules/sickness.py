"""Sick pay: until when the employer pays, with illnesses of one cause counted together (§ 3 EntgFG, pure)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months
from app.modules.hr.absence.rules.law import figures

Day = datetime.date


@dataclass(frozen=True)
class Illness:
    """Days of illness; cause joins those of the same illness (the key of the first), 0 for one of its own."""

    key: int
    since: Day
    until: Day
    cause: int = 0


@dataclass(frozen=True)
class SickPay:
    """Sick pay of an illness: days paid by the employer, the last of them (None for none), days counted before for the same cause,
    and why: a key of WHY.
    """

    key: int
    days: int
    until: Day | None
    before: int
    why: str


WHY = ("new", "same", "six_months", "twelve_months", "joined", "waiting")


@dataclass
class _Count:
    frame: Day  # the first day of the first illness of this cause that counts
    last: Day
    used: int = 0


def sick_pay(entry: Day | None, illnesses: Sequence[Illness]) -> dict[int, SickPay]:
    """Return sick pay by the key of each illness.

    Six weeks for each cause; the same cause gives new ones after six months without it, or twelve months after its first day
    (§ 3 (1) EntgFG). Another illness that joins one that lasts gives none of its own (unity). Nothing in the first four weeks (§ 3 (3)).
    """
    counts: dict[int, _Count] = {}
    found: dict[int, SickPay] = {}
    lasting: tuple[Day, Day, int] | None = (
        None  # until when what lasts goes on, until when it is paid, and of which cause
    )
    for one in sorted(illnesses, key=lambda one: (one.since, one.key)):
        law = figures("sick_pay", one.since)
        cause = one.cause or one.key
        count, why = _count_of(counts.get(cause), one, law)
        counts[cause] = count
        first, before = one.since, count.used
        begins = entry + int(law["waiting_days"]) * ONE_DAY if entry is not None else None
        if begins is not None and first < begins:
            first, why = begins, "waiting"
        days = max(min((one.until - first).days + 1, int(law["days"]) - count.used), 0)
        paid = first + (days - 1) * ONE_DAY if days else None
        if lasting is not None and one.since <= lasting[0] and cause != lasting[2]:
            why = "joined"
            paid = min(paid, lasting[1]) if paid is not None else None
            days = max((paid - first).days + 1, 0) if paid is not None else 0
            paid = paid if days else None
        count.used += days
        count.last = max(count.last, one.until)
        if lasting is None or one.since > lasting[0]:
            lasting = (one.until, first + (int(law["days"]) - before - 1) * ONE_DAY, cause)
        else:
            lasting = (max(lasting[0], one.until), lasting[1], cause)
        found[one.key] = SickPay(one.key, days, paid, before, why)
    return found


def _count_of(known: _Count | None, one: Illness, law: object) -> tuple[_Count, str]:
    """Return what is counted together with an illness, and why."""
    assert isinstance(law, dict)
    if known is None:
        return _Count(one.since, one.until), "new"
    if one.since >= add_months(known.last + ONE_DAY, int(law["same_illness_months"])):
        return _Count(one.since, one.until), "six_months"
    if one.since >= add_months(known.frame, int(law["frame_months"])):
        return _Count(one.since, one.until), "twelve_months"
    return known, "same"
