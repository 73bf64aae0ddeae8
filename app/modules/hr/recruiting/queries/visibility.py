"""Who may know of whom who applies: all of them by right, else those of vacancies that one leads and of one's own interviews."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, false, or_, select

from app.core.manifest import allows
from app.data.visibility import Guard, login, not_hidden, rights
from app.modules.hr.people.api import own_key
from app.modules.hr.recruiting.models import (
    Applicant,
    ApplicantStep,
    Appointment,
    ChecklistItem,
    Score,
    Vacancy,
)

ALL, VIEW = "hr.recruiting.all", "hr.recruiting.view"


def own(connection: Connection) -> int | None:
    """Return the key of the member of staff that the person of a connection is."""
    found = connection.scalar(own_key(connection))
    return int(found) if found is not None else None


def sees_all(connection: Connection) -> bool:
    """Say whether the person of a connection may know of everybody who applies."""
    return allows(rights(connection), ALL)


def _mine(connection: Connection) -> Any:
    """Return the condition that an application is one of a vacancy that one leads, or of an interview that one holds."""
    a, v, t = Applicant, Vacancy, Appointment
    if not allows(rights(connection), VIEW):
        return false()
    me = own_key(connection)
    led = select(v.id).where(v.lead_id.in_(me)).correlate(None)
    held = select(t.applicant_id).where(or_(t.person_id.in_(me), t.second_id.in_(me))).correlate(None)
    return or_(a.vacancy_id.in_(led), a.id.in_(held))


def _hidden(connection: Connection) -> Select[Any] | None:
    if sees_all(connection):
        return None
    return select(Applicant.id).where(~_mine(connection)).correlate(None)


def _hidden_of(kind: Any) -> Any:
    def keys(connection: Connection) -> Select[Any] | None:
        hidden = _hidden(connection)
        return (
            None if hidden is None else select(kind.id).where(kind.applicant_id.in_(hidden)).correlate(None)
        )

    return keys


def _hidden_items(connection: Connection) -> Select[Any] | None:
    if sees_all(connection):
        return None
    return select(ChecklistItem.id).where(ChecklistItem.login != login(connection)).correlate(None)


GUARDS = (
    Guard("hr_applicant", _hidden),
    *(Guard(kind.__tablename__, _hidden_of(kind)) for kind in (ApplicantStep, Appointment, Score)),
    Guard("hr_checklist_item", _hidden_items),
)


def seen_rows(kind: Any) -> Any:
    """Return what lets a list show the rows that the person of a connection may know of."""
    return lambda connection: not_hidden(connection, kind.__tablename__, kind.id.expression)


def known(connection: Connection, key: int) -> bool:
    """Say whether an applicant is there and the person of a connection may know of them."""
    a = Applicant
    where = (a.id == key, *not_hidden(connection, "hr_applicant", a.id.expression))
    return connection.scalar(select(a.id).where(*where)) is not None
