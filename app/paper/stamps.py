"""Stamps printed over the pages of a PDF: a copy, the original stays as it is."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from app.core.dataclass import dataclass
from app.paper.page_frame import BOLD, REGULAR, fit, new_canvas

WIDTH, LINE, MARGIN = 150.0, 11.0, 18.0  # points


@dataclass(frozen=True)
class Stamp:
    """What stands on a page (0 is the first): place is t or b, then l, c or r; the first line is the largest."""

    page: int
    place: str
    lines: tuple[str, ...]


def stamped(data: bytes, stamps: Sequence[Stamp]) -> bytes:
    """Return a copy of a PDF with stamps on its pages, those at one place below each other; raises pikepdf.PdfError for a broken file."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as document:
        for place, page in enumerate(document.pages):
            here = [one for one in stamps if one.page == place]
            if not here:
                continue
            left, bottom, right, top = (float(one) for one in page.mediabox)
            with pikepdf.open(io.BytesIO(_sheet(right - left, top - bottom, here))) as over:
                page.add_overlay(over.pages[0], pikepdf.Rectangle(left, bottom, right, top))
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()


def _sheet(width: float, height: float, stamps: Sequence[Stamp]) -> bytes:
    target = io.BytesIO()
    canvas = new_canvas(target, "", "", (width, height))
    with canvas.furniture():  # the structure is that of the paper below
        _stamp_all(canvas, width, height, stamps)
    canvas.save()
    return target.getvalue()


def _stamp_all(canvas: Any, width: float, height: float, stamps: Sequence[Stamp]) -> None:
    used: dict[str, float] = {}
    for one in stamps:
        used[one.place] = _draw(canvas, width, height, one, used.get(one.place, MARGIN))


def _draw(canvas: Any, width: float, height: float, one: Stamp, offset: float) -> float:
    """Draw a stamp this far from its edge, and return how far the next one is from it."""
    tall = LINE * (len(one.lines) + 0.9)
    left = {"l": MARGIN, "c": (width - WIDTH) / 2, "r": width - MARGIN - WIDTH}[one.place[1]]
    bottom = height - offset - tall if one.place[0] == "t" else offset
    canvas.setStrokeColorRGB(0.72, 0.11, 0.11)
    canvas.setFillColorRGB(1, 1, 1, 0.82)
    canvas.roundRect(left, bottom, WIDTH, tall, 4, stroke=1, fill=1)
    canvas.setFillColorRGB(0.72, 0.11, 0.11)
    for place, line in enumerate(one.lines):
        font, size = (REGULAR, 8) if place else (BOLD, 11)
        canvas.setFont(font, size)
        said = fit(line, WIDTH - 8, font, size)
        canvas.drawCentredString(left + WIDTH / 2, bottom + tall - LINE * (place + 1), said)
    return offset + tall + 6
