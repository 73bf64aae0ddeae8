"""Balance sheet, income statement and BWA on one page: Enter opens a row to its accounts, and an account to its sheet."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from app.core import format as formats
from app.core.messages import N_, Message, _
from app.core.money import ratio
from app.data.transfer import bytes_of
from app.modules.finance.ledger.api import last_day
from app.modules.finance.statements.queries.ratios import KeyRatios, key_ratios
from app.modules.finance.statements.queries.schemes import KINDS as SCHEMES
from app.modules.finance.statements.queries.schemes import own_statement, rows_text, scheme_names
from app.modules.finance.statements.queries.statements import Statement, balance_sheet, bwa, income_statement
from app.modules.finance.statements.reports import COMPARED, TITLES, UNITS, said, shown_report
from app.modules.finance.statements.services import delete_scheme, save_scheme
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.fields import DayField
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.page_head import PageAction
from app.ui.report_out import Make
from app.ui.save_file import ask_file, ask_place, write_file
from app.ui.span_bar import Span
from app.ui.span_page import SpanPage
from app.ui.widgets import label, row, set_pill

KINDS = (
    ("balance-sheet", N_("Balance sheet")),
    ("income-statement", TITLES["income-statement"]),
    ("cost-of-sales", TITLES["cost-of-sales"]),
    ("bwa", N_("BWA")),
    ("eur", TITLES["eur"]),
    ("cash-flow", TITLES["cash-flow"]),
    ("ratios", N_("Key ratios")),
)
OWN = "own:"
CHANGE = "finance.statements.change"


def outline(made: Statement, deepest: int, with_shares: bool) -> list[OutlineRow]:
    """Return the rows of a statement that hold anything, with their accounts inside."""
    output = next((one.amounts for one in made.rows if one.row.key == "output"), ())

    def cells(amounts: tuple[int, ...]) -> tuple[int | None, ...]:
        if not with_shares:
            return amounts
        return (
            amounts[0],
            ratio(amounts[0], output[0]),
            amounts[1],
            amounts[2],
            ratio(amounts[2], output[2]),
            amounts[3],
        )

    found = []
    for one in made.rows:
        if one.row.level > deepest or not (any(one.amounts) or one.row.level == 0):
            continue
        indent = "      " * max(0, one.row.level - 1)
        key = one.row.key if one.row.key[0].isdecimal() or one.row.key[0].isupper() else ""
        accounts = tuple(
            OutlineRow("", f"{indent}      {acc.number}  {acc.name}", cells(acc.amounts), target=acc.id)
            for acc in one.accounts
            if any(acc.amounts)
        )
        strong = one.row.level < (2 if one.row.side else 1)
        found.append(
            OutlineRow(key, indent + str(one.row.label), cells(one.amounts), strong, None, inside=accounts)
        )
    return found


class StatementsPage(SpanPage):
    """Shows one statement of a span."""

    rows: OutlineTable

    def __init__(self, desk: Desk) -> None:
        self.own: dict[str, str] = {}
        self._asked = ""  # own rows that are to be shown once they are read
        self.kind = ChoiceField("kind", _("Statement"), KINDS, 260)
        self.detail = ChoiceField(
            "depth", _("Depth"), (("full", N_("all positions")), ("small", N_("small company"))), 150
        )
        super().__init__(desk, _("Financial statements"), last_day, income_statement, more=(self.kind,))
        self.other_first, self.other_last = (
            DayField("other_since", _("compare from"), 110),
            DayField("other_until", _("to"), 110),
        )
        for day in (self.other_first, self.other_last):
            day.left.connect(self.refresh)
        self.body.insertLayout(1, row(self.detail, self.other_first, self.other_last, 1))
        for field in (self.kind, self.detail):
            field.changed.connect(self.refresh)
        self.rows.led.connect(self._open)
        self.findings = label("", "bad", wrap=True)
        self.findings.hide()
        self.body.insertWidget(self.body.indexOf(self.frame), self.findings)
        self.out.title = self._title
        self.set_actions(
            [
                *self.out.actions(),
                PageAction(_("Open all rows"), self.rows.outline.toggle_all, "Ctrl+O", "list", menu=True),
                PageAction(_("Save the rows as CSV …"), self._ask_rows, "", "download", menu=True),
                PageAction(_("Own rows from CSV …"), self._ask_own, "", "upload", CHANGE, menu=True),
                PageAction(
                    _("Delete the own rows"), self._delete_own, "", "trash-2", CHANGE, menu=True, row=True
                ),
                PageAction(
                    _("Charts"), lambda: desk.open("finance.statements.charts"), "F4", "chart-line", menu=True
                ),
            ]
        )
        self.mean(lambda: self.kind.text().startswith(OWN), _("Please choose own rows as statement first."))
        self.kind.changed.connect(self.look_again)
        self.kind.changed.connect(self._choose)
        desk.watch(self, self._reload_own)
        self._since: datetime.date | None = None
        self._reload_own()

    def first_span(self, newest: datetime.date) -> Span:
        """Return the year up to the newest entry."""
        return newest.replace(month=1, day=1), newest

    def request(self, what: object) -> None:
        """Show a span, or a statement of one."""
        if isinstance(what, tuple) and len(what) == 3:
            kind, *span = what
            self.kind.set_text(kind)
            self._asked = kind if self.kind.text() != kind else ""
            what = tuple(span)
        super().request(what)

    def _choose(self) -> None:
        self._asked = ""  # what is chosen since counts

    def _title(self) -> str:
        kind = self.kind.value()
        return kind.removeprefix(OWN) if kind.startswith(OWN) else _(dict(KINDS)[kind])

    def _basis(self) -> str:
        """Return the statement that is shown, for own rows the one they are of."""
        kind = self.kind.text()
        return self.own.get(kind.removeprefix(OWN), "income-statement") if kind.startswith(OWN) else kind

    def _other(self) -> tuple[datetime.date, datetime.date] | None:
        """Return the span to compare with, None where none is typed whole."""
        if not (self.other_first.check() and self.other_last.check()):
            return None
        first, last = self.other_first.value(), self.other_last.value()
        if last is None:
            return None
        if first is not None and last < first:
            self.other_last.mark(_("The span ends before it begins."))
            return None
        return first or last.replace(month=1, day=1), last

    def refresh(self) -> None:
        """Reckon the statement again."""
        span = self.bar.span()
        if span is None:
            return
        self.shown = span
        kind, other = self.kind.value(), self._other()
        basis = self._basis()
        self.detail.setEnabled(basis == "balance-sheet")
        for day in (self.other_first, self.other_last):
            day.setEnabled(basis != "bwa")
        self.subtitle.setText(
            f"{self._title()}  ·  " + (formats.day(span[1]) if basis == "balance-sheet" else self.bar.words())
        )
        then = partial(self._take, kind)
        if kind.startswith(OWN):
            self.desk.read(own_statement, kind.removeprefix(OWN), *span, other, then=then)
        elif kind == "balance-sheet":
            self.desk.read(balance_sheet, span[1], other[1] if other else None, then=then)
        elif kind == "bwa":
            self.desk.read(bwa, *span, then=then)
        else:
            self.desk.read(key_ratios if kind == "ratios" else COMPARED[kind], *span, other, then=then)

    def _take_ratios(self, found: KeyRatios) -> None:
        rows = [OutlineRow("", f"{one.label}  ({_(UNITS[one.kind])})", one.values) for one in found.rows]
        self.rows.show_rows(rows, ["", _("Key ratio"), _("Value"), self._against()])
        set_pill(self.state, _("Does not fit"), "bad")
        self.state.setVisible(bool(found.findings))
        self._tell(found.findings)

    def _against(self) -> str:
        """Return what the second column is."""
        other = self._other()
        return f"{formats.day(other[0])} – {formats.day(other[1])}" if other else _("Previous year")

    def _take(self, shown_kind: str, made: Statement | KeyRatios) -> None:
        if shown_kind != self.kind.value():
            return
        if isinstance(made, KeyRatios):
            self._take_ratios(made)
            return
        kind = self._basis()
        self._since = made.spans[0][0]  # for a balance sheet the beginning of its fiscal year
        shares: frozenset[int] = frozenset()
        if kind == "balance-sheet":
            heads = [formats.day(made.spans[0][1]), formats.day(made.spans[1][1])]
        elif kind == "bwa":
            heads = [
                _("Span"),
                _("% output"),
                _("Previous year"),
                _("Year to date"),
                _("% output"),
                _("Previous year"),
            ]
            shares = frozenset({3, 6})
        else:
            heads = [_("Amount"), self._against()]
        deepest = 2 if kind == "balance-sheet" and self.detail.value() == "small" else 9
        self.rows.show_rows(outline(made, deepest, bool(shares)), [_("Position"), _("Label"), *heads], shares)
        fine = _("Assets = liabilities") if kind == "balance-sheet" else _("Fits the accounts")
        set_pill(
            self.state, fine if not made.findings else _("Does not fit"), "bad" if made.findings else "good"
        )
        self.state.show()
        self._tell(made.findings, made.notes)

    def _tell(self, findings: Sequence[Message], notes: Sequence[Message] = ()) -> None:
        """Say below the head what does not fit, with what to do, and what is to be known."""
        lines = (*said(findings[:5]), *map(str, notes))
        self.findings.setText("\n".join(lines))
        self.findings.setVisible(bool(lines))

    def _open(self, account: object) -> None:
        if self.shown is not None:
            self.desk.open("finance.ledger.account_sheet", (account, self._since, self.shown[1]))

    def make(self) -> Make | None:
        """Return what makes the statement that is shown."""
        if self.shown is None:
            return None
        detail = self.detail.value() if self._basis() == "balance-sheet" else ""
        return partial(
            shown_report, kind=self.kind.value(), span=self.shown, other=self._other(), depth=detail
        )

    # -- own rows ----------------------------------------------------------------
    def _reload_own(self) -> None:
        self.desk.read(scheme_names, then=self._take_own, owner=self, slot="own")

    def _take_own(self, found: Sequence[tuple[str, str]]) -> None:
        before, self.own = self.own, dict(found)
        if self.own == before:
            return
        chosen, self._asked = self._asked or self.kind.text(), ""
        self.kind.box.blockSignals(True)
        self.kind.set_choices([*KINDS, *((OWN + name, name) for name in self.own)])
        self.kind.set_text(chosen)
        self.kind.box.blockSignals(False)
        self.refresh()
        self.look_again()

    def _ask_rows(self) -> None:
        ask_place(self, _("Save"), f"{self._title()}.csv", self.save_rows)

    def save_rows(self, target: Path) -> None:
        """Write the rows of the statement that is shown, to be changed and brought back."""
        basis, kind = self._basis(), self.kind.value()
        if basis not in SCHEMES:
            self.desk.notice(_("Own rows are for balance sheet, income statement and BWA."), "bad")
            return
        name = kind.removeprefix(OWN) if kind.startswith(OWN) else ""
        office = self.desk.office
        write_file(self.desk, target, lambda: office.read(rows_text, basis, name).encode("utf-8-sig"))

    def _ask_own(self) -> None:
        ask_file(self, _("Own rows from CSV …"), self.bring_rows, _("CSV files (*.csv)"))

    def bring_rows(self, source: Path) -> None:
        """Keep the rows of a file as a copy of the statement that is shown; the copy has the file's name."""
        basis = self._basis()
        if basis not in SCHEMES:
            self.desk.notice(_("Own rows are for balance sheet, income statement and BWA."), "bad")
            return
        text = bytes_of(source).decode("utf-8-sig", "replace")
        words = _("Rows {name} kept").format(name=source.stem)
        self.desk.run(save_scheme, source.stem, basis, text, then=lambda _key: self.desk.notice(words))

    def _delete_own(self) -> None:
        kind = self.kind.value()
        if kind.startswith(OWN):
            name = kind.removeprefix(OWN)
            basis, words = self.own[name], _("Rows {name} deleted").format(name=name)

            def delete(text: str) -> None:
                def undo() -> None:
                    self.desk.run(save_scheme, name, basis, text)

                def told(_nothing: object) -> None:
                    self.desk.notice(words, action=_("Undo"), act=undo)

                self.desk.run(delete_scheme, name, then=told)

            self.desk.read(rows_text, basis, name, then=delete, owner=self, slot="delete")
