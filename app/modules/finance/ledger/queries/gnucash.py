"""What a GnuCash book meets in the book: accounts proposed for its own, openings and entries that are there already."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, case, func, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.chart.api import PeriodInfo, account_rows, all_periods
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.rules.account_roles import role_account
from app.modules.finance.ledger.rules.gnucash import (
    GnuAccount,
    GnuBook,
    Proposal,
    Target,
    plain_name,
    propose,
)

Mark = tuple[datetime.date, str, str, int]
ROLES = ("bank", "cash", "receivables", "payables", "opening")


@dataclass(frozen=True)
class Meeting:
    """What the form needs to know of the book: proposals by GnuCash's key, names by account number, and first days of its fiscal years."""

    proposals: dict[str, Proposal]
    names: dict[str, str]
    days: tuple[datetime.date, ...]


@query("finance.view")
def meeting(connection: Connection, book: GnuBook, remembered: Mapping[str, str]) -> Meeting:
    """Return what is proposed for the accounts of a GnuCash book that anything was ever booked on."""
    used = {split.account for one in book.transactions for split in one.splits}
    rows = account_rows(connection)
    chart = str(setting(connection, "finance.chart"))
    targets = [
        Target(row.number, frozenset({plain_name(row.name.de), plain_name(row.name.en)}), row.kind)
        for row in rows
        if not row.blocked
    ]
    roles = {role: role_account(chart, role) for role in ROLES}
    accounts: list[GnuAccount] = [one for one in book.accounts if one.guid in used]
    starts = tuple(sorted(p.start for p in all_periods(connection) if p.number == 0))
    names = {row.number: str(row.name) for row in rows}
    return Meeting(propose(accounts, targets, roles, remembered), names, starts)


def imported_marks(connection: Connection, since: datetime.date) -> Counter[Mark]:
    """Return how often each entry that came from a file stands in the book from a day on, by day, document, text and sum."""
    debit = func.sum(case((Line.amount > 0, Line.amount), else_=0))
    rows = connection.execute(
        select(Entry.day, Entry.document, Entry.text, debit)
        .join(Line, Line.entry_id == Entry.id)
        .where(Entry.origin == "import", Entry.day >= since)
        .group_by(Entry.id, Entry.day, Entry.document, Entry.text)
    )
    return Counter((day, document, text, int(total)) for day, document, text, total in rows)


def opening_lines(
    connection: Connection, period: PeriodInfo, document: str, others: Collection[Mark]
) -> tuple[dict[int, int], bool]:
    """Return what a document has opened in an opening period, by account key in cents, and whether any other entry opened something there.

    others are entries that may stand there beside it: those that the same file brings as entries.
    """
    debit = func.sum(case((Line.amount > 0, Line.amount), else_=0))
    heads = connection.execute(
        select(Entry.id, Entry.day, Entry.document, Entry.text, debit)
        .join(Line, Line.entry_id == Entry.id)
        .where(Entry.period_id == period.id)
        .group_by(Entry.id, Entry.day, Entry.document, Entry.text)
    ).all()
    own = [key for key, _day, name, _text, _total in heads if name == document]
    foreign = any(
        name != document and (day, name, text, int(total)) not in others
        for _key, day, name, text, total in heads
    )
    rows = connection.execute(
        select(Line.account_id, func.sum(Line.amount)).where(Line.entry_id.in_(own)).group_by(Line.account_id)
    )
    return {key: int(total) for key, total in rows}, foreign


def booked_before(connection: Connection, day: datetime.date) -> bool:
    """Say whether the book holds entries before a day."""
    return connection.scalar(select(Entry.id).where(Entry.day < day).limit(1)) is not None
