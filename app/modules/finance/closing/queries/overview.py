"""What closing reads: the month-end list, accruals, provisions, and unusual accounts."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from app.core.dataclass import dataclass
from app.core.dates import add_months, month_start
from app.core.dates import month_end as last_of
from app.core.errors import Missing
from app.core.manifest import Finding, MonthCheck, resolve, topics
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data.drafts import Stored, load_draft
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.data.settings import setting
from app.modules.finance.chart.api import RESULT_KINDS, CostCentre, Period, all_periods
from app.modules.finance.closing.models import Accrual, AccrualRun, Provision, ProvisionMove
from app.modules.finance.closing.queries.carrying import Carried, carry_forward
from app.modules.finance.closing.rules import AccrualDraft, ProvisionDraft, belongs_later, unusual
from app.modules.finance.ledger.api import Balance, Entry, Line, trial_balance

SHEET = "finance.ledger.account_sheet"


@query("finance.view")
def month_end(connection: Connection, since: datetime.date, until: datetime.date) -> list[MonthCheck]:
    """Return the checks of every topic over a span, those that found something first."""
    found = [
        check
        for topic in topics()
        if topic.month_end
        for check in resolve(topic.month_end)(connection, since, until)
    ]
    return sorted(found, key=lambda check: not check.findings)


def period_of(connection: Connection, day: datetime.date) -> int:
    """Return the key of the period of a day; raises Missing."""
    key = connection.scalar(
        select(Period.id).where(Period.start <= day, Period.end >= day, Period.number > 0)
    )
    if key is None:
        raise Missing(N_("No fiscal year covers the {day}."), field="day", day=day)
    return int(key)


# -- accruals ------------------------------------------------------------------
@dataclass(frozen=True)
class AccrualView:
    """An accrual with what is posted for it so far: cents that stand on the account of later days."""

    id: int
    version: int
    kind: str
    text: str
    account: str
    cost1: str
    amount: int
    booked: datetime.date
    since: datetime.date
    until: datetime.date
    entry_id: int | None
    posted: int

    def due(self, day: datetime.date) -> int:
        """Return what a run at the end of a day posts: above zero to later days, below zero back from them."""
        target = belongs_later(self.amount, self.since, self.until, day) if day >= self.booked else 0
        return target - self.posted


def _standing(entry: ColumnElement[Any]) -> ColumnElement[bool]:
    """Say that an entry was not taken back."""
    back = Entry.__table__.alias("taken_back")
    return ~select(back.c.id).where(back.c.reversal_of == entry).exists()


def _posted() -> ColumnElement[int]:
    r = AccrualRun
    total = select(func.coalesce(func.sum(r.amount), 0)).where(
        r.accrual_id == Accrual.id, _standing(r.entry_id)
    )
    return total.correlate(Accrual).scalar_subquery()


@query("finance.view")
def accruals(connection: Connection, key: int | None = None) -> list[AccrualView]:
    """Return the accruals by the day they begin, or one."""
    a = Accrual
    query = select(*a.__table__.c, _posted().label("posted")).order_by(a.since, a.id)
    return read_all(connection, query if key is None else query.where(a.id == key), AccrualView)


@query("finance.view")
def accrual(connection: Connection, key: int) -> Stored[AccrualDraft] | None:
    """Return an accrual as its form shows it."""
    return load_draft(connection, Accrual, AccrualDraft, key)


@query("finance.view")
def provision(connection: Connection, key: int) -> Stored[ProvisionDraft] | None:
    """Return a provision as its form shows it."""
    return load_draft(connection, Provision, ProvisionDraft, key)


def accruals_source() -> ListSource:
    """Return the list of accruals, those that end last first."""
    a = Accrual
    columns = (
        *listed(a, "text kind account"),
        shown_as(a.amount, total=True),
        *listed(a, "booked since until"),
        Column("posted", N_("For later days"), "money", _posted(), 120, total=True),
        shown_as(a.cost1, shown=False),
    )

    return ListSource("finance.accruals", a, columns, (a.until.desc(), a.id.desc()))


# -- provisions ----------------------------------------------------------------
@dataclass(frozen=True)
class ProvisionRow:
    """A line of the schedule of provisions; cents above zero."""

    id: int
    name: str
    account: str
    opening: int
    used: int
    released: int
    formed: int

    @property
    def closing(self) -> int:
        """What is left at the end."""
        return self.opening - self.used - self.released + self.formed


def _move(kind: str, where: ColumnElement[bool] | None = None) -> ColumnElement[int]:
    m = ProvisionMove
    hit = m.kind == kind if where is None else and_(m.kind == kind, where)
    return func.coalesce(func.sum(case((hit, m.amount), else_=0)), 0)


@query("finance.view")
def provision_schedule(
    connection: Connection, since: datetime.date, until: datetime.date
) -> list[ProvisionRow]:
    """Return the schedule of provisions (Rückstellungsspiegel) over a span, by account and name."""
    p, m = Provision, ProvisionMove
    before, inside = m.day < since, m.day >= since
    opening = _move("opening") + _move("form", before) - _move("use", before) - _move("release", before)
    query = (
        select(
            p.id,
            p.name,
            p.account,
            opening.label("opening"),
            _move("use", inside).label("used"),
            _move("release", inside).label("released"),
            _move("form", inside).label("formed"),
        )
        .select_from(p)
        .join(m, and_(m.provision_id == p.id, m.day <= until, _standing(m.entry_id)))
        .group_by(p.id, p.name, p.account)
        .order_by(p.account, p.name)
    )
    return read_all(connection, query, ProvisionRow)


@query("finance.view")
def provision_centres(connection: Connection, key: int, day: datetime.date) -> dict[str, int]:
    """Return by the code of the cost centre what a provision holds on a day, in cents, as its moves posted it; '' is none.

    What stood there before the book counts under the cost centre of the provision.
    """
    m, e, c = ProvisionMove, Line, CostCentre
    costs = or_(and_(m.kind == "form", e.amount > 0), and_(m.kind != "form", e.amount < 0))
    mine = (m.provision_id == key, m.day <= day)
    code = func.coalesce(c.code, "")
    posted = select(code, e.amount).select_from(m).join(e, e.entry_id == m.entry_id)
    posted = posted.outerjoin(c, c.id == e.cost1).where(*mine, costs, _standing(m.entry_id))
    before = select(Provision.cost1, m.amount).join(m, m.provision_id == Provision.id)
    found: Counter[str] = Counter()
    for asked in (posted, before.where(*mine, m.kind == "opening")):
        for centre, amount in connection.execute(asked):
            found[str(centre)] += int(amount)
    return {centre: amount for centre, amount in found.items() if amount}


def provisions_source() -> ListSource:
    """Return the list of provisions with what they hold."""
    p, m = Provision, ProvisionMove
    signed = case((m.kind.in_(("form", "opening")), m.amount), else_=-m.amount)
    held = (
        select(func.coalesce(func.sum(signed), 0))
        .where(m.provision_id == p.id, _standing(m.entry_id))
        .correlate(Provision)
        .scalar_subquery()
    )
    columns = (
        *listed(p, "name account expense"),
        Column("held", N_("Held"), "money", held, 130, total=True),
        shown_as(p.cost1, shown=False),
    )

    return ListSource("finance.provisions", p, columns, (p.account.asc(), p.name.asc()))


# -- unusual accounts ----------------------------------------------------------
@dataclass(frozen=True)
class Compared:
    """A result account over four months, the last one asked for; income and expense above zero; odd says that it stands out."""

    account_id: int
    number: str
    name: str
    months: tuple[int, ...]
    odd: bool


@query("finance.view")
def four_months(connection: Connection, until: datetime.date) -> list[Compared]:
    """Return the result accounts over the month of a day and the three before it."""
    firsts = [add_months(month_start(until), -i) for i in (3, 2, 1, 0)]
    per_cent, least = (
        int(setting(connection, "closing.unusual_percent")),
        int(setting(connection, "closing.unusual_amount")) * 100,
    )
    sums: dict[int, list[int]] = {}
    about: dict[int, tuple[str, str, str]] = {}
    for place, first in enumerate(firsts):
        for row in trial_balance(connection, first, last_of(first)):
            if row.kind in RESULT_KINDS and row.debit != row.credit:
                amount = row.debit - row.credit if row.kind == "expense" else row.credit - row.debit
                sums.setdefault(row.account_id, [0] * len(firsts))[place] += amount
                about[row.account_id] = (row.number, row.name, row.kind)
    rows = [
        Compared(key, *about[key][:2], tuple(months), unusual(months, per_cent, least))
        for key, months in sums.items()
    ]
    return sorted(rows, key=lambda one: (len(one.number), one.number))


@query("finance.view")
def checks(connection: Connection, since: datetime.date, until: datetime.date) -> list[MonthCheck]:
    """Return what a month's end looks at in closing: unusual accounts, accruals not posted, an opening that differs from the year before."""
    words = N_("{number}  {name}: {amount}, before {mean} on average")
    odd = []
    for one in four_months(connection, until) if month_start(until) == month_start(since) else ():
        if one.odd:
            mean = sum(one.months[:-1]) // 3
            values = {
                "number": one.number,
                "name": one.name,
                "amount": from_cents(one.months[-1]),
                "mean": from_cents(mean),
            }
            odd.append(Finding(Message(words, values), SHEET, (one.account_id, since, until)))
    waiting = [
        Finding(
            Message(N_("{text}: {amount}"), {"text": one.text, "amount": from_cents(amount)}),
            "finance.closing.accruals",
            one.id,
        )
        for one in accruals(connection)
        if (amount := one.due(until))
    ]
    found = [
        MonthCheck(N_("Accounts that are unusual this month"), tuple(odd)),
        MonthCheck(N_("Accruals that are not posted"), tuple(waiting)),
    ]
    year = next((p for p in all_periods(connection) if p.number > 0 and p.start <= until <= p.end), None)
    if year is not None and _is_opened(connection, year.fiscal_year_id):
        words = N_("{number}  {name}: {amount} differ from the closing before")
        gaps = [
            Finding(
                Message(words, {"number": one.account, "name": one.name, "amount": from_cents(one.missing)}),
                SHEET,
                one.account,
            )
            for one in _gaps(connection, year.fiscal_year_id)
        ]
        found.append(MonthCheck(N_("Opening balances that differ from the closing before"), tuple(gaps)))
    return found


def _is_opened(connection: Connection, year: int) -> bool:
    """Say whether a year was opened by entries."""
    openings = select(Period.id).where(Period.fiscal_year_id == year, Period.number == 0)
    return (
        connection.scalar(select(Balance.account_id).where(Balance.period_id.in_(openings)).limit(1))
        is not None
    )


def _gaps(connection: Connection, year: int) -> list[Carried]:
    try:
        return carry_forward(connection, year)
    except Missing:  # the book's first year has none before it
        return []
