"""Clauses and budgets: what is to be paid back by who leaves, and what training costs by cost centre beside the budgets."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from app.core import format as formats
from app.core.messages import _
from app.data.drafts import Stored
from app.modules.hr.training.models import Clause, TrainingBudget
from app.modules.hr.training.queries.gaps import CostRow, training_costs
from app.modules.hr.training.queries.lists import (
    budget,
    budgets_source,
    clause,
    clauses_source,
)
from app.modules.hr.training.rules.repayment import ends, left
from app.modules.hr.training.rules.training import BudgetDraft, ClauseDraft
from app.modules.hr.training.services.skills import save_budget, save_clause, undo_budget, undo_clause
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.lists.empty_ground import EmptyWords
from app.ui.register import Register, RegisterPage
from app.ui.theme import px
from app.ui.tree_rows import Rows
from app.ui.widgets import card, label

CLAUSES = 0


def _of(kind: Any, layout: str) -> Callable[[Desk], Sequence[Placed]]:
    return lambda desk: fields_of(desk, kind, layout)


class MoneyPage(RegisterPage):
    """Ctrl+1 clauses with what is left of them today, Ctrl+2 budgets; the costs of this year stand at the right."""

    has_records = False
    takes_files = False

    def __init__(self, desk: Desk) -> None:
        today = desk.today()
        registers = [
            Register(title=_("Repayment clauses"), new=_("New repayment clause"), source=clauses_source(), of=Clause, read=clause, fields=_of(Clause, "person:2 text:2 amount months since:2"), draft=ClauseDraft, save=save_clause, undo=undo_clause, start={"months": 24, "since": today}, name=lambda draft: draft.text),
            Register(title=_("Budgets"), new=_("New budget"), source=budgets_source(), of=TrainingBudget, read=budget, fields=_of(TrainingBudget, "year cost1 amount:2"), draft=BudgetDraft, save=save_budget, undo=undo_budget, start={"year": today.year}, name=lambda draft: f"{draft.year} {draft.cost1}"),
        ]  # fmt: skip
        super().__init__(desk, _("Cost and clauses"), registers, width=420)
        self.span = (datetime.date(today.year, 1, 1), datetime.date(today.year, 12, 31))
        self.left = label("", "quiet", wrap=True)
        self.body.addWidget(self.left)
        heads = [_("Cost centre"), _("Budget"), _("Attended"), _("Planned"), _("Left")]
        self.rows = Rows(_("Cost of training by cost centre"), heads, (1, 2, 3, 4))
        EmptyWords(self.rows, _("What courses cost stands here by cost centre."))
        side, inside = card()
        side.setMinimumWidth(px(400))
        inside.addWidget(label(_("Cost of {year} by cost centre").format(year=today.year), "heading"))
        inside.addWidget(self.rows, 1)
        self.add_beside(side, (640, 480))
        self.show_beside(self._pick)
        self.when_none(self.panels[CLAUSES], lambda: self._tell(None))
        self.bar.currentChanged.connect(lambda place: self.left.setVisible(place == CLAUSES))
        change, new = self.standard_actions()
        self.set_actions([change, new])
        desk.watch(self, self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the costs again."""
        self.desk.read(training_costs, *self.span, then=self._show, owner=self, slot="costs")

    def _show(self, found: list[CostRow]) -> None:
        rows = []
        for place, one in enumerate(found):
            amounts = (one.budget, one.spent, one.planned, one.left)
            rows.append((place, (one.cost1 or "–", *(formats.cents(amount) for amount in amounts))))
        self.rows.show_rows(rows)

    def _pick(self, key: int) -> None:
        self.desk.read(clause, key, then=self._tell, owner=self, slot="clause")

    def _tell(self, one: Stored[ClauseDraft] | None) -> None:
        """Say what is left of a clause today, and when nothing is."""
        if one is None or one.draft.since is None:
            self.left.setText("")
            return
        draft, since = one.draft, one.draft.since
        today = left(draft.amount, draft.months, since, self.desk.today())
        words = _("Who leaves today pays back {amount} €; from {day} on nothing.")
        self.left.setText(
            words.format(amount=formats.cents(today), day=formats.day(ends(draft.months, since)))
        )
