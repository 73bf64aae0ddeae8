"""How lines of the mask become entries: sides, BU keys, automatic accounts, split entries."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import from_cents
from app.modules.finance.ledger.api import EntryDraft, LineDraft, taxed_account
from app.modules.finance.tax.api import Cases, apply

NO_TAX = ("40", "0")  # BU 40 lifts the automatic key of an account
SIDES = {"S": "S", "D": "S", "+": "S", "H": "H", "C": "H", "-": "H"}  # signs: on the numeric keypad


@dataclass(frozen=True)
class MaskLine:
    """One line of the mask; amount in cents above zero, side 'S' debits the account, 'H' credits it."""

    amount: int
    side: str
    bu: str
    contra: str
    document: str
    document2: str
    day: datetime.date
    account: str
    cost1: str = ""
    cost2: str = ""
    text: str = ""
    split: int = 0


codec.register("booking.line", MaskLine, "app.modules.finance.booking.rules:MaskLine")


class Known(Protocol):
    """What must be known of an account."""

    @property
    def kind(self) -> str:
        """The kind."""

    @property
    def tax(self) -> str:
        """The tax case it adds by itself."""


def signed(line: MaskLine) -> int:
    """Return the amount as it stands on the account: debit positive."""
    return line.amount if line.side == "S" else -line.amount


def tax_of(line: MaskLine, accounts: Mapping[str, Known], case_kinds: Mapping[str, str]) -> tuple[str, str]:
    """Return the tax case of a line and the account that carries it; an empty key lets the account decide."""
    contra, account = accounts.get(line.contra), accounts.get(line.account)
    if line.bu in NO_TAX:
        return "", ""
    if line.bu:
        if contra is None or account is None:
            return line.bu, line.contra if contra is not None else line.account
        debit, credit = (account, contra) if line.side == "S" else (contra, account)
        side = taxed_account(debit.kind, credit.kind, case_kinds.get(line.bu, "input"))
        on_account = (side == "debit") == (line.side == "S")
        return line.bu, line.account if on_account else line.contra
    for number, known in ((line.contra, contra), (line.account, account)):
        if known is not None and known.tax:
            return known.tax, number
    return "", ""


def moved_by(line: MaskLine, accounts: Mapping[str, Known], cases: Cases) -> dict[str, int]:
    """Return what a line will move on each account, tax taken out as posting does; cents, debit positive. Raises Invalid."""
    kinds = {line.bu: cases.find(line.bu, line.day).kind} if line.bu and line.bu not in NO_TAX else {}
    moved: dict[str, int] = {}
    for leg in entry_of([line], accounts, kinds).lines:
        base, taxes = apply(cases.find(leg.tax, line.day), leg.amount) if leg.tax else (leg.amount, [])
        for number, amount in ((leg.account, base), *((tax.account, tax.amount) for tax in taxes)):
            moved[number] = moved.get(number, 0) + amount
    return moved


def entry_of(
    lines: Sequence[MaskLine],
    accounts: Mapping[str, Known],
    case_kinds: Mapping[str, str],
    stack: int | None = None,
) -> EntryDraft:
    """Return the entry of one line, or of the lines of a split entry; raises Invalid."""
    first = lines[0]
    legs: list[LineDraft] = []
    for line in lines:
        if line.amount <= 0:
            raise Invalid(N_("The amount must be above zero."), field="amount")
        if line.side not in ("S", "H"):
            raise Invalid(N_("Type S for debit or H for credit."), field="side")
        if not line.account and not line.contra:
            raise Invalid(N_("Name the accounts."), field="account")
        if line.day != first.day:
            raise Invalid(N_("The lines of a split entry have one day."), field="day")
        if line.account and line.account == line.contra:
            raise Invalid(N_("Account and contra account are the same."), field="contra")
        tax, taxed = tax_of(line, accounts, case_kinds)
        for number, amount in ((line.account, signed(line)), (line.contra, -signed(line))):
            if number:
                known = accounts.get(number)
                result = known is not None and known.kind in ("income", "expense")
                lone = not any(
                    (k := accounts.get(n)) is not None and k.kind in ("income", "expense")
                    for n in (line.account, line.contra)
                )
                centre = result or lone
                legs.append(
                    LineDraft(
                        number,
                        amount,
                        tax if number == taxed else "",
                        line.cost1 if centre else "",
                        line.cost2 if centre else "",
                        text=line.text if line.text != first.text else "",
                    )
                )
    return EntryDraft(first.day, first.document, first.text, tuple(legs), first.document2, stack_id=stack)


def open_rest(lines: Sequence[MaskLine]) -> int:
    """Return what a split entry still lacks, in cents as it stands on the accounts; 0 when it is whole."""
    return sum(
        signed(line) * (1 if line.account else 0) - signed(line) * (1 if line.contra else 0) for line in lines
    )


def grouped(lines: Sequence[tuple[int, MaskLine]]) -> list[list[tuple[int, MaskLine]]]:
    """Return the lines by entry, in order: a line with both accounts alone, the others by their split number."""
    found: list[list[tuple[int, MaskLine]]] = []
    by_split: dict[int, list[tuple[int, MaskLine]]] = {}
    for key, line in lines:
        if line.split and line.split in by_split:
            by_split[line.split].append((key, line))
            continue
        found.append([(key, line)])
        if line.split:
            by_split[line.split] = found[-1]
    return found


def check_whole(lines: Sequence[MaskLine]) -> None:
    """Refuse a split entry that is not balanced; raises Invalid."""
    if rest := open_rest(lines):
        raise Invalid(N_("The split entry lacks {amount}."), field="amount", amount=from_cents(abs(rest)))


def with_split(line: MaskLine, number: int) -> MaskLine:
    """Return a line as part of a split entry."""
    return replace(line, split=number)


STACK_STATES = {
    "draft": N_("Draft"),
    "posted": N_("Posted"),
    "open": N_("Open"),
    "final": N_("Finalised"),
}
STACK_TONES = {"draft": "warn", "posted": "good", "open": "open", "final": "quiet"}
SIDE_WORDS = {"S": N_("Debit"), "H": N_("Credit")}


@dataclass(frozen=True)
class ConstantDraft:
    """A text constant as typed: its code and the booking text it stands for."""

    code: str
    text: str
