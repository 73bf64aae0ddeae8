"""What flows over pages is tagged: titles, paragraphs, and tables whose head is a head on each page; whatever opens closes."""

from __future__ import annotations

import io
from typing import Any

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import SimpleDocTemplate

from app.paper.flow import HEADINGS, paragraph, table
from app.paper.page_frame import new_canvas
from app.paper.tagging import Part, tagged_canvas
from tests.paper.structure import structure, texts


def kinds(tree: list[Any]) -> list[str]:
    """Return the kinds of the elements below the whole."""
    return [one[0] for one in tree[1:]]


def flowed(*parts: Any) -> bytes:
    """Return parts as a file."""
    out = io.BytesIO()
    SimpleDocTemplate(out).build(list(parts), canvasmaker=tagged_canvas())
    return out.getvalue()


def test_titles_paragraphs_and_tables_are_told_apart() -> None:
    """A table of two pages is read as its rows, the repeated head as a head; empty cells are cells."""
    styles = getSampleStyleSheet()
    styles["Title"].name = "title"
    rows = [["Konto", "Betrag"], *([f"K{n}", "" if n % 3 == 0 else str(n)] for n in range(80))]
    make, cells = paragraph(), table()
    data = flowed(
        make("Bericht", styles["Title"]), make("Ein Satz.", styles["Normal"]), cells(rows, repeatRows=1)
    )
    whole = structure(data)
    assert kinds(whole)[:2] == [HEADINGS["title"], "P"]
    lines = [row for part in whole[3:] for row in part[1:]]
    assert {part[0] for part in whole[3:]} == {"Table"}
    heads = [row for row in lines if row[1][0] == "TH"]
    assert len(heads) >= 2
    assert len(lines) - len(heads) == 80
    assert {len(row) - 1 for row in lines} == {2}
    assert not texts(data)[1].strip()


def _falls(canvas: Any) -> None:
    with canvas.part("H1"):
        canvas.drawString(10, 10, "Titel")
        raise RuntimeError


def test_parts_close_in_their_order_whatever_happens_inside() -> None:
    """One that is left by an error holds nothing that comes after it; furniture inside furniture ends with the outer one."""
    out = io.BytesIO()
    canvas = new_canvas(out, "x", "", (300, 300))
    with pytest.raises(RuntimeError):
        _falls(canvas)
    canvas.drawString(10, 30, "Absatz")
    with canvas.furniture():
        with canvas.furniture(), canvas.part("H2"):
            canvas.drawString(10, 50, "still")
        canvas.drawString(10, 60, "still")
    with canvas.row():
        canvas.drawString(10, 80, "a")
        canvas.no_cell()
    canvas.drawString(10, 100, "Ende")
    canvas.save()
    whole = structure(out.getvalue())
    assert whole[1:] == [
        ["H1", "Titel"],
        ["P", "Absatz"],
        ["Table", ["TR", ["TD", "a"], ["TD"]]],
        ["P", "Ende"],
    ]
    assert texts(out.getvalue())[1].count("still") == 2


def test_a_part_hangs_on_the_one_above() -> None:
    """The tree is made as the parts are."""
    above = Part("Table", None)
    inner = Part("TR", above)
    assert above.kids == [inner]
    assert inner.above is above
