"""A meeting beside the list: its agenda and who is there, the minutes as they are read, and what is to be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from app.core import format as formats
from app.core.messages import _
from app.modules.organisation.meetings.queries.views import ItemView, MeetingView
from app.modules.organisation.meetings.rules.meetings import ATTENDANCE, ITEM_KINDS, PARTS, PLANNED
from app.modules.organisation.meetings.rules.minutes import ACTION, DECISION, KINDS, NOTE, Line
from app.modules.organisation.meetings.rules.votes import quorum_words, result_words
from app.modules.organisation.projects.api import TASK_STATES, Followed
from app.ui.theme import px
from app.ui.widgets import button, label, row

KEY = Qt.ItemDataRole.UserRole


def plain_list(name: str, chosen: Callable[[int], object]) -> QListWidget:
    """Return a list whose Enter does something with the key of a row."""
    made = QListWidget()
    made.setObjectName("plain")
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.itemActivated.connect(lambda item: chosen(item.data(KEY)) if item.data(KEY) else None)
    return made


def entry(text: str, key: int) -> QListWidgetItem:
    """Return a row of such a list."""
    made = QListWidgetItem(text)
    made.setData(KEY, key)
    return made


def fill_list(made: QListWidget, entries: list[tuple[str, int]], empty: str) -> None:
    """Show rows in a list, in the place where one stood; without any, say why."""
    place = made.currentRow()
    made.clear()
    for text, key in entries or [(empty, 0)]:
        made.addItem(entry(text, key))
    made.setCurrentRow(min(max(place, 0), made.count() - 1))


class AgendaPane(QWidget):
    """Items with their times, then who is asked; Enter changes an item, or says who is there."""

    def __init__(
        self,
        may: bool,
        item: Callable[[int | None], object],
        move: Callable[[int, int], object],
        remove: Callable[[int], object],
        seat: Callable[[int], object],
    ) -> None:
        super().__init__()
        self.view: MeetingView | None = None
        self._move, self._remove = move, remove
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(6))
        self.step = label("", "quiet", wrap=True)
        inside.addWidget(self.step)
        self.items = plain_list(_("Agenda"), item)
        inside.addWidget(self.items, 3)
        up, down = button("↑", lambda: self._shift(-1)), button("↓", lambda: self._shift(1))
        for one, name in ((up, _("Up")), (down, _("Down"))):
            one.setAccessibleName(name)
            one.setToolTip(name)
        buttons = (
            button(_("Item"), lambda: item(None), pic="plus"),
            up,
            down,
            button(_("Take off"), self._take_off),
        )
        for one in buttons:
            one.setEnabled(may)
        inside.addLayout(row(*buttons, 1))
        self.quorum = label("", "quiet", wrap=True)
        inside.addWidget(self.quorum)
        self.seats = plain_list(_("Attendance"), seat)
        inside.addWidget(self.seats, 2)

    def show_meeting(self, view: MeetingView | None, step: str) -> None:
        """Show a meeting, and what F8 does next."""
        self.view = view
        self.step.setText(step)
        if view is None:
            for made in (self.items, self.seats):
                made.clear()
            self.quorum.setText("")
            return
        entries = [(_item_words(one), one.id) for one in view.items]
        entries += [
            (_("Open action: {title} ({name})").format(title=one.title, name=one.name), 0)
            for one in view.actions
        ]
        if view.proposals and view.state == PLANNED:
            taken = _("The invitation takes up {count} that were proposed.").format(count=view.proposals)
            entries.append((taken, 0))
        fill_list(self.items, entries, _("Nothing on the agenda yet."))
        self.quorum.setText(str(quorum_words(view.present, view.entitled, view.quorum)))
        seats = [
            (f"{one.name}  ·  {_(PARTS[one.part])}  ·  {_(ATTENDANCE[one.state])}", one.id)
            for one in view.seats
        ]
        fill_list(self.seats, seats, _("Nobody belongs to this series yet."))

    def current(self) -> int:
        """Return the key of the item that is chosen, 0 for none."""
        item = self.items.currentItem()
        return int(item.data(KEY) or 0) if item is not None else 0

    def _shift(self, by: int) -> None:
        key = self.current()
        if self.view is not None and key:
            place = next(one.number for one in self.view.items if one.id == key) + by
            if 1 <= place <= len(self.view.items):
                self.items.setCurrentRow(place - 1)
                self._move(key, place)

    def _take_off(self) -> None:
        if self.current():
            self._remove(self.current())


def _item_words(one: ItemView) -> str:
    about = [_(ITEM_KINDS[one.kind]), _("{minutes} min").format(minutes=one.minutes), one.person]
    about.append(_("internal") if one.internal else "")
    return f"{one.number}. {one.start}  {one.title}\n{'  ·  '.join(filter(None, about))}"


def line_words(view: MeetingView, one: Line) -> str:
    """Return a line of minutes as it is understood."""
    if one.kind == NOTE:
        return one.text
    words = f"{_(KINDS[one.kind])}: {one.text}"
    if one.kind == ACTION:
        who = next((f"{each.first} {each.last}" for each in view.people if each.key == one.person), "")
        about = ", ".join(filter(None, (who, formats.day(one.due) if one.due else "")))
        words += f" ({about})" if about else ""
    if one.kind == DECISION:
        words += f"\n{result_words(one.votes, view.majority, view.entitled)}"
    return f"{words}\n⚠ {one.fault}" if one.fault is not None else words


def minutes_words(view: MeetingView, notes: str | None = None) -> str:
    """Return minutes as they are understood, kept or as typed until now, under the items of the agenda."""
    found, item = [], 0
    for one in view.read(notes):
        if one.item != item:
            item = one.item
            found.append(f"\n{item}. {view.topics[item]}")
        found.append(line_words(view, one))
    return "\n".join(found).strip()


class MinutesPane(QScrollArea):
    """Shows the minutes as they are read."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Minutes"))
        self.words: QLabel = label("", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.words)

    def show_meeting(self, view: MeetingView | None) -> None:
        """Show the minutes of a meeting, and why they were rejected."""
        if view is None:
            self.words.setText("")
            return
        why = _("Rejected: {reason}").format(reason=view.refusal) if view.refusal else ""
        text = minutes_words(view) or _("Minutes are written once the meeting has begun.")
        self.words.setText("\n\n".join(filter(None, (why, text))))


def action_rows(found: list[Followed]) -> list[tuple[str, int]]:
    """Return actions as rows: what, who, until when, and where they stand."""
    return [
        (
            f"{one.title}\n"
            + "  ·  ".join(
                filter(None, (one.name, formats.day(one.due) if one.due else "", _(TASK_STATES[one.state])))
            ),
            one.task,
        )
        for one in found
    ]
