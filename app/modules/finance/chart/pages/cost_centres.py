"""Cost centres in two dimensions."""

from __future__ import annotations

from app.core.messages import _
from app.modules.finance.chart.queries import FUNCTIONS, CostCentreRow, cost_centre_row, cost_centres_source
from app.modules.finance.chart.services import save_cost_centre
from app.ui.choice_fields import ChoiceField, SwitchField
from app.ui.desk import Desk
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction


class CostCentresPage(ListPage):
    """The list of cost centres."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Cost centres"), cost_centres_source())
        self.set_actions(
            [
                PageAction(
                    _("Change"),
                    lambda: self.for_current(self.open_row),
                    "F2",
                    "pencil",
                    "finance.chart.change",
                ),
                PageAction(
                    _("New cost centre"),
                    lambda: self._show(None),
                    "Ctrl+N",
                    "plus",
                    "finance.chart.change",
                    primary=True,
                ),
            ]
        )

    def open_row(self, key: int) -> None:
        """Open the form of a cost centre."""
        self.desk.read(cost_centre_row, key, then=self._show)

    def _show(self, row: CostCentreRow | None) -> None:
        def save() -> None:
            values = form.values()
            what = (int(values["dimension"]), values["code"], values["name"], row.id if row else None)
            words = _("Cost centre {code} saved").format(code=values["code"])
            self.submit(
                form,
                save_cost_centre,
                (*what, form.version, values.get("blocked", False), values["function"]),
                words,
            )

        form = Form(
            self.desk,
            "cost_centre",
            save,
            self.close_drawer,
            columns=1,
            record=row.id if row else 0,
            version=row.version if row else None,
        )
        dimension = form.add(ChoiceField("dimension", _("Dimension"), [("1", "1  KOST1"), ("2", "2  KOST2")]))
        dimension.editor.setEnabled(row is None)
        form.add(TextField("code", _("Code"), limit=36))
        form.add(TextField("name", _("Name"), limit=80))
        form.add(ChoiceField("function", _("Function, for cost of sales"), list(FUNCTIONS.items())))
        if row is not None:
            form.add(SwitchField("blocked", _("Blocked")))
        form.fill(
            {
                "dimension": str(row.dimension),
                "code": row.code,
                "name": row.name,
                "function": row.function,
                "blocked": "1" if row.blocked else "",
            }
            if row
            else {}
        )
        self.drawer.show_widget(row.code if row else _("New cost centre"), form)
        form.focus_first()
