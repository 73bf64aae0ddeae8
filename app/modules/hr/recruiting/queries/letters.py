"""What letters to applicants read of them: address and fields, the interview as a calendar file, and what is said while one is written."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from app.core.errors import Invalid
from app.core.letter_receivers import Recipient
from app.core.messages import N_, Text, _
from app.data import clock
from app.data.queries import query
from app.modules.documents.filing.api import term
from app.modules.documents.letters.api import letter_day
from app.modules.hr.recruiting.models import CHANGE, Applicant, Appointment, Vacancy
from app.modules.hr.recruiting.queries.applicants import interviews_ics
from app.modules.hr.recruiting.queries.visibility import known
from app.modules.hr.recruiting.rules.letters import INVITATION
from app.modules.hr.recruiting.settings import REFUSAL
from app.modules.organisation.contacts.api import in_language

CLASS = "application"  # the class of retention of applications, see resources/law/retention.json
SALUTATION = Text("Guten Tag {name},", "Dear {name},")
CALENDAR = "Vorstellungsgespraech.ics"


def _next_interview(connection: Connection, key: int, day: datetime.date) -> Any:
    t = Appointment
    rows = select(t.id, t.day, t.at, t.minutes, t.place).where(t.applicant_id == key, t.day >= day)
    return connection.execute(rows.order_by(t.day, t.at).limit(1)).first()


@query(CHANGE)
def recipient_of(
    connection: Connection, key: int, day: datetime.date, lang: str, _wanted: Collection[str]
) -> Recipient | None:
    """Return an applicant with the fields of letters, None for one that may not be known or is erased."""
    a, v = Applicant, Vacancy
    if not known(connection, key):
        return None
    row = connection.execute(
        select(a.__table__, v.title.label("vacancy")).join(v, v.id == a.vacancy_id).where(a.id == key)
    ).one()
    if row.erased is not None:
        return None
    name = f"{row.first_name} {row.last_name}".strip()
    ended = row.closed or day
    until = row.kept_until or max(filter(None, (term(CLASS, "", ended, ended).until, row.pool_until)))
    values = {
        one: str(getattr(row, one)) for one in ("first_name", "last_name", "street", "postcode", "town")
    }
    values |= {
        "name": name,
        "salutation": in_language(SALUTATION, lang).format(name=name),
        "mail": row.mail,
        "vacancy": row.vacancy,
        "received": letter_day(row.received, lang),
        "kept_until": letter_day(until, lang),
    }
    talk = _next_interview(connection, key, day)
    if talk is not None:
        values |= {
            "interview_day": letter_day(talk.day, lang),
            "interview_time": talk.at,
            "interview_minutes": str(talk.minutes),
            "interview_place": talk.place,
        }
    address = (name, row.street, f"{row.postcode} {row.town}".strip())
    return Recipient(name, tuple(filter(None, address)), values)


@query(CHANGE)
def calendar_of(connection: Connection, key: int, purpose: str) -> list[tuple[str, bytes]]:
    """Return the interviews of an applicant as the calendar file that goes with an invitation; nothing with other letters."""
    if purpose != INVITATION:
        return []
    if _next_interview(connection, key, clock.today(connection)) is None:
        raise Invalid(N_("Enter the interview first; the invitation names its day."), field="body")
    return [(CALENDAR, interviews_ics(connection, key))]


@query(CHANGE)
def told_of(_connection: Connection, _key: int, purpose: str, _day: datetime.date) -> str:
    """Return what is said while a letter to an applicant is written."""
    if purpose == REFUSAL:
        return _("Sending it refuses the applicant: the term until deletion runs from today (§ 15 (4) AGG).")
    if purpose == INVITATION:
        return _("The calendar file of the interview is put beside the letter, on the applicant.")
    return ""
