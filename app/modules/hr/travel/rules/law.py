"""Figures of the law on travel by day: per diems at home and abroad, kilometres, meals, long stays; see resources/hr/travel.json."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Iterable, Mapping
from typing import Any

from app.core.dataclass import dataclass
from app.core.dated import held_on
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.paths import resources

HOME = "DE"


@functools.cache
def figures() -> Mapping[str, Any]:
    """Return the figures of travel as they stand in the table."""
    return json.loads((resources() / "hr" / "travel.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Rate:
    """What a day (full, part) and a night cost in an area from a day until another, in cents; None where no flat amount is known."""

    area: str
    name_de: str
    name_en: str
    full: int
    part: int
    night: int | None
    since: datetime.date
    until: datetime.date | None
    source: str

    def holds(self, day: datetime.date) -> bool:
        """Say whether the rate holds on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@functools.cache
def tabled() -> tuple[Rate, ...]:
    """Return the rates of the official tables that the program knows."""
    found = []
    for table in figures()["rates"]:
        until = datetime.date.fromisoformat(table["until"]) if table["until"] else None
        since = datetime.date.fromisoformat(table["from"])
        found += [
            Rate(
                area,
                german,
                english,
                full,
                part,
                night=night,
                since=since,
                until=until,
                source=table["source"],
            )
            for area, german, english, full, part, night in table["areas"]
        ]
    return tuple(found)


class Rates:
    """The rates that trips are reckoned with: the official tables, and what the office typed for what they do not hold."""

    def __init__(self, own: Iterable[Rate] = ()) -> None:
        self._by_area: dict[str, list[Rate]] = {}
        for rate in (*tabled(), *own):
            self._by_area.setdefault(rate.area, []).append(rate)

    def find(self, area: str, day: datetime.date) -> Rate:
        """Return the rate of an area on a day, the one that began last; raises Invalid where none is known."""
        held = [one for one in self._by_area.get(area, ()) if one.holds(day)]
        if not held:
            raise Invalid(
                N_(
                    "No per diem of {area} is known for {day}: have the official rate entered under “Travel rates” with its source."
                ),
                field="legs",
                area=area,
                day=day,
            )
        return max(held, key=lambda one: one.since)

    def named(self) -> dict[str, tuple[str, str]]:
        """Return the German and English name of each area."""
        return {area: (rates[-1].name_de, rates[-1].name_en) for area, rates in self._by_area.items()}


def kilometre(means: str, day: datetime.date) -> int:
    """Return the cents for a kilometre with a means of transport on a day, 0 for one that has no flat amount."""
    row = held_on(figures()["kilometre"], day)
    return int(row.get(means, 0)) if row else 0
