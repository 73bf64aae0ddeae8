"""What is owed to staff at the end of a year, from leave accounts, files, released months, and entries of the months after it."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from fractions import Fraction

from sqlalchemy import Connection, select

from app.core.dates import ONE_DAY, add_months
from app.core.figures import half_up
from app.core.messages import language
from app.data.queries import query
from app.modules.hr.absence.api import accounts_of
from app.modules.hr.payroll.models import PayItem, PayKind
from app.modules.hr.payroll.queries.account import account_rows
from app.modules.hr.payroll.rules.kinds import VIEW
from app.modules.hr.payroll.rules.leave_pay import KIND, MONTHS
from app.modules.hr.payroll.rules.provided import Bonus, Owed
from app.modules.hr.people.api import (
    Assignment,
    AssignmentDraft,
    Contract,
    ContractDraft,
    Person,
    is_here,
    on_day,
    parts,
    pay_parts,
    read_weeks,
    week_days,
)

Day = datetime.date


def year_end(year: int) -> Day:
    """Return the last day of a year of leave."""
    return datetime.date(year, 12, 31)


@query(VIEW)
def owed_at_year_end(connection: Connection, year: int, until: Day) -> list[Owed]:
    """Return what is owed at the end of a year by number of the person; bonuses are one-off pay entered for the months after it up to a day.

    A day of leave counts by pay of the month on that day, or by what the last three months paid by the hour. Who leaves by then is paid out instead.
    """
    day = year_end(year)
    p = Person
    asked = select(p.id, p.number, p.first_name, p.last_name, p.entry).where(
        *is_here(day), *is_here(day + ONE_DAY)
    )
    people = connection.execute(asked.order_by(p.number)).all()
    keys = [row.id for row in people]
    left = _left(connection, keys, day)
    bonuses = _bonuses(connection, day, until)
    pay, contracts = defaultdict(list), defaultdict(list)
    for part in pay_parts(connection, None)["pay"]:
        pay[part.draft.person].append(part)
    for term in parts(connection, Contract, ContractDraft):
        contracts[term.draft.person].append(term)
    places = defaultdict(list)
    for place in parts(connection, Assignment, AssignmentDraft):
        places[place.draft.person].append(place)
    gross, running, top, months = Counter[int](), Counter[int](), Counter[int](), Counter[int]()
    first = add_months(day.replace(day=1), 1 - MONTHS)
    for one in account_rows(connection, first, day):
        if one.last is None:
            gross[one.number] += one.gross
            running[one.number] += one.gross - one.once
            months[one.number] += 1
            top[one.number] += one.other + one.subsidy
    found = []
    for row in people:
        paid, contract = on_day(pay[row.id], day), on_day(contracts[row.id], day)
        centre = on_day(places[row.id], day)
        by_month = paid is not None and paid.draft.kind == "month"
        owed = Owed(
            row.number,
            f"{row.last_name}, {row.first_name}".strip(", "),
            left.get(row.id, Fraction(0)),
            week_days(read_weeks(contract.draft.week)) if contract is not None else Fraction(0),
            paid.draft.amount * MONTHS
            if paid is not None and by_month
            else _quarter(running[row.number], months[row.number], max(row.entry or first, first), day),
            top=top[row.number],
            gross=gross[row.number],
            bonuses=tuple(bonuses[row.id]),
            centre=centre.draft.cost_centre if centre is not None else "",
        )
        if owed.days or owed.bonuses:
            found.append(owed)
    return found


def _quarter(running: int, months: int, since: Day, day: Day) -> int:
    """Return what was paid by the hour in thirteen weeks, from the months since a day; 0 where one of them is not released."""
    if not months or months != day.month - since.month + 1:
        return 0
    return half_up(Fraction(running * MONTHS, months))


def _left(connection: Connection, keys: list[int], day: Day) -> dict[int, Fraction]:
    """Return the days that are left at the end of a year and do not lapse with it."""
    found = {}
    for key, one in accounts_of(connection, keys, day.year).items():
        for account in one.accounts:
            if account.year == day.year:
                kept = [each.left for each in account.buckets if each.expires is None or each.expires > day]
                found[key] = max(sum(kept, Fraction(0)) - account.over, Fraction(0))
    return found


def _bonuses(connection: Connection, day: Day, until: Day) -> defaultdict[int, list[Bonus]]:
    """Return the one-off pay that is entered for the months after a day, without leave paid out: its days are counted already."""
    i, k = PayItem, PayKind
    found: defaultdict[int, list[Bonus]] = defaultdict(list)
    rows = connection.execute(
        select(i.person_id, i.month, i.amount, k.number, k.name_de, k.name_en)
        .join(k, k.id == i.kind_id)
        .where(
            i.month > day,
            i.month <= until,
            k.one_off.is_(True),
            k.net.is_(False),
            k.hourly.is_(False),
            k.number != KIND,
        )
        .order_by(i.person_id, i.month, i.id)
    )
    for row in rows:
        if row.amount:
            name = row.name_de if language() == "de" else row.name_en or row.name_de
            found[row.person_id].append(Bonus(f"{name} {row.month:%m/%Y}", row.amount))
    return found
