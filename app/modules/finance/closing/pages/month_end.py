"""The month's end: every check with what it found; Enter leads from a finding to where it is mended."""

from __future__ import annotations

import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from app.core.manifest import Finding, MonthCheck
from app.core.messages import N_, _, counted
from app.data import archive
from app.data.reports import pdf
from app.modules.finance.closing.queries import month_end
from app.modules.finance.closing.reports import month_end_report
from app.modules.finance.closing.services import keep_list
from app.modules.finance.ledger.api import last_day
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.report_out import Make, ReportOut
from app.ui.span_bar import SpanBar, month_over
from app.ui.widgets import Page, PageAction, card, set_pill


class MonthEndPage(Page):
    """Shows the list of a month."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Month end"))
        self.bar = SpanBar(self, month_over(desk.now(last_day)))
        self.bar.chosen.connect(self.refresh)
        self.body.addWidget(self.bar)
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        self.table = OutlineTable(_("Month end"))
        self.table.led.connect(self._open)
        self.bar.entered.connect(self.table.setFocus)
        inside.addWidget(self.table)
        self.body.addWidget(frame, 1)
        self.out = ReportOut(self, lambda: _("Month end"), self._report)
        self.set_actions(
            [
                PageAction(_("Keep with the period"), self.keep, "Ctrl+S", "paperclip", "finance.close"),
                *self.out.actions(),
                PageAction(_("Open all rows"), self.table.outline.toggle_all, "Ctrl+O", "list", menu=True),
            ]
        )
        watched = frozenset({"finance_entry", "finance_line", "finance_bank_line", "finance_stack_line", "attachment", "finance_account"})
        desk.watch(self, watched, self.refresh)
        self._span: tuple[datetime.date, datetime.date] | None = None
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the list."""
        return self.table

    def refresh(self) -> None:
        """Run the checks again."""
        span = self.bar.span()
        if span is not None:
            self._span = span
            self.subtitle.setText(self.bar.words())
            self.desk.read(month_end, *span, then=self._take)

    def _take(self, checks: list[MonthCheck]) -> None:
        rows = []
        for check in checks:
            inside = tuple(OutlineRow("", f"      {one.words}", (), target=one) for one in check.findings)
            count = len(inside)
            rows.append(OutlineRow(f"⚠ {count}" if count else "✓", _(check.title), (), bool(count), None, inside))
        self.table.show_rows(rows, [_("Found"), _("Check")])
        count = sum(len(check.findings) for check in checks)
        set_pill(
            self.state, counted(count, N_("1 finding"), N_("{count} findings")) if count else _("Nothing found"), "bad" if count else "good"
        )
        self.state.show()

    def _open(self, target: object) -> None:
        if isinstance(target, Finding):
            self.desk.open(target.page, target.request)

    def keep(self) -> None:
        """Archive the list as a PDF and link it to the period of its last day."""
        if self._span is None:
            return
        office, (since, until) = self.desk.office, self._span
        name = f"{_('Month end')} {until:%Y-%m}.pdf"

        def paint() -> tuple[bytes, int]:
            data = office.read(pdf, office.read(month_end_report, since, until), office.clock(), office.actor.name)
            return archive.store(office.book, data), len(data)

        def stored(found: tuple[bytes, int]) -> None:
            self.desk.run(
                keep_list, until, found[0], name, found[1], then=lambda _key: self.desk.notice(_("{name} kept").format(name=name))
            )

        self.desk.work(paint, then=stored)

    def _report(self) -> Make | None:
        return None if self._span is None else partial(month_end_report, since=self._span[0], until=self._span[1])
