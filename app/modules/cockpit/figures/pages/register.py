"""The register of figures: targets and limits, own figures, kept values, months of the report, and boards; F8 closes a month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.dates import add_months
from app.core.messages import N_, _, counted
from app.modules.cockpit.figures.models import (
    BOARD,
    FREEZE,
    Board,
    FigureMonth,
    KeptValue,
    OwnFigure,
    Target,
)
from app.modules.cockpit.figures.queries.catalogue import figure_choices
from app.modules.cockpit.figures.queries.lists import (
    board_draft,
    boards_source,
    departments,
    figure_month,
    kept_value,
    months_source,
    own_figure,
    own_source,
    target,
    targets_source,
    values_source,
)
from app.modules.cockpit.figures.queries.values import Later, changed_later
from app.modules.cockpit.figures.rules.figures import (
    BoardDraft,
    MonthDraft,
    OwnDraft,
    TargetDraft,
    ValueDraft,
    first_of,
)
from app.modules.cockpit.figures.services.boards import remove_board, save_board
from app.modules.cockpit.figures.services.keeping import (
    freeze_month,
    remove_own_figure,
    remove_target,
    save_month,
    save_own_figure,
    save_target,
    save_value,
    undo_target,
)
from app.ui.choice_fields import ChoiceField, ManyField, SwitchField
from app.ui.declared_fields import Placed, fields_of
from app.ui.desk import Desk
from app.ui.drawer_form import Values, ask, choose, hint
from app.ui.fields import DayField, TextField
from app.ui.forms import Form
from app.ui.page_head import PageAction
from app.ui.register import Register, RegisterPage

REMOVES: dict[Any, Any] = {Target: remove_target, OwnFigure: remove_own_figure, Board: remove_board}


def _figure() -> ChoiceField:
    return ChoiceField("figure", _("Figure"), [])


def _target_fields(desk: Desk) -> Sequence[Placed]:
    numbers = [
        TextField(key, _(title), limit=30)
        for key, title in (
            ("target", N_("Target")),
            ("warn", N_("First limit")),
            ("alarm", N_("Last limit")),
            ("benchmark", N_("What others have")),
        )
    ]
    rest = fields_of(desk, Target, "since owner benchmark_of:2 note:2")
    return [(_figure(), 2), *rest[:1], *numbers, *rest[1:]]


def _own_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, OwnFigure, "title:2 code area unit better formula:2 meaning:2")


def _value_fields(desk: Desk) -> Sequence[Placed]:
    month, comment = fields_of(desk, KeptValue, "month comment:2")
    return [(_figure(), 2), month, TextField("value", _("Value"), limit=30), comment]


def _month_fields(desk: Desk) -> Sequence[Placed]:
    return fields_of(desk, FigureMonth, "month text:2")


def _board_fields(desk: Desk) -> Sequence[Placed]:
    return [
        *fields_of(desk, Board, "title:2"),
        (ChoiceField("department", _("Department"), []), 2),
        (SwitchField("private", _("Only for me")), 2),
        (ManyField("figures", _("Figures"), lines=14), 2),
    ]


def _offer_figures(form: Form, _row: Any, figures: list[tuple[str, str]]) -> None:
    choose(form, "figure", figures)


def _offer_board(form: Form, _row: Any, figures: list[tuple[str, str]], names: list[tuple[str, str]]) -> None:
    choose(form, "figures", figures)
    choose(form, "department", names)


def _ready_own(form: Form, _row: Any) -> None:
    hint(
        form,
        formula=_("Keys of figures, numbers, + − × ÷ and parentheses; empty where values are typed."),
        code=_("Small letters, figures and _"),
    )


class FigureRegisterPage(RegisterPage):
    """Ctrl+N begins a row of the list that is shown, F2 changes one, Del takes one away, F8 closes a month."""

    def __init__(self, desk: Desk) -> None:
        figures = [(figure_choices,)]
        registers = (
            Register(title=_("Targets and limits"), new=_("New target"), source=targets_source(), of=Target, read=target, fields=_target_fields, draft=TargetDraft, save=save_target, undo=undo_target, asks=figures, ready=_offer_figures, start={"since": first_of(desk.today())}, name=lambda _draft: _("Target")),
            Register(title=_("Own figures"), new=_("New figure"), source=own_source(), of=OwnFigure, read=own_figure, fields=_own_fields, draft=OwnDraft, save=save_own_figure, ready=_ready_own, start={"unit": "count", "better": "higher", "area": "organisation"}),
            Register(title=_("Values"), new=_("Enter a value"), source=values_source(), of=KeptValue, read=kept_value, fields=_value_fields, draft=ValueDraft, save=save_value, asks=figures, ready=_offer_figures, start={"month": add_months(first_of(desk.today()), -1)}, name=lambda _draft: _("Value")),
            Register(title=_("Months"), new=_("Text of a month"), source=months_source(), of=FigureMonth, read=figure_month, fields=_month_fields, draft=MonthDraft, save=save_month, start={"month": add_months(first_of(desk.today()), -1)}, name=lambda draft: f"{draft.month:%m/%Y}"),
            Register(title=_("Boards"), new=_("New board"), source=boards_source(), of=Board, read=board_draft, fields=_board_fields, draft=BoardDraft, save=save_board, asks=[(figure_choices,), (departments,)], ready=_offer_board),
        )  # fmt: skip
        super().__init__(desk, _("Register of figures"), registers)
        self.set_actions(
            [
                PageAction(
                    _("Take away"),
                    self._remove,
                    "Del",
                    "trash-2",
                    BOARD,
                    menu=True,
                    of=tuple(one.__tablename__ for one in REMOVES),
                ),
                PageAction(_("What changed after closing"), self._changed, "", "history", FREEZE, menu=True),
                PageAction(_("Change"), self.change, "F2", "pencil", BOARD, row=True),
                PageAction(_("New"), lambda: self.edit(None), "Ctrl+N", "plus", BOARD),
                PageAction(_("Close month"), self._freeze, "F8", "lock", FREEZE, primary=True),
            ]
        )

    def _remove(self) -> None:
        command = REMOVES.get(self.register.of)
        if command is None:
            self.desk.notice(_("Values and months are kept; they are not taken away."))
        elif self.desk.may(self.register.needs):
            self.run_on_current(command, words=_("Taken away"))

    def _ask_month(self, title: str, save_text: str, send: Any, done: Any) -> None:
        month = DayField("month", _("A day of the month"), required=True)
        start = {"month": add_months(first_of(self.desk.today()), -1)}
        ask(
            self.desk,
            self.drawer,
            "figures.month",
            title,
            [month],
            send=send,
            done=done,
            start=start,
            save_text=save_text,
        )

    def _freeze(self) -> None:
        """Ask for the month that is closed."""

        def done(count: int, _values: Values) -> str:
            return counted(count, N_("1 figure closed"), N_("{count} figures closed"))

        self._ask_month(_("Close month"), _("Close"), lambda values: (freeze_month, values["month"]), done)

    def _changed(self) -> None:
        """Name the closed values of the month before the current one that would be others now."""
        month = add_months(first_of(self.desk.today()), -1)
        key = self.panel.current_key() if self.register.of in (KeptValue, FigureMonth) else None
        if key is not None:
            query = kept_value if self.register.of is KeptValue else figure_month
            self.desk.read(query, key, then=lambda one: self._tell_changed(one.draft.month if one else month))
        else:
            self._tell_changed(month)

    def _tell_changed(self, month: Any) -> None:
        def told(found: list[Later]) -> None:
            words = "; ".join(f"{one.title}: {one.was} → {one.now}" for one in found)
            self.desk.notice(f"{month:%m/%Y}: {words or _('Nothing changed after the month was closed.')}")

        self.desk.read(changed_later, month, then=told, owner=self)
