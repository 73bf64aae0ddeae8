"""The demo company's cash: a register that is counted at the end of each month but the last."""

from __future__ import annotations

import datetime

from app.core.dates import add_months, month_end
from app.data.office import Office, Unit, command
from app.modules.finance.cash.queries import held_at, register
from app.modules.finance.cash.rules import PIECES, RegisterDraft
from app.modules.finance.cash.services import close_day, save_register

START = datetime.date(2025, 1, 1)


@command("")
def _count(unit: Unit, months: int) -> None:
    key = save_register(unit, RegisterDraft("Hauptkasse", "1600", "6300"))
    account = register(unit.connection, key).account_id
    for month in range(months - 1):
        day = month_end(add_months(START, month))
        close_day(unit, key, day, in_pieces(held_at(unit.connection, account, day)))


def in_pieces(amount: int) -> dict[int, int]:
    """Return an amount in the fewest coins and notes."""
    found = {}
    for value in PIECES:
        found[value], amount = divmod(amount, value)
    return found


def demo(office: Office, months: int) -> None:
    """Open the register and count it."""
    office.run(_count, months)
