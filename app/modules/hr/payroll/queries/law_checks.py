"""What the law asks of a month before it is reckoned: the minimum wage, and who has tax-free pay beyond pension age."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from app.core import format as formats
from app.core.dates import add_months
from app.core.messages import N_
from app.modules.hr.payroll.queries.missing import Missing
from app.modules.hr.payroll.queries.sources import Sources, Who
from app.modules.hr.payroll.rules.employment import MINI, TRAINEE
from app.modules.hr.payroll.rules.figures import benefit_figures, least_wage, table
from app.modules.hr.payroll.rules.gross import Span
from app.modules.hr.payroll.rules.hours import HOUR, half_up
from app.modules.hr.payroll.rules.kinds import SURCHARGES
from app.modules.hr.payroll.rules.month import Cover, Item
from app.modules.hr.payroll.rules.rounding import cents

Day = datetime.date
MONTHS = 12
OF_AGE = 18 * MONTHS


def terms_on(found: Sources, person: int, day: Day) -> Mapping[str, Any]:
    """Return the terms of somebody that hold on a day, nothing where there are none."""
    rows = [row for row in found.terms.get(person, ()) if row["since"] <= day]
    return max(rows, key=lambda row: row["since"], default={})


def least_of_month(hour: int, minutes: Fraction) -> int:
    """Return the least pay of a month in cents for so many minutes a week at the least pay of an hour: 13 weeks are 3 months."""
    law = table("hours")["paid_out"]
    weeks = Fraction(law["weeks_of_a_quarter"], law["months_of_a_quarter"])
    return half_up(hour * minutes * weeks / HOUR)


def check_least(found: Sources, who: Who, span: Span, pay: tuple[str, int], items: Collection[Item]) -> None:
    """Raise Missing where pay of the file is below the minimum wage (§ 1 MiLoG): by the hour, or by the month and its weekly hours.

    Running pay that is entered counts beside pay by the month, surcharges do not. Without weekly hours nothing is known.
    """
    least, (way, amount) = least_wage(span.last), pay
    if least is None or _is_exempt(found, who.key, span.last):
        return
    hour = cents(least)
    if way == "hour":
        if amount < hour:
            words = N_("{rate} an hour are below the minimum wage of {least} (§ 1 MiLoG).")
            raise Missing("pay", words, rate=formats.cents(amount), least=formats.cents(hour))
        return
    weeks = found.plans[who.key].weeks_on(span.last)
    minutes = Fraction(sum(sum(week) for week in weeks), len(weeks))
    apart = {row["number"] for row in found.kinds.values() if row["use"] in SURCHARGES}
    whole = amount + sum(
        one.amount
        for one in items
        if not (one.net or one.one_off or one.apart or one.hours or one.number in apart)
    )
    wanted = least_of_month(hour, minutes)
    if whole < wanted:
        words = N_(
            "{amount} a month for {hours} hours a week are below the minimum wage of {least} an hour: at least {wanted} (§ 1 MiLoG)."
        )
        told = {"amount": whole, "least": hour, "wanted": wanted}
        hours = formats.scaled(half_up(minutes * 10_000 / HOUR))
        raise Missing(
            "pay", words, hours=hours, **{name: formats.cents(value) for name, value in told.items()}
        )


def _is_exempt(found: Sources, person: int, day: Day) -> bool:
    """Say whether the minimum wage does not hold: for trainees, minors, and where the terms say so (§ 22 MiLoG)."""
    held = [one for one in found.files["insurance"].get(person, ()) if one.since <= day]
    group = max(held, key=lambda one: one.since).draft.person_group if held else ""
    birth = found.births.get(person)
    young = birth is not None and add_months(birth, OF_AGE) > day
    return group == TRAINEE or young or bool(terms_on(found, person, day).get("exempt"))


def free_beyond_age(found: Sources, person: int, day: Day, cover: Cover) -> int:
    """Return what of the pay of a month is free of tax beyond pension age, in cents (§ 3 no. 21 EStG): a twelfth of that of the year."""
    if not terms_on(found, person, day).get("active"):
        return 0
    if cover.person_group == MINI:
        raise Missing("terms", N_("A mini-job has no tax-free pay beyond pension age (§ 3 no. 21 EStG)."))
    year = benefit_figures(day).get("active_year")
    if year is None:
        raise Missing("terms", N_("There is tax-free pay beyond pension age only since 2026."))
    return cents(year / MONTHS)
