"""Tables of risks: matrices, threats, analyses, their risks with three stages, measures, and losses that happened."""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Integer, String

from app.core.counters import Counter
from app.core.messages import N_
from app.data.declarative import Base, Versioned, column
from app.modules.governance.risk.rules.levels import LEVELS, TONES
from app.modules.governance.risk.rules.risks import (
    CATEGORIES,
    EFFECTS,
    STATE_TONES,
    STATES,
    TREATMENT_TONES,
    TREATMENTS,
)

VIEW, CHANGE = "governance.risk.view", "governance.risk.change"


class Kept:
    """Adds the rights of risks."""

    __reads__ = VIEW
    __writes__ = CHANGE


class RiskMatrix(Kept, Versioned, Base):
    """A matrix: steps and grid as lines; one that an analysis uses stays as it is."""

    __tablename__ = "governance_matrix"
    __title__ = N_("Risk matrix")

    name: ColumnElement[str] = column(String(60), unique=True, title=N_("Matrix"), required=True, width=240)
    likelihoods: ColumnElement[str] = column(
        String(400), kind="long", title=N_("Steps of likelihood, the rarest first"), required=True, width=260
    )
    impacts: ColumnElement[str] = column(
        String(400), kind="long", title=N_("Steps of damage, the least first"), required=True, width=260
    )
    grid: ColumnElement[str] = column(
        String(200),
        kind="long",
        title=N_("Levels, one line for each step of damage"),
        required=True,
        width=160,
    )


class Threat(Kept, Versioned, Base):
    """An entry of the office's catalogue of threats."""

    __tablename__ = "governance_threat"
    __title__ = N_("Threat")

    code: ColumnElement[str] = column(String(12), unique=True, title=N_("Code"), required=True, width=90)
    name: ColumnElement[str] = column(String(160), title=N_("Threat"), required=True, width=320)


class Analysis(Kept, Versioned, Base):
    """An analysis of a scope; accepted by a second person until a day it never changes, the next one begins with its risks."""

    __tablename__ = "governance_analysis"
    __title__ = N_("Risk analysis")

    number: ColumnElement[str] = column(
        String(20),
        unique=True,
        title=N_("No."),
        width=115,
        counters=(Counter("governance.analysis", "RA-{year}-{n:03}"),),
    )
    title: ColumnElement[str] = column(String(120), title=N_("Analysis"), required=True, width=230)
    scope: ColumnElement[str] = column(String(600), kind="long", title=N_("Scope"), width=240)
    matrix_id: ColumnElement[int] = column(
        ForeignKey("governance_matrix.id"), title=N_("Matrix"), required=True, index=True
    )
    day: ColumnElement[datetime.date] = column(title=N_("As of"), required=True)
    previous_id: ColumnElement[int | None] = column(
        ForeignKey("governance_analysis.id"), title=N_("Analysis before"), index=True
    )
    state: ColumnElement[str] = column(
        String(10), title=N_("State"), choices=STATES, tones=STATE_TONES, width=180
    )
    until: ColumnElement[datetime.date] = column(title=N_("Acceptance holds until"), required=True, width=150)
    review: ColumnElement[datetime.date] = column(
        title=N_("Looked at again on"), required=True, width=190, ends="never"
    )
    written_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Written by"), once=True)
    accepted_by: ColumnElement[str] = column(String(80), kind="login", title=N_("Accepted by"), once=True)
    accepted: ColumnElement[datetime.date | None] = column(title=N_("Accepted on"), once=True)
    project_id: ColumnElement[int | None] = column(
        ForeignKey("organisation_project.id"), title=N_("Project of the measures"), index=True
    )


def _step(title: str) -> ColumnElement[int]:
    made: ColumnElement[int] = column(Integer, title=title, minimum=1, maximum=6)
    return made


def _level(title: str) -> ColumnElement[int]:
    made: ColumnElement[int] = column(Integer, title=title, choices=LEVELS, tones=TONES, width=120)
    return made


class Risk(Kept, Versioned, Base):
    """A risk of an analysis: inherent, with its controls, and after its measures; the levels follow from the matrix and are kept for lists.

    origin is the same risk in the analysis before; source says what of the book suggested it.
    """

    __tablename__ = "governance_risk"
    __title__ = N_("Risk")

    analysis_id: ColumnElement[int] = column(
        ForeignKey("governance_analysis.id"), title=N_("Analysis"), required=True
    )
    place: ColumnElement[int] = column(Integer, title=N_("No."), width=60)
    title: ColumnElement[str] = column(String(160), title=N_("Risk"), required=True, width=280)
    category: ColumnElement[str] = column(String(10), title=N_("Category"), choices=CATEGORIES, required=True)
    cause: ColumnElement[str] = column(
        String(800), kind="long", title=N_("Causes and weak points"), width=220
    )
    threat_id: ColumnElement[int | None] = column(
        ForeignKey("governance_threat.id"), title=N_("Threat"), index=True
    )
    owner_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), title=N_("Risk owner"), index=True
    )
    component_id: ColumnElement[int | None] = column(
        ForeignKey("it_component.id"), title=N_("Part of the infrastructure"), index=True
    )
    asset_id: ColumnElement[int | None] = column(ForeignKey("it_asset.id"), title=N_("Device"), index=True)
    process_id: ColumnElement[int | None] = column(
        ForeignKey("governance_process.id"), title=N_("Process"), index=True
    )
    contact_id: ColumnElement[int | None] = column(
        ForeignKey("contact.id"), title=N_("Customer or supplier"), index=True
    )
    person_id: ColumnElement[int | None] = column(
        ForeignKey("hr_person.id"), title=N_("Whose knowledge"), index=True
    )
    figure: ColumnElement[str] = column(String(60), title=N_("Early warning by the figure"))
    inherent_likelihood: ColumnElement[int] = _step(N_("Likelihood without controls"))
    inherent_impact: ColumnElement[int] = _step(N_("Damage without controls"))
    inherent: ColumnElement[int] = _level(N_("Inherent"))
    controls: ColumnElement[str] = column(String(800), kind="long", title=N_("Controls that there are"))
    current_likelihood: ColumnElement[int] = _step(N_("Likelihood today"))
    current_impact: ColumnElement[int] = _step(N_("Damage today"))
    current: ColumnElement[int] = _level(N_("Today"))
    treatment: ColumnElement[str] = column(
        String(10), title=N_("Treatment"), choices=TREATMENTS, tones=TREATMENT_TONES, width=140
    )
    reason: ColumnElement[str] = column(String(600), kind="long", title=N_("Reason of the treatment"))
    residual_likelihood: ColumnElement[int] = _step(N_("Likelihood after measures"))
    residual_impact: ColumnElement[int] = _step(N_("Damage after measures"))
    residual: ColumnElement[int] = _level(N_("Residual"))
    origin_id: ColumnElement[int | None] = column(
        ForeignKey("governance_risk.id"), title=N_("In the analysis before"), index=True
    )
    source: ColumnElement[str] = column(String(40), title=N_("Suggested by"))

    __table_args__ = (Index("uq_governance_risk", "analysis_id", "place", unique=True),)


class RiskMeasure(Kept, Versioned, Base):
    """A measure against a risk; what becomes of it stands in its task."""

    __tablename__ = "governance_risk_measure"
    __title__ = N_("Measure against a risk")

    risk_id: ColumnElement[int] = column(ForeignKey("governance_risk.id"), title=N_("Risk"), index=True)
    title: ColumnElement[str] = column(String(160), title=N_("Measure"), required=True, width=260)
    person_id: ColumnElement[int | None] = column(ForeignKey("hr_person.id"), title=N_("Done by"), index=True)
    due: ColumnElement[datetime.date] = column(title=N_("Due"), required=True)
    cost: ColumnElement[int] = column(title=N_("Cost once"), kind="money")
    yearly: ColumnElement[int] = column(title=N_("Cost a year"), kind="money")
    effect: ColumnElement[str] = column(String(10), title=N_("Effect"), choices=EFFECTS, width=170)


class RiskLoss(Kept, Versioned, Base):
    """A loss that happened, beside what was estimated."""

    __tablename__ = "governance_risk_loss"
    __title__ = N_("Loss that happened")

    risk_id: ColumnElement[int] = column(
        ForeignKey("governance_risk.id"), title=N_("Risk"), required=True, index=True
    )
    day: ColumnElement[datetime.date] = column(title=N_("Happened on"), required=True)
    amount: ColumnElement[int] = column(title=N_("Loss"), kind="money", required=True)
    about: ColumnElement[str] = column(
        String(400), kind="long", title=N_("What happened"), required=True, width=320
    )
