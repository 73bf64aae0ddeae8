"""What verify recomputes of banking: the movements of each statement against what it brought."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data.verify import Check
from app.modules.finance.banking.models import BankLine, BankStatement


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
        return [Check("statements", False, Message(N_("Statement {number} brought {brought}, its movements are {now} now."), values))]
    count = connection.scalar(select(func.count()).select_from(BankLine)) or 0
    return [Check("statements", True, Message(N_("{count} movements fit their statements."), {"count": int(count)}))]
