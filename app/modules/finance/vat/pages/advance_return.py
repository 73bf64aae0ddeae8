"""The advance return in the order of the form: Enter opens a Kennzahl to its accounts, and an account to its sheet."""

from __future__ import annotations

from app.core import format as formats
from app.core.dates import add_months, month_end, month_start
from app.core.messages import _
from app.modules.finance.ledger.api import last_day
from app.modules.finance.vat.queries.advance_return import Return, make_return
from app.modules.finance.vat.reports import vat_report
from app.modules.finance.vat.rules import SECTIONS, ReturnRow
from app.modules.finance.vat.services import post_payable
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.page_head import PageAction
from app.ui.span_bar import month_over
from app.ui.span_page import LEDGER, SpanPage
from app.ui.widgets import label, set_pill


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
        OutlineRow(
            "",
            f"            {one.number}  {one.name}",
            (one.base or None, None, one.tax or None),
            target=one.account_id,
        )
        for one in row.parts
        if one.base or one.tax
    )
    beside = f"  ·  Kz {row.form.beside}" if row.form.beside and row.tax else ""
    booked = row.booked or None if row.form.kz not in ("39", "83") else None
    total = row.form.kz == "83"
    words = ("" if total else "      ") + str(row.form.label) + beside
    return OutlineRow(row.form.kz, words, (row.base, row.tax, booked), total, None, accounts)


class AdvanceReturnPage(SpanPage):
    """Shows the advance return of a month or quarter."""

    rows: OutlineTable

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("VAT return"),
            month_over(desk.read_blocking(last_day)),
            make_return,
            vat_report,
            LEDGER | {"setting"},
        )
        self.findings = label("", "bad", wrap=True)
        self.findings.hide()
        self.body.insertWidget(self.body.indexOf(self.frame), self.findings)
        self.rows.led.connect(self.sheet)
        words = _(
            "Kontor transmits nothing: the figures stand in the order of the ELSTER form, to be copied there."
        )
        self.body.addWidget(label(words, "quiet", wrap=True))
        self.set_actions(
            [
                *self.out.actions(),
                PageAction(
                    _("Post the payable"),
                    self.post,
                    "Ctrl+Shift+Return",
                    "check",
                    "finance.vat.post",
                    menu=True,
                ),
                PageAction(
                    _("Recapitulative statement"),
                    lambda: desk.open("finance.vat.recapitulative", self.shown),
                    "",
                    "list",
                    menu=True,
                ),
                PageAction(
                    _("Yearly VAT return"),
                    lambda: desk.open("finance.vat.year_return", self.shown),
                    "",
                    "list",
                    menu=True,
                ),
                PageAction(_("Quarter"), self.quarter, "Ctrl+Q", "calendar", menu=True),
                PageAction(_("Open all rows"), self.rows.outline.toggle_all, "Ctrl+O", "list", menu=True),
            ]
        )
        self.refresh()

    def take(self, found: Return) -> None:
        """Show the Kennzahlen, the payable, and what does not fit."""
        self.rows.show_rows(outline(found), [_("Kz"), _("Label"), _("Base"), _("Tax"), _("Booked")])
        owed = found.row("83").tax
        words = _("Payable {amount} until {day}") if owed >= 0 else _("Surplus {amount}, due {day}")
        set_pill(
            self.state,
            words.format(amount=formats.cents(abs(owed)), day=formats.day(found.due)),
            "bad" if found.findings else "good",
        )
        self.state.show()
        self.findings.setText("\n".join(map(str, found.findings[:6])))
        self.findings.setVisible(bool(found.findings))

    def post(self) -> None:
        """Post what the return that is shown comes to."""
        if self.shown is not None:
            words = _("Payable of {month} posted").format(month=f"{self.shown[1]:%m/%Y}")

            def done(key: int) -> None:
                self.desk.notice(
                    words, action=_("Show"), act=lambda: self.desk.open("finance.ledger.entry", key)
                )

            self.desk.run(post_payable, *self.shown, then=done)

    def quarter(self) -> None:
        """Show the quarter of the last day."""
        if self.bar.last.check():
            start = month_start(self.bar.last.value())
            start = add_months(start, -((start.month - 1) % 3))
            self.bar.put(start, month_end(add_months(start, 2)))
            self.refresh()
