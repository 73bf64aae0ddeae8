"""How parties really pay: days from the due day to the last payment of what they settled in two years, by account."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.modules.finance.chart.api import PERSONAL_KINDS, Account
from app.modules.finance.ledger.api import standing
from app.modules.finance.liquidity.rules.forecast import Habit, habit
from app.modules.finance.open_items.api import due_days

SPAN = datetime.timedelta(days=730)


def habits(connection: Connection, today: datetime.date) -> dict[str, Habit]:
    """Return how parties pay by account, of those that settled at least three items in the last two years.

    An item is settled where nothing is open under its document; the day of its last movement counts as that of its payment.
    """
    stands = standing(Account.kind.in_(PERSONAL_KINDS))
    rows = connection.execute(
        select(
            Account.number,
            func.min(stands.c.day).label("day"),
            func.max(stands.c.document2).label("document2"),
            func.max(stands.c.paid_on).label("paid"),
        )
        .join(Account, Account.id == stands.c.account_id)
        .group_by(Account.number, stands.c.document)
        .having(func.sum(stands.c.amount) == 0, func.max(stands.c.paid_on) >= today - SPAN)
    ).all()
    due = due_days(connection, sorted({row.number for row in rows}))
    late: dict[str, list[int]] = {}
    for row in rows:
        days = (row.paid - due(row.number, row.document2 or "", row.day)).days
        late.setdefault(row.number, []).append(days)
    found = {account: habit(days) for account, days in late.items()}
    return {account: one for account, one in found.items() if one is not None}
