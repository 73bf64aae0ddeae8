"""Opening balances as they are typed from the closing balance sheet of the year before: one row an account, or a voucher of a debtor."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import read_typed, to_cents
from app.modules.finance.ledger.rules.entries import RESULT


@dataclass(frozen=True)
class OpeningBalance:
    """What an account begins with: signed cents (debit positive), and for an open invoice its number and what it is for."""

    account: str
    amount: int
    document: str = ""
    text: str = ""


def balance_of(texts: Sequence[str]) -> OpeningBalance:
    """Read a row as typed: account, with its name or without, debit, credit, voucher, text; raises Invalid."""
    account, debit, credit, document, text = (*texts, *([""] * 5))[:5]
    if not account:
        raise Invalid(N_("Please enter the account."))
    if bool(debit) == bool(credit):
        raise Invalid(N_("Please enter the balance either as debit or as credit."))
    amount = to_cents(read_typed(debit or credit))
    return OpeningBalance(account.split()[0], amount if debit else -amount, document, text)


def totals(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return debit and credit of the rows that can be read so far, in cents."""
    amounts = []
    for texts in rows:
        try:
            amounts.append(balance_of(texts).amount)
        except Invalid:
            continue  # a row that is being typed
    return sum(one for one in amounts if one > 0), -sum(one for one in amounts if one < 0)


def check_balance(one: OpeningBalance, kind: str) -> None:
    """Refuse a balance of zero, and one of an account that is not in the balance sheet; raises Invalid."""
    if not one.amount:
        words = N_("The balance of {number} is zero; please leave the row out.")
        raise Invalid(words, number=one.account, field="rows")
    if kind in RESULT or kind == "statistic":
        words = N_("Account {number} has no opening balance: it is not in the balance sheet.")
        raise Invalid(words, number=one.account, field="rows")
