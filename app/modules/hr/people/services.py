"""What is done with people who work here."""

from __future__ import annotations

import re

from sqlalchemy import func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.stemming import fold
from app.data.drafts import columns_of, required
from app.data.office import command
from app.data.search import index
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.hr.people.models import Person
from app.modules.hr.people.rules import PersonDraft

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
FIRST = 100
SEARCHED = ("first_name", "last_name", "department", "site", "job", "mail")


@command("hr.person.change")
def save_person(unit: Unit, draft: PersonDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a member of staff, a new one under the next number; raises Invalid naming the field at fault."""
    values = columns_of(Person, draft)
    required(draft.last_name, "last_name")
    if values["mail"] and not _MAIL.fullmatch(values["mail"]):
        raise Invalid(N_("{mail} is not a mail address."), field="mail", mail=values["mail"])
    if draft.entry and draft.leaving and draft.leaving < draft.entry:
        raise Invalid(N_("The last day is before the first."), field="leaving")
    if values["login"]:
        other = unit.connection.scalar(
            select(Person.id).where(Person.login == values["login"], Person.id != (key or 0))
        )
        if other is not None:
            raise Invalid(N_("Someone else signs in as {login}."), field="login", login=values["login"])
    if key is None:
        number = int(unit.connection.scalar(select(func.coalesce(func.max(Person.number), FIRST) + 1)) or 0)
        key = unit.insert(Person, number=number, folded=_folded(number, values), **values)
    else:
        number = unit.row(Person, key)["number"]
        unit.update(Person, key, {**values, "folded": _folded(number, values)}, version)
    _put_into_search(unit, key)
    return key


def _put_into_search(unit: Unit, key: int) -> None:
    row = unit.row(Person, key)
    words = " ".join(str(row[name]) for name in SEARCHED)
    index(unit, Person, key, words, f"{row['number']} {row['first_name']} {row['last_name']}")


def _folded(number: int, values: dict[str, str]) -> str:
    return fold(
        f"{number} {values['first_name']} {values['last_name']} {values['department']} {values['mail']}"
    )[:260]


undo_person = undoing(Person, _put_into_search)
