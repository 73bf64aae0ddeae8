"""The radar as it is drawn: rings and sectors, candidates with their numbers, walked by the arrows."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.messages import _
from app.modules.organisation.ideas.rules.radar import RINGS, SECTORS, Blip, Spot, spots
from app.ui.drawing import Listed, Offers
from app.ui.theme import px, token

DOT = 11  # logical pixels of radius
COLOURS = {"adopt": "good", "trial": "warn", "assess": "accent", "hold": "quiet"}


class RadarView(QWidget):
    """Arrows go from candidate to candidate, Enter opens one."""

    picked = Signal(int)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(px(220), px(220)))
        self.setAccessibleName(_("Technology radar"))
        self.spots: list[Spot] = []
        self.current = 0
        self.offers = Offers(self, self._listed, self.opened.emit, self.picked.emit)

    def show_blips(self, blips: Sequence[Blip]) -> None:
        """Show candidates; the one that was chosen stays so."""
        self.spots = spots(blips)
        if self.current not in {one.blip.key for one in self.spots}:
            self.current = self.spots[0].blip.key if self.spots else 0
        self._tell()
        self.update()
        self.offers.refresh()

    def _listed(self) -> Listed:
        rows = [
            (
                one.blip.key,
                (str(one.number), one.blip.name, _(RINGS[one.blip.ring]), _(SECTORS[one.blip.sector])),
            )
            for one in self.spots
        ]
        return Listed((_("No."), _("Candidate"), _("Ring"), _("Sector")), rows)

    def select(self, key: int) -> None:
        """Choose a candidate."""
        if key in {one.blip.key for one in self.spots} and key != self.current:
            self.current = key
            self._tell()
            self.update()

    def _tell(self) -> None:
        spot = next((one for one in self.spots if one.blip.key == self.current), None)
        words = (
            f"{spot.number}. {spot.blip.name}, {_(RINGS[spot.blip.ring])}" if spot else _("Nothing here yet.")
        )
        self.setAccessibleDescription(words)
        self.setToolTip(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk in the order of the numbers; Enter opens."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        keys = [one.blip.key for one in self.spots]
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        elif Qt.Key(event.key()) in steps and keys:
            place = (keys.index(self.current) + steps[Qt.Key(event.key())]) % len(keys)
            self.select(keys[place])
            self.picked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the candidate that is hit."""
        self.setFocus()
        for one in self.spots:
            if (self._point(one) - event.position()).manhattanLength() <= 2 * px(DOT):
                self.select(one.blip.key)
                self.picked.emit(one.blip.key)
                return

    def _radius(self) -> float:
        return max(10.0, min(self.width(), self.height()) / 2 - px(26))

    def _point(self, spot: Spot) -> QPointF:
        middle, radius = QPointF(self.width() / 2, self.height() / 2), self._radius()
        return QPointF(middle.x() + spot.x * radius, middle.y() + spot.y * radius)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw rings, sectors and candidates in the colours of the look in force."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, radius = QPointF(self.width() / 2, self.height() / 2), self._radius()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(token("strong"), 1))
        for ring in range(1, len(RINGS) + 1):
            part = radius * ring / len(RINGS)
            painter.drawEllipse(middle, part, part)
        for place in range(len(SECTORS)):
            turn = math.radians(360 / len(SECTORS) * place - 90)
            painter.drawLine(
                middle, QPointF(middle.x() + radius * math.cos(turn), middle.y() + radius * math.sin(turn))
            )
        self._words(painter, middle, radius)
        for spot in self.spots:
            self._paint_spot(painter, spot)

    def _words(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        """Write the rings along the upper axis, and the sectors in the corners."""
        font = self.font()
        font.setPixelSize(px(11))
        painter.setFont(font)
        painter.setPen(token("quiet"))
        for place, words in enumerate(RINGS.values()):
            top = middle.y() - radius * (place + 1) / len(RINGS)
            line = QRectF(middle.x() - px(70), top + px(2), px(140), px(16))
            written = painter.boundingRect(line, Qt.AlignmentFlag.AlignCenter, _(words))
            painter.fillRect(written, token("surface"))  # so that no line goes through the words
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, _(words))
        high = radius + px(24)  # the words stand by the rings, however high the view is
        room = QRectF(px(4), middle.y() - high, self.width() - px(8), 2 * high)
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        top, foot = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        painter.setPen(token("text"))
        for words, where in zip(
            SECTORS.values(), (right | top, right | foot, left | foot, left | top), strict=True
        ):
            painter.drawText(room, where, _(words))

    def _paint_spot(self, painter: QPainter, spot: Spot) -> None:
        """Draw a candidate: its number, a ring around the chosen one, and a wedge for where it moved."""
        point, dot, colour = self._point(spot), px(DOT), token(COLOURS[spot.blip.ring])
        chosen = spot.blip.key == self.current
        painter.setPen(
            QPen(token("accent") if chosen else colour, px(3) if chosen and self.hasFocus() else px(2))
        )
        painter.setBrush(token("surface"))
        painter.drawEllipse(point, dot + (px(3) if chosen else 0), dot + (px(3) if chosen else 0))
        font = self.font()
        font.setPixelSize(px(11))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(token("text"))
        box = QRectF(point.x() - dot, point.y() - dot, 2 * dot, 2 * dot)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(spot.number))
        if spot.blip.moved:
            mark = "▲" if spot.blip.moved > 0 else "▼"
            font.setPixelSize(px(9))
            painter.setFont(font)
            painter.drawText(QPointF(point.x() - px(4), point.y() - dot - px(3)), mark)
