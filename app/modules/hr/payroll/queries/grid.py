"""Entries of a month as a grid: people in rows, pay kinds in columns."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, or_, select

from app.core.dataclass import dataclass
from app.core.dates import month_end, month_start
from app.core.messages import Text
from app.data.queries import query
from app.modules.hr.payroll.models import PayItem, PayKind
from app.modules.hr.payroll.rules.kinds import TYPED_USES, VIEW
from app.modules.hr.people.api import Person

Day = datetime.date


@dataclass(frozen=True)
class KindColumn:
    """A pay kind that is typed: key, name, and whether in hours."""

    id: int
    number: int
    name: Text
    hourly: bool


@dataclass(frozen=True)
class EntryRow:
    """A person with what is typed for the month by pay kind: cents, or ten-thousandths of hours; steady is what comes each month."""

    person: int
    number: int
    name: str
    cells: tuple[int | None, ...]
    steady: tuple[int | None, ...]


@dataclass(frozen=True)
class EntryGrid:
    """A month: its first day, the pay kinds and the people who work here in it."""

    month: Day
    kinds: tuple[KindColumn, ...]
    rows: tuple[EntryRow, ...]


@query(VIEW)
def entry_grid(connection: Connection, day: Day) -> EntryGrid:
    """Return what is typed for the month of a day, in two statements beside the pay kinds."""
    month = month_start(day)
    k, p, i = PayKind, Person, PayItem
    kinds = tuple(
        KindColumn(row.id, row.number, Text(row.name_de, row.name_en or row.name_de), row.hourly)
        for row in connection.execute(
            select(k.id, k.number, k.name_de, k.name_en, k.hourly)
            .where(k.use.in_(TYPED_USES))
            .order_by(k.place, k.number)
        )
    )
    typed: dict[tuple[int, int], int | None] = {}
    steady: dict[tuple[int, int], int | None] = {}
    asked = select(i.person_id, i.kind_id, i.until, i.amount, i.hours).where(
        or_((i.month == month) & i.until.is_(None), (i.month <= month) & (i.until >= month))
    )
    for row in connection.execute(asked):
        into = typed if row.until is None else steady
        into[row.person_id, row.kind_id] = row.hours if row.hours is not None else row.amount
    people = connection.execute(
        select(p.id, p.number, p.first_name, p.last_name)
        .where(
            or_(p.entry.is_(None), p.entry <= month_end(month)), or_(p.leaving.is_(None), p.leaving >= month)
        )
        .order_by(p.number)
    )
    rows = tuple(
        EntryRow(
            row.id,
            row.number,
            f"{row.last_name}, {row.first_name}".strip(", "),
            tuple(typed.get((row.id, kind.id)) for kind in kinds),
            tuple(steady.get((row.id, kind.id)) for kind in kinds),
        )
        for row in people
    )
    return EntryGrid(month, kinds, rows)
