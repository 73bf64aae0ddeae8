"""Stacks of pages: where one document ends and the next begins, pages put in another order, turned, joined, and words blacked out in a copy.

A new document begins behind a separator sheet (a code that says KONTOR-SEP) or
a blank page, and on a page with an archive number (ASN00042). Runs in a child.
"""

from __future__ import annotations

import io
import re
from typing import Any

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.stemming import fold

SEPARATOR = "KONTOR-SEP"
ASN = re.compile(r"^ASN0*(\d{1,9})$")
CELL, GREY, FEW = (
    8,
    225,
    6,
)  # a page is blank where fewer than 6 cells of 8 × 8 dots are darker than this: dust is smaller than letters
DOTS = 150
MOST = 500


def _document(data: bytes) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Invalid(N_("The PDF is broken and can't be opened.")) from error
    if len(document) > MOST:
        raise Invalid(
            N_("The PDF has {count} pages; at most {limit} are read."), count=len(document), limit=MOST
        )
    return document


def as_pdf(data: bytes) -> bytes:
    """Return a PDF as it is, pictures as the pages of one."""
    if data.startswith(b"%PDF"):
        return data
    from app.modules.documents.intake.readers.scans import pictures_of
    from app.paper.archival import searchable

    return searchable([(picture, ()) for picture in pictures_of(data)], "")


def cuts(data: bytes) -> tuple[list[dict[str, Any]], list[bytes]]:
    """Return for each page whether it is blank, a separator, and the archive number on it (0 for none)."""
    document = _document(as_pdf(data))
    found = []
    for i in range(len(document)):
        picture = document[i].render(scale=DOTS / 72, grayscale=True).to_pil()
        blank = _blank(picture)
        codes = [] if blank else _codes(picture)
        asn = _number_in(codes)
        found.append({"blank": blank, "separator": SEPARATOR in codes, "asn": asn})
    return found, []


def label_on(picture: Any) -> int:
    """Return the archive number on the picture of a page, 0 for none."""
    return _number_in(_codes(picture))


def _number_in(codes: list[str]) -> int:
    return next((int(match[1]) for code in codes if (match := ASN.match(code))), 0)


def _blank(picture: Any) -> bool:
    cells = picture.reduce(CELL).histogram()
    return bool(sum(cells[:GREY]) < FEW)


def _codes(picture: Any) -> list[str]:
    import zxingcpp

    return [code.text.strip() for code in zxingcpp.read_barcodes(picture)]


def arrange(data: bytes, parts: list[list[list[int]]]) -> tuple[None, list[bytes]]:
    """Return a PDF for each part; a part is its pages in order, each with the degrees it is turned to the right."""
    import pypdfium2

    source = _document(as_pdf(data))
    made = []
    for pages in parts:
        fresh = pypdfium2.PdfDocument.new()
        fresh.import_pages(source, [page for page, _turn in pages])
        for place, (_page, turn) in enumerate(pages):
            if turn % 360:
                fresh[place].set_rotation((fresh[place].get_rotation() + turn) % 360)
        target = io.BytesIO()
        fresh.save(target)
        made.append(target.getvalue())
    return None, made


def join(data: bytes, sizes: list[int]) -> tuple[None, list[bytes]]:
    """Return one PDF of several files; data are the files one after another, sizes their lengths."""
    import pypdfium2

    fresh, place = pypdfium2.PdfDocument.new(), 0
    for size in sizes:
        fresh.import_pages(_document(as_pdf(data[place : place + size])))
        place += size
    target = io.BytesIO()
    fresh.save(target)
    return None, [target.getvalue()]


def redact(data: bytes, words: list[str]) -> tuple[int, list[bytes]]:
    """Return how often words were blacked out, and a copy of the PDF as pictures of its pages without them; no text is left under the black.

    Words are compared folded; several in one entry must follow each other.
    """
    from PIL import ImageDraw

    from app.paper.archival import searchable
    from app.paper.pages import words as words_on

    document = _document(as_pdf(data))
    wanted = [fold(entry).split() for entry in words if entry.strip()]
    count, pages = 0, []
    for i in range(len(document)):
        there, _none = words_on(as_pdf(data), i)
        plain = [re.sub(r"\W+$|^\W+", "", fold(one[0])) for one in there["words"]]
        hidden: set[int] = set()
        for entry in wanted:
            hits = [n for n in range(len(plain) - len(entry) + 1) if plain[n : n + len(entry)] == entry]
            count += len(hits)
            hidden.update(n + k for n in hits for k in range(len(entry)))
        picture = document[i].render(scale=200 / 72).to_pil().convert("RGB")
        pen = ImageDraw.Draw(picture)
        for n in sorted(hidden):
            _text, left, top, right, bottom = there["words"][n]
            pen.rectangle(
                (
                    left * picture.width - 3,
                    top * picture.height - 3,
                    right * picture.width + 3,
                    bottom * picture.height + 3,
                ),
                fill="black",
            )
        pages.append((picture, [tuple(one) for n, one in enumerate(there["words"]) if n not in hidden]))
    return count, [searchable(pages, "")]


def thumbnails(data: bytes) -> tuple[int, list[bytes]]:
    """Return small pictures of all pages as PPM."""
    from app.paper.pages import ppm

    document = _document(as_pdf(data))
    found = []
    for i in range(len(document)):
        page = document[i]
        width, height = page.get_size()
        found.append(ppm(page.render(scale=160 / max(width, height, 1)).to_pil().convert("RGB")))
    return len(document), found
