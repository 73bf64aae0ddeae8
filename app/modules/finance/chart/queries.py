"""What is read of accounts, cost centres, years and periods."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, bindparam, select

from app.core.messages import N_, Text, language
from app.data.lists import Column, ListSource
from app.data.pipeline import Statement
from app.data.search import Searchable
from app.modules.finance.chart.models import Account, CostCentre, FiscalYear, Period

ACCOUNT_SEARCH = 1


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


@dataclass(frozen=True, slots=True)
class YearRow:
    """A fiscal year."""

    id: int
    year: int
    start: datetime.date
    end: datetime.date


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


_INFO = select(Account.id, Account.number, Account.kind, Account.tax, Account.blocked, Account.cash, Account.locked_until)
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


def account_rows(connection: Connection, numbers: Iterable[str] | None = None) -> list[AccountRow]:
    """Return accounts as lists show them, by number; all of them without numbers."""
    a = Account
    query = select(
        a.id, a.version, a.number, a.name_de, a.name_en, a.kind, a.tax, a.hgb, a.blocked, a.needs_cost_centre, a.vat_id
    ).order_by(a.sort, a.number)
    if numbers is not None:
        query = query.where(a.number.in_(list(numbers)))
    return [AccountRow(i, v, n, Text(de, en), *rest) for i, v, n, de, en, *rest in connection.execute(query)]


_PERIODS = (
    select(Period.id, Period.fiscal_year_id, FiscalYear.year, Period.number, Period.start, Period.end, Period.state)
    .join(FiscalYear, FiscalYear.id == Period.fiscal_year_id)
    .order_by(Period.start, Period.number)
)


def all_periods(connection: Connection) -> list[PeriodInfo]:
    """Return every period by day; an opening period stands before its first month."""
    return [PeriodInfo(*row) for row in connection.execute(_PERIODS).all()]


_PERIOD = (
    select(Period.id, Period.fiscal_year_id, FiscalYear.year, Period.number, Period.start, Period.end, Period.state)
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


def years(connection: Connection) -> list[YearRow]:
    """Return the fiscal years, oldest first."""
    rows = connection.execute(select(FiscalYear.id, FiscalYear.year, FiscalYear.start, FiscalYear.end).order_by(FiscalYear.start))
    return [YearRow(*row) for row in rows]


def cost_centres(connection: Connection) -> list[CostCentreRow]:
    """Return all cost centres by dimension and code."""
    c = CostCentre
    query = select(c.id, c.version, c.dimension, c.code, c.name, c.blocked, c.function).order_by(c.dimension, c.code)
    return [CostCentreRow(*row) for row in connection.execute(query)]


def _show_accounts(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    query = select(Account.id, Account.number, account_name()).where(Account.id.in_(keys))
    return [(key, f"{number} {name}", "") for key, number, name in connection.execute(query)]


SEARCH = (Searchable(ACCOUNT_SEARCH, N_("Account"), "finance_account", "finance.ledger.account_sheet", "finance.view", _show_accounts),)


KINDS = {
    "asset": N_("Asset"),
    "liability": N_("Liability"),
    "equity": N_("Equity"),
    "income": N_("Income"),
    "expense": N_("Expense"),
    "debtor": N_("Debtor"),
    "creditor": N_("Creditor"),
    "statistic": N_("Statistics"),
}
STATES = {"open": N_("open"), "soft": N_("closed"), "final": N_("finalised")}


def accounts_source() -> ListSource:
    """Return the list of all accounts."""
    a = Account
    columns = (
        Column("number", N_("Account"), "text", a.number.expression, 90),
        Column("name", N_("Name"), "text", account_name(), 300),
        Column("kind", N_("Type"), "text", a.kind.expression, 110, choices=KINDS),
        Column("tax", N_("Tax"), "text", a.tax.expression, 90),
        Column("hgb", N_("HGB position"), "hgb", a.hgb.expression, 130),
        Column("hgb_other", N_("on the other side"), "hgb", a.hgb_other.expression, 130),
        Column("bwa", N_("BWA row"), "text", a.bwa.expression, 80),
        Column("eur", N_("EÜR line"), "text", a.eur.expression, 120, shown=False),
        Column("vat_id", N_("VAT ID"), "text", a.vat_id.expression, 130, shown=False),
        Column("needs_cost_centre", N_("Cost centre"), "flag", a.needs_cost_centre.expression, 100, shown=False),
        Column("blocked", N_("Blocked"), "flag", a.blocked.expression, 80),
    )
    return ListSource("finance.accounts", frozenset({"finance_account"}), a.__table__, a.id.expression, columns, (a.sort.asc(), a.id.asc()))


FUNCTIONS = {"": N_("none"), "cost": N_("Production"), "sales": N_("Distribution"), "admin": N_("Administration")}


def cost_centres_source() -> ListSource:
    """Return the list of cost centres."""
    c = CostCentre
    columns = (
        Column("dimension", N_("Dimension"), "number", c.dimension.expression, 90),
        Column("code", N_("Code"), "text", c.code.expression, 120),
        Column("name", N_("Name"), "text", c.name.expression, 320),
        Column("function", N_("Function"), "text", c.function.expression, 140, choices=FUNCTIONS),
        Column("blocked", N_("Blocked"), "flag", c.blocked.expression, 90),
    )
    return ListSource(
        "finance.cost_centres", frozenset({"finance_cost_centre"}), c.__table__, c.id.expression, columns, (c.dimension.asc(), c.code.asc())
    )


def periods_source() -> ListSource:
    """Return the list of periods, newest year first."""
    p, y = Period, FiscalYear
    columns = (
        Column("year", N_("Fiscal year"), "number", y.year.expression, 110),
        Column("number", N_("Period"), "number", p.number.expression, 90),
        Column("start", N_("from"), "day", p.start.expression, 108),
        Column("end", N_("to"), "day", p.end.expression, 108),
        Column("state", N_("State"), "text", p.state.expression, 140, choices=STATES),
    )
    return ListSource(
        "finance.periods",
        frozenset({"finance_period", "finance_fiscal_year"}),
        p.__table__,
        p.id.expression,
        columns,
        (y.year.desc(), p.number.asc()),
        ((y.__table__, y.id == p.fiscal_year_id),),
    )


def account_row(connection: Connection, key: int) -> AccountRow:
    """Return one account by its key."""
    number = connection.scalar(select(Account.number).where(Account.id == key))
    return account_rows(connection, [number or ""])[0]


def cost_centre_row(connection: Connection, key: int) -> CostCentreRow:
    """Return one cost centre by its key."""
    return next(row for row in cost_centres(connection) if row.id == key)
