"""What an account does not allow: entries up to a day it is locked until, and cash below zero on any day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.money import from_cents
from app.data.unit import Unit
from app.modules.finance.chart.api import Account
from app.modules.finance.ledger.queries.account_sheet import daily_balances
from app.modules.finance.ledger.queries.balances import pending_turnover
from app.modules.finance.ledger.rules.entries import PlacedLine

CASH = "finance.ledger.cash"  # the lock of one cash account, with its key


def refuse_overdrawn(unit: Unit, since: Mapping[int, datetime.date]) -> None:
    """Refuse what leaves a cash account below zero on a day from the one given on; raises Invalid with account, day and what is missing."""
    unit.lock(*(f"{CASH}.{account}" for account in since))  # what others took out is read only now
    pending = pending_turnover(unit)
    for account, first in since.items():
        for day, held in daily_balances(unit.connection, account, first, pending=pending):
            if held < 0:
                number = unit.connection.scalar(select(Account.number).where(Account.id == account))
                words = N_("On {day} cash account {number} would be short by {amount}.")
                raise Invalid(words, field="amount", day=day, number=number, amount=from_cents(-held))


def hold_cash(unit: Unit, account: int) -> datetime.date | None:
    """Keep others from moving or counting the money of a cash account until the end of the transaction.

    Returns the day up to which the account is locked, as it stands now: another desk may just have closed it.
    """
    unit.lock(f"{CASH}.{account}")
    return unit.connection.scalar(select(Account.locked_until).where(Account.id == account))


def check_accounts(unit: Unit, lines: Iterable[PlacedLine], day: datetime.date) -> list[int]:
    """Refuse lines on accounts that are locked on a day; return the cash accounts among them. Raises Invalid."""
    keys = {line.account_id for line in lines}
    query = select(Account.id, Account.number, Account.cash, Account.locked_until)
    found = []
    rows = unit.connection.execute(query.where(Account.id.in_(keys)).order_by(Account.id)).all()
    for key, number, cash, until in rows:
        refuse_locked(number, hold_cash(unit, key) if cash else until, day)
        if cash:
            found.append(int(key))
    return found


def refuse_locked(number: str, until: datetime.date | None, day: datetime.date) -> None:
    """Refuse a day up to which an account is locked; raises Invalid."""
    if until is not None and day <= until:
        raise Invalid(
            N_("Account {number} is closed up to {until}."), field="day", number=number, until=until
        )


def first_free_day(unit: Unit, lines: Iterable[PlacedLine], day: datetime.date) -> datetime.date:
    """Return the first day from one on that no account of some lines is locked on."""
    keys = {line.account_id for line in lines}
    last = unit.connection.scalar(select(func.max(Account.locked_until)).where(Account.id.in_(keys)))
    return day if last is None or day > last else last + datetime.timedelta(days=1)
