"""The schedule of fixed assets (Anlagenspiegel, § 284 (3) HGB) of a span; Enter opens the sheet of an account."""

from __future__ import annotations

import datetime

from app.core.manifest import Finding
from app.core.messages import _
from app.modules.finance.fixed_assets.checks import differences
from app.modules.finance.fixed_assets.queries.schedule import ScheduleRow, schedule
from app.modules.finance.fixed_assets.reports import FIGURES, cells, schedule_report
from app.modules.finance.ledger.api import last_day
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.span_bar import Span, month_over, year_of
from app.ui.span_page import SpanPage
from app.ui.widgets import label, set_pill, widen

SHOWN = (
    0,
    1,
    2,
    3,
    9,
    6,
    10,
    11,
)  # what fits on the screen: cost and its changes, depreciation in all and of the span, book values


def _shown(row: ScheduleRow) -> tuple[int, ...]:
    figures = cells(row)
    return tuple(figures[i] for i in SHOWN)


class SchedulePage(SpanPage):
    """Shows the schedule of a span, a year to begin with."""

    sheet_page = "finance.ledger.account_sheet"

    rows: OutlineTable

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Schedule of fixed assets"),
            last_day,
            schedule,
            schedule_report,
        )
        self.findings = label("", "bad", wrap=True)
        self.findings.hide()
        self.body.addWidget(self.findings)
        self.rows.led.connect(self.sheet)
        self.set_actions(self.out.actions())

    def first_span(self, newest: datetime.date) -> Span:
        """Return the calendar year of the last month that is over."""
        return year_of(month_over(newest))

    def take(self, found: list[ScheduleRow]) -> None:
        """Show the rows with their total, and where register and ledger differ at the end."""
        lines = [OutlineRow(row.account, row.name, _shown(row), target=row.account) for row in found]
        totals = (
            tuple(sum(values) for values in zip(*(_shown(row) for row in found), strict=True))
            if found
            else ()
        )
        if totals:
            lines.append(OutlineRow("", _("Total"), totals, strong=True))
        self.rows.show_rows(lines, [_("Account"), _("Name"), *(_(FIGURES[i][1]) for i in SHOWN)])
        for column in range(2, len(SHOWN) + 2):
            widen(self.rows, column, 96)
        if self.shown is not None:
            self.desk.read(last_day, then=self._compare)

    def _compare(self, newest: datetime.date | None) -> None:
        """Compare the register with the ledger at the end of the span, or where the ledger ends."""
        if self.shown is not None:
            self.desk.read(differences, min(self.shown[1], newest or datetime.date.max), then=self._differ)

    def _differ(self, found: list[Finding]) -> None:
        words = [str(one.words) for one in found]
        self.findings.setText("\n".join(words))
        self.findings.setVisible(bool(words))
        set_pill(
            self.state,
            _("differs from the ledger") if words else _("agrees with the ledger"),
            "bad" if words else "good",
        )
        self.state.show()
