"""A month of two programs side by side: what differs by kind, and what of our inputs would bring the other program's figure (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from app.core.dates import month_end
from app.core.errors import Invalid
from app.core.messages import N_, Message
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.employment import DISCOUNTED_MOST
from app.modules.hr.payroll.rules.month import MonthInput, sums
from app.modules.hr.payroll.rules.reckoning import INSURANCE, TAX, Amount, Reckoned, reckon_month
from app.modules.hr.payroll.rules.rounding import euros

# Kinds in the order of a payslip, with the branches of insurance that each takes together.
KINDS = {
    "gross": N_("Gross"),
    "wage_tax": N_("Wage tax"),
    "soli": N_("Solidarity surcharge"),
    "church": N_("Church tax"),
    "health_own": N_("Health insurance, employee"),
    "health_other": N_("Health insurance, employer"),
    "care_own": N_("Care insurance, employee"),
    "care_other": N_("Care insurance, employer"),
    "pension_own": N_("Pension insurance, employee"),
    "pension_other": N_("Pension insurance, employer"),
    "unemployment_own": N_("Unemployment insurance, employee"),
    "unemployment_other": N_("Unemployment insurance, employer"),
    "u1": N_("Levy U1"),
    "u2": N_("Levy U2"),
    "insolvency": N_("Insolvency levy"),
    "net": N_("Net"),
    "payout": N_("Payout"),
}
BRANCHES = {"health_extra": "health", "care_childless": "care"}
LEVIES = ("u1", "u2", "insolvency")
FOLLOWING = ("net", "payout")
BASIS = 10_000  # basis points of a whole
RATES = {"u1": N_("there the rate of U1 is {rate} %"), "u2": N_("there the rate of U2 is {rate} %")}
NONE = N_("not reckoned there")
CENT = N_("a cent of rounding")
FOLLOWS = N_("follows from what differs above")
FROM_GROSS = N_("follows from the gross")
"""Causes, as the difference is told; a figure without one is to be looked at by a person."""


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


def _by_variants(
    kinds: list[str], theirs: Mapping[str, int], given: MonthInput, found: dict[str, Message]
) -> None:
    """Reckon the month anew with one input changed at a time; where figures of the other program come out, that is the cause."""
    for words, variant in _variants(given, theirs):
        left = [kind for kind in kinds if kind not in found]
        if not left:
            return
        try:
            other = figures_of(reckon_month(variant))
        except Invalid:
            continue  # an input that our rules refuse is not what the other program had
        found |= {kind: words for kind in left if other[kind] == theirs[kind]}


def _variants(given: MonthInput, theirs: Mapping[str, int]) -> Iterator[tuple[Message, MonthInput]]:
    """Yield inputs of a month with one of them changed, the most likely first."""
    yield from _ceilings(given)
    tax, cover = given.tax, given.cover
    if tax.allowance:
        words = Message(N_("there the tax allowance of {amount} a month is missing"), {"amount": euros(tax.allowance)})
        yield words, replace(given, tax=replace(tax, allowance=0))
    for number in (1, 2, 3, 4, 5, 6):
        if number != tax.tax_class:
            changed = replace(tax, tax_class=number, factor=None)
            yield Message(N_("there tax class {number}"), {"number": number}), replace(given, tax=changed)
    if tax.factor is not None:
        yield Message(N_("there without the factor")), replace(given, tax=replace(tax, factor=None))
    for halves in range(13):
        if halves != tax.children:
            words = Message(N_("there {count} child allowances"), {"count": Decimal(halves) / 2})
            yield words, replace(given, tax=replace(tax, children=halves))
    for rate in _fund_rates(given, theirs):
        words = Message(N_("there an extra contribution of {rate} %"), {"rate": Decimal(rate) / 100})
        yield words, replace(given, cover=replace(cover, fund_rate=rate))
    if not cover.parent:
        yield Message(N_("there not childless")), replace(given, cover=replace(cover, parent=True))
    for count in range(DISCOUNTED_MOST + 1):
        if count != cover.children:
            words = Message(N_("there {count} children in care insurance"), {"count": count})
            yield words, replace(given, cover=replace(cover, parent=True, children=count))
    if cover.parent:
        yield Message(N_("there childless")), replace(given, cover=replace(cover, parent=False, children=0))
    for land in ("SN", "BY", "SH"):  # the shares of Saxony, and both rates of church tax
        if land != tax.land:
            words = Message(N_("there the rules of another state ({land})"), {"land": land})
            yield words, replace(given, tax=replace(tax, land=land))


def _ceilings(given: MonthInput) -> Iterator[tuple[Message, MonthInput]]:
    """Yield pay that comes to the ceilings of the year before, and to those of a whole month."""
    if given.insured_days < figures.table(figures.INSURANCE)["rates"]["month_days"]:
        words = Message(N_("there the ceiling of a whole month"))
        yield words, replace(given, insured_days=figures.table(figures.INSURANCE)["rates"]["month_days"])


def _fund_rates(given: MonthInput, theirs: Mapping[str, int]) -> Iterator[int]:
    """Yield the extra contributions of the fund, in basis points, that the other program's figure may have come from."""
    base = sums(given).insured
    day = month_end(given.month)
    law, rates = figures.insurance_figures(day), figures.table(figures.INSURANCE)["rates"]
    base = min(base, int(law["ceiling_health"] * 100 * given.insured_days / rates["month_days"]))
    if base and "health_own" in theirs:
        share = Decimal(theirs["health_own"]) * 2 / base - rates["health"]
        near = int((share * BASIS).to_integral_value())
        yield from (rate for rate in (near, near - 1, near + 1) if 0 <= rate and rate != given.cover.fund_rate)


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
