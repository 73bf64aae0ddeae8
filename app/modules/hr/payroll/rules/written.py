"""The outcome of a case as JSON and as lines of text: official names in cents, plain ones in euros, each with its steps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.core.format import cents as shown
from app.core.messages import N_, Message, _
from app.modules.hr.payroll.rules.case import Outcome
from app.modules.hr.payroll.rules.flow_input import FlowResult
from app.modules.hr.payroll.rules.insurance import Contribution, Insured
from app.modules.hr.payroll.rules.rounding import Step, euros
from app.modules.hr.payroll.rules.wage_tax import ChurchTax
from app.modules.hr.payroll.rules.words import branch_of, title_of, worded

OFFICIAL = ("LSTLZZ", "SOLZLZZ", "BK", "STS", "SOLZS", "BKS")
LIMIT = N_("Pay of twelve months is above the limit of compulsory health insurance; please check the groups.")


def as_json(one: Outcome) -> dict[str, Any]:
    """Return all that was reckoned; what was not asked for is left out."""
    head = one.head
    found: dict[str, Any] = {"name": head.name, "month": head.month, "gross": str((head.running + head.one_off).quantize(euros(1)))}  # fmt: skip
    if one.tax is not None:
        found["wage_tax"] = _tax(one.tax, one.church)
    if one.insured is not None:
        found["insurance"] = _insured(one.insured)
    if one.net is not None:
        found["net"] = _amount(one.net)
    found["hints"] = [_(LIMIT)] if one.insured is not None and one.insured.over_limit else []
    return found


def _amount(amount: int) -> str:
    return str(euros(amount))


def _tax(tax: FlowResult, church: ChurchTax) -> dict[str, Any]:
    return {
        "flow": tax.version,
        **{name: getattr(tax, name) for name in OFFICIAL},
        "wage_tax": _amount(tax.LSTLZZ),
        "solidarity_surcharge": _amount(tax.SOLZLZZ),
        "church_tax": _amount(church.running),
        "wage_tax_one_off": _amount(tax.STS),
        "solidarity_surcharge_one_off": _amount(tax.SOLZS),
        "church_tax_one_off": _amount(church.one_off),
        "steps": _steps((*tax.steps, *church.steps)),
    }


def _insured(insured: Insured) -> dict[str, Any]:
    return {
        "midi": insured.midi,
        "employee": _amount(insured.employee),
        "employer": _amount(insured.employer),
        "total": _amount(insured.employee + insured.employer),
        "contributions": [_contribution(one) for one in insured.contributions],
        "last_year": [_contribution(one) for one in insured.last_year],
        "subsidies": [_contribution(one) for one in insured.subsidies],
    }


def _contribution(one: Contribution) -> dict[str, Any]:
    return {
        "branch": one.branch,
        "title": branch_of(one.branch),
        "base": str(one.base),
        "employee": _amount(one.employee),
        "employer": _amount(one.employer),
        "total": _amount(one.total),
        "steps": _steps(one.steps),
    }


def _steps(steps: Iterable[Step]) -> list[dict[str, Any]]:
    return [
        {
            "name": step.name,
            "title": title_of(step.name),
            "amount": _plain(step.amount),
            "base": _plain(step.base),
            "rate": _plain(step.rate),
            "ceiling": _plain(step.ceiling),
            "rounding": step.rounding,
            "about": step.about,
            "law": step.law,
            "text": worded(step),
        }
        for step in steps
    ]


def _plain(value: Any) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def as_lines(one: Outcome) -> list[str]:
    """Return the outcome as lines for a person."""
    head = one.head
    lines = [" ".join(part for part in (head.month, head.name) if part)]
    if one.tax is not None:
        tax, church = one.tax, one.church
        lines += [
            _line(N_("Wage tax"), tax.LSTLZZ + tax.STS),
            _line(N_("Solidarity surcharge"), tax.SOLZLZZ + tax.SOLZS),
            _line(N_("Church tax"), church.running + church.one_off),
        ]
    if one.insured is not None:
        for each in (*one.insured.contributions, *one.insured.last_year, *one.insured.subsidies):
            values = {
                "title": branch_of(each.branch), "employee": shown(each.employee), "employer": shown(each.employer),
            }  # fmt: skip
            lines.append("  " + str(Message(N_("{title}: employee {employee}, employer {employer}"), values)))
    if one.net is not None:
        lines.append(_line(N_("Net pay"), one.net))
    return lines


def _line(title: str, amount: int) -> str:
    return f"  {_(title)}: {shown(amount)}"
