"""Pay accounts, and contributions by fund and person, of a span: to look at, to print, and as a file for auditors."""

from __future__ import annotations

import datetime
from functools import partial

from app.core.dates import month_end
from app.core.messages import N_, _
from app.data.reports import Report
from app.modules.hr.payroll.queries.lists import newest_released
from app.modules.hr.payroll.reports.lists import contributions, pay_account, taken_over
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.report_out import Make
from app.ui.span_bar import Span
from app.ui.span_page import SpanPage
from app.ui.widgets import widen

ACCOUNT, CONTRIBUTIONS, BROUGHT = "pay_account", "contributions", "taken_over"
TITLES = {
    ACCOUNT: N_("Pay account"),
    CONTRIBUTIONS: N_("Contributions by fund and person"),
    BROUGHT: N_("Year with what was brought forward"),
}
MAKERS = {ACCOUNT: pay_account, CONTRIBUTIONS: contributions, BROUGHT: taken_over}
NAME = 210  # pixels
TABLES = frozenset({"hr_payroll_run", "hr_payroll_slip", "hr_payroll_opening"})


class AuditPage(SpanPage):
    """Shows one of the lists; people, or funds with their months, open to their rows."""

    rows: OutlineTable

    def __init__(self, desk: Desk) -> None:
        self.kind = ChoiceField("kind", _("List"), list(TITLES.items()), 260)
        super().__init__(
            desk,
            _("Lists for auditors"),
            newest_released,
            pay_account,
            pay_account,
            TABLES,
            more=(self.kind,),
        )
        self.kind.set_text(ACCOUNT)
        self.kind.changed.connect(self.refresh)
        self.out.title = lambda: _(TITLES[self.kind.text()])
        self.set_actions(self.out.actions())

    def first_span(self, newest: datetime.date) -> Span:
        """Return the year up to the newest month that is released."""
        return newest.replace(month=1, day=1), month_end(newest)

    def request(self, what: object) -> None:
        """Show a span, or a list of one."""
        if isinstance(what, tuple) and len(what) == 3:
            kind, *span = what
            self.kind.set_text(str(kind))
            what = tuple(span)
        super().request(what)

    def refresh(self) -> None:
        """Read the list of the span again."""
        span = self.bar.span()
        if span is not None:
            self.shown = span
            self.subtitle.setText(self.bar.words())
            self.desk.read(MAKERS[self.kind.text()], *span, then=self.take, failed=self.refused)

    def take(self, found: Report) -> None:
        """Show what was read, unless another list was chosen meanwhile."""
        if found.name != self.kind.text():
            return
        money = [place for place, column in enumerate(found.columns) if column[2] == "money"]
        lines: list[OutlineRow] = []
        inside: list[OutlineRow] = []
        key = label = ""
        for place, row in enumerate(found.rows):
            words = "  ".join(part for part in row[: money[0]] if isinstance(part, str) and part)
            if place in found.headings:
                (key, label), inside = _parted(words), []
            elif found.kinds.get(place) == "total":
                cells = tuple(row[at] for at in money)
                lines.append(OutlineRow(key, label, cells, True, None, tuple(inside)))
            else:
                inside.append(OutlineRow(*_parted(words), tuple(row[at] for at in money)))
        if lines:
            sums = tuple(found.totals[found.columns[at][0]] for at in money)
            lines.append(OutlineRow("", _("Sum"), sums, True))
        heads = [_(found.columns[at][1]) for at in money]
        self.rows.show_rows(lines, [_("No."), _("Name"), *heads])
        widen(self.rows, 1, NAME)

    def make(self) -> Make | None:
        """Return what makes the report of what is shown."""
        if self.shown is None:
            return None
        return partial(MAKERS[self.kind.text()], since=self.shown[0], until=self.shown[1])


def _parted(words: str) -> tuple[str, str]:
    """Return the staff number that words begin with, '' for none, and the rest."""
    number, _blank, name = words.partition("  ")
    return (number, name) if number.isdigit() else ("", words)
