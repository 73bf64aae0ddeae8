"""Goals: the list, their measured results, and beside a goal how far it is with check-ins and projects; F8 checks in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import format as formats
from app.core.figures import PERCENT, written
from app.core.messages import _
from app.core.people import person
from app.modules.organisation.goals.models import CHANGE, Goal, GoalCheckIn, GoalResult
from app.modules.organisation.goals.queries import (
    CheckInRow,
    GoalView,
    ResultView,
    bound_choices,
    goal,
    goal_choices,
    goal_view,
    goals_source,
    project_choices,
    result,
    results_source,
)
from app.modules.organisation.goals.rules import (
    ONGOING,
    ZONES,
    CheckInDraft,
    GoalDraft,
    ResultDraft,
    quarter_of,
)
from app.modules.organisation.goals.services import carry_on, check_in, remove_result, save_goal, save_result
from app.ui.choice_fields import ChoiceField, ManyField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask, choose, hint
from app.ui.fields import TextField
from app.ui.forms import Form
from app.ui.lists.empty_ground import EmptyWords
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage
from app.ui.widgets import label, widen

REACHED = 84


def _goal_fields(desk: Desk) -> Sequence[Placed]:
    return [
        *fields_of(desk, Goal, "title:2 quarter state owner department text:2 conclusion:2"),
        (ManyField("projects", _("Projects that serve it"), lines=4), 2),
    ]


def _result_fields(desk: Desk) -> Sequence[Placed]:
    numbers = [
        TextField(key, words, limit=30)
        for key, words in (
            ("start", _("Start")),
            ("commit", _("Promise")),
            ("target", _("Target")),
            ("stretch", _("Outstanding from")),
        )
    ]
    (title, unit) = fields_of(desk, GoalResult, "title:2 unit")
    return [
        (ChoiceField("goal", _("Goal"), []), 2),
        title,
        ChoiceField("figure", _("Bound to the figure"), []),
        unit,
        *numbers,
    ]


def _ready_goal(form: Form, _row: Any, projects: list[tuple[int, str]]) -> None:
    choose(form, "projects", projects)
    hint(form, quarter=_("Any day of the quarter"))


def _ready_result(
    form: Form, _row: Any, goals: list[tuple[int, str]], figures: list[tuple[str, str]]
) -> None:
    choose(form, "goal", goals)
    choose(form, "figure", figures)
    hint(
        form, commit=_("Empty: on the line to the target"), stretch=_("Empty: on the line beyond the target")
    )


class GoalPane(QWidget):
    """How far a goal is: its results, the newest check-ins and its projects; Enter on a result checks in, on a project opens it."""

    checking = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.view = desk, None
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        self.heading = label("", "heading", wrap=True)
        inside.addWidget(self.heading)
        self.table = OutlineTable(_("Results, check-ins and projects"))
        EmptyWords(self.table, _("Results, check-ins and projects of the goal stand here."))
        self.table.led.connect(self._led)
        inside.addWidget(self.table, 1)

    def show_goal(self, key: int) -> None:
        """Read what belongs to a goal."""
        self.desk.read(goal_view, key, then=self._show, owner=self, slot="goal")

    def _show(self, found: GoalView | None) -> None:
        if found is None:
            return
        reached = written(found.score, PERCENT) if found.score is not None else _("not measured")
        self.heading.setText(f"{found.title}: {reached}")
        rows = [row for one in found.results for row in _result_rows(one)]
        rows += [_check_in_row(one) for one in found.check_ins]
        rows += [OutlineRow("", name, ("",), target=("project", key)) for key, name in found.projects]
        self.table.show_rows(rows, ["", _("Result"), _("Reached")])
        self.table.setColumnHidden(0, True)
        widen(self.table, 2, REACHED)

    def _led(self, target: tuple[str, Any]) -> None:
        kind, what = target
        if kind == "project":
            self.desk.open("organisation.projects.projects", what)
        else:
            self.checking.emit(what)


def _result_rows(one: ResultView) -> list[OutlineRow]:
    """Return a result on two lines, as the pane is narrow: what it is, then where it stands."""
    value = f"{written(one.value, one.unit)} / {written(one.target, one.unit)}"
    state = _(ZONES[one.zone]) if one.zone else _("not measured")
    reached = "" if one.score is None else written(one.score, PERCENT)
    target = ("result", one)
    return [
        OutlineRow("", one.title, (reached,), target=target),
        OutlineRow("", f"    {value}  ·  {state}", ("",), target=target),
    ]


def _check_in_row(one: CheckInRow) -> OutlineRow:
    words = " ".join(filter(None, (f"{formats.day(one.day)}  {person(one.login)}:", one.value, one.text)))
    return OutlineRow("", words, (f"{one.confidence}/10",))


class GoalsPage(RegisterPage):
    """Ctrl+N begins a goal or a result, F2 changes one, F8 checks in."""

    def __init__(self, desk: Desk) -> None:
        start = {"quarter": quarter_of(desk.today()), "state": ONGOING, "owner": desk.office.actor.login}
        goals = [
            Register(title=title, new=_("New goal"), source=source, of=Goal, read=goal, fields=_goal_fields, draft=GoalDraft, save=save_goal, start=start, asks=[(project_choices,)], ready=_ready_goal)
            for title, source in ((_("Running"), goals_source()), (_("All"), goals_source(everything=True)))
        ]  # fmt: skip
        results = Register(title=_("Results"), new=_("New result"), source=results_source(), of=GoalResult, read=result, fields=_result_fields, draft=ResultDraft, save=save_result, start={"unit": PERCENT}, asks=[(goal_choices,), (bound_choices,)], ready=_ready_result)  # fmt: skip
        self.pane = GoalPane(desk)
        super().__init__(desk, _("Goals"), [*goals, results], [(_("Goal"), self.pane)])
        self.pane.checking.connect(self._check_in)
        self.set_actions(
            [
                PageAction(_("Take away"), self._remove, "Del", "trash-2", CHANGE, menu=True, of="organisation.goal_results"),
                PageAction(_("Carry on to the next quarter"), self._carry_on, "", "arrow-right", CHANGE, menu=True, of=("organisation.goals", "organisation.goals.all")),
                PageAction(_("Add a result"), self._add_result, "", "plus", CHANGE, menu=True, row=True),
                PageAction(_("Change"), self.change, "F2", "pencil", CHANGE, row=True),
                PageAction(_("New goal"), self._new, "Ctrl+N", "plus", CHANGE),
                PageAction(_("Check in"), self._check_current, "F8", "check", CHANGE, primary=True, row=True),
            ]
        )  # fmt: skip
        for panel in self.panels[:2]:
            panel.picked.connect(self.pane.show_goal)
        desk.watch(self, self._again)

    def _again(self) -> None:
        key = self.panel.current_key()
        if key is not None and self.register.of is Goal:
            self.pane.show_goal(key)

    def _new(self) -> None:
        self.edit(None)

    def _add_result(self) -> None:
        key = self.panel.current_key() if self.register.of is Goal else None
        self.go(2)
        self.edit(None, {"goal": key} if key is not None else {})

    def _remove(self) -> None:
        if self.register.of is GoalResult:
            self.run_on_current(remove_result, words=_("Taken away"))
        else:
            self.desk.notice(_("Goals are closed with what came of them; they are not taken away."))

    def _carry_on(self) -> None:
        if self.register.of is not Goal:
            self.desk.notice(_("Please choose a goal first."))
            return

        def told(made: int) -> None:
            self.panel.select_key(made)
            self.desk.notice(_("The goal stands in the next quarter too."))

        self.for_current(lambda key: self.desk.run(carry_on, key, then=told))

    def _check_current(self) -> None:
        """Check in to the result of the row, or to the results of the goal of the row."""
        if self.register.of is GoalResult:
            self.for_current(
                lambda key: self.desk.read(result, key, then=lambda one: self._ask_value(one, key))
            )
        else:
            self.for_current(lambda key: self.desk.read(goal_view, key, then=self._ask_which, owner=self))

    def _ask_value(self, one: Any, key: int) -> None:
        if one is not None:
            self._ask([(key, one.draft.title)], bound=bool(one.draft.figure))

    def _ask_which(self, found: GoalView | None) -> None:
        if found is None or not found.results:
            self.desk.notice(_("Add a measured result to the goal first."))
            return
        self._ask(
            [(one.id, one.title) for one in found.results], bound=all(one.figure for one in found.results)
        )

    def _check_in(self, one: ResultView) -> None:
        self._ask([(one.id, one.title)], bound=bool(one.figure))

    def _ask(self, results: list[tuple[int, str]], *, bound: bool) -> None:
        which = ChoiceField("result", _("Result"), results)
        value = TextField("value", _("Value of now"), limit=30)
        rest = fields_of(self.desk, GoalCheckIn, "confidence text")

        def send(values: Values) -> tuple[Any, ...]:
            return (check_in, CheckInDraft(**values))

        form = ask(
            self.desk,
            self.drawer,
            "goals.check_in",
            _("Check in"),
            [which, value, *rest],
            send=send,
            done=lambda _key, _values: _("Checked in"),
            start={"result": results[0][0], "confidence": 5},
            save_text=_("Check in"),
        )
        if bound:
            hint(form, value=_("Empty: it comes from the figure"))
