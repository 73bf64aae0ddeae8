"""Periods: months of the fiscal years, to close and to open again until they are finalised."""

from __future__ import annotations

import datetime

from app.core import format as formats
from app.core.dates import add_months
from app.core.messages import _
from app.modules.finance.chart.queries import YearRow, periods_source, years
from app.modules.finance.chart.services import add_fiscal_year, set_period_state
from app.ui.desk import Desk
from app.ui.fields import DayField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction


class PeriodsPage(ListPage):
    """The list of periods."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Periods"), periods_source())
        self.set_actions(
            [
                PageAction(
                    _("Close period"), lambda: self._set("soft"), "Ctrl+D", "lock", "finance.chart.change"
                ),
                PageAction(
                    _("Open again"), lambda: self._set("open"), "Ctrl+O", "lock-open", "finance.chart.change"
                ),
                PageAction(
                    _("New fiscal year"),
                    self._new_year,
                    "Ctrl+N",
                    "plus",
                    "finance.chart.change",
                    primary=True,
                ),
            ]
        )

    def _set(self, state: str) -> None:
        key = self.panel.current_key()
        if key is not None:
            self.desk.run(set_period_state, key, state, then=lambda _n: self.desk.notice(_("Period changed")))

    def _new_year(self) -> None:
        self.desk.read(years, then=self._show)

    def _show(self, known: list[YearRow]) -> None:
        start = max(year.end for year in known) + datetime.timedelta(days=1)
        end = add_months(start, 12) - datetime.timedelta(days=1)

        def save() -> None:
            values = form.values()
            span = f"{formats.day(values['start'])} – {formats.day(values['end'])}"

            def done(_key: int) -> None:
                form.saved()
                self.close_drawer()
                self.desk.notice(_("Fiscal year {year} opened").format(year=span))

            form.send(
                add_fiscal_year,
                values["end"].year,
                values["start"],
                values["end"],
                then=done,
            )

        form = Form(self.desk, "fiscal_year", save, self.close_drawer, columns=1)
        first, last = DayField("start", _("from"), required=True), DayField("end", _("to"), required=True)
        form.add(first)
        form.add(last)
        form.fill({}, restore=False)
        first.set_day(start)
        last.set_day(end)
        self.drawer.show_widget(_("New fiscal year"), form)
        form.focus_first()
