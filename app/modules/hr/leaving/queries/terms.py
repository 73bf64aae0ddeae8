"""What of a file decides on the last day of somebody."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.modules.hr.leaving.rules.leaving import Terms
from app.modules.hr.people.api import Contract, ContractDraft, Person, on_day, parts


def terms_of(connection: Connection, person: int, day: datetime.date) -> Terms:
    """Return the first day of somebody, and until when probation and a fixed term of the contract of a day last."""
    entry = connection.scalar(select(Person.entry).where(Person.id == person))
    rows = parts(connection, Contract, ContractDraft, person)
    if entry is None and rows:
        entry = rows[-1].since
    held = on_day(rows, day)
    if held is None:
        return Terms(entry)
    return Terms(entry, held.draft.probation_until, held.draft.fixed_until)
