"""A table over many pages: letterhead, title, head row on each page, carried-forward subtotals, totals, page x of y."""

from __future__ import annotations

import io
import itertools
import math
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

from app.core import format as formats
from app.core.dataclass import dataclass, field
from app.core.messages import _
from app.paper.page_counts import page_counts
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
    size_for,
    text_width,
    widest_word,
    widths_for,
    wrapped,
)

MARGIN, TOP, BOTTOM = 15 * MM, 18 * MM, 16 * MM
ROW, SIZE, HEAD_SIZE, NOTE_SIZE = 4.9 * MM, 7.6, 7.2, 7.5
HEAD_LINE, NOTE_LINE = 3.2 * MM, 4.5 * MM
TITLE_SIZES, SUBTITLE_SIZES = (
    (15.0, 13.0, 11.0, 9.0, 7.5),
    (9.0, 7.5, 6.0),
)  # points: a long one is written smaller
CLOSER = (1.0, 0.98, 0.96, 0.94, 0.92)  # how much rows may move together where that saves a page
WORD, SEVERAL = 70.0, 20  # points up to which a word of a row is not broken; longest words that are measured
MORE = "more"  # a row that holds the further lines of texts above it


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


def column_widths(paper: TablePaper, width: float) -> list[float]:
    """Return the widths of columns in points, by their shares; no figure and no word is cut while others have room to give.

    Where even that is not enough, the words of heads are broken before those of rows are.
    """
    needs = [_need(paper, place) for place in range(len(paper.columns))]
    heads = [widest_word(column.title, BOLD, HEAD_SIZE) + 4 for column in paper.columns]
    both = list(map(max, needs, heads))
    return widths_for(
        [column.share for column in paper.columns], both if sum(both) <= width else needs, width
    )


def _need(paper: TablePaper, place: int) -> float:
    column = paper.columns[place]
    if not column.money:
        words = {word for row in paper.rows if not row.kind for word in str(row.cells[place] or "").split()}
        several = sorted(words, key=len)[-SEVERAL:]
        return min(WORD, max((text_width(word, REGULAR, SIZE) for word in several), default=0.0)) + 4
    cells = [row.cells[place] for row in paper.rows]
    found = [cell for cell in cells if isinstance(cell, int)]
    longest = max((cell for cell in cells if isinstance(cell, str)), key=len, default="")
    figures = [max(found, default=0), min(found, default=0)]
    figures += [sum(found)] if column.carried else []
    figures += [cell for cell in paper.totals[place : place + 1] if isinstance(cell, int)]
    texts = [longest, *(formats.cents(figure) for figure in figures)]
    return max(text_width(text, BOLD, SIZE) for text in texts) + 4


@dataclass(frozen=True)
class _Long:
    """The first line of a text, with all of it for who has the page read aloud."""

    line: str
    whole: str

    def __str__(self) -> str:
        """Return what stands in the first line."""
        return self.line


class _Writer:
    """Paints the pages; first counts them, so that each can say 'page 3 of 12'."""

    def __init__(self, paper: TablePaper, target: io.BytesIO, pages: int = 0) -> None:
        self.paper, self.size = paper, LANDSCAPE if paper.landscape else A4
        self.canvas = new_canvas(target, paper.title, paper.head.company, self.size)
        width = self.size[0] - 2 * MARGIN
        self.widths = column_widths(paper, width)
        self.heads = [
            wrapped(column.title, inner - 4, BOLD, HEAD_SIZE, "-")
            for column, inner in zip(paper.columns, self.widths, strict=True)
        ]
        self.rows = [line for row in paper.rows for line in self._lines(row)]
        self.notes = [line for note in paper.notes for line in wrapped(note, width, REGULAR, NOTE_SIZE)]
        self.page, self.y = 0, 0.0
        self.row, self.counts = self._layout()
        self.pages = pages or len(self.counts)

    def _layout(self) -> tuple[float, list[int]]:
        """Return the height of a row and how many rows stand on each page: rows move together where that saves a page."""
        found = []
        for closer in CLOSER:
            height = ROW * closer
            notes = math.ceil(len(self.notes) * NOTE_LINE / height)
            first, later = self._rows_per_page(height, first=True), self._rows_per_page(height, first=False)
            found.append((height, page_counts(len(self.rows), notes, first, later)))
        fewest = min(len(counts) for _height, counts in found)
        return next((height, counts) for height, counts in found if len(counts) == fewest)

    def _lines(self, row: TableRow) -> list[TableRow]:
        """Return a row as the lines that it takes on paper: texts go on below where they are longer than their column is wide."""
        if row.kind:
            return [row]
        parts: dict[int, list[str]] = {}
        for place, (column, width) in enumerate(zip(self.paper.columns, self.widths, strict=True)):
            text = "" if column.money or row.cells[place] is None else str(row.cells[place])
            if text and text_width(text, REGULAR, SIZE) > width - 4:
                parts[place] = wrapped(text, width - 4, REGULAR, SIZE)
        more = [
            TableRow(
                tuple(
                    parts[place][number] if number < len(parts.get(place, ())) else None
                    for place in range(len(row.cells))
                ),
                MORE,
            )
            for number in range(1, max(map(len, parts.values()), default=1))
        ]
        first = tuple(
            _Long(parts[place][0], str(cell)) if place in parts else cell
            for place, cell in enumerate(row.cells)
        )
        return [TableRow(first, row.kind), *more]

    def _rows_per_page(self, height: float, *, first: bool) -> int:
        heads = (max(map(len, self.heads), default=1) - 1) * HEAD_LINE
        space = self.size[1] - TOP - BOTTOM - (26 * MM if first else 14 * MM) - 12 * MM - heads
        return int(space // height) - (1 if first else 2)

    def write(self) -> None:
        """Paint everything."""
        sums: list[int] = [0] * len(self.paper.columns)
        rows = iter(self.rows)
        for page, count in enumerate(self.counts):
            self._begin()
            if page and any(column.carried for column in self.paper.columns):
                self._sums(_("Carried forward"), sums)
            for row in itertools.islice(rows, count):
                self._row(row)
                if row.kind == "":
                    for i, column in enumerate(self.paper.columns):
                        sums[i] += row.cells[i] if column.carried and row.cells[i] else 0
            if page + 1 < len(self.counts) and any(column.carried for column in self.paper.columns):
                self._sums(_("To be carried forward"), sums)
            if page + 1 == len(self.counts) and self.paper.totals:
                self._row(TableRow(self.paper.totals, "total"))
            self._end(last=page + 1 == len(self.counts))
        self.canvas.save()

    def _turn(self) -> None:
        """Begin a page: whose paper it is, and which of how many."""
        self.page += 1
        c, head, left = self.canvas, self.paper.head, MARGIN
        self.y = self.size[1] - TOP
        c.setFillColor(QUIET)
        c.setFont(REGULAR, 7.5)
        whose = " · ".join(filter(None, (head.company, head.address)))
        said = _("Page {page} of {pages}").format(page=self.page, pages=self.pages)
        with c.furniture():
            c.drawString(left, self.y, fit(whose, self.size[0] - 2 * MARGIN - 90, REGULAR, 7.5))
            c.drawRightString(self.size[0] - MARGIN, self.y, said)
        self.y -= 9 * MM

    def _begin(self) -> None:
        self._turn()
        c, left = self.canvas, MARGIN
        if self.page == 1:
            self.y -= 2 * MM
            c.setFillColor(INK)
            with c.part("H1"):
                self._line(left, self.paper.title, BOLD, TITLE_SIZES)
            self.y -= 6 * MM
            c.setFillColor(QUIET)
            self._line(left, self.paper.subtitle, REGULAR, SUBTITLE_SIZES)
            self.y -= 9 * MM
        with c.row("TH") if self.page == 1 else c.furniture():
            self._head_row()

    def _line(self, left: float, text: str, font: str, sizes: Sequence[float]) -> None:
        """Write a line in the largest of some sizes that fits into the width."""
        room = self.size[0] - 2 * MARGIN
        size = size_for(text, room, font, sizes)
        self.canvas.setFont(font, size)
        self.canvas.drawString(left, self.y, fit(text, room, font, size))

    def _head_row(self) -> None:
        c, x = self.canvas, MARGIN
        c.setFont(BOLD, HEAD_SIZE)
        c.setFillColor(QUIET)
        deep = max(map(len, self.heads), default=1)
        for column, width, lines in zip(self.paper.columns, self.widths, self.heads, strict=True):
            with c.part("TH"):
                for place, line in enumerate(lines):
                    y = self.y - (deep - len(lines) + place) * HEAD_LINE
                    text = fit(line, width - 4, BOLD, HEAD_SIZE)
                    if column.money:
                        c.drawRightString(x + width - 2, y, text)
                    else:
                        c.drawString(x + 2, y, text)
            x += width
        self.y -= (deep - 1) * HEAD_LINE
        c.setStrokeColor(RULE)
        c.setLineWidth(0.8)
        c.line(MARGIN, self.y - 2 * MM, self.size[0] - MARGIN, self.y - 2 * MM)
        self.y -= 6 * MM

    def _row(self, row: TableRow) -> None:
        c, x = self.canvas, MARGIN
        font = BOLD if row.kind in ("group", "total") else REGULAR
        if row.kind == "total":
            c.setStrokeColor(INK)
            c.setLineWidth(0.9)
            c.line(MARGIN, self.y + self.row - 1.4 * MM, self.size[0] - MARGIN, self.y + self.row - 1.4 * MM)
        elif row.kind == "group":
            c.setFillColor(SOFT)
            c.rect(MARGIN, self.y - 1.3 * MM, self.size[0] - 2 * MARGIN, self.row, stroke=0, fill=1)
        c.setFont(font, SIZE)
        c.setFillColor(INK)
        with c.furniture() if row.kind == MORE else c.row():
            for place, (column, width) in enumerate(zip(self.paper.columns, self.widths, strict=True)):
                cell = row.cells[place]
                if cell is None or cell == "":
                    c.no_cell()
                elif column.money:
                    said = cell if isinstance(cell, str) else formats.cents(cell)
                    c.drawRightString(x + width - 2, self.y, said)
                else:
                    room = self._room(row, place) if row.kind in ("group", "total") else width
                    with c.part("TD", cell.whole) if isinstance(cell, _Long) else nullcontext():
                        c.drawString(x + 2, self.y, fit(str(cell), room - 4, font, SIZE))
                x += width
        self.y -= self.row

    def _room(self, row: TableRow, place: int) -> float:
        """Return the width of a cell with that of the empty ones beside it: the heading of a group may be longer than its column."""
        room = self.widths[place]
        for width, cell in zip(self.widths[place + 1 :], row.cells[place + 1 :], strict=True):
            if cell not in (None, ""):
                break
            room += width
        return room

    def _sums(self, label: str, sums: Sequence[int]) -> None:
        first = next(
            i
            for i, column in enumerate(self.paper.columns)
            if not column.money and column.share == max(k.share for k in self.paper.columns if not k.money)
        )
        words = {first: label}
        cells = [
            sums[i] if column.carried else words.get(i, "") for i, column in enumerate(self.paper.columns)
        ]
        with self.canvas.furniture():
            self._row(TableRow(tuple(cells), "group"))

    def _end(self, last: bool) -> None:
        if last:
            self._write_notes()
        self._foot()

    def _write_notes(self) -> None:
        """Write the notes below the last row; what has no room there goes on on further pages."""
        for line in self.notes:
            if self.y < BOTTOM:
                self._foot()
                self._turn()
            self.canvas.setFont(REGULAR, NOTE_SIZE)
            self.canvas.setFillColor(QUIET)
            self.y -= 1 * MM
            self.canvas.drawString(MARGIN, self.y, line)
            self.y -= NOTE_LINE - 1 * MM

    def _foot(self) -> None:
        c = self.canvas
        c.setFont(REGULAR, 6.8)
        c.setFillColor(QUIET)
        with c.furniture():
            c.drawString(MARGIN, 9 * MM, self.paper.foot)
            c.setFillColor(INK)
            c.drawString(MARGIN, 12.5 * MM, self.paper.head.doubt)
        c.showPage()


def table_pdf(paper: TablePaper) -> bytes:
    """Return a report as PDF; the same report gives the same bytes."""
    target = io.BytesIO()
    writer = _Writer(paper, target)
    writer.write()
    if writer.page != writer.pages:  # long notes took more pages than the rows
        target = io.BytesIO()
        _Writer(paper, target, writer.page).write()
    return target.getvalue()
