"""The accounts that the program itself needs, by the chart they belong to."""

from __future__ import annotations

import json
from functools import lru_cache

from app.core.dataclass import dataclass
from app.core.paths import resources


@lru_cache(maxsize=1)
def _roles() -> dict[str, dict[str, str]]:
    return dict(json.loads((resources() / "charts" / "roles.json").read_text(encoding="utf-8")))


def role_account(chart: str, role: str) -> str:
    """Return the account number of a role ('retained', 'opening', 'bank' …) in a chart."""
    return _roles()[chart][role]


def role_family(chart: str, role: str) -> frozenset[str]:
    """Return the account numbers of a role with all its kinds by tax case ('received', 'received_VST19' …)."""
    return frozenset(
        number for name, number in _roles()[chart].items() if name == role or name.startswith(f"{role}_")
    )


@lru_cache(maxsize=1)
def opening_accounts() -> frozenset[str]:
    """Return the accounts that opening balances are booked against, in every chart (Saldenvorträge, 9000 ff.)."""
    return frozenset(
        accounts[role]
        for name, accounts in _roles().items()
        if name != "about"
        for role in ("opening", "opening_debtors", "opening_creditors")
    )


def against(chart: str, kind: str) -> str:
    """Return the account that the opening balance of an account of a kind is booked against."""
    role = {"debtor": "opening_debtors", "creditor": "opening_creditors"}.get(kind, "opening")
    return role_account(chart, role)


PERSONS = frozenset({"sole", "free", "ek", "gbr", "ohg", "kg"})  # legal forms whose result belongs to persons


@dataclass(frozen=True)
class Turn:
    """Where balances go at the turn of a year: taxes of the year to the tax of the year before, what persons drew to their capital."""

    taxes: frozenset[str]
    previous: str
    private: frozenset[str]
    profit: str
    loss: str

    def target(self, number: str) -> str:
        """Return the account that the balance of one is carried to."""
        if number in self.taxes:
            return self.previous
        return self.profit if number in self.private else number

    def result(self, amount: int) -> str:
        """Return the account that the result is carried to; a loss is above zero, as it stands on the accounts."""
        return self.loss if amount > 0 else self.profit


def in_ranges(number: str, ranges: str) -> bool:
    """Say whether an account is in ranges such as '1800-1899 2100-2100', by its digits."""
    pairs = (part.split("-") for part in ranges.split())
    return any(len(number) == len(first) and first <= number <= last for first, last in pairs)
