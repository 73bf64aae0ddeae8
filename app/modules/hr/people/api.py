"""What other topics may use of people."""

from app.modules.hr.people.models import Person
from app.modules.hr.people.queries import (
    find_people,
    full_name,
    leavers,
    offered_people,
    own_key,
    people,
    person,
)
from app.modules.hr.people.rules import PersonDraft, PersonView
from app.modules.hr.people.services import save_person

__all__ = [
    "Person",
    "PersonDraft",
    "PersonView",
    "find_people",
    "full_name",
    "leavers",
    "offered_people",
    "own_key",
    "people",
    "person",
    "save_person",
]
