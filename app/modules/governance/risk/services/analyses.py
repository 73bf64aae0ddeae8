"""Analyses of risk: begun, repeated, accepted by a second person until a day; an accepted one never changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data import numbering, search
from app.data.approval_rules import Approval
from app.data.drafts import must_exist, save_draft
from app.data.office import command
from app.data.unit import Unit
from app.data.workflow import start
from app.modules.governance.risk.models import CHANGE, Analysis, Risk, RiskMatrix, RiskMeasure
from app.modules.governance.risk.rules.risks import DRAFT, MACHINE, AnalysisDraft
from app.modules.governance.risk.services.risks import copy_risks, in_work

KIND = "risk_analysis"
OF_RISK = (
    "place", "title", "category", "cause", "inherent", "current", "residual", "treatment", "reason", "current_likelihood",
    "current_impact", "residual_likelihood", "residual_impact",
)  # fmt: skip


def _check(draft: AnalysisDraft) -> None:
    for name in ("until", "review"):
        day = getattr(draft, name)
        if day is not None and draft.day is not None and day <= draft.day:
            raise Invalid(N_("This day lies after the day of the analysis."), field=name)


@command(CHANGE)
def save_analysis(
    unit: Unit, draft: AnalysisDraft, key: int | None = None, version: int | None = None
) -> int:
    """Keep an analysis in work and return its key. Raises Invalid naming the field, another matrix under risks too; and Conflict."""
    _check(draft)
    must_exist(unit, matrix=(RiskMatrix, draft.matrix))
    if key is not None:
        row = in_work(unit, key)
        risk = unit.connection.scalar(select(Risk.id).where(Risk.analysis_id == key).limit(1))
        if risk is not None and row["matrix_id"] != draft.matrix:
            raise Invalid(
                N_("Its risks stand in this matrix; begin another analysis for another one."), field="matrix"
            )
        save_draft(unit, Analysis, draft, key, version)
    else:
        key = _insert(unit, draft, None)
    search.index(unit, Analysis, key, f"{draft.title} {draft.scope}")
    return key


def _insert(unit: Unit, draft: AnalysisDraft, previous: int | None) -> int:
    number = numbering.give(unit, Analysis.number, unit.today.year)
    return save_draft(
        unit, Analysis, draft, number=number, state=DRAFT, previous_id=previous, written_by=unit.login,
        accepted_by="", accepted=None, project_id=None,
    )  # fmt: skip


@command(CHANGE)
def begin_next(unit: Unit, key: int, draft: AnalysisDraft) -> int:
    """Begin the next analysis with the risks of an accepted one and return its key; begun already, that one. Raises Invalid."""
    row = unit.row(Analysis, key, lock=True)
    known = unit.connection.scalar(select(Analysis.id).where(Analysis.previous_id == key))
    if known is not None:
        return int(known)
    if row["accepted"] is None:
        raise Invalid(N_("The next analysis follows an accepted one."), field="state")
    _check(draft)
    if draft.matrix != row["matrix_id"]:
        raise Invalid(N_("It takes over the risks, and with them their matrix."), field="matrix")
    made = _insert(unit, draft, key)
    copy_risks(unit, key, made)
    search.index(unit, Analysis, made, f"{draft.title} {draft.scope}")
    return made


@command(CHANGE)
def propose_analysis(unit: Unit, key: int, approver: str = "") -> int:
    """Ask a second person to accept an analysis; return the key of the approval.

    Raises Invalid without risks, with one that nobody decided on, with an end that has passed, and where nobody else could accept.
    """
    row = unit.row(Analysis, key, lock=True)
    state = MACHINE.after(row["state"], "propose")
    asked = select(Risk.title, Risk.treatment).where(Risk.analysis_id == key).order_by(Risk.place)
    risks = unit.connection.execute(asked).all()
    if not risks:
        raise Invalid(N_("There is no risk in this analysis."), field="state")
    undecided = next((risk.title for risk in risks if risk.treatment == "open"), None)
    if undecided is not None:
        words = N_("Decide first how each risk is treated; “{title}” still waits.")
        raise Invalid(words, field="state", title=undecided)
    if row["until"] <= unit.today:
        raise Invalid(N_("An acceptance holds until a day to come; change it first."), field="until")
    unit.update(Analysis, key, {"state": state})
    return start(unit, KIND, key, 0, approver)


def content_of(connection: Connection, key: int) -> Mapping[str, Any]:
    """Return what is accepted: the analysis, each of its risks with levels and treatment, and the measures."""
    a, r, m = Analysis, Risk, RiskMeasure
    head = connection.execute(
        select(a.title, a.scope, a.matrix_id, a.day, a.until, a.review).where(a.id == key)
    ).one()
    columns = [getattr(r, name).expression for name in OF_RISK]
    risks = connection.execute(select(*columns).where(r.analysis_id == key).order_by(r.place))
    measures = connection.execute(
        select(m.title, m.due, m.cost, m.yearly)
        .join(r, r.id == m.risk_id)
        .where(r.analysis_id == key)
        .order_by(m.id)
    )
    return {
        "head": list(map(str, head)),
        "risks": [list(map(str, row)) for row in risks],
        "measures": [list(map(str, row)) for row in measures],
    }


def _ended(unit: Unit, key: int, approved: bool, _comment: str) -> None:
    row = unit.row(Analysis, key, lock=True)
    state = MACHINE.after(row["state"], "accept" if approved else "back")
    more = {"accepted_by": unit.login, "accepted": unit.today} if approved else {}
    unit.update(Analysis, key, {"state": state, **more})


def _reopened(_unit: Unit, _key: int) -> None:
    raise Invalid(N_("An accepted analysis stays as it is; begin the next one."), field="state")


APPROVALS = (
    Approval(
        KIND,
        N_("Risk analyses"),
        Analysis.__tablename__,
        content_of,
        _ended,
        reopened=_reopened,
        page="governance.risk.risks",
    ),
)
