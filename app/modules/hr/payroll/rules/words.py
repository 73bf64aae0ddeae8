"""Words for what payroll reckons: the figures on the way, branches of insurance, and how a figure was rounded."""

from __future__ import annotations

from decimal import Decimal

from app.core.format import number
from app.core.messages import N_, Message, _
from app.modules.hr.payroll.rules.rounding import DOWN, EXACT, HALF, UP, Step

STEPS = {
    "ZRE4J": N_("Pay of the year"),
    "FVB": N_("Allowance for pensions"),
    "ALTE": N_("Age relief"),
    "ZRE4": N_("Pay of the year after allowances"),
    "ZTABFB": N_("Fixed allowances of the tax class"),
    "VSP1": N_("Provision: pension insurance"),
    "VSP2": N_("Provision: at least"),
    "VSP3": N_("Provision: health and care insurance"),
    "VSPR": N_("Provision: pension insurance"),
    "VSPKVPV": N_("Provision: health and care insurance"),
    "VSPALV": N_("Provision: unemployment insurance"),
    "VSPHB": N_("Provision: unemployment, health and care insurance at most"),
    "VSP": N_("Provision for insurance"),
    "ZVE": N_("Taxable income of the year"),
    "ST": N_("Tax of the year by the tariff"),
    "LSTJAHR": N_("Wage tax of the year"),
    "LSTLZZ": N_("Wage tax of the period"),
    "JBMG": N_("Tax of the year with child allowances"),
    "SOLZJ": N_("Solidarity surcharge of the year"),
    "SOLZLZZ": N_("Solidarity surcharge of the period"),
    "BK": N_("Base of church tax"),
    "STS": N_("Wage tax on one-off pay"),
    "SOLZS": N_("Solidarity surcharge on one-off pay"),
    "church_running": N_("Church tax"),
    "church_one_off": N_("Church tax on one-off pay"),
    "base": N_("Pay that is charged"),
    "employee": N_("Employee's part"),
    "employer": N_("Employer's part"),
    "employer_alone": N_("The employer pays all"),
    "total": N_("Contribution of both sides"),
    "subsidy": N_("Employer's subsidy: half the premium"),
}
BRANCHES = {
    "health": N_("Health insurance"),
    "health_extra": N_("Extra contribution of the fund"),
    "care": N_("Care insurance"),
    "care_childless": N_("Care insurance: surcharge of the childless"),
    "pension": N_("Pension insurance"),
    "unemployment": N_("Unemployment insurance"),
    "u1": N_("Levy U1"),
    "u2": N_("Levy U2"),
    "insolvency": N_("Insolvency levy"),
    "flat_tax": N_("Flat wage tax"),
}
TAXES = {"wage_tax": N_("Wage tax"), "soli": N_("Solidarity surcharge"), "church": N_("Church tax")}
ABOUT = {
    "children": N_("with the child allowances"),
    "without": N_("year without the one-off pay"),
    "with": N_("year with the one-off pay"),
}
ROUNDINGS = {DOWN: N_("cut"), UP: N_("rounded up"), HALF: N_("rounded to the cent")}


def percent(rate: Decimal) -> str:
    """Return a share of one as percent in the language in force, with as many places as it has: 1.3."""
    value = (rate * 100).normalize()
    return number(value, max(-int(value.as_tuple().exponent), 0))


def title_of(name: str) -> str:
    """Return the word for a step."""
    return _(STEPS[name])


def branch_of(name: str) -> str:
    """Return the word for a branch of insurance."""
    return _(BRANCHES[name])


def worded(step: Step) -> str:
    """Return a step as one line: what it is, from what, how rounded, by which paragraph."""
    parts = [str(Message(N_("{title}: {amount}"), {"title": title_of(step.name), "amount": step.amount}))]
    if step.base is not None and step.rate is not None:
        values = {"base": step.base, "rate": percent(step.rate)}
        parts.append(str(Message(N_("{rate} % of {base}"), values)))
    elif step.base is not None:
        parts.append(str(Message(N_("from {base}"), {"base": step.base})))
    if step.ceiling is not None:
        parts.append(str(Message(N_("limit {ceiling}"), {"ceiling": step.ceiling})))
    if step.rounding != EXACT:
        parts.append(_(ROUNDINGS[step.rounding]))
    if step.about in ABOUT:
        parts.append(_(ABOUT[step.about]))
    return ", ".join(parts) + f" ({step.law})"
