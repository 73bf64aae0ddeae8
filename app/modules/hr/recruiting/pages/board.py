"""The board of a vacancy: a column for each stage; a card is moved by keys."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QListWidgetItem, QWidget

from app.core import format as formats
from app.core.messages import _
from app.data.record_extras import Target
from app.modules.hr.recruiting.models import CHANGE, VIEW
from app.modules.hr.recruiting.queries.applicants import Card, OpenVacancy, board, open_vacancies
from app.modules.hr.recruiting.rules.stages import BOARD, STAGES
from app.modules.hr.recruiting.services.applicants import move
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.widgets import card, label

TABLES = frozenset(
    {"hr_vacancy", "hr_applicant", "hr_applicant_step", "hr_appointment", "hr_applicant_score"}
)
KEY = Qt.ItemDataRole.UserRole


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
    """Left and right go between stages, Shift+left and Shift+right move the card; Enter opens the applicant."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Board"))
        self.vacancy = ChoiceField("vacancy", _("Vacancy"), [])
        self.vacancy.box.currentIndexChanged.connect(lambda _place: self.refresh())
        self.columns: list[QListWidget] = []
        self.heads = [label(_(STAGES[stage]), "title") for stage in BOARD]
        self._chosen = self._place = 0  # the card that was moved last, the column whose card is meant
        holder = QWidget()
        room = QHBoxLayout(holder)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(px(12))
        for head, stage in zip(self.heads, BOARD, strict=True):
            frame, inside = card()
            cards = QListWidget()
            cards.setObjectName("cards")
            cards.setWordWrap(True)
            cards.setSpacing(px(4))
            cards.setResizeMode(QListView.ResizeMode.Adjust)
            cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            cards.setAccessibleName(_(STAGES[stage]))
            cards.installEventFilter(self)
            cards.itemActivated.connect(self._open)
            inside.addWidget(head)
            inside.addWidget(cards, 1)
            self.columns.append(cards)
            room.addWidget(frame, 1)
        self.body.addWidget(self.vacancy)
        self.body.addWidget(holder, 1)
        self.set_actions(
            [
                PageAction(_("Applicants"), lambda: desk.open("hr.recruiting.applicants"), "", "users", VIEW),
                PageAction(_("Stage back"), lambda: self.shift(-1), "", "arrow-left", CHANGE),
                PageAction(_("Next stage"), lambda: self.shift(1), "F8", "arrow-right", CHANGE, primary=True),
            ]
        )
        desk.watch(self, TABLES, self._begin)
        self._begin()

    def first_focus(self) -> QWidget | None:
        """Focus the first column that has cards."""
        return next((one for one in self.columns if one.count()), self.columns[0])

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
        focus = next((one for one in self.columns if one.hasFocus()), None)
        for stage, head, column in zip(BOARD, self.heads, self.columns, strict=True):
            mine = [one for one in cards if one.stage == stage]
            head.setText(f"{_(STAGES[stage])} ({len(mine)})")
            column.clear()
            for one in mine:
                item = QListWidgetItem(card_words(one))
                item.setData(KEY, one.id)
                column.addItem(item)
                if one.id == self._chosen:
                    self._place = self.columns.index(column)
                    column.setCurrentItem(item)
                    if focus is not None:
                        column.setFocus()
            if column.currentRow() < 0 and mine:
                column.setCurrentRow(0)
        if not self.columns[self._place].count():
            self._place = next((at for at, one in enumerate(self.columns) if one.count()), 0)
        self._mark()

    def _mark(self) -> None:
        """Show one card as chosen: the one that keys and actions mean."""
        for place, column in enumerate(self.columns):
            item = column.currentItem()
            column.clearSelection()
            if place == self._place and item is not None:
                item.setSelected(True)

    def _current(self) -> tuple[int, int]:
        """Return the place of the column whose card is chosen, and the key of the card, 0 for none."""
        item = self.columns[self._place].currentItem()
        return self._place, int(item.data(KEY)) if item is not None else 0

    def shift(self, by: int) -> None:
        """Move the chosen card to a neighbouring stage."""
        place, key = self._current()
        if key and 0 <= place + by < len(BOARD) and self.desk.may(CHANGE):
            self._chosen = key
            self.columns[place].setFocus()
            back = lambda: self.desk.run(move, key, BOARD[place])  # noqa: E731
            words = _("Moved to {stage}").format(stage=_(STAGES[BOARD[place + by]]))
            told = lambda _nothing: self.desk.notice(words, action=_("Undo"), act=back)  # noqa: E731
            self.desk.run(move, key, BOARD[place + by], then=told)

    def _open(self, item: QListWidgetItem) -> None:
        self.desk.open("hr.recruiting.applicants", Target("hr_applicant", int(item.data(KEY))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go between columns by the arrows, move a card with Shift; the card of the column that was gone to is chosen."""
        if event.type() == QEvent.Type.FocusIn and watched in self.columns:
            self._place = self.columns.index(watched)
            self._mark()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
            if by and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
                self.shift(by)
                return True
            if by and not event.modifiers():
                place = self._current()[0] + by
                if 0 <= place < len(self.columns):
                    self.columns[place].setFocus()
                return True
        return super().eventFilter(watched, event)
