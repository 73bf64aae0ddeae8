"""Wage tax of one pay period: the flow that holds on the day, and church tax on its base."""

from __future__ import annotations

import datetime

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.modules.hr.payroll.rules import figures, flow_input
from app.modules.hr.payroll.rules.flow import Flow
from app.modules.hr.payroll.rules.flow_2025 import Flow2025
from app.modules.hr.payroll.rules.flow_2026 import Flow2026
from app.modules.hr.payroll.rules.flow_input import FlowInput, FlowResult
from app.modules.hr.payroll.rules.rounding import DOWN, Step, cents, cut, euros

FLOWS: dict[str, type[Flow]] = {"2025": Flow2025, "2026": Flow2026}


@dataclass(frozen=True)
class ChurchTax:
    """Church tax on running and on one-off pay, in cents, with its steps."""

    running: int = 0
    one_off: int = 0
    steps: tuple[Step, ...] = ()


def wage_tax(day: datetime.date, given: FlowInput) -> FlowResult:
    """Return the wage tax by the flow that holds on a day; raises Invalid at the official field, at day without a flow.

    For running pay that is the last day of the period for which it is paid, for one-off pay the day of payment
    (§ 38a Abs. 1 EStG).
    """
    law = figures.flow_figures(day)
    flow_input.check(given)
    version = str(law["name"])
    if version not in FLOWS:
        raise Invalid(N_("The wage-tax flow {version} is not known."), field="day", version=version)
    _check_version(given, FLOWS[version])
    return FLOWS[version](given, law).run()


def _check_version(given: FlowInput, version: type[Flow]) -> None:
    if version is Flow2025:
        for name in ("PKPVAGZ", "ALV"):
            if getattr(given, name):
                raise Invalid(N_("“{name}” came with the flow of 2026."), field=name, name=name)
    elif given.PKV > 1:
        raise Invalid(N_("Since 2026 PKV is 0 or 1, and PKPVAGZ is the employer's subsidy."), field="PKV")


def church_tax(state: str, result: FlowResult) -> ChurchTax:
    """Return the church tax on the bases of the flow, by the state of the place of work; raises Invalid for no state.

    Fractions of a cent are left out.
    """
    if state not in figures.states():
        raise Invalid(N_("Please name the state by its two letters, such as BY; “{state}” is none."), field="state", state=state)  # fmt: skip
    rate = figures.church_rate(state)
    found = {}
    steps = []
    for name, base in (("church_running", result.BK), ("church_one_off", result.BKS)):
        amount = cut(euros(base) * rate)
        found[name] = cents(amount)
        if base:
            steps.append(
                Step(name, amount, f"§ 51a EStG, KiStG {state}", base=euros(base), rate=rate, rounding=DOWN)
            )
    return ChurchTax(found["church_running"], found["church_one_off"], tuple(steps))
