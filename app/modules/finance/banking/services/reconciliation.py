"""Reconciliation: what the bank states against what the ledger holds, day by day, the difference named to the line."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, func, or_, select, union

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.queries import query
from app.data.unit import Unit
from app.modules.finance.banking.models import BankAccount, BankLine, BankStatement
from app.modules.finance.banking.queries import LineView, line_view, open_lines
from app.modules.finance.booking.api import StackLine
from app.modules.finance.chart.api import Account, Period
from app.modules.finance.ledger.api import Entry, Line, balance_before

DAYS_APART = datetime.timedelta(days=5)  # what two sides of one payment may be apart


@dataclass(frozen=True)
class LedgerLine:
    """A line on the bank's ledger account that no movement stands behind."""

    entry: int
    day: datetime.date
    document: str
    text: str
    amount: int


@dataclass(frozen=True)
class DayBalance:
    """The end of a statement: what the bank states and what the ledger holds, in cents."""

    day: datetime.date
    number: str
    stated: int
    held: int

    @property
    def difference(self) -> int:
        """What the bank states beyond the ledger."""
        return self.stated - self.held


@dataclass(frozen=True)
class Reconciliation:
    """A bank account up to a day: ends of statements, movements that are not booked, lines without a movement, and what is left."""

    account: str
    name: str
    account_id: int
    days: tuple[DayBalance, ...]
    start: int
    movements: tuple[LineView, ...]
    lines: tuple[LedgerLine, ...]

    @property
    def difference(self) -> int:
        """What bank and ledger differ by at the last statement."""
        return self.days[-1].difference if self.days else 0

    @property
    def unexplained(self) -> int:
        """What start, open movements and lines without a movement leave of the difference; not zero only where days or amounts differ."""
        return (
            self.difference
            - self.start
            - sum(one.amount for one in self.movements)
            + sum(one.amount for one in self.lines)
        )


@query("finance.view")
def reconcile(connection: Connection, until: datetime.date) -> list[Reconciliation]:
    """Return every bank account that has statements with balances, reconciled up to a day."""
    accounts = connection.execute(
        select(BankAccount.id, BankAccount.name, BankAccount.account).order_by(BankAccount.account)
    ).all()
    waiting = open_lines(connection)
    found = []
    for key, name, number in accounts:
        ledger = connection.scalar(select(Account.id).where(Account.number == number))
        s = BankStatement
        query = select(s.start, s.end, s.number, s.opening, s.closing).where(
            s.bank_account_id == key, s.closing.is_not(None), s.end <= until
        )
        statements = connection.execute(query.order_by(s.end, s.id)).all()
        if ledger is None or not statements:
            continue
        begin, last = min(row.start for row in statements), statements[-1].end
        days = tuple(
            DayBalance(
                row.end, row.number, row.closing, balance_before(connection, ledger, row.end + ONE_DAY)
            )
            for row in statements
        )
        start = statements[0].opening - balance_before(connection, ledger, begin)
        movements = tuple(
            line for line in waiting if line.bank_account_id == key and begin <= line.day <= last
        )
        found.append(
            Reconciliation(
                number,
                name,
                ledger,
                days,
                start,
                movements=movements,
                lines=lines_without_movement(connection, key, ledger, begin, last),
            )
        )
    return found


def lines_without_movement(
    connection: Connection, bank: int, ledger: int, begin: datetime.date, last: datetime.date
) -> tuple[LedgerLine, ...]:
    """Return the lines on the ledger account whose entries no movement of this bank account led to."""
    direct = select(BankLine.entry_id).where(BankLine.bank_account_id == bank, BankLine.entry_id.is_not(None))
    by_stack = (
        select(StackLine.entry_id)
        .join(BankLine, BankLine.stack_line_id == StackLine.id)
        .where(BankLine.bank_account_id == bank, StackLine.entry_id.is_not(None))
    )
    amount = func.sum(Line.amount)
    query = (
        select(Entry.id, Entry.day, Entry.document, Entry.text, amount.label("amount"))
        .join(Line, Line.entry_id == Entry.id)
        .where(
            Line.account_id == ledger,
            Line.day.between(begin, last),
            Entry.period_id.not_in(select(Period.id).where(Period.number == 0)),  # carried, whoever typed it
            Entry.id.not_in(union(direct, by_stack)),
        )
        .group_by(Entry.id, Entry.day, Entry.document, Entry.text)
        .having(amount != 0)
        .order_by(Entry.day, Entry.id)
    )
    return tuple(
        LedgerLine(row.id, row.day, row.document, row.text, int(row.amount))
        for row in connection.execute(query)
    )


def same(movement: LineView, lines: Sequence[LedgerLine]) -> LedgerLine | None:
    """Return the line that a movement was booked by already: same amount, nearest day within some days; None where there is none."""
    near = [
        line
        for line in lines
        if line.amount == movement.amount and abs(line.day - movement.day) <= DAYS_APART
    ]
    return min(near, key=lambda line: (abs(line.day - movement.day), line.entry), default=None)


@command("finance.bank.accept")
def match(unit: Unit, movement: int, entry: int) -> None:
    """Say that a movement is booked by an entry that is there already; raises Invalid where it is booked or the amounts differ."""
    line = line_view(unit.connection, movement)
    if line.state in ("stack", "booked"):
        raise Invalid(N_("This movement is booked already."))
    ledger = select(Account.id).where(Account.number == line.ledger_account).scalar_subquery()
    held = unit.connection.scalar(
        select(func.sum(Line.amount)).where(Line.entry_id == entry, Line.account_id == ledger)
    )
    if held is None or int(held) != line.amount:
        raise Invalid(N_("The entry has another amount on the bank account."))
    here = BankLine.bank_account_id == line.bank_account_id
    by_stack = StackLine.entry_id == entry
    taken = (
        select(BankLine.id)
        .outerjoin(StackLine, StackLine.id == BankLine.stack_line_id)
        .where(here, or_(BankLine.entry_id == entry, by_stack))
    )
    if unit.connection.scalar(taken.limit(1)) is not None:
        raise Invalid(N_("Another movement is booked by this entry."))
    unit.update(BankLine, movement, {"entry_id": entry, "parked": False})
