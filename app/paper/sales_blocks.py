"""The parts of a paper of sales as blocks of a height: title, head of the table, positions, sums, tables, notes, GiroCode."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from app.core.dataclass import dataclass
from app.core.messages import Text
from app.paper.letter import FOOT_LINE, LEFT, WIDTH, Letter, face_of, foot_columns
from app.paper.page_frame import INK, MM, QUIET, RULE, Face, fit, size_for, text_width, wrapped
from app.paper.sales_parts import PaperRow, PaperSum, SalesPaper, figure
from app.paper.slip import draw_code

POSITION, QUANTITY, UNIT, PRICE, DISCOUNT, AMOUNT = (
    Text("Pos.", "No."),
    Text("Menge", "Quantity"),
    Text("Einheit", "Unit"),
    Text("Preis €", "Price €"),
    Text("Rabatt", "Discount"),
    Text("Betrag €", "Amount €"),
)
WHAT = Text("Bezeichnung", "Description")
CARRIED = Text("Übertrag", "Carried forward")
ALTERNATIVE = Text("Alternative, nicht in der Summe", "Alternative, not in the sum")
SCAN = Text("Mit der Banking-App zahlen", "Pay with your banking app")
SIZE, SMALL, LEADING = 9.5, 8.0, 4.5  # points, points, millimetres
GAP = 2.2 * MM
MOST, BESIDE = (
    10,
    24,
)  # lines of a text that stay together, a longer one goes on on the next page; and beside the GiroCode
CODE = 30 * MM


@dataclass(frozen=True)
class Block:
    """Something of a height in points that is painted below a place; running is the sum so far where it is a position."""

    height: float
    paint: Callable[[Any, float], None]
    running: int | None = None
    glued: bool = False  # stays with the block before it
    head: Block | None = None  # stands above it where it begins a page


@dataclass(frozen=True)
class Columns:
    """Where the columns of the positions end, in points from the left margin."""

    text: float
    room: float
    quantity: float
    unit: float
    price: float
    discount: float
    discounts: bool


def _parts(lines: Sequence[Any]) -> Iterator[tuple[int, Sequence[Any]]]:
    """Yield lines in parts of a length that every page has room for, each with the place of its first one."""
    for place in range(0, len(lines), MOST):
        yield place, lines[place : place + MOST]


class Blocks:
    """Makes the blocks of a paper, all in one face and with the same columns."""

    def __init__(self, paper: SalesPaper) -> None:
        self.paper = paper
        texts = (*paper.intro, *paper.notes, *paper.closing, *(row.text for row in paper.rows))
        self.letter = Letter(
            paper.head, paper.address, paper.info, paper.title, texts, language=paper.language
        )
        self.face: Face = face_of(self.letter)
        self.size = SIZE * self.face.scale
        self.foot = foot_columns(paper.head, self.face)
        lines = max((len(found) for _width, found in self.foot), default=0)
        self.foot_height = (14.0 + FOOT_LINE * lines) * MM
        self.columns = self._columns()

    def say(self, text: Text) -> str:
        """Return a word in the language of the paper."""
        return text.de if self.paper.language == "de" else text.en

    def _columns(self) -> Columns:
        priced = self.paper.prices
        discounts = priced and any(row.discount for row in self.paper.rows)
        rows, language = self.paper.rows, self.paper.language
        amounts = [f"({figure(row.amount, language)})" for row in rows if row.amount is not None]
        amount = self._room(25, amounts) if priced else 0.0
        off = self._room(15, [row.discount for row in rows]) if discounts else 0.0
        price = self._room(22, [row.price for row in rows]) if priced else 0.0
        unit_end = WIDTH - amount - off - price
        quantity_end = unit_end - 18 * MM
        text = 11 * MM
        quantity = self._room(17, [row.quantity for row in rows])
        return Columns(
            text=text,
            room=quantity_end - quantity - text,
            quantity=quantity_end,
            unit=quantity_end + 2.5 * MM,
            price=WIDTH - amount - off,
            discount=WIDTH - amount,
            discounts=discounts,
        )

    def _room(self, least: float, texts: Sequence[str]) -> float:
        """Return the width of a column of figures: so many millimetres at least, and what its longest one takes with a gap."""
        longest = max((text_width(text, self.face.regular, self.size) for text in texts), default=0.0)
        return max(least * MM, longest + 3 * MM)

    def title(self) -> Block:
        """Return the title."""

        def paint(canvas: Any, y: float) -> None:
            canvas.setFillColor(INK)
            canvas.setFont(self.face.bold, 13 * self.face.scale)
            with canvas.part("H1"):
                said = fit(self.paper.title, WIDTH, self.face.bold, 13 * self.face.scale)
                canvas.drawString(LEFT * MM, y - 4 * MM, said)

        return Block(11 * MM, paint)

    def notes(self) -> list[Block]:
        """Return the notes; with a GiroCode they stand at its left, together with it."""
        notes = [text for text in self.paper.notes if text.strip()]
        parts = self.paragraphs(notes)
        if not self.paper.code:
            return parts
        code, beside = self.code(), self.paragraphs(notes, WIDTH - CODE - 6 * MM)
        if sum(part.height for part in beside) > BESIDE * LEADING * MM:
            return [code, *parts]  # too long to stand beside it on one page
        parts = beside

        def paint(canvas: Any, y: float) -> None:
            code.paint(canvas, y)
            for part in parts:
                part.paint(canvas, y)
                y -= part.height

        return [Block(max(code.height, sum(part.height for part in parts)), paint)]

    def paragraphs(self, texts: Sequence[str], room: float = WIDTH) -> list[Block]:
        """Return texts in a width, each in blocks of so many lines that a long one goes on on the next page."""
        found = []
        for text in texts:
            lines = [
                part
                for line in text.split("\n")
                for part in wrapped(line, room, self.face.regular, self.size)
            ]
            found += [self._lines(part, place + len(part) == len(lines)) for place, part in _parts(lines)]
        return found

    def _lines(self, lines: Sequence[str], last: bool) -> Block:
        def paint(canvas: Any, y: float) -> None:
            canvas.setFillColor(INK)
            canvas.setFont(self.face.regular, self.size)
            with canvas.part("P"):
                for number, line in enumerate(lines):
                    canvas.drawString(LEFT * MM, y - (3.5 + LEADING * number) * MM, line)

        return Block((LEADING * len(lines) + (2 if last else 0)) * MM, paint)

    def head(self) -> Block:
        """Return the head of the positions."""
        at, left = self.columns, LEFT * MM

        def paint(canvas: Any, y: float) -> None:
            canvas.setFont(self.face.bold, SMALL * self.face.scale)
            canvas.setFillColor(QUIET)
            base = y - 4.2 * MM
            with canvas.row("TH"):
                canvas.drawString(left, base, self.say(POSITION))
                canvas.drawString(left + at.text, base, self.say(WHAT))
                canvas.drawRightString(left + at.quantity, base, self.say(QUANTITY))
                canvas.drawString(left + at.unit, base, self.say(UNIT))
                if self.paper.prices:
                    canvas.drawRightString(left + at.price, base, self.say(PRICE))
                    if at.discounts:
                        canvas.drawRightString(left + at.discount, base, self.say(DISCOUNT))
                    canvas.drawRightString(left + WIDTH, base, self.say(AMOUNT))
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.7)
            canvas.line(left, base - 1.6 * MM, left + WIDTH, base - 1.6 * MM)

        return Block(7.2 * MM, paint)

    def _row_lines(self, row: PaperRow) -> list[tuple[str, bool]]:
        """Return the words of a position as lines, each with whether it is strong."""
        at, face, size = self.columns, self.face, self.size
        bold = row.kind in ("heading", "subtotal")
        room = {"heading": WIDTH - at.text, "text": WIDTH - at.text, "subtotal": at.price - at.text}.get(
            row.kind, at.room
        )
        first, *more = row.text.split("\n")
        lines = [(one, bold) for one in wrapped(first, room, face.bold if bold else face.regular, size)]
        lines += [(one, False) for text in more for one in wrapped(text, room, face.regular, size)]
        return [*lines, (self.say(ALTERNATIVE), False)] if row.kind == "alternative" else lines

    def row(self, row: PaperRow, running: int) -> list[Block]:
        """Return a position, one of many lines in several parts; running is the sum with it."""
        at, left, face, size = self.columns, LEFT * MM, self.face, self.size
        bold, small, lines = row.kind in ("heading", "subtotal"), SMALL * face.scale, self._row_lines(row)

        def words(canvas: Any, base: float, some: Sequence[tuple[str, bool]], begins: bool) -> None:
            with canvas.part("TD"):
                for number, (text, strong) in enumerate(some):
                    canvas.setFont(face.bold if strong else face.regular, size)
                    quiet = row.kind == "alternative" and (number or not begins)
                    canvas.setFillColor(QUIET if quiet else INK)
                    canvas.drawString(left + at.text, base - LEADING * number * MM, text)

        def cells(canvas: Any, base: float, some: Sequence[tuple[str, bool]]) -> None:
            canvas.setFillColor(INK)
            canvas.setFont(face.regular, size)
            canvas.drawString(left, base, row.number)
            words(canvas, base, some, begins=True)
            canvas.setFillColor(INK)
            canvas.setFont(face.regular, size)
            canvas.drawRightString(left + at.quantity, base, row.quantity)
            canvas.setFont(
                face.regular, small if text_width(row.unit, face.regular, size) > 16 * MM else size
            )
            unit_size = small if text_width(row.unit, face.regular, size) > 16 * MM else size
            canvas.drawString(left + at.unit, base, fit(row.unit, 15 * MM, face.regular, unit_size))
            canvas.setFont(face.bold if bold else face.regular, size)
            if self.paper.prices:
                canvas.drawRightString(left + at.price, base, row.price)
                if at.discounts:
                    canvas.drawRightString(left + at.discount, base, row.discount)
                if row.amount is not None:
                    said = figure(row.amount, self.paper.language)
                    shown = f"({said})" if row.kind == "alternative" else said
                    canvas.drawRightString(left + WIDTH, base, shown)

        def block(some: Sequence[tuple[str, bool]], begins: bool, ends: bool) -> Block:
            height = (LEADING * len(some) + (1.8 if ends else 0)) * MM

            def paint(canvas: Any, y: float) -> None:
                with canvas.row():
                    if begins:
                        cells(canvas, y - 4.3 * MM, some)
                    else:
                        words(canvas, y - 4.3 * MM, some, begins=False)
                if ends:
                    canvas.setStrokeColor(RULE)
                    canvas.setLineWidth(0.3)
                    canvas.line(left, y - height, left + WIDTH, y - height)

            return Block(height, paint, running)

        return [block(some, place == 0, place + len(some) == len(lines)) for place, some in _parts(lines)]

    def carried(self, running: int) -> Block:
        """Return the line that carries a sum over a page."""

        def paint(canvas: Any, y: float) -> None:
            canvas.setFillColor(QUIET)
            canvas.setFont(self.face.regular, self.size)
            with canvas.furniture():
                canvas.drawString(LEFT * MM + self.columns.text, y - 4.3 * MM, self.say(CARRIED))
                canvas.drawRightString(LEFT * MM + WIDTH, y - 4.3 * MM, figure(running, self.paper.language))

        return Block(LEADING * MM + GAP, paint)

    def rule(self, *, glued: bool) -> Block:
        """Return the space between positions and sums."""
        return Block(1.5 * MM, lambda _canvas, _y: None, glued=glued)

    def sum(self, one: PaperSum) -> Block:
        """Return a line below the positions."""
        strong = one.kind == "total"
        font, size = (self.face.bold if strong else self.face.regular), self.size + (0.5 if strong else 0)
        said = figure(one.amount, self.paper.language) if one.amount is not None else ""
        room = 95 * MM - text_width(said, font, size) - 3 * MM
        left = LEFT * MM + WIDTH - 95 * MM

        def paint(canvas: Any, y: float) -> None:
            base = y - 4.3 * MM
            if strong:
                canvas.setStrokeColor(INK)
                canvas.setLineWidth(0.7)
                canvas.line(left, y - 0.4 * MM, LEFT * MM + WIDTH, y - 0.4 * MM)
            canvas.setFillColor(INK)
            with canvas.part("P"):
                canvas.setFont(font, size_for(one.words, room, font, (size, size - 1.5, size - 3)))
                canvas.drawString(left, base, fit(one.words, room, font, size - 3))
                canvas.setFont(font, size)
                if one.amount is not None:
                    canvas.drawRightString(LEFT * MM + WIDTH, base, figure(one.amount, self.paper.language))

        return Block((LEADING + (1.8 if strong else 0.6)) * MM, paint, glued=True)

    def table(self) -> list[Block]:
        """Return the rows of a further table: the first is its head, the last its sum; all but the first two columns stand at the right."""
        count = len(self.paper.table[0])
        room = (WIDTH - 34 * MM - 24 * MM) / max(1, count - 2)
        ends = [58 * MM + room * (place + 1) for place in range(count - 2)]
        second = max(22 * MM, (ends[0] if ends else WIDTH) - 56 * MM)  # up to where the figures begin

        def block(cells: tuple[str, ...], strong: bool, quiet: bool, glued: bool) -> Block:
            def paint(canvas: Any, y: float) -> None:
                base = y - 4.2 * MM
                canvas.setFillColor(QUIET if quiet else INK)
                font = self.face.bold if strong else self.face.regular
                canvas.setFont(font, SMALL * self.face.scale if quiet else self.size)
                with canvas.row("TH" if quiet else "TD"):
                    canvas.drawString(LEFT * MM, base, fit(cells[0], 33 * MM, font, self.size))
                    canvas.drawString(LEFT * MM + 34 * MM, base, fit(cells[1], second, font, self.size))
                    for end, text in zip(ends, cells[2:], strict=True):
                        canvas.drawRightString(LEFT * MM + end, base, text)
                if quiet:
                    canvas.setStrokeColor(INK)
                    canvas.setLineWidth(0.7)
                    canvas.line(LEFT * MM, base - 1.6 * MM, LEFT * MM + WIDTH, base - 1.6 * MM)

            return Block((7.2 if quiet else LEADING + 1.2) * MM, paint, glued=glued)

        last = len(self.paper.table) - 1
        rows = [  # the first row stays with the head, the sum with the last one; between them a long table breaks
            block(row, place in (0, last), place == 0, place in (1, last))
            for place, row in enumerate(self.paper.table)
        ]
        rows = [rows[0], *(replace(one, head=rows[0]) for one in rows[1:])]
        return [Block(4 * MM, lambda _canvas, _y: None), *rows]

    def code(self) -> Block:
        """Return the GiroCode at the right."""
        left = LEFT * MM + WIDTH - CODE + 3 * MM  # its quiet zone reaches into the margin

        def paint(canvas: Any, y: float) -> None:
            with canvas.furniture():  # what it says stands in the notes too
                draw_code(canvas, self.paper.code, left, y - CODE + 3 * MM, CODE)
            canvas.setFillColor(QUIET)
            canvas.setFont(self.face.regular, SMALL - 1)
            canvas.drawCentredString(left + CODE / 2, y - CODE + 2 * MM, self.say(SCAN))

        return Block(CODE + 1 * MM, paint)
