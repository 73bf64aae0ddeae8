"""Three months at the same place of work: days after them pay no per diem (§ 9 (4a) sentences 6 and 7 EStG)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

from app.core.dates import add_months
from app.core.stemming import fold
from app.modules.hr.travel.rules.law import figures
from app.modules.hr.travel.rules.per_diem import Where, where
from app.modules.hr.travel.rules.trips import LegDraft, days_of


def places_of(legs: Sequence[LegDraft]) -> list[Where]:
    """Return where each day of a trip was spent."""
    return [where(legs, day) for day in days_of(legs)]


def past_three_months(stays: Iterable[Where]) -> set[datetime.date]:
    """Return the days of all stays that lie past three months at their place; a break of four weeks begins them anew.

    The three months begin in the first week in which somebody was there on three days.
    """
    by_place: dict[tuple[str, str], set[datetime.date]] = {}
    for one in stays:
        by_place.setdefault((one.area, " ".join(fold(one.town).split())), set()).add(one.day)
    return {day for days in by_place.values() for day in _past(sorted(days))}


def _past(days: Sequence[datetime.date]) -> list[datetime.date]:
    law = figures()["long_stay"]
    blocks: list[list[datetime.date]] = []
    for day in days:
        if blocks and (day - blocks[-1][-1]).days - 1 < law["break_days"]:
            blocks[-1].append(day)
        else:
            blocks.append([day])
    found = []
    for block in blocks:
        weeks = Counter(day.isocalendar()[:2] for day in block)
        lasting = [day for day in block if weeks[day.isocalendar()[:2]] >= law["days_a_week"]]
        if lasting:
            end = add_months(lasting[0], law["months"])
            found += [day for day in block if day >= end]
    return found
