"""What the book begins with: its first fiscal year, and the balances that its accounts have there."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.modules.finance.chart.api import Account, AccountRow, account_rows, all_periods
from app.modules.finance.ledger.models import Entry, Line


@dataclass(frozen=True)
class Beginning:
    """The opening of the first fiscal year: its day and name, whether it is finalised, and what was posted there.

    balances are signed cents by account and document number.
    """

    day: datetime.date
    year: str
    final: bool
    balances: Mapping[tuple[str, str], int]


def beginning(connection: Connection) -> Beginning:
    """Return what the book begins with."""
    first = min(
        (one for one in all_periods(connection) if one.number == 0),
        key=lambda one: one.start,
    )
    found = (
        select(Account.number, Entry.document, func.sum(Line.amount))
        .join(Entry, Entry.id == Line.entry_id)
        .join(Account, Account.id == Line.account_id)
        .where(Entry.period_id == first.id)
        .group_by(Account.number, Entry.document)
    )
    balances = {
        (number, document): int(amount) for number, document, amount in connection.execute(found) if amount
    }
    return Beginning(first.start, first.year_name, first.state == "final", balances)


@dataclass(frozen=True)
class OpeningForm:
    """What the form knows: the opening as it stands, and the accounts by number."""

    begins: Beginning
    accounts: Mapping[str, AccountRow]


@query("finance.view")
def opening_form(connection: Connection) -> OpeningForm:
    """Return what the form of opening balances is filled with."""
    return OpeningForm(beginning(connection), {one.number: one for one in account_rows(connection)})
