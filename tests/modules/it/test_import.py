"""Lists of devices as they come: each trap of German files is read right or named by its cell; the same file again changes nothing."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from app.core.errors import BadFile
from app.core.messages import use_language
from app.data.office import Office
from app.modules.it.assets.queries.assets import assets, assets_source
from app.modules.it.assets.transfer import run_import
from tests.modules.it.conftest import member

HEAD = "Inventarnummer;Seriennummer;Gerätename;Kategorie;Hersteller;Modell;Benutzer;Standort;Kaufdatum;Preis;Garantie"
ROW = "IT-7;S7;Büro-PC;Notebook;Lenovo;T14 Größe;Petersen, Anna;Kiel / EG;03.12.2024;1.299,00;36"


def _all(office: Office) -> list[tuple[str, str, str, str, str, datetime.date | None, int | None]]:
    found = office.read(assets, list(office.read(assets_source().keys, {})))
    return [
        (a.draft.tag, a.model, a.person, a.location, a.draft.status, a.draft.purchased, a.draft.cost)
        for a in found
    ]


EXPECTED = (
    "IT-7",
    "Lenovo T14 Größe",
    "Anna Petersen",
    "Kiel / EG",
    "assigned",
    datetime.date(2024, 12, 3),
    129900,
)


@pytest.mark.parametrize(
    ("name", "encode"),
    [
        ("utf8", lambda text: text.encode()),
        ("bom", lambda text: text.encode("utf-8-sig")),
        ("cp1252", lambda text: text.encode("cp1252")),
        ("utf16", lambda text: text.encode("utf-16")),
        ("bare_cr", lambda text: text.replace("\n", "\r").encode("cp1252")),
        ("crlf", lambda text: text.replace("\n", "\r\n").encode("cp1252")),
        ("tabs", lambda text: text.replace(";", "\t").encode()),
        (
            "commas",
            lambda text: "\n".join(
                ",".join(f'"{cell}"' for cell in line.split(";")) for line in text.splitlines()
            ).encode(),
        ),
        ("empty_lines", lambda text: text.replace("\n", "\n\n;;;\n").encode()),
        ("empty_headers", lambda text: "\n".join(f";{line};" for line in text.splitlines()).encode()),
        ("short_rows", lambda text: (text + "IT-8;S8;;Notebook;Lenovo;T14 Größe\n").encode()),
    ],
)
def test_german_files_are_read(any_office: Office, tmp_path: Path, name: str, encode: object) -> None:
    """Whatever encoding, delimiter, line ends and empty columns: the same device comes out, and importing again changes nothing."""
    member(any_office)
    path = tmp_path / f"{name}.csv"
    path.write_bytes(encode(f"{HEAD}\n{ROW}\n"))  # type: ignore[operator]
    done = run_import(any_office, path)
    assert done.new == (2 if name == "short_rows" else 1)
    assert EXPECTED in _all(any_office)
    before = _all(any_office)
    again = run_import(any_office, path)
    assert (again.new, again.changed, again.same) == (0, 0, done.new)
    assert _all(any_office) == before


@pytest.mark.parametrize(
    ("head", "row", "field", "words"),
    [
        (HEAD, ROW.replace("03.12.2024", "31.02.2024"), "purchased", "calendar"),
        (HEAD, ROW.replace("1.299,00", "teuer"), "cost", "teuer"),
        (HEAD, ROW.replace("Petersen, Anna", "Niemand"), "person", "Niemand"),
        (HEAD, ROW.replace(";36", ";drei"), "warranty", "drei"),
        (HEAD, ROW.replace("IT-7;S7", ";"), "tag", "needed"),
        (HEAD, f"{ROW}\n{ROW.replace('S7', 'S8')}", "tag", "line 2 too"),
        (HEAD, ROW.replace("T14 Größe", ""), "model", "needs a model"),
        (HEAD, ROW.replace(";Notebook;", ";;"), "category", "needs a category"),
        (HEAD + ";Preis", ROW + ";5,00", "cost", "twice"),
        (HEAD.replace("Inventarnummer;Seriennummer", "A;B"), ROW, "tag", "needs a column"),
        (HEAD, "", "", "no devices"),
        (HEAD, ROW + '\n"IT-9;', "", "CSV"),
    ],
)
def test_bad_cells_are_named_and_nothing_is_kept(
    office: Office, tmp_path: Path, head: str, row: str, field: str, words: str
) -> None:
    """Each fault has its line and column, and not a single row, model or place comes in."""
    use_language("en")
    member(office)
    path = tmp_path / "bad.csv"
    path.write_bytes(f"{head}\n{row}\n".encode("cp1252"))
    for rehearsal in (True, False):
        with pytest.raises(BadFile) as refused:
            run_import(office, path, rehearsal)
        faults = refused.value.faults
        assert [one.field for one in faults][-1] == field
        assert words in str(faults[-1].message)
    assert _all(office) == []


def test_a_second_list_changes_what_differs(any_office: Office, tmp_path: Path) -> None:
    """Known devices are changed where the list says something else; what it leaves empty stays; the differences are told; a dry run keeps nothing."""
    use_language("en")
    member(any_office)
    member(any_office, "Hansen", "Jonas")
    path = tmp_path / "a.csv"
    path.write_bytes(f"{HEAD}\n{ROW}\n".encode())
    run_import(any_office, path)
    path.write_bytes(b"Inventarnummer;Benutzer;Standort;Preis\nit-7;Jonas Hansen;Flensburg;\n")
    assert run_import(any_office, path, True).changed == 1
    assert _all(any_office) == [EXPECTED]
    done = run_import(any_office, path)
    assert done.differences == [
        ("IT-7", "Place: Kiel / EG → Flensburg; Held by: Anna Petersen → Jonas Hansen")
    ]
    assert _all(any_office)[0][2:4] == ("Jonas Hansen", "Flensburg")


def test_a_spreadsheet_is_read_the_same(office: Office, tmp_path: Path) -> None:
    """Days and figures of a spreadsheet are days and figures."""
    import xlsxwriter

    member(office)
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for column, title in enumerate(HEAD.split(";")):
            sheet.write(0, column, title)
        cells = ROW.split(";")
        for column, cell in enumerate(cells):
            sheet.write(1, column, cell)
        sheet.write_datetime(1, 8, datetime.date(2024, 12, 3), book.add_format({"num_format": "dd.mm.yyyy"}))
        sheet.write_number(1, 9, 1299.0)
    assert run_import(office, path).new == 1
    assert _all(office) == [EXPECTED]
