"""Booklets: contents with their pages from four pages on, none before, and the same bytes each time."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from app.core.messages import use_language
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.page_frame import Letterhead


def booklet(chapters: int, length: int) -> Booklet:
    """Return a booklet of chapters with so many paragraphs each."""
    text = "Ein Satz, der etwas länger ist und über die ganze Zeile geht, damit Seiten voll werden. " * 3
    sections = [Section(1, f"Kapitel {n}", (text,) * length) for n in range(1, chapters + 1)]
    return Booklet("Handbuch", "Stand heute", Letterhead("Nordlicht GmbH", "Kiel"), sections)


def pages(data: bytes) -> list[str]:
    """Return the text of each page."""
    found = pypdfium2.PdfDocument(data)
    return [found[n].get_textpage().get_text_range() for n in range(len(found))]


@pytest.mark.parametrize(("chapters", "length"), [(1, 1), (3, 3), (4, 6)])
def test_a_short_one_has_no_contents(chapters: int, length: int) -> None:
    use_language("de")
    made = pages(booklet_pdf(booklet(chapters, length)))
    assert len(made) < 4
    assert sum(page.count("Kapitel 1") for page in made) == 1
    assert f"Seite 1 von {len(made)}" in made[0]


@pytest.mark.parametrize(("chapters", "length"), [(6, 14), (60, 4), (9, 30)])
def test_contents_name_the_page_of_each_chapter(chapters: int, length: int) -> None:
    """Also where the contents themselves take more than a page."""
    use_language("de")
    made = pages(booklet_pdf(booklet(chapters, length)))
    assert len(made) >= 4
    assert f"Seite {len(made)} von {len(made)}" in made[-1]
    contents = "\n".join(made).partition("Ein Satz")[0]
    named = dict(re.findall(r"Kapitel (\d+)\s+(\d+)\b", contents))
    begins = {
        found: str(number)
        for number, page in enumerate(made, 1)
        for found in re.findall(r"Kapitel (\d+)\s+Ein Satz", page)
    }
    assert len(begins) == chapters
    assert named == begins


def test_the_same_booklet_gives_the_same_bytes() -> None:
    assert booklet_pdf(booklet(6, 14)) == booklet_pdf(booklet(6, 14))


def test_figures_end_below_each_other() -> None:
    """Columns of figures are set to the right, head and all; other columns begin below each other."""
    rows = (("Umsatz", "1,00", "gut"), ("Ergebnis", "123.456,78", "schlecht"))
    table = Section(
        1, "Zahlen", (), ("Kennzahl", "Wert", "Status"), rows, shares=(2.0, 2.0, 2.0), figures=(1,)
    )
    data = booklet_pdf(Booklet("B", "S", Letterhead("N", "K"), [table]))
    text = pypdfium2.PdfDocument(data)[0].get_textpage()

    def edges(word: str) -> tuple[float, float]:
        start, count = text.search(word).get_next()
        boxes = [text.get_charbox(place) for place in range(start, start + count)]
        return round(min(box[0] for box in boxes)), round(max(box[2] for box in boxes))

    assert len({edges(word)[1] for word in ("Wert", "1,00", "123.456,78")}) == 1
    assert len({edges(word)[0] for word in ("Status", "gut", "schlecht")}) == 1


@pytest.mark.parametrize("rows", [3, 120])
def test_a_title_stands_on_the_page_where_its_table_begins(rows: int) -> None:
    """A table of several pages begins below its title on the first one: no page stays empty."""
    table = Section(
        1, "Wer wen führt", (), ("Name", "Stelle"), tuple((f"Name {n}", "Werkstatt") for n in range(rows))
    )
    made = pages(booklet_pdf(Booklet("Organigramm", "heute", Letterhead("N", "K"), [table])))
    assert "Wer wen führt" in made[0]
    assert "Name 1" in made[0]
    assert f"Name {rows - 1}" in made[-1]


def test_a_title_without_room_for_its_table_goes_on_with_it() -> None:
    """At the foot of a page a title is not left alone."""
    text = "Ein Satz, der die ganze Zeile füllt und noch ein wenig weiter geht, bis sie voll ist. " * 2
    for length in range(18, 26):
        first = Section(1, "Zuerst", (text,) * length)
        table = Section(1, "Danach", (), ("Name", "Stelle"), tuple((f"Name {n}", "x") for n in range(60)))
        made = pages(booklet_pdf(Booklet("B", "S", Letterhead("N", "K"), [first, table])))
        begun = next(page for page in made if "Danach" in page)
        assert "Name 0" in begun, length
