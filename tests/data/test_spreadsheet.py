"""Spreadsheets are read in a child: what is hostile ends in a sentence, within bounds, and the next file is read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from app.core.errors import BadFile
from app.data.transfer import read_table


def _written(path: Path, *cells: tuple[str, object]) -> Path:
    """Write a spreadsheet with some cells."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for place, value in cells:
            sheet.write(place, value)
    return path


def test_a_plain_sheet_is_read(tmp_path: Path) -> None:
    """Header and rows come as texts."""
    path = _written(tmp_path / "a.xlsx", ("A1", "Name"), ("B1", "Amount"), ("A2", "Rent"), ("B2", 12.5))
    table = read_table(path)
    assert table.header == ("Name", "Amount")
    assert list(table.rows) == [(2, ["Rent", "12.5"])]


def _bomb(path: Path) -> Path:
    """Write a spreadsheet of some MB whose sheet unpacks to a gigabyte."""
    plain = _written(path.with_suffix(".plain.xlsx"), ("A1", "x"))
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if not name.endswith("sheet1.xml"):
                after.writestr(name, before.read(name))
        row = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 200_001))
        with after.open(name="xl/worksheets/sheet1.xml", mode="w", force_zip64=True) as sheet:
            sheet.write(
                b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            )
            sheet.write(row)
            sheet.write(b"<!--" + b" " * (1 << 20))
            for _ in range(900):
                sheet.write(b" " * (1 << 20))
            sheet.write(b"--></sheetData></worksheet>")
    return path


@pytest.mark.parametrize("kind", ["corners", "bomb", "noise", "cut"])
def test_what_is_hostile_is_refused(tmp_path: Path, kind: str) -> None:
    """Two cells at the corners of the largest sheet ended the program; a bomb took 5.8 GB."""
    path = tmp_path / "hostile.xlsx"
    if kind == "corners":
        _written(path, ("A1", 1), ("XFD1048576", 1))
    elif kind == "bomb":
        _bomb(path)
    else:
        whole = _written(tmp_path / "whole.xlsx", ("A1", "x")).read_bytes()
        path.write_bytes(
            whole[: len(whole) // 2] if kind == "cut" else io.BytesIO(b"PK" + bytes(4000)).read()
        )
    with pytest.raises(BadFile) as refused:
        read_table(path)
    assert str(refused.value.faults[0].message)
    good = _written(tmp_path / "good.xlsx", ("A1", "Name"), ("B1", "x"), ("A2", "y"), ("B2", "z"))
    assert list(read_table(good).rows) == [(2, ["y", "z"])]
