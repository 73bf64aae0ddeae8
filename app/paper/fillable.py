"""A form that is filled at a screen: sections of fields with a label above each, as PDF with fields (AcroForm)."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from app.core.dataclass import dataclass
from app.core.messages import language
from app.paper.page_frame import A4, INK, MM, ONE_AT_A_TIME, QUIET, RULE, TEXT, fit, fonts

LEFT, TOP, LINE, HEIGHT, COLUMNS = 25 * MM, 25 * MM, 16 * MM, 7 * MM, 2
WIDTH = (A4[0] - 2 * LEFT) / COLUMNS
LONGEST = 200
ROWS = int((A4[1] - 2 * TOP - 15 * MM) / LINE)  # rows of fields that a page has room for below a heading


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
    parts = [
        Part(part.title, part.questions[start : start + ROWS * COLUMNS])
        for part in parts
        for start in range(0, max(1, len(part.questions)), ROWS * COLUMNS)
    ]
    with ONE_AT_A_TIME:
        page = Canvas(out, A4, invariant=1, lang=language())
        page.setTitle(title)
        page.setFont(TEXT.regular, 9)
        page.setFillColor(HexColor(QUIET))
        page.drawString(LEFT, A4[1] - TOP + 8 * MM, fit(head, A4[0] - 2 * LEFT, TEXT.regular, 9))
        page.setFillColor(HexColor(INK))
        page.setFont(TEXT.bold, 16)
        page.drawString(LEFT, A4[1] - TOP, fit(title, A4[0] - 2 * LEFT, TEXT.bold, 16))
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
                page.drawString(across, at, fit(one.label, WIDTH - 6 * MM, TEXT.regular, 9))
                page.acroForm.textfield(
                    name=one.key,
                    tooltip=one.label,
                    value=_drawn(one.value),
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
                    maxlen=max(LONGEST, len(one.value)),
                )
            down -= 7 * MM + rows * LINE
        page.save()
    values = {one.key: one.value for part in parts for one in part.questions}
    return _with_values(out, {key: text for key, text in values.items() if _drawn(text) != text})


def _drawn(text: str) -> str:
    """Return a text in the letters of the font that fields are painted in from the start."""
    return text.encode("cp1252", "replace").decode("cp1252")


def _with_values(made: io.BytesIO, values: Mapping[str, str]) -> bytes:
    """Return a form whose fields hold these values, which the viewer paints with letters of its own."""
    if not values:
        return made.getvalue()
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(made) as pdf:
        form = pdf.Root.AcroForm
        form.NeedAppearances = True
        for one in form.Fields:
            if str(one.T) in values:
                one.V = pikepdf.String(values[str(one.T)])
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
