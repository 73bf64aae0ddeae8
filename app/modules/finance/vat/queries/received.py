"""Tax when received (Ist, §§ 13 (1) Nr. 1 b, 20 UStG): what of the supplies was paid in a span."""

from __future__ import annotations

import datetime
from collections.abc import Collection
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
    connection: Connection, since: datetime.date, until: datetime.date, cases: Collection[int]
) -> tuple[list[Received], list[Message]]:
    """Return what of these output tax cases counts in a span, and money that came in without a tax that the book knows."""
    paid = paid_between(connection, since, until)
    found = [
        Received(one.tax_id, one.role, (one.account_id, one.number, one.name), one.amount)
        for one in paid.lines
        if one.tax_id is not None and one.tax_id in cases
    ]
    old: dict[str, int] = {}
    for document, _day, amount in paid.unknown:
        old[document] = old.get(document, 0) + amount
    before = N_(
        "{document}: {amount} came in for an invoice of before this book; give its opening balance a tax case."
    )
    advance = N_(
        "{number}, {document} of {day}: {amount} came in without an invoice; its tax is due now. Post an invoice for the advance payment."
    )
    findings = [
        Message(before, {"document": document, "amount": from_cents(amount)})
        for document, amount in old.items()
        if amount
    ]
    for one in paid.advances:
        if one.side > 0:
            values = {
                "number": one.number,
                "document": one.document,
                "day": one.day,
                "amount": from_cents(one.amount),
            }
            findings.append(Message(advance, values))
    return found, findings
