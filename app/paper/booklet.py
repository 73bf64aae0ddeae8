"""A booklet: chapters of paragraphs and small tables over many pages, with a title page, contents and page numbers."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from app.core.dataclass import dataclass
from app.core.messages import _
from app.paper.flow import paragraph
from app.paper.flow import table as table_class
from app.paper.page_frame import (
    A4,
    INK,
    MM,
    QUIET,
    RULE,
    SOFT,
    Face,
    Letterhead,
    face_for,
    fit,
    widest_word,
    widths_for,
)

FIRST_WITH_CONTENTS = 4  # pages
BEGINS = 38 * MM  # a title with the head and the first rows of its table


@dataclass(frozen=True)
class Section:
    """A chapter or a part of one: level 1 or 2, its title, paragraphs, and a table of texts with a head row.

    fills are the colours of the cells behind their texts ('' for none), where a table is also a map; room are millimetres below
    the texts of each row, for a hand to write in; figures are the columns whose texts end below each other.
    """

    level: int
    title: str
    paragraphs: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    shares: tuple[float, ...] = ()
    fills: tuple[tuple[str, ...], ...] = ()
    room: float = 0
    figures: tuple[int, ...] = ()


@dataclass(frozen=True)
class Booklet:
    """A whole document."""

    title: str
    subtitle: str
    head: Letterhead
    sections: Sequence[Section]
    foot: str = ""


def booklet_pdf(paper: Booklet) -> bytes:
    """Return a booklet as PDF, with contents from four pages on; the same booklet gives the same bytes."""
    face = face_for(_texts(paper))
    made = _build(paper, face, (), 0)
    contents: tuple[tuple[str, int], ...] = ()
    while made.pages >= FIRST_WITH_CONTENTS and contents != made.places:
        contents = made.places  # contents move what follows them, so that they are made until they fit
        made = _build(paper, face, contents, 0)
    return _build(paper, face, contents, made.pages).data


@dataclass(frozen=True)
class _Made:
    """What came of a booklet: its bytes, its number of pages, and the chapters with the page on which each begins."""

    data: bytes
    pages: int
    places: tuple[tuple[str, int], ...]


def _texts(paper: Booklet) -> Iterator[str]:
    yield from (paper.title, paper.subtitle, paper.head.company, paper.head.address, paper.foot)
    for one in paper.sections:
        yield from (one.title, *one.paragraphs, *one.head, *(text for row in one.rows for text in row))


def _build(paper: Booklet, face: Face, contents: Sequence[tuple[str, int]], total: int) -> _Made:
    """Make the PDF with some contents; total is the number of pages to be named, 0 for none."""
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Spacer

    from app.paper.tagging import tagged_canvas

    Paragraph = paragraph()  # noqa: N806 - a class
    styles, target, places = _styles(face), io.BytesIO(), []
    left, foot = 22 * MM, 16 * MM

    class Document(BaseDocTemplate):  # type: ignore[misc]
        """Notes the page on which each chapter begins."""

        def afterFlowable(self, flowable: Any) -> None:
            if isinstance(flowable, Paragraph) and flowable.style.name == "h1":
                places.append((flowable.getPlainText(), self.page))

    document = Document(
        target,
        pagesize=A4,
        title=paper.title,
        author=paper.head.company,
        creator="Kontor",
        invariant=1,
        pageCompression=1,
    )
    frame = Frame(left, foot + 6 * MM, A4[0] - 2 * left, A4[1] - foot - 30 * MM, 0, 0, 0, 0)

    def furnish(canvas: Any, _document: Any) -> None:
        canvas.setFont(face.regular, 7.5 * face.scale)
        canvas.setFillColor(QUIET)
        head = " · ".join(filter(None, (paper.head.company, paper.title)))
        said = _("Page {page} of {pages}").format(page=canvas.getPageNumber(), pages=total)
        with canvas.furniture():
            room = A4[0] - 2 * left - 30 * MM
            canvas.drawString(left, A4[1] - 14 * MM, fit(head, room, face.regular, 7.5 * face.scale))
            canvas.drawRightString(A4[0] - left, A4[1] - 14 * MM, said)
            canvas.setFont(face.regular, 6.8 * face.scale)
            foot_line = fit(paper.foot, A4[0] - 2 * left, face.regular, 6.8 * face.scale)
            canvas.drawString(left, 9 * MM, foot_line)
            canvas.setFillColor(INK)
            doubt = fit(paper.head.doubt, A4[0] - 2 * left, face.regular, 6.8 * face.scale)
            canvas.drawString(left, 12.5 * MM, doubt)

    document.addPageTemplates([PageTemplate("all", [frame], onPage=furnish)])
    story: list[Any] = [
        Spacer(1, 24 * MM if contents else 4 * MM),
        Paragraph(escape(paper.title), styles["title"]),
        Paragraph(escape(paper.subtitle), styles["quiet"]),
        Paragraph(escape(paper.head.company), styles["text"]),
        Paragraph(escape(paper.head.address), styles["quiet"]),
        Spacer(1, 10 * MM if contents else 2 * MM),
    ]
    width = A4[0] - 2 * left
    story += [_contents(contents, styles, width)] if contents else []
    for one in paper.sections:
        story += _section(one, styles, width)
    document.build(story, canvasmaker=tagged_canvas())
    return _Made(target.getvalue(), document.page, tuple(places))


def _contents(places: Sequence[tuple[str, int]], styles: dict[str, Any], width: float) -> Any:
    """Return the contents: chapters at the left, their pages at the right."""
    Paragraph = paragraph()  # noqa: N806 - a class
    rows = [
        [Paragraph(escape(title), styles["contents"]), Paragraph(str(page), styles["page"])]
        for title, page in places
    ]
    table = table_class()(rows, [width - 14 * MM, 14 * MM], hAlign="LEFT")
    table.setStyle(
        [
            ("LINEBELOW", (0, 0), (-1, -1), 0.3, RULE),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ]
    )
    return table


def _styles(face: Face) -> dict[str, Any]:
    from reportlab.lib.enums import TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    text = ParagraphStyle(
        "text", fontName=face.regular, fontSize=9 * face.scale, leading=13, textColor=INK, spaceAfter=5
    )
    made = {
        "text": text,
        "quiet": ParagraphStyle("quiet", text, textColor=QUIET),
        "contents": ParagraphStyle("contents", text, spaceAfter=0),
        "page": ParagraphStyle("page", text, spaceAfter=0, alignment=TA_RIGHT),
        "title": ParagraphStyle("title", text, fontName=face.bold, fontSize=20, leading=26),
        "h1": ParagraphStyle(
            "h1",
            text,
            fontName=face.bold,
            fontSize=13,
            leading=17,
            spaceBefore=16,
            spaceAfter=6,
            keepWithNext=1,
        ),
        "h2": ParagraphStyle(
            "h2",
            text,
            fontName=face.bold,
            fontSize=10,
            leading=14,
            spaceBefore=8,
            spaceAfter=4,
            keepWithNext=1,
        ),
        "cell": ParagraphStyle("cell", text, fontSize=7.8 * face.scale, leading=10, spaceAfter=0),
        "head": ParagraphStyle(
            "head",
            text,
            fontName=face.bold,
            fontSize=7.6 * face.scale,
            leading=10,
            textColor=QUIET,
            spaceAfter=0,
        ),
    }
    right = {
        f"{name}_right": ParagraphStyle(name, made[name], alignment=TA_RIGHT) for name in ("cell", "head")
    }
    return made | right


def _section(one: Section, styles: dict[str, Any], width: float) -> list[Any]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import CondPageBreak, Spacer

    Paragraph = paragraph()  # noqa: N806 - a class
    style = styles["h1" if one.level == 1 else "h2"]
    found: list[Any] = []
    if one.rows and not one.paragraphs:  # kept with a long table, a title would leave its page empty
        found = [CondPageBreak(BEGINS)]
        style = ParagraphStyle(style.name, style, keepWithNext=0)
    found.append(Paragraph(escape(one.title), style))
    found += [Paragraph(escape(text), styles["text"]) for text in one.paragraphs]
    if one.rows:
        shares = one.shares or (1.0,) * len(one.head)
        needs = [
            widest_word(title, styles["head"].fontName, styles["head"].fontSize) + 9 for title in one.head
        ]  # the sides of a cell
        widths = widths_for(shares, needs, width)
        ends = ["_right" if place in one.figures else "" for place in range(len(one.head))]
        cells = [
            [Paragraph(escape(text), styles[kind + end]) for text, end in zip(row, ends, strict=True)]
            for kind, row in (("head", one.head), *(("cell", row) for row in one.rows))
        ]
        table = table_class()(cells, widths, repeatRows=1, hAlign="LEFT")
        table.setStyle(
            [
                ("LINEBELOW", (0, 0), (-1, 0), 0.8, RULE),
                ("ROWBACKGROUNDS", (0, 1), (-1, -1), ["#ffffff", SOFT]),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 2.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
                ("BOTTOMPADDING", (0, 1), (-1, -1), 2.5 + one.room * MM),
                ("LEFTPADDING", (0, 0), (-1, -1), 2),
                *(
                    ("BACKGROUND", (column, row), (column, row), colour)
                    for row, colours in enumerate(one.fills, 1)
                    for column, colour in enumerate(colours)
                    if colour
                ),
            ]
        )
        found += [table, Spacer(1, 3 * MM)]
    return found
