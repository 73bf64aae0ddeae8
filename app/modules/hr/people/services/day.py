"""What the day does with personnel files: positions that begin today are those that lists show."""

from __future__ import annotations

from sqlalchemy import select

from app.data.unit import Unit
from app.modules.hr.people.models import Assignment, Person
from app.modules.hr.people.services.file import assign, follow


def do_day(unit: Unit) -> None:
    """Bring department, site and job of everyone in step with the position of the day."""
    for person in unit.connection.scalars(select(Assignment.person_id).distinct()).all():
        follow(unit, int(person))


def bring_basics(unit: Unit) -> None:
    """Begin the file of everyone of an older book with the department, site and job that stand with them."""
    p, a = Person, Assignment
    query = select(p.__table__).where(p.id.not_in(select(a.person_id)), (p.department + p.site + p.job) != "")
    for row in unit.connection.execute(query).mappings().all():
        assign(unit, row["id"], dict(row), min(row["entry"] or unit.today, unit.today))
