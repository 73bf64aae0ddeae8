"""How a tax case splits an amount, exact to the cent."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from app.core.errors import Invalid
from app.core.messages import N_, Text
from app.core.money import share


@dataclass(frozen=True, slots=True)
class Case:
    """A tax case in one span of validity.

    kind is 'output' (we owe the tax in the amount), 'input' (we deduct it) or
    'reverse' (we owe and deduct it on top, § 13b and intra-Community
    acquisition). rate is in basis points.
    """

    id: int
    key: str
    valid_from: datetime.date
    valid_until: datetime.date | None
    rate: int
    kind: str
    bu: str
    output_account: str
    input_account: str
    kz_base: str
    kz_tax: str
    kz_input: str
    category: str
    name: Text

    def covers(self, day: datetime.date) -> bool:
        """Say whether the case is valid on a day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class TaxLine:
    """A line that a case adds: account number, signed cents, and whether its amount came out of the gross."""

    account: str
    amount: int
    inside: bool


def apply(case: Case, gross: int) -> tuple[int, list[TaxLine]]:
    """Split a signed gross amount: return the base and the tax lines (§ 10 (1), § 12 UStG; half cents round up).

    For 'reverse' the base is the whole amount and two tax lines cancel out.
    """
    if case.kind == "reverse":
        tax = share(gross, case.rate, 10_000)
        return gross, [
            TaxLine(case.input_account, tax, False),
            TaxLine(case.output_account, -tax, False),
        ] if tax else []
    tax = share(gross, case.rate, 10_000 + case.rate)
    account = case.output_account if case.kind == "output" else case.input_account
    return gross - tax, [TaxLine(account, tax, True)] if tax else []


def gross_of(case: Case, net: int) -> int:
    """Return the gross amount of a net one; for 'reverse' it is the same."""
    return net if case.kind == "reverse" else net + share(net, case.rate, 10_000)


class Cases:
    """All tax cases of a book, found by key, by BU key, or by number."""

    def __init__(self, cases: Iterable[Case]) -> None:
        self.all = tuple(cases)
        self.by_id = {case.id: case for case in self.all}
        self._by_key: dict[str, list[Case]] = {}
        for case in self.all:
            self._by_key.setdefault(case.key, []).append(case)
            if case.bu:
                self._by_key.setdefault(case.bu, []).append(case)

    def find(self, key: str, day: datetime.date) -> Case:
        """Return the case of a key ('VST19', 'VSt 19', or the BU key '9') valid on a day; raises Invalid."""
        known = self._by_key.get(key) or self._by_key.get(key.upper().replace(" ", "").replace("%", ""))
        if not known:
            raise Invalid(N_("There is no tax case {key}."), field="tax", key=key)
        for case in known:
            if case.covers(day):
                return case
        raise Invalid(N_("The tax case {key} does not apply on {day}."), field="tax", key=key, day=day)


TAX_KINDS = {"output": N_("Output tax"), "input": N_("Input tax"), "reverse": N_("Reverse charge")}
