"""A drawn graph: boxes in columns with arrows between them, walked by the arrow keys, in the colours of the look in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from app.core.dataclass import dataclass
from app.core.messages import _
from app.ui.drawing import Listed, Offers
from app.ui.theme import px, token

WIDE, HIGH, ACROSS, DOWN = 190, 52, 44, 16  # size of a box and the room between boxes, in points
NARROWEST = 0.86  # how far the drawing shrinks to fit before it scrolls


@dataclass(frozen=True)
class Node:
    """A box: its place as column and row, what stands in it, its tone ('', 'bad', 'warn', 'good', 'accent') and the mark that says the same."""

    key: int
    title: str
    detail: str
    column: int
    row: int
    tone: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Arrow:
    """An arrow from one box to another; a dashed one leads to something that can be replaced."""

    start: int
    end: int
    tone: str = ""
    dashed: bool = False


class Graph(QWidget):
    """The drawing. picked tells the box that has the mark, opened one that was opened by Enter or a double click."""

    picked = Signal(int)
    opened = Signal(int)

    def __init__(self, name: str, centred: bool = True) -> None:
        """Centred says that columns with fewer boxes stand in the middle; else each box stands in its row."""
        super().__init__()
        self._centred = centred
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.nodes: dict[int, Node] = {}
        self.arrows: Sequence[Arrow] = ()
        self.current = 0
        self._shift = 0
        self.offers = Offers(self, self._listed, self.opened.emit, self.pick)

    def show_graph(self, nodes: Sequence[Node], arrows: Sequence[Arrow], current: int) -> None:
        """Show other boxes; the mark stands on one of them."""
        self._shift = min((one.column for one in nodes), default=0)
        self.nodes, self.arrows = {one.key: one for one in nodes}, arrows
        self.current = current if current in self.nodes else next(iter(self.nodes), 0)
        wanted = self.sizeHint()
        self.setMinimumSize(round(wanted.width() * NARROWEST), wanted.height())
        self.updateGeometry()
        self._say()
        self.update()
        self.offers.refresh()

    def _listed(self) -> Listed:
        leads: dict[int, list[str]] = {}
        for arrow in self.arrows:
            if arrow.start in self.nodes and arrow.end in self.nodes:
                leads.setdefault(arrow.start, []).append(self.nodes[arrow.end].title)
        order = sorted(self.nodes.values(), key=lambda one: (one.column, one.row))
        rows = [(one.key, (one.title, one.detail, ", ".join(leads.get(one.key, ())))) for one in order]
        return Listed((_("Box"), _("Detail"), _("Leads to")), rows)

    def sizeHint(self) -> QSize:
        """Return the room that all boxes need."""
        columns = max((one.column - self._shift + 1 for one in self.nodes.values()), default=1)
        rows = max((one.row + 1 for one in self.nodes.values()), default=1)
        return QSize(px(columns * (WIDE + ACROSS) - ACROSS + 32), px(rows * (HIGH + DOWN) - DOWN + 32))

    def place(self, node: Node) -> QRectF:
        """Return where a box is drawn; columns with fewer boxes stand in the middle, where the drawing is centred."""
        columns = max(one.column - self._shift + 1 for one in self.nodes.values())
        rows = max(one.row + 1 for one in self.nodes.values())
        column = [one.row + 1 for one in self.nodes.values() if one.column == node.column]
        inside = max(column) if self._centred else rows
        shrink = max(NARROWEST, min(1.0, (self.width() - px(16)) / px(columns * (WIDE + ACROSS) - ACROSS)))
        wide, step = px(WIDE) * shrink, px(WIDE + ACROSS) * shrink
        left = max(px(8), (self.width() - (columns * step - px(ACROSS) * shrink)) / 2)
        top = (
            max(px(16), (self.height() - px(rows * (HIGH + DOWN) - DOWN)) / 2)
            + px((rows - inside) * (HIGH + DOWN)) / 2
        )
        return QRectF(
            left + (node.column - self._shift) * step, top + px(node.row * (HIGH + DOWN)), wide, px(HIGH)
        )

    # -- painting ----------------------------------------------------------
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw arrows below the boxes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for arrow in self.arrows:
            if arrow.start in self.nodes and arrow.end in self.nodes:
                self._draw_arrow(painter, arrow)
        for node in self.nodes.values():
            self._draw_box(painter, node)
        painter.end()

    def _draw_arrow(self, painter: QPainter, arrow: Arrow) -> None:
        start, end = self.place(self.nodes[arrow.start]), self.place(self.nodes[arrow.end])
        forward = start.center().x() <= end.center().x()
        begin = QPointF(start.right() if forward else start.left(), start.center().y())
        tip = QPointF(end.left() if forward else end.right(), end.center().y())
        bend = max(px(18), abs(tip.x() - begin.x()) / 2) * (1 if forward else -1)
        path = QPainterPath(begin)
        path.cubicTo(begin + QPointF(bend, 0), tip - QPointF(bend, 0), tip)
        pen = QPen(token(arrow.tone or "strong"), px(2) if arrow.tone else 1.4)
        if arrow.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        side = px(6) if forward else -px(6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(token(arrow.tone or "strong"))
        painter.drawPolygon(
            QPolygonF([tip, tip + QPointF(-side * 1.4, -px(4)), tip + QPointF(-side * 1.4, px(4))])
        )

    def _draw_box(self, painter: QPainter, node: Node) -> None:
        box, chosen = self.place(node), node.key == self.current
        soft = {"bad": "bad_soft", "warn": "warn_soft", "good": "good_soft", "accent": "select"}.get(
            node.tone, "surface"
        )
        painter.setBrush(token(soft))
        tone = node.tone if node.tone in ("bad", "warn", "good") else "strong"
        edge, wide = token(tone), 1
        if chosen:
            edge, wide = token("accent"), px(3 if self.hasFocus() else 2)
        painter.setPen(QPen(edge, wide))
        painter.drawRoundedRect(box, px(8), px(8))
        inside = box.adjusted(px(10), px(7), -px(10), -px(7)).toRect()
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        self._text(
            painter,
            strong,
            token("text"),
            QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2),
            node.title,
        )
        below = QRect(
            inside.left(), inside.top() + inside.height() // 2, inside.width(), inside.height() // 2
        )
        tone = node.tone if node.tone in ("bad", "warn", "good") else "quiet"
        self._text(painter, self.font(), token(tone), below, " ".join(filter(None, (node.mark, node.detail))))

    def _text(self, painter: QPainter, font: QFont, colour: QColor, room: QRect, words: str) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)

    # -- walking -----------------------------------------------------------
    def pick(self, key: int) -> None:
        """Set the mark on a box."""
        if key in self.nodes and key != self.current:
            self.current = key
            self._say()
            self.update()
            self.picked.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows to the nearest box, open by Enter."""
        sides: Mapping[int, tuple[int, int]] = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if event.key() in sides and self.current:
            self.pick(self._beside(*sides[event.key()]))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _beside(self, across: int, down: int) -> int:
        here = self.place(self.nodes[self.current]).center()
        best, found = 0.0, self.current
        for key, node in self.nodes.items():
            there = self.place(node).center()
            along = (there.x() - here.x()) * across + (there.y() - here.y()) * down
            off = abs(there.y() - here.y()) if across else abs(there.x() - here.x())
            if key != self.current and along > 1 and (found == self.current or along + 2 * off < best):
                best, found = along + 2 * off, key
        return found

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the mark by a click."""
        self.pick(self._at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open by a double click."""
        if key := self._at(event.position()):
            self.opened.emit(key)

    def _at(self, point: QPointF) -> int:
        return next((node.key for node in self.nodes.values() if self.place(node).contains(point)), 0)

    def _say(self) -> None:
        node = self.nodes.get(self.current)
        self.setAccessibleDescription(", ".join(filter(None, (node.title, node.detail))) if node else "")
        room = self.parentWidget()
        area = room.parentWidget() if room is not None else None
        if node is not None and isinstance(area, QScrollArea):
            middle = self.place(node).center().toPoint()
            area.ensureVisible(middle.x(), middle.y(), px(WIDE), px(HIGH))


def in_scroll_area(graph: Graph) -> QScrollArea:
    """Return an area that scrolls where a graph is larger than its room."""
    area = QScrollArea()
    area.setObjectName("plain")
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(graph)
    return area
