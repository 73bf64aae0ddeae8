"""Whatever a text is long: nothing runs out of the paper or over what stands beside it, and no word is lost where paper has room to go on."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest

from app.core.errors import Invalid
from app.core.messages import use_language
from app.paper.drawing import DrawnBox, drawing_pdf, pages_of
from app.paper.fillable import LONGEST, Part, Question, fillable_pdf
from app.paper.labels import EDGE, Label, calibration_pdf, labels_pdf, place_of, sheets
from app.paper.letter import Head
from app.paper.page_frame import Letterhead, new_canvas
from app.paper.pages import opened, paint, words
from app.paper.sales import sales_pdf
from app.paper.sales_blocks import Blocks
from app.paper.sales_parts import PaperRow, PaperSum, SalesPaper
from app.paper.slip import Slip, slip_pdf
from app.paper.stamps import Stamp, stamped

LONG = "Donaudampfschifffahrtsgesellschaftskapitänskajütentür " * 5
WHOSE = Letterhead("Nordlicht GmbH", "Hafenstraße 1, 24103 Kiel")


def outside(data: bytes) -> list[str]:
    """Return the words that do not lie wholly on their page."""
    found = []
    for page in range(len(pypdfium2.PdfDocument(data))):
        for word, left, top, right, bottom in words(data, page)[0]["words"]:
            if min(left, top) < 0 or max(right, bottom) > 1:
                found.append(f"{page + 1}: {word}")
    return found


def said(data: bytes) -> str:
    """Return all words of a file, blanks made one."""
    document = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


# -- forms that are filled at a screen -----------------------------------------
def form(*parts: Part) -> bytes:
    """Return a form of these parts."""
    return fillable_pdf("Fragebogen", "Nordlicht GmbH", "Bitte alles ausfüllen. " * 30, parts)


def fields(data: bytes) -> list[tuple[str, str, list[float], int]]:
    """Return the fields of a form: name, value, rectangle, and the most letters it takes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            (
                str(one.T),
                str(one.get("/V", "")),
                [float(edge) for edge in one.Rect],
                int(one.get("/MaxLen", 0)),
            )
            for one in pdf.Root.AcroForm.Fields
        ]


@pytest.mark.parametrize("count", [1, 2, 3, 17, 60])
def test_every_field_lies_on_its_page_and_none_on_another(count: int) -> None:
    """A part of more fields than a page has room for goes on on the next one."""
    data = form(
        Part("Person", tuple(Question(f"k{n}", f"Frage {n}") for n in range(count))),
        Part("Ende", (Question("z", "Letzte"),)),
    )
    found = fields(data)
    assert [name for name, *_rest in found] == [*(f"k{n}" for n in range(count)), "z"]
    assert all(
        left >= 0 and bottom > 0 and right < 596 and top < 842
        for _n, _v, (left, bottom, right, top), _m in found
    )
    assert outside(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            boxes = [[float(edge) for edge in one.Rect] for one in page.get("/Annots", [])]
            for place, one in enumerate(boxes):
                for other in boxes[:place]:
                    apart = (
                        one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                    )
                    assert apart, "two fields lie over each other"


def test_a_label_ends_before_the_next_one_and_values_stay_whole() -> None:
    """What stands there from the start has every letter and room for it, also what no Latin alphabet has."""
    value = "Łukasz Ærø-Müller"
    data = form(Part("P", (Question("a", LONG, value), Question("b", "Kurz", "x" * (LONGEST + 20)))))
    found = {name: (text, most) for name, text, _rect, most in fields(data)}
    assert found["a"][0] == value
    assert len(found["b"][0]) == LONGEST + 20 <= found["b"][1]
    labels = [one for one in words(data, 0)[0]["words"] if "Donau" in one[0] or "schiff" in one[0]]
    assert all(right <= 0.5 for _word, _left, _top, right, _bottom in labels)
    assert outside(data) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_form_says_in_which_language_it_is_read(language: str) -> None:
    """For who hears it instead of reading."""
    use_language(language)
    with pikepdf.open(io.BytesIO(form(Part("P", (Question("a", "A"),))))) as pdf:
        assert str(pdf.Root.Lang) == language


# -- slips, labels, drawings, stamps ---------------------------------------------
CODE = "BCD\n002\n1\nSCT\nBIC\nNordlicht GmbH\nDE02120300000000202051\nEUR1190.00\n\n\nRE 1\n"


def test_a_slip_says_all_of_it() -> None:
    """The longest names and purposes that a transfer takes; what is empty is not said; the same slip is the same file."""
    slip = Slip(WHOSE, "N" * 70, "DE02120300000000202051", "", 119_000, text="R" * 140, code=CODE)
    data = slip_pdf(slip)
    text = said(data).replace(" ", "")
    assert ("N" * 70 in text, "R" * 140 in text, "DE02120300000000202051" in text, "1,190.00EUR" in text) == (
        True,
    ) * 4
    assert "BIC" not in text
    assert outside(data) == []
    assert slip_pdf(slip) == data
    assert outside(slip_pdf(replace(slip, head=Letterhead(LONG, LONG), payee=LONG, text=LONG))) == []


@pytest.mark.parametrize("key", sorted(sheets()))
def test_every_sheet_of_labels_lies_on_its_paper(key: str) -> None:
    """Each label of each known sheet, its words on it, whatever they are; the sheet for measuring too."""
    sheet = sheets()[key]
    width, height = (sheet.width, sheet.height) if sheet.tape else (210.0, 297.0)
    for place in range(sheet.count):
        left, top = place_of(sheet, place)
        assert (
            left >= 0,
            top >= 0,
            left + sheet.width <= width + 0.5,
            top + sheet.height <= height + 0.5,
        ) == (True,) * 4
    label = Label(("Ä" * 40, "zweite Zeile " * 4, ""), "IT-2026-000123")
    for one in (label, replace(label, kind="code128"), replace(label, code="")):
        data = labels_pdf(sheet, [one] * 2, start=sheet.count)
        assert len(pypdfium2.PdfDocument(data)) == 2
        assert outside(data) == []
    assert outside(calibration_pdf(sheet)) == []


@pytest.mark.parametrize("key", sorted(key for key, sheet in sheets().items() if not sheet.tape))
@pytest.mark.parametrize("kind", ["qr", "code128"])
def test_labels_are_whole_and_off_the_edge_of_their_sheet(key: str, kind: str) -> None:
    """Printers leave 5 mm at the sides white: no letter and no bar stands there, also where labels reach the edge; usual names are not cut."""
    label = Label(("IT-00111", "Samsung Galaxy A55", "SA181141"), "IT-00111", kind)
    page = pypdfium2.PdfDocument(labels_pdf(sheets()[key], [label] * sheets()[key].count))[0]
    shown = [one.get_bounds() for one in page.get_objects() if one.type in (1, 2, 3)]
    white = EDGE * 72 / 25.4 - 0.5
    assert min(left for left, *_more in shown) >= white
    assert max(right for _left, _low, right, _high in shown) <= page.get_width() - white
    if sheets()[key].width >= 60:
        assert "Samsung Galaxy A55" in page.get_textpage().get_text_range()


def test_labels_that_can_not_be_printed_are_refused() -> None:
    """Nothing, a place that is not there, a printer that is off by more than any is."""
    sheet = sheets()[min(sheets())]
    for bad in ({"labels": []}, {"start": 0}, {"start": sheet.count + 1}, {"x": 11.0}, {"y": -11.0}):
        with pytest.raises(Invalid):
            labels_pdf(sheet, **{"labels": [Label(("a",))], **bad})


def boxes(count: int, deep: int) -> list[DrawnBox]:
    """Return a tree: each box below the one before it, so many in a chain, the chains below each other."""
    return [
        DrawnBox(n + 1, 0 if n % deep == 0 else n, f"{LONG}{n}", LONG, n % deep, row=n // deep)
        for n in range(count)
    ]


@pytest.mark.parametrize(("count", "deep"), [(0, 1), (1, 1), (60, 2), (40, 12)])
def test_a_drawing_goes_on_on_further_pages(count: int, deep: int) -> None:
    """Every box once in its place, its heads again where a page begins below them."""
    drawn = boxes(count, deep)
    data = drawing_pdf(LONG, LONG, replace(WHOSE, company=LONG), drawn)
    assert outside(data) == []
    pages = pages_of(drawn, 7)
    assert sorted(one.box.key for page in pages for one in page if not one.again) == [
        one.key for one in drawn
    ]
    assert all(0 <= one.row < 7 for page in pages for one in page)


def paper(width: float = 595, height: float = 842, rotate: int = 0) -> bytes:
    """Return an empty page, perhaps turned."""
    out = io.BytesIO()
    canvas = new_canvas(out, "x", "", (width, height))
    canvas.showPage()
    canvas.save()
    with pikepdf.open(out) as pdf:
        pdf.pages[0].Rotate = rotate
        made = io.BytesIO()
        pdf.save(made)
    return made.getvalue()


@pytest.mark.parametrize("size", [(595, 842), (842, 595), (298, 420)])
@pytest.mark.parametrize("place", ["tl", "tc", "tr", "bl", "br"])
def test_a_stamp_lies_on_the_page_within_its_frame(size: tuple[int, int], place: str) -> None:
    """Two at one place stand below each other; a long line ends at the frame; a page that is not there gets none."""
    stamps = [Stamp(0, place, ("Genehmigt", LONG)), Stamp(0, place, ("Gebucht",)), Stamp(7, place, ("Nie",))]
    data = stamped(paper(*size), stamps)
    assert outside(data) == []
    found = {word: (left, top) for word, left, top, _right, _bottom in words(data, 0)[0]["words"]}
    assert found["Genehmigt"][1] != found["Gebucht"][1]
    assert "Nie" not in found


# -- papers of sales -------------------------------------------------------------
HEAD = Head("Nordlicht GmbH", "Hafenstraße 1, 24103 Kiel")


def sale(*rows: PaperRow, **more: Any) -> SalesPaper:
    """Return an invoice of these positions."""
    sums = (PaperSum("Netto", 100_00), PaperSum("Gesamt", 119_00, "total"))
    base = SalesPaper(
        HEAD,
        ("Firma A", "Kiel"),
        (("Nummer", "R1"),),
        "Rechnung",
        ("Guten Tag,",),
        rows=rows,
        sums=sums,
        notes=("Zahlbar sofort.",),
    )
    return replace(base, **more)


LINES = "\n".join(f"Zeile{n}" for n in range(150))


@pytest.mark.parametrize(
    "paper_of",
    [
        lambda: sale(
            PaperRow("article", "1", LINES, "1", "Stück", price="100,00", discount="10 %", amount=100_00)
        ),
        lambda: sale(
            *(
                PaperRow(
                    "article", str(n), LONG, "1", "Kilowattstunde", price="100,00", discount="", amount=100_00
                )
                for n in range(40)
            )
        ),
        lambda: sale(
            PaperRow("article", "1", "A", "1", "Stück", price="1,00", discount="", amount=1_00),
            notes=(LINES,),
            code=CODE,
        ),
        lambda: sale(
            PaperRow("article", "1", "A", "1", "Stück", price="1,00", discount="", amount=1_00),
            intro=(LINES,),
            title=LONG,
        ),
        lambda: sale(
            PaperRow("heading", "", LONG),
            PaperRow("text", "", LONG),
            PaperRow("subtotal", "", LONG, amount=5),
            prices=False,
        ),
        lambda: sale(
            rows=(),
            table=(
                (LONG, LONG, "Netto", "Steuer"),
                *((f"A{n}", LONG, "1", "2") for n in range(60)),
                ("Summe", "", "1", "2"),
            ),
        ),
    ],
)
def test_a_paper_of_sales_has_all_its_words_on_its_pages(paper_of: Callable[[], SalesPaper]) -> None:
    """A position, note or text longer than a page goes on on the next one, and no line of it is lost."""
    data = sales_pdf(paper_of())
    assert outside(data) == []
    text = said(data)
    for mark in ("Zeile0 ", "Zeile77 ", "Zeile149"):
        assert (mark in f"{text} ") == ("Zeile149" in str(paper_of())), mark
    assert "119,00" in text


def test_columns_of_positions_do_not_meet() -> None:
    """With and without discounts and prices the room for words ends before the quantities; a block says its height."""
    for prices in (True, False):
        for discount in ("", "10 %"):
            made = Blocks(
                sale(
                    PaperRow("article", "1", "A", "1", "Stück", price="1,00", discount=discount, amount=1_00),
                    prices=prices,
                )
            )
            at = made.columns
            assert at.text + at.room <= at.quantity <= at.unit <= at.price + 1
            assert at.price <= at.discount
            (one,), (two,) = made.paragraphs(["x"]), made.paragraphs(["x\nx"])
            assert two.height > one.height > 0
            assert [part.running for part in made.row(PaperRow("article", "1", LINES), 7)] == [7] * 15


# -- pages as pictures -------------------------------------------------------------
def test_pages_are_painted_as_asked() -> None:
    """As many as there are, no more; a picture that is huge or none is a sentence."""
    data = drawing_pdf("T", "", WHOSE, boxes(60, 2))
    total = len(pypdfium2.PdfDocument(data))
    about, pages = paint(data, 0.2, first=1, count=99)
    assert (about, len(pages)) == ({"pages": total}, total - 1)
    assert all(one.startswith(b"P6") for one in pages)
    assert paint(data, 1.0, first=total)[1] == []
    assert words(data, total) == ({"words": []}, [])
    for bad in (b"", b"GIF89a", b"P6\n99999 99999\n255\n"):
        with pytest.raises(Invalid):
            opened(bad)
