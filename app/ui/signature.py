"""A field to sign with mouse, pen or finger; what was drawn is a picture."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.core.messages import _
from app.ui.theme import px, token

WIDTH, HEIGHT, SCALE = 420, 140, 3
LEAST = 8  # points that a signature has at least


class SignaturePad(QWidget):
    """Paper to sign on; Delete empties it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.strokes: list[list[QPointF]] = []
        self.setFixedHeight(px(HEIGHT))
        self.setMinimumWidth(px(260))
        self.setAccessibleName(_("Signature"))
        self.setCursor(Qt.CursorShape.CrossCursor)

    def clear(self) -> None:
        """Take away what was drawn."""
        self.strokes.clear()
        self.changed.emit()
        self.update()

    def signed(self) -> bool:
        """Say whether something was drawn that can be a signature."""
        return sum(map(len, self.strokes)) >= LEAST

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        self.strokes.append([event.position()])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        if self.strokes:
            self.strokes[-1].append(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that a stroke is done."""
        self.changed.emit()

    def _draw(self, painter: QPainter, scale: float, colour: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(
                colour, 2.2 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            )
        )
        for stroke in self.strokes:
            painter.drawPolyline([point * scale for point in stroke])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper, the line to sign on, and what was drawn."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(token("line")), 1))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        base = int(self.height() * 0.78)
        painter.drawLine(px(16), base, self.width() - px(16), base)
        self._draw(painter, 1.0, QColor("#10233a"))
        painter.end()

    def png(self) -> bytes:
        """Return what was drawn as a picture without ground, b'' where nothing was."""
        if not self.signed():
            return b""
        picture = QImage(self.width() * SCALE, self.height() * SCALE, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self._draw(painter, float(SCALE), QColor("#10233a"))
        painter.end()
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(data.data())
