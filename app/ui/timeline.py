"""A timeline: a row each for things, a column each for days, bars over them; walked by the arrow keys."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.dates import is_working_day
from app.core.messages import _
from app.ui.drawing import Listed, Offers
from app.ui.theme import px, token

HEAD, LINE, TITLES = 44, 34, 230  # height of the head and of a row, width of the titles, in points
ONE_DAY = datetime.timedelta(days=1)
NUMBER = 20  # points that the number of a day takes, with what lies between two
WEEK = 7


@dataclass(frozen=True)
class Lane:
    """A row: its key, title and what stands below it."""

    key: int
    title: str
    detail: str = ""


@dataclass(frozen=True)
class Bar:
    """A bar on a row from one day until another, both included; tone is '', 'warn', 'bad' or 'good'.

    begins and ends are parts of the first and of the last day, 0 to 1: a bar of some hours fills that part of its day.
    """

    key: int
    lane: int
    since: datetime.date
    until: datetime.date
    words: str
    tone: str = ""
    begins: float = 0.0
    ends: float = 1.0


class Timeline(QWidget):
    """opened tells the bar that was opened (0: none), its row and the day; moved that other days are shown."""

    opened = Signal(int, int, object)
    moved = Signal()
    marked = Signal()  # the mark stands on another row or day

    def __init__(self, name: str, first: datetime.date, days: int = 28, land: str = "") -> None:
        """Show so many days; land is the Bundesland whose holidays are shaded as the weekends are."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.days, self.land = days, land
        self.first = first - datetime.timedelta(days=first.weekday())
        self.today = first
        self.lanes: Sequence[Lane] = ()
        self.bars: Sequence[Bar] = ()
        self._places: Mapping[int, int] = {}
        self.row, self.day = 0, first
        self.offers = Offers(self, self._listed, self._open_bar)

    @property
    def last(self) -> datetime.date:
        """The last day that is shown."""
        return self.first + datetime.timedelta(days=self.days - 1)

    def show_bars(self, lanes: Sequence[Lane], bars: Sequence[Bar]) -> None:
        """Show other rows and bars."""
        self.lanes, self.bars = lanes, bars
        self._places = {lane.key: place for place, lane in enumerate(lanes)}
        self.row = min(self.row, max(0, len(lanes) - 1))
        self.setMinimumHeight(px(HEAD + LINE * len(lanes) + 8))
        self._say()
        self.update()
        self.offers.refresh()

    def _listed(self) -> Listed:
        """Return the bars row by row in the order of their days; a row without one is free."""
        rows: list[tuple[int, tuple[str, ...]]] = []
        places = sorted(range(len(self.bars)), key=lambda place: self.bars[place].since)
        for lane in self.lanes:
            title = "  ".join(filter(None, (lane.title, lane.detail)))
            mine = [(place, self.bars[place]) for place in places if self.bars[place].lane == lane.key]
            rows += [
                (place + 1, (title, formats.day(bar.since), formats.day(bar.until), bar.words))
                for place, bar in mine
            ]
            if not mine:
                rows.append((0, (title, "", "", _("free"))))
        return Listed((_("Row"), _("From"), _("Until"), _("What")), rows)

    def _open_bar(self, place: int) -> None:
        bar = self.bars[place - 1]
        self.opened.emit(bar.key, bar.lane, bar.since)

    def sizeHint(self) -> QSize:
        """Return the room that is wanted."""
        return QSize(px(TITLES + 26 * self.days), px(HEAD + LINE * max(1, len(self.lanes)) + 8))

    def bar_at(self, row: int, day: datetime.date) -> Bar | None:
        """Return the bar of a row on a day."""
        if not 0 <= row < len(self.lanes):
            return None
        return next(
            (one for one in self.bars if one.lane == self.lanes[row].key and one.since <= day <= one.until),
            None,
        )

    # -- painting ----------------------------------------------------------
    def _width(self) -> float:
        return (self.width() - px(TITLES)) / self.days

    def _x(self, day: datetime.date) -> float:
        return px(TITLES) + (day - self.first).days * self._width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw head, days off, rows, bars and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_days(painter)
        for place, lane in enumerate(self.lanes):
            self._draw_lane(painter, place, lane)
        for bar in self.bars:
            self._draw_bar(painter, bar)
        if self.lanes and self.first <= self.day <= self.last:
            box = QRectF(self._x(self.day), px(HEAD + LINE * self.row), self._width(), px(LINE)).adjusted(
                1, 1, -1, -1
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(token("accent"), px(2) if self.hasFocus() else 1))
            painter.drawRoundedRect(box, px(4), px(4))
        painter.end()

    def says(self, day: datetime.date) -> bool:
        """Say whether the number of a day stands in the head: each one, or where they would run together Mondays and today."""
        return self._width() >= px(NUMBER) or day.weekday() == 0 or day == self.today

    def _draw_days(self, painter: QPainter) -> None:
        bottom = px(HEAD + LINE * len(self.lanes))
        small = QFont(self.font())
        small.setPixelSize(px(12))
        for place in range(self.days):
            day = self.first + place * ONE_DAY
            left = self._x(day)
            if not is_working_day(day, self.land):
                painter.fillRect(QRectF(left, px(HEAD), self._width(), bottom - px(HEAD)), token("stripe"))
                painter.fillRect(QRectF(left, px(HEAD), self._width(), bottom - px(HEAD)), token("hover"))
            painter.setFont(small)
            painter.setPen(token("accent") if day == self.today else token("quiet"))
            if self.says(day):
                painter.drawText(
                    QRectF(left - px(8), px(22), self._width() + px(16), px(20)),
                    Qt.AlignmentFlag.AlignCenter,
                    str(day.day),
                )
            if day.weekday() == 0:
                painter.setPen(token("faint"))
                words = (
                    _("Week {number}").format(number=day.isocalendar().week) + "   " + formats.short_day(day)
                )
                painter.drawText(
                    QRectF(left, px(4), self._width() * WEEK, px(18)), Qt.AlignmentFlag.AlignLeft, words
                )
                painter.setPen(QPen(token("strong"), 1))
                painter.drawLine(QPointF(left, px(4)), QPointF(left, bottom))
        painter.setFont(self.font())

    def _draw_lane(self, painter: QPainter, place: int, lane: Lane) -> None:
        top = px(HEAD + LINE * place)
        painter.setPen(QPen(token("line"), 1))
        painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
        painter.setPen(token("text"))
        room = QRectF(px(4), top, px(TITLES - 12), px(LINE))
        words = painter.fontMetrics().elidedText(
            "  ".join(filter(None, (lane.title, lane.detail))), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _draw_bar(self, painter: QPainter, bar: Bar) -> None:
        place = self._places.get(bar.lane, -1)
        if place < 0 or bar.until < self.first or bar.since > self.last:
            return
        left, right = self._x(max(bar.since, self.first)), self._x(min(bar.until, self.last)) + self._width()
        if bar.since >= self.first:
            left += bar.begins * self._width()
        if bar.until <= self.last:
            right -= (1 - bar.ends) * self._width()
        wide = max(right - left, px(7))  # what lasts minutes is seen all the same
        box = QRectF(left, px(HEAD + LINE * place), wide, px(LINE)).adjusted(1, px(5), -1, -px(5))
        painter.setPen(QPen(token(bar.tone or "accent"), 1))
        painter.setBrush(
            token({"warn": "warn_soft", "bad": "bad_soft", "good": "good_soft"}.get(bar.tone, "select"))
        )
        painter.drawRoundedRect(box, px(5), px(5))
        painter.setPen(token("text"))
        inside = box.adjusted(px(5), 0, -px(3), 0)
        room = int(inside.width())
        words = "" if room < px(12) else bar.words[:2]
        if room > px(30):
            words = painter.fontMetrics().elidedText(bar.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)

    # -- walking -----------------------------------------------------------
    def go(self, row: int, day: datetime.date) -> None:
        """Set the mark on a row and a day; days beyond what is shown are turned to."""
        self.row, self.day = max(0, min(row, len(self.lanes) - 1)), day
        before = self.first
        while self.day < self.first:
            self.first -= WEEK * ONE_DAY
        while self.day > self.last:
            self.first += WEEK * ONE_DAY
        self._say()
        self.update()
        if self.first != before:
            self.moved.emit()
        self.marked.emit()

    def top_of_row(self) -> int:
        """Return where the row with the mark begins, in pixels from the top."""
        return px(HEAD + LINE * self.row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows, a week by Page Up and Page Down, open by Enter; Home is today."""
        key = event.key()
        steps: Mapping[int, int] = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageUp: -WEEK,
            Qt.Key.Key_PageDown: WEEK,
        }
        if key in steps:
            self.go(self.row, self.day + steps[key] * ONE_DAY)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.go(self.row + (1 if key == Qt.Key.Key_Down else -1), self.day)
        elif key == Qt.Key.Key_Home:
            self.go(self.row, self.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.lanes:
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        bar = self.bar_at(self.row, self.day)
        self.opened.emit(bar.key if bar else 0, self.lanes[self.row].key, self.day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the mark by a click."""
        at = event.position()
        row = int((at.y() - px(HEAD)) // px(LINE))
        if at.x() >= px(TITLES) and 0 <= row < len(self.lanes):
            self.go(row, self.first + int((at.x() - px(TITLES)) // self._width()) * ONE_DAY)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open by a double click."""
        self.mousePressEvent(event)
        if self.lanes:
            self._open()

    def _say(self) -> None:
        if not self.lanes:
            self.setAccessibleDescription(_("nothing"))
            return
        bar = self.bar_at(self.row, self.day)
        free = _("free")
        self.setAccessibleDescription(
            f"{self.lanes[self.row].title}, {formats.day(self.day)}: {bar.words if bar else free}"
        )
