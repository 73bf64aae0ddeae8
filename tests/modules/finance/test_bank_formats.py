"""MT940 and CSV lists read right or refused with a reason, and the same movement in two formats comes in once."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from app.core.errors import BadFile, Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.finance.banking.demo import camt_file
from app.modules.finance.banking.models import BankLine
from app.modules.finance.banking.queries import open_lines
from app.modules.finance.banking.readers import camt, csv_list, mt940
from app.modules.finance.banking.readers.files import read_files
from app.modules.finance.banking.rules import Movement, check
from app.modules.finance.banking.services.known_movements import may_be_one
from app.modules.finance.banking.services.movements import save_bank_account
from app.modules.finance.banking.services.statement_import import bring_in
from tests.cli_runs import good
from tests.conftest import SAMPLES

IBAN = "DE02120300000000202051"
MT940 = sorted((SAMPLES / "mt940").glob("*.sta")) if (SAMPLES / "mt940").is_dir() else []
HEAD = ":20:STARTUMSE\r\n:25:12030000/0000202051\r\n:28C:00005/001\r\n"
MAY = f"""{HEAD}:60F:C260430EUR1000,00\r
:61:2605040504C119,00NTRFNONREF//REF-1\r
:86:166?00GUTSCHRIFT?20EREF+AR-1?21SVWZ+Rechnung AR-77?22 Danke?31DE75512108001245126199?32Kunde GmbH\r
:61:2605050505RC50,00NRTINONREF//REF-2\r
:86:116?00STORNO?20SVWZ+zurueck?32Kunde GmbH\r
:62F:C260505EUR1069,00\r
-\r
"""
DKB = """\ufeff"Girokonto";"DE02 1203 0000 0000 2020 51"
"Zeitraum:";"01.05.2026 - 31.05.2026"
""
"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Kundenreferenz"
"04.05.26";"04.05.26";"Gebucht";"Kunde GmbH";"Wir";"Rechnung AR-77 Danke";"Eingang";"DE75512108001245126199";"119,00";"AR-1"
"06.05.26";"06.05.26";"Vorgemerkt";"Wir";"Laden";"Karte";"Ausgang";"";"-5,00";""
"07.05.26";"07.05.26";"Gebucht";"Wir";"Stadtwerke";"Strom";"Ausgang";"DE12500105170648489890";"-1.234,56";""
"""


@pytest.mark.skipif(not MT940, reason="the samples are not beside this checkout")
@pytest.mark.parametrize("path", MT940, ids=lambda path: path.name)
def test_mt940_samples(path: Path) -> None:
    """Every sample agrees with the reading beside it, amount by amount, or is refused with a sentence."""
    beside = path.with_suffix(".yml").read_text(encoding="utf-8")
    listed = beside[beside.rindex("transactions:") :]
    amounts = re.findall(
        r"amount: !!python/object:mt940.models.Amount\s+amount: !!python/object/apply:decimal.Decimal\s+- '(-?[\d.]+)'",
        listed,
    )
    if not mt940.fits(path.read_bytes()):
        with pytest.raises(BadFile) as caught:
            read_files([path])
        assert "no bank file" in str(caught.value.faults[0].message)
        assert not amounts
        return
    found = [one.amount for statement in mt940.read(path.read_bytes()) for one in statement.movements]
    assert found
    if amounts and len(amounts) == len(found):
        assert [round(float(text) * 100) for text in amounts] == found
    else:  # the reading beside a file of several statements keeps the last one's
        assert [round(float(text) * 100) for text in amounts] == found[len(found) - len(amounts) :]


def test_mt940_is_read_right() -> None:
    """Account as an IBAN, SEPA fields apart, a returned credit below zero; opening plus movements is closing."""
    (statement,) = mt940.read(MAY.encode("cp1252"))
    check(statement)
    assert (statement.iban, statement.opening, statement.closing) == (IBAN, 1000_00, 1069_00)
    first, second = statement.movements
    assert (first.amount, first.name, first.iban, first.text, first.end_to_end, first.reference) == (
        119_00,
        "Kunde GmbH",
        "DE75512108001245126199",
        "Rechnung AR-77 Danke",
        "AR-1",
        "REF-1",
    )
    assert (second.amount, second.reversal, second.day) == (-50_00, True, datetime.date(2026, 5, 5))


def test_mt940_loses_nothing() -> None:
    """A movement the library can't read is refused, not left out; pages of one statement are one."""
    with pytest.raises(Invalid, match=r"movements|broken"):
        mt940.read(MAY.replace(":61:2605050505RC50,00", ":61:26x5050505RC50,00").encode())
    page_one = MAY.split(":61:2605050505", maxsplit=1)[0] + ":62M:C260504EUR1119,00\r\n-\r\n"
    page_two = (
        HEAD.replace("/001", "/002")
        + ":60M:C260504EUR1119,00\r\n:61:2605050505RC50,00NRTINONREF//REF-2\r\n:62F:C260505EUR1069,00\r\n-\r\n"
    )
    (statement,) = mt940.read((page_one + page_two).encode())
    check(statement)
    assert (statement.opening, statement.closing, len(statement.movements)) == (1000_00, 1069_00, 2)


def test_lists_by_profile() -> None:
    """DKB: own account above, names by direction, announced rows apart, German figures."""
    (statement,) = csv_list.read(DKB.encode())
    assert (statement.source, statement.iban, len(statement.booked)) == ("DKB", IBAN, 2)
    assert [(one.amount, one.name) for one in statement.movements] == [
        (119_00, "Kunde GmbH"),
        (-5_00, "Laden"),
        (-1234_56, "Stadtwerke"),
    ]
    check(statement)


@pytest.mark.parametrize(
    ("head", "row", "amount", "name"),
    [
        ('"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"Betrag";"Waehrung";"Info"', f'"{IBAN}";"04.05.26";"04.05.26";"GUTSCHRIFT";"R 1";"Kunde";"";"1.019,00";"EUR";"Umsatz gebucht"', 1019_00, "Kunde"),
        ("Bezeichnung Auftragskonto;IBAN Auftragskonto;Buchungstag;Valutadatum;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;Buchungstext;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung", f"Giro;{IBAN};04.05.2026;04.05.2026;Kunde;;Gutschrift;R 1;10,00;EUR;110,00", 10_00, "Kunde"),
        ("Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung", "04.05.2026;04.05.2026;Kunde;Gutschrift;R 1;110,00;EUR;10,00;EUR", 10_00, "Kunde"),
        ("Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;IBAN Kontoinhaber", f"04.05.2026;04.05.2026;Gutschrift;R 1;-10,00;EUR;{IBAN}", -10_00, ""),
        ('"Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference","Account Name","Amount (EUR)"', '2026-05-04,2026-05-04,"Kunde",,"Income","R 1","Main",1010.50', 1010_50, "Kunde"),
        ("Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN / Kontonummer;Betrag;Währung", "04.05.2026;04.05.2026;Gutschrift;Kunde;R 1;;10,00;EUR", 10_00, "Kunde"),
    ],
    ids=["Sparkasse", "VR", "ING", "Commerzbank", "N26", "Postbank"],
)  # fmt: skip
def test_other_banks(head: str, row: str, amount: int, name: str) -> None:
    """Each bank's titles are known, in UTF-8 and in Windows-1252."""
    for encoding in ("utf-8", "cp1252"):
        (statement,) = csv_list.read(f"{head}\r\n{row}\r\n".encode(encoding))
        (one,) = statement.movements
        assert (one.amount, one.name, one.day, one.text) == (amount, name, datetime.date(2026, 5, 4), "R 1")


def test_paypal_fees_are_movements() -> None:
    """Gross and fee come apart; what does not touch the balance yet is only announced."""
    head = '"Datum","Uhrzeit","Zeitzone","Name","Typ","Status","Währung","Brutto","Gebühr","Netto","Transaktionscode"'
    rows = '"04.05.2026","10:00:00","CEST","Kunde","Zahlung","Abgeschlossen","EUR","119,00","-2,72","116,28","T1"\n"05.05.2026","10:00:00","CEST","X","Zahlung","Ausstehend","EUR","9,00","0,00","9,00","T2"'
    (statement,) = csv_list.read(f"{head}\n{rows}".encode())
    assert [(one.amount, one.name, one.pending) for one in statement.movements] == [
        (119_00, "Kunde", False),
        (-2_72, "PayPal", False),
        (9_00, "X", True),
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("119,00", "119,005"), "Line 5.*two decimals"),
        (("119,00", "viel"), "Line 5.*not an amount"),
        (("04.05.26", "31.02.26"), "Line 5.*not a day"),
        (('"07.05.26";"07.05.26"', '"Summe";"07.05.26"'), "Line 7.*not a day"),
    ],
)
def test_a_wrong_row_refuses_the_list(change: tuple[str, str], words: str) -> None:
    """A row that can't be read is named with its line; nothing is left out."""
    with pytest.raises(Invalid, match=words):
        csv_list.read(DKB.replace(*change, 1).encode())


def test_balances_of_a_list_are_checked() -> None:
    """Deutsche Bank states balances above and below: a row that is missing is noticed."""
    text = "Konto;;;;;\nAlter Kontostand;;;;752,54;EUR\nBuchungstag;Wert;Verwendungszweck;Soll;Haben;Währung\n26.08.2026;26.08.2026;A;-42,33;;EUR\n01.09.2026;01.09.2026;B;;100,00;EUR\nKontostand;01.09.2026;;;810,21;EUR\n"
    (statement,) = csv_list.read(text.encode("cp1252"))
    check(statement)
    assert (statement.opening, statement.closing) == (752_54, 810_21)
    (statement,) = csv_list.read(text.replace("26.08.2026;26.08.2026;A;-42,33;;EUR\n", "").encode("cp1252"))
    with pytest.raises(Invalid, match="add up"):
        check(statement)


def test_one_movement_in_three_formats(any_office: Office, tmp_path: Path) -> None:
    """MT940, then the list, then camt.053 of the same days: every movement is there once; two equal payments stay two."""
    any_office.run(save_bank_account, IBAN, "Bank", "1800")
    (tmp_path / "mai.sta").write_bytes(MAY.encode("cp1252"))
    (tmp_path / "mai.csv").write_text(DKB, encoding="utf-8")
    twice = [
        Movement(
            119_00,
            "EUR",
            datetime.date(2026, 5, 4),
            datetime.date(2026, 5, 4),
            "Kunde GmbH",
            iban="DE75512108001245126199",
            text="Rechnung",
        )
    ] * 2
    (tmp_path / "mai.xml").write_bytes(camt_file(IBAN, "9", 0, twice, datetime.date(2026, 5, 31)))
    brought = [
        any_office.run(bring_in, read_files([tmp_path / name]))[0][0]
        for name in ("mai.sta", "mai.csv", "mai.xml", "mai.sta")
    ]
    assert [(one.new, one.duplicates) for one in brought] == [(2, 0), (1, 1), (1, 1), (0, 2)]
    assert any_office.read(reads("")(lambda c: c.scalar(select(func.count()).select_from(BankLine)))) == 4


def test_what_speaks_against_one_movement() -> None:
    """Other IBAN, other end-to-end reference or another name: two movements."""
    day = datetime.date(2026, 5, 4)
    one = Movement(5_00, "EUR", day, day, "Kunde GmbH", iban=IBAN, text="x", end_to_end="E1")
    for other, same in (
        (Movement(5_00, "EUR", day, day, "", iban="", text="y"), True),
        (Movement(5_00, "EUR", day, day, "KUNDE", iban="", text="y"), True),
        (Movement(5_00, "EUR", day, day, "Laden", iban="", text="y"), False),
        (Movement(5_00, "EUR", day, day, "Kunde GmbH", iban="DE75512108001245126199", text="y"), False),
        (Movement(5_00, "EUR", day, day, "Kunde GmbH", iban=IBAN, text="y", end_to_end="E2"), False),
    ):
        assert may_be_one(one, other) is same


def test_batches_come_apart_by_choice(any_office: Office, tmp_path: Path) -> None:
    """A batch comes in as one movement, or as its payments where the account says so; a second file brings neither again."""
    details = "".join(
        f"<TxDtls><Amt Ccy='EUR'>{amount}</Amt><RltdPties><Dbtr><Nm>{name}</Nm></Dbtr></RltdPties></TxDtls>"
        for amount, name in (("70.00", "Eins"), ("49.00", "Zwei"))
    )
    day = datetime.date(2026, 5, 4)
    data = camt_file(IBAN, "1", 0, [Movement(119_00, "EUR", day, day, "Sammler")], day)
    data = re.sub(
        rb"<NtryDtls>.*?</NtryDtls>", f"<NtryDtls>{details}</NtryDtls>".encode(), data, flags=re.DOTALL
    )
    (movement,) = camt.read(data)[0].movements
    assert [(part.amount, part.name) for part in movement.parts] == [(70_00, "Eins"), (49_00, "Zwei")]
    assert not camt.read(data.replace(b"49.00", b"48.00"))[0].movements[0].whole_batch
    (tmp_path / "a.xml").write_bytes(data)
    any_office.run(save_bank_account, IBAN, "Bank", "1800", None, None, True)
    files = read_files([tmp_path / "a.xml"])
    assert any_office.run(bring_in, files)[0][0].new == 2
    assert any_office.run(bring_in, files)[0][0].new == 0
    assert sorted(line.amount for line in any_office.read(open_lines)) == [49_00, 70_00]


def test_read_without_a_book(tmp_path: Path) -> None:
    """`bank read` shows what a file says, and says where it does not add up."""
    (tmp_path / "a.sta").write_bytes(MAY.replace("EUR1069,00", "EUR1070,00").encode("cp1252"))
    found: Any = good("bank", "read", tmp_path / "a.sta", "--json")
    assert found["format"] == "MT940"
    (statement,) = found["statements"]
    assert [line["amount"] for line in statement["lines"]] == ["119.00", "-50.00"]
    assert "add up" in statement["findings"][0]


def test_a_list_without_account_asks_for_it(office: Office, tmp_path: Path) -> None:
    """A file that names no account is brought in under the chosen one, and refused without."""
    office.run(save_bank_account, IBAN, "Bank", "1800")
    (tmp_path / "n26.csv").write_text(
        '"Booking Date","Value Date","Partner Name","Partner Iban","Payment Reference","Amount (EUR)"\n2026-05-04,2026-05-04,Kunde,,R,5.00\n',
        encoding="utf-8",
    )
    files = read_files([tmp_path / "n26.csv"])
    with pytest.raises(Invalid, match="which account"):
        office.run(bring_in, files)
    assert office.run(bring_in, files, IBAN)[0][0].new == 1
