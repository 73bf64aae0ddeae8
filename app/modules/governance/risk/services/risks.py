"""Risks of an analysis: kept while it is in work, levels reckoned from its matrix, taken over from the book, measures as tasks, losses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from app.core.errors import Invalid, Settled
from app.core.messages import N_
from app.data.drafts import must_exist, one_of, required, save_draft
from app.data.office import command
from app.data.record_extras import Target
from app.data.unit import Unit
from app.modules.cockpit.figures.api import open_figures
from app.modules.governance.risk.models import (
    CHANGE,
    Analysis,
    Risk,
    RiskLoss,
    RiskMatrix,
    RiskMeasure,
    Threat,
)
from app.modules.governance.risk.queries.proposals import proposals
from app.modules.governance.risk.rules.levels import Matrix, MatrixDraft, check_course, read_matrix
from app.modules.governance.risk.rules.risks import (
    ACCEPT,
    DRAFT,
    NOT_IN_WORK,
    LossDraft,
    MeasureDraft,
    RiskDraft,
)
from app.modules.hr.people.api import own_person
from app.modules.organisation.projects.api import Wanted, add_tasks, project_for

STAGES = ("inherent", "current", "residual")


def in_work(unit: Unit, analysis: int | None) -> Mapping[str, Any]:
    """Return an analysis, locked; raises Invalid where it is no longer in work."""
    if analysis is None:
        raise Invalid(N_("This field is needed."), field="analysis")
    row = unit.row(Analysis, analysis, lock=True)
    if row["state"] != DRAFT:
        raise Settled(NOT_IN_WORK, field="analysis")
    return row


def matrix_of(unit: Unit, analysis: Mapping[str, Any]) -> Matrix:
    """Return the matrix of an analysis."""
    row = unit.row(RiskMatrix, analysis["matrix_id"])
    return read_matrix(MatrixDraft(row["name"], row["likelihoods"], row["impacts"], row["grid"]))


def _levels(matrix: Matrix, draft: RiskDraft) -> dict[str, int]:
    """Return the level of each stage; raises Invalid naming the field."""
    cells = [(getattr(draft, f"{stage}_likelihood"), getattr(draft, f"{stage}_impact")) for stage in STAGES]
    found = {stage: matrix.level(*cell, stage) for stage, cell in zip(STAGES, cells, strict=True)}
    check_course(*cells)
    return found


@command(CHANGE)
def save_risk(unit: Unit, draft: RiskDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a risk and return its key; its levels follow from the matrix of its analysis.

    Raises Invalid naming the field: an analysis that is not in work, a step that the matrix lacks, an acceptance without a
    reason; and Conflict.
    """
    if key is not None and unit.row(Risk, key, lock=True)["analysis_id"] != draft.analysis:
        raise Invalid(N_("A risk stays in its analysis."), field="analysis")
    analysis = in_work(unit, draft.analysis)
    if draft.figure and (key is None or unit.row(Risk, key)["figure"] != draft.figure):
        one_of(draft.figure, open_figures(unit.connection), "figure")
    levels = _levels(matrix_of(unit, analysis), draft)
    must_exist(unit, threat=(Threat, draft.threat))
    if draft.treatment == ACCEPT and not draft.reason.strip():
        raise Invalid(N_("Say why the risk is accepted."), field="reason")
    if key is not None:
        return save_draft(unit, Risk, draft, key, version, **levels)
    return save_draft(
        unit, Risk, draft, place=_next_place(unit, analysis["id"]), origin_id=None, source="", **levels
    )


def _next_place(unit: Unit, analysis: int) -> int:
    return (
        int(unit.connection.scalar(select(func.max(Risk.place)).where(Risk.analysis_id == analysis)) or 0) + 1
    )


@command(CHANGE)
def delete_risk(unit: Unit, key: int) -> None:
    """Take a risk out of an analysis in work, with its measures; what tasks became of those stays. Raises Invalid, also for one with losses."""
    row = unit.row(Risk, key, lock=True)
    in_work(unit, row["analysis_id"])
    if unit.connection.scalar(select(RiskLoss.id).where(RiskLoss.risk_id == key).limit(1)) is not None:
        raise Invalid(N_("A loss happened by this risk; it stays."), field="state")
    measures = list(unit.connection.scalars(select(RiskMeasure.id).where(RiskMeasure.risk_id == key)))
    unit.delete_rows(RiskMeasure, measures)
    unit.delete(Risk, key)


@command(CHANGE)
def take_over(unit: Unit, analysis: int, source: str) -> int:
    """Take over a risk that the book suggests and return its key; taken over already, that one. Raises Invalid where it is no longer suggested."""
    row = in_work(unit, analysis)
    known = unit.connection.scalar(select(Risk.id).where(Risk.analysis_id == analysis, Risk.source == source))
    if known is not None:
        return int(known)
    one = next((one for one in proposals(unit.connection) if one.source == source), None)
    if one is None:
        raise Invalid(N_("The book no longer suggests this."), field="source")
    middle: dict[str, Any] = {f"{stage}_{part}": 2 for stage in STAGES for part in ("likelihood", "impact")}
    draft = RiskDraft(
        analysis, one.title, one.category, str(one.cause), contact=one.contact, person=one.person, **middle
    )
    values = dict.fromkeys(STAGES, matrix_of(unit, row).level(2, 2))
    return save_draft(
        unit, Risk, draft, place=_next_place(unit, analysis), origin_id=None, source=source, **values
    )


@command(CHANGE)
def save_measure(unit: Unit, risk: int, draft: MeasureDraft) -> int:
    """Keep a measure against a risk of an analysis in work as a task, and return its key; the same one again is not kept twice.

    The first one makes the project of the analysis. Raises Invalid naming the field.
    """
    row = in_work(unit, unit.row(Risk, risk)["analysis_id"])
    if draft.due is None:
        raise Invalid(N_("This field is needed."), field="due")
    for name in ("cost", "yearly"):
        if getattr(draft, name) < 0:
            raise Invalid(N_("This is not below zero."), field=name)
    title = required(draft.title, "title", N_("This field is needed."))
    m = RiskMeasure
    known = unit.connection.scalar(select(m.id).where(m.risk_id == risk, m.title == title))
    if known is not None:
        return int(known)
    key = save_draft(unit, m, draft, risk_id=risk)
    project = row["project_id"]
    if project is None:
        project = project_for(unit, f"{row['number']} {row['title']}", own_person(unit.connection))
        unit.update(Analysis, row["id"], {"project_id": project})
    add_tasks(unit, project, [Wanted(Target(m.__tablename__, key), title, draft.person, draft.due)])
    return key


@command(CHANGE)
def save_loss(unit: Unit, draft: LossDraft, key: int | None = None, version: int | None = None) -> int:
    """Keep a loss that happened and return its key, also beside an accepted analysis. Raises Invalid naming the field, and Conflict."""
    must_exist(unit, risk=(Risk, draft.risk))
    if draft.day is not None and draft.day > unit.today:
        raise Invalid(N_("This day is still to come."), field="day")
    if (draft.amount or 0) < 0:
        raise Invalid(N_("This is not below zero."), field="amount")
    return save_draft(unit, RiskLoss, draft, key, version)


def copy_risks(unit: Unit, origin: int, goal: int) -> None:
    """Bring the risks of an analysis into the next one as they stood; what the measures really did is assessed there."""
    rows = unit.connection.execute(
        select(Risk.__table__).where(Risk.analysis_id == origin).order_by(Risk.place)
    ).mappings()
    for row in list(rows):
        values = {name: value for name, value in row.items() if name not in ("id", "version", "analysis_id")}
        unit.insert(Risk, analysis_id=goal, **{**values, "origin_id": row["id"]})
