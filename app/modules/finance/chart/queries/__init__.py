"""What is read of accounts, cost centres, years and periods."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, String, bindparam, case, cast, select

from app.core.dataclass import dataclass
from app.core.messages import N_, Text, language
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.pipeline import Statement
from app.data.queries import query
from app.data.rows import read_all
from app.data.search import Searchable
from app.modules.finance.chart.models import Account, AccountPlace, CostCentre, FiscalYear, Period
from app.modules.finance.chart.rules import CALENDAR_YEARS, RESULT_KINDS, UNPLACED, year_name


@dataclass(frozen=True, slots=True)
class AccountInfo:
    """What posting must know of an account."""

    id: int
    number: str
    kind: str
    tax: str
    blocked: bool
    cash: bool = False
    locked_until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account as lists and completions show it."""

    id: int
    version: int
    number: str
    name: Text
    kind: str
    tax: str
    hgb: str
    blocked: bool
    needs_cost_centre: bool
    vat_id: str = ""


@dataclass(frozen=True, slots=True)
class PeriodInfo:
    """A period with its fiscal year."""

    id: int
    fiscal_year_id: int
    year: int
    number: int
    start: datetime.date
    end: datetime.date
    state: str

    @property
    def year_name(self) -> str:
        """The fiscal year as it is written."""
        return year_name(self.year)


@dataclass(frozen=True, slots=True)
class YearRow:
    """A fiscal year."""

    id: int
    year: int
    start: datetime.date
    end: datetime.date

    @property
    def name(self) -> str:
        """The year as it is written."""
        return year_name(self.year)


@dataclass(frozen=True, slots=True)
class CostCentreRow:
    """A cost centre."""

    id: int
    version: int
    dimension: int
    code: str
    name: str
    blocked: bool
    function: str = ""


def account_name() -> ColumnElement[str]:
    """Return the column of the account's name in the language in force."""
    return (Account.name_de if language() == "de" else Account.name_en).expression


_INFO = select(
    Account.id, Account.number, Account.kind, Account.tax, Account.blocked, Account.cash, Account.locked_until
)
_BY_NUMBER = _INFO.where(Account.number.in_(bindparam("numbers", expanding=True)))


def ask_accounts(numbers: Iterable[str]) -> Statement:
    """Return the question for accounts by number, whose rows are AccountInfo; unknown ones are left out."""
    return _BY_NUMBER, {"numbers": list(numbers)}


def accounts_by_number(connection: Connection, numbers: Iterable[str]) -> dict[str, AccountInfo]:
    """Return the accounts of these numbers; unknown ones are left out."""
    query, values = ask_accounts(numbers)
    return {row[1]: AccountInfo(*row) for row in connection.execute(query, values)}


def all_accounts(connection: Connection) -> dict[str, AccountInfo]:
    """Return every account by number."""
    return {row[1]: AccountInfo(*row) for row in connection.execute(_INFO)}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an account stands in the statements on a day; stray says that neither its number nor anybody placed it."""

    kind: str
    hgb: str
    hgb_other: str
    bwa: str
    eur: str
    stray: bool = False


@query("finance.view")
def account_places(connection: Connection, day: datetime.date) -> dict[int, Place]:
    """Return where every account stands in the statements of a day, by its key: as placed by then, as its number says, else with the rest."""
    return account_places_on(connection, [day])[day]


@query("finance.view")
def account_places_on(
    connection: Connection, days: Iterable[datetime.date]
) -> dict[datetime.date, dict[int, Place]]:
    """Return account_places() of several days, reading accounts and places once; days with the same places share them."""
    a, p = Account, AccountPlace
    base = {
        row.id: Place(row.kind, row.hgb, row.hgb_other, row.bwa, row.eur)
        for row in connection.execute(select(a.id, a.kind, a.hgb, a.hgb_other, a.bwa, a.eur))
    }
    placed = select(p.valid_from, p.account_id, p.hgb, p.hgb_other, p.bwa, p.eur).order_by(p.valid_from)
    changes = connection.execute(placed).all()
    by_count: dict[int, dict[int, Place]] = {}
    found = {}
    for day in days:
        count = sum(row.valid_from <= day for row in changes)
        if count not in by_count:
            own = dict(base)
            for row in changes[:count]:
                kind = own[row.account_id].kind
                own[row.account_id] = Place(kind, row.hgb, row.hgb_other, row.bwa, row.eur)
            by_count[count] = {key: _with_rest(place) for key, place in own.items()}
        found[day] = by_count[count]
    return found


def _with_rest(place: Place) -> Place:
    rest = UNPLACED.get(place.kind)
    if rest is None or (place.hgb and (place.bwa or place.kind not in RESULT_KINDS)):
        return place
    other = place.hgb_other if place.hgb else rest.hgb_other
    return Place(
        place.kind,
        place.hgb or rest.hgb,
        other,
        place.bwa or rest.bwa,
        place.eur or rest.eur,
        stray=not place.hgb,
    )


@query("finance.view")
def account_rows(connection: Connection, numbers: Iterable[str] | None = None) -> list[AccountRow]:
    """Return accounts as lists show them, by number; all of them without numbers."""
    a = Account
    query = select(
        a.id,
        a.version,
        a.number,
        a.name_de,
        a.name_en,
        a.kind,
        a.tax,
        a.hgb,
        a.blocked,
        a.needs_cost_centre,
        a.vat_id,
    ).order_by(a.sort, a.number)
    if numbers is not None:
        query = query.where(a.number.in_(list(numbers)))
    return [AccountRow(i, v, n, Text(de, en), *rest) for i, v, n, de, en, *rest in connection.execute(query)]


_PERIODS = (
    select(
        Period.id,
        Period.fiscal_year_id,
        FiscalYear.year,
        Period.number,
        Period.start,
        Period.end,
        Period.state,
    )
    .join(FiscalYear, FiscalYear.id == Period.fiscal_year_id)
    .order_by(Period.start, Period.number)
)


@query("finance.view")
def all_periods(connection: Connection) -> list[PeriodInfo]:
    """Return every period by day; an opening period stands before its first month."""
    return read_all(connection, _PERIODS, PeriodInfo)


_PERIOD = (
    select(
        Period.id,
        Period.fiscal_year_id,
        FiscalYear.year,
        Period.number,
        Period.start,
        Period.end,
        Period.state,
    )
    .join(FiscalYear, FiscalYear.id == Period.fiscal_year_id)
    .where(Period.start <= bindparam("day"), Period.end >= bindparam("day"), Period.number > 0)
    .with_for_update(read=True, of=Period)
)


def ask_period(day: datetime.date) -> Statement:
    """Return the question for the month that covers a day, whose row is a PeriodInfo.

    On a server nobody closes the period until the transaction that asked has ended.
    """
    return _PERIOD, {"day": day}


def hold_periods(connection: Connection) -> None:
    """Keep every period in its state until the transaction ends (PostgreSQL; SQLite has one writer anyway)."""
    connection.execute(select(Period.id).with_for_update(read=True)).all()


@query("finance.view")
def years(connection: Connection) -> list[YearRow]:
    """Return the fiscal years, oldest first."""
    y = FiscalYear
    return read_all(connection, select(y.id, y.year, y.start, y.end).order_by(y.start), YearRow)


@query("finance.view")
def cost_centres(connection: Connection) -> list[CostCentreRow]:
    """Return all cost centres by dimension and code."""
    c = CostCentre
    query = select(c.id, c.version, c.dimension, c.code, c.name, c.blocked, c.function).order_by(
        c.dimension, c.code
    )
    return read_all(connection, query, CostCentreRow)


def _show_accounts(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    query = select(Account.id, Account.number, account_name()).where(Account.id.in_(keys))
    return [(key, f"{number} {name}", "") for key, number, name in connection.execute(query)]


SEARCH = (
    Searchable(
        N_("Account"),
        "finance_account",
        "finance.ledger.account_sheet",
        "finance.view",
        _show_accounts,
    ),
)


def accounts_source() -> ListSource:
    """Return the list of all accounts."""
    a = Account
    columns = (
        *listed(a, "number"),
        Column("name", N_("Name"), "text", account_name(), 300),
        shown_as(a.kind, width=110),
        *listed(a, "tax"),
        shown_as(a.hgb, kind="hgb"),
        shown_as(a.hgb_other, kind="hgb"),
        *listed(a, "bwa"),
        shown_as(a.eur, shown=False),
        shown_as(a.vat_id, shown=False),
        shown_as(a.needs_cost_centre, shown=False),
        *listed(a, "blocked"),
    )
    return ListSource("finance.accounts", a, columns, (a.sort.asc(), a.id.asc()))


def cost_centres_source() -> ListSource:
    """Return the list of cost centres."""
    c = CostCentre
    columns = listed(c, "dimension code name function blocked")
    return ListSource("finance.cost_centres", c, columns, (c.dimension.asc(), c.code.asc()))


def periods_source() -> ListSource:
    """Return the list of periods, newest year first."""
    p, y = Period, FiscalYear
    second = cast(y.year // 10, String) + "/" + cast(y.year % 10, String)
    name = case((y.year > CALENDAR_YEARS, second), else_=cast(y.year, String))
    columns = (
        Column("year", N_("Fiscal year"), "text", name, 110),
        *listed(p, "number start end state"),
    )
    return ListSource(
        "finance.periods",
        p,
        columns,
        (y.start.desc(), p.number.asc()),
        joins=((y.__table__, y.id == p.fiscal_year_id),),
    )


@query("finance.view")
def account_row(connection: Connection, key: int) -> AccountRow:
    """Return one account by its key."""
    number = connection.scalar(select(Account.number).where(Account.id == key))
    return account_rows(connection, [number or ""])[0]
