"""Restriction of processing (Art. 18 GDPR): the record stays and is marked, is offered for nothing new, and gets no serial letter or campaign until it is lifted."""

from __future__ import annotations

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.modules.governance.privacy.models import CHANGE, Request, Restriction
from app.modules.governance.privacy.queries.requests import roots_of
from app.modules.governance.privacy.queries.subject import CONTACT, Root
from app.modules.governance.privacy.rules.requests import LIVE
from app.modules.governance.privacy.services.requests import note
from app.modules.organisation.contacts.api import set_restricted


def restrict_record(unit: Unit, root: Root, request: int | None, reason: str) -> bool:
    """Restrict a record of a person, within a command; say whether it was not restricted yet."""
    s = Restriction
    there = select(s.id).where(s.table_name == root.table, s.row_key == root.key, s.lifted.is_(None))
    if unit.connection.scalar(there) is not None:
        return False
    unit.insert(
        s,
        table_name=root.table,
        row_key=root.key,
        since=unit.today,
        reason=reason[:300],
        request_id=request,
        lifted=None,
        login=unit.login,
    )
    if root.table == CONTACT:
        set_restricted(unit, root.key, unit.today)
    return True


@command(CHANGE)
def restrict(unit: Unit, key: int, reason: str) -> int:
    """Restrict the records of the person of a request and return how many; those that are restricted stay so.

    A contact is no longer in use, so that nothing new is begun with it. Raises Invalid without a reason or a record.
    """
    row = unit.row(Request, key, lock=True)
    if row["state"] not in LIVE:
        raise Invalid(N_("This request is closed."), field="state")
    if not reason.strip():
        raise Invalid(N_("Say why, for instance that the data are disputed."), field="reason")
    roots = roots_of(unit.connection, key)
    if not roots:
        raise Invalid(N_("Choose who the person is in the book first."), field="contact")
    done = sum(restrict_record(unit, root, key, reason.strip()) for root in roots)
    if done:
        note(unit, key, "restricted")
    return done


@command(CHANGE)
def lift_restriction(unit: Unit, key: int) -> int:
    """Lift the restrictions that a request brought, and return how many; the person is told before (Art. 18 (3) GDPR)."""
    unit.row(Request, key, lock=True)
    s = Restriction
    rows = unit.connection.execute(
        select(s.id, s.table_name, s.row_key).where(s.request_id == key, s.lifted.is_(None))
    ).all()
    for row in rows:
        unit.update(s, row.id, {"lifted": unit.today})
        if row.table_name == CONTACT:
            set_restricted(unit, row.row_key, None)
    if rows:
        note(unit, key, "lifted")
    return len(rows)
