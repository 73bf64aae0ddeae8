"""A protocol of one page or more that two people sign: parties, a table, the words that are confirmed, and both signatures; in copies."""

from __future__ import annotations

import io
from collections.abc import Sequence
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
    face_for,
    fit,
    fonts,
    widest_word,
    widths_for,
)

MARGIN = 20 * MM
WIDTH = A4[0] - 2 * MARGIN
SIDES = 6.5  # points between a cell and its words


@dataclass(frozen=True)
class ProtocolPaper:
    """What stands on it: title, pairs of words and values, head and rows of the table, text, who signs left and right.

    signature is a picture (PNG) that stands in place of the right line; copies are named at the foot, one after another.
    """

    title: str
    company: str
    pairs: tuple[tuple[str, str], ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    text: str
    left: str
    right: str
    signature: bytes = b""
    copies: tuple[str, ...] = ("",)


def protocols_pdf(papers: Sequence[ProtocolPaper]) -> bytes:
    """Return protocols as PDF, each copy beginning on a page of its own; the same ones give the same bytes."""
    from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate

    from app.paper.tagging import tagged_canvas

    fonts()
    face = face_for(text for paper in papers for text in _texts(paper))
    small = 7.5 * face.scale
    target = io.BytesIO()
    title = papers[0].title if papers else ""
    document = BaseDocTemplate(
        target,
        pagesize=A4,
        title=title,
        author=papers[0].company if papers else "",
        creator="Kontor",
        invariant=1,
    )
    frame = Frame(MARGIN, 20 * MM, WIDTH, A4[1] - 38 * MM, 0, 0, 0, 0)

    def furnish(canvas: Any, _document: Any) -> None:
        canvas.setFont(face.regular, small)
        canvas.setFillColor(QUIET)
        said = _("Page {page}").format(page=canvas.getPageNumber())
        with canvas.furniture():
            whose = fit(papers[0].company if papers else "", WIDTH * 0.48, face.regular, small)
            canvas.drawString(MARGIN, A4[1] - 12 * MM, whose)
            said_title = fit(title, WIDTH * 0.48, face.regular, small)
            canvas.drawRightString(A4[0] - MARGIN, A4[1] - 12 * MM, said_title)
            canvas.drawRightString(A4[0] - MARGIN, 11 * MM, said)

    document.addPageTemplates([PageTemplate("all", [frame], onPage=furnish)])
    story: list[Any] = []
    for paper in papers:
        for copy in paper.copies:
            if story:
                story.append(PageBreak())
            story += _story(paper, copy, face)
    document.build(story, canvasmaker=tagged_canvas())
    return target.getvalue()


def _texts(paper: ProtocolPaper) -> list[str]:
    """Return all that is written on a protocol."""
    cells = [cell for row in (paper.head, *paper.pairs, *paper.rows) for cell in row]
    return [paper.title, paper.company, paper.text, paper.left, paper.right, *paper.copies, *cells]


def _styles(face: Face) -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    def style(name: str, size: float, leading: float, bold: bool = False, **more: Any) -> Any:
        font = face.bold if bold else face.regular
        large = {"fontSize": size * face.scale, "leading": leading * face.scale, "textColor": INK}
        return ParagraphStyle(name, fontName=font, **large | more)

    return {
        "plain": style("plain", 9.5, 13),
        "cell": style("cell", 8.5, 11),
        "head": style("head", 8, 10, bold=True),
        "title": style("title", 16, 20, bold=True, spaceAfter=8),
        "quiet": style("quiet", 8, 10, textColor=QUIET),
    }


def _story(paper: ProtocolPaper, copy: str, face: Face) -> list[Any]:
    from reportlab.platypus import KeepTogether, Spacer

    styles = _styles(face)

    def cell(text: str, style: str = "cell") -> Any:
        return paragraph()(escape(text).replace("\n", "<br/>"), styles[style])

    pairs = table_class()(
        [[cell(title, "quiet"), cell(value, "plain")] for title, value in paper.pairs],
        [38 * MM, WIDTH - 38 * MM],
    )
    pairs.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
        ]
    )
    found = [
        cell(paper.title, "title"),
        pairs,
        Spacer(1, 10),
        *([_table(paper, cell, face), Spacer(1, 12)] if paper.rows else []),
        cell(paper.text, "plain"),
        Spacer(1, 20),
    ]
    found.append(KeepTogether([_signatures(paper, cell), Spacer(1, 10), cell(copy, "quiet")]))
    return found


def _table(paper: ProtocolPaper, cell: Any, face: Face) -> Any:
    needs = [widest_word(title, face.bold, 8 * face.scale) + 2 * SIDES for title in paper.head]
    rows = [
        [cell(title, "head") for title in paper.head],
        *([cell(text) for text in row] for row in paper.rows),
    ]
    table = table_class()(rows, widths_for(paper.shares, needs, WIDTH), repeatRows=1)
    table.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, 0), SOFT),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    return table


def _signatures(paper: ProtocolPaper, cell: Any) -> Any:
    from reportlab.platypus import Image, Spacer

    mark: Any = Spacer(1, 18 * MM)
    if paper.signature:
        mark = Image(io.BytesIO(paper.signature), 55 * MM, 18 * MM, kind="proportional")
    half = (WIDTH - 12 * MM) / 2
    table = table_class()(
        [[Spacer(1, 18 * MM), "", mark], [cell(paper.left, "quiet"), "", cell(paper.right, "quiet")]],
        [half, 12 * MM, half],
    )
    table.setStyle(
        [("LINEBELOW", (0, 0), (0, 0), 0.6, INK), ("LINEBELOW", (2, 0), (2, 0), 0.6, INK), ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
         ("LEFTPADDING", (0, 0), (-1, -1), 0)]
    )  # fmt: skip
    return table
