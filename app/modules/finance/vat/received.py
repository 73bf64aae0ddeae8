"""Tax when received (Ist, §§ 13 (1) Nr. 1 b, 20 UStG): what of the supplies was paid in a span, document by document."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from app.core.dates import ONE_DAY
from app.core.messages import N_, Message
from app.core.money import from_cents, share
from app.modules.finance.chart.api import Account, account_name
from app.modules.finance.ledger.api import REVERSED, Entry, Line

Named = tuple[int, str, str]
MANY = 500


@dataclass(frozen=True)
class Received:
    """What of a tax case counts in a span: role of the line, account (key, number, name), cents as they stand on the account."""

    case: int
    role: int
    account: Named
    amount: int


@dataclass
class _Document:
    """The invoices and payments of a customer under one document, up to a day."""

    number: str
    invoices: list[tuple[datetime.date, int, int]] = field(default_factory=list)  # day, entry, gross (debit positive)
    payments: list[tuple[datetime.date, int]] = field(default_factory=list)  # day, cents that came in
    carried: bool = False

    def gross(self, day: datetime.date) -> int:
        return sum(amount for when, _entry, amount in self.invoices if when <= day)

    def paid(self, day: datetime.date) -> int:
        return sum(amount for when, amount in self.payments if when <= day)


def received_between(
    connection: Connection, since: datetime.date, until: datetime.date, cases: Sequence[int]
) -> tuple[list[Received], list[Message]]:
    """Return what of these output tax cases counts in a span, and what was paid on invoices that the book does not hold.

    Supplies without a customer's account (cash sales) count by their day. Of an
    invoice that is paid in part, the part of base and tax that was paid counts,
    exact over all payments; a credit note lowers what the invoice amounts to.
    """
    debtors = select(Account.id).where(Account.kind == "debtor")
    with_customer = select(Line.entry_id).where(Line.account_id.in_(debtors))
    found = [
        Received(case, role, account, amount)
        for _entry, case, role, account, amount in _taxed(
            connection, cases, Line.day.between(since, until), Line.entry_id.not_in(with_customer)
        )
    ]
    documents = _documents(connection, since, until, cases)
    entries = sorted({entry for one in documents for _day, entry, _amount in one.invoices})
    lines: dict[int, list[tuple[int, int, Named, int]]] = {}
    for start in range(0, len(entries), MANY):
        for entry, case, role, account, amount in _taxed(connection, cases, Line.entry_id.in_(entries[start : start + MANY])):
            lines.setdefault(entry, []).append((case, role, account, amount))
    untaxed: list[Message] = []
    before = since - ONE_DAY
    for one in documents:
        for _day, entry, _amount in one.invoices:
            for case, role, account, amount in lines.get(entry, ()):
                part = _counted(one, amount, until) - (_counted(one, amount, before) if _day <= before else 0)
                if part:
                    found.append(Received(case, role, account, part))
        over = one.paid(until) - max(one.paid(before), 0) if one.carried and not one.invoices else 0
        if over > 0:
            words = N_("{document}: {amount} came in for an invoice of before this book; add its tax by hand.")
            untaxed.append(Message(words, {"document": one.number, "amount": from_cents(over)}))
    return found, untaxed


def _counted(one: _Document, amount: int, day: datetime.date) -> int:
    """Return what of a line of an invoice counts up to a day."""
    gross, paid = one.gross(day), one.paid(day)
    if gross <= 0:
        return 0 if paid >= 0 and gross == 0 else amount
    return share(amount, min(max(paid, 0), gross), gross)


def _taxed(connection: Connection, cases: Sequence[int], *where: object) -> list[tuple[int, int, int, Named, int]]:
    query = (
        select(Line.entry_id, Line.tax_id, Line.role % REVERSED, Account.id, Account.number, account_name(), Line.amount)
        .join(Account, Account.id == Line.account_id)
        .where(Line.tax_id.in_(cases), *where)  # type: ignore[arg-type]
    )
    rows = connection.execute(query).all()
    return [(entry, int(case or 0), int(role), (key, number, name), int(amount)) for entry, case, role, key, number, name, amount in rows]


def _documents(connection: Connection, since: datetime.date, until: datetime.date, cases: Sequence[int]) -> list[_Document]:
    """Return the documents of customers on which something moved in a span, with everything up to its end."""
    moved = (
        select(Line.account_id, Entry.document)
        .join(Entry, Entry.id == Line.entry_id)
        .join(Account, Account.id == Line.account_id)
        .where(Account.kind == "debtor", Line.day.between(since, until))
        .distinct()
    )
    wanted = {(account, document) for account, document in connection.execute(moved)}
    taxed = select(Line.id).where(Line.entry_id == Entry.id, Line.tax_id.in_(cases)).correlate(Entry).exists()
    whole: dict[tuple[int, str], _Document] = {}
    accounts = sorted({account for account, _document in wanted})
    for start in range(0, len(accounts), MANY):
        query = (
            select(Line.account_id, Entry.document, Line.day, Entry.id, Line.amount, Entry.origin, taxed)
            .join(Entry, Entry.id == Line.entry_id)
            .where(Line.account_id.in_(accounts[start : start + MANY]), Line.day <= until)
            .order_by(Line.day, Line.id)
        )
        for account, document, day, entry, amount, origin, has_tax in connection.execute(query):
            if (account, document) not in wanted:
                continue
            one = whole.setdefault((account, document), _Document(document))
            if origin == "opening":
                one.carried = True
            elif has_tax:
                one.invoices.append((day, entry, int(amount)))
            else:
                one.payments.append((day, -int(amount)))
    return list(whole.values())
