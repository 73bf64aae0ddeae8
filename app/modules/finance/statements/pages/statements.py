"""Balance sheet, income statement and BWA on one page: Enter opens a row to its accounts, and an account to its sheet."""

from __future__ import annotations

import datetime
from functools import partial

from app.core import format as formats
from app.core.messages import N_, _
from app.data.reports import make_report
from app.modules.finance.ledger.api import last_day
from app.modules.finance.statements.queries import Statement, balance_sheet, bwa, income_statement
from app.modules.finance.statements.rules import ratio
from app.ui.desk import Desk
from app.ui.fields import ChoiceField
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.report_out import Make
from app.ui.span_page import SpanPage
from app.ui.widgets import PageAction, label, set_pill

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


class StatementsPage(SpanPage):
    """Shows one statement of a span."""

    rows: OutlineTable

    def __init__(self, desk: Desk) -> None:
        self.kind = ChoiceField("kind", _("Statement"), KINDS, 210)
        self.detail = ChoiceField("depth", _("Depth"), (("full", N_("all positions")), ("small", N_("small company"))), 180)
        newest = desk.now(last_day)
        super().__init__(desk, _("Financial statements"), newest, income_statement, more=(self.kind, self.detail))
        if newest:
            self.bar.put(newest.replace(month=1, day=1), newest)
        for field in (self.kind, self.detail):
            field.changed.connect(self.refresh)
        self.rows.led.connect(self._open)
        self.findings = label("", "bad", wrap=True)
        self.findings.hide()
        self.body.insertWidget(self.body.indexOf(self.frame), self.findings)
        self.out.title = self._title
        self.set_actions([*self.out.actions(), PageAction(_("Open all rows"), self.rows.outline.toggle_all, "Ctrl+O", "list", menu=True)])
        self._since: datetime.date | None = None
        self.refresh()

    def _title(self) -> str:
        return _(dict(KINDS)[self.kind.value()])

    def refresh(self) -> None:
        """Reckon the statement again."""
        span = self.bar.span()
        if span is None:
            return
        self.shown = span
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
        self._since = made.spans[0][0]  # for a balance sheet the beginning of its fiscal year
        shares: frozenset[int] = frozenset()
        if kind == "balance-sheet":
            heads = [formats.day(made.spans[0][1]), formats.day(made.spans[1][1])]
        elif kind == "bwa":
            heads = [_("Span"), _("% output"), _("Previous year"), _("Year to date"), _("% output"), _("Previous year")]
            shares = frozenset({3, 6})
        else:
            heads = [_("Amount"), _("Previous year")]
        deepest = 2 if kind == "balance-sheet" and self.detail.value() == "small" else 9
        self.rows.show_rows(outline(made, deepest, bool(shares)), [_("Position"), _("Label"), *heads], shares)
        fine = _("Assets = liabilities") if kind == "balance-sheet" else _("Fits the accounts")
        set_pill(self.state, fine if not made.findings else _("Does not fit"), "bad" if made.findings else "good")
        self.state.show()
        self.findings.setText("\n".join(map(str, made.findings[:5])))
        self.findings.setVisible(bool(made.findings))

    def _open(self, account: object) -> None:
        if self.shown is not None:
            self.desk.open("finance.ledger.account_sheet", (account, self._since, self.shown[1]))

    def make(self) -> Make | None:
        """Return what makes the statement that is shown."""
        if self.shown is None:
            return None
        return partial(make_report, name=self.kind.value(), since=self.shown[0], until=self.shown[1], account=self.detail.value())
