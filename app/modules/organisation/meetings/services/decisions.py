"""The register of decisions: one replaces another; and closing actions from the meeting's page."""

from __future__ import annotations

from sqlalchemy import func, select

from app.core.errors import Forbidden, Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.unit import Unit
from app.data.visibility import may_know
from app.modules.organisation.meetings.models import CHANGE, Outcome
from app.modules.organisation.meetings.rules.minutes import DECISION


@command(CHANGE)
def replace_decision(unit: Unit, key: int, number: str) -> None:
    """Say by its number which later decision replaced one; '' takes that back. Raises Invalid at the field `number`, and Forbidden."""
    o = Outcome
    row = unit.row(o, key, lock=True)
    if not may_know(unit.connection, o.__tablename__, key):
        raise Forbidden(N_("You do not belong to this meeting."))
    if row["kind"] != DECISION:
        raise Invalid(N_("Only a decision is replaced by another one."), field="number")
    if not number.strip():
        unit.update(o, key, {"replaced_by_id": None})
        return
    found = unit.connection.scalar(
        select(o.id).where(func.upper(o.number) == number.strip().upper(), o.kind == DECISION)
    )
    if found is None or found <= key or not may_know(unit.connection, o.__tablename__, int(found)):
        raise Invalid(N_("Enter the number of a later decision, such as E-2026-012."), field="number")
    unit.update(o, key, {"replaced_by_id": int(found)})
