"""What every page carries: fonts that are embedded, letterhead, title, page numbers."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from app.core.dataclass import dataclass
from app.core.paths import resources

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
LANDSCAPE = (A4[1], A4[0])
REGULAR, BOLD = "Kontor", "Kontor-Bold"
ONE_AT_A_TIME = threading.RLock()
INK, QUIET, RULE, SOFT = "#182026", "#5c6770", "#c3cbd0", "#f3f5f6"


@dataclass(frozen=True)
class Face:
    """A type face by the names of its fonts, and how much larger its letters are set than those of the wide one."""

    regular: str
    bold: str
    scale: float = 1.0


TEXT = Face("Kontor-Text", "Kontor-Text-Bold", 1.08)
"""The face of letters: Carlito (Latin, Greek, Cyrillic), narrower and smaller on the body than the wide one."""
WIDE = Face(REGULAR, BOLD)


@dataclass(frozen=True)
class Letterhead:
    """Whose paper it is: company, address in one line, and why its figures are not to be trusted, above the foot of each page."""

    company: str
    address: str = ""
    doubt: str = ""


def fonts() -> bool:
    """Register DejaVu Sans, which covers most scripts, and Carlito for letters; what is used is embedded in each file."""
    with (
        ONE_AT_A_TIME
    ):  # a font that is registered anew would take the place of the one that a paper is written in
        return _registered()


@cache
def _registered() -> bool:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    class EmbeddedFont(TTFont):  # type: ignore[misc]
        """A font of all papers: its file is read for one paper after the other, for the library keeps one place in it."""

        def addObjects(self, doc: Any) -> None:
            with ONE_AT_A_TIME:
                super().addObjects(doc)

    folder = resources() / "fonts"
    for name, file in (
        (REGULAR, "DejaVuSans.ttf"),
        (BOLD, "DejaVuSans-Bold.ttf"),
        (TEXT.regular, "Carlito-Regular.ttf"),
        (TEXT.bold, "Carlito-Bold.ttf"),
    ):
        pdfmetrics.registerFont(EmbeddedFont(name, str(folder / file)))
    return True


def face_for(texts: Iterable[str]) -> Face:
    """Return the face of letters where it has every letter of some texts, else the wide one: no name loses a letter."""
    from reportlab.pdfbase import pdfmetrics

    fonts()
    known = pdfmetrics.getFont(TEXT.regular).face.charToGlyph
    whole = all(ord(letter) in known or letter.isspace() for text in texts for letter in text)
    return TEXT if whole else WIDE


def new_canvas(target: Any, title: str, author: str, size: tuple[float, float], lang: str = "") -> Any:
    """Return a canvas whose file says what it is, in a language, that of the window where none is given; equal input gives equal bytes."""
    from app.paper.tagging import tagged_canvas

    fonts()
    canvas = tagged_canvas()(
        target, pagesize=size, invariant=1, pageCompression=1, initialFontName=REGULAR, lang=lang
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("Kontor")
    return canvas


def text_width(text: str, font: str, size: float) -> float:
    """Return the width of a text in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    fonts()
    return float(stringWidth(text, font, size))


def widest_word(text: str, font: str, size: float) -> float:
    """Return the width of the widest word of a text in points: narrower than that, a word is broken."""
    return max((text_width(word, font, size) for word in text.split()), default=0.0)


def widths_for(shares: Sequence[float], needs: Sequence[float], width: float) -> list[float]:
    """Return widths of columns in points, by their shares of a width; where one needs more, those with room to spare give it."""
    total = sum(shares)
    given = [width * share / total for share in shares]
    lacking = sum(max(0.0, need - share) for need, share in zip(needs, given, strict=True))
    spare = sum(max(0.0, share - need) for need, share in zip(needs, given, strict=True))
    if not lacking or not spare:
        return given
    up, down = min(1.0, spare / lacking), min(1.0, lacking / spare)
    return [
        share + (need - share) * (up if need > share else down)
        for need, share in zip(needs, given, strict=True)
    ]


def wrapped(text: str, width: float, font: str, size: float, hyphen: str = "") -> list[str]:
    """Return a text in lines that fit a width, words wider than that broken where it ends, with a hyphen if wanted; at least one line."""
    from reportlab.lib.utils import simpleSplit

    fonts()
    lines: list[str] = []
    for line in simpleSplit(text, font, size, width):
        rest = str(line)
        while len(rest) > 1 and text_width(rest, font, size) > width:
            count = max(1, _letters(rest, width, font, size, hyphen))
            lines.append(rest[:count] + hyphen)
            rest = rest[count:]
        lines.append(rest)
    return lines or [""]


def _letters(text: str, width: float, font: str, size: float, end: str = "") -> int:
    """Return how many letters of a text, with something behind them, fit a width."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle] + end, font, size) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def size_for(text: str, width: float, font: str, sizes: Sequence[float]) -> float:
    """Return the largest of some sizes, from the largest down, in which a text fits into a width, else the smallest."""
    return next((one for one in sizes if text_width(text, font, one) <= width), sizes[-1])


def fit(text: str, width: float, font: str, size: float) -> str:
    """Return a text cut to a width, with an ellipsis where something is missing."""
    if text_width(text, font, size) <= width:
        return text
    return text[: _letters(text, width, font, size, "…")].rstrip() + "…"
