"""A table over many pages: letterhead, title, head row on each page, carried-forward subtotals, totals, page x of y."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.core import format as formats
from app.core.messages import _
from app.paper.page_frame import (
    A4,
    BOLD,
    INK,
    LANDSCAPE,
    MM,
    QUIET,
    REGULAR,
    RULE,
    SOFT,
    Letterhead,
    fit,
    new_canvas,
)

MARGIN, TOP, BOTTOM = 15 * MM, 18 * MM, 16 * MM
ROW, SIZE, HEAD_SIZE = 4.9 * MM, 7.6, 7.2


@dataclass(frozen=True)
class TableColumn:
    """A column on paper: title, share of the width, and whether its cents stand at the right and are carried forward."""

    title: str
    share: float
    money: bool = False
    carried: bool = False


@dataclass(frozen=True)
class TableRow:
    """A row: texts, and cents in money columns; kind is '', 'group' or 'total'."""

    cells: tuple[Any, ...]
    kind: str = ""


@dataclass(frozen=True)
class TablePaper:
    """A whole report."""

    title: str
    subtitle: str
    head: Letterhead
    columns: tuple[TableColumn, ...]
    rows: Sequence[TableRow]
    totals: tuple[Any, ...] = ()
    foot: str = ""
    landscape: bool = False
    notes: tuple[str, ...] = field(default=())


class _Writer:
    """Paints the pages; first counts them, so that each can say 'page 3 of 12'."""

    def __init__(self, paper: TablePaper, target: io.BytesIO) -> None:
        self.paper, self.size = paper, LANDSCAPE if paper.landscape else A4
        self.canvas = new_canvas(target, paper.title, paper.head.company, self.size)
        width = self.size[0] - 2 * MARGIN
        total = sum(column.share for column in paper.columns)
        self.widths = [width * column.share / total for column in paper.columns]
        self.page, self.y = 0, 0.0
        self.per_first, self.per_next = self._rows_per_page(first=True), self._rows_per_page(first=False)
        self.pages = self._count()

    def _rows_per_page(self, first: bool) -> int:
        space = self.size[1] - TOP - BOTTOM - (26 * MM if first else 14 * MM) - 12 * MM
        return int(space // ROW) - (1 if first else 2)

    def _count(self) -> int:
        rest = len(self.paper.rows) - self.per_first
        return 1 + max(0, -(-rest // self.per_next))

    def write(self) -> None:
        """Paint everything."""
        sums: list[int] = [0] * len(self.paper.columns)
        rows = iter(self.paper.rows)
        for page in range(self.pages):
            self._begin()
            if page and any(column.carried for column in self.paper.columns):
                self._sums(_("Carried forward"), sums)
            for row in self._take(rows, self.per_first if page == 0 else self.per_next):
                self._row(row)
                if row.kind == "":
                    for i, column in enumerate(self.paper.columns):
                        sums[i] += row.cells[i] if column.carried and row.cells[i] else 0
            if page + 1 < self.pages and any(column.carried for column in self.paper.columns):
                self._sums(_("To be carried forward"), sums)
            if page + 1 == self.pages and self.paper.totals:
                self._row(TableRow(self.paper.totals, "total"))
            self._end(last=page + 1 == self.pages)
        self.canvas.save()

    @staticmethod
    def _take(rows: Iterable[TableRow], count: int) -> Iterable[TableRow]:
        for _i, row in zip(range(count), rows, strict=False):
            yield row

    def _begin(self) -> None:
        self.page += 1
        c, head, left = self.canvas, self.paper.head, MARGIN
        self.y = self.size[1] - TOP
        c.setFillColor(QUIET)
        c.setFont(REGULAR, 7.5)
        c.drawString(
            left,
            self.y,
            fit(
                " · ".join(filter(None, (head.company, head.address))),
                self.size[0] - 2 * MARGIN - 90,
                REGULAR,
                7.5,
            ),
        )
        c.drawRightString(
            self.size[0] - MARGIN,
            self.y,
            _("Page {page} of {pages}").format(page=self.page, pages=self.pages),
        )
        if self.page == 1:
            self.y -= 11 * MM
            c.setFillColor(INK)
            c.setFont(BOLD, 15)
            c.drawString(left, self.y, self.paper.title)
            self.y -= 6 * MM
            c.setFont(REGULAR, 9)
            c.setFillColor(QUIET)
            c.drawString(left, self.y, self.paper.subtitle)
        self.y -= 9 * MM
        self._head_row()

    def _head_row(self) -> None:
        c, x = self.canvas, MARGIN
        c.setFont(BOLD, HEAD_SIZE)
        c.setFillColor(QUIET)
        for column, width in zip(self.paper.columns, self.widths, strict=True):
            text = fit(column.title, width - 4, BOLD, HEAD_SIZE)
            if column.money:
                c.drawRightString(x + width - 2, self.y, text)
            else:
                c.drawString(x + 2, self.y, text)
            x += width
        c.setStrokeColor(RULE)
        c.setLineWidth(0.8)
        c.line(MARGIN, self.y - 2 * MM, self.size[0] - MARGIN, self.y - 2 * MM)
        self.y -= 6 * MM

    def _row(self, row: TableRow) -> None:
        c, x = self.canvas, MARGIN
        font = BOLD if row.kind else REGULAR
        if row.kind == "total":
            c.setStrokeColor(INK)
            c.setLineWidth(0.9)
            c.line(MARGIN, self.y + ROW - 1.4 * MM, self.size[0] - MARGIN, self.y + ROW - 1.4 * MM)
        elif row.kind == "group":
            c.setFillColor(SOFT)
            c.rect(MARGIN, self.y - 1.3 * MM, self.size[0] - 2 * MARGIN, ROW, stroke=0, fill=1)
        c.setFont(font, SIZE)
        c.setFillColor(INK)
        for column, width, cell in zip(self.paper.columns, self.widths, row.cells, strict=True):
            if cell is not None and cell != "":
                if column.money:
                    c.drawRightString(
                        x + width - 2, self.y, cell if isinstance(cell, str) else formats.cents(cell)
                    )
                else:
                    c.drawString(x + 2, self.y, fit(str(cell), width - 4, font, SIZE))
            x += width
        self.y -= ROW

    def _sums(self, label: str, sums: Sequence[int]) -> None:
        first = next(
            i
            for i, column in enumerate(self.paper.columns)
            if not column.money and column.share == max(k.share for k in self.paper.columns if not k.money)
        )
        cells = [
            sums[i] if column.carried else (label if i == first else "")
            for i, column in enumerate(self.paper.columns)
        ]
        self._row(TableRow(tuple(cells), "group"))

    def _end(self, last: bool) -> None:
        c = self.canvas
        if last:
            c.setFont(REGULAR, 7.5)
            c.setFillColor(QUIET)
            for note in self.paper.notes:
                self.y -= 1 * MM
                c.drawString(MARGIN, self.y, fit(note, self.size[0] - 2 * MARGIN, REGULAR, 7.5))
                self.y -= 3.5 * MM
        c.setFont(REGULAR, 6.8)
        c.setFillColor(QUIET)
        c.drawString(MARGIN, 9 * MM, self.paper.foot)
        c.showPage()


def table_pdf(paper: TablePaper) -> bytes:
    """Return a report as PDF; the same report gives the same bytes."""
    target = io.BytesIO()
    _Writer(paper, target).write()
    return target.getvalue()
