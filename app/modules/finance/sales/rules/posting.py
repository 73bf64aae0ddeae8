"""How a document is booked: receivable, revenue with its tax, advances; every kind from one set of totals."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from app.core.dataclass import dataclass
from app.core.paths import resources
from app.modules.finance.ledger.api import LineDraft
from app.modules.finance.sales.rules.documents import ADVANCE
from app.modules.finance.sales.rules.totals import Totals


@dataclass(frozen=True)
class SetOff:
    """What was received on an advance invoice for one tax case, in cents."""

    advance: int
    number: str
    day: datetime.date
    tax: str
    net: int
    amount: int

    @property
    def gross(self) -> int:
        """What was paid."""
        return self.net + self.amount


@cache
def _accounts() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((resources() / "sales" / "accounts.json").read_text(encoding="utf-8"))
    return found


def revenue_account(chart: str, tax: str) -> str:
    """Return the revenue account of a tax case, '' where there is none."""
    return str(_accounts()[chart]["revenue"].get(tax, ""))


def prepaid_account(chart: str, tax: str) -> str:
    """Return the account of prepayments received for a tax case."""
    known: dict[str, str] = _accounts()[chart]["prepaid"]
    return known.get(tax, known[""])


def asked_account(chart: str) -> str:
    """Return the clearing account of advance invoices that are not paid yet."""
    return str(_accounts()[chart]["asked"])


def entry_lines(
    kind: str, totals: Totals, debtor: str, chart: str, sign: int, set_off: Sequence[SetOff] = ()
) -> tuple[LineDraft, ...]:
    """Return the lines of a document's entry; sign is -1 for what takes from the receivable.

    An advance invoice only asks: its tax arises when the money comes (§ 13 (1) no. 1 a sentence 4 UStG), see received_lines().
    """
    if kind == ADVANCE:
        lines = [LineDraft(debtor, totals.gross), LineDraft(asked_account(chart), -totals.gross)]
    else:
        paid = sum(one.gross for one in set_off)
        lines = [LineDraft(debtor, totals.gross - paid)]
        lines += [
            LineDraft(one.account, -(one.net + one.amount), tax=one.tax, cost1=one.cost, stated=-one.amount)
            for one in totals.booked
        ]
        lines += prepaid_lines(chart, set_off, 1)
    return tuple(_turned(line, sign) for line in lines if line.amount)


def prepaid_lines(chart: str, set_off: Sequence[SetOff], sign: int) -> list[LineDraft]:
    """Return the lines that put prepayments on their accounts (-1) or turn them back (1), with their tax."""
    return [
        LineDraft(prepaid_account(chart, one.tax), sign * one.gross, tax=one.tax, stated=sign * one.amount)
        for one in set_off
        if one.gross
    ]


def received_lines(chart: str, set_off: Sequence[SetOff]) -> tuple[LineDraft, ...]:
    """Return the lines of an advance that was paid: from the clearing account to prepayments received, with the tax that arises."""
    paid = sum(one.gross for one in set_off)
    return (LineDraft(asked_account(chart), paid), *prepaid_lines(chart, set_off, -1))


def _turned(line: LineDraft, sign: int) -> LineDraft:
    """Return a line, on the other side where sign is -1; a tax of nothing is not stated where the case has none."""
    stated = None if line.stated is None else line.stated * sign
    return LineDraft(
        line.account, line.amount * sign, line.tax, line.cost1, line.cost2, text=line.text, stated=stated
    )
