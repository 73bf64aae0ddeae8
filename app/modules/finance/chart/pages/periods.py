"""Periods: months of the fiscal years, to close and to open again until they are finalised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core import format as formats
from app.core.dates import ONE_DAY, add_months
from app.core.messages import _
from app.modules.finance.chart.models import FiscalYear
from app.modules.finance.chart.queries import YearRow, periods_source, years
from app.modules.finance.chart.rules import PERIOD
from app.modules.finance.chart.services import add_fiscal_year, set_period_state
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.page_head import PageAction

CHANGE = "finance.chart.change"


def _after(_form: Form, known: list[YearRow]) -> Mapping[str, Any]:
    """Begin with the twelve months after the last fiscal year."""
    start = max(year.end for year in known) + ONE_DAY
    return {"start": start, "end": add_months(start, 12) - ONE_DAY}


def _opened(_key: int, values: Values) -> str:
    span = f"{formats.day(values['start'])} – {formats.day(values['end'])}"
    return _("Fiscal year {year} opened").format(year=span)


class PeriodsPage(ListPage):
    """The list of periods."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Periods"), periods_source())
        self.set_actions(
            [
                PageAction(
                    _("Close period"),
                    lambda: self._set("soft"),
                    "",
                    "lock",
                    CHANGE,
                    row=True,
                    why_not=self.in_state(PERIOD, "close"),
                ),
                PageAction(
                    _("Open again"),
                    lambda: self._set("open"),
                    "",
                    "lock-open",
                    CHANGE,
                    row=True,
                    why_not=self.in_state(PERIOD, "open"),
                ),
                PageAction(_("New fiscal year"), self._new_year, "Ctrl+N", "plus", CHANGE, primary=True),
            ]
        )

    def _set(self, state: str) -> None:
        told = lambda _nothing: self.desk.notice(_("Period changed"))  # noqa: E731
        self.for_current(lambda key: self.desk.run(set_period_state, key, state, then=told))

    def _new_year(self) -> None:
        ask(
            self.desk,
            self.drawer,
            "fiscal_year",
            _("New fiscal year"),
            fields_of(self.desk, FiscalYear, "start end"),
            send=lambda v: (add_fiscal_year, v["end"].year, v["start"], v["end"]),
            done=_opened,
            asks=((years,),),
            ready=_after,
            restore=False,
            marks={"fiscal_year": "end"},
        )
