"""Measures of cost reduction with their effect, review rounds, and the picture of plan and actual."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from app.core.messages import _
from app.data.users import Colleague, colleagues
from app.modules.finance.budgets.models import BudgetReview, Measure
from app.modules.finance.budgets.queries.variance import (
    measure,
    measures_source,
    plan_and_actual,
    reviews_source,
)
from app.modules.finance.budgets.rules import MeasureDraft
from app.modules.finance.budgets.services.variance import (
    SCHEMES,
    close_review,
    open_review,
    save_measure,
    undo_measure,
)
from app.modules.finance.chart.api import PeriodInfo
from app.modules.finance.ledger.api import last_day
from app.ui.chart import Chart, ChartView, Series
from app.ui.choice_fields import ChoiceField, ManyField
from app.ui.declared_fields import fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import ask, choose
from app.ui.fields import DayField
from app.ui.forms import Form
from app.ui.list_page import ListPage
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage
from app.ui.widgets import row

CHANGE = "finance.budget.change"


class MeasuresPage(RegisterPage):
    """The list of measures."""

    has_records = False

    def __init__(self, desk: Desk) -> None:
        one = Register(
            title=_("Measures"),
            new=_("New measure"),
            source=measures_source(),
            of=Measure,
            read=measure,
            fields=lambda desk: fields_of(desk, Measure, "name account monthly start owner state text"),
            draft=MeasureDraft,
            save=save_measure,
            undo=undo_measure,
            columns=1,
        )
        super().__init__(desk, _("Measures"), [one])
        self.subtitle.setText(
            _("Effect: each whole month since the start against the mean of the three months before it")
        )
        self.set_actions(self.standard_actions(_("New measure")))


def _reviewers(form: Form, found: Sequence[Colleague]) -> Mapping[str, Any]:
    """Offer who may sign in; all of them review at first."""
    people = [one for one in found if one.active]
    choose(form, "logins", [(one.login, one.name) for one in people])
    return {"logins": tuple(one.login for one in people)}


class ReviewsPage(ListPage):
    """The list of review rounds, with the follow-ups of each beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Review rounds"), reviews_source())
        self.add_records()
        self.set_actions(
            [
                PageAction(
                    _("Close the round …"),
                    lambda: self.for_current(self.open_row),
                    "",
                    "check",
                    CHANGE,
                    row=True,
                ),
                PageAction(_("New round"), self._new, "Ctrl+N", "plus", CHANGE, primary=True),
            ]
        )

    def _new(self) -> None:
        def told(key: int, _values: object) -> str:
            self.panel.select_key(key)
            return _("Review round opened")

        ask(
            self.desk,
            self.drawer,
            "budget_review",
            _("New round"),
            fields_of(
                self.desk,
                BudgetReview,
                "name until due text logins",
                logins=ManyField("logins", _("Who reviews")),
            ),
            send=lambda v: (open_review, v["name"], v["until"], v["due"], v["text"], v["logins"]),
            done=told,
            asks=((colleagues,),),
            ready=_reviewers,
        )

    def open_row(self, key: int) -> None:
        """Ask what came of a round."""
        ask(
            self.desk,
            self.drawer,
            "budget_review",
            str(self.panel.model.value(self.panel.model.place_of(key), "name")),
            fields_of(self.desk, BudgetReview, "result"),
            send=lambda values: (close_review, key, values["result"]),
            done=lambda _nothing, _values: _("Review round closed"),
            record=key,
            save_text=_("Close the round"),
        )


class BudgetChartPage(Page):
    """Plan against actual, cumulated over the fiscal year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Plan and actual"))
        self.until = DayField("until", _("up to"), 110, required=True)
        self.scheme = ChoiceField("scheme", _("Version"), list(SCHEMES.items()), 140)
        self.until.left.connect(self.refresh)
        self.scheme.changed.connect(self.refresh)
        self.body.addLayout(row(self.scheme, self.until, 1))
        self.chart = ChartView(desk, _("Result, cumulated"))
        self.body.addWidget(self.chart, 1)
        desk.watch(self, self.refresh)
        desk.read(last_day, then=self._begin)

    def _begin(self, last: datetime.date | None) -> None:
        """Show the figures up to the last day that was booked."""
        self.until.set_day(last or self.desk.today())
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
