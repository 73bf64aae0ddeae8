"""What is read of people who work here."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, func, or_, select

from app.core.lookup import Found
from app.core.messages import N_
from app.core.words import fold
from app.data.lists import Column, ListSource
from app.data.search import Searchable
from app.modules.hr.people.models import Person
from app.modules.hr.people.rules import PersonDraft, PersonView

NUMBER = 40  # of this topic in the search
FIELDS = tuple(one.name for one in fields(PersonDraft))


def full_name(table: Any = Person) -> Any:
    """Return the expression of surname and given name."""
    return func.trim(table.last_name + ", " + table.first_name, ", ")


def people_source() -> ListSource:
    """Return the list of people by surname."""
    p = Person
    columns = (
        Column("number", N_("No."), "number", p.number.expression, 70),
        Column("last_name", N_("Last name"), "text", p.last_name.expression, 150),
        Column("first_name", N_("First name"), "text", p.first_name.expression, 130),
        Column("department", N_("Department"), "text", p.department.expression, 150),
        Column("job", N_("Position held"), "text", p.job.expression, 170),
        Column("site", N_("Site"), "text", p.site.expression, 120),
        Column("mail", N_("Mail"), "text", p.mail.expression, 210),
        Column("phone", N_("Phone"), "text", p.phone.expression, 120),
        Column("entry", N_("First day"), "day", p.entry.expression, 106),
        Column("leaving", N_("Last day"), "day", p.leaving.expression, 106),
        Column("login", N_("Signs in as"), "text", p.login.expression, 110, shown=False),
    )
    order = (func.lower(p.last_name), func.lower(p.first_name), p.id.expression)
    return ListSource("hr.people", frozenset({"hr_person"}), p.__table__, p.id.expression, columns, order)


def _views(connection: Connection, *where: Any, limit: int | None = None) -> list[PersonView]:
    p = Person
    query = select(p.id, p.version, p.number, *(p.__table__.c[name] for name in FIELDS)).where(*where)
    rows: Sequence[Any] = connection.execute(query.order_by(func.lower(p.last_name), func.lower(p.first_name), p.id).limit(limit)).all()
    return [PersonView(row[0], row[1], row[2], PersonDraft(*row[3:])) for row in rows]


def person(connection: Connection, key: int) -> PersonView | None:
    """Return a member of staff, None where there is none."""
    return next(iter(_views(connection, Person.id == key)), None)


def by_number(connection: Connection, number: int) -> PersonView | None:
    """Return the member of staff with a number, None where there is none."""
    return next(iter(_views(connection, Person.number == number)), None)


def people(connection: Connection, day: datetime.date | None = None) -> list[PersonView]:
    """Return everyone by surname, or only those who have not left before a day."""
    return _views(connection, *([or_(Person.leaving.is_(None), Person.leaving >= day)] if day else []))


def find_people(connection: Connection, typed: str, limit: int = 8) -> list[PersonView]:
    """Return people whose number begins so, or whose name, department or mail holds every word typed."""
    return _views(connection, *(Person.folded.contains(word, autoescape=True) for word in fold(typed).split()), limit=limit)


def offered_people(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a member of staff offers: those that fit what is typed, or the one with a key."""
    found = _views(connection, Person.id == key) if key is not None else find_people(connection, typed)
    return [Found(one.id, str(one.number), f"{one.number}  {one.name}", one.draft.department) for one in found]


def leavers(connection: Connection, since: datetime.date, until: datetime.date) -> list[PersonView]:
    """Return those whose last day lies between two days, both included."""
    return _views(connection, Person.leaving.between(since, until))


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    return [(one.id, one.name, one.draft.department) for one in _views(connection, Person.id.in_(list(keys)))]


SEARCHABLE = (Searchable(NUMBER, N_("Member of staff"), "hr_person", "hr.people.people", "hr.view", _show),)
