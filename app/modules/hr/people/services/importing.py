"""Members of staff from a list: new ones are kept, known ones changed by what the list says of them, nobody twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.core import codec
from app.core.dataclass import dataclass, field
from app.core.errors import BadFile, Fault, Invalid, KontorError
from app.core.messages import N_
from app.core.stemming import fold
from app.data.drafts import load_draft
from app.data.office import command
from app.data.queries import refuse_without
from app.data.unit import Unit
from app.data.visibility import rights
from app.modules.hr.people.models import Contract, Person, Personal
from app.modules.hr.people.rules.file import ContractDraft, PersonalDraft
from app.modules.hr.people.rules.hours import read_week
from app.modules.hr.people.rules.people import PersonDraft
from app.modules.hr.people.services.file import save_contract, save_personal
from app.modules.hr.people.services.people import keep_person


@dataclass(frozen=True)
class FileRow:
    """A line of a list: the number of the person where it names one, and by field what it says of person, personal data and contract."""

    line: int
    number: int | None = None
    person: Mapping[str, Any] = field(default_factory=dict)
    personal: Mapping[str, Any] = field(default_factory=dict)
    contract: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Imported:
    """What came of a list: how many people are new, changed, and as they were."""

    new: int
    changed: int
    same: int


codec.register("people.imported", Imported, "app.modules.hr.people.services.importing:Imported")
Known = dict[Any, list[int]]


@command("hr.file.change")
def import_people(unit: Unit, rows: Sequence[FileRow], name: str) -> Imported:
    """Keep the people of a list, all or none; name is the file's. Raises BadFile with every fault by line and field.

    Somebody is known by the number; without one by the mail address, else by the name. What the list leaves out stays as
    it is. A contract is made for who has none; hours or leave that differ from the contract are refused, since they
    change from a day on, which a list does not say.
    """
    refuse_without(rights(unit.connection), ("hr.person.change",))
    faults, seen = list[Fault](), set[int]()
    counts = {"new": 0, "changed": 0, "same": 0}
    known = _known(unit)
    for row in sorted(rows, key=lambda one: one.number is None):  # numbers that are given are taken first
        try:
            key = _find(known, row)
            if key in seen:
                raise Invalid(N_("This person stands in the list twice."), field="last_name")
            kept, outcome = _keep(unit, row, key)
            seen.add(kept)
            if row.number is not None:
                known[row.number] = [kept]
            counts[outcome] += 1
        except KontorError as error:
            faults.append(Fault(name, row.line, error.field, error.message))
    if faults:
        raise BadFile(sorted(faults, key=lambda one: one.line), name)
    return Imported(**counts)


def _known(unit: Unit) -> Known:
    """Return the keys of who is in the book, by number, by mail and by name."""
    p = Person
    found: Known = {}
    for key, number, first, last, mail in unit.connection.execute(
        select(p.id, p.number, p.first_name, p.last_name, p.mail)
    ):
        for mark in (number, ("mail", mail.lower()), ("name", fold(f"{first} {last}"))):
            if mark != ("mail", ""):
                found.setdefault(mark, []).append(key)
    return found


def _find(known: Known, row: FileRow) -> int | None:
    """Return whom of the book a line means, None for somebody new; raises Invalid where it may be several, or somebody of another number."""
    given = row.person
    if row.number in known:
        return known[row.number][0]
    mail = str(given.get("mail") or "").lower()
    whole = f"{given.get('first_name') or ''} {given.get('last_name') or ''}"
    keys = known.get(("mail", mail)) or known.get(("name", fold(whole.strip()))) or []
    if keys and row.number is not None:
        words = N_(
            "Somebody of this name or mail is in the book with another number; leave the number empty to mean them."
        )
        raise Invalid(words, field="number")
    if len(keys) > 1:
        raise Invalid(
            N_("{count} people have this name or mail; add the number to the list."),
            field="number",
            count=len(keys),
        )
    return keys[0] if keys else None


def _keep(unit: Unit, row: FileRow, key: int | None) -> tuple[int, str]:
    """Keep what a line says; return the key of the person and "new", "changed" or "same"."""
    if key is None:
        key = keep_person(unit, PersonDraft(**row.person), number=row.number)
        _keep_personal(unit, row, key)
        _keep_contract(unit, row, key)
        return key, "new"
    stored = load_draft(unit.connection, Person, PersonDraft, key)
    assert stored is not None
    draft = replace(stored.draft, **row.person)
    changed = draft != stored.draft
    if changed:
        keep_person(unit, draft, key)
    personal = _keep_personal(unit, row, key)
    contract = _keep_contract(unit, row, key)
    return key, "changed" if changed or personal or contract else "same"


def _keep_personal(unit: Unit, row: FileRow, key: int) -> bool:
    """Keep birth and address of a person; say whether something changed."""
    if not row.personal:
        return False
    known = unit.connection.scalar(select(Personal.id).where(Personal.person_id == key))
    stored = load_draft(unit.connection, Personal, PersonalDraft, known) if known is not None else None
    before = stored.draft if stored else PersonalDraft(key)
    after = replace(before, **row.personal)
    if after == before:
        return False
    save_personal(unit, after, known, stored.version if stored else None)
    return True


def _keep_contract(unit: Unit, row: FileRow, key: int) -> bool:
    """Make the contract of a person who has none; raises Invalid where one says something else."""
    if not row.contract:
        return False
    person = unit.row(Person, key)
    c = Contract
    held = unit.connection.execute(
        select(c.kind, c.week, c.leave).where(c.person_id == key).order_by(c.since.desc()).limit(1)
    ).first()
    if held is None:
        save_contract(unit, ContractDraft(key, person["entry"] or unit.today, **row.contract))
        return True
    before = {"kind": held.kind, "week": read_week(held.week), "leave": held.leave}
    for name, value in row.contract.items():
        told = read_week(value) if name == "week" else value
        if told != before[name]:
            words = N_("The contract says otherwise; change it in the file from the day on which it changes.")
            raise Invalid(words, field=name)
    return False
