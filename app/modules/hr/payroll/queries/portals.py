"""Copy sheets for the portals: what a released month wants to be told, and the figures of each sheet from the slips that stand."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import Connection, func, select

from app.core import codec
from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.dates import month_end
from app.core.messages import Text
from app.data.queries import query
from app.data.settings import setting
from app.modules.hr.payroll.models import FundRate, PayNotice, PaySlip, PayTerms
from app.modules.hr.payroll.queries.amounts import RunAmount, amounts_of, run_amounts, slips_of, supported
from app.modules.hr.payroll.queries.facts import inputs_of_slips, standing_slips
from app.modules.hr.payroll.queries.openings import Opening, openings
from app.modules.hr.payroll.rules import portal_words as words
from app.modules.hr.payroll.rules.kinds import RECKONED, VIEW
from app.modules.hr.payroll.rules.maternity import of_a_day, subsidy
from app.modules.hr.payroll.rules.month import MonthInput, thawed
from app.modules.hr.payroll.rules.portals import (
    BUREAU,
    CERTIFICATE,
    ENTERED,
    REPORT,
    STATEMENT,
    U1,
    U2,
    WITH_PAY,
    Figure,
    certificate,
    sick_pay_of,
    statement,
    tax_return,
)
from app.modules.hr.payroll.rules.reckoning import BASE, INSURANCE, Amount
from app.modules.hr.payroll.rules.rounding import cents, euros, half_up
from app.modules.hr.people.api import Person, Personal, on_day, pay_parts

Day = datetime.date
MINI = ("109",)
HUNDRED = Decimal(100)
BASIS = 10_000
WHOLE = ("86", "90")  # lines of the return that are numbers of people


@dataclass(frozen=True)
class CopySheet:
    """A copy sheet: its fields in the order of the form; changed says that they are not those that were entered."""

    id: int
    fields: tuple[Figure, ...]
    changed: bool


def digest_of(fields: Collection[Figure]) -> bytes:
    """Return the fingerprint of the fields of a sheet."""
    return codec.digest(codec.dumps([(one.key, one.title.de, one.value) for one in fields]))


@query(VIEW)
def copy_sheet(connection: Connection, key: int) -> CopySheet | None:
    """Return the copy sheet of a report, None where it is gone."""
    n = PayNotice
    row = connection.execute(select(n.__table__).where(n.id == key)).first()
    if row is None:
        return None
    fields = tuple(fields_of_notice(connection, row))
    changed = (
        row.kind != BUREAU
        and row.state == ENTERED
        and row.digest is not None
        and bytes(row.digest) != digest_of(fields)
    )
    return CopySheet(key, fields, changed)


def fields_of_notice(connection: Connection, row: Any) -> list[Figure]:
    """Return the fields of a report in the order of its form."""
    if row.kind == BUREAU:
        return [
            _figure("month", f"{row.month:%m/%Y}"),
            _figure("file", row.receipt),
            _figure("sha256", bytes(row.digest).hex()),
        ]
    if row.kind == STATEMENT:
        return _statement(connection, row)
    if row.kind in (U1, U2):
        return _refund(connection, row)
    if row.kind == REPORT:
        return _report(connection, row)
    return _certificate(connection, row) if row.kind == CERTIFICATE else _return(connection, row)


def _figure(name: str, value: object, key: str = "") -> Figure:
    shown = formats.day(value) if isinstance(value, datetime.date) else str(value or "")
    return Figure(key, words.FIELDS[name], shown)


def _firm(connection: Connection) -> Figure:
    return _figure("firm", setting(connection, "payroll.firm_number"))


def _money(key: str, title: Text, amount: int) -> Figure:
    """Return an amount as a form takes it: with the minus of the keyboard."""
    return Figure(key, title, formats.cents(amount).replace("\N{MINUS SIGN}", "-"))


# -- statement and return ----------------------------------------------------------
def slip_inputs(connection: Connection, amounts: Collection[RunAmount]) -> dict[int, MonthInput]:
    """Return what the slips of amounts were reckoned from by their key: those that are taken back, too, by what held for them."""
    keys = {one.slip for one in amounts}
    return {key: thawed(text) for key, text in inputs_of_slips(connection, keys).items() if text}


def run_inputs(connection: Connection, run: int) -> dict[tuple[int, Day], MonthInput]:
    """Return the inputs of the slips of a run by person and month."""
    s = PaySlip
    rows = connection.execute(
        select(s.person_id, s.month, s.inputs).where(s.run_id == run, s.state == RECKONED, s.inputs != "")
    )
    return {(person, month): thawed(text) for person, month, text in rows}


def _statement(connection: Connection, row: Any) -> list[Figure]:
    mine = [one for one in run_amounts(connection, row.run_id) if one.fund == row.fund]
    given = slip_inputs(connection, mine)
    grouped = [(given[one.slip].cover.groups, one.amount) for one in mine]
    f = FundRate
    number = connection.scalar(
        select(f.number).where(f.name == row.fund, f.since <= row.month).order_by(f.since.desc()).limit(1)
    )
    lines = [one for one in statement(grouped) if one[2]]
    return [
        _firm(connection),
        _figure("fund", row.fund),
        _figure("fund_number", number),
        _figure("from", row.month),
        _figure("until", month_end(row.month)),
        *(_money(*one) for one in lines),
        _money("", words.FIELDS["total"], sum(amount for _key, _title, amount in lines)),
    ]


def _return(connection: Connection, row: Any) -> list[Figure]:
    found = run_amounts(connection, row.run_id)
    given = slip_inputs(connection, found)
    people = len({one.person for one in slips_of(connection, row.run_id) if one.month == row.month})
    amounts = [(given[one.slip].tax.church, one.amount) for one in found]
    lines = tax_return(people, amounts, supported(found))
    return [
        _figure("tax_number", setting(connection, "company.tax_number")),
        _figure("month", f"{row.month:%m/%Y}"),
        *(
            Figure(key, title, str(amount)) if key in WHOLE else _money(key, title, amount)
            for key, title, amount in lines
            if amount or key in (lines[0][0], lines[1][0], lines[-1][0])
        ),
    ]


# -- people ------------------------------------------------------------------------
def months_of(
    connection: Connection, person: int, first: Day, last: Day
) -> dict[Day, tuple[MonthInput, list[Amount]]]:
    """Return inputs and amounts of the slips that stand for somebody between two months."""
    standing = standing_slips(connection, [person]).get(person, {})
    keys = {day: one.id for day, one in standing.items() if first <= day <= last and one.state == RECKONED}
    texts = inputs_of_slips(connection, keys.values())
    amounts = amounts_of(connection, list(keys.values()))
    return {day: (thawed(texts[key]), amounts[key]) for day, key in sorted(keys.items()) if texts[key]}


def _who(connection: Connection, person: int, day: Day) -> Mapping[str, Any]:
    p, h = Person, Personal
    asked = select(
        p.number, p.first_name, p.last_name, p.entry, p.leaving,
        h.birth, h.street, h.postcode, h.town, h.nationality,
    ).outerjoin(h, h.person_id == p.id)  # fmt: skip
    found = dict(connection.execute(asked.where(p.id == person)).mappings().one())
    held = pay_parts(connection, person)
    tax, insured = (on_day(held[name], day) for name in ("tax", "insurance"))
    t = PayTerms
    occupation = connection.scalar(
        select(t.occupation)
        .where(t.person_id == person, t.since <= day, t.occupation != "")
        .order_by(t.since.desc())
        .limit(1)
    )
    return found | {
        "tax_id": tax.draft.tax_id if tax else "",
        "insurance_number": insured.draft.number if insured else "",
        "occupation": occupation or "",
    }


def _named(who: Mapping[str, Any]) -> list[Figure]:
    return [
        _figure("last_name", who["last_name"]),
        _figure("first_name", who["first_name"]),
        _figure("birth", who["birth"]),
        _figure("street", who["street"]),
        _figure("town", f"{who['postcode'] or ''} {who['town'] or ''}".strip()),
    ]


def _report(connection: Connection, row: Any) -> list[Figure]:
    day = row.until or row.since
    who = _who(connection, row.person_id, day)
    months = months_of(connection, row.person_id, row.since.replace(day=1), day.replace(day=1))
    given = months[max(months)][0] if months else None
    f = FundRate
    number = connection.scalar(
        select(f.number).where(f.name == row.fund, f.since <= day).order_by(f.since.desc()).limit(1)
    )
    found = [
        _figure("insurance_number", who["insurance_number"]),
        *_named(who),
        _figure("nationality", who["nationality"]),
        _firm(connection),
        _figure("fund", row.fund),
        _figure("fund_number", number),
        _figure("code", row.code),
        _figure("from", row.since),
    ]
    if row.until is not None:
        found.append(_figure("until", row.until))
    found += [
        _figure("person_group", given.cover.person_group if given else ""),
        _figure("groups", given.cover.groups if given else ""),
        _figure("occupation", who["occupation"]),
    ]
    if row.code in WITH_PAY:
        found.append(_figure("amount", charged(months, row.code == "54")))
    return found


def _refund(connection: Connection, row: Any) -> list[Figure]:
    """Return a claim to a levy: U1 a part of the pay of an illness, U2 the whole subsidy to maternity pay (§ 1 AAG)."""
    who = _who(connection, row.person_id, row.until)
    month = row.since.replace(day=1)
    months = months_of(connection, row.person_id, month, month)
    given = months[month][0] if month in months else None
    found = [
        _firm(connection),
        _figure("fund", row.fund),
        _figure("insurance_number", who["insurance_number"]),
        *_named(who),
        _figure("from", row.since),
        _figure("until", row.until),
    ]
    if given is None:
        return found
    return [*found, *(_sick(connection, row, given) if row.kind == U1 else _mother(given))]


def _mother(given: MonthInput) -> list[Figure]:
    mother = given.maternity
    if mother is None:
        return []
    return [
        _figure("days", mother.days),
        _figure("net_day", formats.number(of_a_day(mother), 2)),
        _money("", words.FIELDS["subsidy"], subsidy(mother)),
        _money("", words.FIELDS["claim"], subsidy(mother)),
    ]


def _sick(connection: Connection, row: Any, given: MonthInput) -> list[Figure]:
    """Return days, pay and refund of an illness; what is not known (rate of the fund, pay by the hour) stays empty."""
    f = FundRate
    days = (row.until - row.since).days + 1
    rate = connection.scalar(
        select(f.back).where(f.name == row.fund, f.since <= row.until).order_by(f.since.desc()).limit(1)
    )
    pay = sick_pay_of(given, days)
    found = [_figure("days", days)]
    if pay is None:
        return [*found, _figure("sick_pay", ""), _figure("refund", "")]
    found += [_money("", words.FIELDS["sick_pay"], pay), _figure("rate", formats.cents(rate) if rate else "")]
    if rate is None:
        return [*found, _figure("refund", "")]
    refund = cents(half_up(euros(pay) * rate / BASIS))
    return [*found, _money("", words.FIELDS["refund"], refund)]


def charged(months: Mapping[Day, tuple[MonthInput, list[Amount]]], last_year: bool = False) -> str:
    """Return the pay of a report in whole euros, halves upwards: what pension insurance was taken from."""
    total = 0
    for given, amounts in months.values():
        mini = given.cover.person_group in MINI
        part = INSURANCE if mini else BASE
        total += sum(
            one.base
            for one in amounts
            if one.part == part and one.code == "pension" and one.last_year == last_year
        )
    return str((Decimal(total) / HUNDRED).quantize(Decimal(1), ROUND_HALF_UP))


def _digit_then(connection: Connection, opened: Opening) -> str:
    """Return the digit of health insurance in the last month that was brought forward, as the file has it; '' where it says nothing."""
    assert opened.person is not None
    day = month_end(datetime.date(opened.year, opened.last_month or 1, 1))
    held = on_day(pay_parts(connection, opened.person)["insurance"], day)
    return held.draft.groups[:1] if held is not None else ""


def _certificate(connection: Connection, row: Any) -> list[Figure]:
    who = _who(connection, row.person_id, row.until)
    months = months_of(connection, row.person_id, row.since.replace(day=1), row.until.replace(day=1))
    opened = openings(connection, row.since.year).get((row.person_id, row.since.year))
    brought = opened.certified(_digit_then(connection, opened)) if opened is not None else {}
    found = [
        _figure("tax_number", setting(connection, "company.tax_number")),
        _figure("tax_id", who["tax_id"]),
        *_named(who),
        _figure("from", row.since, "1"),
        _figure("until", row.until, "1"),
        *(_money(*one) for one in certificate(months.values(), brought) if one[2] or one[0] in ("3", "4")),
    ]
    return (
        [*found, _figure("opened", words.OPENED.de)]
        if opened is not None and opened.last_month is None
        else found
    )


# -- lists -------------------------------------------------------------------------
@query(VIEW)
def waiting_notices(connection: Connection, until: Day) -> list[tuple[str, Day]]:
    """Return kind and day of the reports that are not entered yet and due up to a day."""
    n = PayNotice
    asked = select(n.kind, n.due).where(n.state != ENTERED, n.due <= until).order_by(n.due)
    return [(str(kind), due) for kind, due in connection.execute(asked)]


def prepared_of(connection: Connection, run: int) -> tuple[int, int]:
    """Return how many reports of a run are prepared, and how many of them are entered."""
    n = PayNotice
    rows = dict(
        connection.execute(select(n.state, func.count()).where(n.run_id == run).group_by(n.state)).all()
    )
    return sum(rows.values()), rows.get(ENTERED, 0)
