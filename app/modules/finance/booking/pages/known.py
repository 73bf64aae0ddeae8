"""What the mask knows without asking, and how the two sides are typed and written."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from app.core import format as formats
from app.core.dataclass import dataclass, field
from app.core.errors import Invalid
from app.core.messages import N_, language
from app.data.queries import query
from app.modules.finance.booking.queries import text_constants
from app.modules.finance.booking.rules import SIDES, MaskLine
from app.modules.finance.chart.api import AccountRow, CostCentreRow, account_rows, cost_centres
from app.modules.finance.ledger.api import balances_at, documents_used, last_day, recent_accounts
from app.modules.finance.tax.api import Cases, cases


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

    def __post_init__(self) -> None:
        self.by_number = {account.number: account for account in self.accounts}

    def account(self, number: str) -> AccountRow | None:
        """Return an account by its number."""
        return self.by_number.get(number)


@query("finance.view")
def known_now(connection: Any) -> Known:
    """Read what the mask knows without asking: all of it in one go, since each key that is typed looks there."""
    newest = last_day(connection)
    return Known(
        account_rows(connection),
        cases(connection),
        cost_centres(connection),
        recent_accounts(connection),
        balances_at(connection, newest) if newest else {},
        constants=text_constants(connection),
        texts=documents_used(connection),
    )


def read_side(text: str) -> str:
    """Read S, D, H or C; raises Invalid."""
    found = SIDES.get(text.strip().upper())
    if found is None:
        raise Invalid(N_("Type S for debit or H for credit."), field="side")
    return found


def shown_side(side: str) -> str:
    """Return a side as the language in force writes it."""
    return side if language() == "de" else {"S": "D", "H": "C"}[side]


def texts_of(line: MaskLine) -> dict[str, str]:
    """Return a line as it stands in the fields of the mask."""
    return {
        "amount": formats.cents(line.amount),
        "side": shown_side(line.side),
        "bu": line.bu,
        "contra": line.contra,
        "document": line.document,
        "document2": line.document2,
        "day": formats.day(line.day),
        "account": line.account,
        "cost1": line.cost1 + (f"/{line.cost2}" if line.cost2 else ""),
        "text": line.text,
    }
