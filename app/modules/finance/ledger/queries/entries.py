"""What pages, reports and commands read of entries and lines."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, case, func, select

from app.core.dataclass import dataclass
from app.core.dates import add_months, month_end
from app.core.errors import Missing
from app.core.manifest import Waiting
from app.core.messages import N_, Message
from app.data import clock
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.search import Searchable
from app.modules.finance.chart.api import Account, CostCentre, FiscalYear, account_name, year_name
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.rules.entries import REVERSED, read_number
from app.modules.finance.tax.api import TaxCase


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of an entry as it is shown."""

    id: int
    account_id: int
    account: str
    account_name: str
    amount: int
    role: int
    tax: str
    cost1: str
    cost2: str
    text: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry with its lines and what is linked to it; number is 0 until it is finalised."""

    id: int
    version: int
    year: int
    number: int
    day: datetime.date
    document: str
    document2: str
    text: str
    origin: str
    captured: datetime.datetime
    login: str
    reason: str
    reversal_of: tuple[int, str] | None
    reversed_by: tuple[int, str] | None
    lines: tuple[LineView, ...]

    @property
    def journal_number(self) -> str:
        """Fiscal year and number as they are written."""
        return f"{year_name(self.year)}-{self.number}"

    @property
    def finalised(self) -> bool:
        """Whether the entry can no longer be changed."""
        return self.number > 0


def entry_key(connection: Connection, number: str) -> int:
    """Return the key of a finalised entry by its journal number; without a year the newest year that has it counts. Raises Missing."""
    year, wanted = read_number(number)
    query = (
        select(Entry.id).join(FiscalYear, FiscalYear.id == Entry.fiscal_year_id).where(Entry.number == wanted)
    )
    if year is not None:
        query = query.where(FiscalYear.year == year)
    found = connection.scalar(query.order_by(FiscalYear.start.desc()).limit(1))
    if found is None:
        raise Missing(N_("There is no finalised entry {number}."), field="number", number=number)
    return int(found)


@query("finance.view")
def journal_number(connection: Connection, key: int) -> str:
    """Return the journal number of an entry, '' before it is finalised."""
    query = (
        select(FiscalYear.year, Entry.number)
        .join(FiscalYear, FiscalYear.id == Entry.fiscal_year_id)
        .where(Entry.id == key)
    )
    year, number = connection.execute(query).one()
    return f"{year_name(year)}-{number}" if number else ""


def lines_of(connection: Connection, entries: Sequence[int]) -> dict[int, list[LineView]]:
    """Return the lines of entries, in order."""
    cost1, cost2 = CostCentre.__table__.alias(), CostCentre.__table__.alias()
    x = Line
    query = (
        select(
            x.entry_id,
            x.id,
            x.account_id,
            Account.number,
            account_name(),
            x.amount,
            x.role,
            func.coalesce(TaxCase.key, ""),
            func.coalesce(cost1.c.code, ""),
            func.coalesce(cost2.c.code, ""),
            func.coalesce(x.text, ""),
        )
        .join(Account, Account.id == x.account_id)
        .outerjoin(TaxCase, TaxCase.id == x.tax_id)
        .outerjoin(cost1, cost1.c.id == x.cost1)
        .outerjoin(cost2, cost2.c.id == x.cost2)
        .where(x.entry_id.in_(entries))
        .order_by(x.id)
    )
    found: dict[int, list[LineView]] = {}
    for entry, *rest in connection.execute(query):
        found.setdefault(entry, []).append(LineView(*rest))
    return found


@query("finance.view")
def entry_view(connection: Connection, key: int) -> EntryView:
    """Return an entry with everything the entry page shows; raises Missing."""
    e = Entry
    query = (
        select(
            e.id,
            e.version,
            FiscalYear.year,
            e.number,
            e.day,
            e.document,
            e.document2,
            e.text,
            e.origin,
            e.captured,
            e.login,
            e.reason,
            e.reversal_of,
        )
        .join(FiscalYear, FiscalYear.id == e.fiscal_year_id)
        .where(e.id == key)
    )
    row = connection.execute(query).first()
    if row is None:
        raise Missing(N_("This record is no longer there."))
    back = connection.scalar(select(e.id).where(e.reversal_of == key))
    captured = datetime.datetime.fromtimestamp(row.captured, datetime.UTC)
    return EntryView(
        row.id,
        row.version,
        row.year,
        row.number or 0,
        row.day,
        document=row.document,
        document2=row.document2,
        text=row.text,
        origin=row.origin,
        captured=captured,
        login=row.login,
        reason=row.reason or "",
        reversal_of=(row.reversal_of, journal_number(connection, row.reversal_of))
        if row.reversal_of
        else None,
        reversed_by=(back, journal_number(connection, back)) if back else None,
        lines=tuple(lines_of(connection, [key]).get(key, ())),
    )


def account_lines_source(
    account: int,
    since: datetime.date,
    until: datetime.date,
    openings: Sequence[tuple[datetime.date, int]] = (),
) -> ListSource:
    """Return the lines of an account between two days with contra accounts and running balance, oldest first.

    openings are day and key of the opening periods, whose entries are in the opening balance and not in the list.
    """
    from app.modules.finance.ledger.queries.account_sheet import fill_sheet
    from app.modules.finance.ledger.queries.balances import without_opening

    sign = case((Line.role >= REVERSED, -1), else_=1)
    debit = case((Line.amount * sign > 0, Line.amount), else_=0)
    credit = case((Line.amount * sign < 0, -Line.amount), else_=0)
    columns = (
        *listed(Line, "day"),
        shown_as(Entry.number, title=N_("No.")),
        shown_as(Entry.document, width=110),
        Column("text", N_("Text"), "text", func.coalesce(Line.text, Entry.text), 240),
        Column("contra", N_("Contra account"), "text", None, 130),
        Column("debit", N_("Debit"), "money", debit, 104, total=True),
        Column("credit", N_("Credit"), "money", credit, 104, total=True),
        Column("balance", N_("Balance"), "balance", None, 120, by_place=True),
        shown_as(CostCentre.code, "cost1", title=N_("CC1"), width=60),
        shown_as(Line.entry_id, "entry", title=N_("Entry"), width=60, shown=False),
    )
    joins = (
        (Entry.__table__, Entry.id == Line.entry_id),
        (CostCentre.__table__, CostCentre.id == Line.cost1),
    )
    return ListSource(
        "finance.account_sheet",
        Line,
        columns,
        (Line.day.asc(), Line.id.asc()),
        joins=joins,
        where=(Line.account_id == account, Line.day.between(since, until), *without_opening(openings)),
        finish=lambda connection, keys, rows: fill_sheet(
            connection, account, keys, rows, columns, openings=openings
        ),
    )


@query("finance.view")
def documents_used(connection: Connection, limit: int = 300) -> list[Any]:
    """Return recently used texts, newest first, for the suggestions of the booking mask."""
    query = (
        select(Entry.text, func.max(Entry.id))
        .where(Entry.text != "")
        .group_by(Entry.text)
        .order_by(func.max(Entry.id).desc())
        .limit(limit)
    )
    return [row[0] for row in connection.execute(query)]


@query("finance.view")
def recent_accounts(connection: Connection, newest: int = 3000) -> dict[str, datetime.date]:
    """Return account numbers by the day they were last used, over the newest lines."""
    inner = select(Line.account_id, Line.day).order_by(Line.id.desc()).limit(newest).subquery()
    query = (
        select(Account.number, func.max(inner.c.day))
        .join(Account, Account.id == inner.c.account_id)
        .group_by(Account.number)
    )
    return {number: day for number, day in connection.execute(query)}  # noqa: C416 - rows are no pairs to the type checker


def _show_entries(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    query = select(Entry.id, Entry.day, Entry.document, Entry.text).where(Entry.id.in_(keys))
    from app.core.format import day

    return [
        (key, text or document, f"{day(when)} · {document}")
        for key, when, document, text in connection.execute(query)
    ]


SEARCH = (Searchable(N_("Entry"), "finance_entry", "finance.ledger.entry", "finance.view", _show_entries),)


@query("finance.view")
def newest_documents(
    connection: Connection, prefix: str, limit: int
) -> list[tuple[int, str, datetime.date, str, int]]:
    """Return the newest entries whose document number begins so: key, document, day, text and gross amount in cents."""
    gross = (
        select(func.max(func.abs(Line.amount)))
        .where(Line.entry_id == Entry.id)
        .correlate(Entry)
        .scalar_subquery()
    )
    query = (
        select(Entry.id, Entry.document, Entry.day, Entry.text, gross)
        .where(Entry.document.startswith(prefix))
        .where(~Entry.text.startswith("Ü"), ~Entry.text.startswith("Z"))
        .order_by(Entry.day.desc(), Entry.id.desc())
        .limit(limit)
    )
    return [tuple(row) for row in connection.execute(query)]


@query("finance.view")
def last_day(connection: Connection) -> datetime.date | None:
    """Return the day of the newest entry, None in an empty book."""
    return connection.scalar(select(func.max(Entry.day)))


def documents_with_accounts(connection: Connection, document: str) -> list[tuple[str, int]]:
    """Return the personal accounts of entries with a document number, and the signed cents that are open on it."""
    total = func.sum(Line.amount)
    query = (
        select(Account.number, total)
        .join(Line, Line.account_id == Account.id)
        .join(Entry, Entry.id == Line.entry_id)
        .where(func.upper(Entry.document) == document.upper(), Account.kind.in_(("debtor", "creditor")))
        .group_by(Account.number)
        .having(total != 0)
        .limit(5)
    )
    return [(number, int(amount)) for number, amount in connection.execute(query)]


def accounts_of_document(connection: Connection, document: str, paid: bool) -> list[str]:
    """Return the personal accounts a document stands on, settled or not: creditors where we had paid, else debtors."""
    kind = "creditor" if paid else "debtor"
    query = (
        select(Account.number)
        .join(Line, Line.account_id == Account.id)
        .join(Entry, Entry.id == Line.entry_id)
        .where(func.upper(Entry.document) == document.upper(), Account.kind == kind)
    )
    return list(connection.scalars(query.distinct().order_by(Account.number).limit(5)))


@query("finance.view")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits in the ledger: entries of past months that are not finalised (GoBD: by the end of the month after)."""
    row = connection.execute(select(func.count(), func.min(Entry.day)).where(Entry.number.is_(None))).one()
    count, oldest = int(row[0]), row[1]
    if not count:
        return []
    late = month_end(add_months(oldest, 1)) < clock.today(connection)
    words = Message(
        N_("{count} entries are not finalised, the oldest of {day}"),
        {"count": count, "day": oldest},
        N_("1 entry is not finalised, of {day}"),
    )
    return [Waiting(count, words, "finance.ledger.journal", "finalise", late)]
