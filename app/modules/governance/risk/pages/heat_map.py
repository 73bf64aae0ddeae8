"""The heat map as it is drawn: damage upwards, likelihood to the right, in each cell how many risks; walked by the arrows."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.messages import N_, _, counted
from app.modules.governance.risk.queries.analyses import RiskView, Whole
from app.modules.governance.risk.rules.levels import LEVELS, Cell, Matrix, counts
from app.ui.drawing import Listed, Offers
from app.ui.theme import px, token

HUES = {0: 160, 1: 125, 2: 52, 3: 28, 4: 2}  # by level, in degrees: from green over yellow and orange to red
THICK = {0: 60, 1: 85, 2: 120, 3: 135, 4: 135}  # of 255, so that words stay readable on light and dark
STRONG, BRIGHT = 170, 225  # saturation and value of 255
EDGE, ROOM = 26, 4  # logical pixels for the words at the edge, and around all
HEAD = 7  # logical pixels of the head of an arrow


def colour_of(level: int) -> QColor:
    """Return the colour of a level, to lie over the ground of any theme."""
    return QColor.fromHsv(HUES[level], STRONG, BRIGHT, THICK[level])


class HeatMap(QWidget):
    """Arrows go from cell to cell, Enter lists its risks; of today it shows which risks came from where since the analysis before."""

    opened = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(px(240), px(220)))
        self.setAccessibleName(_("Heat map"))
        self.matrix: Matrix | None = None
        self.risks: Sequence[RiskView] = ()
        self.stage = "current"
        self.cell: Cell = (1, 1)
        self.offers = Offers(self, self._listed, self._open_cell)

    def show_whole(self, found: Whole | None, stage: str = "") -> None:
        """Show the risks of an analysis at a stage: inherent, current or residual."""
        self.matrix = found.matrix if found is not None else None
        self.risks = found.risks if found is not None else ()
        self.stage = stage or self.stage
        if self.matrix is not None:
            self.cell = (
                min(self.cell[0], len(self.matrix.likelihoods)),
                min(self.cell[1], len(self.matrix.impacts)),
            )
        self._tell()
        self.update()
        self.offers.refresh()

    def _listed(self) -> Listed:
        """Return the cells that hold risks, the worst level first."""
        heads = (_("Likelihood"), _("Damage"), _("Level"), _("Risks"))
        matrix, rows = self.matrix, []
        if matrix is None:
            return Listed(heads, [])
        for number, (likelihood, impact) in enumerate(self._cells(matrix), 1):
            inside = self.risks_in((likelihood, impact))
            names = matrix.likelihoods[likelihood - 1], matrix.impacts[impact - 1]
            words = ", ".join(one.title for one in inside)
            if inside:
                level = matrix.level(likelihood, impact)
                rows.append((level, (number, (*names, _(LEVELS[level]), words))))
        return Listed(heads, [row for _level, row in sorted(rows, key=lambda one: (-one[0], one[1][0]))])

    def _cells(self, matrix: Matrix) -> list[Cell]:
        wide, high = len(matrix.likelihoods), len(matrix.impacts)
        return [(likelihood, impact) for likelihood in range(1, wide + 1) for impact in range(1, high + 1)]

    def _open_cell(self, number: int) -> None:
        if self.matrix is not None:
            self.select(self._cells(self.matrix)[number - 1])
            self.opened.emit(*self.cell)

    def risks_in(self, cell: Cell) -> list[RiskView]:
        """Return the risks of a cell."""
        return [one for one in self.risks if one.cell(self.stage) == cell]

    def _tell(self) -> None:
        if self.matrix is None:
            words = _("Nothing here yet.")
        else:
            likelihood, impact = self.cell
            count = counted(len(self.risks_in(self.cell)), N_("1 risk"), N_("{count} risks"))
            level = _(LEVELS[self.matrix.level(likelihood, impact)])
            words = f"{self.matrix.likelihoods[likelihood - 1]} · {self.matrix.impacts[impact - 1]}: {level}, {count}"
        self.setAccessibleDescription(words)
        self.setToolTip(words)

    def select(self, cell: Cell) -> None:
        """Choose a cell."""
        self.cell = cell
        self._tell()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows; Enter lists the risks of the cell."""
        steps = {
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.matrix is not None:
            self.opened.emit(*self.cell)
        elif key in steps and self.matrix is not None:
            wide, high = len(self.matrix.likelihoods), len(self.matrix.impacts)
            right, up = steps[key]
            self.select((min(max(self.cell[0] + right, 1), wide), min(max(self.cell[1] + up, 1), high)))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell that is hit and list its risks."""
        self.setFocus()
        if self.matrix is None:
            return
        for likelihood in range(1, len(self.matrix.likelihoods) + 1):
            for impact in range(1, len(self.matrix.impacts) + 1):
                if self._box((likelihood, impact)).contains(event.position()):
                    self.select((likelihood, impact))
                    self.opened.emit(likelihood, impact)
                    return

    def _box(self, cell: Cell) -> QRectF:
        assert self.matrix is not None
        left, foot = px(EDGE), self.height() - px(EDGE)
        wide = (self.width() - left - px(ROOM)) / len(self.matrix.likelihoods)
        high = (foot - px(ROOM)) / len(self.matrix.impacts)
        return QRectF(left + (cell[0] - 1) * wide, foot - cell[1] * high, wide, high).adjusted(1, 1, -1, -1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw cells in the colour of their level, with level and count in words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.matrix is None:
            painter.setPen(token("quiet"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Choose an analysis."))
            return
        found = counts(one.cell(self.stage) for one in self.risks)
        for likelihood in range(1, len(self.matrix.likelihoods) + 1):
            for impact in range(1, len(self.matrix.impacts) + 1):
                self._paint_cell(painter, self.matrix, (likelihood, impact), found[likelihood, impact])
        for one in self.risks if self.stage == "current" else ():
            if one.came_from is not None:
                self._arrow(
                    painter, self._box(one.came_from).center(), self._box(one.cell("current")).center()
                )
        self._words(painter)

    def _arrow(self, painter: QPainter, start: QPointF, end: QPointF) -> None:
        """Draw that a risk moved; the arrow leaves room for the counts at both ends."""
        way = end - start
        start, end = start + way * 0.25, end - way * 0.25
        along = way / max(math.hypot(way.x(), way.y()), 1)
        across = QPointF(-along.y(), along.x())
        foot = end - along * px(HEAD)
        painter.setPen(QPen(token("text"), px(1.5)))
        painter.drawLine(start, foot)
        painter.setBrush(token("text"))
        painter.drawPolygon(QPolygonF([end, foot + across * px(HEAD) / 2, foot - across * px(HEAD) / 2]))

    def _paint_cell(self, painter: QPainter, matrix: Matrix, cell: Cell, count: int) -> None:
        box, level = self._box(cell), matrix.level(*cell)
        painter.fillRect(box, colour_of(level))
        chosen = cell == self.cell and self.hasFocus()
        painter.setPen(QPen(token("accent" if chosen else "strong"), px(3) if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        font = self.font()
        font.setPixelSize(px(10))
        painter.setFont(font)
        painter.setPen(token("text"))
        painter.drawText(box.adjusted(px(4), px(2), -px(2), 0), Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, _(LEVELS[level]))  # fmt: skip
        if count:
            font.setPixelSize(px(18))
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(token("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))

    def _words(self, painter: QPainter) -> None:
        """Write what rises to the right and upwards."""
        font = self.font()
        font.setPixelSize(px(11))
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(token("text"))
        foot = QRectF(px(EDGE), self.height() - px(EDGE), self.width() - px(EDGE), px(EDGE))
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, _("Likelihood →"))
        painter.save()
        painter.rotate(-90)
        side = QRectF(-(self.height() - px(EDGE)), 0, self.height() - px(EDGE), px(EDGE))
        painter.drawText(side, Qt.AlignmentFlag.AlignCenter, _("Damage →"))
        painter.restore()
