"""Analyses of risk as tests need them: begun, with a risk, accepted by somebody else."""

from __future__ import annotations

import datetime
from typing import Any

from app.data.office import Actor, Office
from app.data.users import UserDraft, save_user
from app.data.workflow import decide, waiting_for
from app.modules.governance.risk.queries.lists import matrix_choices
from app.modules.governance.risk.rules.risks import AnalysisDraft, RiskDraft
from app.modules.governance.risk.services.analyses import KIND, propose_analysis, save_analysis
from app.modules.governance.risk.services.risks import save_risk

D = datetime.date
GOOD = "bitte-kein-geburtstag"


def analysis(office: Office) -> int:
    """Begin an analysis in the four by four matrix."""
    matrix = office.read(matrix_choices)[0][0]
    return int(
        office.run(
            save_analysis,
            AnalysisDraft("Risiken", "alles", matrix, D(2026, 11, 1), D(2027, 11, 1), review=D(2027, 11, 1)),
        )
    )


def risk(key: int, **more: Any) -> RiskDraft:
    """Return a risk that is very high, high today and low after its measures."""
    values: dict[str, Any] = {
        "title": "Ausfall", "treatment": "reduce", "inherent_likelihood": 4, "inherent_impact": 4, "current_likelihood": 3,
        "current_impact": 3, "residual_likelihood": 1, "residual_impact": 1,
    }  # fmt: skip
    return RiskDraft(key, **{**values, **more})


def second(office: Office) -> Office:
    """Let somebody else sign in who may do everything, and return their office."""
    office.run(save_user, UserDraft("zora", "Zora", (), password=GOOD, first_password=GOOD))
    return Office(office.book, Actor("zora", "Zora", frozenset({"*"})), office.clock)


def accepted(office: Office) -> int:
    """Return an analysis with two risks that somebody else accepted."""
    key = analysis(office)
    for title in ("Ausfall", "Brand"):
        office.run(save_risk, risk(key, title=title))
    zora = second(office)
    office.run(propose_analysis, key, "zora")
    zora.run(decide, zora.read(waiting_for, "zora", KIND)[0].id, True)
    return key
