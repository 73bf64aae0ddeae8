"""Entering times of many people from paper: people in rows, days in columns; typed, filled down, pasted from a spreadsheet."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)

from app.core.dates import ONE_DAY, month_end
from app.core.errors import BadFile, Invalid, KontorError
from app.core.messages import N_, _, counted
from app.modules.hr.worktime.pages.time_grid import Change, TimeGrid
from app.modules.hr.worktime.queries.grid import Grid, time_departments, time_grid
from app.modules.hr.worktime.rules.events import profiles
from app.modules.hr.worktime.services.times import Typed, enter_times
from app.modules.hr.worktime.transfer.bringing import Brought, import_times
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.drawer_form import Values, ask
from app.ui.fields import DayField, TextField
from app.ui.forms import Form
from app.ui.lists.empty_ground import EmptyWords
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.save_file import ask_file
from app.ui.widgets import button, label, row

CHANGE = "hr.time.change"
SPANS = {"day": N_("one day"), "week": N_("one week"), "month": N_("one month")}
FAULTS = 12  # of a refused file that are said


class GridPage(Page):
    """A day, a week or a month; Enter goes down, Tab goes on, Ctrl+D fills down, Ctrl+V pastes a table."""

    takes_files = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Enter times"))
        self.span = ChoiceField("span", _("Shown"), list(SPANS.items()), 140)
        self.span.set_text("week")
        self.day = DayField("day", _("Day"), 130, today=desk.today)
        self.day.set_day(desk.today())
        self.department = ChoiceField("department", _("Department"), [("", _("all"))], 190)
        self.told = label("", "quiet", wrap=True)
        self.grid = TimeGrid(self._typed, self._refused)
        EmptyWords(self.grid, _("Everybody who works here stands here with the days to be typed."))
        self.grid.left_out.connect(desk.notice)
        self.drawer = Drawer()
        self.drawer.on_drop = self._dropped
        back = button(_("Back"), lambda: self.turn(-1), pic="arrow-left")
        on = button(_("On"), lambda: self.turn(1), pic="arrow-right")
        for field in (self.span, self.department):
            field.changed.connect(self.refresh)
        self.day.left.connect(self.refresh)
        self.body.addLayout(row(self.span, self.day, self.department, back, on, 1))
        self.body.addWidget(self.told)
        self.body.addLayout(row(self.grid, self.drawer), 1)
        self.set_actions(
            [
                PageAction(
                    _("Fill down"), self.grid.fill_down, "", "arrow-down", CHANGE, menu=True, row=True
                ),
                PageAction(
                    _("Month sheets"),
                    lambda: desk.open("hr.worktime.month"),
                    "",
                    "calendar-check",
                    "hr.time.view",
                ),
                PageAction(_("Import …"), self.bring, "Ctrl+I", "download", CHANGE, primary=True),
            ]
        )
        self.mean_rows(self.grid)
        desk.watch(self, self._renew)
        self._hint()
        self._renew()

    def first_focus(self) -> QWidget | None:
        """Focus the grid."""
        return self.grid

    def _dropped(self) -> None:
        """Show what the book has, where a reason was not given."""
        self.grid.setFocus()
        self.refresh()

    def _renew(self) -> None:
        self.desk.read(time_departments, then=self._offer, owner=self, slot="departments")
        self.refresh()

    def _offer(self, found: list[str]) -> None:
        self.department.set_choices([("", _("all")), *((one, one) for one in found)])

    def _hint(self) -> None:
        self.told.setText(
            _(
                "Type 0730-1615/30; several parts with a blank between them, R for travel, @ for a cost centre. An end before its begin is on the next day."
            )
        )

    def shown(self) -> tuple[datetime.date, datetime.date]:
        """Return the first and last day shown."""
        try:
            day = self.day.value() or self.desk.today()
        except Invalid:
            day = self.desk.today()
        if self.span.text() == "day":
            return day, day
        if self.span.text() == "week":
            monday = day - day.weekday() * ONE_DAY
            return monday, monday + 6 * ONE_DAY
        return day.replace(day=1), month_end(day)

    def turn(self, by: int) -> None:
        """Show the days before (-1) or after (1)."""
        first, last = self.shown()
        self.day.set_day(last + ONE_DAY if by > 0 else first - ONE_DAY)
        self.refresh()

    def refresh(self) -> None:
        """Read the days again."""
        asked = self.grid.edits
        show = lambda found: self._show(found, asked)  # noqa: E731
        self.desk.read(time_grid, *self.shown(), self.department.text(), then=show, owner=self, slot="grid")

    def _show(self, found: Grid, asked: int) -> None:
        """Show what was read; what was typed meanwhile makes it old, and it is read again."""
        if asked != self.grid.edits:
            self.refresh()
        elif found.since == self.shown()[0]:
            self.grid.show_grid(found, self.span.text())

    def _typed(self, changes: list[Change]) -> None:
        """Keep what was typed at once; where times were clocked, ask why first."""
        found = self.grid.found
        assert found is not None
        typed = [Typed(one.person, found.days[day], text, one.cells[day].times) for one, day, text in changes]
        if all(one.cells[day].free for one, day, _text in changes):
            self.desk.run(enter_times, typed, "", then=self._kept, failed=self._failed)
            return
        fields = [TextField("reason", _("Reason of the correction"), limit=200)]

        def send(values: Values) -> tuple[Any, ...]:
            return enter_times, typed, values["reason"]

        ask(self.desk, self.drawer, "time_reason", _("Why are clocked times corrected?"), fields, send=send,
            done=lambda count, _values: self._words(count), restore=False)  # fmt: skip

    def _words(self, count: int) -> str:
        self._hint()
        return counted(count, N_("1 day kept"), N_("{count} days kept"))

    def _kept(self, count: int) -> None:
        self.desk.notice(self._words(count))

    def _failed(self, error: KontorError) -> None:
        self._refused(str(error))
        self.refresh()

    def _refused(self, words: str) -> None:
        QApplication.beep()
        self.told.setText(words)

    def bring(self) -> None:
        """Ask for a file of times and how it is read."""
        ask_file(self, _("Import …"), self._ask_profile)

    def _ask_profile(self, path: Path) -> None:
        def save() -> None:
            profile = form.values()["profile"]
            form.saved()
            self.drawer.drop()
            self.desk.run(import_times, path, profile, then=self._brought, failed=self._not_brought)

        form = Form(self.desk, "time_import", save, self.drawer.drop, _("Import"), columns=1)
        form.add(
            ChoiceField(
                "profile", _("Kind of file"), [(key, str(one.title)) for key, one in profiles().items()]
            )
        )
        form.fill({})
        self.drawer.show_widget(_("Import …"), form)
        form.focus_first()

    def _not_brought(self, error: KontorError) -> None:
        """Say why a file was refused: the first faults by their lines."""
        faults = error.faults[:FAULTS] if isinstance(error, BadFile) else []
        lines = [_("Line {line}: {words}").format(line=one.line, words=one.message) for one in faults]
        self._refused("\n".join([str(error), *lines]))

    def _brought(self, done: Brought) -> None:
        parts = [counted(done.added, N_("1 new time"), N_("{count} new times"))]
        if done.known:
            parts = [_("This file was brought in before; nothing changed.")]
        if done.same and not done.known:
            parts.append(counted(done.same, N_("1 was there already"), N_("{count} were there already")))
        if done.alone:
            places = ", ".join(_("line {line}").format(line=line) for line, _number in done.named[:5])
            parts.append(
                counted(done.alone, N_("1 event without a partner"), N_("{count} events without a partner"))
                + f" ({places})"
            )
        self.desk.notice(" · ".join(parts))
