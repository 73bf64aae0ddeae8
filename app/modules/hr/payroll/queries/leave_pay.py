"""What leave is to be paid out when somebody leaves, as far as the book knows it."""

from __future__ import annotations

import datetime
from fractions import Fraction

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.queries import query
from app.modules.hr.absence.api import accounts_of
from app.modules.hr.payroll.models import PayItem, PayKind
from app.modules.hr.payroll.rules.kinds import CHANGE
from app.modules.hr.payroll.rules.leave_pay import KIND, quarter_pay
from app.modules.hr.people.api import (
    Contract,
    ContractDraft,
    Person,
    on_day,
    parts,
    pay_parts,
    read_weeks,
    week_days,
)


@dataclass(frozen=True)
class LeaveStart:
    """What a form for leave paid out begins with: last day, days left, working days a week, pay of thirteen weeks (None: to be typed), pay kind."""

    person: int
    last: datetime.date
    left: Fraction
    week: int
    pay: int | None
    kind: int | None
    entered: bool


@query(CHANGE)
def leave_pay_start(connection: Connection, person: int) -> LeaveStart:
    """Return what is known of the leave that somebody who leaves has left; raises Invalid for who does not leave."""
    last = connection.scalar(select(Person.leaving).where(Person.id == person))
    if last is None:
        raise Invalid(
            N_(
                "Leave is paid out only when the employment ends (§ 7 (4) BUrlG); keep that the person leaves first."
            ),
            field="person",
        )
    found = accounts_of(connection, [person], last.year).get(person)
    account = (
        next((one for one in found.accounts if one.year == last.year), None) if found is not None else None
    )
    contract = on_day(parts(connection, Contract, ContractDraft, person), last)
    paid = on_day(pay_parts(connection, person)["pay"], last)
    k, i = PayKind, PayItem
    kind = connection.scalar(select(k.id).where(k.number == KIND))
    month = last.replace(day=1)
    there = select(i.id).where(i.person_id == person, i.kind_id == kind, i.month == month)
    return LeaveStart(
        person,
        last,
        account.left if account is not None else Fraction(0),
        _whole_days(contract.draft.week) if contract is not None else 0,
        quarter_pay(paid.since, paid.draft.kind, paid.draft.amount, last) if paid is not None else None,
        kind=int(kind) if kind is not None else None,
        entered=connection.scalar(there.limit(1)) is not None,
    )


def _whole_days(week: str) -> int:
    """Return the days a week of a contract, 0 where weeks in turn have no whole number of them: the office enters what holds then."""
    days = week_days(read_weeks(week))
    return days.numerator if days.denominator == 1 else 0
