"""Team calendar: who is away when, six weeks at a time, and below it the year of the person on whose row the mark stands."""

from __future__ import annotations

import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.core import format as formats
from app.core.messages import Text, _
from app.modules.hr.absence.pages.year_view import DayMark, YearView
from app.modules.hr.absence.queries.calendar import (
    AWAY,
    Gone,
    PersonYear,
    TeamCalendar,
    departments,
    person_year,
    team_calendar,
)
from app.modules.hr.absence.queries.ics import team_ics
from app.modules.hr.absence.rules.absences import KINDS
from app.ui.choice_fields import ChoiceField
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.save_file import save_file
from app.ui.theme import px
from app.ui.timeline import Bar, Lane, Timeline
from app.ui.widgets import button, card, label, row

DAYS = 42
ROOM_FOR_BOTH = 720  # points of a page that is high enough for the calendar and the year of a person
LETTERS = {
    "leave": Text("U", "L"), "special": Text("S", "S"), "unpaid": Text("O", "U"), "off": Text("A", "O"), "course": Text("B", "T"),
    "sick": Text("K", "I"), "child": Text("E", "C"), "maternity": Text("M", "M"), "parental": Text("Z", "P"), AWAY: Text("W", "A"),
}  # fmt: skip
HOLIDAY = Text("F", "H")
TONES = {"leave": "leave", "sick": "bad", "child": "bad", "maternity": "good", "parental": "good"}


def kind_words(kind: str) -> str:
    """Return what an absence is called: only that somebody is away where the kind may not be known."""
    return _("away") if kind == AWAY else _(KINDS[kind])


class CalendarPage(Page):
    """Arrows walk, Page Up and Page Down turn weeks, Home is today; the year below follows the row."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Team calendar"))
        self.department = ChoiceField("department", _("Department"), [("", _("all"))])
        self.department.setMinimumWidth(px(190))
        self.department.box.currentIndexChanged.connect(lambda _place: self.refresh())
        self.calendar = Timeline(
            _("Team calendar"), desk.today(), DAYS, desk.settings.get("company.land", "")
        )
        self.calendar.moved.connect(self.refresh)
        self.calendar.marked.connect(self._marked)
        self.calendar.opened.connect(self._opened)
        self.span = label("", "quiet")
        frame, inside = card()
        back = button(_("Back four weeks"), lambda: self.turn(-28), pic="arrow-left")
        on = button(_("On four weeks"), lambda: self.turn(28), pic="arrow-right")
        inside.addLayout(
            row(self.department, self.span, 1, button(_("Today"), lambda: self.turn(0)), back, on)
        )
        area = QScrollArea()
        area.setObjectName("plain")
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.calendar)
        self.area = area
        inside.addWidget(area, 1)
        self.body.addWidget(frame, 1)
        below, under = card()
        self.person = label("", "heading")
        self.year = YearView(desk.today())
        signs = ((key, letter) for key, letter in LETTERS.items() if key != AWAY)
        legend = "   ".join(f"{letter} {_(KINDS[key])}" for key, letter in signs)
        under.addWidget(self.person)
        under.addWidget(self.year)
        under.addWidget(label(f"{legend}   {HOLIDAY} {_('public holiday')}", "hint", wrap=True))
        self.body.addWidget(below)
        self._below, self._year_wanted = below, False
        self.found: TeamCalendar | None = None
        self._shown = 0
        self.set_actions(
            [
                PageAction(_("Save as calendar (.ics)"), self.save_ics, "", "download", "hr.own", menu=True),
                PageAction(_("To the year of the person"), self.go_to_year, "", "calendar", menu=True),
                PageAction(_("To the calendar"), self.calendar.setFocus, "", "calendar", menu=True),
            ]
        )
        desk.watch(self, self._renew)
        self._renew()

    def go_to_year(self) -> None:
        """Go to the year of the person, which stays below the calendar from now on."""
        self._year_wanted = True
        self._below.show()
        self.year.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the team where both have too little."""
        super().resizeEvent(event)
        self._below.setVisible(self._year_wanted or self.height() >= px(ROOM_FOR_BOTH))

    def first_focus(self) -> QWidget | None:
        """Focus the calendar."""
        return self.calendar

    def _renew(self) -> None:
        self.desk.read(departments, then=self._offer, owner=self, slot="departments")
        self.refresh()

    def _offer(self, found: list[str]) -> None:
        self.department.set_choices([("", _("all")), *((one, one) for one in found)])

    def turn(self, days: int) -> None:
        """Show other weeks; 0 is today."""
        day = self.calendar.day + datetime.timedelta(days=days) if days else self.calendar.today
        self.calendar.go(self.calendar.row, day)

    def refresh(self) -> None:
        """Read the weeks that are shown."""
        first, last = self.calendar.first, self.calendar.last
        self.span.setText(f"{formats.day(first)} – {formats.day(last)}")
        ask = (team_calendar, first, last, str(self.department.value() or ""))
        self.desk.read(*ask, then=self._show, owner=self, slot="calendar")

    def _show(self, found: TeamCalendar) -> None:
        if found.since != self.calendar.first:  # other weeks were turned to meanwhile
            return
        self.found = found
        lanes = [Lane(one.key, one.name, one.department) for one in found.members]
        self.calendar.show_bars(lanes, [_bar(one) for one in found.gone])
        self._shown = 0
        self._marked()

    def _marked(self) -> None:
        """Show the year of the person on whose row the mark stands."""
        members = self.found.members if self.found else []
        if not 0 <= self.calendar.row < len(members):
            return
        top = self.calendar.top_of_row()
        self.area.ensureVisible(0, top, 0, px(80))
        one, year = members[self.calendar.row], self.calendar.day.year
        if (one.key, year) == (self._shown, self.year.year) and self.year.marks:
            return
        self._shown = one.key
        self.person.setText(f"{one.name}  {year}")
        show = lambda found: self._show_year(one.key, found)  # noqa: E731
        self.desk.read(person_year, one.key, year, then=show, owner=self, slot="year")

    def _show_year(self, person: int, found: PersonYear | None) -> None:
        if person != self._shown or found is None:
            return
        marks = {day: DayMark("·", _("free"), "free") for day in found.free}
        marks |= {day: DayMark(str(HOLIDAY), str(name), "free") for day, name in found.holidays.items()}
        for one in found.gone:
            for day in found.worked:
                if one.since <= day <= one.until:
                    asked = _("requested") if one.asked else ""
                    words = " ".join(filter(None, (kind_words(one.kind), asked)))
                    letter = str(LETTERS[one.kind])
                    tone = "warn" if one.asked else TONES.get(one.kind, "good")
                    marks[day] = DayMark(letter.lower() if one.asked or one.half else letter, words, tone)
        self.year.show_year(found.year, marks)

    def _opened(self, key: int, _person: int, _day: datetime.date) -> None:
        if key and self.desk.may("hr.absence.view"):
            self.desk.open("hr.absence.requests", key)

    def save_ics(self) -> None:
        """Save who is away in a year around today as a calendar file, without reasons."""
        today = self.desk.today()
        since, until = today - datetime.timedelta(days=30), today + datetime.timedelta(days=365)
        name = _("Team calendar") + ".ics"
        save = lambda data: save_file(self, self.desk, name, lambda: data)  # noqa: E731
        self.desk.read(team_ics, since, until, str(self.department.value() or ""), then=save, owner=self)


def _bar(one: Gone) -> Bar:
    words = _("{kind} (requested)").format(kind=kind_words(one.kind)) if one.asked else kind_words(one.kind)
    tone = {"sick": "bad", "child": "bad", "maternity": "good", "parental": "good"}.get(one.kind, "")
    return Bar(one.key, one.person, one.since, one.until, words, tone="warn" if one.asked else tone)
