"""A protocol to sign: the face of letters, no table where nothing stands in one, and the wide face where a name needs it."""

from __future__ import annotations

import io
from dataclasses import replace

from pypdf import PdfReader

from app.core.messages import use_language
from app.paper.protocol import ProtocolPaper, protocols_pdf

TALK = ProtocolPaper(
    "Jahresgespräch",
    "Nordlicht Werkzeug GmbH",
    (("Person", "Meike Claußen"), ("Geführt von", "Igor Hansen")),
    ("Art", "Was", "Bis", "Wie weit"),
    rows=(("Ziel", "Erste-Hilfe-Kurs", "31.12.2026", "offen"),),
    shares=(1.1, 4.2, 1.3, 1.8),
    text="Es wurde gut gesprochen.",
    left="Person",
    right="Geführt von",
)


def fonts_of(data: bytes) -> set[str]:
    """Return the fonts of the first page."""
    page = PdfReader(io.BytesIO(data)).pages[0]
    return {one.get_object()["/BaseFont"].partition("+")[2] for one in page["/Resources"]["/Font"].values()}


def words_of(data: bytes) -> str:
    """Return all words."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


def test_it_is_written_as_letters_are() -> None:
    """Letters and protocols go to the same people: one face; a name that it lacks is written in the wide one, with all its letters."""
    used = fonts_of(protocols_pdf([TALK]))
    assert {one for one in used if "Carlito" in one}
    assert not {one for one in used if "DejaVu" in one}
    greek = replace(TALK, pairs=(("Person", "Շուշան"),))
    assert {one for one in fonts_of(protocols_pdf([greek])) if "DejaVu" in one}
    assert "Շուշան" in words_of(protocols_pdf([greek]))


def test_nothing_agreed_has_no_table() -> None:
    """A talk without goals prints no head of a table over nothing; what was said and both signatures stay."""
    use_language("de")
    try:
        whole, bare = words_of(protocols_pdf([TALK])), words_of(protocols_pdf([replace(TALK, rows=())]))
    finally:
        use_language("en")
    assert "Wie weit" in whole
    assert "Wie weit" not in bare
    for text in (whole, bare):
        assert "Es wurde gut gesprochen." in text
        assert text.count("Geführt von") == 2
        assert "Seite 1" in text
