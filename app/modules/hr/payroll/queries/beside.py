"""Benefits and deductions of a month as they hold in it, with what their limits hold already and what is still open."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from app.core.dates import add_months, month_end
from app.core.messages import N_
from app.modules.hr.payroll.queries.facts import Past
from app.modules.hr.payroll.queries.missing import Missing
from app.modules.hr.payroll.queries.sources import Sources
from app.modules.hr.payroll.rules.benefits import INSURED, LOW, OLD, PLAN, kinds
from app.modules.hr.payroll.rules.gross import Span
from app.modules.hr.payroll.rules.maternity import MOTHER, months
from app.modules.hr.payroll.rules.month import Benefit, Claim, Item, Maternity

Day = datetime.date
MATERNITY, MONTHS = "maternity", 12
SAME = ("amount", "own", "km", "trips", "breakfasts", "meals", "partner", "children", "plus", "flat")


def _holds(row: Mapping[str, Any], month: Day) -> bool:
    return bool(row["since"] <= month_end(month) and (row["until"] is None or row["until"] >= month))


def _number(found: Sources, use: str) -> int:
    number = found.kind_for(use)
    if number is None:
        raise Missing(
            "kind",
            N_("No pay kind stands for a benefit or deduction of this person; please say so at one of them."),
        )
    return number


def benefits_of(found: Sources, person: int, month: Day, past: Past) -> tuple[Benefit, ...]:
    """Return the benefits of a person in a month, in the order of their rows; limits of the year know the months before."""
    made = []
    for row in found.benefits.get(person, ()):
        if not _holds(row, month):
            continue
        code = row["code"]
        yearly = kinds()[code].get("span") == "year"
        made.append(
            Benefit(
                row["id"],
                code,
                _number(found, code),
                share=int(row["share"]),
                used=past.used(month, code) if yearly else 0,
                months=_still(row, month)
                if code == LOW
                else 1,  # inputs of released months stay as they were
                **_shared(found, person, month, code, past),
                **{name: row[name] for name in SAME},
            )
        )
    return tuple(made)


def _shared(found: Sources, person: int, month: Day, code: str, past: Past) -> dict[str, Any]:
    """Return what the limits of company pension hold already that several kinds share; contracts by § 40b count with their whole year."""
    if code not in (PLAN, LOW):
        return {}
    old = past.used(month, OLD) + sum(
        (row["amount"] + row["own"]) * _still(row, month)
        for row in found.benefits.get(person, ())
        if row["code"] == OLD
    )
    insured = sum(past.used(month, one + INSURED) for one in (PLAN, LOW))
    beside = {"beside": old} if code == PLAN else {"beside": past.used(month, PLAN), "flat_year": old}
    return {"used_insured": insured, **beside}


def _still(row: Mapping[str, Any], month: Day) -> int:
    """Return in how many months of the year, this one and those to come, a benefit holds."""
    return sum(_holds(row, month.replace(month=number)) for number in range(month.month, MONTHS + 1))


def claims_of(found: Sources, person: int, month: Day, past: Past) -> tuple[Claim, ...]:
    """Return what is kept back of a person in a month, in the order of service; what is settled is left out."""
    made = []
    for row in found.claims.get(person, ()):
        if not _holds(row, month):
            continue
        left = None
        if row["amount"] is not None:
            left = row["amount"] - row["settled"] - past.kept(month, row["id"])
            if left <= 0:
                continue
        number = _number(found, row["kind"])
        names = ("rate", "dependants", "free")
        made.append(
            Claim(row["id"], row["kind"], number, row["since"], left, **{name: row[name] for name in names})
        )
    return tuple(sorted(made, key=lambda one: (one.since, one.key)))


def maternity_of(
    found: Sources, person: int, span: Span, items: tuple[Item, ...], past: Past
) -> Maternity | None:
    """Return what the subsidy to maternity pay of a month follows from, None for none, or where it is entered by hand.

    A book without a pay kind for it pays none by itself. What is missing is said: the months before are needed.
    """
    days = sum(gap.reason == MATERNITY for gap in span.gaps.values())
    number = found.kind_for(MOTHER)
    if not days or number is None or any(one.number == number for one in items):
        return None
    since = min(
        row.since
        for row in found.absences[person]
        if row.kind == MATERNITY and row.since <= span.last and row.until >= span.first
    )
    first = since.replace(day=1)
    nets = past.running_nets([add_months(first, -back) for back in range(months(), 0, -1)])
    if nets is None:
        raise Missing(
            "kind",
            N_(
                "The months before maternity protection are not known; please enter the subsidy with pay kind {number}."
            ),
            number=number,
        )
    return Maternity(number, nets, days)
