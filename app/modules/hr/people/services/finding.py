"""By which words people are found: kept beside them and in the search, in step with what they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.stemming import fold
from app.data.search import index
from app.data.unit import Unit
from app.modules.hr.people.models import Person

SEARCHED = ("first_name", "last_name", "department", "site", "job", "mail")


def put_into_search(unit: Unit, key: int) -> None:
    """Bring the words by which a person is found in step with their row."""
    row = unit.row(Person, key)
    words = " ".join(str(row[name]) for name in SEARCHED)
    index(unit, Person, key, words, f"{row['number']} {row['first_name']} {row['last_name']}")


def folded(number: int, values: Mapping[str, Any]) -> str:
    """Return the folded words by which a list finds a person."""
    return fold(
        f"{number} {values['first_name']} {values['last_name']} {values['department']} {values['mail']}"
    )[:260]
