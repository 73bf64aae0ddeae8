"""What else goes to the tax office: the recapitulative statement (ZM), the figures of the yearly return, and what is due when."""

from __future__ import annotations

import csv
import datetime
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, func, select

from app.core import paths
from app.core.dates import ONE_DAY, add_months, month_end, month_start, next_working_day
from app.core.errors import Invalid
from app.core.identifiers import vat_id
from app.core.messages import N_, Message, Text
from app.core.money import from_cents, share
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.chart.api import Account, account_name
from app.modules.finance.ledger.api import PLAIN, REVERSED, Entry, Line
from app.modules.finance.tax.api import cases
from app.modules.finance.vat.queries.advance_return import Return, make_return
from app.modules.finance.vat.rules import due_day, whole_euro


@cache
def law() -> dict[str, Any]:
    """Return days and kinds of what is due (resources/law/tax_dates.toml)."""
    return tomllib.loads((paths.resources() / "law" / "tax_dates.toml").read_text(encoding="utf-8"))


@cache
def year_form() -> tuple[tuple[str, str, Text], ...]:
    """Return Kennzahl of the advance return, Kennzahl of the yearly return, and label."""
    with (paths.resources() / "tax" / "year.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["kz"], row["year"], Text(row["de"], row["en"]))
            for row in csv.DictReader(file, delimiter=";")
        )


# -- the recapitulative statement ------------------------------------------------
@dataclass(frozen=True)
class RecapRow:
    """A line of the ZM: VAT ID, kind (L goods, S services, D triangular), cents of whole euro, and the customer."""

    vat_id: str
    kind: str
    amount: int
    account_id: int
    number: str
    name: str


@dataclass(frozen=True)
class Recapitulative:
    """A recapitulative statement of a span: rows, the day it is due, and what it lacks."""

    rows: tuple[RecapRow, ...]
    due: datetime.date
    findings: tuple[Message, ...]


@query("finance.view")
def recapitulative(connection: Connection, since: datetime.date, until: datetime.date) -> Recapitulative:
    """Return the ZM (§ 18a UStG) of a span: intra-Community supplies by VAT ID and kind, in whole euro, half up.

    The customer is the personal account of the entry; what has none, or none with a
    VAT ID of another state, is named.
    """
    kinds = {
        case.id: law()["recapitulative"]["kinds"][case.kz_base]
        for case in cases(connection).all
        if case.kz_base in _kinds()
    }
    customer = Line.__table__.alias("customer")
    person = Account.__table__.alias("person")
    name = account_name().name
    whose = (
        select(customer.c.entry_id, func.min(customer.c.account_id).label("account_id"))
        .join(person, person.c.id == customer.c.account_id)
        .where(person.c.kind == "debtor")
        .group_by(customer.c.entry_id)
        .subquery()
    )
    query = (
        select(
            Line.tax_id, person.c.id, person.c.number, person.c[name], person.c.vat_id, func.sum(-Line.amount)
        )
        .outerjoin(whose, whose.c.entry_id == Line.entry_id)
        .outerjoin(person, person.c.id == whose.c.account_id)
        .where(Line.tax_id.in_(kinds), Line.role % REVERSED == PLAIN, Line.day.between(since, until))
        .group_by(Line.tax_id, person.c.id, person.c.number, person.c[name], person.c.vat_id)
    )
    sums: dict[tuple[str, str], list[Any]] = {}
    findings: list[Message] = []
    for tax, key, number, title, known, amount in connection.execute(query):
        fault = _fault(known)
        if fault is not None:
            values = {
                "number": number or "–",
                "name": title or "",
                "amount": from_cents(int(amount)),
                "fault": fault,
            }
            findings.append(Message(N_("{number} {name}: {amount} can't be reported. {fault}"), values))
            continue
        place = sums.setdefault((known, kinds[tax]), [0, key, number, title])
        place[0] += int(amount)
    rows = tuple(
        RecapRow(ident, kind, share(total, 1, 100) * 100, *who)
        for (ident, kind), (total, *who) in sorted(sums.items())
        if total
    )
    return Recapitulative(rows, _recap_due(until, _land(connection)), tuple(findings))


def _recap_due(until: datetime.date, land: str) -> datetime.date:
    """Return the day until which the ZM of a span that ends then is due."""
    return next_working_day(
        add_months(month_start(until), 1).replace(day=int(law()["recapitulative"]["day"])), land
    )


def _kinds() -> frozenset[str]:
    return frozenset(law()["recapitulative"]["kinds"])


def _land(connection: Connection) -> str:
    return str(setting(connection, "company.land"))


def _fault(known: str | None) -> Message | None:
    if not known:
        return Message(N_("The customer has no VAT ID."))
    try:
        vat_id(known)
    except Invalid as error:
        return error.message
    return Message(N_("A VAT ID of another member state is needed.")) if known.startswith("DE") else None


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
    findings = tuple(
        one for one in whole.findings if one.template != N_("A return covers one month or one quarter.")
    )
    return YearFigures(
        tuple(rows),
        made["83"].tax + special,
        sum(owed for _end, owed in advance_returns(connection, since, until)),
        findings,
    )


def advance_returns(
    connection: Connection, since: datetime.date, until: datetime.date
) -> list[tuple[datetime.date, int]]:
    """Return the payables of the advance returns of a span by their last day, before a special advance payment is counted."""
    found = []
    for first, last in return_spans(connection, since, until):
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
    land, extension = _land(connection), bool(setting(connection, "finance.vat_extension"))
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
                    made.row("83").tax,
                    document_of(last) in known,
                )
            )
    for first, last in _recap_spans(connection, since, until):
        if not since <= _recap_due(last, land) <= until:
            continue
        made_zm = recapitulative(connection, first, last)
        if made_zm.rows or made_zm.findings:
            words = Message(
                N_("Recapitulative statement {from_day} – {to_day}"), {"from_day": first, "to_day": last}
            )
            total = sum(row.amount for row in made_zm.rows)
            found.append(TaxDate(made_zm.due, words, "finance.vat.recapitulative", first, last, total))
    found += _yearly(connection, since, until, extension, land)
    return sorted(found, key=lambda one: (one.day, str(one.words)))


def _recap_spans(
    connection: Connection, since: datetime.date, until: datetime.date
) -> list[tuple[datetime.date, datetime.date]]:
    """Return the months, or quarters where advance returns are quarterly, whose ZM may be due in a span."""
    step = 3 if setting(connection, "finance.vat_period") == "quarter" else 1
    start = add_months(month_start(since), -4)
    start = add_months(start, -((start.month - 1) % step))
    found = []
    while start <= until:
        found.append((start, month_end(add_months(start, step - 1))))
        start = add_months(start, step)
    return found


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
