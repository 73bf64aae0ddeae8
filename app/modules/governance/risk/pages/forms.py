"""Forms of risks in the drawer: an analysis, a risk in its three stages, acceptance asked for, the next analysis, a measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from app.core.dates import add_months
from app.core.messages import _
from app.core.people import people
from app.modules.governance.risk.models import Analysis, Risk, RiskMeasure
from app.modules.governance.risk.queries.analyses import AnalysisView
from app.modules.governance.risk.rules.risks import AnalysisDraft, MeasureDraft
from app.modules.governance.risk.services.analyses import begin_next, propose_analysis
from app.modules.governance.risk.services.risks import save_measure
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import DrawerForm, ask
from app.ui.fields import Field
from app.ui.forms import Form

MONTHS = 12
STAGE_ORDER = ("inherent", "current", "residual")
STEPS = tuple(f"{stage}_{part}" for stage in STAGE_ORDER for part in ("likelihood", "impact"))


def analysis_fields(desk: Desk) -> Sequence[Placed]:
    """Return the fields of an analysis; the matrices are offered once they are read."""
    matrix = ChoiceField("matrix", _("Matrix"), [])
    return fields_of(desk, Analysis, "title:2 scope:2 matrix:2 day review until", matrix=matrix)


def risk_fields(desk: Desk) -> Sequence[Placed]:
    """Return the fields of a risk, what is assessed first; the steps of its matrix are offered once they are read."""
    steps = {name: ChoiceField(name, _(_title(name)), []) for name in STEPS}
    layout = (
        "title:2 category owner cause:2 inherent_likelihood:2 inherent_impact:2 controls:2 current_likelihood:2 "
        "current_impact:2 treatment:2 reason:2 residual_likelihood:2 residual_impact:2 "
        "threat:2 process:2 component asset contact person figure:2"
    )
    steps["figure"] = ChoiceField("figure", _(_title("figure")), [])
    return fields_of(desk, Risk, layout, **steps)


def _title(name: str) -> str:
    from app.data.declarative import field_of

    return field_of(getattr(Risk, name)).title


def _follow(chosen: Field, later: Field) -> None:
    """Let a later stage go with the one before until it is chosen by itself: nothing lowers it until somebody says so."""
    known = [chosen.value()]

    def go() -> None:
        if later.value() in (0, known[0]):
            later.set_text(chosen.text())
        known[0] = chosen.value()

    chosen.changed.connect(go)


def follow_stages(form: Form) -> None:
    """Let each stage of a new risk go with the one before, likelihood and damage each by itself."""
    for part in ("likelihood", "impact"):
        for one, later in pairwise(form.fields[f"{stage}_{part}"] for stage in STAGE_ORDER):
            _follow(one, later)


def ask_acceptance(desk: Desk, drawer: Drawer, key: int) -> DrawerForm:
    """Ask who accepts an analysis; whoever asks does not accept it."""
    others = [(login, name) for login, name in people() if login != desk.office.actor.login]
    field = ChoiceField("approver", _("Accepted by"), [("", _("by the rules of approval")), *others])
    return ask(desk, drawer, "governance_analysis.accept", _("Acceptance"), [field],
               send=lambda values: (propose_analysis, key, values["approver"]),
               done=lambda _run, _values: _("It waits for acceptance by somebody else."), record=key, save_text=_("Ask for acceptance"))  # fmt: skip


def ask_next(desk: Desk, drawer: Drawer, head: AnalysisView, done: Callable[[int], object]) -> DrawerForm:
    """Ask for day and ends of the analysis that follows an accepted one."""
    today = desk.today()
    start: Mapping[str, Any] = {"title": head.title, "day": today, "review": add_months(today, MONTHS), "until": add_months(today, MONTHS)}  # fmt: skip

    def told(key: int, _values: Any) -> str:
        done(key)
        return _("Begun with the risks of the analysis before.")

    return ask(
        desk,
        drawer,
        "governance_analysis.next",
        _("Next analysis"),
        fields_of(desk, Analysis, "title:2 day review until"),
        send=lambda values: (
            begin_next,
            head.id,
            AnalysisDraft(**values, scope=head.scope, matrix=head.matrix_id),
        ),
        done=told,
        start=start,
        record=head.id,
        columns=2,
        save_text=_("Begin"),
    )


def ask_measure(desk: Desk, drawer: Drawer, risk: int) -> DrawerForm:
    """Ask for a measure against a risk; it becomes a task."""
    start = {"due": add_months(desk.today(), 3), "effect": "likelihood"}

    def send(values: dict[str, Any]) -> tuple[Any, ...]:
        given = {name: values[name] or 0 for name in ("cost", "yearly")}
        return save_measure, risk, MeasureDraft(**{**values, **given})

    return ask(desk, drawer, "governance_risk_measure", _("New measure"), fields_of(desk, RiskMeasure, "title:2 person:2 due effect cost yearly"),
               send=send, done=lambda _key, _values: _("Kept; the task stands in the project of the analysis."), start=start, record=risk,
               columns=2, restore=False)  # fmt: skip
