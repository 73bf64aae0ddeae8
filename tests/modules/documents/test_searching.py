"""Search in the archive on both databases: parts of compounds, figures however written, OR, whole books, words broken in a PDF."""

from __future__ import annotations

import io

import pytest

from app.data.office import Office
from app.modules.documents.archive.queries.full_text import find, keys_of
from app.modules.documents.archive.rules.documents import MOST_TEXT
from app.modules.documents.intake.readers import files
from tests.modules.documents.conftest import arrive


@pytest.fixture
def papers(any_office: Office) -> dict[str, int]:
    """Return papers by a word for each."""
    texts = {
        "insurance": "Betriebshaftpflichtversicherung, Police DE 123 456 789 vom 12. März 2026",
        "meeting": "Einladung zur Mitgliederversammlung am 12.03.2026 in Kiel, Telefon 0431 / 555 012",
        "meter": "Jahresver-\nbrauchsabrechnung, Zähler 7 100 234 567, zu zahlen 1 234,56 EUR",
        "suit": "Kündigungsschutzklage, Streitwert 1.234,56 EUR, Ladenständer",
    }
    return {name: arrive(any_office, text, f"{name}.txt") for name, text in texts.items()}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("haftpflicht ", {"insurance"}),
        ("versicherung ", {"insurance"}),
        ("versammlung ", {"meeting"}),
        ("abrechnung ", {"meter"}),
        ("ständer ", {"suit"}),
        ("*klage ", {"suit"}),
        ("schutz ", {"suit"}),
        ("Jahresverbrauchsabrechnung ", {"meter"}),
        ("7100234567 ", {"meter"}),
        ("7 100 234 567 ", {"meter"}),
        ("DE123456789 ", {"insurance"}),
        ("DE 123 456 789 ", {"insurance"}),
        ("0431555012 ", {"meeting"}),
        ("0431/555012 ", {"meeting"}),
        ("12.03.2026 ", {"insurance", "meeting"}),
        ("12. März 2026 ", {"insurance", "meeting"}),
        ("2026-03-12 ", {"insurance", "meeting"}),
        ("1234,56 ", {"meter", "suit"}),
        ("1 234,56 ", {"meter", "suit"}),
        ("1.234,56 ", {"meter", "suit"}),
        ("klage OR versammlung ", {"meeting", "suit"}),
        ("klage ODER haftpflicht -ladenständer ", {"insurance"}),
        ("versammlung klage ", set()),
    ],
)
def test_each_way_to_ask_finds_its_papers(
    any_office: Office, papers: dict[str, int], typed: str, found: set[str]
) -> None:
    """What is asked finds what it should and nothing else, in the window as on the command line."""
    assert {one.key for one in any_office.read(find, typed).found} == {papers[name] for name in found}
    assert set(any_office.read(keys_of, typed)) == {papers[name] for name in found}


def test_what_is_found_inside_a_word_is_marked(any_office: Office, papers: dict[str, int]) -> None:
    """The longer word is marked, and so is a number with its blanks."""
    for typed, marked in (
        ("haftpflicht ", "Betriebshaftpflichtversicherung"),
        ("7100234567 ", "7 100 234 567"),
    ):
        hit = any_office.read(find, typed).found[0]
        assert [hit.snippet[start:end] for start, end in hit.marks] == [marked]


def test_unknown_fields_are_told(any_office: Office, papers: dict[str, int]) -> None:
    """Where nothing is found and a name before a colon is no field, the name is said."""
    assert any_office.read(find, "foo:bar ").unknown == ("foo",)
    assert any_office.read(find, "klage ").unknown == ()


def test_the_end_of_a_book_is_found(any_office: Office) -> None:
    """A text of more than the old bound is searched to its end; the reader reads as much as the archive keeps."""
    whole = "\n".join(f"Seite {page}: " + "Schraube und Mutter und Scheibe " * 60 for page in range(1, 301))
    assert len(whole) > 500_000
    key = arrive(any_office, f"{whole}\nSeite 301: Stichwortverzeichnis", "handbuch.txt")
    assert any_office.read(keys_of, "Stichwortverzeichnis") == [key]
    assert files.LONGEST == MOST_TEXT


def test_a_word_broken_in_a_pdf_is_whole() -> None:
    """A PDF that breaks a word with a hyphen at the end of a line is read with the whole word."""
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.drawString(100, 700, "Die Jahresver-")
    canvas.drawString(100, 686, "brauchsabrechnung liegt bei.")
    canvas.save()
    found, _parts = files.read(target.getvalue(), "a.pdf", ocr=False)
    from app.core.query_parser import indexed

    assert "jahresverbrauchsabrechn" in indexed(found["text"])
