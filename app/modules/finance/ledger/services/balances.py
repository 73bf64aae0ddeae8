"""Balances by account, period and cost centres: gathered during a transaction and written last, in the order of their keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sqlalchemy import text

from app.data.unit import Unit
from app.modules.finance.ledger.queries.balances import PENDING
from app.modules.finance.ledger.rules.entries import PlacedLine, turnover

Key = tuple[int, int, int, int]
_UPSERT = text("""
INSERT INTO finance_balance (account_id, period_id, cost1, cost2, debit, credit) VALUES (:a, :p, :c1, :c2, :d, :c)
ON CONFLICT (account_id, period_id, cost1, cost2)
DO UPDATE SET debit = finance_balance.debit + excluded.debit, credit = finance_balance.credit + excluded.credit
""")


def book_turnover(unit: Unit, period: int, lines: Sequence[PlacedLine], sign: int = 1) -> None:
    """Add the turnover of lines to the balances when the transaction ends; sign -1 takes it back."""
    waiting: dict[Key, list[int]] = unit.pending.setdefault(PENDING, {})
    if not waiting:
        unit.at_end(PENDING, 50, partial(_write, unit))
    for line in lines:
        debit, credit = turnover(line.amount, line.role)
        key = line.account_id, period, line.cost1 or 0, line.cost2 or 0
        sums = waiting.get(key)
        if sums is None:
            sums = waiting[key] = [0, 0]
        sums[0] += sign * debit
        sums[1] += sign * credit


def _write(unit: Unit) -> None:
    waiting: dict[Key, list[int]] = unit.pending.pop(PENDING)
    rows = [
        {"a": key[0], "p": key[1], "c1": key[2], "c2": key[3], "d": sums[0], "c": sums[1]}
        for key, sums in sorted(waiting.items())
        if sums != [0, 0]
    ]
    if rows:
        unit.write_deferred(_UPSERT, rows)
