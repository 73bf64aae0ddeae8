"""Tagged PDF (ISO 32000-1, 14.7 and 14.8): what is written says what it is, so that a screen reader reads titles, paragraphs and tables in their order.

Text outside any part is a paragraph. Rows that follow one another are one table, on whatever pages they stand; each text in a
row is a cell. What stands on every page, and lines and areas, are furniture, which is not read. The language and the title are
told too.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from app.core.messages import language

FURNITURE = "Artifact"
MANY = 1_000  # pieces of marked content, from which on a file is packed: a fifth of its size for a fifth of the time
WRITTEN = ("drawString", "drawRightString", "drawCentredString")
DRAWN = ("line", "lines", "rect", "drawPath", "grid", "bezier", "circle", "ellipse", "wedge")


class Part:
    """An element of the structure: its kind, as the standard names it, what stands in for a picture, and what it holds."""

    def __init__(self, kind: str, above: Part | None, alt: str = "") -> None:
        self.kind, self.above, self.alt = kind, above, alt
        self.kids: list[Part | tuple[int, int]] = []  # parts, or page and number of marked content
        if above is not None:
            above.kids.append(self)


class Tags:
    """What a tagged canvas has beside a plain one; its language is that of the window where none is said."""

    _code: list[str]
    _doc: Any
    _filename: Any  # where the file goes

    def __init__(self, *given: Any, lang: str = "", **more: Any) -> None:
        super().__init__(*given, lang=lang or language(), **more)  # type: ignore[call-arg]
        self.whole = Part("Document", None)
        self._inside, self._cell = self.whole, ""  # the cells of the row that is open, '' outside rows
        self._quiet = (
            0  # how often furniture is open; below 0 while something is drawn that is marked as a whole
        )
        self._marked: list[list[Part]] = [[]]  # by page, the part of each piece of marked content

    # -- what the next texts are ---------------------------------------------
    @contextmanager
    def part(self, kind: str, alt: str = "") -> Iterator[None]:
        """Let what is written meanwhile be one element of a kind: H1, P, TD, Figure and others of the standard."""
        before = self._inside, self._cell
        if not self._quiet:
            self._inside, self._cell = Part(kind, self._inside, alt), ""
        try:
            yield
        finally:
            self._inside, self._cell = before

    @contextmanager
    def row(self, cell: str = "TD") -> Iterator[None]:
        """Let each text that is written meanwhile be a cell of one row: TD, or TH in a head; it goes on with the table before it."""
        before = self._inside, self._cell
        if not self._quiet:
            self._inside, self._cell = Part("TR", self._table()), cell
        try:
            yield
        finally:
            self._inside, self._cell = before

    def _table(self) -> Part:
        """Return the table that the next row belongs to."""
        last = self._inside.kids[-1] if self._inside.kids else None
        if self._inside.kind == "Table":
            return self._inside
        return last if isinstance(last, Part) and last.kind == "Table" else Part("Table", self._inside)

    def no_cell(self) -> None:
        """Leave the next cell of a row empty."""
        if self._cell:
            Part(self._cell, self._inside)

    @contextmanager
    def furniture(self) -> Iterator[None]:
        """Let what is written meanwhile be read by nobody: it stands on every page, or is said elsewhere too."""
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    # -- writing ---------------------------------------------------------------
    def drawText(self, text: Any) -> None:
        """Write a text as part of what is open, or as a paragraph or cell of its own."""
        owner = self._inside
        if not self._quiet and (self._cell or owner is self.whole):
            owner = Part(self._cell or "P", owner)
        with self._marking(owner):
            super().drawText(text)  # type: ignore[misc]

    def drawImage(self, *given: Any, **more: Any) -> Any:
        """Draw a picture: a figure where such a part is open, else furniture."""
        return self.drawn(super().drawImage, *given, **more)  # type: ignore[misc]

    def drawn(self, draw: Any, *given: Any, **more: Any) -> Any:
        """Draw something that has no letters."""
        with self._marking(self._inside if self._inside.kind == "Figure" else None):
            return draw(*given, **more)

    @contextmanager
    def _marking(self, owner: Part | None) -> Iterator[None]:
        """Mark what is drawn as a part, or as furniture; what is drawn to draw it belongs to it."""
        before = self._quiet
        if before < 0:
            yield
            return
        if owner is None or before:
            self._code.append(f"/{FURNITURE} BMC")
        else:
            number = len(self._marked[-1])
            self._marked[-1].append(owner)
            owner.kids.append((len(self._marked) - 1, number))
            self._code.append(f"/{owner.kind} <</MCID {number}>> BDC")
        self._quiet = -1
        try:
            yield
        finally:
            self._quiet = before
            self._code.append("EMC")

    # -- the file ----------------------------------------------------------------
    def showPage(self) -> None:
        """End a page, which knows its marked content by its number."""
        super().showPage()  # type: ignore[misc]
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._marked) - 1, _raw("/S")
        self._marked.append([])

    def save(self) -> None:
        """Write the structure and the file."""
        if self._code:
            self.showPage()
        _keep_structure(self._doc, self.whole, self._marked)
        target = self._filename
        if sum(map(len, self._marked)) > MANY:
            self._filename = io.BytesIO()
        super().save()  # type: ignore[misc]
        if self._filename is not target:
            _pack(self._filename, target)


@cache
def tagged_canvas() -> Any:
    """Return the class of canvases that keep the structure of what is written on them."""
    from reportlab.pdfgen.canvas import Canvas

    class TaggedCanvas(Tags, Canvas):  # type: ignore[misc]
        """A canvas whose file is tagged."""

    for name in WRITTEN:
        setattr(TaggedCanvas, name, _as_written(getattr(Canvas, name)))
    for name in DRAWN:
        setattr(TaggedCanvas, name, _as_drawn(getattr(Canvas, name)))
    return TaggedCanvas


def _as_written(plain: Any) -> Any:
    """Return a method of the canvas that writes as another does, and nothing where there is nothing to write."""

    def write(canvas: Tags, x: float, y: float, text: str, *given: Any, **more: Any) -> Any:
        return plain(canvas, x, y, text, *given, **more) if text else canvas.no_cell()

    return write


def _as_drawn(plain: Any) -> Any:
    """Return a method of the canvas that draws as another does, and marks it."""

    def draw(canvas: Tags, *given: Any, **more: Any) -> Any:
        return canvas.drawn(plain, canvas, *given, **more)

    return draw


@cache
def _raw_class() -> Any:
    from reportlab.pdfbase.pdfdoc import PDFObject

    class Raw(PDFObject):  # type: ignore[misc]
        """An object whose text is made when the file is: by then all references have their numbers."""

        def __init__(self, make: Any) -> None:
            self.make = make

        def format(self, document: Any) -> bytes:
            """Return the object as it stands in the file."""
            text = self.make(document) if callable(self.make) else self.make
            return str(text).encode("latin-1")

    return Raw


def _raw(make: Any) -> Any:
    return _raw_class()(make)


def _keep_structure(document: Any, whole: Part, marked: list[list[Part]]) -> None:
    """Put the tree of elements, and which element each piece of marked content belongs to, into a file."""
    pages = [document.Reference(page) for page in document.Pages.pages]
    said: dict[int, Any] = {}

    def number(reference: Any) -> str:
        return str(reference.format(document).decode())

    def keep(part: Part) -> None:
        for kid in part.kids:
            if isinstance(kid, Part):
                keep(kid)
        said[id(part)] = document.Reference(_raw(lambda _document: _element(part, number, said, pages, root)))

    root = document.Reference(
        _raw(
            lambda _document: (
                f"<< /Type /StructTreeRoot /K {number(said[id(whole)])} /ParentTreeNextKey {len(marked)} /ParentTree << /Nums ["
                + " ".join(
                    f"{page} [{' '.join(number(said[id(part)]) for part in parts)}]"
                    for page, parts in enumerate(marked)
                    if parts
                )
                + "] >> >>"
            )
        )
    )
    keep(whole)
    catalog = document.Catalog
    catalog.StructTreeRoot, catalog.MarkInfo = root, _raw("<< /Marked true >>")
    catalog.ViewerPreferences = _raw("<< /DisplayDocTitle true >>")


def _pack(data: io.BytesIO, target: Any) -> None:
    """Write a file with its objects packed together (ISO 32000-1, 7.5.7): elements are many and alike."""
    import pikepdf

    with pikepdf.open(data) as pdf:
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


def _element(part: Part, number: Any, said: dict[int, Any], pages: list[Any], root: Any) -> str:
    """Return an element as the file writes it."""
    first = next((kid[0] for kid in part.kids if isinstance(kid, tuple)), None)
    kids = []
    for kid in part.kids:
        if isinstance(kid, Part):
            kids.append(number(said[id(kid)]))
        elif kid[0] == first:
            kids.append(str(kid[1]))
        else:
            kids.append(f"<< /Type /MCR /Pg {number(pages[kid[0]])} /MCID {kid[1]} >>")
    above = number(said[id(part.above)] if part.above is not None else root)
    place = f" /Pg {number(pages[first])}" if first is not None else ""
    alt = f" /Alt <feff{part.alt.encode('utf-16-be').hex()}>" if part.alt else ""
    return f"<< /S /{part.kind} /P {above}{place}{alt} /K [{' '.join(kids)}] >>"
