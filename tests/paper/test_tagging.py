"""Papers are tagged: titles, paragraphs and tables in their order, nothing said twice, and what stands on every page said by none."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from app.core.messages import Text, use_language
from app.paper.archival import to_pdfa
from app.paper.booklet import Booklet, Section, booklet_pdf
from app.paper.letter import Head, Letter, letters_pdf
from app.paper.page_frame import Letterhead
from app.paper.payslip import PayslipPaper, Row, SlipBlock, payslips_pdf
from app.paper.protocol import ProtocolPaper, protocols_pdf
from app.paper.sales import sales_pdf
from app.paper.sales_parts import PaperRow, PaperSum, SalesPaper
from app.paper.table import TableColumn, TablePaper, TableRow, table_pdf
from tests.paper.structure import structure, texts

WHOSE = Letterhead("Nordlicht GmbH", "Kiel")


def flat(one: Any) -> str:
    """Return the text of an element, blanks made one."""
    return " ".join((one if isinstance(one, str) else " ".join(flat(kid) for kid in one[1:])).split())


def all_of(tree: list[Any], kind: str) -> list[list[Any]]:
    """Return all elements of a kind, in their order."""
    found = [tree] if tree[0] == kind else []
    return found + [one for kid in tree[1:] if isinstance(kid, list) for one in all_of(kid, kind)]


def grid(table: list[Any]) -> list[list[tuple[str, str]]]:
    """Return the rows of a table as kind and text of each cell."""
    return [[(cell[0], flat(cell).strip()) for cell in row[1:]] for row in table[1:]]


def test_a_report_is_one_table_over_all_its_pages() -> None:
    """Head once, each row with as many cells as columns, empty ones too; sums carried and page numbers are not read."""
    use_language("de")
    columns = (TableColumn("Konto", 1), TableColumn("Name", 3), TableColumn("Betrag", 1, True, True))
    rows = [TableRow((str(1000 + n), f"Konto {n}" if n % 7 else "", n * 100)) for n in range(150)]
    paper = TablePaper(
        "Summen",
        "bis heute",
        WHOSE,
        columns,
        rows,
        totals=("", "Summe", sum(n * 100 for n in range(150))),
        notes=("Ohne Gewähr",),
    )
    made = table_pdf(paper)
    tree, (_said, rest) = structure(made), texts(made)
    assert [flat(one) for one in all_of(tree, "H1")] == ["Summen"]
    tables = all_of(tree, "Table")
    assert len(tables) == 1
    cells = grid(tables[0])
    assert cells[0] == [("TH", "Konto"), ("TH", "Name"), ("TH", "Betrag")]
    assert len(cells) == 1 + 150 + 1
    assert {len(row) for row in cells} == {3}
    assert cells[8][1] == ("TD", "")
    assert cells[9] == [("TD", "1008"), ("TD", "Konto 8"), ("TD", "8,00")]
    assert cells[-1][2][1] == "11.175,00"
    assert "Ohne Gewähr" in [flat(one) for one in all_of(tree, "P")]
    assert rest.count("Seite") == rest.count("Nordlicht GmbH · Kiel") > 2
    assert "Vortrag" in rest or "bertrag" in rest
    assert table_pdf(paper) == made


def test_a_letter_says_whose_it_is_once() -> None:
    """Sender, address, subject and text are read in this order; on the second page the frame is furniture."""
    use_language("de")
    head = Head("Nordlicht", columns=(("IBAN DE02", "BIC NOL"),))
    letter = Letter(
        head, ("Anna Muster", "24103 Kiel"), (("Datum", "1.2."),), "Betreff", ("Satz. " * 900, "Ende")
    )
    made = letters_pdf([letter], "Brief")
    tree = structure(made)
    said = [(one[0], flat(one)) for one in tree[1:]]
    order = [text for _kind, text in said]
    assert (
        order.index("Anna Muster 24103 Kiel")
        < order.index("Datum 1.2.")
        < order.index("Betreff")
        < order.index("Ende")
    )
    assert ("H1", "Betreff") in said
    assert order.count("IBAN DE02 BIC NOL") == 1
    assert "" not in order
    assert "IBAN DE02" in texts(made)[1]


def test_an_invoice_reads_its_positions_as_a_table() -> None:
    """Number, what, quantity, unit, price and amount are cells; a position of two lines is one cell; the language is the paper's."""
    rows = (
        PaperRow("item", "1", "Hobel\nmit Koffer", "2", "Stück", price="10,00", amount=2000),
        PaperRow("item", "2", "Säge", "1", "Stück", price="5,00", amount=500),
    )
    paper = SalesPaper(
        Head("Nordlicht"),
        ("Anna Muster",),
        (),
        "Invoice 7",
        (),
        rows=rows,
        sums=(PaperSum("Total", 2500, "total"),),
        notes=(),
        language="en",
    )
    tree = structure(sales_pdf(paper))
    cells = grid(all_of(tree, "Table")[0])
    assert [kind for kind, _text in cells[0]] == ["TH"] * 6
    assert [text for _kind, text in cells[1]] == ["1", "Hobel mit Koffer", "2", "Stück", "10,00", "20.00"]
    assert "Total 25.00" in [flat(one) for one in all_of(tree, "P")]
    with pikepdf.open(io.BytesIO(sales_pdf(paper))) as pdf:
        assert str(pdf.Root.Lang) == "en"


def test_a_booklet_has_headings_of_two_levels_and_its_tables() -> None:
    """Also through the archive's PDF/A, which keeps all of it."""
    use_language("de")
    sections = [
        Section(1, "Kapitel", ("Ein Satz.",), ("Wer", "Was"), tuple((f"A{n}", f"B{n}") for n in range(90))),
        Section(2, "Teil", ("Noch einer.",)),
    ]
    made = to_pdfa(booklet_pdf(Booklet("Handbuch", "Stand heute", WHOSE, sections)), "Handbuch")
    tree = structure(made)
    assert [flat(one) for one in all_of(tree, "H1")] == ["Handbuch", "Kapitel"]
    assert [flat(one) for one in all_of(tree, "H2")] == ["Teil"]
    cells = [row for table in all_of(tree, "Table") for row in grid(table)]
    assert [row for row in cells if row[0][0] == "TD"] == [
        [("TD", f"A{n}"), ("TD", f"B{n}")] for n in range(90)
    ]
    assert cells[0] == [("TH", "Wer"), ("TH", "Was")]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_text_of_a_slip_and_a_protocol_stands_in_the_tree(language: str) -> None:
    """What is not in the tree is the foot of the page alone."""
    use_language(language)
    slip = PayslipPaper(
        company="Nordlicht GmbH", sender="Kiel", address=("Anna",), title=Text("Abrechnung", "Payslip"), month="05/2026",
        subtitle=Text("a", "b"), pairs=((Text("Name", "Name"), "Anna"),),
        blocks=(SlipBlock(Text("Bezüge", "Pay"), (Text("Betrag", "Amount"),), (Row(Text("Gehalt", "Salary"), ("3.000,00",)),)),),
        foot=Text("Fuß", "foot"),
    )  # fmt: skip
    made = payslips_pdf([slip])
    tree = structure(made)
    assert grid(all_of(tree, "Table")[0])[1] == [("TD", "Gehalt Salary"), ("TD", "3.000,00")]
    assert texts(made)[1].startswith("Fuß")
    protocol = ProtocolPaper(
        "Übergabe",
        "Nordlicht GmbH",
        (("Wer", "Anna"),),
        ("Gerät", "Nummer"),
        (("Laptop", "IT-1"),),
        shares=(1, 1),
        text="Bitte pflegen.",
        left="links",
        right="rechts",
    )
    tree = structure(protocols_pdf([protocol]))
    assert [grid(table)[0] for table in all_of(tree, "Table")][:2] == [
        [("TD", "Wer"), ("TD", "Anna")],
        [("TH", "Gerät"), ("TH", "Nummer")],
    ]
    assert [flat(one) for one in all_of(tree, "H1")] == ["Übergabe"]
