"""Reports on paper: figures, carried-forward subtotals, page numbers, and equal bytes for equal input."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.core import format as formats
from app.core.messages import _, use_language
from app.data.office import Office
from app.data.reports import make_report, pdf
from app.paper.page_counts import page_counts
from app.paper.page_frame import Letterhead, fit, fonts, text_width, widths_for
from app.paper.protocol import ProtocolPaper, protocols_pdf
from app.paper.table import TableColumn, TablePaper, TableRow, column_widths, table_pdf

COLUMNS = (
    TableColumn("Konto", 1),
    TableColumn("Name", 4),
    TableColumn("Soll", 2, True, True),
    TableColumn("Haben", 2, True, True),
)


def texts(data: bytes) -> list[str]:
    """Return the text of each page."""
    document = pypdfium2.PdfDocument(data)
    found = [document[i].get_textpage().get_text_range() for i in range(len(document))]
    document.close()
    return found


@pytest.mark.parametrize("rows", [0, 1, 45, 46, 47, 48, 200])
def test_every_row_is_on_paper_and_subtotals_carry(rows: int) -> None:
    """Rows appear once; what a page hands over is what the next takes; the last page has the totals."""
    use_language("de")
    body = [TableRow((f"K{i:04d}", "Größe & Söhne", 100 + i, i)) for i in range(rows)]
    total = (sum(row.cells[2] for row in body), sum(row.cells[3] for row in body))
    pages = texts(
        table_pdf(
            TablePaper("Liste", "2026", Letterhead("Firma GmbH"), COLUMNS, body, totals=("Summe", "", *total))
        )
    )
    whole = "\n".join(pages)
    assert [i for i in range(rows) if whole.count(f"K{i:04d}") != 1] == []
    for number, page in enumerate(pages, 1):
        assert f"Seite {number} von {len(pages)}" in page
    for before, after in pairwise(pages):
        handed = next(line for line in before.splitlines() if line.startswith("Zu übertragen"))
        taken = next(line for line in after.splitlines() if line.startswith("Übertrag"))
        assert handed.removeprefix("Zu übertragen") == taken.removeprefix("Übertrag")
    assert "Summe" in pages[-1]


def test_same_report_gives_same_bytes(demo: Office) -> None:
    """A closed period prints identically, with the state of the chain at its foot."""
    span = (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    for name, account in (("trial-balance", ""), ("journal", ""), ("account-sheet", "1800")):
        report = demo.read(make_report, name, *span, account)
        first = demo.read(pdf, report, demo.clock(), "Anna")
        assert first == demo.read(pdf, report, demo.clock(), "Anna")
        assert "Nordlicht Werkzeug GmbH" in texts(first)[0]
        assert "Printed" in texts(first)[0]


def test_long_texts_are_cut_with_an_ellipsis() -> None:
    """Nothing runs into the next column."""
    fonts()
    assert fit("kurz", 100, "Kontor", 8) == "kurz"
    assert fit("sehr langer Text " * 5, 100, "Kontor", 8).endswith("…")


def test_the_heading_of_a_group_is_as_long_as_it_must_be() -> None:
    """It takes the room of the empty cells beside it; a row keeps to its column and goes on below."""
    name = "Wolkenstein-Hohenlohe, Maximiliane Eleonore"
    narrow = (
        TableColumn("Monat", 0.5),
        TableColumn("Betrag", 1.0, money=True),
        TableColumn("Netto", 4.0, money=True),
    )
    rows = [TableRow((name, None, None), "group"), TableRow((name, 1_00, 2_00))]
    (page,) = texts(table_pdf(TablePaper("Liste", "", Letterhead("Firma GmbH"), narrow, rows)))
    assert page.count(name) == 1
    assert "…" not in page
    assert page.count("Maximiliane") == page.count("Eleonore") == 2


@given(st.lists(st.text("QXYZÄÖÜ ", max_size=90), min_size=1, max_size=40), st.integers(4, 9))
def test_no_letter_of_a_row_is_lost(names: list[str], share: int) -> None:
    """A text that is longer than its column is wide goes on below, over pages too; sums that are carried stay right."""
    columns = (TableColumn("Name", share), TableColumn("Betrag", 5.0, True, True), TableColumn("Wort", 4.0))
    rows = [TableRow((name, 1_00, name[::-1])) for name in names]
    paper = TablePaper(
        "Liste", "", Letterhead("Firma"), columns, rows, totals=("Summe", 100 * len(names), "")
    )
    said = "".join(texts(table_pdf(paper)))
    for letter in "QXYZÄÖÜ":
        assert said.count(letter) == 2 * "".join(names).count(letter)
    assert formats.cents(100 * len(names)) in said


@given(st.integers(0, 400), st.integers(0, 30), st.integers(8, 60), st.integers(8, 60))
def test_pages_hold_every_row_and_no_total_stands_alone(
    rows: int, notes: int, first: int, later: int
) -> None:
    """No page holds more than it can, together all rows; the last one has three rows where there are so many."""
    assume(notes + 3 <= later)
    counts = page_counts(rows, notes, first, later)
    assert sum(counts) == rows
    assert counts[0] <= first
    assert all(count <= later for count in counts[1:])
    if len(counts) > 1 and rows >= 8:
        assert counts[-1] >= 3
    assert counts[-1] + notes <= (first if len(counts) == 1 else later)


def test_no_head_and_no_figure_is_cut(demo: Office) -> None:
    """All reports in German: each word of each head stands on the page, and each figure of the totals."""
    use_language("de")
    try:
        span = (datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))
        for name in ("asset-register", "trial-balance", "bwa", "balance-sheet", "income-statement"):
            report = demo.read(make_report, name, *span, "")
            whole = "\n".join(texts(demo.read(pdf, report, demo.clock(), "Anna")))
            said = " ".join(whole.split())
            for _key, title, _kind, _share in report.columns:
                for word in _(title).split():
                    assert word in said, (name, title)
            for key, cents in report.totals.items():
                assert formats.cents(cents) in said, (name, key)
    finally:
        use_language("en")


def test_columns_give_what_others_need() -> None:
    """A figure of a thousand millions in a narrow column takes its room from the wide text beside it."""
    fonts()
    columns = (TableColumn("Name", 20), TableColumn("Betrag", 0.5, True, True))
    body = [TableRow(("x", 123_456_789_012_34))] * 3
    paper = TablePaper(
        "Liste", "", Letterhead("Firma"), columns, body, totals=("Summe", 3 * 123_456_789_012_34)
    )
    text, figure = column_widths(paper, 500)
    assert text + figure == pytest.approx(500)
    assert figure >= text_width(formats.cents(3 * 123_456_789_012_34), "Kontor-Bold", 7.6)


@given(
    st.lists(st.tuples(st.floats(0.1, 10), st.floats(0, 300)), min_size=1, max_size=9), st.floats(100, 800)
)
def test_widths_fill_the_page_and_meet_needs_where_they_can(
    columns: list[tuple[float, float]], width: float
) -> None:
    """The widths add up to that of the page; where all needs together fit, each is met."""
    shares, needs = [one[0] for one in columns], [one[1] for one in columns]
    widths = widths_for(shares, needs, width)
    assert sum(widths) == pytest.approx(width)
    if sum(needs) <= width:
        assert all(got >= need - 1e-6 for got, need in zip(widths, needs, strict=True))


@pytest.mark.parametrize("shares", [(0.2, 5, 1), (1, 1, 1)])
def test_heads_of_protocols_are_not_broken_inside_words(shares: tuple[float, ...]) -> None:
    """The number of a device has a narrow column and a long head."""
    heads = ("Gerätenummer", "Bezeichnung", "Nächste Überprüfung")
    protocol = ProtocolPaper(
        "Übergabe",
        "Firma GmbH",
        (("Von", "Anna"),),
        heads,
        (("IT-1", "x", "1.1.2027"),),
        shares=shares,
        text="Text",
        left="links",
        right="rechts",
    )
    words = " ".join(" ".join(texts(protocols_pdf([protocol]))).split())
    for head in heads:
        for word in head.split():
            assert word in words
