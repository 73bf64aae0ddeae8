"""Lines at the end of a letter that one or two people sign, each with its words below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.paper.page_frame import INK, MM, QUIET, Face, fit

SIGN_GAP, SIGN_HEIGHT = 12 * MM, 24 * MM


def lines_to_sign(words: Sequence[str], face: Face, style: Any, whole: float) -> Any:
    """Return one line or two beside each other, with room above to sign on and words below; they stay on one page."""
    from reportlab.platypus import Flowable

    size, room = 8.5 * face.scale, (whole - SIGN_GAP) / 2

    class Lines(Flowable):  # type: ignore[misc]
        """The lines with their words."""

        spaceAfter = 8  # noqa: N815 - its base reads it by this name

        def wrap(self, width: float, _height: float) -> tuple[float, float]:
            return width, SIGN_HEIGHT

        def draw(self) -> None:
            for place, said in enumerate(words):
                left = place * (room + SIGN_GAP)
                self.canv.setStrokeColor(INK)
                self.canv.setLineWidth(0.6)
                self.canv.line(left, 5 * MM, left + room, 5 * MM)
                self.canv.setFillColor(QUIET)
                self.canv.setFont(face.regular, size)
                self.canv.drawString(left, 1 * MM, fit(said, room, face.regular, size))

    made = Lines()
    made.style = style
    return made
