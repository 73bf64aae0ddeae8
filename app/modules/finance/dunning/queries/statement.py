"""The statement of an account on a day: everything that was booked on it, what was due then, and the balance."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.modules.finance.chart.api import Account
from app.modules.finance.ledger.api import Entry, Line, carried_periods, standing
from app.modules.finance.open_items.api import due_days
from app.modules.organisation.contacts.api import contact_of, find_by_account


@dataclass(frozen=True)
class StatementRow:
    """A movement: cents, what we claim above zero; due is the day of a claim, balance what the account held after it."""

    day: datetime.date
    document: str
    due: datetime.date | None
    amount: int
    balance: int


@dataclass(frozen=True)
class Statement:
    """The movements of an account from a day to another one, what it held before, and what is open and overdue at the end."""

    contact: int | None
    account: str
    since: datetime.date
    day: datetime.date
    language: str
    carried: int
    rows: tuple[StatementRow, ...]
    overdue: int

    @property
    def claimed(self) -> int:
        """What was claimed, in cents."""
        return sum(one.amount for one in self.rows if one.amount > 0)

    @property
    def paid(self) -> int:
        """What was paid or taken off, in cents above zero."""
        return -sum(one.amount for one in self.rows if one.amount < 0)

    @property
    def balance(self) -> int:
        """What the account held at the end."""
        return self.carried + self.claimed - self.paid


@query("finance.view")
def statement(
    connection: Connection, account: str, since: datetime.date, day: datetime.date, language: str = ""
) -> Statement:
    """Return what was booked on a personal account between two days, both included; language '' is that of the contact."""
    e, n = Entry, Line
    on = select(Account.id).where(Account.number == account)
    rows = connection.execute(
        select(e.day, e.document, e.document2, func.sum(n.amount).label("amount"))
        .join(e, e.id == n.entry_id)
        .where(n.account_id.in_(on), e.period_id.not_in(carried_periods()), e.day <= day)
        .group_by(e.id, e.day, e.document, e.document2)
        .order_by(e.day, e.id)
    ).all()
    due = due_days(connection, [account])
    carried = sum(int(row.amount) for row in rows if row.day < since)
    balance, found = carried, []
    for row in rows:
        if row.day < since or not row.amount:
            continue
        balance += int(row.amount)
        until = due(account, row.document2 or "", row.day) if row.amount > 0 else None
        found.append(StatementRow(row.day, row.document, until, int(row.amount), balance))
    key = find_by_account(connection, account)
    who = contact_of(connection, key) if key is not None else None
    lang = language or (who.draft.language if who else "") or "de"
    return Statement(
        key,
        account,
        since,
        day,
        lang,
        carried=carried,
        rows=tuple(found),
        overdue=_overdue(connection, account, day),
    )


def _overdue(connection: Connection, account: str, day: datetime.date) -> int:
    """Return what was overdue on a day in cents: claims whose due day had passed, less what was paid on them by then."""
    stands = standing(Account.number == account)
    rows = connection.execute(
        select(
            stands.c.document,
            func.min(stands.c.day),
            func.max(stands.c.document2),
            func.sum(stands.c.amount),
        )
        .where(stands.c.paid_on <= day)
        .group_by(stands.c.document)
    )
    due = due_days(connection, [account])
    return sum(
        int(amount)
        for _document, first, document2, amount in rows
        if amount > 0 and due(account, document2 or "", first) < day
    )
