"""Balances read: of accounts at a day, the account sheet's running balance, and the trial balance."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, func, or_, select

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY
from app.data.engine import damaged
from app.data.queries import query
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.finance.chart.api import RESULT_KINDS, Account, PeriodInfo, account_name, all_periods
from app.modules.finance.ledger.models import Balance, Entry, Line
from app.modules.finance.ledger.rules.account_roles import PERSONS, Turn, in_ranges, role_account
from app.modules.finance.ledger.rules.entries import REVERSED

PENDING = "finance_balance"  # what a transaction books, by account, period and cost centres, until it ends
Pending = Mapping[tuple[int, int], int]  # by account and period, debit minus credit
NOTHING: Pending = {}
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class TrialRow:
    """An account in the trial balance; all in cents, opening and closing debit positive."""

    account_id: int
    number: str
    name: str
    kind: str
    opening: int
    debit: int
    credit: int
    year_debit: int
    year_credit: int

    @property
    def closing(self) -> int:
        """Opening plus turnover."""
        return self.opening + self.debit - self.credit


@dataclass(slots=True)
class _Sums:
    opening: int = 0
    debit: int = 0
    credit: int = 0
    year_debit: int = 0
    year_credit: int = 0


def sides() -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Return the sums of debit and credit turnover over lines."""
    back = Line.role >= REVERSED
    on_debit = or_(and_(Line.amount > 0, ~back), and_(Line.amount < 0, back))
    return func.sum(case((on_debit, Line.amount), else_=0)), func.sum(case((on_debit, 0), else_=-Line.amount))


def _periods_between(
    periods: Sequence[PeriodInfo], since: datetime.date, until: datetime.date
) -> tuple[list[int], list[tuple[datetime.date, datetime.date]]]:
    """Return the periods that lie wholly between two days, and the spans of days left over."""
    months = [period for period in periods if period.number > 0]
    whole = [period for period in months if since <= period.start and period.end <= until]
    if not whole:
        return [], [(since, until)] if since <= until else []
    rest = []
    if since < whole[0].start:
        rest.append((since, whole[0].start - ONE_DAY))
    if whole[-1].end < until:
        rest.append((whole[-1].end + ONE_DAY, until))
    return [period.id for period in whole], rest


def turnover_between(
    connection: Connection,
    periods: Sequence[PeriodInfo],
    since: datetime.date,
    until: datetime.date,
    account: int | None = None,
) -> dict[int, tuple[int, int]]:
    """Return debit and credit turnover of accounts between two days: whole periods from balances, the rest from lines."""
    ids, spans = _periods_between(periods, since, until)
    found: dict[int, tuple[int, int]] = {}
    queries: list[Any] = []
    if ids:
        query = select(Balance.account_id, func.sum(Balance.debit), func.sum(Balance.credit)).where(
            Balance.period_id.in_(ids)
        )
        queries.append(
            (query if account is None else query.where(Balance.account_id == account)).group_by(
                Balance.account_id
            )
        )
    openings = [p.id for p in periods if p.number == 0]
    for first, last in spans:
        # by account first: the index has account and day, and reads only the days asked for
        accounts = select(Account.id) if account is None else select(Account.id).where(Account.id == account)
        query = select(Line.account_id, *sides()).where(
            Line.account_id.in_(accounts), Line.day.between(first, last)
        )
        queries.append(query.group_by(Line.account_id))
        at_start = [p.id for p in periods if p.number == 0 and first <= p.start <= last and p.id in openings]
        if at_start:  # opening lines stand on the first day too, but belong to period 0
            minus = select(Balance.account_id, -func.sum(Balance.debit), -func.sum(Balance.credit)).where(
                Balance.period_id.in_(at_start)
            )
            queries.append(
                (minus if account is None else minus.where(Balance.account_id == account)).group_by(
                    Balance.account_id
                )
            )
    for query in queries:
        for key, debit, credit in connection.execute(query):
            before = found.get(key, (0, 0))
            found[key] = (before[0] + int(debit), before[1] + int(credit))
    return found


@query("finance.view")
def trial_balance(
    connection: Connection, since: datetime.date, until: datetime.date, everything: bool = False
) -> list[TrialRow]:
    """Return the trial balance (SuSa) of the span, by account number.

    The opening holds what was posted in the opening period of the fiscal year
    that covers `since`; where nothing was carried forward yet, the balances of
    the years before stand in for it, with taxes, private accounts and result
    where the turn of a year brings them. Income and expense begin anew each fiscal year.
    """
    periods = all_periods(connection)
    year_start, year_periods = _year_of(periods, since)
    sums: dict[int, _Sums] = {}
    accounts = {
        row[0]: row
        for row in connection.execute(
            select(Account.id, Account.number, account_name(), Account.kind, Account.sort)
        )
    }

    def at(key: int) -> _Sums:
        return sums.setdefault(key, _Sums())

    for key, value in _carried(connection, periods, year_start, year_periods, accounts).items():
        at(key).opening += value
    if year_start < since:
        for key, (debit, credit) in turnover_between(
            connection, periods, year_start, since - ONE_DAY
        ).items():
            at(key).opening += debit - credit
            at(key).year_debit += debit
            at(key).year_credit += credit
    for key, (debit, credit) in turnover_between(connection, periods, since, until).items():
        at(key).debit += debit
        at(key).credit += credit
        at(key).year_debit += debit
        at(key).year_credit += credit
    rows = [
        TrialRow(
            key,
            accounts[key][1],
            accounts[key][2],
            accounts[key][3],
            s.opening,
            debit=s.debit,
            credit=s.credit,
            year_debit=s.year_debit,
            year_credit=s.year_credit,
        )
        for key, s in _known(sums, accounts).items()
        if everything or s.opening or s.debit or s.credit
    ]
    return sorted(rows, key=lambda row: (accounts[row.account_id][4], row.number))


def _year_of(periods: Sequence[PeriodInfo], day: datetime.date) -> tuple[datetime.date, list[PeriodInfo]]:
    """Return start and periods of the fiscal year of a day; of the last one before it where none covers it."""
    begun = [p for p in periods if p.start <= day]
    if not begun:
        return min((p.start for p in periods), default=day), []
    own = [p for p in periods if p.fiscal_year_id == begun[-1].fiscal_year_id]
    return own[0].start, own


def _carried(
    connection: Connection,
    periods: Sequence[PeriodInfo],
    year_start: datetime.date,
    year: Sequence[PeriodInfo],
    accounts: dict[int, Any],
    pending: Pending = NOTHING,
) -> dict[int, int]:
    """Return the opening balances of a fiscal year: carried forward by entries, else reckoned from the years before."""
    posted = _net(connection, [p.id for p in year if p.number == 0], pending)
    if any(posted.values()):
        return posted
    before = _back_to_opening(connection, [p for p in periods if p.start < year_start], pending)
    if not before:
        return {}
    turn = turn_of_year(connection)
    keys = {row[1]: key for key, row in accounts.items()}
    carried: dict[int, int] = {}
    result = 0
    for key, value in _known(_net(connection, before, pending), accounts).items():
        if accounts[key][3] in RESULT_KINDS:
            result += value
        elif value:
            target = keys[turn.target(accounts[key][1])]
            carried[target] = carried.get(target, 0) + value
    if result:
        target = keys[turn.result(result)]
        carried[target] = carried.get(target, 0) + result
    return {key: value for key, value in carried.items() if value}


def _known(found: dict[int, V], accounts: Mapping[int, Any]) -> dict[int, V]:
    """Return what was found by account; raises Unusable where there is no such account, since then the file is damaged."""
    if not found.keys() <= accounts.keys():
        raise damaged()
    return found


def _net(connection: Connection, periods: Sequence[int], pending: Pending) -> dict[int, int]:
    """Return the turnover of all accounts in some periods, debit minus credit."""
    if not periods:
        return {}
    net = func.sum(Balance.debit - Balance.credit)
    query = select(Balance.account_id, net).where(Balance.period_id.in_(periods)).group_by(Balance.account_id)
    found = {key: int(value) for key, value in connection.execute(query)}
    for (account, period), amount in pending.items():
        if period in periods:
            found[account] = found.get(account, 0) + amount
    return found


def _back_to_opening(
    connection: Connection, earlier: Sequence[PeriodInfo], pending: Pending = NOTHING
) -> list[int]:
    """Return the earlier periods back to the last year that was opened by entries: before it, everything is carried already."""
    opened = set(
        connection.scalars(
            select(Balance.period_id).where(Balance.period_id.in_([p.id for p in earlier if p.number == 0]))
        )
    ) | {period for _account, period in pending}
    start = max((p.start for p in earlier if p.id in opened and p.number == 0), default=None)
    return [p.id for p in earlier if start is None or p.start >= start]


def turn_of_year(connection: Connection) -> Turn:
    """Return where balances go at the turn of a year, by the accounts of the book and its legal form."""
    chart = str(setting(connection, "finance.chart"))
    rows = connection.execute(select(Account.number, Account.eur, Account.kind)).all()
    stays = role_account(chart, "vat_stays")
    still = {role_account(chart, role) for role in ("vat_previous", "vat_earlier")}
    taxes = {
        number
        for number, eur, _kind in rows
        if eur in ("input_tax", "vat_received") and number not in still and not in_ranges(number, stays)
    }
    drawn = {
        number
        for number, _eur, kind in rows
        if kind == "equity" and in_ranges(number, role_account(chart, "private"))
    }
    owned = str(setting(connection, "company.form")) in PERSONS
    return Turn(
        frozenset(taxes),
        role_account(chart, "vat_previous"),
        frozenset(drawn if owned else ()),
        *(role_account(chart, role) for role in (("capital",) * 2 if owned else ("retained", "loss"))),
    )


def booked(connection: Connection, account: int, periods: Sequence[int], pending: Pending = NOTHING) -> int:
    """Return the turnover of an account in some periods, debit minus credit."""
    if not periods:
        return 0
    kept = connection.scalar(_KEPT, {"account": account, "periods": list(periods)})
    return int(kept or 0) + sum(pending.get((account, period), 0) for period in periods)


def pending_turnover(unit: Unit) -> Pending:
    """Return what the transaction has booked so far: its lines are there already, its balances come at its end."""
    found: dict[tuple[int, int], int] = {}
    for (account, period, _cost1, _cost2), (debit, credit) in unit.pending.get(PENDING, {}).items():
        found[account, period] = found.get((account, period), 0) + debit - credit
    return found


def openings_of(periods: Sequence[PeriodInfo]) -> list[tuple[datetime.date, int]]:
    """Return day and key of the opening periods."""
    return [(p.start, p.id) for p in periods if p.number == 0]


def without_opening(openings: Sequence[tuple[datetime.date, int]]) -> list[ColumnElement[bool]]:
    """Return what keeps opening entries out of a list of lines: they are in the opening balance already."""
    if not openings:
        return []
    entry = Entry.__table__.alias()  # a list that joins the entries too must not take this one for its own
    inside = (
        select(entry.c.id)
        .where(entry.c.id == Line.entry_id, entry.c.period_id.in_([key for _day, key in openings]))
        .exists()
    )
    return [or_(Line.day.not_in([day for day, _key in openings]), ~inside)]


def carried_to(
    connection: Connection,
    account: int,
    periods: Sequence[PeriodInfo],
    year: Sequence[PeriodInfo],
    pending: Pending = NOTHING,
) -> int:
    """Return the opening balance of one account in a fiscal year; only retained earnings need the results of all others."""
    if not year:
        return 0
    year_start = year[0].start
    if all(
        p.start >= year_start for p in periods
    ):  # the first year: what was posted as opening is all there is
        return booked(connection, account, [p.id for p in year if p.number == 0], pending)
    accounts = {
        row[0]: row
        for row in connection.execute(
            select(Account.id, Account.number, account_name(), Account.kind, Account.sort)
        )
    }
    return _carried(connection, periods, year_start, year, accounts, pending=pending).get(account, 0)


@query("finance.view")
def balances_at(connection: Connection, until: datetime.date) -> dict[str, int]:
    """Return the balance of every account at the end of a day, by number; cents, debit positive."""
    return {row.number: row.closing for row in trial_balance(connection, until, until)}


_KEPT = select(func.coalesce(func.sum(Balance.debit - Balance.credit), 0)).where(
    Balance.account_id == bindparam("account"), Balance.period_id.in_(bindparam("periods", expanding=True))
)
