"""The arithmetic of the advance return (USt 1 A): Kennzahlen from bases and taxes, whole euro where the form wants them, and the payable."""

from __future__ import annotations

import csv
import datetime
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from app.core import paths
from app.core.dataclass import dataclass, field
from app.core.dates import add_months, month_end, month_start, next_working_day
from app.core.messages import N_, Text
from app.core.money import share

SECTIONS = {
    "out": N_("Taxable supplies"),
    "exempt": N_("Exempt supplies"),
    "acquired": N_("Intra-Community acquisitions"),
    "owed": N_("Tax owed as the recipient (§ 13b UStG)"),
    "other": N_("Other particulars on supplies"),
    "input": N_("Deductible input tax"),
    "more": N_("Other taxes"),
    "paid": N_("Special advance payment"),
    "result": N_("Payable"),
}
OWED = ("out", "acquired", "owed", "more")
DEDUCTED = ("input", "paid")


@dataclass(frozen=True)
class FormRow:
    """A Kennzahl of the form; rate in basis points where the tax is reckoned from the base, beside where it has a Kennzahl of its own."""

    kz: str
    since: int
    line: str
    section: str
    is_base: bool
    rate: int | None
    beside: str
    label: Text


@dataclass(frozen=True)
class Part:
    """What an account brings to a Kennzahl, in cents: base and booked tax."""

    account_id: int
    number: str
    name: str
    base: int
    tax: int


@dataclass(frozen=True)
class ReturnRow:
    """A row of the return: base in cents of whole euro (None for a tax row), tax in cents, the tax that was booked, and its accounts."""

    form: FormRow
    base: int | None
    tax: int
    booked: int
    parts: tuple[Part, ...] = ()


@dataclass
class Sums:
    """What the lines of a span bring to each Kennzahl, account by account."""

    bases: dict[str, dict[int, Part]] = field(default_factory=dict)

    def add(self, kz: str, account: tuple[int, str, str], base: int = 0, tax: int = 0) -> None:
        """Add base or tax of an account to a Kennzahl, in cents as the form counts them."""
        known = self.bases.setdefault(kz, {})
        before = known.get(account[0], Part(*account, 0, 0))
        known[account[0]] = Part(*account, before.base + base, before.tax + tax)


@cache
def law() -> dict[str, Any]:
    """Return days and kinds of what is due (resources/law/tax_dates.toml)."""
    return tomllib.loads((paths.resources() / "law" / "tax_dates.toml").read_text(encoding="utf-8"))


def recapitulated() -> frozenset[str]:
    """Return the Kennzahlen whose supplies the ZM names and § 18b UStG reports by the invoice."""
    return frozenset(law()["recapitulative"]["kinds"])


@cache
def form() -> tuple[FormRow, ...]:
    """Return the rows of the form as they are kept in resources/tax/ustva.csv."""
    with (paths.resources() / "tax" / "ustva.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            FormRow(
                row["kz"],
                int(row["from"]),
                row["line"],
                row["section"],
                row["kind"] == "base",
                rate=int(row["rate"]) if row["rate"] else None,
                beside=row["with"],
                label=Text(row["de"], row["en"]),
            )
            for row in csv.DictReader(file, delimiter=";")
        )


def whole_euro(cents: int) -> int:
    """Return an amount cut to whole euro towards zero, in cents, as the form wants bases."""
    return cents // 100 * 100 if cents >= 0 else -(-cents // 100 * 100)


def advance_return(sums: Sums, special: int = 0) -> list[ReturnRow]:
    """Return the rows of the form with what they hold; special is the special advance payment that this return counts (Kz 39)."""
    found: list[ReturnRow] = []
    for row in form():
        parts = tuple(
            sorted(sums.bases.get(row.kz, {}).values(), key=lambda one: (len(one.number), one.number))
        )
        base, booked = sum(one.base for one in parts), sum(one.tax for one in parts)
        if row.kz == "39":
            found.append(ReturnRow(row, None, special, special))
        elif row.kz == "83":
            found.append(ReturnRow(row, None, payable(found), 0))
        elif not row.is_base:
            found.append(ReturnRow(row, None, booked, booked, parts))
        else:
            cut = whole_euro(base)
            tax = share(cut, row.rate, 10_000) if row.rate else 0
            if row.beside:
                tax = booked
            found.append(ReturnRow(row, cut, tax, booked, parts))
    return found


def payable(rows: Sequence[ReturnRow]) -> int:
    """Return what is owed (Kz 83): the taxes less input tax and special advance payment; a surplus is below zero."""
    owed = sum(row.tax for row in rows if row.form.section in OWED)
    return owed - sum(row.tax for row in rows if row.form.section in DEDUCTED)


def due_day(until: datetime.date, extension: bool, land: str) -> datetime.date:
    """Return the day an advance return is due: the 10th after the span, a month later with the extension, moved to a working day.

    § 18 (1) UStG, § 46 UStDV, § 108 (3) AO.
    """
    month = add_months(month_start(until), 2 if extension else 1)
    return next_working_day(month.replace(day=10), land)


def quarter_spans(
    start: datetime.date, months: Sequence[int], before: Sequence[int], limit: int
) -> list[tuple[datetime.date, datetime.date]]:
    """Return the spans that a quarter's ZM is made for: the quarter, or months when its goods or those of four quarters before pass the limit (cents)."""
    last = month_end(add_months(start, 2))
    if max(before, default=0) > limit:
        return [(one, month_end(one)) for one in (add_months(start, m) for m in range(3))]
    total = 0
    for place, amount in enumerate(months):
        total += amount
        if total > limit:
            passed = month_end(add_months(start, place))
            later = [add_months(start, m) for m in range(place + 1, 3)]
            return [(start, passed), *((one, month_end(one)) for one in later)]
    return [(start, last)]


def whole_months(since: datetime.date, until: datetime.date) -> bool:
    """Say whether a span is one month or one quarter, as returns are."""
    first = since == month_start(since) and until == month_end(until)
    months = (until.year - since.year) * 12 + until.month - since.month + 1
    return first and (months == 1 or (months == 3 and since.month % 3 == 1))


def differences(by_account: Mapping[str, int], from_cases: Mapping[str, int]) -> dict[str, int]:
    """Return by account what was booked on a tax account without a tax case, in cents, where it is not zero."""
    numbers = sorted(set(by_account) | set(from_cases))
    return {
        number: gap for number in numbers if (gap := by_account.get(number, 0) - from_cases.get(number, 0))
    }
