"""Months are confirmed by the person, approved by the manager, and closed for payroll with the figures of that moment."""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select

from app.core import codec
from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.data.workflow import ask_again, start
from app.modules.hr.people.api import Person, head_of
from app.modules.hr.worktime.models import TimeMonth, WorkTime
from app.modules.hr.worktime.queries.reckoning import Reckoned, reckon
from app.modules.hr.worktime.queries.visibility import circle
from app.modules.hr.worktime.rules.balance import MonthFigures
from app.modules.hr.worktime.rules.months import APPROVED, CLOSED, CONFIRMED, MACHINE, OPEN, span_of
from app.modules.hr.worktime.services.approving import KIND
from app.modules.hr.worktime.services.guarding import me_of
from app.modules.hr.worktime.settings import BOTH

CHANGE, OWN = "hr.time.change", "hr.own"
NOTHING = {
    "confirmed_by": "", "confirmed_at": None, "approved_by": "", "approved_at": None, "comment": "", "target": 0, "worked": 0,
    "credit": 0, "booked": 0, "lapsed": 0, "paid": 0, "after": 0, "surcharges": "{}", "centres": "{}",
}  # fmt: skip


@dataclass(frozen=True)
class Closed:
    """What closing a month did: how many months were closed now or before, and whose stay open, by why."""

    closed: int
    before: int = 0
    unapproved: tuple[int, ...] = ()
    earlier: tuple[int, ...] = ()
    unfinished: tuple[int, ...] = ()


codec.register("hr.time_closed", Closed, "app.modules.hr.worktime.services.months:Closed")


@command(OWN)
def confirm(unit: Unit, month: datetime.date) -> int:
    """Confirm one's own month, so that the manager or whom the rules name decides; return the key. Raises Invalid.

    The month is over, its times have an end, and it is open.
    """
    return _confirm(unit, me_of(unit, "month"), month)


@command(CHANGE)
def confirm_for(unit: Unit, people: Collection[int], month: datetime.date) -> int:
    """Confirm a month for people who signed it on paper and return how many; who confirmed already is left alone. Raises Invalid."""
    among, first = circle(unit.connection), month.replace(day=1)
    m = TimeMonth
    done = set(unit.connection.scalars(select(m.person_id).where(m.month == first, m.state != OPEN)))
    wanted = [one for one in dict.fromkeys(people) if one not in done and (among is None or one in among)]
    for person in wanted:
        _confirm(unit, person, month)
    return len(wanted)


def _confirm(unit: Unit, person: int, month: datetime.date) -> int:
    first, last = span_of(month)
    if last >= unit.today:
        raise Invalid(N_("A month is confirmed once it is over."), field="month")
    w = WorkTime
    opened = select(w.id).where(w.person_id == person, w.day >= first, w.day <= last, w.end.is_(None))
    if unit.connection.scalar(opened.limit(1)) is not None:
        raise Invalid(N_("The end of a day is missing; enter it first."), field="month")
    values = {"state": CONFIRMED, "confirmed_by": unit.login, "confirmed_at": unit.now, "comment": ""}
    row = _row(unit, person, first)
    if row is None:
        key = unit.insert(TimeMonth, person_id=person, month=first, **(NOTHING | values))
    else:
        key = int(row["id"])
        unit.update(TimeMonth, key, {**values, "state": MACHINE.after(row["state"], "confirm")})
    head = head_of(unit.connection, person, unit.today)
    login = str(unit.row(Person, head)["login"]) if head is not None else ""
    start(unit, KIND, key, 0, login if login != unit.login else "")
    return key


def _row(unit: Unit, person: int, month: datetime.date) -> Mapping[str, Any] | None:
    m = TimeMonth
    query = select(m.__table__).where(m.person_id == person, m.month == month)
    found = unit.connection.execute(query).mappings().first()
    return dict(found) if found is not None else None


@command(OWN)
def recall(unit: Unit, month: datetime.date) -> None:
    """Take one's own confirmation back, so that times can be corrected; raises Invalid where it was approved or closed."""
    row = _row(unit, me_of(unit, "month"), month.replace(day=1))
    if row is None or row["state"] != CONFIRMED:
        raise Invalid(
            N_("There is nothing to take back: the month is not waiting for its approval."), field="month"
        )
    _open(unit, row, "recall", "")


@command(CHANGE)
def open_again(unit: Unit, person: int, month: datetime.date, reason: str) -> None:
    """Open a month that was confirmed, approved or closed, with the reason; raises Invalid, and for a closed month that others follow."""
    row = _row(unit, person, month.replace(day=1))
    if not reason.strip():
        raise Invalid(N_("Say why."), field="reason")
    if row is None or row["state"] == OPEN:
        raise Invalid(N_("The month is open."), field="month")
    among, m = circle(unit.connection), TimeMonth
    if among is not None and person not in among:
        raise Invalid(N_("This record is no longer there."), field="month")
    if row["state"] == CLOSED and unit.connection.scalar(
        select(m.id).where(m.person_id == person, m.month > row["month"], m.state == CLOSED).limit(1)
    ):
        raise Invalid(N_("Later months of this person are closed; open the newest one first."), field="month")
    _open(unit, row, "unlock" if row["state"] == CLOSED else "recall", reason.strip()[:300])


def _open(unit: Unit, row: Mapping[str, Any], step: str, reason: str) -> None:
    ask_again(unit, KIND, row["id"], wanted=False)
    values = {**NOTHING, "state": MACHINE.after(row["state"], step), "comment": reason}
    unit.update(TimeMonth, row["id"], values)


@command(CHANGE)
def close_month(unit: Unit, month: datetime.date, people: Collection[int] | None = None) -> Closed:
    """Close a month for everybody who may be, or for some people, with the figures of now; raises Invalid while it goes on.

    Who has no model then has nothing to be closed. Months stay open that were not approved (where approval is asked for), whose
    earlier month is open, or that hold a day without an end. Closed a second time they stay as they are.
    """
    first, last = span_of(month)
    if last >= unit.today:
        raise Invalid(N_("A month is closed once it is over."), field="month")
    p, m, w = Person, TimeMonth, WorkTime
    among = circle(unit.connection)
    here = unit.connection.scalars(
        select(p.id)
        .where((p.entry.is_(None)) | (p.entry <= last), (p.leaving.is_(None)) | (p.leaving >= first))
        .order_by(p.id)
    )
    keys = [int(one) for one in here if (people is None or one in people) and (among is None or one in among)]
    rows = {
        row["person_id"]: dict(row)
        for row in unit.connection.execute(select(m.__table__).where(m.month == first)).mappings()
    }
    before = [one for one in keys if one in rows and rows[one]["state"] == CLOSED]
    found = reckon(unit.connection, [one for one in keys if one not in before], first, unit.today)
    opened = set(
        unit.connection.scalars(
            select(w.person_id).where(w.day >= first, w.day <= last, w.end.is_(None)).distinct()
        )
    )
    asks = setting(unit.connection, "hr.time_approval") == BOTH
    unapproved, earlier, unfinished, ready = [], [], [], list[Reckoned]()
    for person, one in found.items():
        if one.model is None:
            continue
        if asks and (person not in rows or rows[person]["state"] != APPROVED):
            unapproved.append(person)
        elif one.earlier_open:
            earlier.append(person)
        elif person in opened:
            unfinished.append(person)
        else:
            ready.append(one)
    _close(unit, first, ready, rows)
    return Closed(len(ready), len(before), tuple(unapproved), tuple(earlier), tuple(unfinished))


def _close(
    unit: Unit, month: datetime.date, ready: Collection[Reckoned], rows: Mapping[int, Mapping[str, Any]]
) -> None:
    new = []
    for one in ready:
        values = {**figures_of(one.figures), "state": CLOSED}
        row = rows.get(one.person)
        if row is None:
            new.append({**NOTHING, **values, "person_id": one.person, "month": month})
        else:
            unit.update(TimeMonth, row["id"], values, row["version"])
    unit.insert_rows(TimeMonth, new)


def figures_of(one: MonthFigures) -> dict[str, Any]:
    """Return the figures of a month as they are kept."""
    return {
        "target": one.target,
        "worked": one.worked,
        "credit": one.credit,
        "booked": one.booked,
        "lapsed": one.lapsed,
        "paid": one.paid,
        "after": one.after,
        "surcharges": json.dumps(dict(one.surcharges), sort_keys=True),
        "centres": json.dumps(dict(one.centres), sort_keys=True),
    }
