"""The arithmetic of booking: drafts become balanced lines, and a finalised entry becomes a link of a chain."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import from_cents

PLAIN, TAX_INSIDE, TAX_IN, TAX_OUT, REVERSED = 0, 1, 2, 3, 8
RESULT = ("income", "expense")


@dataclass(frozen=True, slots=True)
class LineDraft:
    """One line as typed: account number, signed gross cents (debit positive), key of a tax case, cost centres by code.

    stated is the tax in the amount where a paper states it, signed like the amount; None lets it be reckoned.
    """

    account: str
    amount: int
    tax: str = ""
    cost1: str = ""
    cost2: str = ""
    text: str = ""
    stated: int | None = None


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry as typed; back makes it a Generalumkehr, whose amounts take back on the side they reverse."""

    day: datetime.date
    document: str
    text: str
    lines: tuple[LineDraft, ...]
    document2: str = ""
    origin: str = "manual"
    stack_id: int | None = None
    opening: bool = False
    back: bool = False


@dataclass(slots=True)
class PlacedLine:
    """A line ready to be written, with keys in place of numbers and codes."""

    account_id: int
    amount: int
    role: int
    tax_id: int | None
    cost1: int | None
    cost2: int | None
    text: str | None


def check_form(draft: EntryDraft) -> None:
    """Check what needs no book: lines, amounts, lengths, and that debit equals credit; raises Invalid."""
    if len(draft.lines) < 2:
        raise Invalid(N_("An entry needs a debit and a credit."), field="account")
    if len(draft.document) > 36:
        raise Invalid(N_("The document number is longer than 36 characters."), field="document")
    if len(draft.text) > 120:
        raise Invalid(N_("The text is longer than 120 characters."), field="text")
    amounts = [line.amount for line in draft.lines]
    if 0 in amounts:
        raise Invalid(N_("An amount of zero books nothing."), field="amount")
    if missing := sum(amounts):
        raise Invalid(
            N_("Debit and credit differ by {amount}."), field="amount", amount=from_cents(abs(missing))
        )


def taxed_account(debit_kind: str, credit_kind: str, case_kind: str) -> str:
    """Say which side of a simple entry a tax case belongs to, 'debit' or 'credit'.

    The result account carries the tax; between two balance sheet accounts the
    side that output or input tax stands on (fixed assets bought on credit).
    """
    if (debit_kind in RESULT) != (credit_kind in RESULT):
        return "debit" if debit_kind in RESULT else "credit"
    return "credit" if case_kind == "output" else "debit"


def turnover(amount: int, role: int) -> tuple[int, int]:
    """Return debit and credit turnover of a line; a Generalumkehr takes back on the side it reverses."""
    if (amount > 0) != (role >= REVERSED):
        return amount, 0
    return 0, -amount


def reversed_lines(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    """Return the lines of a Generalumkehr: same accounts and tax cases, opposite amounts, marked as taking back."""
    return [
        PlacedLine(
            line.account_id,
            -line.amount,
            line.role | REVERSED,
            line.tax_id,
            line.cost1,
            cost2=line.cost2,
            text=line.text,
        )
        for line in lines
    ]


@dataclass(frozen=True, slots=True)
class SealLine:
    """A line as it goes into the hash."""

    account: str
    amount: int
    role: int
    tax: int | None
    cost1: int | None
    cost2: int | None
    text: str | None


@dataclass(frozen=True, slots=True)
class SealEntry:
    """An entry as it goes into the hash."""

    id: int
    number: int
    day: str
    document: str
    document2: str
    text: str
    origin: str
    captured: int
    login: str
    reversal_of: int | None
    reason: str | None


def content(entry: SealEntry, lines: Iterable[SealLine]) -> str:
    """Return everything that finalising makes unchangeable, as one text."""
    head = (
        f"{entry.number}\x1f{entry.day}\x1f{entry.document}\x1f{entry.document2}\x1f{entry.text}\x1f{entry.origin}\x1f{entry.captured}"
        f"\x1f{entry.login}\x1f{entry.reversal_of}\x1f{entry.reason}\n"
    )
    return head + "".join(
        [
            f"{x.account}\x1f{x.amount}\x1f{x.role}\x1f{x.tax}\x1f{x.cost1}\x1f{x.cost2}\x1f{x.text}\n"
            for x in lines
        ]
    )


def chain_start(book: str, year: int) -> bytes:
    """Return what the first entry of a fiscal year links to."""
    return codec.digest(f"kontor ledger {book} {year}")


def seal(previous: bytes, text: str) -> bytes:
    """Return the hash of a finalised entry from the one before it."""
    return codec.digest(previous, text)


def read_number(text: str) -> tuple[int | None, int]:
    """Read '2026-1042' or '1042' as fiscal year (None when not said) and journal number; raises Invalid."""
    year, dash, number = text.strip().rpartition("-")
    if re.fullmatch(r"\d{4}/\d", year):  # the second fiscal year that ends in a calendar year
        year = year.replace("/", "")
    if not number.isdecimal() or (dash and not year.isdecimal()):
        raise Invalid(N_("{text} is not a journal number; write 2026-1042."), field="number", text=text)
    return (int(year) if dash else None), int(number)


ORIGINS = {
    "manual": N_("booked"),
    "assets": N_("fixed assets"),
    "cash": N_("cash"),
    "vat": N_("VAT"),
    "closing": N_("closing"),
    "import": N_("imported"),
    "bank": N_("bank"),
    "sales": N_("sales"),
    "dunning": N_("dunning"),
    "stock": N_("stock"),
    "payroll": N_("payroll"),
    "reversal": N_("reversal"),
    "opening": N_("opening"),
}
