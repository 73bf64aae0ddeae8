"""Tiles of a board: a figure with what stands beside it, as number, trend, chart or list; Enter opens it."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.core.figures import MONEY, PERCENT, exact_of, half_up, short, written
from app.core.messages import _
from app.modules.cockpit.figures.queries.boards import Shown, TileView
from app.modules.cockpit.figures.rules.figures import CHART, LIGHTS, LIST, NONE, TREND, change
from app.ui.chart import Chart, ChartView, Series
from app.ui.desk import Desk
from app.ui.eliding import ElidingLabel
from app.ui.theme import px
from app.ui.widgets import clear, label, pill, row, set_pill

WIDTH, TALL, TALLER, EVERY = (
    270,
    120,
    210,
    4,
)  # logical pixels of a tile, of a trend, of a chart; months between labels


def month_words(day: datetime.date) -> str:
    """Return a month as 10/2026."""
    return f"{day:%m/%Y}"


def compared(shown: Shown) -> str:
    """Return in words how a value stands to the months beside it."""
    parts = []
    for words, before in (
        (_("month before {value}"), shown.before.number),
        (_("year before {value}"), shown.year_before.number),
    ):
        if before is not None:
            parts.append(words.format(value=_with_change(shown, before)))
    return "\n".join(parts)


def _by(unit: str, now: int | None, before: int) -> str:
    """Return by how much a value differs from another one, in words: money in per cent, per cents in points; '' for nothing to say."""
    by = change(now, before, unit)
    if by is None:
        return ""
    sign = "+" if by > 0 else ""
    if unit == PERCENT:
        points = written(by, PERCENT).removesuffix(" %")
        return " (" + _("{points} points").format(points=f"{sign}{points}") + ")"
    return f" ({sign}{written(by, PERCENT if unit == MONEY else unit)})"


def _with_change(shown: Shown, before: int) -> str:
    unit = shown.figure.unit
    return short(before, unit) + _by(unit, shown.now.value.number, before)


def against_target(shown: Shown) -> str:
    """Return the target in words, with how far the value is from it; '' without one."""
    if shown.limits is None or shown.limits.target is None:
        return ""
    unit, target = shown.figure.unit, shown.limits.target
    return _("target {value}").format(value=short(target, unit)) + _by(unit, shown.now.value.number, target)


def against_others(shown: Shown) -> str:
    """Return what others have in words, with how far the value is from it; '' where that is not noted."""
    if shown.limits is None or shown.limits.benchmark is None:
        return ""
    unit, others = shown.figure.unit, shown.limits.benchmark
    words = _("others {value}").format(value=short(others, unit)) + _by(unit, shown.now.value.number, others)
    return f"{words} ({shown.limits.benchmark_of})"


def _label(place: int, day: datetime.date, *, line: bool) -> str:
    """Return what stands below a month: in a small picture only every third has room."""
    if line:
        return "" if place % EVERY else f"{day:%m/%y}"
    return f"{day:%m/%y}" if place == 0 or day.month == 1 else f"{day:%m}"


def chart_of(shown: Shown, *, line: bool) -> Chart:
    """Return the months of a figure that are known as a chart, in hundredths of what is written."""
    unit = shown.figure.unit
    values = tuple(half_up(exact_of(number, unit) * 100) for _day, number in shown.trend)
    return Chart(
        [_label(place, day, line=line) for place, (day, _number) in enumerate(shown.trend)],
        (Series(shown.figure.title, values, "accent", line),),
    )


class TileCard(QFrame):
    """One tile; Enter, Space or a click opens what stands behind it."""

    opened = Signal(str)
    reached = Signal(int)

    def __init__(self, desk: Desk, tile: TileView) -> None:
        super().__init__()
        self.tile = tile
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        shown, inside = tile.shown, QVBoxLayout(self)
        inside.setContentsMargins(px(14), px(10), px(14), px(10))
        inside.setSpacing(px(4))
        mark = pill("")
        mark.setVisible(shown.light != NONE)
        set_pill(mark, _(LIGHTS[shown.light]), shown.light if shown.light != NONE else "")
        inside.addWidget(ElidingLabel(shown.figure.title, "heading"))
        value = shown.now.value
        inside.addWidget(label(short(value.number, shown.figure.unit), "title"))
        if value.number is None:
            inside.addWidget(label(_(value.why), "quiet", wrap=True))
        for words in (against_target(shown), compared(shown), shown.now.comment):
            if words:
                inside.addWidget(label(words, "quiet", wrap=True))
        inside.addLayout(row(mark, 1))
        if tile.kind in (TREND, CHART) and len(shown.trend) > 1:
            picture = ChartView(desk, shown.figure.title)
            picture.setObjectName("plain")
            for heading in picture.findChildren(QLabel, "heading"):
                heading.hide()  # the tile says it already
            picture.setMinimumHeight(px(TALL if tile.kind == TREND else TALLER))
            picture.show_chart(chart_of(shown, line=tile.kind == TREND))
            inside.addWidget(picture, 1)
        if tile.kind == LIST:
            for one in tile.rows:
                inside.addLayout(
                    row(ElidingLabel(one.label), 1, label(written(one.amount, one.unit), "quiet"))
                )
        inside.addStretch()
        self.setAccessibleName(shown.figure.title)
        self.setAccessibleDescription(
            ". ".join(
                filter(
                    None,
                    (
                        written(value.number, shown.figure.unit),
                        _(LIGHTS[shown.light]) if shown.light != NONE else "",
                        against_target(shown),
                        compared(shown),
                    ),
                )
            )
        )

    @property
    def wide(self) -> bool:
        """Whether the tile takes the room of two."""
        return self.tile.kind == CHART

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.tile.shown.figure.key)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open by a click."""
        self.setFocus()
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.tile.shown.figure.key)

    def focusInEvent(self, event: object) -> None:
        """Tell which tile is meant by the actions of the page."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.reached.emit(self.tile.id)


class TileGrid(QWidget):
    """The tiles of a board in as many columns as there is room for."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[TileCard] = []
        self.current = 0  # the key of the tile that has, or had, the focus
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))

    def show_tiles(self, desk: Desk, tiles: tuple[TileView, ...]) -> None:
        """Show other tiles; the one that had the focus keeps it."""
        had = any(card.hasFocus() for card in self.cards)
        clear(self._grid)
        self.cards = [TileCard(desk, one) for one in tiles]
        for card in self.cards:
            card.opened.connect(self.opened)
            card.reached.connect(self._reach)
        self._columns = 0
        self._lay_out()
        mine = next((card for card in self.cards if card.tile.id == self.current), None)
        first = tiles[0].id if tiles else 0
        self.current = mine.tile.id if mine is not None else first
        if had and mine is not None:
            mine.setFocus()

    def _reach(self, tile: int) -> None:
        self.current = tile

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tiles out anew where there is room for more or fewer columns."""
        super().resizeEvent(event)
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of one tile, however many stand side by side now."""
        least = max((card.minimumSizeHint().width() for card in self.cards), default=0)
        return QSize(least, super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        columns = max(1, self.width() // px(WIDTH))
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns) + 1):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns
        line = column = 0
        for card in self.cards:
            span = min(2, columns) if card.wide else 1
            if column + span > columns:
                line, column = line + 1, 0
            self._grid.addWidget(card, line, column, 1, span)
            column += span
        self._grid.setRowStretch(line + 1, 1)
