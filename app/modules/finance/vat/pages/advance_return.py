"""The advance return in the order of the form: Enter opens a Kennzahl to its accounts, and an account to its sheet."""

from __future__ import annotations

from app.core import format as formats
from app.core.dates import add_months, month_end, month_start
from app.core.messages import _
from app.modules.finance.ledger.api import last_day
from app.modules.finance.vat.queries.filed import Filed, ReturnView, return_view
from app.modules.finance.vat.reports import vat_report
from app.modules.finance.vat.rules import SECTIONS, ReturnRow
from app.modules.finance.vat.services import file_return, post_payable
from app.ui.desk import Desk
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.page_head import PageAction
from app.ui.span_page import SpanPage
from app.ui.widgets import due_tone, label, set_pill


def outline(view: ReturnView) -> list[OutlineRow]:
    """Return the Kennzahlen that hold anything, now or as filed, under the titles of their sections."""
    found: list[OutlineRow] = []
    section = ""
    if view.last is not None and view.differs:
        found.append(OutlineRow("10", _("Corrected return"), (1, None, None, None)))
    for row in view.now.rows:
        filed = view.last is not None and row.form.kz in view.last.figures
        if not (row.base or row.tax or filed or row.form.kz == "83"):
            continue
        if row.form.section not in (section, "result"):
            section = row.form.section
            found.append(OutlineRow("", _(SECTIONS[section]), (None,) * 4, strong=True))
        found.append(_row(row, view.last))
    return found


def _row(row: ReturnRow, filed: Filed | None) -> OutlineRow:
    accounts = tuple(
        OutlineRow(
            "",
            f"            {one.number}  {one.name}",
            (one.base or None, None, one.tax or None, None),
            target=one.account_id,
        )
        for one in row.parts
        if one.base or one.tax
    )
    beside = f"  ·  Kz {row.form.beside}" if row.form.beside and row.tax else ""
    booked = row.booked or None if row.form.kz not in ("39", "83") else None
    total = row.form.kz == "83"
    words = ("" if total else "      ") + str(row.form.label) + beside
    kept = None
    if filed is not None:
        kept = filed.tax(row.form.kz) if row.base is None else filed.base(row.form.kz)
    return OutlineRow(row.form.kz, words, (row.base, row.tax, booked, kept), total, None, inside=accounts)


class AdvanceReturnPage(SpanPage):
    """Shows the advance return of a month or quarter."""

    sheet_page = "finance.ledger.account_sheet"

    rows: OutlineTable
    view: ReturnView | None = None

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("VAT return"),
            last_day,
            return_view,
            vat_report,
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
                    _("Keep as filed"), self.file, "Ctrl+Shift+A", "lock", "finance.vat.post", menu=True
                ),
                PageAction(
                    _("Taxation"), lambda: desk.open("finance.vat.taxation"), "", "percent", menu=True
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

    def take(self, found: ReturnView) -> None:
        """Show the Kennzahlen, as of now and as filed, the payable, and what does not fit."""
        self.view = found
        titles = [_("Kz"), _("Label"), _("Base"), _("Tax"), _("Booked"), _("As filed")]
        self.rows.show_rows(outline(found), titles)
        owed = found.now.row("83").tax
        words = _("Payable {amount} until {day}") if owed >= 0 else _("Surplus {amount}, due {day}")
        done = found.last is not None and not found.differs
        tone = "good" if done else due_tone(found.now.due, self.desk.today())
        set_pill(
            self.state,
            words.format(amount=formats.cents(abs(owed)), day=formats.day(found.now.due)),
            "bad" if found.now.findings or found.differs else tone,
        )
        self.state.show()
        lines = [str(one) for one in found.now.findings[:6]]
        if found.last is not None and found.differs:
            words = _(
                "Filed on {day} with {amount}; since then the figures changed: file a corrected return."
            )
            filed = found.last
            lines.insert(0, words.format(day=formats.day(filed.day), amount=formats.cents(filed.tax("83"))))
        self.findings.setText("\n".join(lines))
        self.findings.setVisible(bool(lines))

    def file(self) -> None:
        """Keep the return that is shown as filed, or as a corrected one."""
        if self.shown is not None and self.view is not None:
            words = _("Return of {month} kept as filed").format(month=f"{self.shown[1]:%m/%Y}")
            number = len(self.view.filed)
            self.desk.run(file_return, *self.shown, number, then=lambda _key: self.desk.notice(words))

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
