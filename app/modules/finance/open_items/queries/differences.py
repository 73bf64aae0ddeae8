"""The accounts that differences of settlements stand on: by what they are and by the tax case of the invoice."""

from __future__ import annotations

from app.modules.finance.ledger.api import role_account
from app.modules.finance.open_items.rules.settling import LOSS


def difference_account(chart: str, kind: str, side: int, tax: str) -> str:
    """Return the account of a difference: that of the tax case where the chart has one; side is 1 for what customers owe."""
    role = "lost" if kind == LOSS else ("received", "granted")[side > 0]
    try:
        return role_account(chart, f"{role}_{tax}")
    except KeyError:
        return role_account(chart, role)
