"""One's own week on projects: hours typed by row and day beside what was worked, and a timer."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from app.core import format as formats
from app.core.errors import Invalid, KontorError
from app.core.messages import _
from app.modules.organisation.projects.models import TIME
from app.modules.organisation.projects.queries.week import Proposed, Week, own_week, proposed_week
from app.modules.organisation.projects.rules.projects import read_hours, write_hours
from app.modules.organisation.projects.services.times import Cell, enter_week, start_timer, stop_timer
from app.ui.desk import Desk
from app.ui.fields import DayField
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import em, px, token
from app.ui.widgets import button, give_rest, label, row, widen

ONE_DAY = datetime.timedelta(days=1)
APART = 15  # minutes by which a day may differ from what was worked before it is told

TASK = 220  # logical pixels of the names of tasks at least


class WeekPage(Page):
    """Type 7:30, 7.5 or 45m into a day; F8 begins and ends the timer on the row."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("My project time"))
        self.found: Week | None = None
        self._filling = False
        self.day = DayField("day", _("Week of"), 130, today=desk.today)
        self.day.set_day(desk.today())
        self.day.left.connect(self.refresh)
        self.told = label("", "quiet", wrap=True)
        self.table = QTableWidget(0, 9)
        self.table.setAccessibleName(_("Hours by project and day"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(px(28))
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.itemChanged.connect(self._changed)
        back = button(_("Back"), lambda: self.turn(-7), pic="arrow-left")
        on = button(_("On"), lambda: self.turn(7), pic="arrow-right")
        self.body.addLayout(row(self.day, back, on, 1))
        self.body.addWidget(self.told)
        self.body.addWidget(self.table, 1)
        self.set_actions(
            [
                PageAction(_("Fill from working time"), self.propose, "", "calendar-check", TIME),
                PageAction(_("Timer"), self.timer, "F8", "play", TIME, primary=True),
            ]
        )
        desk.watch(self, self.refresh)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the days."""
        return self.table

    def turn(self, days: int) -> None:
        """Show another week."""
        self.day.set_day(self._day() + days * ONE_DAY)
        self.refresh()

    def _day(self) -> datetime.date:
        try:
            return self.day.value() or self.desk.today()
        except Invalid:
            return self.desk.today()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names of tasks what the days leave."""
        super().resizeEvent(event)
        give_rest(self.table, 0, em(TASK))

    def refresh(self) -> None:
        """Read the week again."""
        self.desk.read(own_week, self._day(), then=self._show, owner=self, slot="week")

    def _show(self, found: Week) -> None:
        self.found, self._filling = found, True
        kept = (self.table.currentRow(), self.table.currentColumn())
        days = [found.monday + n * ONE_DAY for n in range(7)]
        names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
        heads = [f"{name} {formats.short_day(day)}" for name, day in zip(names, days, strict=True)]
        self.table.setHorizontalHeaderLabels([_("Project or task"), *heads, _("Sum")])
        self.table.setRowCount(len(found.rows) + 2)
        for column in range(1, 9):
            widen(self.table, column, 92)
        give_rest(self.table, 0, em(TASK))
        for place, one in enumerate(found.rows):
            self._put(place, 0, one.title)
            for at, minutes in enumerate(one.minutes):
                self._put(place, at + 1, write_hours(minutes), typed=at not in one.locked)
            self._put(place, 8, write_hours(sum(one.minutes)))
        self._sums(found)
        self._filling = False
        if kept[0] >= 0:
            self.table.setCurrentCell(*kept)
        elif found.rows:
            self.table.setCurrentCell(0, 1)
        self._tell(found)

    def _sums(self, found: Week) -> None:
        """Show what was noted and what was worked; a day on which they are apart is marked."""
        last = len(found.rows)
        self._put(last, 0, _("Noted on projects"))
        self._put(last + 1, 0, _("Worked by working time"))
        for at, (noted, worked) in enumerate(zip(found.noted, found.worked, strict=True)):
            self._put(last, at + 1, write_hours(noted))
            self._put(last + 1, at + 1, write_hours(worked or 0))
            if worked is not None and abs(worked - noted) > APART:
                item = self.table.item(last + 1, at + 1)
                assert item is not None
                item.setForeground(token("warn"))
                item.setToolTip(_("{hours} apart").format(hours=write_hours(abs(worked - noted))))
        self._put(last, 8, write_hours(sum(found.noted)))
        self._put(last + 1, 8, write_hours(sum(one or 0 for one in found.worked)))

    def _put(self, place: int, column: int, text: str, *, typed: bool = False) -> None:
        item = QTableWidgetItem(text)
        if not typed:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        if not typed and column:
            item.setForeground(token("quiet"))
        if column:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.table.setItem(place, column, item)

    def _tell(self, found: Week) -> None:
        nobody = _("Times are noted by people of staff; ask for your sign-in to be entered with your file.")
        for does in (self.propose, self.timer):
            self.block(does, "" if found.staff else nobody)
        if not found.staff:
            words = nobody
        elif found.timer is not None:
            title = next((one.title for one in found.rows if (one.project, one.task) == found.timer[:2]), "")
            since = formats.clock(found.timer[2])
            words = _("The timer runs on {title} since {time}; F8 ends it.").format(title=title, time=since)
        elif not found.rows:
            words = _("You belong to no project that runs.")
        else:
            words = _("Type 7:30, 7.5 or 45m. What is approved is locked.")
        self.told.setText(words)

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._filling or self.found is None or item.row() >= len(self.found.rows):
            return
        one, at = self.found.rows[item.row()], item.column() - 1
        try:
            minutes = read_hours(item.text())
        except Invalid as error:
            self._refused(error)
            return
        cell = Cell(one.project, one.task, self.found.monday + at * ONE_DAY, minutes, one.minutes[at])
        self.desk.run(enter_week, [cell], then=lambda _n: self.refresh(), failed=self._refused)

    def _refused(self, error: KontorError) -> None:
        words = str(error)

        def show(found: Week) -> None:
            self._show(found)
            self.told.setText(words)

        self.desk.read(own_week, self._day(), then=show, owner=self, slot="week")

    def propose(self) -> None:
        """Note what working time has and no project yet, in the shares of the day or of late; Undo takes it back."""
        self.desk.read(proposed_week, self._day(), then=self._fill, owner=self, slot="proposal")

    def _fill(self, found: list[Proposed]) -> None:
        if not found:
            self.desk.notice(_("Working time has nothing that is on no project yet, or no row to put it in."))
            return
        fresh = [Cell(one.project, one.task, one.day, one.noted + one.minutes, one.noted) for one in found]
        back = [Cell(one.project, one.task, one.day, one.noted, one.noted + one.minutes) for one in found]
        words = _("{hours} noted from working time").format(
            hours=write_hours(sum(one.minutes for one in found))
        )
        undo = lambda: self.desk.run(enter_week, back, then=lambda _n: self.refresh())  # noqa: E731
        told = lambda _n: self.desk.notice(words, action=_("Undo"), act=undo)  # noqa: E731
        self.desk.run(enter_week, fresh, then=told, failed=self._refused)

    def timer(self) -> None:
        """Begin to measure on the row, or end it."""
        if self.found is None:
            return
        if self.found.timer is not None:
            told = _("{hours} measured")
            self.desk.run(stop_timer, then=lambda n: self.desk.notice(told.format(hours=write_hours(n))))
            return
        place = self.table.currentRow()
        if 0 <= place < len(self.found.rows):
            one = self.found.rows[place]
            self.desk.run(start_timer, one.project, one.task)
        else:
            self.desk.notice(_("Please choose a project or a task first."))
