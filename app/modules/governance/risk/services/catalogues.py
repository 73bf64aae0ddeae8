"""Matrices and threats of the office; a matrix that an analysis uses stays as it is, so that nothing is coloured anew."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app.core.errors import Settled
from app.core.messages import N_
from app.data.basics import is_empty
from app.data.drafts import must_be_unique, save_draft
from app.data.office import command
from app.data.unit import Unit
from app.modules.governance.risk.models import CHANGE, Analysis, RiskMatrix, Threat
from app.modules.governance.risk.rules.levels import MatrixDraft, read_matrix, shipped_here
from app.modules.governance.risk.rules.risks import ThreatDraft


def bring_basics(unit: Unit) -> None:
    """Bring the matrices that a book begins with."""
    if is_empty(unit, RiskMatrix):
        for draft in shipped_here():
            save_draft(unit, RiskMatrix, draft)


@command(CHANGE)
def save_matrix(unit: Unit, draft: MatrixDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a matrix and return its key. Raises Invalid naming the field, and for one that an analysis uses; and Conflict."""
    read_matrix(draft)
    must_be_unique(unit, RiskMatrix, draft.name, key)
    if key is not None:
        unit.row(RiskMatrix, key, lock=True)
        if unit.connection.scalar(select(Analysis.id).where(Analysis.matrix_id == key).limit(1)) is not None:
            raise Settled(N_("An analysis uses this matrix; make a new one."), field="grid")
    return save_draft(unit, RiskMatrix, draft, key, version)


@command(CHANGE)
def save_threat(unit: Unit, draft: ThreatDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep an entry of the catalogue of threats and return its key. Raises Invalid naming the field, and Conflict."""
    must_be_unique(unit, Threat, draft.code, key, "code")
    return save_draft(unit, Threat, draft, key, version)


@command(CHANGE)
def take_threats(unit: Unit, drafts: Sequence[ThreatDraft]) -> int:
    """Take over a catalogue and return how many entries that added; a code that is there already keeps its title."""
    unit.lock("governance.threats")
    known = {str(code).casefold() for code in unit.connection.scalars(select(Threat.code))}
    new = [one for one in drafts if one.code.casefold() not in known]
    for one in new:
        save_draft(unit, Threat, one)
    return len(new)
