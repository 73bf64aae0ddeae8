"""Lists of devices as they come: each trap of German files is read right or named by its cell; the same file again changes nothing."""

from __future__ import annotations

import datetime
from pathlib import Path
from unittest.mock import ANY

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import BadFile
from app.core.messages import use_language
from app.data.office import Office
from app.modules.it.assets.queries.assets import assets, assets_source, held_by
from app.modules.it.assets.rules import may_be_meant
from app.modules.it.assets.transfer.devices import Done, run_import, words
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


SHORT = "Inventarnummer;Seriennummer;Kategorie;Modell"


def listed(office: Office, path: Path, text: str, **how: bool) -> Done:
    """Import a list that is typed here."""
    path.write_text(text, "utf-8")
    return run_import(office, path, **how)


def refused(office: Office, path: Path, text: str) -> tuple[str, str]:
    """Return field and sentence of the first fault of a list, of which nothing is kept."""
    before = _all(office)
    with pytest.raises(BadFile) as error:
        listed(office, path, text)
    assert _all(office) == before
    return error.value.faults[0].field, str(error.value.faults[0].message)


def test_the_state_of_a_list_is_the_state_of_the_device(any_office: Office, tmp_path: Path) -> None:
    """The last user of what is retired holds nothing; what is in repair goes on being theirs; a name alone hands out."""
    member(any_office)
    head = f"{SHORT};Status;Mitarbeiter\n"
    rows = "R-1;R1;Notebook;T14;ausgemustert;Anna Petersen\nR-2;R2;Notebook;T14;in Reparatur;Anna Petersen\n"
    rows += "R-3;R3;Notebook;T14;;Anna Petersen\nR-4;R4;Notebook;T14;Ready to Deploy;\n"
    use_language("de")
    try:
        assert listed(any_office, tmp_path / "a.csv", head + rows).new == 4
        found = [(row[0], row[4], row[2]) for row in _all(any_office)]
        assert found == [
            ("R-1", "retired", ""), ("R-2", "repair", "Anna Petersen"), ("R-3", "assigned", "Anna Petersen"), ("R-4", "stock", ""),
        ]  # fmt: skip
        again = listed(any_office, tmp_path / "a.csv", head + rows)
        assert (again.new, again.changed, again.same) == (0, 0, 4)
    finally:
        use_language("en")


def test_known_devices_go_the_steps_of_their_states(office: Office, tmp_path: Path) -> None:
    """A list retires, steals and repairs what may be; what it may not is refused by its cell, and nobody gets a retired device."""
    use_language("en")
    path = tmp_path / "a.csv"
    member(office)
    listed(
        office, path, f"{SHORT};Status\nP-1;S1;Notebook;T14;\nP-2;S2;Notebook;T14;\nP-3;S3;Notebook;T14;\n"
    )
    done = listed(office, path, "Inventarnummer;Status\nP-1;retired\nP-2;stolen\n")
    assert (done.changed, done.differences[0]) == (2, ("P-1", "State: in stock → retired"))
    assert [row[4] for row in _all(office)] == ["retired", "stolen", "stock"]
    head = "Inventarnummer;Status;Mitarbeiter\n"
    assert refused(office, path, head + "P-1;;Anna Petersen\n")[0] == "status"
    assert refused(office, path, head + "P-1;lost;\n") == (
        "status",
        "P-1 is “retired”; a list can't make it “lost”.",
    )
    assert refused(office, path, head + "P-3;handed out;\n")[0] == "person"
    assert "there are: wanted, ordered" in refused(office, path, head + "P-3;gone;\n")[1]
    listed(office, path, head + "P-3;;Anna Petersen\n")
    assert _all(office)[2][2:5] == ("Anna Petersen", "", "assigned")
    assert refused(office, path, head + "P-3;retired;\n")[0] == "status", "it is taken back first"
    listed(office, path, head + "P-3;in stock;\n")
    assert _all(office)[2][2:5] == ("", "", "stock")


def test_of_namesakes_the_one_who_works_here_is_meant(office: Office, tmp_path: Path) -> None:
    """Who left is not taken for a namesake, two who work here are asked for, and nobody who left gets a device."""
    use_language("en")
    member(office, "Müller", leaving=datetime.date(2020, 1, 31))
    path, head = tmp_path / "a.csv", f"{SHORT};Mitarbeiter\n"
    row = "N-1;N1;Notebook;T14;Anna Müller\n"
    assert "no longer works" in refused(office, path, head + row)[1]
    key = member(office, "Müller")
    listed(office, path, head + row)
    assert [one.draft.tag for one in office.read(held_by, key)] == ["N-1"]
    member(office, "Müller")
    assert refused(office, path, head + row.replace("1", "2"))[1].startswith("2 members of staff")


def test_a_device_is_known_by_its_serial_number_too(office: Office, tmp_path: Path) -> None:
    """A new tag changes it and makes no second one; tag and serial number of two devices are refused; placeholders name none."""
    use_language("en")
    path = tmp_path / "a.csv"
    listed(office, path, f"{SHORT};Hersteller\nP-1;S1;Notebook;T14;Lenovo\nP-2;S2;Notebook;T14;Lenovo\n")
    done = listed(office, path, f"{SHORT}\nNEW-9;S1;Notebook;T14\n")
    assert (done.new, done.differences) == (0, [("NEW-9", "Device no.: P-1 → NEW-9")])
    assert "two devices" in refused(office, path, f"{SHORT}\nP-2;S1;Notebook;T14\n")[1]
    text = "".join(
        f"Q-{n};{serial};Notebook;T14\n" for n, serial in enumerate(("N/A", "n/a", "Default string"))
    )
    assert listed(office, path, f"{SHORT}\n{text}").new == 3


def test_categories_are_neither_ignored_nor_made_by_a_slip(office: Office, tmp_path: Path) -> None:
    """Signs of no width are no letters; a letter off is asked; what is made is said before; another category of a known model is a fault."""
    use_language("en")
    path = tmp_path / "a.csv"
    done = listed(
        office,
        path,
        f"{SHORT};Standort\nP-1;S1;Notebook\u200b;T14;Kiel\nP-2;S2;NOTEBOOK ;T15;Kiel\n",
        rehearsal=True,
    )
    assert (
        words(done)
        == "2 new, 0 changed, 0 the same; new Category: Notebook; new Model: T14, T15; new Place: Kiel"
    )
    listed(office, path, f"{SHORT}\nP-1;S1;Notebook;T14\n")
    assert "Notebook may be meant" in refused(office, path, f"{SHORT}\nP-3;S3;Notebok;Surface\n")[1]
    done = listed(office, path, f"{SHORT}\nP-3;S3;Notebok;Surface\n", new_names=True)
    assert done.makes == ["Category: Notebok", "Model: Surface"]
    assert refused(office, path, f"{SHORT}\nP-4;S4;Bildschirm;T14\n")[0] == "category"
    assert refused(office, path, f"{SHORT}\nP-1;S1;Drucker;T14\n")[0] == "category"


@pytest.mark.parametrize(
    ("row", "field", "said"),
    [
        ("701;1,23457E+14;Notebook;T14", "serial", "shortened"),
        ("1.2E+05;S;Notebook;T14", "tag", "shortened"),
        (f"{'X' * 41};S;Notebook;T14", "tag", "At most 40"),
        (f"P-1;{'AB' * 41};Notebook;T14", "serial", "At most 80"),
        (f"P-1;S1;Notebook;{'X' * 121}", "name", "At most 120"),
    ],
)
def test_numbers_are_never_cut(office: Office, tmp_path: Path, row: str, field: str, said: str) -> None:
    """What is too long, or shortened by a spreadsheet, is refused by its cell."""
    use_language("en")
    assert refused(office, tmp_path / "a.csv", f"{SHORT}\n{row}\n") == (field, ANY)
    assert said in refused(office, tmp_path / "a.csv", f"{SHORT}\n{row}\n")[1]


def test_a_title_goes_before_other_words_for_it(office: Office, tmp_path: Path) -> None:
    """Snipe-IT's export has a column “Type” beside “Category”: only the second is the category."""
    use_language("en")
    member(office, "Müller")
    text = "Asset Name,Asset Tag,Model,Category,Manufacturer,Serial,Status,Type,Assigned to\nLT-1,S-1,Macbook,Laptop,Apple,C02,Deployed,user,Anna Müller\n"
    assert listed(office, tmp_path / "a.csv", text).new == 1
    assert _all(office)[0][1:5] == ("Apple Macbook", "Anna Müller", "", "assigned")


@given(st.text("abcdeö", min_size=4, max_size=9), st.data())
def test_one_slip_is_seen_and_two_are_not(name: str, data: st.DataObject) -> None:
    """A letter more, less, other or changed with its neighbour may be meant; the same name and figures never."""
    place = data.draw(st.integers(0, len(name) - 1))
    for other in (
        name[:place] + "x" + name[place:],
        name[:place] + name[place + 1 :],
        name[:place] + "x" + name[place + 1 :],
    ):
        assert may_be_meant(name, other) == (min(len(name), len(other)) >= 4)
    swapped = name[:place] + name[place : place + 2][::-1] + name[place + 2 :]
    assert may_be_meant(name, swapped) == (name != swapped)
    assert not may_be_meant(name, name)
    assert not may_be_meant(f"{name}1", f"{name}2")
