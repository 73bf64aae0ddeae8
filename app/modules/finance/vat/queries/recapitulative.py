"""The recapitulative statement (ZM, § 18a UStG): intra-Community supplies by VAT ID and kind."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.core.dates import add_months, month_end, month_start, next_working_day
from app.core.errors import Invalid
from app.core.identifiers import vat_id
from app.core.messages import N_, Message
from app.core.money import from_cents, share
from app.data.queries import query
from app.data.settings import setting
from app.modules.finance.chart.api import Account, account_name
from app.modules.finance.ledger.api import PLAIN, REVERSED, Line
from app.modules.finance.tax.api import cases
from app.modules.finance.vat.rules import law, quarter_spans, recapitulated


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
        if case.kz_base in recapitulated()
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
    return Recapitulative(rows, recap_due(until, str(setting(connection, "company.land"))), tuple(findings))


def recap_due(until: datetime.date, land: str) -> datetime.date:
    """Return the day until which the ZM of a span that ends then is due."""
    return next_working_day(
        add_months(month_start(until), 1).replace(day=int(law()["recapitulative"]["day"])), land
    )


def _fault(known: str | None) -> Message | None:
    if not known:
        return Message(N_("The customer has no VAT ID."))
    try:
        vat_id(known)
    except Invalid as error:
        return error.message
    return Message(N_("A VAT ID of another member state is needed.")) if known.startswith("DE") else None


@query("finance.view")
def recap_spans(
    connection: Connection, since: datetime.date, until: datetime.date
) -> list[tuple[datetime.date, datetime.date]]:
    """Return the spans whose ZM may be due between two days: months, or quarters where advance returns are quarterly.

    Above the limit of supplies of goods in a quarter, or in one of the four before it, a quarter is reported by
    months; where it is passed in the middle, the months up to then are one statement (§ 18a (1) S. 2, 3 UStG).
    """
    start = add_months(month_start(since), -4)
    if setting(connection, "finance.vat_period") != "quarter":
        found = []
        while start <= until:
            found.append((start, month_end(start)))
            start = add_months(start, 1)
        return found
    start = add_months(start, -((start.month - 1) % 3))
    goods = _goods(connection, add_months(start, -12), month_end(add_months(month_start(until), 3)))
    found = []
    while start <= until:
        before = [sum(goods.get(add_months(start, 3 * q + m), 0) for m in range(3)) for q in range(-4, 0)]
        found += quarter_spans(
            start, [goods.get(add_months(start, m), 0) for m in range(3)], before, int(law()["recapitulative"]["limit"]) * 100
        )  # fmt: skip
        start = add_months(start, 3)
    return found


def _goods(connection: Connection, since: datetime.date, until: datetime.date) -> dict[datetime.date, int]:
    """Return what the supplies of goods that the ZM names come to by month, in cents."""
    kinds = law()["recapitulative"]["kinds"]
    goods = [
        case.id
        for case in cases(connection).all
        if kinds.get(case.kz_base) in law()["recapitulative"]["limited"]
    ]
    query = (
        select(Line.day, func.sum(-Line.amount))
        .where(Line.tax_id.in_(goods), Line.role % REVERSED == PLAIN, Line.day.between(since, until))
        .group_by(Line.day)
    )
    found: dict[datetime.date, int] = {}
    for day, amount in connection.execute(query):
        found[month_start(day)] = found.get(month_start(day), 0) + int(amount)
    return found
