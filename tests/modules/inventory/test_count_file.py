"""A file of counts: every fault of it at once, then right; the same file twice changes nothing; sheets and protocol say what they must."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from app.core.errors import BadFile
from app.data.office import Office
from app.modules.inventory.counting.cli import count_group
from app.modules.inventory.counting.queries.counts import count_view
from app.modules.inventory.counting.queries.lines import lines_of, sheet_of, sums
from app.modules.inventory.counting.reports import keep_protocol, protocol_pdf, sheets_pdf
from app.modules.inventory.counting.rules.words import CountDraft
from app.modules.inventory.counting.services.counts import begin
from app.modules.inventory.counting.services.posting import post_count
from app.modules.inventory.counting.transfer import run_import
from tests.conftest import close, office_at
from tests.modules.inventory.stock_cases import DAY, faults, move, shelf, stocked

BAD = """Artikelnummer;Lagerplatz;Charge;Gezählt;Bemerkung
A-1;A;;9;
A-1;A;;8;zweimal
A-1;;;8;an zwei Plätzen
B-1;A;;acht;
B-1;A;;-1;
X-9;A;;1;
L-1;A;C9;1;
A-1;B;;;leer
"""
RIGHT = """Artikelnummer;Lagerplatz;Charge;Gezählt;Bemerkung
A-1;A;;9;eine fehlt
A-1;B;;0;
B-1;A;;1.004,5;
L-1;A;C1;3 Stk;
"""


def _begun(office: Office) -> int:
    a, b, lot = stocked(office, "A-1"), stocked(office, "B-1"), stocked(office, "L-1", tracking="lot")
    first, second = shelf(office, "A"), shelf(office, "B")
    for article, place, quantity in ((a, first, 10), (a, second, 2), (b, first, 1000)):
        move(office, "receive", article, quantity, value=quantity * 100, place=place)
    move(office, "receive", lot, 3, value=300, place=first, lot="C1")
    return office.run(begin, CountDraft("Alles", DAY, amount=100_000))


def test_a_file_of_counts(any_office: Office, tmp_path: Path) -> None:
    """All faults by line; then right; then the same again."""
    office, path = any_office, tmp_path / "Zählung.csv"
    key = _begun(office)
    path.write_text(BAD, encoding="utf-8")
    with pytest.raises(BadFile) as refused:
        run_import(office, key, path)
    assert [(one.line, one.field) for one in refused.value.faults] == [
        (3, "line"), (4, "article"), (5, "quantity"), (6, "quantity"), (7, "article"), (8, "article"),
    ]  # fmt: skip
    assert all(one.counts.first is None for one in office.read(lines_of, key))
    path.write_text(RIGHT, encoding="utf-8")
    done = run_import(office, key, path)
    assert (done.counted, done.changed, done.empty) == (4, 4, 0)
    again = run_import(office, key, path)
    assert (again.counted, again.changed) == (4, 0)
    found = {(one.code, one.path[-1]): one.difference for one in office.read(lines_of, key)}
    assert found == {("A-1", "A"): -10_000, ("A-1", "B"): -20_000, ("B-1", "A"): 45_000, ("L-1", "A"): 0}
    assert office.run(post_count, key) == 3
    assert faults(office) == []


def _text(data: bytes) -> str:
    return " ".join(
        "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)).split()
    )


def test_sheets_hide_what_the_protocol_shows(office: Office, tmp_path: Path) -> None:
    """Sheets name place, line and article but no quantity; the protocol has counts, differences, value and room to sign; it is filed once."""
    key = _begun(office)
    view = office.read(count_view, key)
    assert view is not None
    text = _text(sheets_pdf(view, office.read(sheet_of, key, 0, ""), "Test GmbH"))
    assert all(word in text for word in ("Sheet 1 of 2", "Sheet 2 of 2", "A-1", "L-1", "C1", "1/1", "2/1"))
    assert "1,000" not in text
    assert "1000" not in text
    path = tmp_path / "Z.csv"
    path.write_text(RIGHT, encoding="utf-8")
    run_import(office, key, path)
    office.run(post_count, key)
    view = office.read(count_view, key)
    assert view is not None
    text = _text(protocol_pdf(view, office.read(lines_of, key), office.read(sums, key), "Test GmbH"))
    for word in ("Shortage", "eine fehlt", "Signatures", "Head of the count", view.number, "4.50"):
        assert word in text, word
    filed = office.run(keep_protocol, key, "Test GmbH")
    assert office.run(keep_protocol, key, "Test GmbH") == filed


def test_the_command(place: str, tmp_path: Path) -> None:
    """The only running count takes the file; what it did is JSON."""
    office = office_at(place)
    _begun(office)
    close(office.book)
    path = tmp_path / "Z.csv"
    path.write_text(RIGHT, encoding="utf-8")
    done = CliRunner().invoke(count_group, ["import", place, str(path), "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.output)["counted"] == 4
