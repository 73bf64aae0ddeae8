"""Contracts kept, and moved on by the day where their notice was missed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.drafts import save_draft
from app.data.office import command
from app.data.settings import setting
from app.data.unit import Unit
from app.modules.governance.compliance.models import KEEP_CONTRACTS, Contract
from app.modules.governance.compliance.queries.contracts import draft_of
from app.modules.governance.compliance.rules.contracts import ContractDraft, standing


def _stands(unit: Unit, draft: ContractDraft) -> dict[str, Any]:
    found = standing(draft, unit.today, str(setting(unit.connection, "company.land") or ""))
    return {"ends": found.ends, "notice": found.notice}


@command(KEEP_CONTRACTS)
def save_contract(
    unit: Unit, draft: ContractDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep a contract and return its key. Raises Invalid naming the field (an end before the beginning, terms without an end), and Conflict."""
    for name in ("until", "cancelled"):
        day = getattr(draft, name)
        if day is not None and draft.start is not None and day < draft.start:
            raise Invalid(N_("A contract does not end before it begins."), field=name)
    if draft.until is None and draft.renews:
        raise Invalid(N_("Enter until when the first term runs."), field="until")
    if (draft.cost or 0) < 0:
        raise Invalid(N_("This is not below zero."), field="cost")
    return save_draft(unit, Contract, draft, key, version, **_stands(unit, draft))


def move_on(unit: Unit) -> None:
    """Let contracts whose day of notice is over go on by their months."""
    c = Contract
    for key in list(unit.connection.scalars(select(c.id).where(c.notice < unit.today).order_by(c.id))):
        unit.row(c, key, lock=True)
        stored = draft_of(unit.connection, key)
        if stored is not None:
            unit.update(c, key, _stands(unit, stored.draft))
