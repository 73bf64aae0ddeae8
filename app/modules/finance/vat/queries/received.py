"""Tax when received (Ist, §§ 13 (1) Nr. 1 b, 20 UStG): what of the supplies was paid in a span."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from app.core.messages import N_, Message
from app.core.money import from_cents
from app.modules.finance.ledger.api import paid_between


@dataclass(frozen=True)
class Received:
    """What of a tax case counts in a span: role of the line, account (key, number, name), cents as they stand on the account."""

    case: int
    role: int
    account: tuple[int, str, str]
    amount: int


def received_between(
    connection: Connection, since: datetime.date, until: datetime.date, cases: Sequence[int]
) -> tuple[list[Received], list[Message]]:
    """Return what of these output tax cases counts in a span, and what was paid on invoices that the book does not hold."""
    lines, unknown = paid_between(connection, since, until, frozenset({"debtor"}))
    found = [
        Received(one.tax_id, one.role, (one.account_id, one.number, one.name), one.amount)
        for one in lines
        if one.tax_id is not None and one.tax_id in cases
    ]
    words = N_("{document}: {amount} came in for an invoice of before this book; add its tax by hand.")
    return found, [
        Message(words, {"document": document, "amount": from_cents(over)}) for document, over in unknown
    ]
