"""A payment slip on A4: who is to be paid, how much, what for, and the GiroCode that a banking app reads."""

from __future__ import annotations

import io
from typing import Any

from app.core import format as formats
from app.core.dataclass import dataclass
from app.core.messages import _
from app.paper.page_frame import A4, BOLD, INK, MM, QUIET, REGULAR, RULE, Letterhead, fit, new_canvas, wrapped

LEFT, CODE = 25 * MM, 42 * MM  # the code is to be at least 3 cm wide with its quiet zone (EPC069-12, annex 1)


@dataclass(frozen=True)
class Slip:
    """What stands on the slip; amount in cents, code is the text of the GiroCode."""

    head: Letterhead
    payee: str
    iban: str
    bic: str
    amount: int
    text: str
    code: str


def draw_code(canvas: Any, code: str, x: float, y: float, size: float) -> None:
    """Paint a QR code of error level M with its lower left corner at a place; sizes in points."""
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing

    widget = QrCodeWidget(code, barLevel="M", barBorder=4, barWidth=size, barHeight=size)
    drawing = Drawing(size, size)
    drawing.add(widget)
    renderPDF.draw(drawing, canvas, x, y)


def slip_pdf(slip: Slip) -> bytes:
    """Return the slip as PDF; the same slip gives the same bytes."""
    target = io.BytesIO()
    canvas = new_canvas(target, _("Payment slip"), slip.head.company, A4)
    width, y = A4[0] - 2 * LEFT, A4[1] - 30 * MM
    canvas.setFillColor(QUIET)
    canvas.setFont(REGULAR, 8)
    canvas.drawString(
        LEFT, y, fit(" · ".join(filter(None, (slip.head.company, slip.head.address))), width, REGULAR, 8)
    )
    y -= 14 * MM
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 16)
    with canvas.part("H1"):
        canvas.drawString(LEFT, y, _("Payment slip"))
    y -= 8 * MM
    canvas.setStrokeColor(RULE)
    canvas.line(LEFT, y, A4[0] - LEFT, y)
    rows = (
        (_("Payee"), slip.payee),
        (_("IBAN"), formats.iban(slip.iban)),
        (_("BIC"), slip.bic),
        (_("Amount"), f"{formats.cents(slip.amount)} EUR"),
        (_("Purpose"), slip.text),
    )
    room = width - CODE - 10 * MM
    top = y
    for title, value in rows:
        if not value:
            continue
        y -= 10 * MM
        canvas.setFont(REGULAR, 8)
        canvas.setFillColor(QUIET)
        canvas.drawString(LEFT, y + 4.5 * MM, title)
        canvas.setFont(BOLD if title == _("Amount") else REGULAR, 11)
        canvas.setFillColor(INK)
        for line in wrapped(value, room, REGULAR, 11):
            canvas.drawString(LEFT, y, line)
            y -= 5 * MM
    with canvas.furniture():  # what it says stands beside it
        draw_code(canvas, slip.code, A4[0] - LEFT - CODE, top - 6 * MM - CODE, CODE)
    canvas.setFont(REGULAR, 7.5)
    canvas.setFillColor(QUIET)
    canvas.drawString(
        A4[0] - LEFT - CODE + 4 * MM, top - 10 * MM - CODE, _("GiroCode: read it with your banking app")
    )
    canvas.showPage()
    canvas.save()
    return target.getvalue()
