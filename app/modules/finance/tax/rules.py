"""How a tax case splits an amount, exact to the cent."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.core.errors import Invalid
from app.core.messages import N_, Text
from app.core.money import from_cents, share

ACCRUAL, CASH = "accrual", "cash"
SCHEMES = {ACCRUAL: N_("when agreed (Soll)"), CASH: N_("when received (Ist)")}
SMALL_BUSINESS, NOT_DEDUCTED = "KLEIN", "OHNEVST"  # what stands for output and input tax under § 19 UStG


@dataclass(frozen=True, slots=True)
class Case:
    """A tax case in one span of validity.

    kind is 'output' (we owe the tax in the amount), 'input' (we deduct it),
    'reverse' (we owe it on top and deduct it, or bear it where there is no account
    of input tax: § 13b and intra-Community acquisition) or 'tax' (what stands on its
    account is tax and nothing else, as import VAT). rate is in basis points.
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


@dataclass(frozen=True)
class CaseDraft:
    """A tax case of the book's own as typed, from a day on; rate in basis points."""

    key: str
    valid_from: datetime.date
    rate: int
    kind: str
    bu: str = ""
    output_account: str = ""
    input_account: str = ""
    kz_base: str = ""
    kz_tax: str = ""
    kz_input: str = ""
    category: str = ""
    name_de: str = ""
    name_en: str = ""


def check_case(draft: CaseDraft, known: Iterable[Case]) -> None:
    """Check a typed case against those there are; raises Invalid naming the field at fault."""
    if not re.fullmatch(r"[A-Z0-9]*[A-Z][A-Z0-9]*", draft.key):
        raise Invalid(N_("A tax key has capital letters and figures, and at least one letter."), field="key")
    alike = [case for case in known if case.key == draft.key]
    if any(case.valid_from >= draft.valid_from for case in alike):
        raise Invalid(
            N_("A tax case never changes; give a day after {day}, from which the new one applies."),
            field="valid_from",
            day=max(case.valid_from for case in alike),
        )
    if draft.bu and any(case.bu == draft.bu and case.key != draft.key for case in known):
        raise Invalid(N_("The BU key {bu} belongs to another tax case."), field="bu", bu=draft.bu)
    if not 0 <= draft.rate < 10_000:
        raise Invalid(N_("A rate is between 0 and 99.99 per cent."), field="rate")
    if draft.kind == "tax" and draft.rate:
        raise Invalid(N_("Where all of an account is tax, there is no rate."), field="rate")
    owes, deducts = draft.kind in ("output", "reverse"), draft.kind == "input"
    if (draft.rate and owes) and not draft.output_account:
        raise Invalid(N_("Name the account of output tax."), field="output_account")
    if (draft.rate and deducts) and not draft.input_account:
        raise Invalid(N_("Name the account of input tax."), field="input_account")
    if draft.kind == "tax" and not (draft.output_account or draft.input_account):
        raise Invalid(N_("Name the account that holds the tax."), field="input_account")


@dataclass(frozen=True, slots=True)
class TaxLine:
    """A line that a case adds: account number (none is the line's own), signed cents, whether its amount came out of the gross."""

    account: str
    amount: int
    inside: bool


def apply(case: Case, gross: int, stated: int | None = None) -> tuple[int, list[TaxLine]]:
    """Split a signed gross amount: return the base and the tax lines (§ 10 (1), § 12 UStG; half cents round up).

    For 'reverse' the base is the whole amount and two tax lines cancel out; without deduction one of them is cost.
    stated is the tax in the amount as the paper states it: tax is rounded once for each rate of a paper, so that its part in one
    of several accounts may be a cent off. Raises Invalid where it is further off.
    """
    if case.kind == "tax":
        return gross, []
    if case.kind == "reverse":
        tax = share(gross, case.rate, 10_000)
        return gross, [
            TaxLine(case.input_account, tax, False),
            TaxLine(case.output_account, -tax, False),
        ] if tax else []
    tax = share(gross, case.rate, 10_000 + case.rate)
    if stated is not None:
        if abs(stated - tax) > 1:
            raise Invalid(
                N_("The tax stated, {stated}, is not the tax in {gross}."),
                field="tax",
                stated=from_cents(stated),
                gross=from_cents(gross),
            )
        tax = stated
    account = case.output_account if case.kind == "output" else case.input_account
    return gross - tax, [TaxLine(account, tax, True)] if tax else []


def gross_of(case: Case, net: int) -> int:
    """Return the gross amount of a net one; for 'reverse' it is the same."""
    return net if case.kind in ("reverse", "tax") else net + share(net, case.rate, 10_000)


@dataclass(frozen=True)
class TaxationDraft:
    """How the book is taxed from a day on, as typed."""

    valid_from: datetime.date
    scheme: str
    small_business: bool = False


class TaxHistory:
    """How the book was and is taxed: what holds at first, and what changed on which day."""

    def __init__(self, first: TaxationDraft, changes: Iterable[TaxationDraft] = ()) -> None:
        self.steps = (first, *sorted(changes, key=lambda one: one.valid_from))

    def at(self, day: datetime.date) -> TaxationDraft:
        """Return what holds on a day."""
        known = [one for one in self.steps[1:] if one.valid_from <= day]
        return known[-1] if known else self.steps[0]

    def scheme(self, day: datetime.date) -> str:
        """Return when the tax of a supply of a day is due: 'accrual' (§ 16 UStG) or 'cash' (§ 20 UStG)."""
        return self.at(day).scheme

    def is_small(self, day: datetime.date) -> bool:
        """Say whether § 19 UStG holds on a day."""
        return self.at(day).small_business

    def agreed_spans(
        self, since: datetime.date, until: datetime.date
    ) -> list[tuple[datetime.date, datetime.date]]:
        """Return the parts of a span in which supplies are taxed when agreed."""
        turns = [since, *(one.valid_from for one in self.steps[1:] if since < one.valid_from <= until)]
        ends = [*(turn - ONE_DAY for turn in turns[1:]), until]
        return [(a, b) for a, b in zip(turns, ends, strict=True) if self.scheme(a) == ACCRUAL]


ALWAYS = TaxHistory(TaxationDraft(datetime.date.min, "accrual"))


class Cases:
    """All tax cases of a book, found by key, by BU key, or by number; mark says what they were read from."""

    def __init__(self, cases: Iterable[Case], history: TaxHistory = ALWAYS, mark: object = None) -> None:
        self.all = tuple(cases)
        self.history, self.mark = history, mark
        self.by_id = {case.id: case for case in self.all}
        self._by_key: dict[str, list[Case]] = {}
        for case in self.all:
            self._by_key.setdefault(case.key, []).append(case)
            if case.bu:
                self._by_key.setdefault(case.bu, []).append(case)
        self._direct = {
            number: case
            for case in self.all
            if case.kind == "tax"
            for number in (case.output_account, case.input_account)
            if number
        }

    def direct(self) -> Mapping[str, Case]:
        """Return the cases whose accounts hold tax and nothing else, by account."""
        return self._direct

    def find(self, key: str, day: datetime.date) -> Case:
        """Return the case of a key ('VST19', 'VSt 19', or the BU key '9') valid on a day; raises Invalid.

        Where § 19 UStG holds, no tax is stated and none deducted: the case is the one that takes its place.
        """
        known = self._by_key.get(key) or self._by_key.get(key.upper().replace(" ", "").replace("%", ""))
        if not known:
            raise Invalid(N_("There is no tax case {key}."), field="tax", key=key)
        valid = [case for case in known if case.covers(day)]
        if valid:
            found = max(
                valid, key=lambda case: case.valid_from
            )  # a later row takes the place of an older one
            return self._of_small_business(found, day) if self.history.is_small(day) else found
        raise Invalid(N_("The tax case {key} does not apply on {day}."), field="tax", key=key, day=day)

    def _of_small_business(self, case: Case, day: datetime.date) -> Case:
        if case.kind == "output" and case.rate:
            return self.find(SMALL_BUSINESS, day)
        if case.kind == "input" and case.key != NOT_DEDUCTED:
            return self.find(NOT_DEDUCTED, day)
        if case.kind != "reverse" or not case.input_account:
            return case
        for one in self.all:
            alike = (one.kind, one.rate, one.kz_base) == (case.kind, case.rate, case.kz_base)
            if alike and not one.input_account and one.covers(day):
                return one
        words = N_("Under § 19 UStG nothing is deducted; choose a tax case like {key} without deduction.")
        raise Invalid(words, field="tax", key=case.key)


TAX_KINDS = {
    "output": N_("Output tax"),
    "input": N_("Input tax"),
    "reverse": N_("Reverse charge"),
    "tax": N_("Tax alone"),
}
