"""Further views of the same accounts: income by cost of sales, cash basis (EÜR), and cash flow; what charts show."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.dates import add_months, month_end, month_start, year_before
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.chart.api import (
    RESULT_KINDS,
    Account,
    CostCentre,
    account_name,
    account_places,
    all_periods,
)
from app.modules.finance.ledger.api import Balance, Line, Paid, paid_between, role_account, trial_balance
from app.modules.finance.statements.queries.statements import (
    FLOW,
    Span,
    Statement,
    bwa,
    finished,
    unequal,
    year_start,
)
from app.modules.finance.statements.rules import CASH_FLOW, COST_OF_SALES, EUR, Figures, reckon, scheme
from app.modules.finance.tax.api import cases

FUNCTIONAL = ("G.6.a", "G.6.b", "G.7.a", "G.7.b", "G.8")
NOT_DEDUCTIBLE, BAD_DEBT = (
    "not_deductible",
    "bad_debt",
)  # § 4 (5), (5b) EStG; what was never received can't be lost
VAT_ACCOUNTS = ("vat_prepayment", "special_prepayment", "vat_current", "vat_previous", "vat_earlier")
Named = tuple[int, str, str]


# -- income by cost of sales -----------------------------------------------------
@query("finance.view")
def cost_of_sales(
    connection: Connection, since: datetime.date, until: datetime.date, other: Span | None = None
) -> Statement:
    """Return the income statement by cost of sales (§ 275 (3) HGB); expenses go to the function of their cost centre."""
    spans = ((since, until), other or (year_before(since), year_before(until)))
    functions = dict(connection.execute(select(CostCentre.id, CostCentre.function)).all())
    figures, whole = Figures(len(spans)), [0] * len(spans)
    for column, span in enumerate(spans):
        for account, hgb, centre, amount in _by_centre(connection, *span):
            code = f"{hgb}@{functions.get(centre, '')}" if hgb in FUNCTIONAL else hgb
            figures.add(code, column, amount, account)
            whole[column] -= amount
    made = finished(scheme(COST_OF_SALES), figures, spans, whole)
    differing = [words for span in spans for words in unequal(trial_balance(connection, *span), span)]
    return replace(made, findings=(*made.findings, *differing))


def _by_centre(
    connection: Connection, since: datetime.date, until: datetime.date
) -> list[tuple[Named, str, int, int]]:
    """Return account, position, cost centre and turnover (debit positive) of result accounts: from balances over whole periods, else from lines."""
    name = account_name()
    about = (Account.id, Account.number, name)
    places = account_places(connection, until)
    inside = [p for p in all_periods(connection) if p.number > 0 and since <= p.start and p.end <= until]
    touched = [p for p in all_periods(connection) if p.number > 0 and p.start <= until and p.end >= since]
    if len(inside) == len(touched):
        net = func.sum(Balance.debit - Balance.credit)
        kept = select(*about, Balance.cost1, net).join(Account, Account.id == Balance.account_id)
        kept = kept.where(
            Account.kind.in_(RESULT_KINDS), Balance.period_id.in_([p.id for p in inside])
        ).group_by(*about, Balance.cost1)
        rows: Sequence[Any] = connection.execute(kept).all()
    else:
        centre = func.coalesce(Line.cost1, 0)
        lines = select(*about, centre, func.sum(Line.amount)).join(Account, Account.id == Line.account_id)
        rows = connection.execute(
            lines.where(Account.kind.in_(RESULT_KINDS), Line.day.between(since, until)).group_by(
                *about, centre
            )
        ).all()
    return [
        ((key, number, title), places[key].hgb, int(cost or 0), int(amount))
        for key, number, title, cost, amount in rows
        if amount
    ]


# -- cash basis --------------------------------------------------------------------
@query("finance.view")
def cash_basis(
    connection: Connection, since: datetime.date, until: datetime.date, other: Span | None = None
) -> Statement:
    """Return the cash-basis statement (EÜR, § 4 (3) EStG): what was received and paid, invoices by the part of them that was paid.

    Depreciation counts by its day. The ten-day rule of § 11 (1) S. 2 EStG is not
    applied; it is named as a finding, as is what was paid on invoices of before the book.
    """
    spans = ((since, until), other or (year_before(since), year_before(until)))
    chart = str(setting(connection, "finance.chart"))
    to_office = {role_account(chart, role) for role in VAT_ACCOUNTS}
    outputs = {case.id: case.rate for case in cases(connection).all if case.kind == "output"}
    free = {key for key, rate in outputs.items() if not rate}
    figures, whole, findings = Figures(len(spans)), [0] * len(spans), []
    for column, span in enumerate(spans):
        paid = paid_between(connection, *span)
        places = account_places(connection, span[1])
        for one in paid.lines:
            place = places[one.account_id]
            code = "vat_paid" if one.number in to_office else _cash_code(place.kind, place.eur)
            if place.kind == "statistic" and one.tax_id is not None:  # an opening that says what it is for
                code = "sales_taxed" if one.tax_id in outputs else "other_expense"
            if code == "sales_taxed" and one.tax_id in free:  # § 19 UStG on an account of taxed sales
                code = "sales_exempt"
            if code is not None:
                figures.add(code, column, one.amount, (one.account_id, one.number, one.name))
                whole[column] -= one.amount if code != NOT_DEDUCTIBLE else 0
        if column == 0:
            findings += _not_known(paid)
    made = finished(scheme(EUR), figures, spans, whole)
    ten_days = Message(
        N_("Recurring payments within ten days of the turn of the year (§ 11 EStG) are to be moved by hand.")
    )
    return Statement(made.rows, made.spans, (*made.findings, *findings), (ten_days,))


def _cash_code(kind: str, eur: str) -> str | None:
    if eur == "disposals":
        return "disposals_income" if kind == "income" else "disposals"
    if eur == BAD_DEBT:
        return None
    if kind in RESULT_KINDS:
        return eur or ("other_income" if kind == "income" else "other_expense")
    return eur or None


def _not_known(paid: Paid) -> list[Message]:
    """Name what was paid on invoices of before the book, and what was paid without an invoice."""
    old: dict[str, int] = {}
    for document, _day, amount in paid.unknown:
        old[document] = old.get(document, 0) + amount
    before = N_("{document}: {amount} was paid on an invoice of before this book.")
    advance = N_(
        "{number}, {document} of {day}: {amount} was paid without an invoice and counts nowhere yet."
    )
    found = [
        Message(before, {"document": document, "amount": from_cents(amount)})
        for document, amount in old.items()
        if amount
    ]
    for one in paid.advances:
        values = {
            "number": one.number,
            "document": one.document,
            "day": one.day,
            "amount": from_cents(one.amount),
        }
        found.append(Message(advance, values))
    return found


# -- cash flow ---------------------------------------------------------------------
@query("finance.view")
def cash_flow(
    connection: Connection, since: datetime.date, until: datetime.date, other: Span | None = None
) -> Statement:
    """Return the cash-flow view of a span, reckoned from the result back (indirect); it ends at the liquid funds of the balance sheet."""
    spans = ((since, until), other or (year_before(since), year_before(until)))
    figures, findings = Figures(len(spans)), []
    for column, span in enumerate(spans):
        places = account_places(connection, span[1])
        held = 0
        for row in trial_balance(connection, *span):
            account, hgb = (row.account_id, row.number, row.name), places[row.account_id].hgb
            moved = row.debit - row.credit
            if row.kind in RESULT_KINDS:
                figures.add("result", column, moved, account)
                if hgb == "G.7.a":
                    figures.add("depreciation", column, -moved, account)
                    figures.add("fixed", column, moved, account)
            elif hgb == "A.B.IV":
                figures.add("opening", column, -row.opening)
                held += row.closing
            elif hgb:
                figures.add(_flow_of(hgb), column, moved, account)
        figures.add("held", column, held)
    shown = tuple(reckon(scheme(CASH_FLOW), figures))
    made = Statement(shown, spans, ())
    for column, (_since, day) in enumerate(spans):
        held = figures.codes["held"][column]
        if made.amount("closing", column=column) != held:
            values = {
                "day": day,
                "held": from_cents(held),
                "shown": from_cents(made.amount("closing", column=column)),
            }
            findings.append(Message(FLOW, values))
    return Statement(shown, spans, tuple(findings))


def _flow_of(hgb: str) -> str:
    """Return the row of the cash-flow view that a position of the balance sheet belongs to."""
    for begins, row in _FLOWS:
        if hgb.startswith(begins):
            return row
    return "receivables" if hgb.startswith("A.") else "payables"


_FLOWS = (
    ("A.A.", "fixed"),
    ("A.B.III", "securities"),
    ("A.B.II.", "receivables"),
    ("A.B.I.", "inventories"),
    ("P.A.", "equity"),
    ("P.S", "provisions"),
    ("P.B.", "provisions"),
    ("P.C.1", "loans"),
    ("P.C.2", "loans"),
)


# -- what charts show --------------------------------------------------------------
def by_month(connection: Connection, year: list[Span]) -> list[tuple[int, int]]:
    """Return income and expense of each month, both above zero as they usually are, in cents."""
    found = []
    for span in year:
        income = expense = 0
        for row in trial_balance(connection, *span):
            if row.kind == "income":
                income += row.credit - row.debit
            elif row.kind == "expense":
                expense += row.debit - row.credit
        found.append((income, expense))
    return found


@dataclass(frozen=True)
class Pictures:
    """What the charts show: months with income, expense and result, the result a year before, and costs by kind; cents."""

    months: tuple[datetime.date, ...]
    income: tuple[int, ...]
    expense: tuple[int, ...]
    before: tuple[int, ...]
    costs: tuple[tuple[str, int], ...]


@query("finance.view")
def pictures(connection: Connection, until: datetime.date) -> Pictures:
    """Return what the charts show for the fiscal year up to a day."""
    start = year_start(connection, until)
    months: list[Span] = []
    day = month_start(start)
    while day <= until:
        months.append((day, month_end(day)))
        day = add_months(day, 1)
    now = by_month(connection, months)
    before = by_month(connection, [(add_months(a, -12), month_end(add_months(a, -12))) for a, _b in months])
    made = bwa(connection, start, until)
    costs = [
        (str(one.row.label), -one.amounts[0])
        for one in made.rows
        if one.row.level == 1 and one.row.key in COSTS and one.amounts[0]
    ]
    return Pictures(
        tuple(a for a, _b in months),
        tuple(income for income, _e in now),
        tuple(expense for _i, expense in now),
        tuple(income - expense for income, expense in before),
        tuple(sorted(costs, key=lambda one: -one[1])),
    )


COSTS = ("4", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "30", "31")
