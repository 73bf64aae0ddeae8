"""The payslip: person and period, blocks of amounts with both languages beside each other, on one page where they fit."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from app.core.dataclass import dataclass
from app.core.messages import Text
from app.paper.page_frame import A4, INK, MM, QUIET, RULE, SOFT, Face, face_for, fit, fonts, new_canvas

LEFT, RIGHT, TOP, FOOT = 20 * MM, A4[0] - 15 * MM, A4[1] - 15 * MM, 16 * MM
WIDTH = RIGHT - LEFT
SIZE, SMALL, LINE = 8.6, 6.6, 11.2
TOGETHER = 12 * LINE  # blocks up to this height stand on one page
ADDRESS_TOP, BODY_TOP = A4[1] - 45 * MM, A4[1] - 84 * MM
PAIRS_LEFT = LEFT + 88 * MM
SIZES = (10.0, 9.0, 8.0, 7.0, 6.0)  # points of names and addresses: a long one is written smaller


@dataclass(frozen=True)
class Row:
    """A row of a block: its words, the values of its columns, and whether it is a sum."""

    words: Text
    values: tuple[str, ...]
    strong: bool = False
    mark: str = ""


@dataclass(frozen=True)
class SlipBlock:
    """A block of the slip: heading, words of its columns (from the right edge), rows, and a note below."""

    title: Text
    columns: tuple[Text, ...]
    rows: tuple[Row, ...]
    note: Text | None = None


@dataclass(frozen=True)
class PayslipPaper:
    """A payslip: whose, for which month, facts of the person as pairs, and its blocks."""

    company: str
    sender: str
    address: tuple[str, ...]
    title: Text
    month: str
    subtitle: Text
    pairs: tuple[tuple[Text, str], ...]
    blocks: tuple[SlipBlock, ...]
    foot: Text


def payslips_pdf(
    papers: Sequence[PayslipPaper], progress: Callable[[int], None] = lambda _done: None
) -> bytes:
    """Return payslips as one PDF, each beginning on a page of its own; the same ones give the same bytes.

    progress is told how many are painted.
    """
    fonts()
    target = io.BytesIO()
    company = papers[0].company if papers else ""
    canvas = new_canvas(target, papers[0].title.de if papers else "", company, A4)
    for number, paper in enumerate(papers, 1):
        _Painter(canvas, paper).paint()
        progress(number)
    canvas.save()
    return target.getvalue()


def _texts(paper: PayslipPaper) -> list[str]:
    found = [paper.company, paper.sender, *paper.address, *(value for _words, value in paper.pairs)]
    return found + [row.words.de for block in paper.blocks for row in block.rows]


class _Painter:
    """Paints one slip from the top of a page down; what does not fit goes on a further page with its heading."""

    def __init__(self, canvas: Any, paper: PayslipPaper) -> None:
        self.canvas, self.paper = canvas, paper
        self.face: Face = face_for(_texts(paper))
        self.y, self.page = BODY_TOP, 1

    def paint(self) -> None:
        """Paint all pages."""
        self._head()
        self._address()
        self._pairs()
        for block in self.paper.blocks:
            with self.canvas.part("Sect"):
                self._block(block)
        self._end()

    def _say(self, x: float, y: float, text: str, size: float = SIZE, bold: bool = False) -> None:
        self.canvas.setFont(self.face.bold if bold else self.face.regular, size * self.face.scale)
        self.canvas.drawString(x, y, text)

    def _say_right(self, x: float, y: float, text: str, bold: bool = False, size: float = SIZE) -> None:
        self.canvas.setFont(self.face.bold if bold else self.face.regular, size * self.face.scale)
        self.canvas.drawRightString(x, y, text)

    def _width(self, text: str, size: float, bold: bool = False) -> float:
        font = self.face.bold if bold else self.face.regular
        return float(self.canvas.stringWidth(text, font, size * self.face.scale))

    def _both(self, y: float, words: Text, room: float, bold: bool = False) -> None:
        """Write the German and, smaller beside it, the English words."""
        self.canvas.setFillColor(INK)
        font, size = (self.face.bold if bold else self.face.regular), SIZE * self.face.scale
        german = fit(words.de, room, font, size)
        self._say(LEFT, y, german, bold=bold)
        width = self.canvas.stringWidth(german, font, size) + 3 * MM
        left = room - width
        if words.en != words.de and left > 10 * MM:
            self.canvas.setFillColor(QUIET)
            self._say(LEFT + width, y, fit(words.en, left, self.face.regular, SMALL * self.face.scale), SMALL)
        self.canvas.setFillColor(INK)

    def _head(self) -> None:
        self.canvas.setFillColor(INK)
        title = f"{self.paper.title.de} {self.paper.month}"
        room = WIDTH - self._width(title, 11, bold=True) - 6 * MM
        size = next(
            (one for one in (11.0, *SIZES) if self._width(self.paper.company, one, bold=True) <= room),
            SIZES[-1],
        )
        self._say(
            LEFT, TOP, fit(self.paper.company, room, self.face.bold, size * self.face.scale), size, True
        )
        self._say_right(RIGHT, TOP, title, True, 11)
        self.canvas.setFillColor(QUIET)
        self._say_right(RIGHT, TOP - LINE, f"{self.paper.title.en} {self.paper.month}", size=SMALL + 1)
        self._say_right(
            RIGHT, TOP - 2 * LINE + 2, f"{self.paper.subtitle.de} · {self.paper.subtitle.en}", size=SMALL
        )
        self.canvas.setFillColor(INK)

    def _address(self) -> None:
        self.canvas.setFillColor(QUIET)
        self._say(LEFT, ADDRESS_TOP, fit(self.paper.sender, 80 * MM, self.face.regular, SMALL), SMALL)
        self.canvas.setFillColor(INK)
        for place, line in enumerate(self.paper.address):
            room = PAIRS_LEFT - LEFT - 3 * MM
            size = next((one for one in SIZES if self._width(line, one) <= room), SIZES[-1])
            said = fit(line, room, self.face.regular, size * self.face.scale)
            self._say(LEFT, ADDRESS_TOP - (place + 1.4) * 13, said, size)

    def _pairs(self) -> None:
        """Write the facts of the person beside the address, in two columns."""
        half = (len(self.paper.pairs) + 1) // 2
        step = (RIGHT - PAIRS_LEFT) / 2
        top = ADDRESS_TOP + 6 * MM
        for place, (words, value) in enumerate(self.paper.pairs):
            column, row = divmod(place, half)
            x, y = PAIRS_LEFT + column * step, top - row * 15.2
            room = step - 2 * MM
            self.canvas.setFillColor(QUIET)
            said = words.de if words.de == words.en else f"{words.de} · {words.en}"
            self._say(x, y, fit(said, room, self.face.regular, 5.6 * self.face.scale), 5.6)
            self.canvas.setFillColor(INK)
            self._say(x, y - 7.4, fit(value, room, self.face.regular, 8 * self.face.scale), 8)
        self.y = min(BODY_TOP, top - half * 15.2 - 4 * MM)

    def _columns(self, count: int) -> list[float]:
        step = 25 * MM
        return [RIGHT - (count - 1 - place) * step for place in range(count)]

    def _block(self, block: SlipBlock) -> None:
        whole = (len(block.rows) + 2) * LINE
        self._room(whole if whole < TOGETHER else 3 * LINE)
        self._heading(block)
        for row in block.rows:
            if self.y - LINE < FOOT:
                self._turn()
                self._heading(block)
            self._row(block, row)
        if block.note is not None:
            self.canvas.setFillColor(QUIET)
            self._say(LEFT, self.y - 7, f"{block.note.de}  /  {block.note.en}", 5.8)
            self.canvas.setFillColor(INK)
            self.y -= 8
        self.y -= 3.6 * MM

    def _heading(self, block: SlipBlock) -> None:
        self.canvas.setFillColor(SOFT)
        self.canvas.rect(LEFT - 2, self.y - LINE + 1.5, WIDTH + 4, LINE + 2, stroke=0, fill=1)
        room = WIDTH - len(block.columns) * 25 * MM
        with self.canvas.row("TH"):
            with self.canvas.part("TH"):
                self._both(self.y - LINE + 5, block.title, room, True)
            for x, words in zip(self._columns(len(block.columns)), block.columns, strict=True):
                self.canvas.setFillColor(QUIET)
                with self.canvas.part("TH"):
                    self._say_right(x, self.y - 4.6, words.de, size=6.4)
                    if words.en != words.de:
                        self._say_right(x, self.y - 9.8, words.en, size=5.2)
        self.canvas.setFillColor(INK)
        self.y -= LINE + 2

    def _row(self, block: SlipBlock, row: Row) -> None:
        self.y -= LINE
        columns = self._columns(len(block.columns))
        if row.strong:
            self.canvas.setStrokeColor(RULE)
            self.canvas.line(LEFT, self.y + LINE - 2.6, RIGHT, self.y + LINE - 2.6)
        with self.canvas.row():
            with self.canvas.part("TD"):
                self._both(self.y, row.words, columns[0] - LEFT - 24 * MM, row.strong)
                if row.mark:
                    self.canvas.setFillColor(QUIET)
                    self._say_right(columns[0] - 14 * MM, self.y, row.mark, size=SMALL)
                    self.canvas.setFillColor(INK)
            for x, value in zip(columns, row.values, strict=True):
                self._say_right(x, self.y, value, row.strong)

    def _room(self, height: float) -> None:
        if self.y - height < FOOT:
            self._turn()

    def _turn(self) -> None:
        self._end()
        self.page += 1
        self._head()
        self.y = TOP - 4 * LINE

    def _end(self) -> None:
        self.canvas.setFillColor(QUIET)
        with self.canvas.furniture():
            self._say(LEFT, FOOT - 14, f"{self.paper.foot.de}  {self.paper.foot.en}", SMALL)
            self._say_right(RIGHT, FOOT - 14, f"{self.page}", size=SMALL)
        self.canvas.setFillColor(INK)
        self.canvas.showPage()
