"""A month of two programs side by side: what differs by kind, and what of our inputs would bring the other program's figure (pure)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from app.core.dataclass import dataclass
from app.core.dates import add_months, month_end
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.month import MonthInput, sums
from app.modules.hr.payroll.rules.parallel_variants import variants
from app.modules.hr.payroll.rules.reckoning import INSURANCE, TAX, Amount, Reckoned, reckon_month
from app.modules.hr.payroll.rules.rounding import cents, half_up

# Kinds in the order of a payslip, with the branches of insurance that each takes together.
KINDS = {
    "gross": N_("Gross"),
    "wage_tax": N_("Wage tax"),
    "soli": N_("Solidarity surcharge"),
    "church": N_("Church tax"),
    "health_own": N_("Health, employee"),
    "health_other": N_("Health, employer"),
    "care_own": N_("Care, employee"),
    "care_other": N_("Care, employer"),
    "pension_own": N_("Pension, employee"),
    "pension_other": N_("Pension, employer"),
    "unemployment_own": N_("Unemployment, employee"),
    "unemployment_other": N_("Unemployment, employer"),
    "u1": N_("Levy U1"),
    "u2": N_("Levy U2"),
    "insolvency": N_("Insolvency levy"),
    "net": N_("Net"),
    "payout": N_("Payout"),
}
BRANCHES = {"health_extra": "health", "care_childless": "care"}
LEVIES = ("u1", "u2", "insolvency")
CEILINGS = {
    "health": "ceiling_health",
    "care": "ceiling_health",
    "pension": "ceiling_pension",
    "unemployment": "ceiling_pension",
}
NEAR = 2  # cents that a contribution of two parts may be off when it is scaled
FOLLOWING = ("net", "payout")
RATES = {"u1": N_("there the rate of U1 is {rate} %"), "u2": N_("there the rate of U2 is {rate} %")}
NONE = N_("not calculated there")
CENT = N_("a cent of rounding")
FOLLOWS = N_("follows from what differs above")
FROM_GROSS = N_("follows from the gross")


@dataclass(frozen=True)
class Difference:
    """What differs of a kind: the other program's figure and ours in cents, and the cause where one is known."""

    kind: str
    theirs: int
    ours: int
    cause: Message | None = None

    @property
    def by(self) -> int:
        """By how much ours is higher."""
        return self.ours - self.theirs


def figures_of(made: Reckoned) -> dict[str, int]:
    """Return the figures of a month by the kinds that are compared, in cents."""
    found = dict.fromkeys(KINDS, 0) | {"gross": made.gross, "net": made.net, "payout": made.payout}
    for one in made.amounts:
        for kind, amount in _kinds(one):
            found[kind] += amount
    return found


def _kinds(one: Amount) -> Iterator[tuple[str, int]]:
    branch = BRANCHES.get(one.code, one.code)
    if one.part == TAX:
        yield one.code, one.employee
    elif one.part == INSURANCE and branch in LEVIES:
        yield branch, one.employer
    elif one.part == INSURANCE and f"{branch}_own" in KINDS:
        yield f"{branch}_own", one.employee
        yield f"{branch}_other", one.employer


def differences(theirs: Mapping[str, int], given: MonthInput, made: Reckoned) -> list[Difference]:
    """Return what differs between another program and a month as it was reckoned here, in the order of a payslip.

    Only kinds that the other program tells are compared.
    """
    ours = figures_of(made)
    wrong = [kind for kind in KINDS if kind in theirs and theirs[kind] != ours[kind]]
    causes = _causes(wrong, theirs, ours, given, made)
    return [Difference(kind, theirs[kind], ours[kind], causes.get(kind)) for kind in wrong]


def _causes(
    wrong: list[str], theirs: Mapping[str, int], ours: Mapping[str, int], given: MonthInput, made: Reckoned
) -> dict[str, Message]:
    """Return the cause of each kind that differs, as far as one is known."""
    open_ = [kind for kind in wrong if kind not in ("gross", *FOLLOWING)]
    found: dict[str, Message] = {}
    if "gross" in wrong:
        found |= dict.fromkeys(open_, Message(FROM_GROSS))
    else:
        for kind in open_:
            if abs(theirs[kind] - ours[kind]) == 1:
                found[kind] = Message(CENT)
            elif not theirs[kind]:
                found[kind] = Message(NONE)
        _by_levies(open_, theirs, made, found)
        _by_ceilings(open_, theirs, ours, given, found)
        _by_variants(open_, theirs, given, found)
    _following(wrong, theirs, ours, found)
    return found


def _by_levies(
    kinds: Iterable[str], theirs: Mapping[str, int], made: Reckoned, found: dict[str, Message]
) -> None:
    """Name the rate of a levy that the other program must have."""
    for kind in kinds:
        base = next((one.base for one in made.amounts if one.part == INSURANCE and one.code == kind), 0)
        if kind in RATES and kind not in found and base:
            rate = (Decimal(theirs[kind]) * 100 / base).quantize(Decimal("0.01"))
            found[kind] = Message(RATES[kind], {"rate": rate})


def _by_ceilings(
    kinds: Iterable[str],
    theirs: Mapping[str, int],
    ours: Mapping[str, int],
    given: MonthInput,
    found: dict[str, Message],
) -> None:
    """Name the other ceiling that contributions come from: that of the year before, or none; one-off pay has ceilings of its own."""
    pay, month_days = sums(given), figures.table(figures.INSURANCE)["rates"]["month_days"]
    if pay.insured_once:
        return
    days = [month_end(given.month), add_months(month_end(given.month), -12)]
    for kind in kinds:
        branch, _mark, side = kind.partition("_")
        if branch not in CEILINGS or not side or kind in found:
            continue
        now, before = (_ceiling(day, CEILINGS[branch], given.insured_days, month_days) for day in days)
        base = min(pay.insured, now)
        others = {
            pay.insured: Message(N_("there from all pay, without the ceiling")),
            min(pay.insured, before): Message(
                N_("there from the ceiling of {year}"), {"year": str(days[1].year)}
            ),
        }
        for other, words in others.items():
            if (
                base
                and other not in (base, 0)
                and abs(Decimal(ours[kind]) * other / base - theirs[kind]) <= NEAR
            ):
                found[kind] = words


def _ceiling(day: datetime.date, name: str, days: int, month_days: int) -> int:
    """Return a ceiling for days of insurance in cents, 0 for a year without figures."""
    try:
        monthly = figures.insurance_figures(day)[name]
    except Invalid:
        return 0
    return cents(half_up(monthly * days / month_days))


def _by_variants(
    kinds: list[str], theirs: Mapping[str, int], given: MonthInput, found: dict[str, Message]
) -> None:
    """Reckon the month anew with one input changed at a time; where figures of the other program come out, that is the cause."""
    for words, variant in variants(given, theirs):
        left = [kind for kind in kinds if kind not in found]
        if not left:
            return
        try:
            other = figures_of(reckon_month(variant))
        except Invalid:
            continue  # an input that our rules refuse is not what the other program had
        found |= {kind: words for kind in left if other[kind] == theirs[kind]}


def _following(
    wrong: list[str], theirs: Mapping[str, int], ours: Mapping[str, int], found: dict[str, Message]
) -> None:
    """Say of net and payout where they differ by just what differs above."""
    own = ("wage_tax", "soli", "church", "health_own", "care_own", "pension_own", "unemployment_own")
    above = ours["gross"] - theirs.get("gross", ours["gross"])
    above -= sum(ours[kind] - theirs.get(kind, ours[kind]) for kind in own)
    for kind in FOLLOWING:
        if kind in wrong and ours[kind] - theirs[kind] == above:
            found[kind] = Message(FOLLOWS)
        elif kind == "payout" and kind in wrong and "net" in theirs and above == ours["net"] - theirs["net"]:
            found[kind] = Message(N_("payments and deductions after taxes differ"))
