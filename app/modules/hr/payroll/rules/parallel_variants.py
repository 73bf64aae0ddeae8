"""Inputs of a month with one of them changed: what another program may have had, the most likely first (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from app.core.dates import month_end
from app.core.messages import N_, Message
from app.modules.hr.payroll.rules import figures
from app.modules.hr.payroll.rules.month import MonthInput, sums
from app.modules.hr.payroll.rules.rounding import euros

BASIS = 10_000  # basis points of a whole
HALVES = 13  # halves of child allowances that are tried
Variant = tuple[Message, MonthInput]


def variants(given: MonthInput, theirs: Mapping[str, int]) -> Iterator[Variant]:
    """Yield what may be other there, in words, with the inputs of the month as they would be."""
    yield from _ways_to_insure(given)
    yield from _of_tax(given)
    yield from _of_insurance(given, theirs)
    for land in ("SN", "BY", "SH"):  # the shares of Saxony, and both rates of church tax
        if land != given.tax.land:
            words = Message(N_("there the rules of another state ({land})"), {"land": land})
            yield words, replace(given, tax=replace(given.tax, land=land))


def _of_tax(given: MonthInput) -> Iterator[Variant]:
    tax = given.tax
    if tax.allowance:
        words = Message(
            N_("there the tax allowance of {amount} a month is missing"), {"amount": euros(tax.allowance)}
        )
        yield words, replace(given, tax=replace(tax, allowance=0))
    for number in (1, 2, 3, 4, 5, 6):
        if number != tax.tax_class:
            changed = replace(tax, tax_class=number, factor=None)
            yield Message(N_("there tax class {number}"), {"number": number}), replace(given, tax=changed)
    if tax.factor is not None:
        yield Message(N_("there without the factor")), replace(given, tax=replace(tax, factor=None))
    for halves in range(HALVES):
        if halves != tax.children:
            words = Message(N_("there {count} child allowances"), {"count": Decimal(halves) / 2})
            yield words, replace(given, tax=replace(tax, children=halves))


def _of_insurance(given: MonthInput, theirs: Mapping[str, int]) -> Iterator[Variant]:
    cover = given.cover
    for rate in _fund_rates(given, theirs):
        words = Message(N_("there an extra contribution of {rate} %"), {"rate": Decimal(rate) / 100})
        yield words, replace(given, cover=replace(cover, fund_rate=rate))
    if not cover.parent:
        yield Message(N_("there not childless")), replace(given, cover=replace(cover, parent=True))
    for count in range(_children_most() + 1):
        if count != cover.children:
            words = Message(N_("there {count} children in care insurance"), {"count": count})
            yield words, replace(given, cover=replace(cover, parent=True, children=count))
    if cover.parent:
        yield Message(N_("there childless")), replace(given, cover=replace(cover, parent=False, children=0))


def _children_most() -> int:
    """Return from how many children on the discount of care insurance no longer grows."""
    return int(figures.table(figures.INSURANCE)["rates"]["discounts_most"]) + 1


def _ways_to_insure(given: MonthInput) -> Iterator[Variant]:
    """Yield the ceiling of a whole month for a part of one, and the transition range chosen the other way."""
    for midi, told in (
        ("no", N_("there without the transition range")),
        ("yes", N_("there in the transition range")),
    ):
        if given.cover.midi != midi:
            yield Message(told), replace(given, cover=replace(given.cover, midi=midi))
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
        yield from (
            rate for rate in (near, near - 1, near + 1) if rate >= 0 and rate != given.cover.fund_rate
        )
