"""Payments: open items, preparing, four eyes, files that fit their schema, direct debits by mandate, and what the bank makes of them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import etree

from app.core.errors import Invalid
from app.core.identifiers import bic, creditor_id, creditor_reference
from app.data import archive
from app.data.office import Actor, Office
from app.data.settings import change_setting
from app.modules.finance.banking.bringing import bring_in
from app.modules.finance.banking.demo import camt_file
from app.modules.finance.banking.proposing import proposals
from app.modules.finance.banking.queries import bank_accounts, open_lines
from app.modules.finance.banking.readers import camt
from app.modules.finance.banking.readers.files import BankFile
from app.modules.finance.banking.rules import Movement
from app.modules.finance.banking.services import save_bank_account, take
from app.modules.finance.booking.services import post_stack
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.ledger.rules import EntryDraft, LineDraft
from app.modules.finance.ledger.services import post
from app.modules.finance.payments import pain
from app.modules.finance.payments.queries import open_items_source, payment_view, payment_views, payments_source
from app.modules.finance.payments.rules import (
    DEBIT,
    TRANSFER,
    MandateInfo,
    Order,
    Party,
    checked_party,
    due_day,
    expired,
    girocode,
    latin,
)
from app.modules.finance.payments.services import (
    PaymentDraft,
    cancel,
    pay_items,
    release,
    revoke_mandate,
    save_mandate,
    save_partner,
    save_payment,
    take_back,
    write_file,
)
from app.modules.finance.payments.transfer import export
from tests.conftest import NOW, office_at

OURS, THEIRS = "DE02120300000000202051", "DE44500105175407324931"
STAHL = Party("Stahl & Söhne AG", THEIRS, "", "Hüttenstraße", "4", "44145", "Dortmund", "DE")
DAY = datetime.date(2026, 11, 2)
SPACE = {"t": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09", "d": "urn:iso:std:iso:20022:tech:xsd:pain.008.001.08"}


def ready(office: Office) -> int:
    """Make a bank account, a supplier, a customer, and an open item of each; return the bank account's key."""
    key = office.run(save_bank_account, OURS, "Förde Bank", "1800")
    office.run(save_account, AccountDraft("70010", "Stahl & Söhne AG", "Stahl & Söhne AG"))
    office.run(save_account, AccountDraft("10010", "Weber Metallbau GmbH", "Weber Metallbau GmbH"))
    office.run(post, EntryDraft(DAY, "ER-1", "Stahl", (LineDraft("5400", 1190_00, "VST19"), LineDraft("70010", -1190_00)), "011226"))
    office.run(post, EntryDraft(DAY, "AR-1", "Bohrer", (LineDraft("10010", 238_00), LineDraft("4400", -238_00, "UST19"))))
    return key


def items(office: Office, **filters: str) -> list[int]:
    """Return the keys of open items."""
    return list(office.read(open_items_source().keys, filters))


def draft(bank: int, **more: Any) -> PaymentDraft:
    """Return a typed transfer."""
    values: dict[str, Any] = {
        "kind": TRANSFER, "bank_account_id": bank, "party": STAHL, "amount": 45_90, "text": "Rechnung 7", "due": datetime.date(2026, 12, 1),
    }  # fmt: skip
    return PaymentDraft(**{**values, **more})


def brought(office: Office, *movements: Movement, opening: int = 0, number: str = "1") -> None:
    """Bring a statement of the bank in."""
    data = camt_file(OURS, number, opening, list(movements), max(one.day for one in movements))
    office.run(bring_in, [BankFile("a.xml", "camt.053", data, tuple(camt.read(data)))])


def test_open_items_are_what_is_booked_by_document(any_office: Office) -> None:
    """An item is gone once the document is even; due is Belegfeld 2, else the setting; an item in payment says so."""
    bank = ready(any_office)
    source = open_items_source()
    names = [column.key for column in source.columns]
    rows = [dict(zip(names, row, strict=True)) for row in any_office.read(source.page, items(any_office))]
    assert [(r["account"], r["document"], r["amount"], r["due"]) for r in rows] == [
        ("70010", "ER-1", -1190_00, datetime.date(2026, 12, 1)),
        ("10010", "AR-1", 238_00, datetime.date(2026, 11, 16)),
    ]
    any_office.run(save_partner, "70010", STAHL)
    any_office.run(pay_items, items(any_office, account="70010"), bank)
    planned = any_office.read(source.page, items(any_office))[0][names.index("planned")]
    assert planned == 1190_00
    any_office.run(post, EntryDraft(DAY, "AR-1", "Zahlung", (LineDraft("1800", 238_00), LineDraft("10010", -238_00))))
    assert [row[0] for row in any_office.read(source.page, items(any_office))] == ["70010"]


def test_from_the_item_to_the_executed_payment(any_office: Office, tmp_path: Path) -> None:
    """Prepared, released, written, executed by the movement that names it; accepting the movement settles the item."""
    bank = ready(any_office)
    any_office.run(save_partner, "70010", STAHL)
    (key,) = any_office.run(pay_items, items(any_office, account="70010"), bank)
    view = any_office.read(payment_view, key)
    assert (view.amount, view.text, view.party.iban, view.due, view.state) == (1190_00, "ER-1", THEIRS, datetime.date(2026, 12, 1), "open")
    any_office.run(release, [key])
    ((path, done),) = export(any_office, tmp_path / "out.xml")
    assert path.read_bytes() == archive.load(any_office.book, done.sha256)
    root = etree.fromstring(path.read_bytes())
    assert root.findtext(".//t:CdtTrfTxInf/t:Cdtr/t:Nm", None, SPACE) == "Stahl + Soehne AG"
    assert root.findtext(".//t:PstlAdr/t:TwnNm", None, SPACE) == "Dortmund"
    assert root.findtext(".//t:GrpHdr/t:CtrlSum", None, SPACE) == "1190.00"
    assert any_office.read(payment_view, key).state == "written"
    brought(any_office, Movement(-1190_00, "EUR", DAY, DAY, "Stahl", THEIRS, "ER-1", view.number), opening=5000_00)
    assert any_office.read(payment_view, key).state == "executed"
    (line,) = any_office.read(open_lines)
    best = any_office.read(proposals, line)[0]
    assert (best.account, best.document) == ("70010", "ER-1")
    assert view.number in str(best.reasons[0])
    any_office.run(take, line.id, best)
    stack = any_office.read(lambda c: c.exec_driver_sql("SELECT max(id) FROM finance_stack").scalar())
    any_office.run(post_stack, stack)
    assert items(any_office, account="70010") == []
    brought(any_office, Movement(1190_00, "EUR", DAY, DAY, "Stahl", THEIRS, "zurück", view.number), opening=3810_00, number="2")
    assert any_office.read(payment_view, key).state == "returned"


def test_a_file_that_the_bank_booked_as_one_sum(any_office: Office) -> None:
    """Two payments of a file come back as one movement: both are executed, and it is booked in parts that settle their documents."""
    bank = ready(any_office)
    any_office.run(post, EntryDraft(DAY, "ER-2", "Stahl", (LineDraft("5400", 10_00), LineDraft("70010", -10_00))))
    any_office.run(save_partner, "70010", STAHL)
    keys = any_office.run(pay_items, items(any_office, account="70010"), bank)
    any_office.run(release, keys)
    any_office.run(write_file, bank, TRANSFER)
    data = camt_file(OURS, "1", 5000_00, [Movement(-1200_00, "EUR", NOW.date(), NOW.date())], NOW.date())
    (statement,) = camt.read(data)
    from dataclasses import replace

    batch = replace(statement, movements=(replace(statement.movements[0], details=2, end_to_end=""),))
    any_office.run(bring_in, [BankFile("a.xml", "camt.053", data, (batch,))])
    assert {one.state for one in any_office.read(payment_views, keys)} == {"executed"}
    (line,) = any_office.read(open_lines)
    best = any_office.read(proposals, line)[0]
    assert sorted((part.document, part.amount) for part in best.parts) == [("ER-1", 1190_00), ("ER-2", 10_00)]
    any_office.run(take, line.id, best)
    stack = any_office.read(lambda c: c.exec_driver_sql("SELECT max(id) FROM finance_stack").scalar())
    any_office.run(post_stack, stack)
    assert items(any_office, account="70010") == []


def test_four_eyes(place: str) -> None:
    """Who prepared or changed a payment does not release it; a released one can't be changed; a release is taken back before the file."""
    office = office_at(place)
    bank = office.run(save_bank_account, OURS, "Bank", "1800")
    office.run(change_setting, "payments.four_eyes", True)
    key = office.run(save_payment, draft(bank))
    with pytest.raises(Invalid, match="another person"):
        office.run(release, [key])
    other = Office(office.book, Actor("bert", "Bert", frozenset({"*"})), lambda: NOW)
    other.run(release, [key])
    assert office.read(payment_view, key).released_by == "bert"
    with pytest.raises(Invalid, match="further"):
        office.run(save_payment, draft(bank, amount=1_00), key, 2)
    other.run(take_back, [key])
    other.run(save_payment, draft(bank, amount=1_00), key)
    with pytest.raises(Invalid, match="another person"):
        other.run(release, [key])
    office.run(release, [key])
    office.run(write_file, bank, TRANSFER)
    for late in (cancel, take_back):
        with pytest.raises(Invalid, match="further"):
            office.run(late, [key])
    with pytest.raises(Invalid, match="No released"):
        office.run(write_file, bank, TRANSFER)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"amount": 0}, "above zero"),
        ({"amount": 10**12}, "larger"),
        ({"text": "x" * 141}, "140"),
        ({"party": Party("", THEIRS)}, "holder"),
        ({"party": Party("A", "DE44500105175407324932")}, "check digits"),
        ({"party": Party("A", THEIRS, town="Kiel")}, "town and country"),
        ({"party": Party("A", THEIRS, street="Weg", country="DE")}, "town and country"),
        ({"party": Party("A" * 71, THEIRS)}, "70"),
        ({"party": Party("A", THEIRS, "XX")}, "BIC"),
        ({"party": Party("A", THEIRS, town="Kiel", country="D1")}, "two letters"),
        ({"account": "79999"}, "account 79999"),
        ({"kind": "cheque"}, "offered"),
        ({"bank_account_id": 99}, "bank account"),
    ],
)
def test_what_no_payment_can_be(office: Office, more: dict[str, Any], words: str) -> None:
    """A sentence each, and no payment."""
    bank = office.run(save_bank_account, OURS, "Bank", "1800")
    with pytest.raises(Invalid, match=words):
        office.run(save_payment, draft(bank, **more))
    assert list(office.read(payments_source().keys, {})) == []


def test_nothing_is_paid_twice_or_without_iban(office: Office) -> None:
    """The same document and amount again is refused until the first is cancelled; without an IBAN nothing is released, of several none."""
    bank = ready(office)
    (key,) = office.run(pay_items, items(office, account="70010"), bank)
    good = office.run(save_payment, draft(bank))
    with pytest.raises(Invalid, match="already"):
        office.run(pay_items, items(office, account="70010"), bank)
    with pytest.raises(Invalid, match="no IBAN"):
        office.run(release, [good, key])
    assert [one.state for one in office.read(payment_views, [key, good])] == ["open", "open"]
    office.run(cancel, [key])
    assert len(office.run(pay_items, items(office, account="70010"), bank)) == 1
    with pytest.raises(Invalid, match="mandate"):
        office.run(pay_items, items(office, account="10010"), bank)
    with pytest.raises(Invalid, match="Choose payments"):
        office.run(release, [])


def test_bank_details_come_from_the_last_movement(office: Office) -> None:
    """A supplier without kept details is paid to where the last movement booked on it came from or went."""
    bank = ready(office)
    brought(office, Movement(-5_00, "EUR", DAY, DAY, "Stahl und Soehne", THEIRS, "Anzahlung"), opening=100_00)
    (line,) = office.read(open_lines)
    from app.modules.finance.banking.services import accept

    office.run(accept, line.id, "70010")
    (key,) = office.run(pay_items, items(office, account="70010"), bank)
    assert office.read(payment_view, key).party == Party("Stahl und Soehne", THEIRS)


def test_direct_debits(any_office: Office) -> None:
    """A customer is collected by the newest usable mandate; the file names it, the creditor ID and the sequence."""
    bank = ready(any_office)
    any_office.run(save_partner, "10010", Party("Weber Metallbau GmbH", THEIRS))
    mandate = any_office.run(save_mandate, "10010", "M-1", datetime.date(2026, 1, 5), "B2B")
    (key,) = any_office.run(pay_items, items(any_office, account="10010"), bank)
    any_office.run(release, [key])
    with pytest.raises(Invalid, match="creditor ID"):
        any_office.run(write_file, bank, DEBIT)
    any_office.run(change_setting, "payments.creditor_id", "DE98 ZZZ 09999999999")
    done = any_office.run(write_file, bank, DEBIT)
    root = etree.fromstring(archive.load(any_office.book, done.sha256))
    texts = [root.findtext(f".//d:{name}", None, SPACE) for name in ("MndtId", "DtOfSgntr", "SeqTp", "LclInstrm/d:Cd", "ReqdColltnDt")]
    assert texts == ["M-1", "2026-01-05", "RCUR", "B2B", "2026-11-23"]
    assert root.findtext(".//d:CdtrSchmeId//d:Id/d:PrvtId/d:Othr/d:Id", None, SPACE) == "DE98ZZZ09999999999"
    any_office.run(revoke_mandate, mandate)
    any_office.run(post, EntryDraft(DAY, "AR-2", "x", (LineDraft("10010", 5_00), LineDraft("4400", -5_00, "UST19"))))
    with pytest.raises(Invalid, match="no mandate"):
        any_office.run(pay_items, items(any_office, document="AR-2"), bank)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("10010", "", DAY), "reference"),
        (("10010", "M" * 36, DAY), "35"),
        (("10010", "M-1", datetime.date(2027, 1, 1)), "future"),
        (("10010", "M-1", DAY, "COR1"), "offered"),
        (("19999", "M-1", DAY), "account"),
    ],
)
def test_what_no_mandate_can_be(office: Office, args: tuple[Any, ...], words: str) -> None:
    """A sentence each."""
    ready(office)
    with pytest.raises(Invalid, match=words):
        office.run(save_mandate, *args)


def test_mandates_expire_and_are_used_up() -> None:
    """36 months after the last collection, else after the signature."""
    signed = datetime.date(2023, 11, 23)
    assert not expired(signed, None, datetime.date(2026, 11, 23))
    assert expired(signed, None, datetime.date(2026, 11, 24))
    assert not expired(signed, datetime.date(2025, 1, 1), datetime.date(2026, 11, 24))


def test_letters_numbers_and_codes() -> None:
    """Umlauts are written out, other letters lose their marks, nothing disappears; numbers are checked; the GiroCode has its lines."""
    assert latin("Größe & Çelik – 5 €") == "Groesse + Celik - 5 EUR"
    assert latin("日本") == ".."
    assert (creditor_id("de98zzz09999999999"), bic("cobadeff"), creditor_reference("RF18 5390 0754 7034")) == (
        "DE98ZZZ09999999999", "COBADEFF", "RF18539007547034",
    )  # fmt: skip
    assert creditor_reference("RF19539007547034") == ""
    for read, text in ((creditor_id, "DE97ZZZ09999999999"), (creditor_id, "DE98ZZZ0999"), (bic, "COBA")):
        with pytest.raises(Invalid):
            read(text)
    assert due_day("311226", DAY, 14) == datetime.date(2026, 12, 31)
    assert due_day("993126", DAY, 14) == due_day("R-1", DAY, 14) == datetime.date(2026, 11, 16)
    code = girocode(Party("Förde GmbH", OURS), 12_34, "AR-1")
    assert code.split("\n") == ["BCD", "002", "1", "SCT", "", "Förde GmbH", OURS, "EUR12.34", "", "", "AR-1"]
    assert girocode(Party("Förde GmbH", OURS), 12_34, "RF18 5390 0754 7034").split("\n")[-1] == "RF18539007547034"
    assert checked_party(STAHL) == STAHL


def test_files_group_by_day_and_refuse_what_the_schema_refuses() -> None:
    """A part for each day; a text that the schema lacks room for is refused; the same orders give the same bytes."""
    orders = [Order(f"Z{i}", STAHL, i * 100, "x", datetime.date(2026, 12, 1 + i % 2)) for i in range(1, 6)]
    message = pain.Message("M-1", NOW, Party("Förde GmbH", OURS))
    data = pain.transfer_file(message, orders)
    assert data == pain.transfer_file(message, orders)
    root = etree.fromstring(data)
    assert [one.findtext("t:CtrlSum", None, SPACE) for one in root.iterfind(".//t:PmtInf", SPACE)] == ["6.00", "9.00"]
    with pytest.raises(Invalid, match="does not fit"):
        pain.transfer_file(message, [Order("Z" * 36, STAHL, 1, "x", DAY)])
    with pytest.raises(Invalid, match="nothing"):
        pain.transfer_file(message, [])
    with pytest.raises(Invalid, match="no mandate"):
        pain.debit_file(pain.Message("M", NOW, STAHL, creditor_id="DE98ZZZ09999999999"), orders)
    once = Order("Z1", STAHL, 1, "RF18539007547034", DAY, MandateInfo("M", DAY, once=True))
    debit = pain.debit_file(pain.Message("M", NOW, STAHL, creditor_id="DE98ZZZ09999999999"), [once])
    assert b"<SeqTp>OOFF</SeqTp>" in debit
    assert b"<Ref>RF18539007547034</Ref>" in debit


def test_the_command_writes_what_is_released(place: str, tmp_path: Path) -> None:
    """`payments export` writes the file and says how many; with nothing released it leaves with 1."""
    from app import cli
    from tests.conftest import close

    cli.commands()
    runner = CliRunner()
    office = office_at(place)
    bank = office.run(save_bank_account, OURS, "Bank", "1800")
    key = office.run(save_payment, draft(bank))
    assert office.read(bank_accounts)[0].id == bank
    refused = runner.invoke(cli.kontor, ["payments", "export", place, "--out", str(tmp_path / "a.xml"), "--json"])
    assert (refused.exit_code, (tmp_path / "a.xml").exists()) == (1, False)
    office.run(release, [key])
    done = runner.invoke(cli.kontor, ["payments", "export", place, "--out", str(tmp_path / "a.xml"), "--json"])
    close(office.book)
    assert done.exit_code == 0, done.output
    assert '"count": 1' in done.output
    assert etree.parse(str(tmp_path / "a.xml")).getroot().tag.endswith("Document")
