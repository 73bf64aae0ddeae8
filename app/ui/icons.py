"""Icons: Lucide's one-colour drawings, painted in a colour of the look in force and kept by size, scale and colour."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.core.paths import resources
from app.ui.theme import token

_painted: dict[tuple[str, int, int, float, str], QPixmap] = {}


@cache
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


class _Engine(QIconEngine):
    """Paints a drawing in the colour of a token."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self.name, self.colour = name, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint the pixmap of that size."""
        painter.drawPixmap(
            rect, self.scaledPixmap(rect.size(), mode, state, painter.device().devicePixelRatio())
        )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the pixmap at scale 1."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Return the pixmap, rendered once per size, scale and colour; where there is no room for one, an empty one."""
        if size.isEmpty():
            return QPixmap()
        colour = self.colour
        if mode == QIcon.Mode.Disabled:
            colour = "faint"
        elif state == QIcon.State.On:
            colour = "accent"
        key = (self.name, size.width(), size.height(), scale, token(colour).name())
        found = _painted.get(key)
        if found is None:
            found = QPixmap(size * scale)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            drawing = _drawing(self.name).replace("currentColor", key[4])
            QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(found.rect()))
            painter.end()
            found.setDevicePixelRatio(scale)
            _painted[key] = found
        return found

    def clone(self) -> QIconEngine:
        """Return another engine of the same drawing."""
        return _Engine(self.name, self.colour)


def icon(name: str, colour: str = "quiet") -> QIcon:
    """Return an icon by its Lucide name, in a colour token; raises FileNotFoundError here, for in Qt's painting it would end the program."""
    _drawing(name)
    return QIcon(_Engine(name, colour))
