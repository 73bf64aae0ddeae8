"""The accounts that the program itself needs, by the chart they belong to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from app.core.paths import resources


@lru_cache(maxsize=1)
def _roles() -> dict[str, dict[str, str]]:
    return dict(json.loads((resources() / "charts" / "roles.json").read_text(encoding="utf-8")))


def role_account(chart: str, role: str) -> str:
    """Return the account number of a role ('retained', 'opening', 'bank' …) in a chart."""
    return _roles()[chart][role]


@lru_cache(maxsize=1)
def opening_accounts() -> frozenset[str]:
    """Return the accounts that opening balances are booked against, in every chart (Saldenvorträge, 9000 ff.)."""
    return frozenset(
        accounts[role]
        for name, accounts in _roles().items()
        if name != "about"
        for role in ("opening", "opening_debtors", "opening_creditors")
    )


def account_of_role(accounts: Mapping[int, Any], role: str) -> str:
    """Return the account of a role in the chart whose bank account is among these rows (key, number, name, kind, sort)."""
    kinds = {row[1]: row[3] for row in accounts.values()}
    chart = "skr04" if kinds.get("1800") == "asset" else "skr03"
    return role_account(chart, role)
