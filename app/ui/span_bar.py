"""From, to, and the keys that move a span by months or open it to the year: what every report page begins with."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.core import format as formats
from app.core.dates import ONE_DAY, add_months, month_end, month_start
from app.core.messages import _
from app.ui.fields import DayField, Field
from app.ui.page import Page
from app.ui.theme import px
from app.ui.widgets import button, row

LEAST = 120  # logical pixels that a field before the days keeps
Span = tuple[datetime.date, datetime.date]


def month_over(newest: datetime.date) -> datetime.date:
    """Return the last day of the last month that is over in a book whose newest entry is of this day."""
    return newest if newest == month_end(newest) else month_start(newest) - ONE_DAY


def year_of(day: datetime.date) -> Span:
    """Return the calendar year of a day."""
    return day.replace(month=1, day=1), day.replace(month=12, day=31)


class SpanBar(QWidget):
    """Two days with their keys: Ctrl+Up and Ctrl+Down move by a month, Ctrl+Y opens the year; Enter in a day goes to the rows."""

    chosen = Signal()
    entered = Signal()

    def __init__(self, page: Page, newest: datetime.date | None, *more: Field) -> None:
        super().__init__()
        newest = newest or page.desk.today()
        self.first, self.last = (
            DayField("since", _("from"), 110, required=True),
            DayField("until", _("to"), 110, required=True),
        )
        self.first.today = self.last.today = page.desk.today
        self.put(month_start(newest), month_end(newest))
        for field in (self.first, self.last):
            field.left.connect(self.chosen)
        steps = (
            (_("Previous month"), lambda: self.step(-1), "Ctrl+Up", "arrow-left"),
            (_("Next month"), lambda: self.step(1), "Ctrl+Down", "arrow-right"),
            (_("Year"), self.year, "Ctrl+Y", ""),
        )
        buttons = [button(words, act, key=key, pic=pic) for words, act, key, pic in steps]
        for one_more in more:
            one_more.setMinimumWidth(
                min(one_more.minimumWidth(), px(LEAST))
            )  # else narrow windows scroll sideways
        bar = row(*more, self.first, self.last, *buttons, 1)
        for one in buttons:
            bar.setAlignment(one, Qt.AlignmentFlag.AlignVCenter)
        bar.setContentsMargins(0, 0, 0, 0)
        self.setLayout(bar)
        for _words, act, key, _pic in steps:
            page.bind(key, act)

    def put(self, since: datetime.date, until: datetime.date) -> None:
        """Show a span without telling."""
        self.first.set_day(since)
        self.last.set_day(until)

    def span(self) -> Span | None:
        """Return the span, or mark the day that is wrong and return None."""
        if not (self.first.check() and self.last.check()):
            return None
        found = (self.first.value(), self.last.value())
        if found[1] < found[0]:
            self.last.mark(_("The span ends before it begins."))
            return None
        return found

    def words(self) -> str:
        """Return the span as people write it."""
        found = self.span()
        return f"{formats.day(found[0])} – {formats.day(found[1])}" if found else ""

    def step(self, months: int) -> None:
        """Show another month."""
        if self.first.check():
            start = add_months(month_start(self.first.value()), months)
            self.put(start, month_end(start))
            self.chosen.emit()

    def year(self) -> None:
        """Show the calendar year of the last day."""
        if self.last.check():
            self.put(*year_of(self.last.value()))
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the span and goes to the rows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
            self.entered.emit()
            return
        super().keyPressEvent(event)
