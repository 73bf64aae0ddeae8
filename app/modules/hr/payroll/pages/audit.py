"""Pay accounts, and contributions by fund and person, of a span: to look at, to print, and as a file for auditors."""

from __future__ import annotations

import datetime
from functools import partial

from app.core import format as formats
from app.core.dates import month_end
from app.core.messages import N_, _
from app.data.reports import Report
from app.modules.hr.payroll.queries.lists import newest_released
from app.modules.hr.payroll.queries.parallel import OldMonth
from app.modules.hr.payroll.reports.lists import contributions, pay_account, taken_over
from app.modules.hr.payroll.reports.parallel import parallel_run
from app.modules.hr.payroll.reports.provided import provided
from app.modules.hr.payroll.rules.kinds import RELEASE
from app.modules.hr.payroll.rules.provided import Provided
from app.modules.hr.payroll.services.providing import provide_for_staff
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.page_head import PageAction
from app.ui.report_out import Make
from app.ui.span_bar import Span
from app.ui.span_page import SpanPage
from app.ui.widgets import widen

ACCOUNT, CONTRIBUTIONS, BROUGHT, BESIDE, OWED = (
    "pay_account",
    "contributions",
    "taken_over",
    "parallel_run",
    "provided",
)
TITLES = {
    ACCOUNT: N_("Pay account"),
    CONTRIBUTIONS: N_("Contributions by fund and person"),
    BROUGHT: N_("Year with what was brought forward"),
    BESIDE: N_("Beside the other program"),
    OWED: N_("Leave and bonuses at the end of the year"),
}
MAKERS = {ACCOUNT: pay_account, CONTRIBUTIONS: contributions, BROUGHT: taken_over, OWED: provided}
NAME, CAUSE, OWED_WIDTH = 210, 320, 520  # pixels


class AuditPage(SpanPage):
    """Shows one of the lists; people, or funds with their months, open to their rows."""

    rows: OutlineTable

    def __init__(self, desk: Desk) -> None:
        self.kind = ChoiceField("kind", _("List"), list(TITLES.items()), 360)
        super().__init__(
            desk,
            _("Lists for auditors"),
            newest_released,
            pay_account,
            pay_account,
            more=(self.kind,),
        )
        self.old: tuple[datetime.date, tuple[OldMonth, ...]] | None = None
        self.kind.set_text(ACCOUNT)
        self.kind.changed.connect(self.refresh)
        self.out.title = lambda: _(TITLES[self.kind.text()])
        post = PageAction(
            _("Post leave and bonuses of the year"), self.post_provided, "", "scale", RELEASE, menu=True
        )
        self.set_actions([*self.out.actions(), post])

    def first_span(self, newest: datetime.date) -> Span:
        """Return the year up to the newest month that is released."""
        return newest.replace(month=1, day=1), month_end(newest)

    def request(self, what: object) -> None:
        """Show a span, a list of one, or a month beside the rows of another program: ("parallel_run", month, rows)."""
        if isinstance(what, tuple) and what[0] == BESIDE and isinstance(what[2], tuple):
            _kind, month, rows = what
            self.old = month, rows
            what = (BESIDE, month, month_end(month))
        if isinstance(what, tuple) and len(what) == 3:
            kind, *span = what
            self.kind.set_text(str(kind))
            what = tuple(span)
        super().request(what)

    def refresh(self) -> None:
        """Read the list of the span again."""
        span = self.bar.span()
        if self.kind.text() == BESIDE and self.old is None:
            self._ask_sheet()
        elif span is not None:
            self.shown = span
            month = f"{self.old[0]:%m/%Y}" if self.old and self.kind.text() == BESIDE else ""
            self.subtitle.setText(month or self.bar.words())
            made = self.make()
            assert made is not None
            self.desk.read(made, then=self.take, failed=self.refused)

    def _ask_sheet(self) -> None:
        """Say that a comparison needs the sheet of the other program, and where it is chosen."""
        self.rows.show_rows([], [])
        self.desk.notice(
            _("Please choose the sheet of the other program first."),
            action=_("Choose"),
            act=lambda: self.desk.open("hr.payroll.entries", "compare"),
        )

    def post_provided(self) -> None:
        """Post what the year of the span owes at its end; the list is shown first, so that nobody posts what was not looked at."""
        if self.shown is None or self.kind.text() != OWED:
            self.kind.set_text(OWED)
            self.refresh()
            self.desk.notice(_("Please check the list, then post it with the same action."))
            return
        since, until = self.shown
        self.desk.run(provide_for_staff, since.year, until, then=self._tell_provided)

    def _tell_provided(self, found: Provided) -> None:
        words = _("Leave {leave}, bonuses {bonus} are provided for.") if found.moves else _(
            "Nothing changed: leave {leave}, bonuses {bonus} are provided for already."
        )  # fmt: skip
        told = words.format(leave=formats.cents(found.leave), bonus=formats.cents(found.bonus))
        if not found.next_year:
            later = _("Please post again when the next year is open: it is taken back there.")
            told = f"{told} {later}"
        self.desk.notice(told)

    def take(self, found: Report) -> None:
        """Show what was read, unless another list was chosen meanwhile."""
        if found.name != self.kind.text():
            return
        first = next(place for place, column in enumerate(found.columns) if column[2] == "money")
        lines: list[OutlineRow] = []
        inside: list[OutlineRow] = []
        key = label = ""
        for place, row in enumerate(found.rows):
            words = "  ".join(part for part in row[:first] if isinstance(part, str) and part)
            if place in found.headings:
                (key, label), inside = _parted(words), []
            elif found.kinds.get(place) == "total":
                lines.append(OutlineRow(key, label, row[first:], True, None, inside=tuple(inside)))
            else:
                inside.append(OutlineRow(*_parted(words), row[first:]))
        if lines and found.totals:
            sums = tuple(found.totals[column[0]] for column in found.columns[first:])
            lines.append(OutlineRow("", _("Sum"), sums, True))
        heads = [_(column[1]) for column in found.columns[first:]]
        if found.name == BESIDE and self.rows.outline.heads[2:] != heads:
            self.rows.outline.opened |= {
                one.key + one.label for one in lines
            }  # all that differs is seen at once
        self.rows.show_rows(lines, [_("No."), _("Name"), *heads])
        widen(self.rows, 1, NAME)
        if found.name == OWED:
            widen(self.rows, 1, OWED_WIDTH)
        if found.name == BESIDE:
            widen(self.rows, len(heads) + 1, CAUSE)

    def make(self) -> Make | None:
        """Return what makes the report of what is shown."""
        if self.shown is None:
            return None
        if self.kind.text() == BESIDE:
            return partial(parallel_run, month=self.old[0], rows=self.old[1]) if self.old else None
        return partial(MAKERS[self.kind.text()], since=self.shown[0], until=self.shown[1])


def _parted(words: str) -> tuple[str, str]:
    """Return the staff number that words begin with, '' for none, and the rest."""
    number, _blank, name = words.partition("  ")
    return (number, name) if number.isdecimal() else ("", words)
