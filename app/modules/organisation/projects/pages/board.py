"""The board of tasks: a column for each state; a card goes on by keys or the mouse, as by the list."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core import format as formats
from app.core.messages import _
from app.modules.organisation.projects.models import VIEW
from app.modules.organisation.projects.queries.board import COLUMNS, TaskBoard, TaskCard, task_board
from app.modules.organisation.projects.queries.choices import project_choices
from app.modules.organisation.projects.rules.projects import DROPPED, TASK_STATES
from app.modules.organisation.projects.services.tasks import set_task_state
from app.ui.board import Board, Shown
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.widgets import row

TASKS = "organisation.projects.tasks"


def card_words(one: TaskCard) -> str:
    """Return what stands on a card, in lines that are short: title, project and until when, who does it."""
    until = formats.day(one.finish) if one.finish else ""
    about = [one.project, _("late: {day}").format(day=until)] if one.late else [f"{one.project}  {until}"]
    return "\n".join(filter(None, (one.title, *about, one.who)))


class TaskBoardPage(Page):
    """Left and right go between states, Shift+left and Shift+right move the card, as dragging it does; Enter opens the task."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Board of tasks"))
        self._wanted = ""  # the project that was asked for before the choices were there
        self.project = ChoiceField("project", _("Project"), [("", _("all that run"))], 340)
        self.whose = ChoiceField("whose", _("Tasks of"), [("", _("everybody")), ("own", _("me"))], 160)
        self.board = Board({state: _(TASK_STATES[state]) for state in COLUMNS})
        self.board.moved.connect(self._move)
        self.board.opened.connect(lambda key: desk.open(TASKS, key))
        for field in (self.project, self.whose):
            field.box.currentIndexChanged.connect(lambda _place: self.refresh())
        self.body.addLayout(row(self.project, self.whose, 1))
        self.body.addWidget(self.board, 1)
        self.set_actions(
            [
                PageAction(_("Drop the task"), self._drop, "", "x", VIEW, menu=True, row=True),
                PageAction(_("List of tasks"), lambda: desk.open(TASKS), "", "list", VIEW),
                PageAction(_("State back"), lambda: self.board.shift(-1), "", "arrow-left", VIEW, row=True),
                PageAction(
                    _("Next state"),
                    lambda: self.board.shift(1),
                    "F8",
                    "arrow-right",
                    VIEW,
                    primary=True,
                    row=True,
                ),
            ]
        )
        self.mean(lambda: self.board.current()[1], _("Please choose a card first."))
        desk.watch(self, self._renew)
        self._renew()

    def first_focus(self) -> QWidget | None:
        """Focus the first column that has cards."""
        return self.board.first_focus()

    def request(self, what: object) -> None:
        """Show the board of a project by its key."""
        if isinstance(what, int):
            self._wanted = str(what)
            self.project.set_text(self._wanted)

    def _renew(self) -> None:
        self.desk.read(project_choices, then=self._offer, owner=self, slot="projects")
        self.refresh()

    def _offer(self, found: list[tuple[int, str]]) -> None:
        self.project.set_choices([("", _("all that run")), *((str(key), name) for key, name in found)])
        self.project.set_text(self._wanted or self.project.text())
        self._wanted = ""  # what is chosen since counts

    def refresh(self) -> None:
        """Read the board again."""
        project, own = self.project.text(), self.whose.text() == "own"
        key = int(project) if project else None
        self.desk.read(task_board, key, own, then=self._show, owner=self, slot="board")

    def _show(self, found: TaskBoard) -> None:
        self.board.show_cards((Shown(one.id, one.state, card_words(one)) for one in found.cards), found.more)
        self.look_again()

    def _move(self, key: int, before: str, to: str) -> None:
        back = lambda: self.desk.run(set_task_state, key, before)  # noqa: E731
        words = _("Now: {state}").format(state=_(TASK_STATES[to]))
        told = lambda _nothing: self.desk.notice(words, action=_("Undo"), act=back)  # noqa: E731
        self.desk.run(set_task_state, key, to, then=told)

    def _drop(self) -> None:
        state, key = self.board.current()
        if key:
            self._move(key, state, DROPPED)
