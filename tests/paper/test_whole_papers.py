"""Papers whole: nothing of a long text is lost, pages are counted, a paper speaks one language, and figures are written in its way."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from app.core import format as formats
from app.core.messages import Text, use_language
from app.modules.organisation.contacts.api import ContactDraft, salutation
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.letter import WIDTH, Head, Letter, letters_pdf
from app.paper.lines_to_sign import SIGN_GAP
from app.paper.page_frame import Letterhead
from app.paper.payslip import PayslipPaper, payslips_pdf
from app.paper.protocol import ProtocolPaper, protocols_pdf
from app.paper.sales import sales_pdf
from app.paper.sales_parts import PaperRow, PaperSum, SalesPaper
from app.paper.table import TableColumn, TablePaper, TableRow, table_pdf
from tests.paper.test_inside_the_page import outside, said

WHOSE = Letterhead("Nordlicht GmbH", "Hafenstraße 1, 24103 Kiel")
HEAD = Head("Nordlicht GmbH")
DAY = datetime.date(2026, 2, 28)
APP = Path(formats.__file__).parents[1]
# what machines read has one way of writing days, whatever the desk speaks; so has the demo company's paper
FOR_MACHINES = {
    "core/format.py",
    "modules/finance/gobd/rules.py",
    "modules/hr/payroll/rules/bureau.py",
    "paper/voucher.py",
    "modules/governance/privacy/rules/letters.py",
}


def pages(data: bytes) -> list[str]:
    """Return the words of each page."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(data)]


def words(begin: str, count: int) -> str:
    """Return so many words that are told apart."""
    return " ".join(f"{begin}{number}" for number in range(count))


def table(text: str = "", notes: tuple[str, ...] = (), title: str = "Liste", rows: int = 1) -> bytes:
    """Return a report with an amount of twelve digits and a text."""
    columns = (
        TableColumn("Konto", 1),
        TableColumn("Text", 2),
        TableColumn("Betrag", 1, money=True, carried=True),
    )
    lines = [TableRow(("1800", text, 999_999_999_999)) for _ in range(rows)]
    return table_pdf(
        TablePaper(title, "2026", WHOSE, columns, lines, totals=("", "", 999_999_999_999 * rows), notes=notes)
    )


# -- reports -------------------------------------------------------------------
@pytest.mark.parametrize("count", [7, 80, 900])
def test_a_cell_goes_on_whatever_its_length(count: int) -> None:
    """No word is lost, on one page or over several; its amount stands there once and whole."""
    use_language("de")
    data = table(words("w", count))
    assert set(words("w", count).split()) <= set(said(data).split())
    assert "…" not in said(data)
    assert outside(data) == []
    assert said(data).count("9.999.999.999,99") == 2 + 2 * (
        len(pages(data)) - 1
    )  # with the total, and carried
    use_language("en")


@pytest.mark.parametrize(("lines", "rows"), [(3, 1), (70, 1), (200, 40), (55, 52)])
def test_notes_go_on_on_further_pages(lines: int, rows: int) -> None:
    """Each stands on a page, within it, and every page says which of how many it is."""
    data = table("x", tuple(f"Note{number}" for number in range(lines)), rows=rows)
    found = pages(data)
    assert {f"Note{number}" for number in range(lines)} <= set(" ".join(found).split())
    assert outside(data) == []
    assert [f"Page {place} of {len(found)}" in one for place, one in enumerate(found, 1)] == [True] * len(
        found
    )


def test_a_long_title_is_written_smaller() -> None:
    """That of an account with a name of eighty letters is whole."""
    title = "Kontenblatt 10010 Gesellschaft für Donaudampfschifffahrt mit beschränkter Haftung & Co. KG, Wien"
    data = table(title=title)
    assert title in said(data)
    assert outside(data) == []


# -- letters -------------------------------------------------------------------
@pytest.mark.parametrize(
    ("spoken", "page", "other"), [("de", "Seite 1 von 2", "Page"), ("en", "Page 1 of 2", "Seite")]
)
def test_a_letter_counts_its_pages_in_the_language_of_the_desk(spoken: str, page: str, other: str) -> None:
    """Where it does not follow the one who gets it; lines to sign stand beside each other, each above its words."""
    use_language(spoken)
    letter = Letter(
        HEAD,
        ("A", "B"),
        (),
        "S",
        tuple("x " * 300 for _ in range(9)),
        signed=("Ort, Arbeitgeber", "Ort, Beschäftigte"),
    )
    use_language("en")
    data = letters_pdf([letter], "T")
    assert page in said(data)
    assert other not in said(data)
    document = pypdfium2.PdfDocument(data)
    text = document[len(document) - 1].get_textpage()
    places = [text.get_charbox(text.search(one).get_next()[0]) for one in letter.signed]
    assert abs(places[0][1] - places[1][1]) < 1
    assert abs(places[1][0] - places[0][0] - (WIDTH + SIGN_GAP) / 2) < 2


@pytest.mark.parametrize(
    ("spoken", "greets"),
    [("", "Sehr geehrte Frau Ahrens,"), ("de", "Sehr geehrte Frau Ahrens,"), ("en", "Dear Ms Ahrens,")],
)
def test_a_paper_greets_in_its_own_language(spoken: str, greets: str) -> None:
    """A statement in English to a customer who else gets German letters says nothing in German."""
    assert salutation(ContactDraft("Ahrens", last_name="Ahrens", title="ms", language="de"), spoken) == greets


def test_a_table_that_goes_on_has_its_head_on_each_page() -> None:
    """A statement of account over three pages says on each what its columns are."""
    rows = tuple((f"{number}.01.", f"RE-{number}", "1,00") for number in range(90))
    paper = SalesPaper(
        HEAD,
        ("A",),
        (),
        "Kontoauszug",
        (),
        rows=(),
        sums=(),
        notes=(),
        table=(("Datum", "Belegnummer", "Saldo"), *rows, ("Summe", "", "90,00")),
    )
    found = pages(sales_pdf(paper))
    assert len(found) > 2
    assert ["Belegnummer" in page for page in found] == [True] * len(found)
    assert {f"RE-{number}" for number in range(90)} <= set(" ".join(found).split())


def boxes(data: bytes, *texts: str) -> list[tuple[float, float]]:
    """Return where texts of the first page begin and end."""
    document = pypdfium2.PdfDocument(data)
    page, found = document[0].get_textpage(), []
    for text in texts:
        begin, length = page.search(text).get_next()
        found.append((page.get_charbox(begin)[0], page.get_charbox(begin + length - 1)[2]))
    return found


def test_figures_of_an_invoice_stand_beside_each_other() -> None:
    """Of twelve digits too: texts give up room, and the words of a sum never reach its amount."""
    article = PaperRow(
        "article",
        "1",
        "Kran",
        "888.888.888,8888",
        "Stück",
        price="777.777.777,7777",
        discount="12,5 %",
        amount=666_666_666_666_66,
    )
    tax = PaperSum("Umsatzsteuer 19 % auf 555.555.555.555,55 € nach Abzug aller Rabatte", 444_444_444_444_44)
    paper = SalesPaper(HEAD, ("A",), (), "Rechnung", (), rows=(article,), sums=(tax,), notes=())
    data = sales_pdf(paper)
    cells = ("Kran", "888.888.888,8888", "Stück", "777.777.777,7777", "12,5 %", "666.666.666.666,66")
    line = boxes(data, *cells)
    assert all(left[1] < right[0] for left, right in pairwise(line))
    words_of_sum, amount = boxes(data, "Umsatzsteuer 19 % auf", "444.444.444.444,44")
    assert words_of_sum[1] < amount[0]
    assert outside(data) == []


def test_heads_of_pages_keep_apart() -> None:
    """A long company and a long title reach neither each other nor the number of the page; the foot ends on the paper."""
    long = "Gesellschaft für Werkzeug und Maschinen mit beschränkter Haftung " * 3
    book = booklet_pdf(Booklet(long, "", Letterhead(long), [Section(1, "A", ("B",))], foot=long * 3))
    assert outside(book) == []
    assert boxes(book, "Gesellschaft")[0][0] < boxes(book, "Page 1 of 1")[0][0]
    protocol = ProtocolPaper(
        title=long,
        company=long,
        pairs=(("Person", "A"),),
        head=("A",),
        rows=(("B",),),
        shares=(1,),
        text="",
        left="L",
        right="R",
    )
    assert outside(protocols_pdf([protocol])) == []
    name = "Gesellschaft für Werkzeug und Maschinen mit beschränkter Haftung"
    assert name in said(letters_pdf([Letter(Head(name), ("A",), (), "S", ("T",))], "T"))


# -- payslips ------------------------------------------------------------------
def test_a_payslip_has_room_for_long_names() -> None:
    """Company and person stand beside what is at their right, whole, and never over it."""
    company, person = (
        "Gesellschaft für Werkzeug und Maschinen mit beschränkter Haftung",
        "Karl-Friedrich Freiherr von und zu Hohenlohe-Langenburg",
    )
    paper = PayslipPaper(
        company=company,
        sender=company,
        address=(person, "Straße 1", "24103 Kiel"),
        title=Text("Entgeltabrechnung", "Payslip"),
        month="07/2026",
        subtitle=Text("Bescheinigung", "Certificate"),
        pairs=((Text("Personalnummer", "Staff no."), "101"),),
        blocks=(),
        foot=Text("Fuß", "Foot"),
    )
    data = payslips_pdf([paper])
    assert company in said(data)
    assert person in said(data)
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage()
    for left, right in ((person, "Personalnummer"), (company, "Entgeltabrechnung")):
        begin, length = text.search(left).get_next()
        assert text.get_charbox(begin + length - 1)[2] < text.get_charbox(text.search(right).get_next()[0])[0]


# -- days ----------------------------------------------------------------------
def test_days_are_written_in_one_place() -> None:
    """Who writes a day for people asks core.format, which knows how the language of desk or paper does."""
    assert (formats.day(DAY, "de"), formats.day(DAY, "en"), formats.day(None, "de")) == (
        "28.02.2026",
        "28/02/2026",
        "",
    )
    shape = re.compile(r"%d\.%m\.%Y|%d/%m/%Y")
    found = {
        path.relative_to(APP).as_posix()
        for path in APP.rglob("*.py")
        if shape.search(path.read_text(encoding="utf-8"))
    }
    assert found - FOR_MACHINES == set()
