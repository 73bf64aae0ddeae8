"""What verify recomputes of open items: their sum on each account is its balance, and no payment was assigned more than it is."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data.check import Check
from app.modules.finance.chart.api import PERSONAL_KINDS, Account
from app.modules.finance.ledger.api import Allocation, Balance, Line, Settlement, carried_periods, in_force
from app.modules.finance.open_items.queries.items import all_open


def checks(connection: Connection) -> list[Check]:
    """Run the checks of open items."""
    return [_balances(connection), _assignments(connection)]


def _balances(connection: Connection) -> Check:
    """Compare the open items of each account with its balance, which the ledger keeps by itself."""
    rows = connection.execute(
        select(Account.number, func.sum(Balance.debit - Balance.credit))
        .join(Account, Account.id == Balance.account_id)
        .where(Account.kind.in_(PERSONAL_KINDS), Balance.period_id.not_in(carried_periods()))
        .group_by(Account.number)
    )
    kept = {number: int(cents) for number, cents in rows}
    found: dict[str, int] = dict.fromkeys(kept, 0)
    for item in all_open(connection):
        found[item.account] = found.get(item.account, 0) + item.amount
    for account, amount in found.items():
        if amount != kept.get(account, 0):
            words = N_("{account}: open items come to {items}, the account to {balance}.")
            values = {
                "account": account,
                "items": from_cents(amount),
                "balance": from_cents(kept.get(account, 0)),
            }
            return Check("open_items", False, Message(words, values))
    words = N_("The open items of {count} accounts come to their balances.")
    return Check("open_items", True, Message(words, {"count": len(kept)}))


def _assignments(connection: Connection) -> Check:
    """Say whether every assignment stays within its payment, and stands on the account of its settlement on both sides."""
    a, s = Allocation, Settlement
    joined, counts = in_force()
    query = select(a.payment_id, a.item_id, s.account_id, a.amount).select_from(joined).where(counts)
    used: dict[tuple[int, int], int] = {}
    places: set[tuple[int, int]] = set()
    for payment, item, account, amount in connection.execute(query):
        used[payment, account] = used.get((payment, account), 0) + int(amount)
        places |= {(payment, account), (item, account)}
    keys = sorted({entry for entry, _account in places})
    there: dict[tuple[int, int], int] = {}
    for start in range(0, len(keys), 500):
        lines = (
            select(Line.entry_id, Line.account_id, func.sum(Line.amount))
            .where(Line.entry_id.in_(keys[start : start + 500]))
            .group_by(Line.entry_id, Line.account_id)
        )
        there |= {(entry, account): int(cents) for entry, account, cents in connection.execute(lines)}
    for place in sorted(places):
        cents = used.get(place, 0)
        whole = there.get(place)
        if whole is None or (cents and ((whole > 0) != (cents > 0) or abs(cents) > abs(whole))):
            words = N_("Entry {entry} is assigned {used}, on its account it has {whole}.")
            values = {"entry": place[0], "used": from_cents(cents), "whole": from_cents(whole or 0)}
            return Check("settlements", False, Message(words, values))
    words = N_("{count} assignments stay within their payments.")
    return Check("settlements", True, Message(words, {"count": len(places)}))
