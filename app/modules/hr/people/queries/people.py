"""What is read of people who work here."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from app.core.lookup import Found
from app.core.messages import N_
from app.core.stemming import sought
from app.data import clock
from app.data.declarative import field_of
from app.data.lists import Column, ListSource, listed, shown_as
from app.data.queries import query
from app.data.rows import read_all
from app.data.search import Searchable
from app.data.visibility import login
from app.modules.hr.people.models import Person
from app.modules.hr.people.rules.people import PersonView


def full_name(table: Any = Person) -> Any:
    """Return the expression of surname and given name."""
    return func.trim(table.last_name + ", " + table.first_name, ", ")


def hundredths(column: Any) -> Column:
    """Return the list column of a quantity in ten-thousandths, such as days or hours, written with two decimals."""
    about = field_of(column)
    return Column(about.name, about.title, "money", column.expression // 100, 90)


def people_source() -> ListSource:
    """Return the list of people by surname."""
    p = Person
    columns = (
        *listed(p, "number last_name first_name department job site mail phone entry leaving"),
        shown_as(p.login, shown=False),
    )
    order = (func.lower(p.last_name), func.lower(p.first_name), p.id.expression)
    return ListSource("hr.people", p, columns, order)


def _views(connection: Connection, *where: Any, limit: int | None = None) -> list[PersonView]:
    p = Person
    query = select(p.__table__).where(*where)
    order = (func.lower(p.last_name), func.lower(p.first_name), p.id)
    return read_all(connection, query.order_by(*order).limit(limit), PersonView)


@query("hr.view")
def person(connection: Connection, key: int) -> PersonView | None:
    """Return a member of staff, None where there is none."""
    return next(iter(_views(connection, Person.id == key)), None)


def own_key(connection: Connection) -> Select[Any]:
    """Return the query for the key of the member of staff that the person of a connection is; it finds nothing for nobody."""
    who = Person.login == login(connection), Person.login != ""
    return select(Person.id).where(*who).correlate(None)


@query("hr.view")
def people(connection: Connection, day: datetime.date | None = None) -> list[PersonView]:
    """Return everyone by surname, or only those who have not left before a day."""
    return _views(connection, *([or_(Person.leaving.is_(None), Person.leaving >= day)] if day else []))


@query("hr.view")
def find_people(connection: Connection, typed: str, limit: int = 8) -> list[PersonView]:
    """Return people whose number begins so, or whose name, department or mail holds every word typed."""
    return _views(
        connection,
        *(Person.folded.contains(word, autoescape=True) for word in sought(typed)),
        limit=limit,
    )


@query("hr.view")
def offered_people(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a member of staff offers: those that fit what is typed, or the one with a key."""
    found = _views(connection, Person.id == key) if key is not None else find_people(connection, typed)
    return [
        Found(one.id, str(one.number), f"{one.number}  {one.name}", one.draft.department) for one in found
    ]


@query("hr.own")
def offered_colleagues(connection: Connection, typed: str, key: int | None) -> list[Found]:
    """Return what a field for a colleague offers to everybody: names of those who work here today, no more of them."""
    p, today = Person, clock.today(connection)
    here = (or_(p.entry.is_(None), p.entry <= today), or_(p.leaving.is_(None), p.leaving >= today))
    words = (p.folded.contains(word, autoescape=True) for word in sought(typed))
    where = (p.id == key,) if key is not None else (*here, p.id.not_in(own_key(connection)), *words)
    return [Found(one.id, one.name, one.name, "") for one in _views(connection, *where, limit=8)]


def leavers(connection: Connection, since: datetime.date, until: datetime.date) -> list[PersonView]:
    """Return those whose last day lies between two days, both included."""
    return _views(connection, Person.leaving.between(since, until))


def _show(connection: Connection, keys: Sequence[int]) -> list[tuple[int, str, str]]:
    return [(one.id, one.name, one.draft.department) for one in _views(connection, Person.id.in_(list(keys)))]


SEARCHABLE = (Searchable(N_("Member of staff"), "hr_person", "hr.people.people", "hr.view", _show),)
