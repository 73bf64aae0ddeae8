"""Leaving of the demo company: one person leaves, with letters to staff and to an applicant."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.data import clock
from app.data.office import Office
from app.data.queries import query
from app.modules.documents.letters.api import DE, Draft, save_letter, send
from app.modules.hr.leaving.models import VIEW
from app.modules.hr.leaving.rules.leaving import PERSON, LeavingDraft
from app.modules.hr.leaving.rules.templates import PERSON as STAFF
from app.modules.hr.leaving.rules.templates import TEMPLATES
from app.modules.hr.leaving.services.leaving import save_leaving
from app.modules.hr.leaving.settings import CONFIRMATION, WARNING
from app.modules.hr.people.api import Person, is_here

LEAST, BEFORE = 12, datetime.timedelta(days=9)
TEXTS = {purpose: (subject, body) for table, purpose, _name, subject, body in TEMPLATES if table == STAFF}


@dataclass(frozen=True)
class _Staff:
    today: datetime.date
    keys: tuple[int, ...]


@query(VIEW)
def _staff(connection: Connection) -> _Staff:
    p, today = Person, clock.today(connection)
    where = (*is_here(today), p.leaving.is_(None))
    return _Staff(today, tuple(connection.scalars(select(p.id).where(*where).order_by(p.id))))


def demo(office: Office, _months: int) -> None:
    """Let one leave by their own notice; write a confirmation and a warning, and file the first."""
    found = office.read(_staff)
    if len(found.keys) < LEAST:
        return
    given = found.today - BEFORE
    leaves = found.keys[-3]
    office.run(save_leaving, LeavingDraft(leaves, PERSON, given, None))
    send(office, office.run(save_letter, _letter(CONFIRMATION, leaves, given)))
    office.run(save_letter, _letter(WARNING, found.keys[-5], found.today))


def _letter(purpose: str, person: int, day: datetime.date) -> Draft:
    subject, body = TEXTS[purpose]
    return Draft(
        None,
        "de",
        day,
        subject,
        body,
        closing=DE,
        signer="Anna Petersen",
        receiver_table=STAFF,
        receiver_key=person,
        purpose=purpose,
    )
