"""Files of banks in a book: one movement once, whatever says it; returns with their invoice and fee; batches whole or in parts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.data.office import Office
from app.data.queries import query as reads
from app.modules.finance.banking.queries import line_view, open_lines
from app.modules.finance.banking.readers import camt, csv_list
from app.modules.finance.banking.readers.files import read_files
from app.modules.finance.banking.rules import Proposal
from app.modules.finance.banking.services.movements import save_bank_account, take
from app.modules.finance.banking.services.proposals import proposals
from app.modules.finance.banking.services.statement_import import Brought, bring_in
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from tests.modules.finance.test_bank_cases import IBAN, OTHER, D, mt
from tests.modules.finance.test_bank_splits import invoiced, post_all, still_open


def camt053(entries: str, opening: str, closing: str, number: str = "1") -> bytes:
    """Return a camt.053 with entries."""

    def balance(kind: str, amount: str) -> str:
        return f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-05-04</Dt></Dt></Bal>"

    return f"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt><Stmt><Id>{number}</Id><Acct><Id><IBAN>{IBAN}</IBAN></Id></Acct>{balance('OPBD', opening)}{balance('CLBD', closing)}{entries}</Stmt></BkToCstmrStmt></Document>".encode()


def ntry(amount: str, mark: str, details: str, more: str = "") -> str:
    """Return an entry."""
    return f"<Ntry><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>{mark}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-05-04</Dt></BookgDt>{more}<NtryDtls>{details}</NtryDtls></Ntry>"


def brought(office: Office, tmp_path: Path, name: str, data: bytes) -> list[Brought]:
    """Bring a file in."""
    (tmp_path / name).write_bytes(data)
    return [one for file in office.run(bring_in, read_files([tmp_path / name]), IBAN) for one in file]


def proposed(office: Office, key: int) -> list[Proposal]:
    """Return what is proposed."""
    return office.read(reads("")(lambda c: proposals(c, line_view(c, key))))


RETURN = ntry(
    "53.00",
    "DBIT",
    "<TxDtls><Refs><EndToEndId>RE-1001</EndToEndId></Refs><Amt Ccy='EUR'>53.00</Amt><AmtDtls><InstdAmt><Amt Ccy='EUR'>50.00</Amt></InstdAmt></AmtDtls><Chrgs><Rcrd><Amt Ccy='EUR'>3.00</Amt></Rcrd></Chrgs><RltdPties><Dbtr><Pty><Nm>Sven</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>"
    + OTHER
    + "</IBAN></Id></DbtrAcct><Cdtr><Pty><Nm>Wir</Nm></Pty></Cdtr><CdtrAcct><Id><IBAN>"
    + IBAN
    + "</IBAN></Id></CdtrAcct></RltdPties><RmtInf><Ustrd>RE-1001</Ustrd></RmtInf><RtrInf><Rsn><Cd>MD06</Cd></Rsn></RtrInf></TxDtls>",
)


def test_a_returned_debit_opens_its_invoice_again(any_office: Office, tmp_path: Path) -> None:
    """The payer is the other side; invoice and fee are proposed apart; taken, the invoice is open again and the fee a cost."""
    any_office.run(save_bank_account, IBAN, "Bank", "1800")
    invoiced(any_office, "10001", {"RE-1001": 50_00})
    paid = (LineDraft("1800", 50_00), LineDraft("10001", -50_00))
    any_office.run(post, EntryDraft(D(2026, 4, 20), "RE-1001", "Einzug", paid))
    assert still_open(any_office, "RE-1001") == []
    brought(any_office, tmp_path, "a.xml", camt053(RETURN, "100.00", "47.00"))
    (line,) = any_office.read(open_lines)
    assert (line.name, line.iban, line.reversal, line.original, line.fee) == (
        "Sven",
        OTHER,
        True,
        50_00,
        3_00,
    )
    first = proposed(any_office, line.id)[0]
    assert [(part.account, part.amount, part.document) for part in first.parts] == [
        ("10001", 50_00, "RE-1001"),
        ("6855", 3_00, "RE-1001"),
    ]
    assert "objected" in " ".join(map(str, first.reasons))
    any_office.run(take, line.id, first)
    found = post_all(any_office)
    assert still_open(any_office, "RE-1001") == [("10001", 50_00)]
    assert (found["6855"], found["1800"]) == (3_00, -3_00)


def test_parties_that_a_bank_turned_round(tmp_path: Path) -> None:
    """Whoever is named as what: we are never our own other side."""
    turned = RETURN.replace("Dbtr", "X").replace("Cdtr", "Dbtr").replace("X", "Cdtr")
    turned = turned.replace("<CdtCdtrInd>", "<CdtDbtInd>").replace("</CdtCdtrInd>", "</CdtDbtInd>")
    turned = re.sub(r"<Cdt(Cdtr|Dbtr)Ind>DBIT</Cdt(Cdtr|Dbtr)Ind>", "<CdtDbtInd>DBIT</CdtDbtInd>", turned)
    (one,) = camt.read(camt053(turned, "100.00", "47.00"))[0].movements
    assert (one.name, one.iban) == ("Sven", OTHER)


BATCH = ntry(
    "648.50",
    "DBIT",
    "".join(
        f"<TxDtls><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><RltdPties><Cdtr><Pty><Nm>{name}</Nm></Pty></Cdtr></RltdPties><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls>"
        for amount, name, text in (("172.50", "Lieferant A", "ER-1001"), ("476.00", "Lieferant B", "ER-1002"))
    ),
)


@pytest.mark.parametrize("split", [True, False])
@pytest.mark.parametrize("first", ["camt", "mt940"])
def test_a_batch_comes_once_in_parts_or_whole(
    any_office: Office, tmp_path: Path, split: bool, first: str
) -> None:
    """The payments of a batch and the one line of MT940 are the same money, in either order; a batch that stays whole says what it consists of."""
    any_office.run(save_bank_account, IBAN, "Bank", "1800", None, None, split)
    two = {
        "camt": ("a.xml", camt053(BATCH, "1000.00", "351.50")),
        "mt940": (
            "a.sta",
            mt(
                ":61:2605040504DR648,50NTRFNONREF\r\n:86:191?00SAMMLER?20ANZAHL 2",
                "C260504EUR1000,00",
                "C260504EUR351,50",
            ),
        ),
    }
    later = "mt940" if first == "camt" else "camt"
    new = [brought(any_office, tmp_path, *two[name])[0].new for name in (first, later, first)]
    assert new == [2 if split and first == "camt" else 1, 0, 0]
    lines = any_office.read(open_lines)
    assert sum(line.amount for line in lines) == -648_50
    if first == "camt" and not split:
        assert [one["text"] for one in lines[0].payments] == ["ER-1001", "ER-1002"]
        assert "ER-1001" in lines[0].text
        assert "Lieferant B" in lines[0].name


def test_a_batch_with_charges_keeps_its_payments() -> None:
    """What the bank took is a payment of its own where it says so; where the sums differ without a word they stay whole."""
    charged = BATCH.replace("<Amt Ccy='EUR'>648.50", "<Amt Ccy='EUR'>650.00")
    (one,) = camt.read(camt053(charged, "1000.00", "350.00"))[0].movements
    assert (len(one.parts), one.whole_batch) == (2, False)
    said = charged.replace("</TxDtls>", "<Chrgs><Rcrd><Amt Ccy='EUR'>1.50</Amt></Rcrd></Chrgs></TxDtls>", 1)
    (one,) = camt.read(camt053(said, "1000.00", "350.00"))[0].movements
    assert [part.amount for part in one.parts] == [-172_50, -476_00, -1_50]
    assert one.whole_batch


SPARKASSE = '"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";{0}"Beguenstigter/Zahlungspflichtiger";{1};"Betrag";"Waehrung";"Info"\n'
AS_CAMT = SPARKASSE.format(
    '"Mandatsreferenz";"Kundenreferenz (End-to-End)";"Lastschrift Ursprungsbetrag";', '"Kontonummer/IBAN"'
)
AS_MT = SPARKASSE.format("", '"Kontonummer";"BLZ"')


def _as_camt(document: str, amount: str = "119,00", original: str = "") -> str:
    return f'"{IBAN}";"04.05.26";"04.05.26";"GUTSCHR";"{document}";"";"E2E-{document}";"{original}";"Kunde";"{OTHER}";"{amount}";"EUR";"Umsatz gebucht"\n'


def _as_mt(document: str, amount: str = "119,00") -> str:
    return f'"{IBAN}";"04.05.26";"04.05.26";"GUTSCHR";"EREF+E2E-{document}SVWZ+{document}";"Kunde";"{OTHER}";"X";"{amount}";"EUR";"Umsatz gebucht"\n'


def test_two_exports_of_one_bank_bring_a_movement_once(any_office: Office, tmp_path: Path) -> None:
    """Either order, overlapping, with equal payments of a day: each is there once, and what is new comes in."""
    any_office.run(save_bank_account, IBAN, "Bank", "1800")
    first = (AS_CAMT + _as_camt("RE-1") + _as_camt("RE-2")).encode()
    other = (AS_MT + _as_mt("RE-2") + _as_mt("RE-1") + _as_mt("RE-3")).encode()
    assert brought(any_office, tmp_path, "a.csv", first)[0].new == 2
    assert brought(any_office, tmp_path, "b.csv", other)[0].new == 1
    assert brought(any_office, tmp_path, "a.csv", first)[0].new == 0
    assert (
        brought(any_office, tmp_path, "c.csv", (AS_CAMT + _as_camt("RE-3") + _as_camt("RE-4")).encode())[
            0
        ].new
        == 1
    )
    assert sorted(line.text for line in any_office.read(open_lines)) == ["RE-1", "RE-2", "RE-3", "RE-4"]


def test_equal_payments_without_a_word_stay_as_many_as_they_are(any_office: Office, tmp_path: Path) -> None:
    """Two parking fees of a day in one file, then in another kind of file, then three: three in all."""
    any_office.run(save_bank_account, IBAN, "Bank", "1800")
    row = f'"{IBAN}";"04.05.26";"04.05.26";"KARTE";"PARKEN";"";"";"";"Parkhaus";"";"-2,50";"EUR";"Umsatz gebucht"\n'
    again = f'"{IBAN}";"04.05.26";"04.05.26";"KARTE";"SVWZ+PARKEN";"Parkhaus";"";"";"-2,50";"EUR";"Umsatz gebucht"\n'
    assert [
        brought(any_office, tmp_path, name, data.encode())[0].new
        for name, data in (
            ("a.csv", AS_CAMT + 2 * row),
            ("b.csv", AS_MT + 2 * again),
            ("c.csv", AS_CAMT + 3 * row),
        )
    ] == [2, 0, 1]


def test_a_returned_debit_of_a_list_has_its_fee() -> None:
    """The Sparkasse's list names what was returned: the rest is the fee."""
    (statement,) = csv_list.read((AS_CAMT + _as_camt("RE-1", "-53,00", "-50,00")).encode())
    (one,) = statement.movements
    assert (one.original, one.fee, one.reversal) == (50_00, 3_00, True)


def test_one_movement_said_in_other_words_is_new(any_office: Office, tmp_path: Path) -> None:
    """Two invoices of one customer, amount and day in two formats are two payments."""
    any_office.run(save_bank_account, IBAN, "Bank", "1800")
    line = ":61:2605040504CR119,00NTRFNONREF\r\n:86:166?00GUTSCHRIFT?20SVWZ+{0}?31" + OTHER + "?32Kunde"
    one = mt(line.format("RE-1001"), "C260504EUR0,", "C260504EUR119,00")
    assert brought(any_office, tmp_path, "a.sta", one)[0].new == 1
    two = camt053(
        ntry("119.00", "CRDT", "<TxDtls><RmtInf><Ustrd>RE-1002</Ustrd></RmtInf></TxDtls>"), "0.00", "119.00"
    )
    assert brought(any_office, tmp_path, "b.xml", two)[0].new == 1
