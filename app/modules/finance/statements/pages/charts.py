"""Pictures of the result: income, expense and result by month beside the year before, and costs by kind."""

from __future__ import annotations

import datetime

from app.core.messages import _
from app.modules.finance.ledger.api import last_day
from app.modules.finance.statements.queries.views import Pictures, pictures
from app.ui.chart import Chart, ChartView, Series
from app.ui.desk import Desk
from app.ui.fields import DayField
from app.ui.page import Page
from app.ui.widgets import row


class ChartsPage(Page):
    """Two charts of the fiscal year up to a day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Charts"))
        self.until = DayField("until", _("up to"), 110, required=True)
        self.until.left.connect(self.refresh)
        self.body.addLayout(row(self.until, 1))
        self.result, self.costs = ChartView(desk, _("Result by month")), ChartView(desk, _("Costs by kind"))
        self.body.addLayout(row(self.result, self.costs, spacing=12), 1)
        desk.watch(self, self.refresh)
        desk.read(last_day, then=self._begin)

    def _begin(self, newest: datetime.date | None) -> None:
        """Show the figures up to the newest entry."""
        self.until.set_day(newest or self.desk.today())
        self.refresh()

    def refresh(self) -> None:
        """Read the figures again."""
        if self.until.check():
            self.desk.read(pictures, self.until.value(), then=self._take)

    def _take(self, found: Pictures) -> None:
        labels = [f"{day:%m/%y}" for day in found.months]
        result = [a - b for a, b in zip(found.income, found.expense, strict=True)]
        series = [
            Series(_("Income"), found.income, "accent"),
            Series(_("Expense"), tuple(-one for one in found.expense), "strong"),
            Series(_("Result"), tuple(result), "text", line=True),
        ]
        if any(found.before):
            series.append(Series(_("Result, year before"), found.before, "faint", line=True))
        self.result.show_chart(Chart(labels, tuple(series)))
        names = [name for name, _amount in found.costs]
        self.costs.show_chart(
            Chart(
                names,
                (Series(_("Cost of the year"), tuple(amount for _n, amount in found.costs), "accent"),),
                lying=True,
            )
        )
