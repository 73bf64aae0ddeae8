"""What earlier months say: the newest slip of each person and month with what the year remembers of it."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass, field
from app.modules.hr.payroll.models import PayRun, PaySlip, SlipAmount
from app.modules.hr.payroll.queries.openings import Opening
from app.modules.hr.payroll.rules.kinds import LATE, LEFT, RECKONED, RELEASED
from app.modules.hr.payroll.rules.month import Charged, LastCharged, MonthInput, YearInput, thawed
from app.modules.hr.payroll.rules.reckoning import ACTIVE, BASE, CLAIM, USED, Amount, reckon_month

Day = datetime.date
Key = TypeVar("Key", int, str)
MONTHS, MONTH_DAYS = 12, 30
AT_ONCE = 900
REMEMBERED = (BASE, CLAIM)


@dataclass(frozen=True)
class MonthFacts:
    """What the year remembers of a month in cents: taxed pay, days and pay charged, what the March clause put into the year before.

    used counts against limits of benefits by their kind, kept is what was kept back by the key of the claim.
    """

    taxed: int = 0
    days: int = 0
    health: int = 0
    pension: int = 0
    moved_health: int = 0
    moved_pension: int = 0
    used: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """The slip that stands for a month of a person: its key, state, and the fingerprint of what was read for it."""

    id: int
    state: str
    stamp: bytes


def facts_of(amounts: Collection[Amount]) -> MonthFacts:
    """Return what the year remembers of the amounts of a month."""
    found = MonthFacts()
    for one in amounts:
        if one.part in REMEMBERED:
            found = _with(found, one.code, one.last_year, one.base if one.part == BASE else one.employee)
    return found


def _with(found: MonthFacts, code: str, last_year: bool, base: int) -> MonthFacts:
    if code.startswith(USED):
        return replace(found, used=_more(found.used, code.removeprefix(USED), base))
    if "." in code:  # a claim: number of its pay kind and key
        return replace(found, kept=_more(found.kept, int(code.partition(".")[2]), -base))
    if code in ("taxed", "taxed_once"):
        return replace(found, taxed=found.taxed + base)
    if code == ACTIVE:
        return found
    if code == "days":
        return replace(found, days=found.days + base)
    name = f"moved_{code}" if last_year else code
    return replace(found, **{name: getattr(found, name) + base})


def _more(found: Mapping[Key, int], key: Key, amount: int) -> dict[Key, int]:
    return {**found, key: found.get(key, 0) + amount}


def standing_slips(
    connection: Connection, people: Collection[int] | None = None
) -> dict[int, dict[Day, Standing]]:
    """Return by person and month the slip that stands: the newest of released months, of those that were left out too."""
    s, r = PaySlip, PayRun
    asked = select(s.id, s.person_id, s.month, s.state, s.stamp).join(r, r.id == s.run_id)
    asked = asked.where(r.state == RELEASED, s.state.in_((RECKONED, LEFT, LATE)))
    if people is not None:
        asked = asked.where(s.person_id.in_(list(people)))
    found: dict[int, dict[Day, Standing]] = {}
    for key, person, month, state, stamp in connection.execute(asked.order_by(r.month, s.id)):
        months = found.setdefault(person, {})
        known = months.get(month)
        if state == RECKONED or known is None or known.state != RECKONED:
            months[month] = Standing(key, state, stamp)  # what was left out later takes the place of nothing
    return found


def inputs_of_slips(connection: Connection, slips: Collection[int]) -> dict[int, str]:
    """Return the frozen inputs of slips by key."""
    s = PaySlip
    rows = connection.execute(select(s.id, s.inputs).where(s.id.in_(list(slips))))
    return {int(key): str(text) for key, text in rows}


def facts_of_slips(connection: Connection, slips: Collection[int]) -> dict[int, MonthFacts]:
    """Return what the year remembers of slips by key."""
    a = SlipAmount
    found = dict.fromkeys(slips, MonthFacts())
    rows = connection.execute(
        select(a.slip_id, a.part, a.code, a.last_year, a.base, a.employee).where(
            a.part.in_(REMEMBERED), a.slip_id.in_(list(slips))
        )
    )
    for slip, part, code, last_year, base, own in rows:
        found[slip] = _with(found[slip], code, last_year, base if part == BASE else own)
    return found


@dataclass
class Past:
    """What is known of the other months of a person: read from the book only when one-off pay asks for it.

    made holds months that were reckoned just now; they take the place of those that stand.
    """

    connection: Connection
    standing: Mapping[Day, Standing]
    opened: Mapping[int, Opening]
    made: dict[Day, MonthFacts]

    @functools.cached_property
    def _slips(self) -> dict[Day, int]:
        return {day: one.id for day, one in self.standing.items() if one.state == RECKONED}

    @functools.cached_property
    def _kept(self) -> dict[int, MonthFacts]:
        return facts_of_slips(self.connection, self._slips.values())

    @property
    def facts(self) -> dict[Day, MonthFacts]:
        """What the year remembers of each month."""
        return {**{day: self._kept[key] for day, key in self._slips.items()}, **self.made}

    def inputs(self, day: Day) -> str:
        """Return the frozen inputs of the slip that stands for a month, '' for none."""
        key = self._slips.get(day)
        return inputs_of_slips(self.connection, [key])[key] if key is not None else ""

    def rate(self, day: Day) -> int | None:
        """Return the rate of the fund in a month, in basis points, None where it is not known."""
        text = self.inputs(day)
        return thawed(text).cover.fund_rate if text else None

    def used(self, month: Day, code: str) -> int:
        """Return what counted against a limit of the year in the earlier months of it, in cents."""
        earlier = (one for day, one in self.facts.items() if day.year == month.year and day < month)
        opening = self._opened(month)
        before = opening.used(code) if opening is not None else 0
        return before + sum(one.used.get(code, 0) for one in earlier)

    def _opened(self, month: Day) -> Opening | None:
        """Return what was brought forward of the year where it lies before a month, None for none."""
        opening = self.opened.get(month.year)
        return opening if opening is not None and opening.before(month.month) else None

    def kept(self, month: Day, key: int) -> int:
        """Return what was kept back for a claim in all earlier months, in cents."""
        return sum(one.kept.get(key, 0) for day, one in self.facts.items() if day < month)

    def running_nets(self, months: Sequence[Day]) -> tuple[int, ...] | None:
        """Return the net pay of months in cents without one-off pay, None where one of them is not known."""
        found = []
        for day in months:
            text = self.inputs(day)
            if not text:
                return None
            given = thawed(text)
            items = tuple(one for one in given.items if not one.one_off)
            found.append(reckon_month(replace(given, items=items, claims=())).net)
        return tuple(found)

    def year(self, month: Day, entry: Day | None, leaving: Day | None) -> YearInput:
        """Return what one-off pay in a month asks of its year and of the one before."""
        year = month.year
        opening, facts = self._opened(month), self.facts
        earlier = [one for day, one in facts.items() if day.year == year and day < month]
        last_month = leaving.month if leaving is not None and leaving.year == year else MONTHS
        return YearInput(
            taxed=sum(one.taxed for one in earlier) + (opening.taxed if opening else 0),
            months_left=max(last_month - month.month, 0),
            so_far=self._so_far(month, entry, earlier),
            last=self._last(year, month, entry),
        )

    def _so_far(self, month: Day, entry: Day | None, earlier: list[MonthFacts]) -> Charged | None:
        """Return what was charged in the earlier months of the year, None where some of them are not known."""
        opening = self._opened(month)
        first = max(entry.month, 1) if entry is not None and entry.year == month.year else 1
        known = {day.month for day in self.facts if day.year == month.year}
        if opening is not None:
            held = _months_of(opening, first, min(known | {month.month}))
            if held is None:
                return None
            known |= held
        if not set(range(first, month.month)) <= known:
            return None
        return Charged(
            sum(one.days for one in earlier) + (opening.days if opening else 0),
            sum(one.health for one in earlier) + (opening.health if opening else 0),
            sum(one.pension for one in earlier) + (opening.pension if opening else 0),
        )

    def _last(self, year: int, month: Day, entry: Day | None) -> LastCharged | None:
        """Return what the March clause asks of the year before, None where it is not known."""
        if entry is not None and entry.year >= year:
            return LastCharged(False)
        opening = self.opened.get(year - 1)
        before = [one for day, one in self.facts.items() if day.year == year - 1]
        if opening is None and not before:
            return None
        moved = [one for day, one in self.facts.items() if day.year == year and day < month]
        rate = self.rate(datetime.date(year - 1, MONTHS, 1))
        begun = opening.fund_rate if opening else None
        return LastCharged(
            True,
            Charged(
                sum(one.days for one in before) + (opening.days if opening else 0),
                sum(one.health for one in before)
                + sum(one.moved_health for one in moved)
                + (opening.health if opening else 0),
                sum(one.pension for one in before)
                + sum(one.moved_pension for one in moved)
                + (opening.pension if opening else 0),
            ),
            begun if rate is None else rate,
        )


def _months_of(opening: Opening, first: int, begun: int) -> set[int] | None:
    """Return the months that were brought forward: as they are said, else all from the first up to those that begun here.

    None where those would have more days than were brought forward: which months are missing must be said.
    """
    if opening.last_month is not None:
        return {n for n in range(1, MONTHS + 1) if opening.covers(n)}
    held = set(range(first, begun))
    return held if opening.days >= MONTH_DAYS * len(held) else None


def inputs_of_year(connection: Connection, year: int) -> dict[int, dict[Day, MonthInput]]:
    """Return what the months of a year were reckoned from, by person, of the slips that stand."""
    keys = {
        one.id: (person, day)
        for person, months in standing_slips(connection).items()
        for day, one in months.items()
        if day.year == year and one.state == RECKONED
    }
    found: dict[int, dict[Day, MonthInput]] = {}
    every = list(keys)
    for start in range(0, len(every), AT_ONCE):
        for key, text in inputs_of_slips(connection, every[start : start + AT_ONCE]).items():
            person, day = keys[key]
            if text:
                found.setdefault(person, {})[day] = thawed(text)
    return found
