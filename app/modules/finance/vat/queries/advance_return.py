"""What the advance return reads: lines with a tax case by Kennzahl and account, and the turnover of the tax accounts beside them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, select

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
    balances_at,
    role_account,
    turnover_between,
)
from app.modules.finance.tax.api import Case, Cases, cases
from app.modules.finance.vat.queries.received import received_between
from app.modules.finance.vat.rules import (
    ReturnRow,
    Sums,
    advance_return,
    differences,
    due_day,
    recapitulated,
    whole_months,
)

NO_RETURN = N_("A return covers one month or one quarter.")
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

    By the days of the entries (Soll); where the book taxes when received (Ist, § 20
    UStG), supplies count when their invoices are paid, input tax by its entry.
    """
    known = cases(connection)
    sums = Sums()
    booked: dict[str, int] = {}
    name = account_name()
    kind = Line.role % REVERSED
    received = setting(connection, "finance.vat_scheme") == "cash"
    outputs = when_received(known)
    query = (
        select(Line.tax_id, kind, Account.id, Account.number, name, func.sum(Line.amount))
        .join(Account, Account.id == Line.account_id)
        .where(
            Line.account_id.in_(select(Account.id)), Line.day.between(since, until), Line.tax_id.is_not(None)
        )  # by account, then day
        .where(Line.entry_id.not_in(openings_between(since, until)))
        .group_by(Line.tax_id, kind, Account.id, Account.number, name)
    )
    for tax, role, key, number, title, amount in connection.execute(query):
        if not (received and tax in outputs):
            _count(sums, known.by_id[int(tax or 0)], role, (key, number, title), int(amount))
        if role != PLAIN:
            booked[number] = booked.get(number, 0) + int(amount)
    untaxed: list[Message] = []
    if received:
        parts, untaxed = received_between(connection, since, until, outputs)
        for one in parts:
            _count(sums, known.by_id[one.case], one.role, one.account, one.amount)
    extension = bool(setting(connection, "finance.vat_extension"))
    special = _special(connection, until) if extension and until.month == 12 else 0
    rows = tuple(advance_return(sums, special))
    findings = _findings(connection, rows, known, booked, since, until)
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
    elif role == PLAIN:
        sums.add(case.kz_base, account, base=amount)
    elif role == TAX_OUT:
        sums.add(case.kz_base, account, tax=-amount)
    elif role == TAX_IN:
        sums.add(case.kz_input, account, tax=amount)


def _special(connection: Connection, until: datetime.date) -> int:
    """Return the special advance payment that the last return of the year counts: what stands on its account."""
    number = role_account(setting(connection, "finance.chart"), "special_prepayment")
    return max(0, balances_at(connection, until).get(number, 0))


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
        if row.form.is_base and abs(row.tax - row.booked) >= ROUNDING:
            values = {"kz": row.form.kz, "tax": from_cents(row.tax), "booked": from_cents(row.booked)}
            found.append(Message(N_("Kz {kz}: the base gives {tax} of tax, booked were {booked}."), values))
    numbers = {number for case in known.all for number in (case.output_account, case.input_account) if number}
    taxes = dict(
        connection.execute(select(Account.id, Account.number).where(Account.number.in_(numbers))).all()
    )
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
