"""Reports on paper: figures, carried-forward subtotals, page numbers, and equal bytes for equal input."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pypdfium2
import pytest

from app.core.messages import use_language
from app.data.office import Office
from app.data.reports import make_report, pdf
from app.paper.page_frame import Letterhead, fit, fonts
from app.paper.table import TableColumn, TablePaper, TableRow, table_pdf

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
        table_pdf(TablePaper("Liste", "2026", Letterhead("Firma GmbH"), COLUMNS, body, ("Summe", "", *total)))
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
