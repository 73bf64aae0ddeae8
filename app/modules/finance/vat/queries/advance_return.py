"""What the advance return reads: lines with a tax case by Kennzahl and account, and the turnover of the tax accounts beside them."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, Select, func, literal, or_, select
from sqlalchemy import case as case_

from app.core.dataclass import dataclass
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.chart.api import Account, Period, account_name, all_periods
from app.modules.finance.ledger.api import (
    PLAIN,
    REVERSED,
    TAX_IN,
    TAX_INSIDE,
    TAX_OUT,
    Entry,
    Line,
    role_account,
    turnover_between,
)
from app.modules.finance.tax.api import CASH, Case, Cases, cases
from app.modules.finance.vat.queries.received import received_between
from app.modules.finance.vat.rules import (
    OWED,
    ReturnRow,
    Sums,
    advance_return,
    differences,
    due_day,
    recapitulated,
    whole_months,
)

NO_RETURN = N_("A return covers one month or one quarter.")
# accounts that hold what is owed to tax offices here and elsewhere: they stand in no row
SETTLED = (
    "vat_prepayment",
    "special_prepayment",
    "vat_current",
    "vat_previous",
    "vat_earlier",
    "vat_elsewhere",
)
ROUNDING = 100  # cents: a base cut to whole euro may move a tax by less than this


@dataclass(frozen=True)
class Return:
    """An advance return of a span: its rows, the day it is due, and what does not fit."""

    rows: tuple[ReturnRow, ...]
    due: datetime.date
    findings: tuple[Message, ...]

    def row(self, kz: str) -> ReturnRow:
        """Return a Kennzahl."""
        return next(one for one in self.rows if one.form.kz == kz)


@query("finance.view")
def make_return(connection: Connection, since: datetime.date, until: datetime.date) -> Return:
    """Return the advance return of a month or quarter, reconciled with the tax accounts.

    By the days of the entries (Soll); supplies of days on which the book taxes when received (Ist, § 20
    UStG) count when they are paid, input tax by its entry.
    """
    known = cases(connection)
    sums = Sums()
    booked: dict[str, int] = {}
    name = account_name()
    kind = Line.role % REVERSED
    history = known.history
    agreed = [Line.day.between(*part) for part in history.agreed_spans(since, until)]
    by_day = case_((or_(*agreed), 1), else_=0) if agreed else literal(0)
    outputs = when_received(known)
    direct = known.direct()  # whatever stands on these is tax, with a key or without
    query = (
        select(Line.tax_id, kind, Account.id, Account.number, name, by_day, func.sum(Line.amount))
        .join(Account, Account.id == Line.account_id)
        .where(
            Line.account_id.in_(select(Account.id)),
            Line.day.between(since, until),
            or_(Line.tax_id.is_not(None), Account.number.in_(list(direct))),
        )  # by account, then day
        .where(Line.entry_id.not_in(openings_between(since, until)))
        .group_by(Line.tax_id, kind, Account.id, Account.number, name, by_day)
    )
    for tax, role, key, number, title, at_once, amount in connection.execute(query):
        case = direct[number] if role == PLAIN and number in direct else known.by_id[int(tax or 0)]
        if at_once or case.id not in outputs:
            _count(sums, case, role, (key, number, title), int(amount))
        if role != PLAIN or case.kind == "tax":
            booked[number] = booked.get(number, 0) + int(amount)
    untaxed: list[Message] = []
    if any(step.scheme == CASH for step in history.steps):
        parts, untaxed = received_between(connection, since, until, outputs, history)
        for one in parts:
            _count(sums, known.by_id[one.case], one.role, one.account, one.amount)
    extension = bool(setting(connection, "finance.vat_extension"))
    special = _special(connection, until) if extension and until.month == 12 else 0
    rows = tuple(advance_return(sums, special))
    findings = _findings(connection, rows, known, booked, since, until=until)
    lost = sorted(set(sums.bases) - {row.form.kz for row in rows})
    findings += untaxed
    findings += [
        Message(N_("Kz {kz} of a tax case stands in no row of the form."), {"kz": kz or "–"}) for kz in lost
    ]
    return Return(rows, due_day(until, extension, setting(connection, "company.land")), tuple(findings))


def openings_between(since: datetime.date, until: datetime.date) -> Select[int]:
    """Return the entries of a span that open a year: what they bring was a supply of another time."""
    opens = select(Period.id).where(Period.number == 0, Period.start.between(since, until))
    return select(Entry.id).where(Entry.period_id.in_(opens))


def when_received(known: Cases) -> frozenset[int]:
    """Return the cases that wait for the payment under § 20 UStG: output tax but for what § 18b UStG wants by the invoice."""
    return frozenset(
        case.id for case in known.all if case.kind == "output" and case.kz_base not in recapitulated()
    )


def _count(sums: Sums, case: Case, role: int, account: tuple[int, str, str], amount: int) -> None:
    """Bring the sum of lines of one case and role to its Kennzahl: supplies count credit positive, purchases debit positive."""
    if case.kind == "output":
        sums.add(case.kz_base, account, **({"base": -amount} if role == PLAIN else {"tax": -amount}))
    elif case.kind == "input":
        if role == TAX_INSIDE:
            sums.add(case.kz_input, account, tax=amount)
    elif case.kind == "tax":
        owed = account[1] == case.output_account
        sums.add(
            case.kz_base or case.kz_tax if owed else case.kz_input, account, tax=-amount if owed else amount
        )
    elif role == PLAIN:
        sums.add(case.kz_base, account, base=amount)
    elif role == TAX_OUT:
        sums.add(case.kz_base, account, tax=-amount)
    elif role == TAX_IN and case.input_account:
        sums.add(case.kz_input, account, tax=amount)


def _special(connection: Connection, until: datetime.date) -> int:
    """Return the special advance payment that the last return of a year counts: what was paid in this year, not what an opening brought (§ 48 (4) UStDV)."""
    number = role_account(str(setting(connection, "finance.chart")), "special_prepayment")
    key = connection.scalar(select(Account.id).where(Account.number == number))
    year = until.replace(month=1, day=1)
    turnover = turnover_between(connection, all_periods(connection), year, until)
    debit, credit = turnover.get(int(key or 0), (0, 0))
    return max(0, debit - credit)


def _findings(
    connection: Connection,
    rows: tuple[ReturnRow, ...],
    known: Cases,
    from_cases: dict[str, int],
    since: datetime.date,
    until: datetime.date,
) -> list[Message]:
    """Name what does not fit: the span, the scheme, taxes beside their bases, and tax accounts beside the return."""
    found = []
    if not whole_months(since, until):
        found.append(Message(NO_RETURN))
    for row in rows:
        if row.form.section in OWED and row.form.is_base and abs(row.tax - row.booked) >= ROUNDING:
            values = {"kz": row.form.kz, "tax": from_cents(row.tax), "booked": from_cents(row.booked)}
            found.append(Message(N_("Kz {kz}: the base gives {tax} of tax, booked were {booked}."), values))
    numbers = {number for case in known.all for number in (case.output_account, case.input_account) if number}
    chart = str(setting(connection, "finance.chart"))
    settled = {number for role in SETTLED for number in role_account(chart, role).split()}
    about = select(Account.id, Account.number).where(
        or_(Account.number.in_(numbers), Account.eur.in_(("input_tax", "vat_received")))
    )
    taxes = {key: number for key, number in connection.execute(about) if number not in settled}
    from_cases = {number: amount for number, amount in from_cases.items() if number in set(taxes.values())}
    turnover = turnover_between(connection, all_periods(connection), since, until)
    by_account = {taxes[key]: debit - credit for key, (debit, credit) in turnover.items() if key in taxes}
    for number, gap in differences(by_account, from_cases).items():
        values = {"number": number, "amount": from_cents(gap)}
        found.append(
            Message(
                N_("Account {number}: {amount} were booked without a tax case and are not in the return."),
                values,
            )
        )
    return found
