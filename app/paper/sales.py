"""Papers of sales on the frame of DIN 5008: positions with subtotals carried over pages, sums by tax rate, notes, and the GiroCode."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from app.paper.letter import (
    LATER,
    LEFT,
    PAGE_WORD,
    RIGHT,
    SUBJECT,
    WIDTH,
    from_top,
    paint_address,
    paint_frame,
    paint_info,
    paint_marks,
)
from app.paper.page_frame import A4, MM, QUIET, SOFT, fit, new_canvas
from app.paper.sales_blocks import GAP, LEADING, Block, Blocks
from app.paper.sales_parts import SalesPaper

KEPT = 2  # positions that stand on the last page with the sums, where there are so many


def sales_pdf(paper: SalesPaper, *more: SalesPaper) -> bytes:
    """Return a paper as PDF, or several one after another, each with pages of its own; the same papers give the same bytes."""
    target = io.BytesIO()
    canvas = new_canvas(target, paper.title, paper.head.name, A4, paper.language)
    for one in (paper, *more):
        _Painter(canvas, one).paint()
    canvas.save()
    return target.getvalue()


class _Painter(Blocks):
    """Lays the blocks of a paper out over pages and paints them."""

    def __init__(self, canvas: Any, paper: SalesPaper) -> None:
        super().__init__(paper)
        self.canvas = canvas

    # -- pages -------------------------------------------------------------------
    def paint(self) -> None:
        """Paint all pages."""
        pages = self._pages()
        for number, page in enumerate(pages, 1):
            paint_frame(self.canvas, self.letter, self.face, self.foot, again=number > 1)
            if number == 1:
                paint_address(self.canvas, self.letter, self.face)
                paint_info(self.canvas, self.letter, self.face)
                paint_marks(self.canvas, self.paper.head.form)
            with self.canvas.furniture():
                self._number(number, len(pages))
                if self.paper.stamp and number > 1:
                    self._stamp()
            if self.paper.stamp and number == 1:
                self._stamp()
            y = from_top(SUBJECT[self.paper.head.form] if number == 1 else LATER)
            for block in page:
                block.paint(self.canvas, y)
                y -= block.height
            self.canvas.showPage()

    def _number(self, number: int, total: int) -> None:
        self.canvas.setFont(self.face.regular, 8)
        self.canvas.setFillColor(QUIET)
        said = self.say(PAGE_WORD).format(page=number, total=total)
        right = (210 - RIGHT) * MM
        if number > 1:
            title = fit(self.paper.title, WIDTH, self.face.regular, 8)
            self.canvas.drawString(LEFT * MM, from_top(LATER - 5), title)
        if total > 1:
            self.canvas.drawRightString(right, self.foot_height + 2 * MM, said)

    def _stamp(self) -> None:
        self.canvas.saveState()
        self.canvas.setFillColor(SOFT)
        self.canvas.setFont(self.face.bold, 80)
        self.canvas.translate(A4[0] / 2, A4[1] / 2 - 40 * MM)
        self.canvas.rotate(45)
        self.canvas.drawCentredString(0, 0, self.paper.stamp)
        self.canvas.restoreState()

    def _pages(self) -> list[list[Block]]:
        """Break the blocks over pages; where positions go on, the sum so far stands at the foot and at the head of the next page."""
        bottom = self.foot_height + 8 * MM
        pages: list[list[Block]] = [[]]
        left = from_top(SUBJECT[self.paper.head.form]) - bottom
        waiting = self._blocks()
        for place, block in enumerate(waiting):
            carried = block.running is not None and any(one.running is not None for one in pages[-1])
            need = block.height + self._glue(waiting, place)
            follows = (
                block.running is not None
                and place + 1 < len(waiting)
                and waiting[place + 1].running is not None
            )
            if pages[-1] and need + (LEADING * MM + GAP if follows else 0) > left:
                running = next((one.running for one in reversed(pages[-1]) if one.running is not None), None)
                goes_on = running is not None and self._positions_follow(waiting, place)
                if goes_on and running is not None and self.paper.prices and carried:
                    pages[-1].append(self.carried(running))
                pages.append([])
                left = from_top(LATER) - bottom
                if goes_on and running is not None:
                    top = [self.head()] + ([self.carried(running)] if self.paper.prices else [])
                    pages[-1] += top
                    left -= sum(one.height for one in top)
                if block.head is not None:
                    pages[-1].append(block.head)
                    left -= block.head.height
            pages[-1].append(block)
            left -= block.height
        return pages

    def _glue(self, waiting: Sequence[Block], place: int) -> float:
        """Return the height of what must stay below a block."""
        height = 0.0
        for block in waiting[place + 1 :]:
            if not block.glued:
                break
            height += block.height
        return height

    def _positions_follow(self, waiting: Sequence[Block], place: int) -> bool:
        return any(block.running is not None for block in waiting[place:])

    def _blocks(self) -> list[Block]:
        paper = self.paper
        found = [self.title()]
        found += self.paragraphs([text for text in paper.intro if text.strip()])
        if not paper.rows and paper.table:
            found += self.table()
        if paper.rows or not paper.table:
            found.append(self.head())
        running = 0
        rows: list[Block] = []
        for row in paper.rows:
            running += (row.amount or 0) if row.kind == "article" else 0
            rows += self.row(row, running)
        found += rows
        if paper.sums:
            keep = rows[-KEPT:] if len(rows) > KEPT else []
            for block in keep[1:]:
                found[found.index(block)] = Block(block.height, block.paint, block.running, glued=True)
            found.append(self.rule(glued=True))
            found += [self.sum(one) for one in paper.sums]
        if paper.rows and paper.table:
            found += self.table()
        found.append(Block(3 * MM, lambda _canvas, _y: None))
        found += self.notes()
        found += self.paragraphs([text for text in paper.closing if text.strip()])
        return found
