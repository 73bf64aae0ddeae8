"""What is done with people who work here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.bulk import BulkCount, set_in_drafts
from app.data.drafts import Stored, columns_of, load_draft, required
from app.data.office import command
from app.data.undo import undoing
from app.data.unit import Unit
from app.modules.hr.people.models import Person
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.file import assign
from app.modules.hr.people.services.finding import folded, put_into_search

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
FIRST = 100
PLACED = ("department", "site", "job")


@command("hr.person.change")
def save_person(unit: Unit, draft: PersonDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a member of staff, a new one under the next number; raises Invalid naming the field at fault.

    Another department, site or job holds from today on, for a new one from the first day; the file keeps what was before.
    """
    return keep_person(unit, draft, key, version)


def keep_person(
    unit: Unit,
    draft: PersonDraft,
    key: int | None = None,
    version: int | None = None,
    number: int | None = None,
) -> int:
    """Keep a member of staff inside a command, as save_person does; a new one may bring its number. Raises Invalid."""
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
        if number is None:
            number = int(
                unit.connection.scalar(select(func.coalesce(func.max(Person.number), FIRST) + 1)) or 0
            )
        key = unit.insert(Person, number=number, folded=folded(number, values), **values)
        if any(values[name] for name in PLACED):
            assign(unit, key, values, min(values["entry"] or unit.today, unit.today))
    else:
        before = unit.row(Person, key)
        number = before["number"]
        if any(before[name] != values[name] for name in PLACED):
            assign(unit, key, values, unit.today)
        unit.update(Person, key, {**values, "folded": folded(number, values)}, version)
    put_into_search(unit, key)
    return key


@command("hr.person.change")
def set_people(unit: Unit, keys: Sequence[int], field: str, value: Any, preview: bool = False) -> BulkCount:
    """Set department, site or position of many from today on; with preview only count. Raises Invalid."""

    def read(connection: Connection, key: int) -> Stored[PersonDraft] | None:
        return load_draft(connection, Person, PersonDraft, key)

    return set_in_drafts(unit, keys, field, value, preview, allowed=PLACED, read=read, keep=keep_person)


undo_person = undoing(Person, put_into_search)
