"""Labels on A4 sheets and tapes, exact to the millimetre: text lines with a QR code or Code 128, from any start position, and a calibration page."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.format import marks
from app.core.messages import N_, _
from app.core.paths import resources
from app.paper.page_frame import A4, INK, MM, QUIET, REGULAR, face_for, fit, new_canvas, text_width
from app.paper.slip import draw_code

INSIDE = 1.5  # millimetres from the edge of a label to what stands on it
SMALLEST = 6.0  # points of letters, before words are cut
EDGE = 5.0  # millimetres of a sheet that printers leave white
FARTHEST = 10.0  # millimetres a printer may be off


@dataclass(frozen=True)
class LabelSheet:
    """A sheet or tape; lengths in millimetres. A tape has one label a page."""

    key: str
    title: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float
    tape: bool = False

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows


@dataclass(frozen=True)
class Label:
    """What stands on a label: the first line in bold, and a code: 'qr', 'code128' or none."""

    lines: tuple[str, ...]
    code: str = ""
    kind: str = "qr"


@cache
def sheets() -> dict[str, LabelSheet]:
    """Return the known sheets and tapes by key."""
    rows = json.loads((resources() / "labels" / "sheets.json").read_text(encoding="utf-8"))["sheets"]
    return {row["key"]: LabelSheet(**row) for row in rows}


def sheet_choices() -> list[tuple[str, str]]:
    """Return the known sheets and tapes as choices, their sizes with the decimal mark of the language: 63,5 or 63.5 mm."""
    return [(one.key, one.title.replace(",", marks()[0])) for one in sheets().values()]


def labels_pdf(
    sheet: LabelSheet, labels: Sequence[Label], start: int = 1, x: float = 0.0, y: float = 0.0
) -> bytes:
    """Return labels as PDF, beginning at a position (1 is the first); x and y shift all by millimetres to the right and down.

    Raises Invalid for a start that is not on the sheet, a shift beyond 10 mm, and nothing to print.
    """
    if not labels:
        raise Invalid(N_("There is no label to print."), field="count")
    if not 1 <= start <= sheet.count:
        raise Invalid(N_("The sheet has positions 1 to {count}."), field="start", count=sheet.count)
    if abs(x) > FARTHEST or abs(y) > FARTHEST:
        raise Invalid(
            N_("A printer is off by at most {limit} mm; measure again."), field="x", limit=int(FARTHEST)
        )
    size = (sheet.width * MM, sheet.height * MM) if sheet.tape else A4
    target = io.BytesIO()
    canvas = new_canvas(target, _("Labels"), "", size)
    for number, label in enumerate(labels):
        place = (start - 1 + number) % sheet.count
        if number and place == 0:
            canvas.showPage()
        left, top = place_of(sheet, place)
        _draw(canvas, label, sheet, (left + x) * MM, size[1] - (top + y) * MM)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def place_of(sheet: LabelSheet, place: int) -> tuple[float, float]:
    """Return the distance of a label's upper left corner from the left and top of the sheet in millimetres; 0 is the first."""
    row, column = divmod(place, sheet.columns)
    return sheet.left + column * sheet.across, sheet.top + row * sheet.down


def _beside(sheet: LabelSheet) -> float:
    """Return the millimetres at both sides of a label: where labels reach the edge of the sheet, more, for printers leave it white."""
    if sheet.tape:
        return INSIDE
    right = A4[0] / MM - sheet.left - (sheet.columns - 1) * sheet.across - sheet.width
    return max(INSIDE, EDGE - min(sheet.left, right))


def _draw(canvas: Any, label: Label, sheet: LabelSheet, left: float, top: float) -> None:
    inside, side_inside = INSIDE * MM, _beside(sheet) * MM
    width, height = sheet.width * MM, sheet.height * MM
    left, width = left + side_inside - inside, width - 2 * (side_inside - inside)
    room, text_left = width - 2 * inside, left + inside
    if label.code and label.kind == "qr":
        side = min(height - 2 * inside, 0.45 * width)
        draw_code(canvas, label.code, left + inside, top - (height + side) / 2, side)
        text_left += side + inside
        room -= side + inside
    bar = 0.0
    if label.code and label.kind == "code128":
        bar = max(5 * MM, 0.4 * height)
        _bars(canvas, label.code, text_left, top - height + inside, room, height=bar)
    lines = [line for line in label.lines if line]
    face = face_for(lines)
    space = height - 2 * inside - bar
    most = min(11.0, space / max(1, len(lines)) / 1.25)
    set_in: list[tuple[str, str, float]] = []  # smaller letters come before words that are cut
    for number, line in enumerate(lines):
        font = face.regular if number else face.bold
        set_in.append((line, font, min(most, max(SMALLEST, (room - 0.5) / text_width(line, font, 1)))))
    y = top - inside - (space - sum(size for _line, _font, size in set_in) * 1.25) / 2
    canvas.setFillColor(INK)
    for line, font, size in set_in:
        canvas.setFont(font, size)
        canvas.drawString(text_left, y - size, fit(line, room, font, size))
        y -= size * 1.25


def _bars(canvas: Any, code: str, left: float, bottom: float, width: float, height: float) -> None:
    from reportlab.graphics.barcode.code128 import Code128

    one = Code128(code, barHeight=height - 2, barWidth=1.0, quiet=False)
    one = Code128(code, barHeight=height - 2, barWidth=min(1.2, width / max(one.width, 1)), quiet=False)
    one.drawOn(canvas, left, bottom)


def calibration_pdf(sheet: LabelSheet) -> bytes:
    """Return a page with the outlines of all labels and a ruler, to measure by how many millimetres a printer is off."""
    size = (sheet.width * MM, sheet.height * MM) if sheet.tape else A4
    target = io.BytesIO()
    canvas = new_canvas(target, _("Calibration"), "", size)
    canvas.setStrokeColor(QUIET)
    canvas.setLineWidth(0.3)
    for place in range(sheet.count):
        left, top = place_of(sheet, place)
        canvas.rect(left * MM, size[1] - (top + sheet.height) * MM, sheet.width * MM, sheet.height * MM)
    canvas.setFillColor(INK)
    left, top = place_of(sheet, 0)
    canvas.setFont(REGULAR, 6)
    for millimetre in range(21):
        x = (left + sheet.width / 2 - 10 + millimetre) * MM
        y = size[1] - (top + sheet.height / 2) * MM
        canvas.line(x, y, x, y + (3 if millimetre % 5 == 0 else 1.5) * MM)
        if millimetre % 5 == 0:
            canvas.drawCentredString(x, y - 2.5 * MM, str(millimetre - 10))
    if sheet.height > 15:
        words = _(
            "Print at 100 %, lay it on the labels, and enter by how many millimetres the outlines are off."
        )
        canvas.drawString(
            (left + 3) * MM, size[1] - (top + 4) * MM, fit(words, (sheet.width - 6) * MM, REGULAR, 6)
        )
    canvas.showPage()
    canvas.save()
    return target.getvalue()
