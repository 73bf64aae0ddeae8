"""Balance sheet, income statement and BWA on one page: Enter opens a row to its accounts, and an account to its sheet."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QWidget

from app.core import format as formats
from app.core.messages import N_, _
from app.data.reports import make_report
from app.modules.finance.ledger.api import last_day
from app.modules.finance.statements.queries import Statement, balance_sheet, bwa, income_statement
from app.modules.finance.statements.rules import AccountFigure, Shown, ratio
from app.ui.desk import Desk
from app.ui.fields import ChoiceField
from app.ui.lists.model import LEFT, RIGHT, ROOT, Index
from app.ui.lists.view import Table
from app.ui.report_out import Make, ReportOut
from app.ui.span_bar import SpanBar
from app.ui.theme import token
from app.ui.widgets import Page, PageAction, card, label, set_pill, widen

KINDS = (("balance-sheet", N_("Balance sheet")), ("income-statement", N_("Income statement")), ("bwa", N_("BWA")))


@dataclass(frozen=True)
class Line:
    """A line on the screen: a row of the statement, or one of its accounts."""

    text: str
    key: str
    amounts: tuple[int, ...]
    strong: bool
    row: int
    account: AccountFigure | None = None


class StatementModel(QAbstractTableModel):
    """Rows with amounts in columns; rows without any amount are left out, accounts come in below the rows that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.heads: list[str] = []
        self.shares: frozenset[int] = frozenset()
        self.lines: list[Line] = []
        self.opened: set[int] = set()
        self._rows: Sequence[Shown] = ()
        self._deepest = 9

    def show(self, rows: Sequence[Shown], heads: list[str], shares: frozenset[int] = frozenset(), deepest: int = 9) -> None:
        """Show another statement; shares are the columns that hold a share of total output."""
        self._rows, self.heads, self.shares, self._deepest = rows, heads, shares, deepest
        self._fill()

    def toggle(self, place: int) -> None:
        """Open or close the accounts of a row."""
        self.opened ^= {self.lines[place].row}
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        self.lines = []
        output = next((one.amounts for one in self._rows if one.row.key == "output"), ())
        for i, one in enumerate(self._rows):
            if one.row.level > self._deepest or not (any(one.amounts) or one.row.level == 0):
                continue
            indent = "      " * max(0, one.row.level - 1)
            key = one.row.key if one.row.key[0].isdigit() or one.row.key[0].isupper() else ""
            self.lines.append(
                Line(
                    indent + str(one.row.label), key, self._with_shares(one.amounts, output), one.row.level < (2 if one.row.side else 1), i
                )
            )
            if i in self.opened:
                self.lines += [
                    Line(f"{indent}      {acc.number}  {acc.name}", "", self._with_shares(acc.amounts, output), False, i, acc)
                    for acc in one.accounts
                    if any(acc.amounts)
                ]
        self.endResetModel()

    def _with_shares(self, amounts: tuple[int, ...], output: tuple[int, ...]) -> tuple[int, ...]:
        if not self.shares:
            return amounts
        parts = [ratio(amounts[i], output[i]) or 0 for i in (0, 2)]
        return (amounts[0], parts[0], amounts[1], amounts[2], parts[1], amounts[3])

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return position, label and the amounts."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, alignment, weight and colour."""
        line, column = self.lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                if column < 2:
                    return (line.key, line.text)[column]
                value = line.amounts[column - 2]
                return formats.cents(value) if value or line.strong else ""
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column > 1 else LEFT
            case Qt.ItemDataRole.ForegroundRole:
                return token("quiet") if line.account is not None or column in self.shares else None
            case Qt.ItemDataRole.FontRole if line.strong:
                font = QFont()
                font.setBold(True)
                return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return title and alignment."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        return (RIGHT if section > 1 else LEFT) if role == Qt.ItemDataRole.TextAlignmentRole else None


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
        self.model = StatementModel()
        self.table = Table(_("Statement"))
        self.table.setModel(self.model)
        self.table.opened.connect(self._open)
        self.bar.entered.connect(self.table.setFocus)
        inside.addWidget(self.table)
        self.findings = label("", "bad", wrap=True)
        self.findings.hide()
        self.body.addWidget(self.findings)
        self.body.addWidget(frame, 1)
        self.out = ReportOut(self, self._title, self._report)
        self.set_actions([*self.out.actions(), PageAction(_("Open all rows"), self._open_all, "Ctrl+O", "list", menu=True)])
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
        place = max(0, self.table.currentIndex().row())
        shares: frozenset[int] = frozenset()
        if kind == "balance-sheet":
            heads = [formats.day(made.spans[0][1]), formats.day(made.spans[1][1])]
        elif kind == "bwa":
            heads = [_("Span"), _("% output"), _("Previous year"), _("Year to date"), _("% output"), _("Previous year")]
            shares = frozenset({3, 6})
        else:
            heads = [_("Amount"), _("Previous year")]
        deepest = 2 if kind == "balance-sheet" and self.detail.value() == "small" else 9
        self.model.show(made.rows, [_("Position"), _("Label"), *heads], shares, deepest)
        for column in range(2, len(self.model.heads)):
            widen(self.table, column, 84 if column in shares else 130)
        widen(self.table, 0, 76)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.selectRow(min(place, max(0, len(self.model.lines) - 1)))
        fine = _("Assets = liabilities") if kind == "balance-sheet" else _("Fits the accounts")
        set_pill(self.state, fine if not made.findings else _("Does not fit"), "bad" if made.findings else "good")
        self.state.show()
        self.findings.setText("\n".join(map(str, made.findings[:5])))
        self.findings.setVisible(bool(made.findings))

    def _open(self, place: int) -> None:
        line = self.model.lines[place]
        if line.account is not None and self._span is not None:
            since = self._span[0].replace(month=1, day=1) if self.kind.value() == "balance-sheet" else self._span[0]
            self.desk.open("finance.ledger.account_sheet", (line.account.id, since, self._span[1]))
            return
        self.model.toggle(place)
        self.table.selectRow(place)

    def _open_all(self) -> None:
        rows = {line.row for line in self.model.lines}
        self.model.opened = set() if self.model.opened >= rows else rows
        self.refresh()

    def _report(self) -> Make | None:
        if self._span is None:
            return None
        return partial(make_report, name=self.kind.value(), since=self._span[0], until=self._span[1], account=self.detail.value())
