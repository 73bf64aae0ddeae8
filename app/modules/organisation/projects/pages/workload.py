"""Who has how much to do in which week: minutes that tasks ask for, of target hours less absence."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import _
from app.modules.organisation.projects.queries.figures import PersonLoad, workload
from app.modules.organisation.projects.rules.projects import write_hours
from app.modules.organisation.projects.rules.workload import monday_of
from app.ui.desk import Desk
from app.ui.fields import DayField
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.theme import token
from app.ui.widgets import label, row, widen

WEEKS = 7
ONE_DAY = datetime.timedelta(days=1)
SIGNS = {"bad": "▲ ", "warn": "● "}


class WorkloadPage(Page):
    """A row for each person, a column for each week: planned of what is there; F8 opens the tasks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Workload"))
        self.day = DayField("day", _("From the week of"), 130, today=desk.today)
        self.day.set_day(desk.today())
        self.day.left.connect(self.refresh)
        self.told = label("", "quiet", wrap=True)
        self.table = QTableWidget(0, WEEKS + 1)
        EmptyWords(self.table, _("Who has how much to do in which week stands here once projects run."))
        self.table.setAccessibleName(_("Workload by person and week"))
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.body.addLayout(row(self.day, 1))
        self.body.addWidget(self.told)
        self.body.addWidget(self.table, 1)
        tasks = lambda: desk.open("organisation.projects.tasks")  # noqa: E731
        self.set_actions([PageAction(_("Tasks"), tasks, "F8", "list", primary=True)])
        desk.watch(self, self.refresh)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Focus the weeks."""
        return self.table

    def _first(self) -> datetime.date:
        try:
            return self.day.value() or self.desk.today()
        except Invalid:
            return self.desk.today()

    def refresh(self) -> None:
        """Read the weeks again."""
        self.desk.read(workload, self._first(), WEEKS, then=self._show, owner=self, slot="weeks")

    def _show(self, found: list[PersonLoad]) -> None:
        monday = monday_of(self._first())
        weeks = [monday + 7 * n * ONE_DAY for n in range(WEEKS)]
        heads = [
            f"{_('Week {number}').format(number=day.isocalendar().week)}\n{formats.short_day(day)}"
            for day in weeks
        ]
        self.table.setHorizontalHeaderLabels([_("Member of staff"), *heads])
        self.table.setRowCount(len(found))
        widen(self.table, 0, 220)
        for column in range(1, WEEKS + 1):
            widen(self.table, column, 134)
        for place, one in enumerate(found):
            self.table.setItem(place, 0, QTableWidgetItem(one.name))
            for at, load in enumerate(one.weeks):
                words = f"{write_hours(load.planned) or '0:00'} / {write_hours(load.free) or '0:00'}"
                item = QTableWidgetItem(SIGNS.get(load.tone, "") + words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if load.tone:
                    item.setForeground(token(load.tone))
                    item.setBackground(token(f"{load.tone}_soft"))
                self.table.setItem(place, at + 1, item)
        empty = _("Nobody has tasks with hours in projects that run.")
        words = _(
            "Hours planned of hours that are there (target less absence). ▲ more than there is, ● nearly all of it."
        )
        self.told.setText(words if found else empty)
