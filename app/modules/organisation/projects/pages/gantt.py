"""The drawn plan of a project: a row for each task, a bar over its days, arrows for what it waits for; walked and moved by keys."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core import format as formats
from app.core.dates import is_working_day
from app.core.messages import _
from app.modules.organisation.projects.queries.plan import PlanRow, PlanView
from app.modules.organisation.projects.rules.projects import (
    DONE,
    DROPPED,
    MILESTONE,
    PHASE,
    TASK_STATES,
)
from app.modules.organisation.projects.rules.scheduling import FF, FS, SS
from app.ui.drawing import Listed, Offers
from app.ui.theme import px, token

HEAD, LINE, TITLES, DAY, WEEK_DAY = 44, 28, 330, 22, 6  # points
FAR = 150  # days from which on a day is as wide as on a plan of weeks
ONE_DAY = datetime.timedelta(days=1)


class Gantt(QWidget):
    """opened tells the task that was opened, picked the one that the mark is on, shifted a task and by how many days."""

    opened = Signal(int)
    picked = Signal(int)
    shifted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Plan of the project"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.found: PlanView | None = None
        self.rows: tuple[PlanRow, ...] = ()
        self.row = 0
        self.today = self.first = self.last = datetime.date.min
        self._places: Mapping[int, int] = {}
        self.offers = Offers(self, self._listed, self.opened.emit, self.select)

    def show_plan(self, found: PlanView, today: datetime.date) -> None:
        """Show a plan; the mark stays on its task."""
        kept = self.current()
        self.found, self.today = found, today
        self.rows = tuple(row for row in found.rows if row.task.state != DROPPED)
        self._places = {row.task.id: place for place, row in enumerate(self.rows)}
        days = [
            day for row in self.rows for day in (row.task.start, row.task.finish, row.task.base_finish) if day
        ]
        self.first = min([found.start, *days]) - 3 * ONE_DAY
        self.first -= self.first.weekday() * ONE_DAY
        self.last = max([found.start + 27 * ONE_DAY, *days]) + 10 * ONE_DAY
        self.row = self._places.get(kept or 0, min(self.row, max(len(self.rows) - 1, 0)))
        self.setMinimumSize(self.sizeHint())
        self._say()
        self.update()
        self.offers.refresh()

    def _listed(self) -> Listed:
        heads = (_("No."), _("Task"), _("Who"), _("State"), _("From"), _("Until"), _("Leads on from"))
        numbers = {row.task.id: row.outline for row in self.rows}
        rows = []
        for row in self.rows:
            days = ["" if day is None else formats.day(day) for day in (row.task.start, row.task.finish)]
            before = ", ".join(numbers[link.before] for link in row.links if link.before in numbers)
            state = _(TASK_STATES[row.task.state])
            rows.append((row.task.id, (row.outline, row.task.title, row.who, state, *days, before)))
        return Listed(heads, rows)

    def current(self) -> int | None:
        """Return the key of the task that the mark is on."""
        return self.rows[self.row].task.id if self.row < len(self.rows) else None

    def current_row(self) -> PlanRow | None:
        """Return the task that the mark is on."""
        return self.rows[self.row] if self.row < len(self.rows) else None

    def select(self, key: int) -> None:
        """Put the mark on a task."""
        if key in self._places:
            self.go(self._places[key])

    def go(self, row: int) -> None:
        """Put the mark on a row."""
        self.row = max(0, min(row, len(self.rows) - 1))
        self._say()
        self.update()
        if self.rows:
            self.picked.emit(self.rows[self.row].task.id)

    def top_of_row(self) -> int:
        """Return where the row with the mark begins, in pixels from the top."""
        return px(HEAD + LINE * self.row)

    def sizeHint(self) -> QSize:
        """Return the room that is wanted."""
        return QSize(
            int(px(TITLES) + self._day() * ((self.last - self.first).days + 1)),
            px(HEAD + LINE * max(1, len(self.rows)) + 8),
        )

    # -- painting ----------------------------------------------------------
    def _day(self) -> float:
        return px(WEEK_DAY) if (self.last - self.first).days > FAR else px(DAY)

    def x_of(self, day: datetime.date) -> float:
        """Return where a day begins, in pixels from the left."""
        return px(TITLES) + (day - self.first).days * self._day()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what of the plan is to be seen: days, rows, arrows, bars and the mark."""
        if self.found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = event.rect()
        top = max(0, (area.top() - px(HEAD)) // px(LINE))
        bottom = min(len(self.rows), (area.bottom() - px(HEAD)) // px(LINE) + 2)
        self._draw_days(painter)
        for place in range(top, bottom):
            self._draw_arrows(painter, place)
        for place in range(top, bottom):
            self._draw_span(painter, place)
        painter.fillRect(QRectF(self._left(), px(HEAD), px(TITLES), self.height()), token("window"))
        for place in range(top, bottom):
            self._draw_title(painter, place)
        self._draw_head(painter)
        if self.rows:
            box = QRectF(1, px(HEAD + LINE * self.row), self.width() - 2, px(LINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(token("accent"), px(2) if self.hasFocus() else 1))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(4), px(4))
        painter.end()

    def _left(self) -> int:
        """Return where titles stand, in pixels: at the left of what is seen of the plan."""
        return max(0, -self.pos().x())

    def _draw_days(self, painter: QPainter) -> None:
        """Draw days off and today behind everything."""
        assert self.found is not None
        bottom = px(HEAD + LINE * len(self.rows))
        for place in range((self.last - self.first).days + 1):
            day = self.first + place * ONE_DAY
            if not is_working_day(day, self.found.land):
                box = QRectF(self.x_of(day), px(HEAD), self._day(), bottom - px(HEAD))
                painter.fillRect(box, token("hover"))
        painter.setPen(QPen(token("accent"), 1, Qt.PenStyle.DashLine))
        if self.first <= self.today <= self.last:
            left = self.x_of(self.today)
            painter.drawLine(QPointF(left, px(HEAD)), QPointF(left, bottom))

    def _draw_head(self, painter: QPainter) -> None:
        """Draw weeks and days at the top of what is seen of the plan."""
        top = max(0, -self.pos().y())
        painter.fillRect(QRectF(0, top, self.width(), px(HEAD)), token("window"))
        small = QFont(self.font())
        small.setPixelSize(px(12))
        painter.setFont(small)
        wide = self._day() >= px(DAY)
        for place in range((self.last - self.first).days + 1):
            day = self.first + place * ONE_DAY
            left = self.x_of(day)
            if left < self._left() + px(TITLES):
                continue
            if wide:
                painter.setPen(token("accent") if day == self.today else token("quiet"))
                box = QRectF(left, top + px(22), self._day(), px(20))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))
            if day.weekday() == 0 and (wide or day.day <= 7):
                painter.setPen(token("faint"))
                week = _("Week {number}").format(number=day.isocalendar().week)
                words = f"{week}  {formats.short_day(day)}" if wide else formats.short_day(day)
                painter.drawText(QPointF(left + px(3), top + px(16)), words)
        painter.setFont(self.font())

    def _draw_span(self, painter: QPainter, place: int) -> None:
        row = self.rows[place]
        if row.task.start is not None and row.task.finish is not None:
            self._draw_bar(painter, row, row.task.start, row.task.finish, px(HEAD + LINE * place))

    def _draw_title(self, painter: QPainter, place: int) -> None:
        row = self.rows[place]
        top = px(HEAD + LINE * place)
        painter.setPen(QPen(token("line"), 1))
        painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
        painter.setPen(token("quiet") if row.task.state == DONE else token("text"))
        font = QFont(self.font())
        font.setBold(row.task.kind == PHASE)
        painter.setFont(font)
        indent = px(6 + 14 * row.level)
        left = self._left() + indent
        number = f"{row.task.number}"
        painter.drawText(QRectF(left, top, px(30), px(LINE)), Qt.AlignmentFlag.AlignVCenter, number)
        room = QRectF(left + px(30), top, px(TITLES) - indent - px(36), px(LINE))
        words = "  ".join(filter(None, (row.task.title, row.who)))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(self.font())

    def _draw_bar(
        self, painter: QPainter, row: PlanRow, start: datetime.date, finish: datetime.date, top: int
    ) -> None:
        left, right = self.x_of(start), self.x_of(finish + ONE_DAY)
        tone = self._tone(row)
        painter.setPen(QPen(token(tone), 1))
        painter.setBrush(
            token({"bad": "bad_soft", "good": "good_soft", "warn": "warn_soft"}.get(tone, "select"))
        )
        middle = top + px(LINE) / 2
        if row.task.kind == MILESTONE:
            half = px(7)
            painter.setBrush(token(tone))
            points = [
                (right, middle - half),
                (right + half, middle),
                (right, middle + half),
                (right - half, middle),
            ]
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
            return
        if row.task.kind == PHASE:
            painter.fillRect(QRectF(left, middle - px(3), right - left, px(6)), token("strong"))
            return
        box = QRectF(left + 1, top + px(5), right - left - 2, px(LINE - 10))
        painter.drawRoundedRect(box, px(4), px(4))
        if row.task.progress:
            done = QRectF(box.left(), box.bottom() - px(4), box.width() * row.task.progress / 10_000, px(4))
            painter.fillRect(done, token(tone))
        if row.task.base_finish is not None and row.task.base_finish != finish:
            painter.setPen(QPen(token("faint"), px(2)))
            until = self.x_of(row.task.base_finish + ONE_DAY)
            painter.drawLine(QPointF(until, top + px(4)), QPointF(until, top + px(LINE - 4)))

    def _tone(self, row: PlanRow) -> str:
        """Return the colour of a task: done, late, critical, or none of these."""
        if row.task.state == DONE:
            return "good"
        late = (
            row.task.deadline is not None
            and row.task.finish is not None
            and row.task.finish > row.task.deadline
        )
        if late or (row.placed is not None and row.placed.broken):
            return "bad"
        return "warn" if row.critical else "accent"

    def _draw_arrows(self, painter: QPainter, place: int) -> None:
        row = self.rows[place]
        if row.task.start is None or row.task.finish is None:
            return
        painter.setPen(QPen(token("quiet"), 1))
        for link in row.links:
            at = self._places.get(link.before)
            if at is None:
                continue
            before = self.rows[at].task
            if before.start is None or before.finish is None:
                continue
            begin = before.finish + ONE_DAY if link.kind in (FS, FF) else before.start
            end = row.task.start if link.kind in (FS, SS) else row.task.finish + ONE_DAY
            if row.task.kind == MILESTONE:
                end = row.task.finish + ONE_DAY
            x1, y1 = self.x_of(begin), px(HEAD + LINE * at) + px(LINE) / 2
            x2, y2 = self.x_of(end), px(HEAD + LINE * place) + px(LINE) / 2
            turn = x2 - px(6) if link.kind in (FS, SS) else x2 + px(6)
            self._draw_path(painter, [(x1, y1), (turn, y1), (turn, y2), (x2, y2)])
            side = -1 if link.kind in (FS, SS) else 1
            painter.drawLine(QPointF(x2, y2), QPointF(x2 + side * px(4), y2 - px(3)))
            painter.drawLine(QPointF(x2, y2), QPointF(x2 + side * px(4), y2 + px(3)))

    def _draw_path(self, painter: QPainter, points: list[tuple[float, float]]) -> None:
        for one, other in itertools.pairwise(points):
            painter.drawLine(QPointF(*one), QPointF(*other))

    # -- walking -----------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by Up, Down, Page Up, Page Down, Home and End; Enter opens; Ctrl with Left and Right moves by a day, with Shift by a week."""
        key, page = event.key(), 10
        steps: Mapping[int, int] = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(self.rows),
            Qt.Key.Key_End: len(self.rows),
        }
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if with_ctrl and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            days = 7 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            current = self.current()
            if current is not None:
                self.shifted.emit(current, -days if key == Qt.Key.Key_Left else days)
        elif key in steps and not with_ctrl and self.rows:
            self.go(self.row + steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.rows:
            self.opened.emit(self.rows[self.row].task.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the mark on the row that was clicked."""
        row = int((event.position().y() - px(HEAD)) // px(LINE))
        if 0 <= row < len(self.rows):
            self.go(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row that was clicked twice."""
        self.mousePressEvent(event)
        current = self.current()
        if current is not None:
            self.opened.emit(current)

    def _say(self) -> None:
        """Tell screen readers the task that the mark is on."""
        row = self.current_row()
        if row is None:
            self.setAccessibleDescription(_("nothing"))
            return
        parts = [f"{row.task.number} {row.task.title}", _(TASK_STATES[row.task.state]), row.who]
        if row.task.start is not None and row.task.finish is not None:
            parts.append(f"{formats.day(row.task.start)} – {formats.day(row.task.finish)}")
        self.setAccessibleDescription(", ".join(filter(None, parts)))
