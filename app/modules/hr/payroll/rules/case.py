"""A case of payroll as a file says it, by official or plain names, and what comes of it."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from typing import Any

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.written_json import made_of
from app.modules.hr.payroll.rules.employment import NO, Employment, Pay, discounts, is_childless
from app.modules.hr.payroll.rules.flow_input import CENT_FIELDS, MONTH, FlowInput, FlowResult
from app.modules.hr.payroll.rules.insurance import Insured, insurance
from app.modules.hr.payroll.rules.rounding import HUNDRED, ZERO
from app.modules.hr.payroll.rules.wage_tax import ChurchTax, church_tax, wage_tax

PERIODS = {"year": 1, "month": 2, "week": 3, "day": 4}
PLAIN = {
    "tax_class": "STKL", "period": "LZZ", "taxable_pay": "RE4", "factor": "F", "child_allowances": "ZKF",
    "extra_contribution": "KVZ", "private_health": "PKV", "private_premium": "PKPV", "private_subsidy": "PKPVAGZ",
    "saxony": "PVS", "childless": "PVZ", "child_discounts": "PVA", "no_pension_insurance": "KRV",
    "no_unemployment_insurance": "ALV", "allowance": "LZZFREIB", "addition": "LZZHINZU", "age_relief": "ALTER1",
    "age_relief_year": "AJAHR", "pension_pay": "VBEZ", "pension_first_month": "VBEZM", "pension_extras": "VBEZS",
    "pension_year": "VJAHR", "pension_months": "ZMVB", "one_off_pay": "SONSTB", "one_off_compensation": "SONSTENT",
    "year_pay": "JRE4", "year_compensation": "JRE4ENT", "year_pension_pay": "JVBEZ", "year_allowance": "JFREIB",
    "year_addition": "JHINZU", "church_member": "R",
}  # fmt: skip
"""Plain names beside the official ones; amounts are euros under plain names, cents under official ones."""
MOST = Decimal(10) ** 9  # no figure of a case is larger
ADJUSTMENT = "yearly_adjustment"  # a wish that is refused
WORDS = ("name", "insurance_number")
OF_CASE = ("month", "state", "running", "one_off")


@dataclass(frozen=True)
class Head:
    """What a case says of itself: month as in 2026-05, state of the place of work, pay in euros, member of a church."""

    month: str
    running: Decimal = ZERO
    one_off: Decimal = ZERO
    state: str = ""
    church: bool = False
    name: str = ""

    @property
    def day(self) -> datetime.date:
        """Return the last day of the month; raises Invalid for no month."""
        found = re.fullmatch(r"(\d{4})-(\d\d)", self.month)
        if found is None or not 1 <= int(found[2]) <= 12 or int(found[1]) < 1:
            raise Invalid(N_("Please write the month as 2026-05."), field="month")
        year, month = int(found[1]), int(found[2])
        return datetime.date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True)
class Outcome:
    """What came of a case; tax or insured is None where the case does not ask for it."""

    head: Head
    tax: FlowResult | None
    church: ChurchTax
    insured: Insured | None
    net: int | None


def reckon(found: Mapping[str, Any]) -> Outcome:
    """Reckon a case of a JSON object; raises Invalid at the place of what is wrong, and reckons nothing then."""
    _check_size(found, "")
    rest = {name: value for name, value in found.items() if name not in ("wage_tax", "insurance")}
    head = made_of(Head, rest, ("month",))
    for name in ("running", "one_off"):
        if getattr(head, name) < 0:
            raise Invalid(N_("Pay can't be less than nothing."), field=name)
    day = head.day
    asked_tax, asked_insurance = found.get("wage_tax"), found.get("insurance")
    if asked_tax is None and asked_insurance is None:
        raise Invalid(N_("A case has “wage_tax” or “insurance”, or both."), field="wage_tax")
    job, insured = (None, None) if asked_insurance is None else _insured(head, day, asked_insurance)
    tax, church = (None, ChurchTax()) if asked_tax is None else _taxed(head, day, asked_tax, job)
    return Outcome(head, tax, church, insured, _net(head, tax, church, insured, job))


def _check_size(found: Mapping[str, Any], place: str) -> None:
    """Raise Invalid at a figure that is too large to be pay, before anything is reckoned from it."""
    for name, value in found.items():
        if isinstance(value, Mapping):
            _check_size(value, f"{place}{name}.")
        elif name not in WORDS and isinstance(value, (int, str, Decimal)) and _is_huge(value):
            raise Invalid(N_("“{text}” is too large."), field=f"{place}{name}", text=str(value)[:40])


def _is_huge(value: int | str | Decimal) -> bool:
    try:
        found = Decimal(value)
    except InvalidOperation:
        return False
    return found.is_finite() and abs(found) > MOST


@contextmanager
def placed(place: str, names: Mapping[str, str] | None = None) -> Iterator[None]:
    """Put the place of a part of the case before the field of a refusal; names are those that the file used for official ones."""
    try:
        yield
    except Invalid as error:
        field = "month" if error.field == "day" else error.field
        if field not in OF_CASE:
            field = place + (names or {}).get(field, field)
        error.field = field
        raise


def _insured(head: Head, day: datetime.date, found: Any) -> tuple[Employment, Insured]:
    if isinstance(found, Mapping) and "state" in found:
        raise Invalid(
            N_("“{place}” is no field that is known here."), field="insurance.state", place="insurance.state"
        )
    job = made_of(
        Employment, {**found, "state": head.state} if isinstance(found, Mapping) else found, (), "insurance."
    )
    with placed("insurance."):
        return job, insurance(day, Pay(head.running, head.one_off), job)


def _taxed(
    head: Head, day: datetime.date, found: Any, job: Employment | None
) -> tuple[FlowResult, ChurchTax]:
    given, names = _official(found)
    for name, value in _taken_over(head, day, job).items():
        given.setdefault(name, value)
    if given.get("SONSTB") and "JRE4" not in given:
        raise Invalid(
            N_("Please enter the expected pay of the year without one-off pay."), field="wage_tax.JRE4"
        )
    if job is not None and given.get("LZZ", MONTH) != MONTH:
        raise Invalid(N_("Insurance is calculated by months; please leave the period of the tax a month."), field=f"wage_tax.{names.get('LZZ', 'LZZ')}")  # fmt: skip
    flow = made_of(FlowInput, given, ("STKL",), "wage_tax.")
    with placed("wage_tax.", names):
        result = wage_tax(day, flow)
    church = ChurchTax()
    if flow.R:
        church = church_tax(head.state, result)
    return result, church


def _official(found: Any) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the inputs by their official names, and by which names the file said them; raises Invalid for one said twice."""
    if not isinstance(found, Mapping):
        raise Invalid(N_("“{place}” must be an object with fields."), field="wage_tax", place="wage_tax")
    if ADJUSTMENT in found:
        raise Invalid(
            N_(
                "The yearly adjustment by the employer (§ 42b EStG) is not calculated; it comes with the tax return."
            ),
            field=f"wage_tax.{ADJUSTMENT}",
        )
    given: dict[str, Any] = {}
    names: dict[str, str] = {}
    for name, value in found.items():
        official = PLAIN.get(str(name), str(name))
        if official in given:
            raise Invalid(N_("“{name}” and “{other}” say the same; please give one."), field=f"wage_tax.{name}", name=name, other=names[official])  # fmt: skip
        given[official] = _converted(name, official, value) if name in PLAIN else value
        names[official] = name
    if "factor" in found:
        given.setdefault("AF", 1)
    if "age_relief_year" in found:
        given.setdefault("ALTER1", 1)
    return given, names


def _converted(name: str, official: str, value: Any) -> Any:
    """Return a plain value as the flow wants it: euros as cents, yes and no as 1 and 0, a period by its number."""
    place = f"wage_tax.{name}"
    if official == "LZZ" and value in PERIODS:
        return PERIODS[value]
    if isinstance(value, bool):
        return int(value)
    if official in CENT_FIELDS:
        return cents_of(_figure(value, place), place)
    return value


def _figure(value: Any, place: str) -> Decimal:
    """Return a number or a text with a point as an exact figure; raises Invalid at its place."""
    try:
        found = Decimal(value) if isinstance(value, (str, int, Decimal)) else Decimal("NaN")
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise Invalid(N_("“{place}” can't be “{text}”."), field=place, place=place, text=str(value)[:40])
    return found


def cents_of(value: Decimal, place: str) -> int:
    """Return euros as cents; raises Invalid at a place for a fraction of a cent."""
    whole = value * HUNDRED
    if whole != whole.to_integral_value():
        raise Invalid(N_("Please enter pay in whole cents."), field=place)
    return int(whole)


def _taken_over(head: Head, day: datetime.date, job: Employment | None) -> dict[str, Any]:
    """Return what the rest of the case says of the wage tax, so that it need not be said twice."""
    taken: dict[str, Any] = {
        "RE4": cents_of(head.running, "running"), "SONSTB": cents_of(head.one_off, "one_off"), "R": int(head.church),
    }  # fmt: skip
    if job is None:
        return taken
    taken["PVS"] = int(job.saxony)
    taken["KRV"] = int(job.pension == NO)
    if day.year >= FIRST_WITH_UNEMPLOYMENT:
        taken["ALV"] = int(job.unemployment == NO)
    if job.has_fund:
        taken["KVZ"] = job.fund_rate
        taken["PVZ"] = int(is_childless(day, job))
        taken["PVA"] = 0 if taken["PVZ"] else discounts(job)
    elif job.health == NO and job.premium_health is not None:
        taken["PKV"] = 1
    return taken


FIRST_WITH_UNEMPLOYMENT = 2026  # the flow before has no field for it


def _net(
    head: Head, tax: FlowResult | None, church: ChurchTax, insured: Insured | None, job: Employment | None
) -> int | None:
    """Return gross less all deductions in cents; None where a part of them was not asked for."""
    flat = job is not None and job.is_mini and job.flat_tax
    if insured is None or job is None or (tax is None and not flat):
        return None
    gross = cents_of(head.running + head.one_off, "running")
    taxes = (tax.LSTLZZ + tax.SOLZLZZ + tax.STS + tax.SOLZS) if tax is not None else 0
    return gross - taxes - church.running - church.one_off - insured.employee


def insurance_number_of(found: Mapping[str, Any]) -> tuple[str, datetime.date | None]:
    """Return the insurance number and date of birth that a case names; '' for none."""
    job = found.get("insurance")
    if not isinstance(job, Mapping) or not job.get("insurance_number"):
        return "", None
    read = made_of(
        Employment,
        {name: job[name] for name in ("insurance_number", "birth") if name in job},
        (),
        "insurance.",
    )
    return read.insurance_number, read.birth
