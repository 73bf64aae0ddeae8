"""Plan against actual: Enter opens an account to its cost centres, F2 changes its months, a year is planned from the one before."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from app.core.messages import N_, _, counted
from app.data.queries import query
from app.data.reports import Report
from app.modules.finance.budgets.models import BudgetNote
from app.modules.finance.budgets.pages.plan_form import PlanForm
from app.modules.finance.budgets.queries.budgets import (
    NO_CENTRE,
    Budget,
    BudgetRow,
    budget,
    months_of,
    year_of,
)
from app.modules.finance.budgets.reports import budget_report, cells
from app.modules.finance.budgets.services.budgets import plan_from_actual
from app.modules.finance.budgets.services.variance import SCHEMES, copy_scheme, explain, notes
from app.modules.finance.chart.api import PeriodInfo, YearRow, years
from app.modules.finance.ledger.api import last_day
from app.ui.choice_fields import ChoiceField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask, choose
from app.ui.fields import PercentField
from app.ui.forms import Form
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.page_head import PageAction
from app.ui.span_page import SpanPage
from app.ui.widgets import row, set_pill, widen

MARKS = {"green": "✓", "amber": "!", "red": "⚠"}
SHARES = frozenset({7})


class BudgetPage(SpanPage):
    """Shows the budget of a span."""

    sheet_page = "finance.ledger.account_sheet"

    rows: OutlineTable

    def __init__(self, desk: Desk) -> None:
        self.found = Budget((), {})
        self.why: dict[int, str] = {}
        self.scheme = ChoiceField("scheme", _("Version"), list(SCHEMES.items()), 130)
        super().__init__(
            desk,
            _("Budget"),
            last_day,
            self._read,
            self._report,
            more=(self.scheme,),
        )
        self.scheme.changed.connect(self.refresh)
        self.rows.led.connect(self.sheet)
        self.drawer = Drawer(420)
        self.drawer.on_drop = self.rows.setFocus
        self.body.removeWidget(self.frame)
        whole = row(self.frame, self.drawer)
        whole.setStretch(0, 1)
        self.body.addLayout(whole, 1)
        self.set_actions(
            [
                PageAction(_("Plan …"), self.change, "F2", "pencil", "finance.budget.change"),
                *self.out.actions(),
                PageAction(
                    _("Plan from another year …"),
                    self.from_year,
                    "",
                    "copy",
                    "finance.budget.change",
                    menu=True,
                ),
                PageAction(
                    _("Explain …"),
                    self.explain,
                    "",
                    "sticky-note",
                    "finance.budget.change",
                    menu=True,
                    row=True,
                ),
                PageAction(
                    _("Copy this version …"), self.copy, "", "copy", "finance.budget.change", menu=True
                ),
                PageAction(
                    _("Plan and actual"),
                    lambda: desk.open("finance.budgets.chart"),
                    "F4",
                    "chart-line",
                    menu=True,
                ),
                PageAction(
                    _("Measures"), lambda: desk.open("finance.budgets.measures"), "", "zap", menu=True
                ),
                PageAction(
                    _("Review rounds"), lambda: desk.open("finance.budgets.reviews"), "", "users", menu=True
                ),
                PageAction(_("Open all rows"), self.rows.outline.toggle_all, "Ctrl+O", "list", menu=True),
            ]
        )
        self.mean_rows(self.rows)
        self.mean(lambda: self._current()[0], _("Please choose a row of an account first."))

    @query("finance.view")
    def _read(
        self, connection: Any, since: datetime.date, until: datetime.date
    ) -> tuple[Budget, dict[int, str]]:
        return budget(connection, since, until, self.scheme.text()), notes(connection, until)

    @query("finance.view")
    def _report(self, connection: Any, since: datetime.date, until: datetime.date) -> Report:
        return budget_report(connection, since, until, self.scheme.text())

    def take(self, both: tuple[Budget, dict[int, str]]) -> None:
        """Show plan and actual, what was explained, and how many accounts are off the plan."""
        self.bar.last.mark("")
        found, self.why = both
        self.found = found
        heads = [
            _("Plan"),
            _("Actual"),
            _("Plan to date"),
            _("Actual to date"),
            _("Variance"),
            "%",
            _("Forecast"),
        ]
        self.rows.show_rows(
            [_row(one, found, self.why) for one in found.rows], ["", _("Account"), *heads], SHARES
        )
        for column in range(2, len(heads) + 2):
            widen(self.rows, column, 84 if column in SHARES else 108)
        widen(self.rows, 0, 36)
        red = sum(one.light == "red" for one in found.rows)
        has_plan = any(one.plan_year for one in found.rows)
        words, tone = _("nothing is planned yet"), ""
        if has_plan:
            words, tone = _("within the plan"), "good"
        if red:
            words = counted(red, N_("1 account off the plan"), N_("{count} accounts off the plan"))
            tone = "bad" if has_plan else ""
        set_pill(self.state, words, tone)
        self.state.show()

    # -- planning ------------------------------------------------------------
    def _current(self) -> tuple[str, str]:
        """Return account and cost centre of the current row."""
        place = self.rows.currentIndex().row()
        about = self.rows.outline.lines[place].about if place >= 0 else None
        if not isinstance(about, BudgetRow):
            return "", ""
        return about.number, about.centre.replace(NO_CENTRE, "")

    def change(self) -> None:
        """Show the months of an account to be typed."""
        if self.shown is None:
            return
        self.desk.read(months_of, self.shown[1], then=self._plan)

    def _plan(self, periods: list[PeriodInfo]) -> None:
        if periods:
            PlanForm(self, periods, *self._current())

    def explain(self) -> None:
        """Ask why the current account is off its plan at the end of the span."""
        number, _centre = self._current()
        if not number or self.shown is None:
            return
        until = self.shown[1]
        known = next((one.account_id for one in self.found.rows if one.number == number), 0)
        ask(
            self.desk,
            self.drawer,
            "budget_note",
            _("Explain {account}").format(account=number),
            fields_of(self.desk, BudgetNote, "text"),
            send=lambda values: (explain, until, number, values["text"]),
            done=lambda _nothing, _values: _("Explanation kept"),
            shows=(notes, until),
            values=lambda why: {"text": why.get(known, "")},
            record=number,
        )

    def copy(self) -> None:
        """Ask for the version to copy this one onto."""
        if self.shown is None:
            return
        source, years_key = self.scheme.text(), list[int]()

        def ready(_form: Form, year: int | None) -> Mapping[str, Any] | None:
            years_key.extend([] if year is None else [year])
            return {} if year is not None else None

        def done(count: int, values: Values) -> str:
            self.scheme.set_text(values["target"])
            return counted(count, N_("1 amount copied"), N_("{count} amounts copied"))

        others = [(key, words) for key, words in SCHEMES.items() if key != source]
        ask(
            self.desk,
            self.drawer,
            "budget_copy",
            _("Copy this version"),
            [ChoiceField("target", _("onto the version, which loses what it held"), others)],
            send=lambda values: (copy_scheme, years_key[0], source, values["target"]),
            done=done,
            asks=((year_of, self.shown[1]),),
            ready=ready,
            save_text=_("Copy"),
            restore=False,
        )

    def from_year(self) -> None:
        """Ask for the year to plan from and the per cent to raise it by."""

        def ready(form: Form, known: list[YearRow]) -> Mapping[str, Any]:
            newest = sorted(known, key=lambda one: one.start, reverse=True)
            for name in ("source", "target"):
                choose(form, name, [(one.id, one.name) for one in newest])
            return {}

        ask(
            self.desk,
            self.drawer,
            "budget_year",
            _("Plan from another year"),
            [
                ChoiceField("source", _("from what was booked in"), ()),
                ChoiceField("target", _("for"), ()),
                PercentField("per_cent", _("raised by per cent")),
            ],
            send=lambda v: (
                plan_from_actual,
                v["source"],
                v["target"],
                v["per_cent"] or 0,
                self.scheme.text(),
            ),
            done=lambda count, _values: counted(
                count, N_("1 account planned"), N_("{count} accounts planned")
            ),
            asks=((years,),),
            ready=ready,
            save_text=_("Plan"),
        )


def _row(one: BudgetRow, made: Budget, why: Mapping[int, str]) -> OutlineRow:
    said = f"  ·  {why[one.account_id]}" if one.account_id in why else ""
    inside = tuple(
        OutlineRow("", f"      {part.centre}  {part.name}", _shown(part), target=part.account_id, about=part)
        for part in made.centres[one.account_id]
    )
    return OutlineRow(
        MARKS[one.light], f"{one.number}  {one.name}{said}", _shown(one), inside=inside, about=one
    )


def _shown(one: BudgetRow) -> tuple[int | None, ...]:
    """Return what fits on the screen: the span, and the year so far with variance and forecast; the report has all."""
    whole = cells(one)
    return (*whole[:2], *whole[4:8], whole[9])
