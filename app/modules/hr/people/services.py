"""What is done with people who work here."""

from __future__ import annotations

import re
from dataclasses import asdict

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.words import fold
from app.data.office import command
from app.data.search import index
from app.data.undo import undo_last
from app.data.unit import Unit
from app.modules.hr.people.models import Person
from app.modules.hr.people.queries import NUMBER
from app.modules.hr.people.rules import PersonDraft

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
FIRST = 100


@command("hr.person.change")
def save_person(unit: Unit, draft: PersonDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a member of staff, a new one under the next number; raises Invalid naming the field at fault."""
    values = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(draft).items()}
    if not values["last_name"]:
        raise Invalid(N_("Enter a name."), field="last_name")
    if values["mail"] and not _MAIL.fullmatch(values["mail"]):
        raise Invalid(N_("{mail} is not a mail address."), field="mail", mail=values["mail"])
    if draft.entry and draft.leaving and draft.leaving < draft.entry:
        raise Invalid(N_("The last day is before the first."), field="leaving")
    for name, value in values.items():
        limit = getattr(Person.__table__.c[name].type, "length", None)
        if isinstance(value, str) and limit and len(value) > limit:
            raise Invalid(N_("At most {limit} characters."), field=name, limit=limit)
    if values["login"]:
        other = unit.connection.scalar(select(Person.id).where(Person.login == values["login"], Person.id != (key or 0)))
        if other is not None:
            raise Invalid(N_("Someone else signs in as {login}."), field="login", login=values["login"])
    if key is None:
        number = int(unit.connection.scalar(select(func.coalesce(func.max(Person.number), FIRST) + 1)) or 0)
        key = unit.insert(Person, number=number, folded=_folded(number, values), **values)
    else:
        number = unit.row(Person, key)["number"]
        unit.update(Person, key, {**values, "folded": _folded(number, values)}, version)
    words = " ".join(str(values[name]) for name in ("first_name", "last_name", "department", "site", "job", "mail"))
    index(unit, NUMBER, key, words, f"{number} {values['first_name']} {values['last_name']}")
    return key


def _folded(number: int, values: dict[str, str]) -> str:
    return fold(f"{number} {values['first_name']} {values['last_name']} {values['department']} {values['mail']}")[:260]


@command("hr.person.change")
def undo_person(unit: Unit, key: int, version: int) -> int:
    """Take back the last change of a member of staff; raises Invalid and Conflict."""
    undo_last(unit, Person, key, version)
    return key
