"""The year of one person: a row a month, a field a day with the letter of what it is; walked by the arrow keys."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.messages import Text, _
from app.ui.drawing import Listed, Offers
from app.ui.theme import px, token

LINE, TITLES, DAYS = 22, 46, 31
MONTHS = tuple(
    Text(german, english)
    for german, english in zip(
        ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        strict=True,
    )
)


@dataclass(frozen=True)
class DayMark:
    """What a day is: a letter, words, and a tone ('' for a usual one, 'free' for a day without work)."""

    letter: str
    words: str
    tone: str = ""


class YearView(QWidget):
    """Shows a year; the letter says without colour what a day is."""

    def __init__(self, today: datetime.date) -> None:
        super().__init__()
        self.setAccessibleName(_("Year of the person"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.year, self.day, self.today = today.year, today, today
        self.marks: Mapping[datetime.date, DayMark] = {}
        self.setFixedHeight(px(LINE * 13 + 4))
        self.offers = Offers(self, self._listed, chosen=lambda day: self._go(datetime.date.fromordinal(day)))

    def sizeHint(self) -> QSize:
        """Return the room that is wanted."""
        return QSize(px(TITLES + 20 * DAYS), px(LINE * 13))

    def show_year(self, year: int, marks: Mapping[datetime.date, DayMark]) -> None:
        """Show the days of a year."""
        self.year, self.marks = year, marks
        if self.day.year != year:
            self.day = self.today if self.today.year == year else datetime.date(year, 1, 1)
        self._say()
        self.update()
        self.offers.refresh()

    def _listed(self) -> Listed:
        days = sorted(
            day for day, mark in self.marks.items() if day.year == self.year and mark.tone != "free"
        )
        rows = [(day.toordinal(), (formats.day(day), self.marks[day].words)) for day in days]
        return Listed((_("Day"), _("What")), rows)

    def _width(self) -> float:
        return (self.width() - px(TITLES)) / DAYS

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the months, and the mark on the day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(token("quiet"))
        for number in range(1, DAYS + 1):
            painter.drawText(self._box(0, number), Qt.AlignmentFlag.AlignCenter, str(number))
        for month in range(1, 13):
            painter.setPen(token("quiet"))
            title = QRectF(0, px(LINE * month), px(TITLES), px(LINE))
            painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, str(MONTHS[month - 1]))
            for number in range(1, calendar.monthrange(self.year, month)[1] + 1):
                self._draw(painter, datetime.date(self.year, month, number))
        painter.end()

    def _box(self, line: int, number: int) -> QRectF:
        return QRectF(px(TITLES) + (number - 1) * self._width(), px(LINE * line), self._width(), px(LINE))

    def _draw(self, painter: QPainter, day: datetime.date) -> None:
        box = self._box(day.month, day.day).adjusted(1, 1, -1, -1)
        mark = self.marks.get(day)
        tones = {
            "warn": "warn_soft",
            "good": "good_soft",
            "bad": "bad_soft",
            "free": "hover",
            "leave": "select",
        }
        if mark is not None:
            painter.fillRect(box, token(tones.get(mark.tone, "stripe")))
            painter.setPen(token("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.letter)
        if day == self.day:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(token("accent"), px(2) if self.hasFocus() else 1))
            painter.drawRect(box)
        elif day == self.today:
            painter.setPen(QPen(token("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(box)

    def _go(self, day: datetime.date) -> None:
        if day.year == self.year:
            self.day = day
            self._say()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows: a day, or the same day of another month; Home is today."""
        key, day = event.key(), self.day
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(day + datetime.timedelta(days=1 if key == Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            month = day.month + (1 if key == Qt.Key.Key_Down else -1)
            if 1 <= month <= 12:
                last = calendar.monthrange(self.year, month)[1]
                self._go(datetime.date(self.year, month, min(day.day, last)))
        elif key == Qt.Key.Key_Home:
            self._go(self.today)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the mark on a day."""
        month = int(event.position().y() // px(LINE))
        number = int((event.position().x() - px(TITLES)) // self._width()) + 1
        if 1 <= month <= 12 and 1 <= number <= calendar.monthrange(self.year, month)[1]:
            self._go(datetime.date(self.year, month, number))
        self.setFocus()

    def words(self) -> str:
        """Return what the marked day is."""
        mark = self.marks.get(self.day)
        return f"{formats.day(self.day)}: {mark.words if mark else _('to work')}"

    def _say(self) -> None:
        self.setAccessibleDescription(self.words())
        self.setToolTip(self.words())
