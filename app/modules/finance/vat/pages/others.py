"""The recapitulative statement, the yearly return, and what is due to the tax office."""

from __future__ import annotations

import datetime

from app.core import format as formats
from app.core.dates import add_months, month_end, month_start
from app.core.messages import _
from app.modules.finance.ledger.api import last_day
from app.modules.finance.vat.queries.filing import (
    TaxDate,
    YearFigures,
    tax_dates,
    year_figures,
)
from app.modules.finance.vat.queries.recapitulative import Recapitulative, recapitulative
from app.modules.finance.vat.reports import KINDS, dates_report, recapitulative_report, year_report
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.span_bar import Span, month_over, year_of
from app.ui.span_page import SpanPage
from app.ui.widgets import due_tone, label, set_pill


class _Filed(SpanPage):
    """A span page with findings above its rows."""

    sheet_page = "finance.ledger.account_sheet"

    rows: OutlineTable

    def _prepare(self) -> None:
        self.findings = label("", "bad", wrap=True)
        self.findings.hide()
        self.body.insertWidget(self.body.indexOf(self.frame), self.findings)
        self.rows.led.connect(self.lead)
        self.set_actions(self.out.actions())

    def lead(self, target: object) -> None:
        """Open the sheet of a customer."""
        self.sheet(target)

    def say(self, findings: tuple[object, ...]) -> None:
        """Show what does not fit."""
        self.findings.setText("\n".join(map(str, findings[:8])))
        self.findings.setVisible(bool(findings))


class RecapitulativePage(_Filed):
    """The recapitulative statement (ZM) of a month or quarter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Recapitulative statement"),
            last_day,
            recapitulative,
            recapitulative_report,
        )
        self._prepare()

    def take(self, found: Recapitulative) -> None:
        """Show the rows by VAT ID, the due day, and what is missing."""
        rows = [
            OutlineRow(
                row.kind,
                f"{row.vat_id}  {row.number} {row.name}  ·  {_(KINDS[row.kind])}",
                (row.amount,),
                target=row.account_id,
            )
            for row in found.rows
        ]
        rows.append(OutlineRow("", _("Total"), (sum(row.amount for row in found.rows),), strong=True))
        self.rows.show_rows(rows, [_("Kind"), _("VAT ID"), _("Amount")])
        if not found.rows and not found.findings:  # § 18a UStG: there is one only for supplies
            set_pill(self.state, _("nothing to report"), "")
        else:
            tone = "bad" if found.findings else due_tone(found.due, self.desk.today())
            set_pill(self.state, _("due on {day}").format(day=formats.day(found.due)), tone)
        self.state.show()
        self.say(found.findings)


class YearReturnPage(_Filed):
    """The figures of the yearly return beside the advance returns."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Yearly VAT return"),
            last_day,
            year_figures,
            year_report,
        )
        self._prepare()

    def first_span(self, newest: datetime.date) -> Span:
        """Return the calendar year of the last month that is over."""
        return year_of(month_over(newest))

    def take(self, found: YearFigures) -> None:
        """Show the Kennzahlen, the tax of the year, and what is left to pay."""
        rows = [OutlineRow(kz, str(words), (base, tax or None)) for kz, words, base, tax in found.rows]
        ends = (
            (_("Tax of the year"), found.tax),
            (_("Sum of the advance returns"), -found.advance),
            (_("Still to pay"), found.rest),
        )
        rows += [OutlineRow("", words, (None, amount), strong=True) for words, amount in ends]
        self.rows.show_rows(rows, [_("Kz"), _("Label"), _("Base"), _("Tax")])
        self.say(found.findings)


class TaxDatesPage(_Filed):
    """What is due to the tax office; Enter opens what it is about."""

    def __init__(self, desk: Desk) -> None:
        today = desk.today()
        super().__init__(desk, _("Tax dates"), today, tax_dates, dates_report)
        self._prepare()
        self.bar.put(add_months(month_start(today), -1), month_end(add_months(month_start(today), 3)))
        self.refresh()

    def lead(self, target: object) -> None:
        """Open what is due with its span."""
        if isinstance(target, TaxDate):
            self.desk.open(target.page, (target.since, target.until))

    def take(self, found: list[TaxDate]) -> None:
        """Show what is due by day, with what it comes to."""
        today = self.desk.today()
        rows = [
            OutlineRow(formats.day(one.day), _said(one, today), (one.amount,), target=one) for one in found
        ]
        self.rows.show_rows(rows, [_("Due"), _("What"), _("Amount")])
        self.rows.setColumnWidth(0, max(self.rows.columnWidth(0), 110))
        late = [one for one in found if one.day < today and not one.posted and one.amount]
        set_pill(
            self.state,
            _("{count} due before today").format(count=len(late)) if late else _("no payment is late"),
            "warn" if late else "good",
        )
        self.state.show()


def _said(one: TaxDate, today: datetime.date) -> str:
    state = _("before today") if one.day < today else ""
    if one.posted:
        state = _("posted")
    return f"{one.words}  ·  {state}" if state else str(one.words)
