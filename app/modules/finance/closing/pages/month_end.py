"""The month's end: every check with what it found; Enter leads from a finding to where it is mended."""

from __future__ import annotations

from app.core.manifest import Finding, MonthCheck
from app.core.messages import N_, _, counted
from app.data import archive
from app.data.reports import pdf
from app.modules.finance.closing.queries.overview import month_end
from app.modules.finance.closing.reports import advice, month_end_report
from app.modules.finance.closing.services import keep_list
from app.modules.finance.ledger.api import last_day
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.page_head import PageAction
from app.ui.span_page import SpanPage
from app.ui.widgets import set_pill


class MonthEndPage(SpanPage):
    """Shows the list of a month."""

    rows: OutlineTable

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Month end"),
            last_day,
            month_end,
            month_end_report,
        )
        self.rows.led.connect(self._open)
        self.set_actions(
            [
                PageAction(_("Keep with the period"), self.keep, "Ctrl+S", "paperclip", "finance.close"),
                *self.out.actions(),
                PageAction(_("Open all rows"), self.rows.outline.toggle_all, "Ctrl+O", "list", menu=True),
            ]
        )

    def take(self, found: list[MonthCheck]) -> None:
        """Show the checks, those that found something first."""
        rows = []
        for check in found:
            inside = tuple(OutlineRow("", f"      {one.words}", (), target=one) for one in check.findings)
            count = len(inside)
            rows.append(
                OutlineRow(
                    f"⚠ {count}" if count else "✓", _(check.title), (), bool(count), None, inside=inside
                )
            )
        rows += [OutlineRow("⚠", words, (), strong=True) for words in advice(found)]
        self.rows.show_rows(rows, [_("Found"), _("Check")])
        count = sum(len(check.findings) for check in found)
        words = counted(count, N_("1 finding"), N_("{count} findings")) if count else _("Nothing found")
        set_pill(self.state, words, "bad" if count else "good")
        self.state.show()

    def _open(self, target: object) -> None:
        if isinstance(target, Finding):
            self.desk.open(target.page, target.request)

    def keep(self) -> None:
        """Archive the list as a PDF and link it to the period of its last day."""
        if self.shown is None:
            return
        office, (since, until) = self.desk.office, self.shown
        name = f"{_('Month end')} {until:%Y-%m}.pdf"

        def paint() -> tuple[bytes, int]:
            data = office.read(
                pdf, office.read(month_end_report, since, until), office.clock(), office.actor.name
            )
            return archive.store(office.book, data), len(data)

        def stored(found: tuple[bytes, int]) -> None:
            self.desk.run(
                keep_list,
                until,
                found[0],
                name,
                found[1],
                then=lambda _key: self.desk.notice(_("{name} kept").format(name=name)),
            )

        self.desk.work(paint, then=stored)
