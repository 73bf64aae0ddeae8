"""Bank files read right or refused with a reason; the inbox proposes with reasons, and accepts, splits, parks."""

from __future__ import annotations

import datetime
import json
import zipfile
from pathlib import Path

import pytest

from app.core.errors import BadFile, Invalid, KontorError
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.finance.banking.demo import camt_file
from app.modules.finance.banking.queries import bank_accounts, inbox_source, line_view, matching, open_lines
from app.modules.finance.banking.readers import camt
from app.modules.finance.banking.readers.files import BankFile, read_files
from app.modules.finance.banking.rules import Movement, Rule, check, keys
from app.modules.finance.banking.services.movements import (
    Part,
    accept,
    accept_split,
    park,
    save_bank_account,
    save_rule,
)
from app.modules.finance.banking.services.proposals import proposals
from app.modules.finance.banking.services.statement_import import bring_in
from app.modules.finance.booking.queries import line_rows, open_stacks
from app.modules.finance.booking.services import delete_line, post_stack
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.ledger.queries.balances import balances_at
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from tests.conftest import SAMPLES

IBAN = "DE02120300000000202051"
DAY = datetime.date(2026, 5, 4)
CAMT = sorted((SAMPLES / "camt").glob("*.xml")) if (SAMPLES / "camt").is_dir() else []


def movement(
    amount: int, name: str = "Kunde", text: str = "Rechnung", iban: str = "", day: datetime.date = DAY
) -> Movement:
    """Return a movement."""
    return Movement(amount, "EUR", day, day, name, iban=iban, text=text)


def bring(office: Office, moves: list[Movement], number: str = "1", opening: int = 1000_00) -> list[int]:
    """Bring a statement in and return the keys of the open movements."""
    if not office.read(bank_accounts):
        office.run(save_bank_account, IBAN, "Bank", "1800")
    data = camt_file(IBAN, number, opening, moves, datetime.date(2026, 5, 31))
    office.run(bring_in, [BankFile(f"{number}.xml", "camt.053", data, tuple(camt.read(data)))])
    return [line.id for line in office.read(open_lines)]


@pytest.mark.skipif(not CAMT, reason="the samples are not beside this checkout")
@pytest.mark.parametrize("path", CAMT, ids=lambda path: path.name)
def test_sample_files(path: Path) -> None:
    """camt samples agree with the reading beside them, movement by movement; broken files say why not."""
    expected = path.with_suffix(".json")
    if not expected.exists():
        with pytest.raises(Invalid) as caught:
            camt.read(path.read_bytes())
        assert str(caught.value).endswith(".")
        return
    entries = json.loads(expected.read_text(encoding="utf-8"))["getEntries"]
    statements = camt.read(path.read_bytes())
    found = list(
        statements[-1].movements
    )  # the reading beside a file of several statements keeps the last one's entries
    assert len(found) == len(entries)
    assert all(statement.movements for statement in statements)
    for one, other in zip(found, entries, strict=True):
        cents = int(other["getAmount"]["getAmount"])
        assert one.amount == cents
        assert one.currency == other["getAmount"]["getCurrency"]["getCode"]
        if other["getBookingDate"]:
            assert one.day.isoformat() == other["getBookingDate"]["0"][:10]


def test_statements_that_do_not_add_up_are_refused() -> None:
    """Opening plus movements must give closing; currency, balances and account must be there."""
    data = camt_file(IBAN, "1", 100_00, [movement(5_00)], DAY)
    (fine,) = camt.read(data)
    check(fine)
    for broken, words in (
        (data.replace(b"105.00", b"106.00"), "add up"),
        (data.replace(b"CLBD", b"XXXX"), "balance"),
        (data.replace(IBAN.encode(), b""), "account"),
        (data.replace(b'<Ntry><Amt Ccy="EUR">', b'<Ntry><Amt Ccy="USD">'), "USD"),
    ):
        (statement,) = camt.read(broken)
        with pytest.raises(Invalid, match=words):
            check(statement)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<a>", "broken"),
        (
            b"<!DOCTYPE x [<!ENTITY a 'b'>]><Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.02'>&a;</Document>",
            "DOCTYPE",
        ),
        (b"<!DOCTYPE x SYSTEM 'file:///etc/passwd'><Document/>", "DOCTYPE"),
        (b"<Document/>", "camt"),
        (b"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.02'/>", "no statement"),
        (b"\xff\xfe<\x00", "broken"),
    ],
)
def test_hostile_xml(data: bytes, words: str) -> None:
    """Broken XML and every DOCTYPE are refused."""
    with pytest.raises(Invalid, match=words):
        camt.read(data)


def test_pending_and_returned_movements() -> None:
    """What is only announced is left out; a return keeps the sign the bank gives."""
    data = camt_file(IBAN, "1", 0, [movement(5_00)], DAY)
    pending = data.replace(b"<Cd>BOOK</Cd>", b"<Cd>PDNG</Cd>")
    assert camt.read(pending)[0].booked == []
    returned = data.replace(b"<Sts>", b"<RvslInd>true</RvslInd><Sts>")
    assert camt.read(returned)[0].movements[0].reversal
    assert camt.read(returned)[0].movements[0].amount == 5_00


def test_zip_and_its_bombs(tmp_path: Path) -> None:
    """Several files in a ZIP; a bomb, a broken one and other contents are refused with their names."""
    good = tmp_path / "two.zip"
    with zipfile.ZipFile(good, "w") as whole:
        for number in ("1", "2"):
            whole.writestr(f"{number}.xml", camt_file(IBAN, number, 0, [movement(1_00)], DAY))
    assert [file.name for file in read_files([good])] == ["1.xml", "2.xml"]
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("a.xml", b"0" * 60_000_000)
    torn = tmp_path / "torn.zip"
    torn.write_bytes(good.read_bytes()[:80])
    rotten = tmp_path / "rotten.zip"
    with zipfile.ZipFile(rotten, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("a.xml", camt_file(IBAN, "3", 0, [movement(1_00)], DAY))
    data = bytearray(rotten.read_bytes())
    data[40:60] = b"\xff" * 20
    rotten.write_bytes(data)
    other = tmp_path / "x.pdf"
    other.write_bytes(b"%PDF-1.4")
    empty = tmp_path / "empty.xml"
    empty.write_bytes(b"")
    with pytest.raises(BadFile) as caught:
        read_files([good, bomb, torn, rotten, other, empty, tmp_path / "gone.xml"])
    assert {fault.file for fault in caught.value.faults} == {
        "bomb.zip",
        "torn.zip",
        "rotten.zip",
        "x.pdf",
        "empty.xml",
        "gone.xml",
    }


def test_equal_movements_of_a_file_both_count() -> None:
    """Two equal movements of a day have two keys; the same file again has the same keys."""
    twice = [movement(5_00), movement(5_00)]
    assert len(set(keys(IBAN, twice))) == 2
    assert keys(IBAN, twice) == keys(IBAN, [movement(5_00), movement(5_00), movement(1)])[:2]


def test_overlapping_files_bring_nothing_twice(any_office: Office) -> None:
    """A second file that repeats two of three movements brings one."""
    bring(any_office, [movement(1_00, text="a"), movement(2_00, text="b")])
    data = camt_file(
        IBAN, "2", 1001_00, [movement(2_00, text="b"), movement(3_00, text="c")], datetime.date(2026, 5, 31)
    )
    (brought,) = any_office.run(bring_in, [BankFile("2.xml", "camt.053", data, tuple(camt.read(data)))])
    assert (brought[0].lines, brought[0].new, brought[0].duplicates) == (2, 1, 1)
    assert len(any_office.read(any_office_keys)) == 3


@reads("")
def any_office_keys(connection: object) -> list[int]:
    """Return all movements."""
    return list(inbox_source().keys(connection, {}))  # type: ignore[arg-type]


def test_unknown_account_is_refused_whole(office: Office) -> None:
    """Nothing comes in when one IBAN of the file is unknown."""
    data = camt_file("DE89370400440532013000", "1", 0, [movement(1_00)], DAY)
    with pytest.raises(Invalid) as caught:
        office.run(bring_in, [BankFile("x", "camt.053", data, tuple(camt.read(data)))])
    assert caught.value.field == "iban"
    for iban, account in (("DE1", "1800"), (IBAN, "9876")):
        with pytest.raises(Invalid):
            office.run(save_bank_account, iban, "x", account)


def test_proposals_give_their_reasons(any_office: Office) -> None:
    """A document with the same amount, the same way as before, a name, a rule: each says why."""
    any_office.run(save_account, AccountDraft("10010", "Weber Metallbau GmbH", "Weber Metallbau GmbH"))
    any_office.run(
        post,
        EntryDraft(
            DAY, "AR-77", "Lieferung", (LineDraft("10010", 119_00), LineDraft("4400", -119_00, "UST19"))
        ),
    )
    first, second = bring(
        any_office,
        [
            movement(119_00, "Weber Metallbau", "Zahlung AR-77", "DE89370400440532013000"),
            movement(50_00, "Weber Metallbau", "Rest", "DE89370400440532013000"),
        ],
    )
    best = any_office.read(reads("")(lambda c: proposals(c, line_view(c, first))))[0]
    reasons = " | ".join(str(reason) for reason in best.reasons)
    assert best.account == "10010"
    assert "AR-77" in reasons
    assert "amount is equal" in reasons
    any_office.run(accept, first, best.account)
    again = any_office.read(reads("")(lambda c: proposals(c, line_view(c, second))))[0]
    assert again.account == "10010"
    assert "booked the same way once" in " ".join(str(reason) for reason in again.reasons)
    assert again.tax == ""
    rule = Rule("Rest", "rest", "", "in", None, most=None, account="4840", tax="", cost1="", text="")
    assert any_office.read(matching, rule) == (1, 2, set())
    any_office.run(save_rule, rule)
    assert "Rest" in str(
        any_office.read(reads("")(lambda c: proposals(c, line_view(c, second))))[0].reasons[0]
    )


def test_what_was_booked_with_a_tax_case_is_proposed_with_it(office: Office) -> None:
    """The like of a movement gets account and tax case of the last one."""
    first, second = bring(
        office, [movement(-119_00, "Vermieter", "Miete"), movement(-119_00, "Vermieter", "Miete")]
    )
    office.run(accept, first, "6310", "VST19")
    best = office.read(reads("")(lambda c: proposals(c, line_view(c, second))))[0]
    assert (best.account, best.tax) == ("6310", "VST19")


def test_accept_split_park_and_post(any_office: Office) -> None:
    """Accepted movements wait in the bank stack; a line taken out is open again; posting books them all."""
    one, two, three = bring(
        any_office,
        [movement(-119_00, "Vermieter", "Miete"), movement(-30_00, "Markt", "Einkauf"), movement(7_00)],
    )
    (four,) = set(bring(any_office, [movement(5_00)], "2", 858_00)) - {one, two, three}
    stack_line = any_office.run(accept, one, "6310", "VST19")
    ((stack, name),) = any_office.read(open_stacks)
    assert name == "Bank 1800 05/2026"
    any_office.run(delete_line, stack_line)
    assert any_office.read(line_view, one).state == "open"
    any_office.run(accept, one, "6310", "VST19")
    with pytest.raises(Invalid, match="booked already"):
        any_office.run(accept, one, "6310")
    with pytest.raises(Invalid, match="lack"):
        any_office.run(accept_split, two, (Part("6815", 20_00),))
    any_office.run(accept_split, two, (Part("6815", 20_00), Part("6800", 10_00)))
    any_office.run(park, three)
    assert any_office.read(line_view, three).state == "parked"
    with pytest.raises(KontorError):
        any_office.run(accept, three, "9876")
    assert any_office.read(any_office_keys) == [four, three, one, two]  # open, parked, in the stack
    assert len(any_office.read(line_rows, stack)) == 4
    assert any_office.run(post_stack, stack) == 2
    assert any_office.read(line_view, one).state == "booked"
    assert any_office.read(line_view, two).entry_id
    any_office.run(accept, four, "4400")
    assert any_office.read(any_office_keys) == [three, four, one, two]  # what is booked stands last
    balances = any_office.read(balances_at, datetime.date(2026, 5, 31))
    assert (balances["1800"], balances["6310"], balances["6815"], balances["6800"]) == (
        -149_00,
        100_00,
        20_00,
        10_00,
    )


@pytest.mark.parametrize(
    "rule",
    [
        Rule("", "x", "", "", None, most=None, account="6310", tax="", cost1="", text=""),
        Rule("a", "", "", "", None, most=None, account="6310", tax="", cost1="", text=""),
        Rule("a", "x", "", "", None, most=None, account="9876", tax="", cost1="", text=""),
        Rule("a", "x", "", "", None, most=None, account="6310", tax="NOPE", cost1="", text=""),
    ],
)
def test_wrong_rules_are_refused(office: Office, rule: Rule) -> None:
    """A rule needs a name, a condition, an account and a tax case that exist."""
    with pytest.raises(Invalid):
        office.run(save_rule, rule)
