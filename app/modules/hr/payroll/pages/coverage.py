"""What payroll does not cover, on a page of its own: each case with what Kontor does about it; printed and exported like a report."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from app.core.messages import _
from app.data.reports import Report
from app.modules.hr.payroll.reports.coverage import coverage
from app.modules.hr.payroll.rules.kinds import CHANGE
from app.modules.hr.payroll.services.self_testing import keep_self_test, last_self_test
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.report_out import ReportOut
from app.ui.widgets import label

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CoveragePage(Page):
    """Shows the list; nothing on it is typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Not covered by payroll"))
        self.out = ReportOut(self, lambda: _("What payroll does not cover"), lambda: coverage)
        told = _(
            "Kontor calculates and prepares; reports go through the portals. These cases it does not calculate:"
        )
        self.body.addWidget(label(told, "quiet", wrap=True))
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(_("What payroll does not cover"))
        self.table.setHorizontalHeaderLabels([_("Not covered"), _("What happens")])
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(LEFT)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # sentences wrap with the window
        self.body.addWidget(self.table, 1)
        self.tested = label("", "quiet", wrap=True)
        self.body.addWidget(self.tested)
        test = PageAction(_("Run the self-test"), self.run_test, "", "shield-check", CHANGE)
        self.set_actions([test, *self.out.actions()])
        desk.watch(self, self._load)
        self._load()

    def _load(self) -> None:
        self.desk.read(coverage, then=self._take, owner=self, slot="coverage")
        self.desk.read(last_self_test, then=self.tested.setText, owner=self, slot="tested")

    def run_test(self) -> None:
        """Run the tables of cases of this version and keep the result with the book."""
        told = lambda differ: self.desk.notice(  # noqa: E731
            _("All cases agree; the result is kept.")
            if not differ
            else _("{count} figures differ; the result is kept.").format(count=differ)
        )
        self.desk.run(keep_self_test, then=told)

    def _take(self, found: Report) -> None:
        self.table.setRowCount(len(found.rows))
        for place, row in enumerate(found.rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(place, column, item)
        self.table.selectRow(0)
