"""What statements read: trial balances, brought into positions; findings where a figure fits nowhere or sums differ."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, year_before
from app.core.messages import N_, Message
from app.core.money import from_cents
from app.data.queries import query
from app.modules.finance.chart.api import (
    RESULT_KINDS,
    Account,
    CostCentre,
    Place,
    account_name,
    account_places_on,
    all_periods,
)
from app.modules.finance.ledger.api import Line, TrialRow, opening_accounts, trial_balance
from app.modules.finance.statements.rules import (
    BALANCE_SHEET,
    BWA,
    INCOME,
    Figures,
    Row,
    Shown,
    caught,
    cover_deficit,
    position,
    reckon,
    recode,
    scheme,
)

VAT = ("input_tax", "vat_received")  # these accounts are one claim or one debt of the tax office, shown net
Span = tuple[datetime.date, datetime.date]
NO_ROW = N_("Account {number} {name} stands in no row: {amount}.")
UNEQUAL = N_("From {since} to {until} debit and credit differ by {amount}.")
SIDES = N_("On {day} assets and liabilities differ by {amount}.")
RESULT = N_("The result up to {day} differs from the accounts by {amount}.")
FLOW = N_("On {day} liquid funds are {held}, the view ends at {shown}.")
DIFFERING = (UNEQUAL, SIDES, RESULT, FLOW)


@dataclass(frozen=True)
class Statement:
    """A finished statement: its rows, the spans of its columns, what does not fit, and what is to be known."""

    rows: tuple[Shown, ...]
    spans: tuple[Span, ...]
    findings: tuple[Message, ...]
    notes: tuple[Message, ...] = ()

    def amount(self, key: str, side: str = "", column: int = 0) -> int:
        """Return the amount of a row in a column, in cents."""
        return next(
            one.amounts[column]
            for one in self.rows
            if one.row.key == key and (not side or one.row.side == side)
        )


def apart(findings: Sequence[Message]) -> list[Message]:
    """Return which of the findings say that sums differ, as they can in a damaged book only."""
    return [one for one in findings if one.template in DIFFERING]


def unequal(trial: Sequence[TrialRow], span: Span) -> list[Message]:
    """Say of the accounts of a span where debit and credit differ."""
    by = sum(row.debit - row.credit for row in trial)
    values = {"since": span[0], "until": span[1], "amount": from_cents(by)}
    return [Message(UNEQUAL, values)] if by else []


def year_start(connection: Connection, day: datetime.date) -> datetime.date:
    """Return the first day of the fiscal year that covers a day; of the calendar year where none does."""
    periods = all_periods(connection)
    year = next((p.fiscal_year_id for p in periods if p.number > 0 and p.start <= day <= p.end), None)
    return min((p.start for p in periods if p.fiscal_year_id == year), default=day.replace(month=1, day=1))


@query("finance.view")
def balance_sheet(
    connection: Connection,
    until: datetime.date,
    other: datetime.date | None = None,
    rows: Sequence[Row] | None = None,
) -> Statement:
    """Return the balance sheet (§ 266 HGB) at a day, beside it another one: at the end of the fiscal year before, or a day asked for."""
    start = year_start(connection, until)
    before = other or start - ONE_DAY
    spans = ((start, until), (year_start(connection, before), before))
    figures, findings, notes = Figures(2), [], []
    places_on = account_places_on(connection, [day for _since, day in spans])
    for column, (since, day) in enumerate(spans):
        places = places_on[day]
        trial = trial_balance(connection, since, day)
        if not column:
            notes = strays((row for row in trial if row.kind not in RESULT_KINDS), places)
        result = sum(row.closing for row in trial if row.kind in RESULT_KINDS)
        vat = sum(row.closing for row in trial if is_vat(places[row.account_id]))
        through = {
            row.account_id for row in trial if row.number in opening_accounts()
        }  # what carries forward is nothing by itself
        if sum(row.closing for row in trial if row.account_id in through):
            through = set()
        for row in trial:
            if row.kind in RESULT_KINDS or row.account_id in through:
                continue
            place = places[row.account_id]
            code = position(place.hgb, place.hgb_other, vat if is_vat(place) else row.closing)
            figures.add(code, column, row.closing, (row.account_id, row.number, row.name))
        figures.add("result", column, result)
    rows = rows or scheme(BALANCE_SHEET)
    recode(figures, rows)
    findings += uncaught(figures, caught(rows))
    cover_deficit(figures)
    shown = tuple(reckon(rows, figures))
    made = Statement(shown, spans, ())
    for column, (_since, day) in enumerate(spans):
        assets, liabilities = (
            made.amount("assets", "assets", column),
            made.amount("liabilities", "liabilities", column),
        )
        if assets != liabilities:
            findings.append(Message(SIDES, {"day": day, "amount": from_cents(assets - liabilities)}))
    return Statement(shown, spans, tuple(findings), tuple(notes))


@query("finance.view")
def income_statement(
    connection: Connection,
    since: datetime.date,
    until: datetime.date,
    other: Span | None = None,
    rows: Sequence[Row] | None = None,
) -> Statement:
    """Return the income statement (§ 275 (2) HGB) of a span, beside it another one: the same one year earlier, or a span asked for."""
    spans = ((since, until), other or (year_before(since), year_before(until)))
    return _of_results(connection, rows or scheme(INCOME), spans, by_bwa=False)


@query("finance.view")
def bwa(
    connection: Connection, since: datetime.date, until: datetime.date, rows: Sequence[Row] | None = None
) -> Statement:
    """Return the BWA: the span, the same one year earlier, the fiscal year up to its end, and that one year earlier."""
    start = year_start(connection, until)
    spans = (
        (since, until),
        (year_before(since), year_before(until)),
        (start, until),
        (year_before(start), year_before(until)),
    )
    return _of_results(connection, rows or scheme(BWA), spans, by_bwa=True)


def _of_results(
    connection: Connection, rows: Sequence[Row], spans: Sequence[Span], by_bwa: bool
) -> Statement:
    figures = Figures(len(spans))
    whole = [0] * len(spans)
    notes: list[Message] = []
    differing: list[Message] = []
    places_on = account_places_on(connection, [until for _since, until in spans])
    for column, span in enumerate(spans):
        places = places_on[span[1]]
        trial = trial_balance(connection, *span)
        if not column:
            notes = strays((row for row in trial if row.kind in RESULT_KINDS), places)
        differing += unequal(trial, span)
        for row in trial:
            amount = row.debit - row.credit
            if row.kind not in RESULT_KINDS or not amount:
                continue
            place = places[row.account_id]
            figures.add(
                place.bwa if by_bwa else place.hgb, column, amount, (row.account_id, row.number, row.name)
            )
            whole[column] -= amount
    recode(figures, rows)
    made = finished(rows, figures, spans, whole)
    return replace(made, findings=(*made.findings, *differing), notes=tuple(notes))


@query("finance.view")
def income_by_centre(
    connection: Connection, since: datetime.date, until: datetime.date
) -> dict[str, Statement]:
    """Return the income statement of what was booked on each cost centre (KOST1) in a span, by its code and name; '' is what has none."""
    rows, found = scheme(INCOME), dict[str, tuple[Figures, list[int]]]()
    places = account_places_on(connection, [until])[until]
    lines = (
        select(CostCentre.code, CostCentre.name, Account.id, Account.number, account_name())
        .add_columns(func.sum(Line.amount))
        .join(Account, Account.id == Line.account_id)
        .outerjoin(CostCentre, CostCentre.id == Line.cost1)
        .where(Line.day.between(since, until), Account.kind.in_(RESULT_KINDS))
        .group_by(CostCentre.code, CostCentre.name, Account.id, Account.number, account_name())
        .having(func.sum(Line.amount) != 0)
    )
    for code, name, key, number, title, cents in connection.execute(lines):
        centre = f"{code} {name}".strip() if code else ""
        figures, whole = found.setdefault(centre, (Figures(1), [0]))
        figures.add(places[key].hgb, 0, int(cents), (key, number, title))
        whole[0] -= int(cents)
    for figures, _whole in found.values():
        recode(figures, rows)
    return {
        centre: finished(rows, figures, ((since, until),), whole)
        for centre, (figures, whole) in sorted(found.items())
    }


def finished(rows: Sequence[Row], figures: Figures, spans: Sequence[Span], whole: Sequence[int]) -> Statement:
    """Return a statement of results with what does not fit: accounts without a row, a result that differs from the accounts."""
    findings = uncaught(figures, caught(rows))
    shown = tuple(reckon(rows, figures))
    made = Statement(shown, tuple(spans), ())
    for column, (_since, until) in enumerate(spans):
        if not findings and made.amount("result", column=column) != whole[column]:
            findings.append(
                Message(
                    RESULT,
                    {
                        "day": until,
                        "amount": from_cents(made.amount("result", column=column) - whole[column]),
                    },
                )
            )
    return Statement(shown, tuple(spans), tuple(findings))


def is_vat(place: Place) -> bool:
    """Say whether an account is part of the one claim or debt of the tax office."""
    return place.eur in VAT and bool(place.hgb_other)


def strays(rows: Iterable[TrialRow], places: Mapping[int, Place]) -> list[Message]:
    """Name the accounts that hold something and that neither their number nor anybody has placed."""
    words = N_(
        "Account {number} {name} has no position of its own and stands with the rest: place it in the form of the account."
    )
    return [
        Message(words, {"number": row.number, "name": row.name})
        for row in rows
        if places[row.account_id].stray and (row.debit or row.credit or row.closing)
    ]


def uncaught(figures: Figures, taken: frozenset[str]) -> list[Message]:
    """Name the accounts that no row takes, as long as they hold anything."""
    return [
        Message(
            NO_ROW,
            {"number": one.number, "name": one.name, "amount": from_cents(next(a for a in one.amounts if a))},
        )
        for code, accounts in figures.accounts.items()
        if code not in taken
        for one in accounts.values()
        if any(one.amounts)
    ]
