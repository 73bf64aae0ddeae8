"""What the mask knows without asking, and how the two sides are typed and written."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.core.errors import Invalid
from app.core.messages import N_, language
from app.modules.finance.booking.rules import SIDES
from app.modules.finance.chart.api import AccountRow, CostCentreRow
from app.modules.finance.tax.api import Cases


@dataclass
class Known:
    """What the mask knows without asking: accounts, tax cases, cost centres, texts, use and balances."""

    accounts: Sequence[AccountRow] = ()
    cases: Cases = field(default_factory=lambda: Cases(()))
    centres: Sequence[CostCentreRow] = ()
    recent: Mapping[str, datetime.date] = field(default_factory=dict)
    balances: Mapping[str, int] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    texts: Sequence[str] = ()

    def account(self, number: str) -> AccountRow | None:
        """Return an account by its number."""
        return next((account for account in self.accounts if account.number == number), None)


def read_side(text: str) -> str:
    """Read S, D, H or C; raises Invalid."""
    found = SIDES.get(text.strip().upper())
    if found is None:
        raise Invalid(N_("Type S for debit or H for credit."), field="side")
    return found


def shown_side(side: str) -> str:
    """Return a side as the language in force writes it."""
    return side if language() == "de" else {"S": "D", "H": "C"}[side]
