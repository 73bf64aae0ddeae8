"""Letters are set in their own face, lose no letter of any name, and cut nothing of what stands at the foot."""

from __future__ import annotations

import pypdfium2
import pytest

from app.modules.documents.letters.rules import COMPANY, foot_columns
from app.paper.letter import Head, Letter, letters_pdf
from app.paper.page_frame import TEXT, WIDE, face_for

FULL = {
    "name": "Nordlicht Werkzeug GmbH",
    "form": "gmbh",
    "street": "Fördestraße 12",
    "postcode": "24103",
    "town": "Kiel",
    "phone": "0431 123456",
    "mail": "post@nordlicht.example",
    "managers": "Anna Petersen, Dr. Bernd-Hinrich von Schleswig-Holstein-Sonderburg",
    "court": "Amtsgericht Kiel",
    "register": "HRB 1234",
    "bank": "Förde Sparkasse",
    "iban": "DE02500105170137075030",
    "bic": "NOLADE21KIE",
    "tax_number": "20/290/12345",
    "vat_id": "DE136695976",
}


def words(pdf: bytes, page: int = 0) -> str:
    """Return the text of a page, blanks made one."""
    return " ".join(pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_range().split())


def letter(name: str, columns: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """Return a letter to a name as PDF."""
    return letters_pdf(
        [Letter(Head("Nordlicht", columns=columns), (name, "24103 Kiel"), (), "Betreff", ("Text",))], "Brief"
    )


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("Müller & Söhne", TEXT),
        ("Łukasz Żółć", TEXT),
        ("Παπαδόπουλος", TEXT),
        ("Иванов", TEXT),
        ("Nguyễn Thị", TEXT),
        ("Haus ☐ Garten", WIDE),
        ("שלום", WIDE),
    ],
)
def test_every_name_finds_its_letters(name: str, face: object) -> None:
    assert face_for([name]) == face
    assert name.rsplit(maxsplit=1)[-1] in words(letter(name)) or name == "שלום"  # written from right to left


def test_the_face_is_embedded() -> None:
    assert b"Carlito" in letter("Müller")
    assert b"Carlito" not in letter("Haus ☐")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_foot_says_what_each_figure_is_and_cuts_nothing(lang: str) -> None:
    columns = foot_columns(FULL, lang)
    made = words(letter("Müller", columns))
    for column in columns:
        for line in column:
            assert all(word in made for word in line.split()), line
    assert "…" not in made
    labels = {"de": ("Registergericht", "Geschäftsführung", "Steuernummer", "USt-IdNr."),
              "en": ("Register court", "Managing directors", "Tax number", "VAT ID")}  # fmt: skip
    assert all(label in made for label in labels[lang])


@pytest.mark.parametrize(
    ("form", "word"),
    [("gmbh", "Geschäftsführung"), ("ev", "Vorstand"), ("sole", "Inhaber"), ("gbr", "Vertreten")],
)
def test_who_leads_is_named_by_the_legal_form(form: str, word: str) -> None:
    lines = [line for column in foot_columns({**FULL, "form": form}, "de") for line in column]
    assert [line for line in lines if line.startswith(word)]


def test_what_the_company_did_not_give_is_left_out() -> None:
    bare = dict.fromkeys(COMPANY, "") | {"name": "Verein", "form": "ev"}
    assert foot_columns(bare, "de") == (("Verein",),)
