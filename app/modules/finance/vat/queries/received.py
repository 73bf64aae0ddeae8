"""Tax when received (Ist, §§ 13 (1) Nr. 1 b, 20 UStG): what of the supplies was paid in a span."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from sqlalchemy import Connection

from app.core.dataclass import dataclass
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.modules.finance.ledger.api import paid_between
from app.modules.finance.tax.api import CASH, TaxHistory


@dataclass(frozen=True)
class Received:
    """What of a tax case counts in a span: role of the line, account (key, number, name), cents as they stand on the account."""

    case: int
    role: int
    account: tuple[int, str, str]
    amount: int


def received_between(
    connection: Connection,
    since: datetime.date,
    until: datetime.date,
    cases: Collection[int],
    history: TaxHistory,
) -> tuple[list[Received], list[Message]]:
    """Return what of these output tax cases counts in a span, and money that came in without a tax that the book knows.

    A supply keeps the scheme of its own day: what was taxed when agreed is not taxed again when it is paid (§ 20 S. 3 UStG).
    """
    paid = paid_between(connection, since, until)
    found = [
        Received(one.tax_id, one.role, (one.account_id, one.number, one.name), one.amount)
        for one in paid.lines
        if one.tax_id is not None and one.tax_id in cases and history.scheme(one.day) == CASH
    ]
    old: dict[str, int] = {}
    for document, day, amount in paid.unknown:
        if history.scheme(day) == CASH:
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
        if one.side > 0 and history.scheme(one.day) == CASH:
            values = {
                "number": one.number,
                "document": one.document,
                "day": one.day,
                "amount": from_cents(one.amount),
            }
            findings.append(Message(advance, values))
    return found, findings
