"""The export for a tax audit: the same bytes each time, an index that fits the standard, every line and document in it."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from sqlalchemy import select

from app.core.errors import Missing
from app.data import archive
from app.data.office import Office, Unit, command
from app.data.queries import query as reads
from app.data.record_extras import Target, attach
from app.modules.finance.gobd.rules import LONGEST, cell
from app.modules.finance.gobd.transfer import export_year
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.services.entries import finalise
from tests.modules.finance.test_datev import every_kind

# the structure that the description standard fixes, written down here from its element order to test against
STRUCTURE = """
<!ELEMENT DataSet (Extension*, Version, DataSupplier?, Command*, Media+, Command*)>
<!ELEMENT Extension ANY> <!ELEMENT Command (#PCDATA)> <!ELEMENT Version (#PCDATA)>
<!ELEMENT DataSupplier (Name, Location, Comment)> <!ELEMENT Name (#PCDATA)> <!ELEMENT Location (#PCDATA)> <!ELEMENT Comment (#PCDATA)>
<!ELEMENT Media (Name, Command*, (Table+, Command*)?, AcceptNoTables?)> <!ELEMENT AcceptNoTables (#PCDATA)>
<!ELEMENT Table (URL, Name?, Description?, Validity?, (ANSI | Macintosh | OEM | UTF16 | UTF7 | UTF8)?,
  (DecimalSymbol, DigitGroupingSymbol)?, SkipNumBytes?, Range?, Epoch?, (VariableLength | FixedLength))>
<!ELEMENT URL (#PCDATA)> <!ELEMENT Description (#PCDATA)> <!ELEMENT Validity (Range?, Format?)>
<!ELEMENT Range (From, (To | Length)?)> <!ELEMENT From (#PCDATA)> <!ELEMENT To (#PCDATA)> <!ELEMENT Length (#PCDATA)> <!ELEMENT Format (#PCDATA)>
<!ELEMENT ANSI EMPTY> <!ELEMENT Macintosh EMPTY> <!ELEMENT OEM EMPTY> <!ELEMENT UTF16 EMPTY> <!ELEMENT UTF7 EMPTY> <!ELEMENT UTF8 EMPTY>
<!ELEMENT DecimalSymbol (#PCDATA)> <!ELEMENT DigitGroupingSymbol (#PCDATA)> <!ELEMENT SkipNumBytes (#PCDATA)> <!ELEMENT Epoch (#PCDATA)>
<!ELEMENT VariableLength (ColumnDelimiter?, RecordDelimiter?, TextEncapsulator?,
  ((VariablePrimaryKey+, VariableColumn*) | VariableColumn+), ForeignKey*)>
<!ELEMENT FixedLength ANY> <!ELEMENT ColumnDelimiter (#PCDATA)> <!ELEMENT RecordDelimiter (#PCDATA)> <!ELEMENT TextEncapsulator (#PCDATA)>
<!ELEMENT VariablePrimaryKey (Name, Description?, ((Numeric | AlphaNumeric | Date)), Map*)>
<!ELEMENT VariableColumn (Name, Description?, ((Numeric | AlphaNumeric | Date)), Map*)>
<!ELEMENT Numeric (ImpliedAccuracy | Accuracy)?> <!ELEMENT ImpliedAccuracy (#PCDATA)> <!ELEMENT Accuracy (#PCDATA)>
<!ELEMENT AlphaNumeric EMPTY> <!ELEMENT Date (Format?)> <!ELEMENT Map (Description?, From, To)>
<!ELEMENT ForeignKey (Name+, References, Alias*)> <!ELEMENT References (#PCDATA)> <!ELEMENT Alias (From, To)>
"""


@command("test.attach")
def link(unit: Unit, entry: int, sha: bytes) -> int:
    """Attach an archived file to an entry."""
    return attach(unit, Target("finance_entry", entry), sha, "Rechnung; 7.pdf", 5)


def test_the_export_is_whole_and_always_the_same(any_office: Office, tmp_path: Path) -> None:
    """Two exports are one; the index fits the structure; the journal holds every line, sums agree, documents are as they were."""
    every_kind(any_office)
    any_office.run(finalise, datetime.date(2026, 12, 31))
    sha = archive.store(any_office.book, b"%PDF-")
    any_office.run(
        link,
        any_office.read(reads("")(lambda c: c.scalar(select(Entry.id).order_by(Entry.id).limit(1)))),
        sha,
    )
    done = export_year(any_office, 2026, tmp_path / "a.zip")
    export_year(any_office, 2026, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    whole = zipfile.ZipFile(tmp_path / "a.zip")
    index = whole.read("index.xml")
    root = etree.fromstring(index, etree.XMLParser(load_dtd=False, no_network=True))
    structure = etree.DTD(io.StringIO(STRUCTURE))
    assert structure.validate(root), structure.error_log
    lines = any_office.read(reads("")(lambda c: c.execute(select(Line.id, Line.amount)).all()))
    assert done.tables["Journal"] == len(lines)
    for table in root.iter("Table"):
        names = [node.findtext("Name") for node in table.iter("VariablePrimaryKey", "VariableColumn")]
        rows = list(
            csv.reader(
                io.StringIO(whole.read(table.findtext("URL")).decode("cp1252"), newline=""), delimiter=";"
            )
        )
        assert len(rows) == done.tables[table.findtext("Name")]
        assert all(len(row) == len(names) for row in rows)
        if table.findtext("Name") == "Journal":
            debit, credit = (
                sum(int(row[names.index(side)].replace(",", "")) for row in rows)
                for side in ("Soll", "Haben")
            )
            assert debit == credit
            assert all(
                row[names.index("Journalnummer")] and len(row[names.index("Pruefwert")]) == 64 for row in rows
            )
            assert any(row[names.index("Generalumkehr_zu")] for row in rows)
    (path,) = [name for name in whole.namelist() if name.startswith("belege/")]
    assert hashlib.sha256(whole.read(path)).digest() == sha


@pytest.mark.parametrize(
    ("value", "kind", "wanted"),
    [
        ('a;b"c\r\nd', "text", '"a b c d"'),
        ("Ω€ä", "text", '"?€ä"'),
        ("x" * 600, "text", '"' + "x" * LONGEST + '"'),
        (-5, "money", "-0,05"),
        (123456, "money", "1234,56"),
        (datetime.date(2026, 3, 1), "day", "01.03.2026"),
        (None, "number", ""),
    ],
)
def test_values_are_what_auditors_software_reads(value: object, kind: str, wanted: str) -> None:
    """No line break, delimiter or quote inside a value; at most 512 bytes; German figures and days."""
    assert cell(value, kind) == wanted


def test_an_unknown_year_is_refused(office: Office, tmp_path: Path) -> None:
    """Nothing is written for a year that the book lacks."""
    with pytest.raises(Missing, match="2031"):
        export_year(office, 2031, tmp_path / "x.zip")
    assert not list(tmp_path.glob("x.zip*"))


def test_the_export_streams(any_office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In batches of two entries the same bytes come out as in one."""
    from app.modules.finance.gobd.queries import tables as queries

    every_kind(any_office)
    export_year(any_office, 2026, tmp_path / "a.zip")
    monkeypatch.setattr(queries, "BATCH", 2)
    export_year(any_office, 2026, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize("speech", ["de", "en"])
def test_the_procedure_documentation_says_what_is_set(any_office: Office, speech: str) -> None:
    """People, roles with their rights, settings in force, number ranges; the same state gives the same bytes, in both languages."""
    from app.core.messages import use_language
    from app.data.settings import change_setting
    from app.modules.finance.banking.services.movements import save_bank_account
    from app.modules.finance.gobd.reports import documentation
    from app.paper.booklet import booklet_pdf

    use_language(speech)
    every_kind(any_office)
    any_office.run(change_setting, "payments.four_eyes", True)
    any_office.run(save_bank_account, "DE02120300000000202051", "Förde Bank", "1800")
    made = any_office.read(documentation, any_office.book, any_office.clock(), "Admin")
    words = " ".join(
        text
        for one in made.sections
        for text in (one.title, *one.paragraphs, *(cell for row in one.rows for cell in row))
    )
    for wanted in (
        "SKR04",
        "Förde Bank",
        {"de": "Prüfer", "en": "Auditor"}[speech],
        "DATEV EXTF 700",
        {"de": "Pflicht: ja", "en": "required: yes"}[speech],
    ):
        assert wanted in words, wanted
    data = booklet_pdf(made)
    assert data.startswith(b"%PDF")
    assert data == booklet_pdf(made)


def test_an_auditor_reads_and_changes_nothing(place: str) -> None:
    """The role of the auditor (Z1): no command that writes is allowed, reports and lists are."""
    from app.core.manifest import allows, permissions, rights_of, standard_roles
    from tests.conftest import close, office_at

    granted = next(rights_of(role) for role in standard_roles() if role.key == "auditor")
    writing = [
        one.key for one in permissions() if not one.key.endswith(".view") and one.key != "office.verify"
    ]
    assert [key for key in writing if allows(granted, key)] == []
    office = office_at(place, granted)
    from app.core.errors import Forbidden
    from app.data.reports import make_report
    from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
    from app.modules.finance.ledger.services.entries import post

    assert (
        office.read(make_report, "journal", datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)).rows == []
    )
    with pytest.raises(Forbidden):
        office.run(
            post,
            EntryDraft(datetime.date(2026, 1, 2), "x", "x", (LineDraft("6800", 1), LineDraft("1800", -1))),
        )
    close(office.book)


def test_the_procedure_documentation_says_nothing_that_is_not_so(any_office: Office) -> None:
    """A book without a password is not locked, and says so; with one it names the minutes, with none of them no minutes."""
    from app.data.settings import change_setting
    from app.data.users import change_own_password
    from app.modules.finance.gobd.reports import documentation

    def words() -> str:
        made = any_office.read(documentation, any_office.book, any_office.clock(), "Admin")
        return " ".join(text for one in made.sections for text in one.paragraphs)

    assert "is not locked" in words()
    assert "minutes without input" not in words()
    any_office.run(change_own_password, "", "ein kurzer Satz")
    assert "locked after 15 minutes" in words()
    any_office.run(change_setting, "safety.lock_minutes", 0)
    assert "minutes without input" not in words()
    assert "locked by hand" in words()


def test_every_range_of_numbers_has_a_title(demo: Office) -> None:
    """No key of the program stands on paper, in either language."""
    from app.core.manifest import number_title
    from app.core.messages import use_language
    from app.data.system_tables import NumberRange

    with demo.book.engine.connect() as connection:
        kinds = list(connection.scalars(select(NumberRange.kind).distinct()))
    assert len(kinds) > 5
    for speech in ("de", "en"):
        use_language(speech)
        try:
            assert [kind for kind in kinds if number_title(kind) == kind] == []
            assert number_title("case.40").endswith(" 40")
        finally:
            use_language("en")
