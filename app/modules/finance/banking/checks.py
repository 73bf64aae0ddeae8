"""What verify recomputes of banking: the movements of each statement against what it brought; and what is open at a month's end."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core.manifest import Finding, MonthCheck
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data.check import Check
from app.data.queries import query
from app.modules.finance.banking.models import BankLine, BankStatement
from app.modules.finance.banking.queries import open_lines


def checks(connection: Connection) -> list[Check]:
    """Compare the movements of each statement with the sum it brought in."""
    total = func.coalesce(func.sum(BankLine.amount), 0)
    query = (
        select(BankStatement.number, BankStatement.brought, total)
        .outerjoin(BankLine, BankLine.statement_id == BankStatement.id)
        .group_by(BankStatement.id, BankStatement.number, BankStatement.brought)
        .having(total != BankStatement.brought)
        .order_by(BankStatement.id)
        .limit(1)
    )
    wrong = connection.execute(query).first()
    if wrong is not None:
        values = {"number": wrong[0], "brought": from_cents(int(wrong[1])), "now": from_cents(int(wrong[2]))}
        return [
            Check(
                "statements",
                False,
                Message(N_("Statement {number} brought {brought}, its movements are {now} now."), values),
            )
        ]
    count = connection.scalar(select(func.count()).select_from(BankLine)) or 0
    return [
        Check(
            "statements", True, Message(N_("{count} movements fit their statements."), {"count": int(count)})
        )
    ]


@query("finance.view")
def month_end(connection: Connection, since: datetime.date, until: datetime.date) -> list[MonthCheck]:
    """Return the bank movements of a month that are still open."""
    words = N_("{day}  {amount}  {name}")
    found = [
        Finding(
            Message(words, {"day": x.day, "amount": from_cents(x.amount), "name": x.name or x.text}),
            "finance.banking.inbox",
            x.id,
        )
        for x in open_lines(connection)
        if since <= x.day <= until
    ]
    return [MonthCheck(N_("Bank movements that are open"), tuple(found))]
