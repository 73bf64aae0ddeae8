"""Boxes in columns with lines from each to those on its right, on as many pages as they need; where a page begins in the middle, those above stand there again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from app.core.dataclass import dataclass
from app.core.messages import _
from app.paper.page_frame import (
    INK,
    LANDSCAPE,
    MM,
    ONE_AT_A_TIME,
    QUIET,
    RULE,
    SOFT,
    Face,
    Letterhead,
    face_for,
    fit,
    new_canvas,
    text_width,
)

WIDE, HIGH, ACROSS, DOWN = 150.0, 27.0, 26.0, 7.0  # points: a box, and the room between boxes
EDGE, HEAD, FOOT = 14 * MM, 22 * MM, 10 * MM
SMALLEST = 0.62  # below that nobody reads it: the paper is twice as large then
TWICE = (LANDSCAPE[1] * 2, LANDSCAPE[0])


@dataclass(frozen=True)
class DrawnBox:
    """A box: its key, that of the box at its left (0 for none), what stands in it, and its place."""

    key: int
    head: int
    title: str
    detail: str
    column: int
    row: int


@dataclass(frozen=True)
class Placed:
    """A box on a page: the row on it, and whether it stands there again because those on its right go on."""

    box: DrawnBox
    row: int
    again: bool = False


def pages_of(boxes: Sequence[DrawnBox], rows: int) -> list[list[Placed]]:
    """Return the boxes page by page, so many rows on each; the heads of the first of a page stand in its first row again.

    A head stands in the row of the first of its own, so the places left of the first box of a page are free.
    """
    by_key = {one.key: one for one in boxes}
    found: list[list[Placed]] = []
    for start in range(0, max((one.row for one in boxes), default=-1) + 1, rows):
        here = [one for one in boxes if start <= one.row < start + rows]
        page = [Placed(one, one.row - start) for one in here]
        above = min(here, key=lambda one: (one.row, one.column)).head
        while above:
            page.append(Placed(by_key[above], 0, True))
            above = by_key[above].head
        found.append(page)
    return found


def drawing_pdf(title: str, about: str, whose: Letterhead, boxes: Sequence[DrawnBox]) -> bytes:
    """Return the boxes as PDF in landscape, on A4 or, where they would be too small to read, on A3."""
    columns = max((one.column for one in boxes), default=0) + 1
    needed = columns * (WIDE + ACROSS) - ACROSS
    size = LANDSCAPE if needed * SMALLEST <= LANDSCAPE[0] - 2 * EDGE else TWICE
    scale = min(1.0, (size[0] - 2 * EDGE) / needed)
    rows = int((size[1] - HEAD - FOOT - EDGE) / (scale * (HIGH + DOWN)))
    pages = pages_of(boxes, rows)
    target = io.BytesIO()
    face = face_for([title, about, whose.company, *(f"{one.title}{one.detail}" for one in boxes)])
    with ONE_AT_A_TIME:
        canvas = new_canvas(target, title, whose.company, size)
        for number, page in enumerate(pages or [[]], 1):
            _furnish(canvas, face, size, (title, about, whose.company, f"{number} / {max(len(pages), 1)}"))
            canvas.translate(EDGE, size[1] - HEAD)
            canvas.scale(scale, scale)
            _draw(canvas, face, page)
            canvas.showPage()
        canvas.save()
    return target.getvalue()


def _furnish(canvas: Any, face: Face, size: tuple[float, float], words: tuple[str, str, str, str]) -> None:
    title, about, company, number = words
    canvas.setFillColor(INK)
    canvas.setFont(face.bold, 14 * face.scale)
    whose = fit(company, size[0] / 3, face.regular, 8 * face.scale)
    room = size[0] - 2 * EDGE - text_width(whose, face.regular, 8 * face.scale) - 6 * MM
    with canvas.part("H1"):
        said = fit(f"{title}  {about}".strip(), room, face.bold, 14 * face.scale)
        canvas.drawString(EDGE, size[1] - 14 * MM, said)
    canvas.setFillColor(QUIET)
    canvas.setFont(face.regular, 8 * face.scale)
    with canvas.furniture():
        canvas.drawRightString(size[0] - EDGE, size[1] - 14 * MM, whose)
        canvas.drawRightString(size[0] - EDGE, FOOT, number)


def _draw(canvas: Any, face: Face, page: Sequence[Placed]) -> None:
    """Draw the lines first, then the boxes over them."""
    places = {one.box.key: one for one in page}
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.8)
    for one in page:
        head = places.get(one.box.head)
        if head is not None:
            right, middle = left_of(head) + WIDE, left_of(one)
            canvas.lines(
                [
                    (right, _y(head), right + ACROSS / 2, _y(head)),
                    (right + ACROSS / 2, _y(head), right + ACROSS / 2, _y(one)),
                    (right + ACROSS / 2, _y(one), middle, _y(one)),
                ]
            )
    for one in page:
        _box(canvas, face, one)


def left_of(one: Placed) -> float:
    """Return where a box begins, in points from the left."""
    return one.box.column * (WIDE + ACROSS)


def _y(one: Placed) -> float:
    return -(one.row * (HIGH + DOWN) + HIGH / 2)


def _box(canvas: Any, face: Face, one: Placed) -> None:
    left, top = left_of(one), _y(one) + HIGH / 2
    canvas.setFillColor("#ffffff" if one.again else SOFT)
    canvas.setDash([2, 2] if one.again else [])
    canvas.roundRect(left, top - HIGH, WIDE, HIGH, 3, fill=1)
    canvas.setDash([])
    detail = _("continued") if one.again else one.box.detail
    canvas.setFillColor(QUIET if one.again else INK)
    canvas.setFont(face.bold, 8.5 * face.scale)
    canvas.drawString(left + 6, top - 11, fit(one.box.title, WIDE - 12, face.bold, 8.5 * face.scale))
    canvas.setFillColor(QUIET)
    canvas.setFont(face.regular, 7.5 * face.scale)
    canvas.drawString(left + 6, top - 21, fit(detail, WIDE - 12, face.regular, 7.5 * face.scale))
