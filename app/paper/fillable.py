"""A form that is filled at a screen: sections of fields with a label above each, as PDF with fields (AcroForm)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from app.paper.page_frame import A4, INK, MM, ONE_AT_A_TIME, QUIET, RULE, TEXT, fonts

LEFT, TOP, LINE, HEIGHT, COLUMNS = 25 * MM, 25 * MM, 16 * MM, 7 * MM, 2
WIDTH = (A4[0] - 2 * LEFT) / COLUMNS
LONGEST = 200


@dataclass(frozen=True)
class Question:
    """A field of a form: its name, its label, and what stands in it from the start."""

    key: str
    label: str
    value: str = ""


@dataclass(frozen=True)
class Part:
    """Fields that stand together under a heading."""

    title: str
    questions: tuple[Question, ...]


def fillable_pdf(title: str, head: str, words: str, parts: Sequence[Part]) -> bytes:
    """Return a form as PDF; head is whose form it is, words say above the fields what is asked for and why."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    fonts()
    out = io.BytesIO()
    with ONE_AT_A_TIME:
        page = Canvas(out, A4, invariant=1, lang="de")
        page.setTitle(title)
        page.setFont(TEXT.regular, 9)
        page.setFillColor(HexColor(QUIET))
        page.drawString(LEFT, A4[1] - TOP + 8 * MM, head)
        page.setFillColor(HexColor(INK))
        page.setFont(TEXT.bold, 16)
        page.drawString(LEFT, A4[1] - TOP, title)
        page.setFont(TEXT.regular, 10)
        down = A4[1] - TOP - 9 * MM
        for line in simpleSplit(words, TEXT.regular, 10, A4[0] - 2 * LEFT):
            page.drawString(LEFT, down, line)
            down -= 5 * MM
        for part in parts:
            rows = -(-len(part.questions) // COLUMNS)
            if down - rows * LINE - 12 * MM < TOP:
                page.showPage()
                down = A4[1] - TOP
            down -= 8 * MM
            page.setFont(TEXT.bold, 11)
            page.setFillColor(HexColor(INK))
            page.drawString(LEFT, down, part.title)
            for place, one in enumerate(part.questions):
                across = LEFT + (place % COLUMNS) * WIDTH
                at = down - 7 * MM - (place // COLUMNS) * LINE
                page.setFont(TEXT.regular, 9)
                page.setFillColor(HexColor(QUIET))
                page.drawString(across, at, one.label)
                page.acroForm.textfield(
                    name=one.key,
                    tooltip=one.label,
                    value=one.value,
                    x=across,
                    y=at - HEIGHT - 1.5 * MM,
                    width=WIDTH - 6 * MM,
                    height=HEIGHT,
                    fontName="Helvetica",
                    fontSize=10,
                    borderWidth=0.6,
                    borderColor=HexColor(RULE),
                    fillColor=HexColor("#ffffff"),
                    textColor=HexColor(INK),
                    forceBorder=True,
                    maxlen=LONGEST,
                )
            down -= 7 * MM + rows * LINE
        page.save()
    return out.getvalue()
