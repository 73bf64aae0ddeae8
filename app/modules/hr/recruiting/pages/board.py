"""The board of a vacancy: a column for each stage; a card is moved by keys or the mouse."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from app.core import format as formats
from app.core.messages import _
from app.data.record_extras import Target
from app.modules.hr.recruiting.models import CHANGE, VIEW
from app.modules.hr.recruiting.queries.applicants import Card, OpenVacancy, board, open_vacancies
from app.modules.hr.recruiting.rules.stages import BOARD, STAGES
from app.modules.hr.recruiting.services.applicants import move
from app.ui.board import Board, Shown
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.page_head import PageAction


def card_words(one: Card) -> str:
    """Return what stands on a card: name, since when in the stage, the next interview, the score."""
    parts = [
        _("since {day}").format(day=formats.day(one.since)),
        _("interview {day}").format(day=formats.day(one.interview)) if one.interview else "",
        _("score {points}").format(points=formats.number(Decimal(one.score) / 10, 1))
        if one.score is not None
        else "",
    ]
    return "\n".join(filter(None, (one.name, *parts)))


class BoardPage(Page):
    """Left and right go between stages, Shift+left and Shift+right move the card, as dragging it does; Enter opens the applicant."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Board"))
        self.vacancy = ChoiceField("vacancy", _("Vacancy"), [])
        self.vacancy.box.currentIndexChanged.connect(lambda _place: self.refresh())
        self.board = Board({stage: _(STAGES[stage]) for stage in BOARD})
        self.board.moved.connect(self._move)
        self.board.opened.connect(
            lambda key: desk.open("hr.recruiting.applicants", Target("hr_applicant", key))
        )
        self.body.addWidget(self.vacancy)
        self.body.addWidget(self.board, 1)
        self.set_actions(
            [
                PageAction(_("Applicants"), lambda: desk.open("hr.recruiting.applicants"), "", "users", VIEW),
                PageAction(_("Stage back"), lambda: self.board.shift(-1), "", "arrow-left", CHANGE, row=True),
                PageAction(
                    _("Next stage"),
                    lambda: self.board.shift(1),
                    "F8",
                    "arrow-right",
                    CHANGE,
                    primary=True,
                    row=True,
                ),
            ]
        )
        self.mean(lambda: self.board.current()[1], _("Please choose a card first."))
        desk.watch(self, self._begin)
        self._begin()

    def first_focus(self) -> QWidget | None:
        """Focus the first column that has cards."""
        return self.board.first_focus()

    def _begin(self) -> None:
        self.desk.read(open_vacancies, then=self._offer, owner=self, slot="vacancies")

    def _offer(self, found: list[OpenVacancy]) -> None:
        kept = self.vacancy.text()
        self.vacancy.box.blockSignals(True)
        self.vacancy.set_choices([(str(one.id), f"{one.number}  {one.title}") for one in found])
        if kept in {str(one.id) for one in found}:
            self.vacancy.set_text(kept)
        self.vacancy.box.blockSignals(False)
        self.refresh()

    def refresh(self) -> None:
        """Read the board of the chosen vacancy again."""
        key = self.vacancy.text()
        if key:
            self.desk.read(board, int(key), then=self._show, owner=self, slot="board")
        else:
            self._show([])

    def _show(self, cards: list[Card]) -> None:
        self.board.show_cards(Shown(one.id, one.stage, card_words(one)) for one in cards)
        self.look_again()

    def _move(self, key: int, before: str, to: str) -> None:
        if not self.desk.may(CHANGE):
            return
        back = lambda: self.desk.run(move, key, before)  # noqa: E731
        words = _("Moved to {stage}").format(stage=_(STAGES[to]))
        told = lambda _nothing: self.desk.notice(words, action=_("Undo"), act=back)  # noqa: E731
        self.desk.run(move, key, to, then=told)
