"""What leaves for spreadsheets: figures that they take for figures, texts that they don't run."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from app.core.messages import use_language
from app.core.own_fields import YES
from app.data.export import Sheet, clipboard_text, csv_bytes, human, xlsx_bytes
from app.data.spreadsheet import first_sheet

COLUMNS = (("Konto", "text"), ("Betrag", "money"), ("Tag", "day"), ("Anzahl", "number"))
SHEET = Sheet(
    "x", COLUMNS, [["=1+1", -503_86, datetime.date(2026, 10, 12), 3], ["+49 40 1", None, None, None]]
)


@pytest.mark.parametrize(
    ("speech", "amount", "day"), [("de", "-503,86", "12.10.2026"), ("en", "-503.86", "12/10/2026")]
)
def test_a_person_gets_figures_of_the_language(speech: str, amount: str, day: str) -> None:
    """German Excel reads 12.10 as the twelfth of October and U+2212 as a text: the figures are written as it reads them."""
    use_language(speech)
    try:
        rows = list(
            csv.reader(io.StringIO(csv_bytes(SHEET, for_people=True).decode("utf-8-sig")), delimiter=";")
        )
        pasted = list(csv.reader(io.StringIO(clipboard_text(SHEET)), delimiter="\t"))
    finally:
        use_language("en")
    assert rows == pasted
    assert rows[1] == ["'=1+1", amount, day, "3"]
    assert rows[2] == ["'+49 40 1", "", "", ""]


def test_machines_get_points_and_iso_days() -> None:
    """The command line and imports have one writing in every language."""
    use_language("de")
    try:
        text = csv_bytes(SHEET).decode("utf-8-sig")
    finally:
        use_language("en")
    assert "'=1+1;-503.86;2026-10-12;3\r\n" in text


@given(st.integers(-(10**13), 10**13))
def test_an_amount_comes_back(cents: int) -> None:
    """What the clipboard says is the amount, whatever its size and sign."""
    use_language("de")
    try:
        text = clipboard_text(Sheet("x", (("a", "money"),), [[cents]])).splitlines()[1]
    finally:
        use_language("en")
    assert text.isascii()
    assert Decimal(text.replace(",", ".")) == Decimal(cents).scaleb(-2)


def test_a_workbook_keeps_texts_as_they_are() -> None:
    """Texts of a workbook are never run, so a telephone number needs no mark; on paper neither."""
    data = xlsx_bytes(SHEET)
    rows, _none = first_sheet(data)
    assert rows[1:] == [["=1+1", "-503.86", "2026-10-12", "3"], ["+49 40 1", "", "", ""]]
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        assert b"<f>" not in whole.read("xl/worksheets/sheet1.xml")
    assert human("+49 40 1", "text") == "+49 40 1"


@pytest.mark.parametrize(
    ("name", "tab"),
    [("Konten: 2026/27 [alle]?*\\", "Konten 202627 alle"), ("?", "Kontor"), ("L" * 40, "L" * 31)],
)
def test_the_tab_of_a_workbook_has_the_name_of_the_list(name: str, tab: str) -> None:
    """Without the signs that no tab may have, 31 letters at most; what is nothing then is ours."""
    data = xlsx_bytes(Sheet(name, (("Text", "text"),), [["a"]]))
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == [tab]


def test_flags_are_words_of_the_language() -> None:
    """In files for people and in the clipboard yes or no, on paper yes or nothing; whether the database gave a bool or a figure."""
    sheet = Sheet("x", (("Gesperrt", "flag"),), ((True,), (False,), (1,), (0,)))
    use_language("de")
    try:
        assert csv_bytes(sheet, for_people=True).decode("utf-8-sig").split() == [
            "Gesperrt",
            "ja",
            "nein",
            "ja",
            "nein",
        ]
        assert clipboard_text(sheet).split() == ["Gesperrt", "ja", "nein", "ja", "nein"]
        assert [human(row[0], "flag") for row in sheet.rows] == ["ja", "", "ja", ""]
        rows = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(sheet))).get_sheet_by_index(0).to_python()
        assert [row[0] for row in rows] == ["Gesperrt", "ja", "nein", "ja", "nein"]
        assert {"ja"} <= YES
    finally:
        use_language("en")
