"""What payroll does not cover, on a page of its own: each case with what Kontor does about it; printed and exported like a report."""

from __future__ import annotations

from app.core.messages import _
from app.data.reports import Report
from app.modules.hr.payroll.reports.coverage import coverage
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.page import Page
from app.ui.report_out import ReportOut
from app.ui.widgets import label, widen

CASE, THEN = 560, 520  # pixels


class CoveragePage(Page):
    """Shows the list; nothing on it is typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Not covered by payroll"))
        self.out = ReportOut(self, lambda: _("What payroll does not cover"), lambda: coverage)
        told = _(
            "Kontor calculates and prepares; reports go through the portals. These cases it does not reckon:"
        )
        self.body.addWidget(label(told, "quiet", wrap=True))
        self.rows = OutlineTable(_("What payroll does not cover"))
        self.body.addWidget(self.rows, 1)
        self.set_actions(self.out.actions())
        desk.read(coverage, then=self._take, owner=self, slot="coverage")

    def _take(self, found: Report) -> None:
        rows = [OutlineRow(str(place), row[0], (row[1],)) for place, row in enumerate(found.rows, 1)]
        self.rows.show_rows(rows, [_("No."), _("Not covered"), _("What happens")])
        widen(self.rows, 1, CASE)
        widen(self.rows, 2, THEN)
