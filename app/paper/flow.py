"""Paragraphs and tables that flow over pages, tagged: titles are headings, the rows of a table rows with their head."""

from __future__ import annotations

from functools import cache
from typing import Any

HEADINGS = {"title": "H1", "h1": "H1", "h2": "H2"}  # by the name of the style


@cache
def paragraph() -> Any:
    """Return the class of paragraphs."""
    from reportlab.platypus import Paragraph

    class TaggedParagraph(Paragraph):  # type: ignore[misc]
        """A paragraph that is one element of the structure: a heading by its style, else a paragraph or what holds it."""

        def draw(self) -> None:
            """Paint the paragraph."""
            kind = HEADINGS.get(self.style.name, "P")
            with self.canv.part(kind):
                super().draw()

    return TaggedParagraph


@cache
def table() -> Any:
    """Return the class of tables."""
    from reportlab.platypus import Table

    class TaggedTable(Table):  # type: ignore[misc]
        """A table whose rows and cells are elements of the structure; rows that are repeated on each page are its head."""

        def draw(self) -> None:
            """Paint the table."""
            self._open: list[Any] = []
            self._renderCB = self._tag
            with self.canv.part("Table"):
                super().draw()

        def _tag(self, _table: Any, event: str, *about: Any) -> None:
            """Open and close the elements of rows and cells when the table says that it paints them."""
            if event == "startRow":
                self._begin(self.canv.row("TH" if about[0] < self.repeatRows else "TD"))
            elif event == "startCell":
                self._begin(self.canv.part("TH" if about[0] < self.repeatRows else "TD"))
            elif event in ("endCell", "endRow"):
                self._open.pop().__exit__(None, None, None)

        def _begin(self, element: Any) -> None:
            element.__enter__()
            self._open.append(element)

    return TaggedTable
