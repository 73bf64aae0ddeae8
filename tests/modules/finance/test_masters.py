"""Names of accounts, customers and suppliers: out by the rules, in again to the same, samples read, every rule with a file that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import BadFile
from app.data.office import Office
from app.modules.finance.chart.queries import account_rows
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.datev.services.masters import (
    LABELS,
    PEOPLE,
    Brought,
    category_of,
    export_masters,
    import_masters,
    people_columns,
    read_masters,
)
from app.modules.finance.payments.queries.payments import partners
from app.modules.finance.payments.rules.payments import Party
from app.modules.finance.payments.services import save_partner
from tests.conftest import SAMPLES, fresh_database, office_at

FILES = [SAMPLES / "datev" / name for name in ("EXTF_Kontenbeschriftungen.csv", "EXTF_Stammdaten.csv")]
STAHL = Party(
    "Stahl & Söhne AG",
    "DE44500105175407324931",
    "",
    "Hüttenstraße",
    "4",
    postcode="44145",
    town="Dortmund",
    country="DE",
)


def people(office: Office) -> None:
    """Make a supplier with everything and a customer abroad."""
    office.run(save_account, AccountDraft("70010", "Stahl & Söhne AG", "Stahl & Söhne AG"))
    office.run(save_account, AccountDraft("10010", "Værktøj ApS", "Værktøj ApS", vat_id="DK12345678"))
    office.run(save_partner, "70010", STAHL)


def test_out_and_in_again(any_office: Office, tmp_path: Path) -> None:
    """What goes out keeps the rules; the same files change nothing; a name that was changed in the file changes its account."""
    people(any_office)
    labels, persons = export_masters(any_office, tmp_path)
    assert [category_of(path.read_bytes()) for path in (labels, persons)] == [LABELS, PEOPLE]
    assert [read_masters(path.read_bytes()).findings for path in (labels, persons)] == [[], []]
    assert [any_office.run(import_masters, path) for path in (labels, persons)] == [
        Brought(0, 0),
        Brought(0, 0),
    ]
    labels.write_bytes(
        labels.read_bytes()
        .replace(b'1800;"', b'1800;"Konto bei der ', 1)
        .replace(b';"Bank"', b';"Konto bei der Bank"', 1)
    )
    assert any_office.run(import_masters, labels).changed == 1
    (bank,) = any_office.read(account_rows, ["1800"])
    assert bank.name.de.startswith("Konto bei der")


def test_people_come_into_another_book(server: str, place: str, tmp_path: Path) -> None:
    """From SQLite to PostgreSQL: names, VAT ID, IBAN and address are there."""
    from tests.conftest import close

    here, there = office_at(place), office_at(fresh_database(server))
    people(here)
    _labels, persons = export_masters(here, tmp_path)
    assert there.run(import_masters, persons) == Brought(2, 0)
    rows = {row.number: row for row in there.read(account_rows, ["10010", "70010"])}
    assert (rows["10010"].name.de, rows["10010"].vat_id) == ("Værktøj ApS", "DK12345678")
    kept = there.read(partners)["70010"]
    assert (kept.iban, kept.street, kept.postcode, kept.town, kept.country) == (
        STAHL.iban,
        "Hüttenstraße 4",
        "44145",
        "Dortmund",
        "DE",
    )
    for one in (here, there):
        close(one.book)


@pytest.mark.skipif(not FILES[0].exists(), reason="the samples are not beside this checkout")
def test_samples(office: Office) -> None:
    """Both samples are read; the accounts and people in them are there afterwards."""
    assert [read_masters(path.read_bytes()).findings for path in FILES] == [[], []]
    office.run(import_masters, FILES[1])
    rows = {row.number: str(row.name.de) for row in office.read(account_rows, ["10000", "70001"])}
    assert rows == {"10000": "Sabine Mustermann", "70001": "Meyer GmbH"}
    assert office.read(partners)["10000"].town == "Köln"


def label_file(line: str, category: int = LABELS, version: int = 3) -> bytes:
    """Return a file of names with one line."""
    head = (
        f'"EXTF";700;{category};"Kontenbeschriftungen";{version};20260101000000000;;"KO";"Kontor";"";1001;1;20260101;4'
        + ";" * 17
    )
    return f"{head}\r\nKonto;Kontenbeschriftung;Sprach-ID\r\n{line}\r\n".encode("cp1252")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (label_file("1800"), "1 columns instead"),
        (label_file('18x;"Bank";"de-DE"'), "not an account number"),
        (label_file('1800;"' + "x" * 41 + '";"de-DE"'), "longer than 40"),
        (label_file('1800;"Bank";"de-DE";"' + "x" * 301 + '"'), "longer than 300"),
        (label_file('1800;"Bank";"de-DE"', version=9), "Version 9"),
        (label_file('1800;"Bank";"de-DE"', category=48), "no file of account names"),
        (label_file('1800;"Bank";"de-DE"').replace(b";20260101;4", b";20260101", 1), "31 fields"),
        (b"nonsense", "no file of account names"),
        (
            label_file("10010;" + '"";' * 18 + '"";', PEOPLE, 5).replace(
                b'10010;"";"";"";"";"";"";"";"";', b'10010;"";"";"";"";"";"";"";"DEU";', 1
            ),
            "longer than 2",
        ),
    ],
)
def test_every_rule_has_a_file_that_breaks_it(
    office: Office, tmp_path: Path, data: bytes, words: str
) -> None:
    """The finding says what is wrong; the import refuses it and changes nothing."""
    findings = read_masters(data).findings
    assert any(words in str(one.message) for one in findings), [str(one.message) for one in findings]
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    before = office.read(account_rows)
    with pytest.raises(BadFile):
        office.run(import_masters, path)
    assert office.read(account_rows) == before


def test_a_wrong_person_keeps_all_out(office: Office, tmp_path: Path) -> None:
    """A VAT ID that can't be, an account that is none: each named with its line, nothing comes in."""
    cells = [""] * len(people_columns())
    good, bad = list(cells), list(cells)
    good[0], good[1] = "10010", "Gut"
    bad[0], bad[1], bad[8], bad[9] = "10020", "Falsch", "DE", "1"
    lines = "\r\n".join(
        ";".join(
            f'"{cell}"' if text else cell for cell, (_n, text) in zip(row, people_columns(), strict=True)
        )
        for row in (good, bad)
    )
    path = tmp_path / "p.csv"
    path.write_bytes(label_file(lines, PEOPLE, 5))
    with pytest.raises(BadFile) as caught:
        office.run(import_masters, path)
    assert [fault.line for fault in caught.value.faults] == [4]
    assert [row.number for row in office.read(account_rows, ["10010"])] == []


@pytest.mark.parametrize(
    ("line", "category"),
    [
        (b'"EXTF"', 0),
        (b'"EXTF";700', 0),
        (b'"EXTF";700;16', 16),
        (b'"EXTF";700;16;x', 16),
        (b'"DTVF";700;21', 21),
        (b'"XXXX";700;16', 0),
        (b'"EXTF";700;"a"', 0),
        (b"", 0),
    ],
)
def test_the_category_of_a_first_line(line: bytes, category: int) -> None:
    """Whatever a file begins with, short or strange: a number or 0, never an error."""
    assert category_of(line + b"\r\n") == category
