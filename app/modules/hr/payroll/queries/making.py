"""A month reckoned for some people with all that goes back: months released before whose inputs are no longer those of now."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.dates import month_end
from app.core.errors import Invalid
from app.modules.hr.payroll.models import PayRun
from app.modules.hr.payroll.queries.facts import Past, Standing, facts_of, standing_slips
from app.modules.hr.payroll.queries.inputs import inputs_of
from app.modules.hr.payroll.queries.missing import Fault
from app.modules.hr.payroll.queries.sources import Sources, Who, sources
from app.modules.hr.payroll.rules.insurance import Insured
from app.modules.hr.payroll.rules.kinds import LEFT, RECKONED, RELEASED
from app.modules.hr.payroll.rules.month import MonthInput, frozen, same_inputs, thawed
from app.modules.hr.payroll.rules.reckoning import Amount, Reckoned, reckon_month
from app.modules.hr.payroll.rules.wage_tax import ChurchTax

Day = datetime.date
NOTHING = Reckoned((), 0, 0, 0, 0, tax=None, church=ChurchTax(), insured=Insured())


@dataclass(frozen=True)
class Made:
    """A month of a person as it comes out now: what it was reckoned from, what came of it or what is missing, the slip it replaces."""

    who: Who
    month: Day
    inputs: str
    result: Reckoned | Fault
    replaces: int | None = None
    stamp: bytes = b""
    cost_centre: str = ""
    fund: str = ""

    @property
    def digest(self) -> bytes:
        """Return the fingerprint of inputs and amounts, or of what is missing."""
        if isinstance(self.result, Fault):
            return codec.digest(self.inputs, self.result.field, str(self.result.words))
        return digest_of(self.inputs, self.result.amounts)


def digest_of(inputs: str, amounts: Collection[Amount]) -> bytes:
    """Return the fingerprint of inputs and amounts, in the order of their place."""
    rows = [
        (
            one.part,
            one.code,
            one.employee,
            one.employer,
            one.base,
            one.hours,
            one.rate,
            int(one.one_off),
            int(one.last_year),
        )
        for one in amounts
    ]
    return codec.digest(inputs, codec.dumps(rows))


def released_months(connection: Connection) -> list[Day]:
    """Return the months that are released, in their order."""
    r = PayRun
    return list(connection.scalars(select(r.month).where(r.state == RELEASED).order_by(r.month)))


def make(
    connection: Connection,
    month: Day,
    people: Collection[int] | None = None,
    back: bool = True,
    kept: Mapping[int, str] | None = None,
) -> list[Made]:
    """Reckon a month of some people, of all where none are named; with back also the released months whose inputs changed.

    kept are frozen inputs by person that the month was reckoned from before: where they are still the same it is not
    reckoned again, and its result is NOTHING.
    """
    found = sources(connection, people)
    earlier = [day for day in released_months(connection) if day < month] if back else []
    standing = standing_slips(connection, people)
    made: list[Made] = []
    for who in sorted(found.people.values(), key=lambda one: one.number):
        past = Past(connection, standing.get(who.key, {}), found.opened_of(who.key), {})
        for day in [*_to_check(found, who, earlier, past.standing), month]:
            known = (kept or {}).get(who.key, "") if day == month else ""
            one = _month(found, who, day, past, known)
            if one is None:
                continue
            made.append(one)
            if isinstance(one.result, Reckoned) and day != month:
                past.made[day] = facts_of(one.result.amounts)
    return made


def _to_check(found: Sources, who: Who, earlier: list[Day], standing: Mapping[Day, Standing]) -> list[Day]:
    """Return the months that may come out otherwise by now: those up to the newest slip only where something that was read changed."""
    newest = max(standing, default=None)
    if newest is None:
        return earlier
    kept = standing[newest].stamp
    if kept and kept == found.stamp(who.key, month_end(newest)):
        return [day for day in earlier if day > newest]
    return earlier


def _month(found: Sources, who: Who, day: Day, past: Past, kept: str) -> Made | None:
    """Return a month as it comes out now, None where nothing is to be reckoned or nothing changed."""
    known = past.standing.get(day)
    if known is not None and known.state == LEFT:
        return None
    replaces = known.id if known is not None and known.state == RECKONED else None
    before = past.inputs(day) if replaces is not None else ""
    given = inputs_of(found, who, day, past)
    if given is None:
        return Made(who, day, "", NOTHING, replaces) if before else None
    if isinstance(given, Fault):
        return Made(who, day, "", given, replaces)
    given = _as_expected(given, before)
    text = frozen(given)
    if same_inputs(before, text):
        return None
    result = NOTHING if kept == text else result_of(given)
    stamp = found.stamp(who.key, month_end(day))
    return Made(
        who, day, text, result, replaces, stamp=stamp, cost_centre=given.cost_centre, fund=given.cover.fund
    )


def _as_expected(given: MonthInput, before: str) -> MonthInput:
    """Return inputs with the months that were still to come when the month was reckoned first: what was expected then stays so."""
    if given.year is None or not before:
        return given
    then = thawed(before).year
    return given if then is None else replace(given, year=replace(given.year, months_left=then.months_left))


def result_of(given: MonthInput) -> Reckoned | Fault:
    """Return what comes of inputs, or the fault that the rules name."""
    try:
        return reckon_month(given)
    except Invalid as error:
        return Fault(error.field or "", error.message)
