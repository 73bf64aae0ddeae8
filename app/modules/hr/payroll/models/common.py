"""What columns of payroll have in common: whose row it is, and pay that is sealed."""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy import ForeignKey

from app.core.messages import N_
from app.data.declarative import column

OWNER = ("hr_person", "person_id")
paid = partial(column, personal="pay", sealed=True)


def whose() -> Any:
    """Return the column of the person whose row it is."""
    return column(ForeignKey("hr_person.id"), title=N_("Member of staff"), personal="work", required=True)
