"""What else goes to the tax office: the recapitulative statement (ZM), the figures of the yearly return, and what is due when."""

from __future__ import annotations

import csv
import datetime
from functools import cache

from sqlalchemy import Connection, select

from app.core import paths
from app.core.dataclass import dataclass
from app.core.dates import ONE_DAY, add_months, month_end, month_start, next_working_day
from app.core.messages import N_, Message, Text
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.ledger.api import Entry
from app.modules.finance.vat.queries.advance_return import NO_RETURN, Return, make_return
from app.modules.finance.vat.queries.filed import filed_returns
from app.modules.finance.vat.queries.recapitulative import recap_due, recap_spans, recapitulative
from app.modules.finance.vat.rules import due_day, law, whole_euro


@cache
def year_form() -> tuple[tuple[str, str, Text], ...]:
    """Return Kennzahl of the advance return, Kennzahl of the yearly return, and label."""
    with (paths.resources() / "tax" / "year.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["kz"], row["year"], Text(row["de"], row["en"]))
            for row in csv.DictReader(file, delimiter=";")
        )


# -- the yearly return -----------------------------------------------------------
@dataclass(frozen=True)
class YearFigures:
    """The figures of a yearly return: Kennzahlen with base and tax in cents, tax of the year, and what the advance returns came to."""

    rows: tuple[tuple[str, Text, int | None, int], ...]
    tax: int
    advance: int
    findings: tuple[Message, ...]

    @property
    def rest(self) -> int:
        """What is still to be paid, or comes back below zero."""
        return self.tax - self.advance


@query("finance.view")
def year_figures(connection: Connection, since: datetime.date, until: datetime.date) -> YearFigures:
    """Return the figures of the yearly return (USt 2 A) over a calendar year, beside them the sum of its advance returns."""
    whole = make_return(connection, since, until)
    made = {row.form.kz: row for row in whole.rows}
    rows = []
    for kz, year, label in year_form():
        row = made[kz]
        if row.base or row.tax:
            rows.append((year, label, row.base, row.tax))
    known = {kz for kz, _year, _label in year_form()} | {"39", "83"}
    rows += [
        ("", row.form.label, row.base, row.tax)
        for row in whole.rows
        if row.form.kz not in known and (row.base or row.tax)
    ]
    special = made["39"].tax
    findings = tuple(one for one in whole.findings if one.template != NO_RETURN)
    return YearFigures(
        tuple(rows),
        made["83"].tax + special,
        sum(owed for _end, owed in advance_returns(connection, since, until)),
        findings,
    )


def advance_returns(
    connection: Connection, since: datetime.date, until: datetime.date
) -> list[tuple[datetime.date, int]]:
    """Return the payables of the advance returns of a span by their last day, as filed where they were, before a special advance payment is counted."""
    found = []
    for first, last in return_spans(connection, since, until):
        filed = filed_returns(connection, first, last)
        if filed:
            found.append((last, filed[-1].tax("83") + filed[-1].tax("39")))
            continue
        made = make_return(connection, first, last)
        found.append((last, made.row("83").tax + made.row("39").tax))
    return found


@query("finance.view")
def return_spans(
    connection: Connection, since: datetime.date, until: datetime.date
) -> list[tuple[datetime.date, datetime.date]]:
    """Return the months or quarters of a span for which the book makes returns; none where it makes none."""
    period = str(setting(connection, "finance.vat_period"))
    if period == "none":
        return []
    step = 3 if period == "quarter" else 1
    start, found = month_start(since), []
    start = add_months(start, -((start.month - 1) % step))
    while start <= until:
        found.append((start, month_end(add_months(start, step - 1))))
        start = add_months(start, step)
    return found


@query("finance.view")
def special_prepayment(connection: Connection, year: int) -> int:
    """Return the special advance payment of a year (§ 47 UStDV): an eleventh of what the advance returns of the year before came to, whole euro."""
    before = advance_returns(connection, datetime.date(year - 1, 1, 1), datetime.date(year - 1, 12, 31))
    return max(0, whole_euro(sum(owed for _end, owed in before) // int(law()["special"]["part"])))


# -- what is due -------------------------------------------------------------------
@dataclass(frozen=True)
class TaxDate:
    """Something due: the day, what it is in words, the span it is of, cents where they are known, and whether it was posted."""

    day: datetime.date
    words: Message
    page: str
    since: datetime.date
    until: datetime.date
    amount: int | None = None
    posted: bool = False


def document_of(until: datetime.date) -> str:
    """Return the document under which the payable of an advance return is posted."""
    return f"USTVA-{until:%Y-%m}"


@query("finance.view")
def tax_dates(connection: Connection, since: datetime.date, until: datetime.date) -> list[TaxDate]:
    """Return what is due to the tax office between two days, with the amounts where the book knows them."""
    land, extension = (
        str(setting(connection, "company.land")),
        bool(setting(connection, "finance.vat_extension")),
    )
    known = set(
        connection.scalars(
            select(Entry.document).where(Entry.document.like("USTVA-%"), Entry.origin == "vat")
        )
    )
    found = []
    for first, last in return_spans(connection, add_months(month_start(since), -5), until):
        day = due_day(last, extension, land)
        if since <= day <= until:
            made: Return = make_return(connection, first, last)
            words = Message(N_("Advance return {from_day} – {to_day}"), {"from_day": first, "to_day": last})
            found.append(
                TaxDate(
                    day,
                    words,
                    "finance.vat.advance_return",
                    first,
                    last,
                    amount=made.row("83").tax,
                    posted=document_of(last) in known,
                )
            )
    for first, last in recap_spans(connection, since, until):
        if not since <= recap_due(last, land) <= until:
            continue
        made_zm = recapitulative(connection, first, last)
        if made_zm.rows or made_zm.findings:
            words = Message(
                N_("Recapitulative statement {from_day} – {to_day}"), {"from_day": first, "to_day": last}
            )
            total = sum(row.amount for row in made_zm.rows)
            found.append(TaxDate(made_zm.due, words, "finance.vat.recapitulative", first, last, amount=total))
    found += _yearly(connection, since, until, extension, land)
    return sorted(found, key=lambda one: (one.day, str(one.words)))


def _yearly(
    connection: Connection, since: datetime.date, until: datetime.date, extension: bool, land: str
) -> list[TaxDate]:
    found = []
    rule = law()["year"]
    for year in range(since.year - 1, until.year + 1):
        span = (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
        day = next_working_day(datetime.date(year + 1, int(rule["own_month"]), int(rule["own_day"])), land)
        if since <= day <= until:
            words = Message(
                N_("Yearly VAT return {year}; with an adviser by {later}"),
                {"year": str(year), "later": _by_adviser(year, land)},
            )
            found.append(
                TaxDate(day, words, "finance.vat.year_return", *span, year_figures(connection, *span).rest)
            )
        special = next_working_day(
            datetime.date(year, int(law()["special"]["month"]), int(law()["special"]["day"])), land
        )
        if extension and since <= special <= until and setting(connection, "finance.vat_period") == "month":
            words = Message(N_("Special advance payment {year} (1/11)"), {"year": str(year)})
            found.append(
                TaxDate(
                    special, words, "finance.vat.advance_return", *span, special_prepayment(connection, year)
                )
            )
    return found


def _by_adviser(year: int, land: str) -> datetime.date:
    last = add_months(datetime.date(year + 2, int(law()["year"]["adviser_month"]), 1), 1) - ONE_DAY
    return next_working_day(last, land)
