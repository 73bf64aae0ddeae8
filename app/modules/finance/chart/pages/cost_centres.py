"""Cost centres in two dimensions."""

from __future__ import annotations

from app.core.messages import _
from app.data.drafts import Stored
from app.modules.finance.chart.models import CostCentre
from app.modules.finance.chart.queries import cost_centres_source
from app.modules.finance.chart.queries.forms import cost_centre
from app.modules.finance.chart.rules import CostCentreDraft
from app.modules.finance.chart.services import save_cost_centre, undo_cost_centre
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import leave_out
from app.ui.forms import Form
from app.ui.register import Register, RegisterPage


def _ready(form: Form, one: Stored[CostCentreDraft] | None) -> None:
    """A cost centre keeps its dimension; only one that is there can be blocked."""
    form.fields["dimension"].editor.setEnabled(one is None)
    if one is None:
        leave_out(form, "blocked")


class CostCentresPage(RegisterPage):
    """The list of cost centres."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Cost centres"),
            new=_("New cost centre"),
            source=cost_centres_source(),
            of=CostCentre,
            read=cost_centre,
            fields=lambda desk: fields_of(desk, CostCentre, "dimension code name function blocked"),
            draft=CostCentreDraft,
            save=save_cost_centre,
            undo=undo_cost_centre,
            ready=_ready,
            columns=1,
            first="code",
            name=lambda draft: str(draft.code),
        )
        super().__init__(desk, _("Cost centres"), [one])
        self.set_actions(self.standard_actions(_("New cost centre")))
