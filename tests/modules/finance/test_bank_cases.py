"""Files as banks really write them: one movement once, returns, batches, texts, balances; small files of each kind, and the collected ones beside the checkout."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from app.core import worker_process
from app.core.errors import BadFile, Invalid, KontorError
from app.data.office import Office
from app.modules.finance.banking.readers import camt, csv_list, files, mt940
from app.modules.finance.banking.readers.files import read_files
from app.modules.finance.banking.readers.mapping import profile_of, unknown
from app.modules.finance.banking.readers.mt940_details import joined, read_details
from app.modules.finance.banking.rules import check
from app.modules.finance.banking.services.statement_import import save_profile
from tests.conftest import SAMPLES

CASES = SAMPLES.parent / "findings" / "cases" / "formats"
IBAN = "DE02120300000000202051"
OTHER = "DE89370400440532013000"
D = datetime.date

WANTED: dict[str, list[tuple[int, str, str]]] = {
    "camt-balance-without-day.xml": [(-5_00, "", "Kontogebuehr")],
    "camt-batch-no-text.xml": [(-429_56, "", "")],
    "camt-ruecklastschrift.xml": [(-53_00, "Sven Schuldner", "RE-1001 RUECKLASTSCHRIFT Widerspruch")],
    "camt-texts-lost.xml": [
        (10_00, "Kunde 1", "RE-2026-0001 RE-2026-0002"),
        (11_00, "Kunde 2", "RE-2026-0003"),
        (12_00, "Kunde 3", "Danke RF18539007547034"),
        (13_00, "Letztlicher Zahler", "RE 4"),
        (14_00, "Musterbank AG", "RE 5"),
        (15_00, "PayPal Europe / Echter Kunde", "RE 6"),
    ],
    "csv-comdirect.csv": [(3920_00, "Kunde GmbH", "RE-1001"), (-39_95, "Telekom", "Rechnung 09/2026")],
    "csv-hvb_alt.csv": [
        (345_30, "Kunde GmbH", "SEPA-GUTSCHRIFT Kunde GmbH RE 1001"),
        (-39_95, "Telekom", "LASTSCHRIFT Rechnung 4711"),
    ],
    "csv-n26_deutsch.csv": [(1250_50, "Kunde GmbH", "RE 1001")],
    "csv-qonto.csv": [(-39_95, "Telekom", "Rechnung 4711")],
    "csv-vr_fiducia_alt.csv": [
        (3920_00, "Kunde GmbH", "GUTSCHRIFT RE-1001 vom 03. 09.2026"),
        (-39_95, "Telekom", "BASISLASTSCHRIFT Rechnung 4711"),
    ],
    "csv-wise.csv": [(250_00, "Kunde GmbH", "RE 1001")],
    "mt940-glued-lines.sta": [
        (119_00, "Sven Fremd", "RE-1001 DATUM 19.02.2026, 13.24 UHR"),
        (238_00, "Sven Fremd", "RE-1002 DATUM 19.02.2026"),
    ],
    "mt940-olb-65.sta": [(230_00, "Kunde GmbH", "Rechnung 4711")],
    "mt940-sparkasse-repeated-00.sta": [(50_00, "Max Mustermann", "Rechnung 4711")],
    "mt942.sta": [(50_00, "Kunde", "RE-1")],
    "paypal_usd.csv": [
        (119_00, "Kunde A", "RE-1001"),
        (-3_20, "PayPal", "PayPal: RE-1001 Kunde A"),
        (-9_52, "GitHub, Inc.", "Abo Allgemeine Währungsumrechnung"),
    ],
    "sparkasse-csv-camt.csv": [(119_00, "Kunde GmbH", "RE-1001")],
    "sparkasse-csv-mt940.csv": [(119_00, "Kunde GmbH", "RE-1001")],
}


@pytest.mark.skipif(not CASES.is_dir(), reason="the collected files are not beside this checkout")
@pytest.mark.parametrize("name", sorted(WANTED))
def test_collected_files(name: str) -> None:
    """Each is read whole: amounts, names and purposes as the bank means them."""
    (found,) = read_files([CASES / name])
    moves = [one for statement in found.statements for one in statement.booked]
    assert [(one.amount, one.name, one.text) for one in moves] == WANTED[name]


# -- MT940, MT942 --------------------------------------------------------------
def mt(lines: str, opening: str = "C260101EUR100,00", closing: str = "C260101EUR110,00") -> bytes:
    """Return an MT940 file."""
    return f":20:S\r\n:25:12030000/0000202051\r\n:28C:1\r\n:60F:{opening}\r\n{lines}\r\n:62F:{closing}\r\n-\r\n".encode()


ONE = ":61:2601010101CR10,00NTRFNONREF\r\n:86:166?00GUTSCHRIFT?20SVWZ+RE-1?32Kunde"


@pytest.mark.parametrize(
    ("opening", "closing", "wanted"),
    [
        ("C260101EUR100.50", "C260101EUR110.50", (100_50, 110_50)),
        ("D260101EUR1.000,12", "D260101EUR990,12", (-1000_12, -990_12)),
        ("C260101EUR100,5", "C260101EUR110,5", (100_50, 110_50)),
        ("C260101EUR0,", "C260101EUR10,", (0, 10_00)),
        ("C260101EUR100", "C260101EUR110", (100_00, 110_00)),
    ],
)
def test_balances_are_read_whole(opening: str, closing: str, wanted: tuple[int, int]) -> None:
    """However the figures are written, nothing is cut off."""
    (statement,) = mt940.read(mt(ONE, opening, closing))
    assert (statement.opening, statement.closing) == wanted
    check(statement)


@pytest.mark.parametrize("closing", ["C020315145000,00", "C260101EURabc", "X260101EUR10,00", ""])
def test_a_balance_that_can_not_be_read_refuses(closing: str) -> None:
    """A wrong balance is worse than none."""
    with pytest.raises(Invalid, match="balance"):
        mt940.read(mt(ONE, closing=closing))


def test_a_day_that_is_not_in_the_calendar_is_noted() -> None:
    """The 31st of November is its last day; tags that nobody needs do no harm."""
    (statement,) = mt940.read(mt(f"{ONE}\r\n:65:Dnullnull7414,3\r\n:64:x", closing="C261131EUR110,00"))
    assert statement.end == D(2026, 11, 30)
    assert "261131" in str(statement.notes[0])
    check(statement)


def test_lines_of_a_purpose() -> None:
    """A full line of 27 characters goes on, a shorter one ends a word; labels are taken apart wherever they stand."""
    assert joined(["A" * 27, "BC", "D"]) == "A" * 27 + "BC D"
    said = read_details(
        "109?00RUECKLASTSCHRIFT?109075?20EREF+RE-1001?21MREF+M-1?22OAMT+50,00?23SVWZ+RUECKLASTSCHRIFT MD06?30BYLA\r\nDEM1001?31DE89370400440532013000?32Sven Schuld?33ner?34914"
    )
    assert (said.end_to_end, said.mandate, said.original, said.purpose) == (
        "RE-1001",
        "M-1",
        50_00,
        "RUECKLASTSCHRIFT MD06",
    )
    assert said.account == OTHER
    assert said.returned
    assert read_details("Miete Mai\r\nohne Felder").purpose == "Miete Mai ohne Felder"
    assert read_details("166~00GUTSCHRIFT~20RE-7~32Kunde").name == "Kunde"


def test_a_return_in_mt940_has_its_fee() -> None:
    """53.00 taken: 50.00 came back and 3.00 is what the bank took."""
    line = ":61:2601010101DR53,00NRTINONREF\r\n:86:109?00RUECKLASTSCHRIFT?20EREF+RE-1001?21OAMT+50,00?32Sven"
    (one,) = mt940.read(mt(line, "C260101EUR100,00", "C260101EUR47,00"))[0].movements
    assert (one.amount, one.original, one.fee, one.reversal) == (-53_00, 50_00, 3_00, True)


INTERIM = ":20:S\r\n:25:12030000/0000202051\r\n:28C:1/1\r\n:34F:EUR0,\r\n:13:2601151200\r\n:61:2601150115CR50,00NTRFNONREF\r\n:86:166?00GUTSCHRIFT?20RE-1?32Kunde\r\n:61:2601150115DR20,00NTRFNONREF\r\n:86:177?00UEBERWEISUNG?20RE-2?32Laden\r\n:90D:1EUR20,\r\n:90C:1EUR50,00\r\n-\r\n"


def test_an_interim_report_is_what_it_is() -> None:
    """MT942 has no balances; its sums of debits and credits are reckoned again."""
    (statement,) = mt940.read(INTERIM.encode())
    check(statement)
    assert (statement.source, statement.whole, len(statement.movements)) == ("MT942", False, 2)
    with pytest.raises(Invalid, match="does not add up"):
        mt940.read(INTERIM.replace("90D:1EUR20,", "90D:1EUR21,").encode())


# -- lists ---------------------------------------------------------------------
LISTS = {
    "Targobank": (f"01.09.2026;Miete;-750,00;;;;{IBAN}\n02.09.2026;Gutschrift RE-1;;119,00;;;{IBAN}\n", [-750_00, 119_00]),
    "Targobank point": (f"01.09.2026;Miete;-750.00;;;;{IBAN}\n02.09.2026;RE-1;119.00;;;;{IBAN}\n", [-750_00, 119_00]),
    "Consorsbank": ("Konto\nBuchung ;Valuta;Sender / Empfänger;IBAN;BIC;Buchungstext;Verwendungszweck;Kategorie;Stichwörter;Umsatz geteilt;Betrag;Währung\n01.05.2026;01.05.2026;Kunde;DE1;B;GUTSCHRIFT;RE-1;n/a;n/a;n/a;5.000,00;EUR\n", [5000_00]),
    "Finom": ("Buchungsdatum,Time completed,Status,Transaktionsart,Auftraggeber/Empfänger,Counterparty BIC,Counterparty IBAN,Verwendungszweck,Tags,Zahlungsfreigeber,Kartennummer,Ursprungswährung,Ursprungsbetrag,Zahlungswährung,Zahlungsbetrag,Wallet-Saldo nach Transaktion,Wallet-Name,Wallet-IBAN,Begleitende Dokumente,Transaktions-ID\n" + f"01.09.2026,10:00,Executed,Transfer,Kunde,N/A,{OTHER},RE-1,N/A,N/A,N/A,EUR,119.00,EUR,119.00,619.00,Main,{IBAN},N/A,T1\n", [119_00]),
    "Revolut": ("Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\nTOPUP,Current,2026-09-01 09:00:00,2026-09-01 09:00:05,Kunde,200.00,0.00,EUR,COMPLETED,250.00\nATM,Current,2026-09-02 12:00:00,2026-09-03 08:00:00,Bank,-20.00,1.50,EUR,COMPLETED,228.50\nCARD_PAYMENT,Current,2026-09-02 12:00:00,,Laden,-5.00,0.00,EUR,REVERTED,\n", [200_00, -20_00, -1_50]),
    "Revolut Business": ("Date started (UTC),Date completed (UTC),ID,Type,State,Description,Payment currency,Amount,Total amount,Fee,Balance\n03/02/2026 10:00:00,03/02/2026 10:00:00,id-3,CARD_PAYMENT,COMPLETED,Shop,EUR,-10.00,-10.40,-0.40,489.60\n02/02/2026 10:00:00,02/02/2026 10:00:00,id-2,TOPUP,COMPLETED,Top up,EUR,500.00,500.00,0.00,500.00\n", [-10_40, 500_00]),
    "DKB (Kreditkarte)": ('"Karte";"Visa";"4930 •••• •••• 3435"\n""\n"Belegdatum";"Wertstellung";"Status";"Beschreibung";"Umsatztyp";"Betrag (€)";"Fremdwährungsbetrag"\n"18.07.26";"20.07.26";"Gebucht";"KONSUM";"Im Geschäft";"-10,05";""\n"17.07.26";"16.07.26";"Gebucht";"Einzahlung";"Unbekannt";"200";""\n', [-10_05, 200_00]),
    "Sparkasse (Kreditkarte)": ('"Umsatz getätigt von";"Belegdatum";"Buchungsdatum";"Originalbetrag";"Originalwährung";"Umrechnungskurs";"Buchungsbetrag";"Buchungswährung";"Transaktionsbeschreibung";"Transaktionsbeschreibung Zusatz";"Buchungsreferenz"\n"5232";"03.02.26";"04.02.26";"0,00";"";"1,00";"-16,00";"EUR";"Laden";"";"7"\n', [-16_00]),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(LISTS))
def test_lists_of_more_banks(name: str) -> None:
    """By their published layouts: signs, fees, days with times, decimal points, what never happened is left out."""
    text, amounts = LISTS[name]
    (statement,) = csv_list.read(text.encode())
    assert statement.source == name.removesuffix(" point")
    assert [one.amount for one in statement.booked] == amounts
    check(statement)
    if name.startswith("Revolut"):
        assert statement.closing == statement.opening + sum(amounts)  # type: ignore[operator]


VR = '"Buchungstag";"Valuta";"Auftraggeber/Zahlungsempfänger";"Empfänger/Zahlungspflichtiger";"IBAN";"Vorgang/Verwendungszweck";"Umsatz";"Art"\n"28.09.2026";"28.09.2026";"Kunde";"Wir";"";"RE-1";"3.920,00";"H"\n"03.09.2026";"03.09.2026";"Wir";"Telekom";"";"R 4711";"39,95";"S"\n'


def test_a_mark_of_debit_is_never_overlooked() -> None:
    """Amounts without a sign beside a column of S and H: refused until the column is named, then each has its sign."""
    found = unknown(VR.replace("Umsatz", "Betrag").encode())
    assert found is not None
    assert found.likely["mark"] == "Art"
    chosen = {"day": "Buchungstag", "amount": "Geld", "name": "Empfänger/Zahlungspflichtiger"}
    with pytest.raises(Invalid, match="Column 8 says debit or credit"):
        csv_list.read(VR.replace("Umsatz", "Geld").encode(), (profile_of("x", chosen, False),))
    (statement,) = csv_list.read(
        VR.replace("Umsatz", "Geld").encode(), (profile_of("x", {**chosen, "mark": "Art"}, False),)
    )
    assert [one.amount for one in statement.movements] == [3920_00, -39_95]


def test_a_list_without_titles_is_mapped_by_number(office: Office) -> None:
    """Columns are named by their place, days and amounts found in any writing; the profile is kept and known again."""
    data = b"20260901;Miete;750;X\n20260902;Strom;49;X\n"
    found = unknown(data)
    assert found is not None
    assert found.titles == ("#1", "#2", "#3", "#4")
    made = profile_of("Eigene", {"day": "#1", "text": "#2", "amount": "#3"}, False, len(found.titles))
    office.run(save_profile, made)
    (statement,) = csv_list.read(data, (made,))
    assert [(one.day, one.amount) for one in statement.movements] == [
        (D(2026, 9, 1), 750_00),
        (D(2026, 9, 2), 49_00),
    ]


def test_other_currencies_only_leave_when_they_come_to_nothing() -> None:
    """A purchase in dollars whose exchange is there is left out with a note; dollars that stay refuse the file."""
    head = '"Datum","Uhrzeit","Zeitzone","Name","Typ","Status","Währung","Brutto","Gebühr","Netto","Transaktionscode","Zugehöriger Transaktionscode"\n'
    rows = [
        '"02.06.2026","1","C","GitHub","Kauf","Abgeschlossen","USD","-10,00","0,00","-10,00","T2",""\n',
        '"02.06.2026","1","C","","Umrechnung","Abgeschlossen","EUR","-9,52","0,00","-9,52","T3","T2"\n',
        '"02.06.2026","1","C","","Umrechnung","Abgeschlossen","USD","10,00","0,00","10,00","T4","T2"\n',
    ]
    (statement,) = csv_list.read((head + "".join(rows)).encode())
    check(statement)
    assert [(one.amount, one.name) for one in statement.movements] == [(-9_52, "GitHub")]
    assert "USD" in str(statement.notes[0])
    with pytest.raises(Invalid, match="USD"):
        check(csv_list.read((head + "".join(rows[:2])).encode())[0])


def test_a_list_in_utf_16_is_no_broken_xml(tmp_path: Path) -> None:
    """It is read as the list it is, or called unknown."""
    text = "Kontonummer;Buchungsdatum;Valuta;Empfaenger 1;Empfaenger 2;Verwendungszweck;Betrag;Waehrung\n90935230;15.09.2026;15.09.2026;Kunde;;RE 1;345,30;EUR\n"
    (tmp_path / "a.csv").write_bytes(text.encode("utf-16"))
    (found,) = read_files([tmp_path / "a.csv"])
    assert found.format == "HypoVereinsbank"
    (tmp_path / "b.csv").write_bytes("Wort;Wort\n".encode("utf-16"))
    with pytest.raises(BadFile) as caught:
        read_files([tmp_path / "b.csv"])
    assert "no bank file" in str(caught.value.faults[0].message)


# -- in a child ----------------------------------------------------------------
def _stall(data: bytes, name: str, checked: bool, more: str) -> tuple[str, list[bytes]]:
    """Take for ever."""
    import time

    time.sleep(60)
    return "", []


def test_a_file_that_stalls_its_reader_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in a bounded child: what takes too long is stopped, and the next file is read."""
    monkeypatch.setattr(files, "SECONDS", 1.0)
    monkeypatch.setattr(files, "READ", "tests.modules.finance.test_bank_cases:_stall")
    (tmp_path / "a.sta").write_bytes(mt(ONE))
    with pytest.raises(BadFile) as caught:
        read_files([tmp_path / "a.sta"])
    assert "longer than 1 seconds" in str(caught.value.faults[0].message)
    monkeypatch.undo()
    assert read_files([tmp_path / "a.sta"])[0].format == "MT940"
    assert worker_process.READERS is files.READERS


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("12.300000000000001", 12_30),
        ("12.299999999999999", 12_30),
        ("1.999999999999", 2_00),
        ("000000000429.56", 429_56),
        ("7", 7_00),
    ],
)
def test_amounts_of_programs_that_reckon_in_binary(text: str, cents: int) -> None:
    """What is left behind the cents by reckoning is no fraction; a real fraction of a cent is refused."""
    assert camt._cents(text) == cents
    with pytest.raises(KontorError):
        camt._cents("12.345")


def _long_statement(count: int) -> bytes:
    """Return a statement of so many movements of a euro more each, every third one without details."""
    lines = [":20:STARTUMS", ":25:37040044/0532013000", ":28C:7/1", ":60F:C260101EUR0,00"]
    for number in range(1, count + 1):
        lines.append(f":61:2601020102C{number},00N051REF{number}")
        if number % 3:
            lines.append(f":86:166?00GUTSCHRIFT?20Rechnung {number}?32Kunde {number}")
    return "\r\n".join([*lines, f":62F:C260131EUR{count * (count + 1) // 2},00", "-"]).encode()


@pytest.mark.parametrize("at_once", [1, 2, 7, 40])
def test_a_statement_is_read_in_pieces(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever fits into a piece, each movement comes once, in order, with its own details."""
    monkeypatch.setattr(mt940, "AT_ONCE", at_once)
    (found,) = mt940.read(_long_statement(40))
    check(found)
    assert (found.number, found.iban) == ("7", "DE89370400440532013000")
    assert [(one.amount, one.name, one.reference) for one in found.movements] == [
        (number * 100, f"Kunde {number}" if number % 3 else "", f"REF{number}") for number in range(1, 41)
    ]


def test_a_piece_without_its_movement_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the library can't read of a later piece is told like of the first."""
    monkeypatch.setattr(mt940, "AT_ONCE", 3)
    with pytest.raises(Invalid, match="260102XX"):
        mt940.read(_long_statement(10).replace(b":61:2601020102C9,", b":61:260102XX"))


def test_too_many_movements_are_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound is told with what the file has, before anything is read."""
    monkeypatch.setattr(mt940, "MOST", 9)
    assert len(mt940.read(_long_statement(9))[0].movements) == 9
    monkeypatch.setattr(mt940, "decoded", None)
    with pytest.raises(Invalid, match="10 movements, at most 9"):
        mt940.read(_long_statement(10))
