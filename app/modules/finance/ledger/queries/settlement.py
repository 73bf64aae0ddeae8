"""What was paid: lines of invoices count by the part of them that was paid, document by document (cash basis, § 11 EStG; Ist, § 20 UStG)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, or_, select

from app.core.dates import ONE_DAY
from app.core.money import share
from app.modules.finance.chart.api import PERSONAL_KINDS, RESULT_KINDS, Account, account_name
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.rules.entries import REVERSED

MANY = 500


@dataclass(frozen=True)
class PaidLine:
    """What of a line counts in a span: its account, role and tax case, cents as they stand on the account."""

    account_id: int
    number: str
    name: str
    role: int
    tax_id: int | None
    amount: int


@dataclass
class Document:
    """Invoices and payments on a personal account under one document; amounts in the direction of the invoice."""

    number: str
    invoices: list[tuple[datetime.date, int, int]] = field(default_factory=list)  # day, entry, gross
    payments: list[tuple[datetime.date, int]] = field(default_factory=list)
    carried: bool = False

    def gross(self, day: datetime.date) -> int:
        """Return what the invoices up to a day amount to."""
        return sum(amount for when, _entry, amount in self.invoices if when <= day)

    def paid(self, day: datetime.date) -> int:
        """Return what was paid up to a day."""
        return sum(amount for when, amount in self.payments if when <= day)

    def counted(self, amount: int, day: datetime.date) -> int:
        """Return what of a line of an invoice counts up to a day: the part of it that was paid, all of it once everything is."""
        gross, paid = self.gross(day), self.paid(day)
        if gross <= 0:
            return 0 if gross == 0 and paid >= 0 else amount
        return share(amount, min(max(paid, 0), gross), gross)


def paid_between(
    connection: Connection, since: datetime.date, until: datetime.date, kinds: frozenset[str] = PERSONAL_KINDS
) -> tuple[list[PaidLine], list[tuple[str, int]]]:
    """Return the lines that count in a span on cash basis, and payments on invoices that the book does not hold (document, cents).

    Entries without a personal account of these kinds count whole by their day;
    what stands on personal accounts itself never counts. A credit note lowers what
    its invoice amounts to.
    """
    persons = select(Account.id).where(Account.kind.in_(kinds))
    with_person = select(Line.entry_id).where(Line.account_id.in_(persons))
    found = [
        line
        for _entry, line in _lines(
            connection, Line.day.between(since, until), Line.entry_id.not_in(with_person)
        )
    ]
    documents = _documents(connection, since, until, kinds)
    entries = sorted({entry for one in documents for _day, entry, _amount in one.invoices})
    lines: dict[int, list[PaidLine]] = {}
    for start in range(0, len(entries), MANY):
        for entry, line in _lines(
            connection, Line.entry_id.in_(entries[start : start + MANY]), Line.account_id.not_in(persons)
        ):
            lines.setdefault(entry, []).append(line)
    before, unknown = since - ONE_DAY, []
    for one in documents:
        for day, entry, _amount in one.invoices:
            for line in lines.get(entry, ()):
                part = one.counted(line.amount, until) - (
                    one.counted(line.amount, before) if day <= before else 0
                )
                if part:
                    found.append(
                        PaidLine(line.account_id, line.number, line.name, line.role, line.tax_id, part)
                    )
        over = one.paid(until) - max(one.paid(before), 0) if one.carried and not one.invoices else 0
        if over > 0:
            unknown.append((one.number, over))
    return found, unknown


def _lines(connection: Connection, *where: object) -> list[tuple[int, PaidLine]]:
    query = select(
        Line.entry_id,
        Account.id,
        Account.number,
        account_name(),
        Line.role % REVERSED,
        Line.tax_id,
        Line.amount,
    )
    rows = connection.execute(query.join(Account, Account.id == Line.account_id).where(*where)).all()  # type: ignore[arg-type]
    return [
        (entry, PaidLine(key, number, name, int(role), tax, int(amount)))
        for entry, key, number, name, role, tax, amount in rows
    ]


def _documents(
    connection: Connection, since: datetime.date, until: datetime.date, kinds: frozenset[str]
) -> list[Document]:
    """Return the documents on which something moved in a span, with everything up to its end."""
    moved = (
        select(Line.account_id, Entry.document)
        .join(Entry, Entry.id == Line.entry_id)
        .join(Account, Account.id == Line.account_id)
        .where(Account.kind.in_(kinds), Line.day.between(since, until))
        .distinct()
    )
    wanted = {(account, document) for account, document in connection.execute(moved)}
    other, of = Line.__table__.alias("other"), Account.__table__.alias("of_other")
    bills = (
        select(other.c.id)
        .join(of, of.c.id == other.c.account_id)
        .where(other.c.entry_id == Entry.id, or_(of.c.kind.in_(RESULT_KINDS), other.c.tax_id.is_not(None)))
        .correlate(Entry)
        .exists()
    )
    whole: dict[tuple[int, str], Document] = {}
    accounts: Sequence[int] = sorted({account for account, _document in wanted})
    for start in range(0, len(accounts), MANY):
        query = (
            select(
                Line.account_id,
                Account.kind,
                Entry.document,
                Line.day,
                Entry.id,
                Line.amount,
                Entry.origin,
                bills,
            )
            .join(Entry, Entry.id == Line.entry_id)
            .join(Account, Account.id == Line.account_id)
            .where(Line.account_id.in_(accounts[start : start + MANY]), Line.day <= until)
            .order_by(Line.day, Line.id)
        )
        for account, kind, document, day, entry, signed, origin, is_bill in connection.execute(query):
            if (account, document) not in wanted:
                continue
            one = whole.setdefault((account, document), Document(document))
            amount = int(signed) if kind == "debtor" else -int(signed)
            if origin == "opening":
                one.carried = True
            elif is_bill:
                one.invoices.append((day, entry, amount))
            else:
                one.payments.append((day, -amount))
    return list(whole.values())
