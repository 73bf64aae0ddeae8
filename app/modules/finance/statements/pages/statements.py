"""Balance sheet, income statement and BWA on one page: Enter opens a row to its accounts, and an account to its sheet."""

from __future__ import annotations

import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from app.core import format as formats
from app.core.messages import N_, _
from app.data.reports import make_report
from app.modules.finance.ledger.api import last_day
from app.modules.finance.statements.queries import Statement, balance_sheet, bwa, income_statement
from app.modules.finance.statements.rules import ratio
from app.ui.desk import Desk
from app.ui.fields import ChoiceField
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.report_out import Make, ReportOut
from app.ui.span_bar import SpanBar
from app.ui.widgets import Page, PageAction, card, label, set_pill

KINDS = (("balance-sheet", N_("Balance sheet")), ("income-statement", N_("Income statement")), ("bwa", N_("BWA")))


def outline(made: Statement, deepest: int, with_shares: bool) -> list[OutlineRow]:
    """Return the rows of a statement that hold anything, with their accounts inside."""
    output = next((one.amounts for one in made.rows if one.row.key == "output"), ())

    def cells(amounts: tuple[int, ...]) -> tuple[int | None, ...]:
        if not with_shares:
            return amounts
        return amounts[0], ratio(amounts[0], output[0]), amounts[1], amounts[2], ratio(amounts[2], output[2]), amounts[3]

    found = []
    for one in made.rows:
        if one.row.level > deepest or not (any(one.amounts) or one.row.level == 0):
            continue
        indent = "      " * max(0, one.row.level - 1)
        key = one.row.key if one.row.key[0].isdigit() or one.row.key[0].isupper() else ""
        accounts = tuple(
            OutlineRow("", f"{indent}      {acc.number}  {acc.name}", cells(acc.amounts), target=acc.id)
            for acc in one.accounts
            if any(acc.amounts)
        )
        strong = one.row.level < (2 if one.row.side else 1)
        found.append(OutlineRow(key, indent + str(one.row.label), cells(one.amounts), strong, None, accounts))
    return found


class StatementsPage(Page):
    """Shows one statement of a span."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Financial statements"))
        self.kind = ChoiceField("kind", _("Statement"), KINDS, 210)
        self.detail = ChoiceField("depth", _("Depth"), (("full", N_("all positions")), ("small", N_("small company"))), 180)
        newest = desk.now(last_day)
        self.bar = SpanBar(self, newest, self.kind, self.detail)
        if newest:
            self.bar.put(newest.replace(month=1, day=1), newest)
        for signal in (self.bar.chosen, self.kind.changed, self.detail.changed):
            signal.connect(self.refresh)
        self.body.addWidget(self.bar)
        frame, inside = card()
        inside.setContentsMargins(1, 1, 1, 1)
        self.table = OutlineTable(_("Statement"))
        self.table.led.connect(self._open)
        self.bar.entered.connect(self.table.setFocus)
        inside.addWidget(self.table)
        self.findings = label("", "bad", wrap=True)
        self.findings.hide()
        self.body.addWidget(self.findings)
        self.body.addWidget(frame, 1)
        self.out = ReportOut(self, self._title, self._report)
        self.set_actions([*self.out.actions(), PageAction(_("Open all rows"), self.table.outline.toggle_all, "Ctrl+O", "list", menu=True)])
        desk.watch(self, frozenset({"finance_entry", "finance_line", "finance_account"}), self.refresh)
        self._span: tuple[datetime.date, datetime.date] | None = None
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the rows."""
        return self.table

    def _title(self) -> str:
        return _(dict(KINDS)[self.kind.value()])

    def refresh(self) -> None:
        """Reckon the statement again."""
        span = self.bar.span()
        if span is None:
            return
        self._span = span
        kind = self.kind.value()
        self.detail.setEnabled(kind == "balance-sheet")
        self.subtitle.setText(f"{self._title()}  ·  " + (formats.day(span[1]) if kind == "balance-sheet" else self.bar.words()))
        if kind == "balance-sheet":
            self.desk.read(balance_sheet, span[1], then=partial(self._take, kind))
        else:
            self.desk.read(bwa if kind == "bwa" else income_statement, *span, then=partial(self._take, kind))

    def _take(self, kind: str, made: Statement) -> None:
        if kind != self.kind.value():
            return
        shares: frozenset[int] = frozenset()
        if kind == "balance-sheet":
            heads = [formats.day(made.spans[0][1]), formats.day(made.spans[1][1])]
        elif kind == "bwa":
            heads = [_("Span"), _("% output"), _("Previous year"), _("Year to date"), _("% output"), _("Previous year")]
            shares = frozenset({3, 6})
        else:
            heads = [_("Amount"), _("Previous year")]
        deepest = 2 if kind == "balance-sheet" and self.detail.value() == "small" else 9
        self.table.show_rows(outline(made, deepest, bool(shares)), [_("Position"), _("Label"), *heads], shares)
        fine = _("Assets = liabilities") if kind == "balance-sheet" else _("Fits the accounts")
        set_pill(self.state, fine if not made.findings else _("Does not fit"), "bad" if made.findings else "good")
        self.state.show()
        self.findings.setText("\n".join(map(str, made.findings[:5])))
        self.findings.setVisible(bool(made.findings))

    def _open(self, account: object) -> None:
        if self._span is not None:
            since = self._span[0].replace(month=1, day=1) if self.kind.value() == "balance-sheet" else self._span[0]
            self.desk.open("finance.ledger.account_sheet", (account, since, self._span[1]))

    def _report(self) -> Make | None:
        if self._span is None:
            return None
        return partial(make_report, name=self.kind.value(), since=self._span[0], until=self._span[1], account=self.detail.value())
