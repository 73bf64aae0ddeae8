"""Files for a payroll bureau: their lines as the imports want them, kept in the archive with who wrote them, faults as sentences."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import use_language
from app.data.office import Office
from app.data.queries import query as reads
from app.data.settings import change_setting
from app.modules.hr.payroll.models import PayKind
from app.modules.hr.payroll.queries.lists import kind as kind_row
from app.modules.hr.payroll.queries.lists import notices_source, offered_kinds
from app.modules.hr.payroll.queries.paying import kept
from app.modules.hr.payroll.rules.bureau import Away, Entry, comma, lexware, lodas
from app.modules.hr.payroll.services.bureau import write_for_bureau
from app.modules.hr.payroll.services.registers import save_kind
from app.modules.hr.payroll.transfer import bank_file
from tests.modules.cockpit.figure_book import raw
from tests.modules.hr.payroll_cases import JANUARY, D, enter, funds, hire, kind

AUGUST = D(2026, 8, 1)
HOURS = Entry(
    26,
    "Muster, Max",
    110,
    "Stundenlohn",
    101,
    bureau_as="",
    hours=130 * 10_000,
    rate=15_00,
    amount=None,
    cost_centre="4711",
)
BONUS = Entry(
    26, "Muster, Max", 220, "Prämie", 200, bureau_as="4", hours=None, rate=0, amount=-12_34, cost_centre="A;B"
)
SICK = Away(26, "Muster, Max", "sick", D(2026, 8, 3), D(2026, 8, 7))
LEAVE = Away(26, "Muster, Max", "leave", D(2026, 8, 10), D(2026, 8, 14))


def test_lines_of_both_imports() -> None:
    """LODAS: head, entries with the first of the month, sickness with its mark; lohn+gehalt: hours beside their rate."""
    lines = lodas(AUGUST, 12345, 678, [HOURS, BONUS], [SICK, LEAVE]).decode("cp1252").split("\r\n")
    assert lines[:5] == ["[Allgemein]", "Ziel=LODAS", "Version_SST=1.0", "BeraterNr=12345", "MandantenNr=678"]
    data = lines.index("[Bewegungsdaten]")
    assert lines[data + 1 : data + 4] == [
        "1;01.08.2026;130,00;26;101;1;4711;",
        "1;01.08.2026;-12,34;26;200;4;A B;",
        "[Stammdaten]",
    ]
    assert lines[data + 4 :] == ['2;26;03.08.2026;07.08.2026;"K";', ""]
    other = lexware(AUGUST, [HOURS, BONUS]).decode("cp1252").split("\r\n")
    assert other[1:3] == ["2026;8;26;101;;130,00;15,00", "2026;8;26;200;-12,34;;"]
    assert [comma(one) for one in (0, 5, -5, 100, 123_456)] == ["0,00", "0,05", "-0,05", "1,00", "1234,56"]
    with pytest.raises(Invalid, match="220"):
        lexware(AUGUST, [HOURS, replace(BONUS, bureau=None)])
    with pytest.raises(Invalid, match="adviser"):
        lodas(AUGUST, 0, 678, [HOURS], [])
    with pytest.raises(Invalid, match="99"):
        lodas(AUGUST, 12345, 678, [replace(HOURS, person=100_000)], [])


def test_a_month_is_written_for_a_bureau(office: Office, tmp_path: Path) -> None:
    """Entries add up to their control sum, formulas are defused, the file stands in the archive and among the reports; once."""
    funds(office)
    person = hire(office, "=1+1", 15_00, kind="hour")
    other = hire(office, "B", 3000_00)
    enter(office, person, 110, JANUARY, 130 * 10_000)
    enter(office, other, 150, JANUARY, 100_00)
    sha = office.run(write_for_bureau, D(2026, 1, 20), "entries")
    assert office.run(write_for_bureau, JANUARY, "entries") == sha
    rows = list(csv.DictReader(io.StringIO(bank_file(office, sha).decode("utf-8-sig")), delimiter=";"))
    assert [(row["person"], row["kind"], row["hours"], row["amount"]) for row in rows[:-1]] == [
        ("101", "110", "130", ""),
        ("102", "150", "", "100.00"),
    ]
    assert (rows[-1]["hours"], rows[-1]["amount"], rows[-1]["person"]) == ("130", "100.00", "2")
    assert len(office.read(notices_source(everything=True).keys, {})) == 1
    assert not len(office.read(notices_source().keys, {}))
    assert sha in office.read(reads("")(kept))
    people = bank_file(office, office.run(write_for_bureau, JANUARY, "people")).decode("utf-8-sig")
    assert "pay.amount" in people
    assert ";=1+1" not in people
    assert "102;B" in people
    for number, place in ((110, 101), (150, 200)):
        stored = office.read(kind_row, kind(office, number))
        assert stored is not None
        office.run(save_kind, replace(stored.draft, bureau=place), stored.id, stored.version)
    with pytest.raises(Invalid, match="adviser"):
        office.run(write_for_bureau, JANUARY, "lodas")
    office.run(change_setting, "payroll.adviser", 12345)
    office.run(change_setting, "payroll.client", 678)
    text = bank_file(office, office.run(write_for_bureau, JANUARY, "lodas")).decode("cp1252")
    assert "1;01.01.2026;130,00;101;101;1;;" in text
    assert "1;01.01.2026;100,00;102;200;3;;" in text
    with pytest.raises(Invalid):
        office.run(write_for_bureau, JANUARY, "xml")
    assert (
        office.read(
            reads("")(
                lambda connection: connection.scalar(select(PayKind.bureau).where(PayKind.number == 110))
            )
        )
        == 101
    )


def test_pay_kinds_are_offered_in_the_language_in_force(office: Office) -> None:
    """By number or a part of the name as it is called there; the one with a key stands alone."""
    rows = raw(
        office,
        "SELECT id, number, name_de, name_en FROM hr_payroll_kind WHERE name_de <> name_en AND name_en <> '' ORDER BY number LIMIT 5",
    )
    assert len(rows) == 5
    for language, place in (("de", 2), ("en", 3)):
        use_language(language)
        for row in rows:
            (found,) = office.read(offered_kinds, "", row[0])
            assert found.text == f"{row[1]}  {row[place]}"
            assert row[0] in [one.key for one in office.read(offered_kinds, str(row[1]), None)]
