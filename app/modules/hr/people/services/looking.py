"""Looking at sealed data of a person: who looked at what is kept first, then it can be read for a while.

What a command returns stands in the trail beside it, so the data themselves are read by a query.
"""

from __future__ import annotations

from app.data.office import command
from app.data.unit import Unit
from app.modules.hr.people.models import Look, Person


def _note(unit: Unit, person: int, part: str) -> None:
    unit.row(Person, person)
    unit.insert(Look, person_id=person, part=part, login=unit.login, at=unit.now)


@command("hr.pay.view")
def look_at_pay(unit: Unit, person: int) -> None:
    """Keep that somebody looks at pay, tax data, insurance and accounts of a person; sealed_pay() shows them then."""
    _note(unit, person, "pay")


@command("hr.health.view")
def look_at_health(unit: Unit, person: int) -> None:
    """Keep that somebody looks at what the file says of the health of a person; sealed_health() shows it then."""
    _note(unit, person, "health")
