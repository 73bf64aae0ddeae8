"""Looking at sealed data of a person: they are shown by a command that keeps who looked at what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.data.office import command
from app.data.queries import asked
from app.data.unit import Unit
from app.modules.hr.people.models import Look, Person
from app.modules.hr.people.queries.file import Part, disabilities, pay_parts


@dataclass(frozen=True)
class Sealed:
    """What somebody looked at: the parts by name, each with its rows, the newest first."""

    person: int
    parts: dict[str, list[Part[Any]]]


def _note(unit: Unit, person: int, part: str) -> None:
    unit.row(Person, person)
    unit.insert(Look, person_id=person, part=part, login=unit.login, at=unit.now)


@command("hr.pay.view")
def look_at_pay(unit: Unit, person: int) -> Sealed:
    """Return pay, tax data, insurance and accounts of a person, and keep who looked."""
    _note(unit, person, "pay")
    return Sealed(person, asked(unit.connection, pay_parts, person))


@command("hr.health.view")
def look_at_health(unit: Unit, person: int) -> Sealed:
    """Return what the file says of the health of a person, and keep who looked."""
    _note(unit, person, "health")
    return Sealed(person, {"disability": asked(unit.connection, disabilities, person)})
