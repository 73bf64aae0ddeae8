"""What the ledger says of a contact: entries on its personal accounts, and what was turned over with it year by year."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from app.core import format as formats
from app.core.about_contact import AboutContact, Block, BlockLine, Happening
from app.core.messages import N_, _
from app.data.queries import query
from app.modules.finance.chart.api import Account, FiscalYear, Period, year_name
from app.modules.finance.ledger.models import Entry, Line

RIGHT = "finance.view"
YEARS = 6
SIDES = {"debtor": "income", "creditor": "expense"}


@query(RIGHT)
def turnover_by_year(connection: Connection, accounts: Sequence[str], side: str) -> list[tuple[int, int]]:
    """Return what was turned over with personal accounts by fiscal year, the newest first, net cents.

    side 'debtor' counts income (turnover with a customer), 'creditor' expenses (purchases) of the entries that touch the accounts.
    """
    person, a = Account.__table__.alias("person"), Account
    entries = (
        select(Line.entry_id)
        .join(person, person.c.id == Line.account_id)
        .where(person.c.number.in_(accounts), person.c.kind == side)
    )
    rows = (
        select(FiscalYear.year, func.sum(Line.amount))
        .join(Entry, Entry.id == Line.entry_id)
        .join(FiscalYear, FiscalYear.id == Entry.fiscal_year_id)
        .join(Period, Period.id == Entry.period_id)
        .join(a, a.id == Line.account_id)
        .where(Entry.id.in_(entries), a.kind == SIDES[side], Period.number > 0)
        .group_by(FiscalYear.year)
        .order_by(FiscalYear.year.desc())
    )
    sign = -1 if side == "debtor" else 1
    return [(int(year), sign * int(amount)) for year, amount in connection.execute(rows)]


@query(RIGHT)
def happenings(connection: Connection, about: AboutContact, limit: int) -> list[Happening]:
    """Return the entries on the personal accounts of a contact, the newest first."""
    if not about.accounts:
        return []
    rows = (
        select(Entry.id, Entry.day, Entry.document, Entry.text, Line.amount)
        .join(Line, Line.entry_id == Entry.id)
        .join(Account, Account.id == Line.account_id)
        .where(Account.number.in_(about.accounts))
        .order_by(Entry.day.desc(), Entry.id.desc())
        .limit(limit)
    )
    return [
        Happening(
            row.day,
            _("Entry"),
            " ".join(filter(None, (row.document, row.text))),
            formats.side(row.amount),
            "finance.ledger.journal",
            request=row.id,
        )
        for row in connection.execute(rows)
    ]


@query(RIGHT)
def blocks(connection: Connection, about: AboutContact) -> list[Block]:
    """Return turnover and purchases by year."""
    titles = {"debtor": N_("Turnover by year, net"), "creditor": N_("Purchases by year, net")}
    found = []
    for side, title in titles.items():
        years = turnover_by_year(connection, about.accounts, side) if about.accounts else []
        if years:
            lines = tuple(BlockLine(year_name(year), formats.cents(cents)) for year, cents in years[:YEARS])
            found.append(Block(_(title), lines, 30))
    return found
