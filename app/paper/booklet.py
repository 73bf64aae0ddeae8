"""A booklet: chapters of paragraphs and small tables over many pages, with a title page, contents and page numbers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from app.core.messages import _
from app.paper.page_frame import (
    A4,
    BOLD,
    INK,
    MM,
    QUIET,
    REGULAR,
    RULE,
    SOFT,
    Letterhead,
    fonts,
    widest_word,
    widths_for,
)


@dataclass(frozen=True)
class Section:
    """A chapter or a part of one: level 1 or 2, its title, paragraphs, and a table of texts with a head row."""

    level: int
    title: str
    paragraphs: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    shares: tuple[float, ...] = ()


@dataclass(frozen=True)
class Booklet:
    """A whole document."""

    title: str
    subtitle: str
    head: Letterhead
    sections: Sequence[Section]
    foot: str = ""


def booklet_pdf(paper: Booklet) -> bytes:
    """Return a booklet as PDF; the same booklet gives the same bytes."""
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer

    fonts()
    styles = _styles()
    target = io.BytesIO()
    left, foot = 22 * MM, 16 * MM
    document = BaseDocTemplate(
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
        canvas.setFont(REGULAR, 7.5)
        canvas.setFillColor(QUIET)
        canvas.drawString(left, A4[1] - 14 * MM, " · ".join(filter(None, (paper.head.company, paper.title))))
        canvas.drawRightString(
            A4[0] - left, A4[1] - 14 * MM, _("Page {page}").format(page=canvas.getPageNumber())
        )
        canvas.setFont(REGULAR, 6.8)
        canvas.drawString(left, 9 * MM, paper.foot)

    document.addPageTemplates([PageTemplate("all", [frame], onPage=furnish)])
    story: list[Any] = [
        Spacer(1, 24 * MM),
        Paragraph(escape(paper.title), styles["title"]),
        Paragraph(escape(paper.subtitle), styles["quiet"]),
        Paragraph(escape(paper.head.company), styles["text"]),
        Paragraph(escape(paper.head.address), styles["quiet"]),
        Spacer(1, 10 * MM),
    ]
    story += [Paragraph(escape(one.title), styles["contents"]) for one in paper.sections if one.level == 1]
    for one in paper.sections:
        story += _section(one, styles, A4[0] - 2 * left)
    document.build(story)
    return target.getvalue()


def _styles() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    text = ParagraphStyle("text", fontName=REGULAR, fontSize=9, leading=13, textColor=INK, spaceAfter=5)
    return {
        "text": text,
        "quiet": ParagraphStyle("quiet", text, textColor=QUIET),
        "contents": ParagraphStyle("contents", text, spaceAfter=2),
        "title": ParagraphStyle("title", text, fontName=BOLD, fontSize=20, leading=26),
        "h1": ParagraphStyle(
            "h1", text, fontName=BOLD, fontSize=13, leading=17, spaceBefore=16, spaceAfter=6, keepWithNext=1
        ),
        "h2": ParagraphStyle(
            "h2", text, fontName=BOLD, fontSize=10, leading=14, spaceBefore=8, spaceAfter=4, keepWithNext=1
        ),
        "cell": ParagraphStyle("cell", text, fontSize=7.8, leading=10, spaceAfter=0),
        "head": ParagraphStyle(
            "head", text, fontName=BOLD, fontSize=7.6, leading=10, textColor=QUIET, spaceAfter=0
        ),
    }


def _section(one: Section, styles: dict[str, Any], width: float) -> list[Any]:
    from reportlab.platypus import Paragraph, Spacer, Table

    found: list[Any] = [Paragraph(escape(one.title), styles["h1" if one.level == 1 else "h2"])]
    found += [Paragraph(escape(text), styles["text"]) for text in one.paragraphs]
    if one.rows:
        shares = one.shares or (1.0,) * len(one.head)
        needs = [widest_word(title, BOLD, 7.6) + 9 for title in one.head]  # the sides of a cell
        widths = widths_for(shares, needs, width)
        cells = [[Paragraph(escape(text), styles["head"]) for text in one.head]]
        cells += [[Paragraph(escape(text), styles["cell"]) for text in row] for row in one.rows]
        table = Table(cells, widths, repeatRows=1, hAlign="LEFT")
        table.setStyle(
            [
                ("LINEBELOW", (0, 0), (-1, 0), 0.8, RULE),
                ("ROWBACKGROUNDS", (0, 1), (-1, -1), ["#ffffff", SOFT]),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 2.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
                ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ]
        )
        found += [table, Spacer(1, 3 * MM)]
    return found
