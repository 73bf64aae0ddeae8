"""The advance return in the order of the form: Enter opens a Kennzahl to its accounts, and an account to its sheet."""

from __future__ import annotations

import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from app.core import format as formats
from app.core.dates import add_months, month_end, month_start
from app.core.messages import _
from app.modules.finance.ledger.api import last_day
from app.modules.finance.vat.queries import Return, make_return
from app.modules.finance.vat.reports import vat_report
from app.modules.finance.vat.rules import SECTIONS, ReturnRow
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.report_out import Make, ReportOut
from app.ui.span_bar import SpanBar, month_over
from app.ui.widgets import Page, PageAction, card, label, set_pill


def outline(made: Return) -> list[OutlineRow]:
    """Return the Kennzahlen that hold anything under the titles of their sections."""
    found: list[OutlineRow] = []
    section = ""
    for row in made.rows:
        if not (row.base or row.tax or row.form.kz == "83"):
            continue
        if row.form.section not in (section, "result"):
            section = row.form.section
            found.append(OutlineRow("", _(SECTIONS[section]), (None, None, None), strong=True))
        found.append(_row(row))
    return found


def _row(row: ReturnRow) -> OutlineRow:
    accounts = tuple(
        OutlineRow("", f"            {one.number}  {one.name}", (one.base or None, None, one.tax or None), target=one.account_id)
        for one in row.parts
        if one.base or one.tax
    )
    beside = f"  ·  Kz {row.form.beside}" if row.form.beside and row.tax else ""
    booked = row.booked or None if row.form.kz not in ("39", "83") else None
    total = row.form.kz == "83"
    words = ("" if total else "      ") + str(row.form.label) + beside
    return OutlineRow(row.form.kz, words, (row.base, row.tax, booked), total, None, accounts)


class AdvanceReturnPage(Page):
    """Shows the advance return of a month or quarter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("VAT return"))
        self.bar = SpanBar(self, month_over(desk.now(last_day)))
        self.bar.chosen.connect(self.refresh)
        self.body.addWidget(self.bar)
        self.findings = label("", "bad", wrap=True)
        self.findings.hide()
        self.body.addWidget(self.findings)
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        self.table = OutlineTable(_("VAT return"))
        self.table.led.connect(self._open)
        self.bar.entered.connect(self.table.setFocus)
        inside.addWidget(self.table)
        self.body.addWidget(frame, 1)
        self.hint = label("", "quiet", wrap=True)
        self.body.addWidget(self.hint)
        self.out = ReportOut(self, lambda: _("VAT return"), self._report)
        self.set_actions(
            [
                *self.out.actions(),
                PageAction(_("Quarter"), self._quarter, "Ctrl+Q", "calendar", menu=True),
                PageAction(_("Open all rows"), self.table.outline.toggle_all, "Ctrl+O", "list", menu=True),
            ]
        )
        desk.watch(self, frozenset({"finance_entry", "finance_line", "finance_account", "setting"}), self.refresh)
        self._span: tuple[datetime.date, datetime.date] | None = None
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the rows."""
        return self.table

    def refresh(self) -> None:
        """Reckon the return again."""
        span = self.bar.span()
        if span is not None:
            self._span = span
            self.subtitle.setText(self.bar.words())
            self.desk.read(make_return, *span, then=self._take)

    def _take(self, made: Return) -> None:
        self.table.show_rows(outline(made), [_("Kz"), _("Label"), _("Base"), _("Tax"), _("Booked")])
        owed = made.row("83").tax
        words = _("Payable {amount} until {day}") if owed >= 0 else _("Surplus {amount}, due {day}")
        set_pill(self.state, words.format(amount=formats.cents(abs(owed)), day=formats.day(made.due)), "bad" if made.findings else "good")
        self.state.show()
        self.findings.setText("\n".join(map(str, made.findings[:6])))
        self.findings.setVisible(bool(made.findings))
        self.hint.setText(_("Kontor transmits nothing: the figures stand in the order of the ELSTER form, to be copied there."))

    def _open(self, account: object) -> None:
        if self._span is not None:
            self.desk.open("finance.ledger.account_sheet", (account, *self._span))

    def _quarter(self) -> None:
        if self.bar.last.check():
            start = month_start(self.bar.last.value())
            start = add_months(start, -((start.month - 1) % 3))
            self.bar.put(start, month_end(add_months(start, 2)))
            self.refresh()

    def _report(self) -> Make | None:
        return None if self._span is None else partial(vat_report, since=self._span[0], until=self._span[1])
