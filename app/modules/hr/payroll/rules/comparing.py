"""Why a month differs from another one: the inputs that changed, in words (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.dates import month_end
from app.core.messages import N_, _
from app.modules.hr.payroll.rules.benefits import parts
from app.modules.hr.payroll.rules.flat_pay import WAYS
from app.modules.hr.payroll.rules.hours import parts_of
from app.modules.hr.payroll.rules.maternity import subsidy
from app.modules.hr.payroll.rules.month import DAY, MonthInput, earned

FIELDS = {
    "pay": N_("Pay"),
    "entries": N_("Entries of the month"),
    "surcharges": N_("Surcharges"),
    "benefits": N_("Benefits"),
    "claims": N_("Kept back for others"),
    "maternity": N_("Subsidy to maternity pay"),
    "unpaid": N_("Days without pay"),
    "insured_days": N_("Days of insurance"),
    "tax_days": N_("Days of tax"),
    "tax_class": N_("Tax class"),
    "factor": N_("Factor"),
    "children": N_("Child allowances"),
    "church": N_("Church tax"),
    "land": N_("State of the workplace"),
    "allowance": N_("Allowance a month"),
    "person_group": N_("Person group"),
    "groups": N_("Contribution groups"),
    "fund": N_("Health fund"),
    "fund_rate": N_("Extra contribution, %"),
    "u1": N_("U1, %"),
    "u2": N_("U2, %"),
    "levy": N_("Insolvency levy"),
    "parent": N_("Has children"),
    "young": N_("Children under 25"),
    "premium_health": N_("Private health insurance a month"),
    "premium_care": N_("Private care insurance a month"),
    "midi": N_("Transition range"),
    "flat_tax": N_("Mini-job: flat tax of 2 %"),
    "flat_pay": N_("Wage tax of the pay"),
    "cost_centre": N_("Cost centre"),
}
REASONS = {
    "entry": N_("before the first day"),
    "leaving": N_("after the last day"),
    "sick": N_("sickness after six weeks"),
    "child": N_("sick child"),
    "maternity": N_("maternity protection"),
    "parental": N_("parental leave"),
    "unpaid": N_("unpaid leave"),
}
MONEY = ("allowance", "premium_health", "premium_care")
PERCENT = ("fund_rate", "u1", "u2")


@dataclass(frozen=True)
class Change:
    """An input that is other than before, in words: '' where there was or is none."""

    field: str
    before: str
    now: str


def changes(before: MonthInput | None, now: MonthInput) -> list[Change]:
    """Return the inputs of a month that differ from those of another one; nothing for the first month of somebody."""
    if before is None:
        return []
    was, held = dict(_values(before)), dict(_values(now))
    return [
        Change(name, _shown(name, was[name]), _shown(name, held[name]))
        for name in FIELDS
        if was[name] != held[name]
    ]


def _values(given: MonthInput) -> Iterator[tuple[str, Any]]:
    yield "pay", tuple((one.number, one.amount) for one in given.sections)
    yield "entries", tuple((one.number, earned(one)) for one in given.items)
    yield (
        "surcharges",
        tuple((one.number, parts_of(one, month_end(given.month)).total) for one in given.surcharges),
    )
    yield "benefits", tuple((one.benefit.number, one.total) for one in parts(given))
    yield "claims", tuple((one.number, one.rate or one.left or 0) for one in given.claims if one.left != 0)
    mother = given.maternity
    yield "maternity", ((mother.number, subsidy(mother)),) if mother is not None else ()
    yield "unpaid", given.unpaid
    for name in ("insured_days", "tax_days", "cost_centre"):
        yield name, getattr(given, name)
    for name in ("tax_class", "factor", "children", "church", "land", "allowance"):
        yield name, getattr(given.tax, name)
    cover = given.cover
    yield "young", cover.children
    for name in (
        "person_group", "groups", "fund", "fund_rate", "u1", "u2", "levy", "parent", "premium_health", "premium_care", "midi", "flat_tax", "flat_pay",
    ):  # fmt: skip
        yield name, getattr(cover, name)


def _shown(name: str, value: Any) -> str:
    if name in ("pay", "entries", "surcharges", "benefits", "claims", "maternity"):
        return "  ".join(f"{number}: {formats.cents(amount)}" for number, amount in value)
    if name == "unpaid":
        return ", ".join(f"{_(REASONS[reason])} {formats.scaled(days)}" for reason, days in value)
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name in MONEY or name in PERCENT:
        return formats.cents(value)
    if name == "flat_pay":
        return _(WAYS[str(value)])
    if name == "children":
        return formats.scaled(value * DAY // 2)
    return str(value)
