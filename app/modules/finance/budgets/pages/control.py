"""Measures of cost reduction with their effect, review rounds, and the picture of plan and actual."""

from __future__ import annotations

from app.core import format as formats
from app.core.messages import _
from app.data.users import colleagues
from app.modules.finance.budgets.queries.variance import (
    MeasureView,
    measures,
    measures_source,
    plan_and_actual,
    reviews_source,
)
from app.modules.finance.budgets.rules import STATES
from app.modules.finance.budgets.services.variance import (
    SCHEMES,
    MeasureDraft,
    close_review,
    open_review,
    save_measure,
)
from app.modules.finance.chart.api import PeriodInfo, account_rows
from app.modules.finance.ledger.api import last_day
from app.ui.chart import Chart, ChartView, Series
from app.ui.choice_fields import ChoiceField, SwitchField
from app.ui.desk import Desk
from app.ui.fields import CheckedField, DayField, MoneyField, TextField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.lookups import LookupField, account_offers
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.widgets import row

CHANGE = "finance.budget.change"


class MeasuresPage(ListPage):
    """The list of measures."""

    def __init__(self, desk: Desk) -> None:
        self.until = desk.read_blocking(last_day) or desk.office.clock().astimezone().date()
        super().__init__(desk, _("Measures"), measures_source(self.until))
        self.subtitle.setText(
            _("Effect: each whole month since the start against the mean of the three months before it")
        )
        self.set_actions(
            [
                PageAction(_("Change"), lambda: self.for_current(self.open_row), "F2", "pencil", CHANGE),
                PageAction(
                    _("New measure"), lambda: self._form(None), "Ctrl+N", "plus", CHANGE, primary=True
                ),
            ]
        )

    def open_row(self, key: int) -> None:
        """Show a measure to be changed."""
        self.desk.read(measures, self.until, key, then=lambda found: self._form(found[0]))

    def _form(self, one: MeasureView | None) -> None:
        def save() -> None:
            v = form.values()
            draft = MeasureDraft(
                v["name"] or "",
                v["account"].strip(),
                v["start"],
                v["monthly"],
                v["owner"],
                v["state"],
                v["text"],
            )
            key = one.id if one else None
            self.submit(form, save_measure, (draft, key, form.version), _("Measure saved"))

        rows = [row for row in self.desk.read_blocking(account_rows) if row.kind == "expense"]
        form = Form(
            self.desk,
            "measure",
            save,
            self.close_drawer,
            columns=1,
            record=one.id if one else 0,
            version=one.version if one else None,
        )
        form.add(CheckedField("name", _("Measure"), str.strip, required=True))
        form.add(LookupField("account", _("Account"), lambda text: account_offers(rows, text)))
        form.add(MoneyField("monthly", _("What it is to bring a month"), required=True))
        form.add(DayField("start", _("from"), required=True))
        form.add(TextField("owner", _("Who"), limit=80))
        form.add(ChoiceField("state", _("State"), list(STATES.items())))
        form.add(TextField("text", _("Text"), limit=300))
        if one is None:
            form.fill({})
        else:
            texts = {name: getattr(one, name) for name in ("name", "account", "owner", "state", "text")}
            form.fill(
                texts | {"monthly": formats.cents(one.monthly), "start": formats.day(one.start)},
                restore=False,
            )
        self.drawer.show_widget(one.name if one else _("New measure"), form)
        form.focus_first()


class ReviewsPage(ListPage):
    """The list of review rounds, with the follow-ups of each beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Review rounds"), reviews_source())
        self.add_records()
        self.set_actions(
            [
                PageAction(
                    _("Close the round …"), lambda: self.for_current(self.open_row), "F2", "check", CHANGE
                ),
                PageAction(_("New round"), self._new, "Ctrl+N", "plus", CHANGE, primary=True),
            ]
        )

    def _new(self) -> None:
        known = [one for one in self.desk.read_blocking(colleagues) if one.active]

        def save() -> None:
            v = form.values()
            chosen = [one.login for one in known if v[f"who.{one.login}"]]
            args = (v["name"] or "", v["until"], v["due"], v["text"], chosen)
            self.submit(form, open_review, args, _("Review round opened"))

        form = Form(self.desk, "budget_review", save, self.close_drawer, columns=1)
        form.add(CheckedField("name", _("Round"), str.strip, required=True))
        form.add(DayField("until", _("Figures up to"), required=True))
        form.add(DayField("due", _("Due"), required=True))
        form.add(TextField("text", _("What is asked"), limit=300))
        form.heading(_("Who reviews"))
        for one in known:
            switch = SwitchField(f"who.{one.login}", one.name)
            switch.compact()
            form.add(switch)
        form.fill({f"who.{one.login}": "1" for one in known})
        self.drawer.show_widget(_("New round"), form)
        form.focus_first()

    def open_row(self, key: int) -> None:
        """Ask what came of a round."""

        def save() -> None:
            def done(_nothing: object) -> None:
                form.saved()
                self.close_drawer()
                self.desk.notice(_("Review round closed"))

            form.send(close_review, key, form.values()["result"], then=done)

        form = Form(self.desk, "budget_review", save, self.close_drawer, _("Close the round"), 1, record=key)
        form.add(TextField("result", _("Result"), limit=300))
        form.fill({})
        place = self.panel.model.place_of(key)
        self.drawer.show_widget(str(self.panel.model.value(place, "name")), form)
        form.focus_first()


class BudgetChartPage(Page):
    """Plan against actual, cumulated over the fiscal year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Plan and actual"))
        self.until = DayField("until", _("up to"), 110, required=True)
        self.until.set_day(desk.read_blocking(last_day) or desk.office.clock().astimezone().date())
        self.scheme = ChoiceField("scheme", _("Version"), list(SCHEMES.items()), 140)
        self.until.left.connect(self.refresh)
        self.scheme.changed.connect(self.refresh)
        self.body.addLayout(row(self.scheme, self.until, 1))
        self.chart = ChartView(desk, _("Result, cumulated"))
        self.body.addWidget(self.chart, 1)
        desk.watch(self, frozenset({"finance_entry", "finance_line", "finance_budget_line"}), self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the figures again."""
        if self.until.check():
            self.desk.read(plan_and_actual, self.until.value(), self.scheme.text(), then=self._take)

    def _take(self, found: tuple[list[PeriodInfo], list[int], list[int]]) -> None:
        months, plan, actual = found
        labels = [f"{one.start:%m/%y}" for one in months]
        series = (
            Series(_("Actual"), tuple(actual), "accent"),
            Series(_(SCHEMES[self.scheme.text()]), tuple(plan), "text", line=True),
        )
        self.chart.show_chart(Chart(labels, series))
