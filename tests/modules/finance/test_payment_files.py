"""Payment files, letters and codes: how they are grouped and written, what the schema refuses, and the mandates of direct debits."""

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
from app.data.office import Office
from app.data.settings import change_setting
from app.modules.finance.banking.queries import bank_accounts
from app.modules.finance.banking.services.movements import save_bank_account
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.finance.open_items.services.paying import pay_items
from app.modules.finance.payments.rules import pain
from app.modules.finance.payments.rules.payments import (
    DEBIT,
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
    release,
    revoke_mandate,
    save_mandate,
    save_partner,
    save_payment,
    write_file,
)
from tests.conftest import NOW, office_at
from tests.modules.finance.payment_cases import DAY, OURS, STAHL, THEIRS, draft, items, ready

SPACE = {
    "t": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09",
    "d": "urn:iso:std:iso:20022:tech:xsd:pain.008.001.08",
}


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
    texts = [
        root.findtext(f".//d:{name}", None, SPACE)
        for name in ("MndtId", "DtOfSgntr", "SeqTp", "LclInstrm/d:Cd", "ReqdColltnDt")
    ]
    assert texts == ["M-1", "2026-01-05", "RCUR", "B2B", "2026-11-23"]
    assert root.findtext(".//d:CdtrSchmeId//d:Id/d:PrvtId/d:Othr/d:Id", None, SPACE) == "DE98ZZZ09999999999"
    any_office.run(revoke_mandate, mandate)
    any_office.run(
        post, EntryDraft(DAY, "AR-2", "x", (LineDraft("10010", 5_00), LineDraft("4400", -5_00, "UST19")))
    )
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
    assert (
        girocode(Party("Förde GmbH", OURS), 12_34, "RF18 5390 0754 7034").split("\n")[-1]
        == "RF18539007547034"
    )
    assert checked_party(STAHL) == STAHL


def test_files_group_by_day_and_refuse_what_the_schema_refuses() -> None:
    """A part for each day; a text that the schema lacks room for is refused; the same orders give the same bytes."""
    orders = [Order(f"Z{i}", STAHL, i * 100, "x", datetime.date(2026, 12, 1 + i % 2)) for i in range(1, 6)]
    message = pain.Message("M-1", NOW, Party("Förde GmbH", OURS))
    data = pain.transfer_file(message, orders)
    assert data == pain.transfer_file(message, orders)
    root = etree.fromstring(data)
    assert [one.findtext("t:CtrlSum", None, SPACE) for one in root.iterfind(".//t:PmtInf", SPACE)] == [
        "6.00",
        "9.00",
    ]
    with pytest.raises(Invalid, match="does not fit"):
        pain.transfer_file(message, [Order("Z" * 36, STAHL, 1, "x", DAY)])
    with pytest.raises(Invalid, match="nothing"):
        pain.transfer_file(message, [])
    with pytest.raises(Invalid, match="no mandate"):
        pain.debit_file(pain.Message("M", NOW, STAHL, creditor_id="DE98ZZZ09999999999"), orders)
    once = Order("Z1", STAHL, 1, "RF18539007547034", DAY, mandate=MandateInfo("M", DAY, once=True))
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
    refused = runner.invoke(
        cli.kontor, ["payments", "export", place, "--out", str(tmp_path / "a.xml"), "--json"]
    )
    assert (refused.exit_code, (tmp_path / "a.xml").exists()) == (1, False)
    office.run(release, [key])
    done = runner.invoke(
        cli.kontor, ["payments", "export", place, "--out", str(tmp_path / "a.xml"), "--json"]
    )
    close(office.book)
    assert done.exit_code == 0, done.output
    assert '"count": 1' in done.output
    assert etree.parse(str(tmp_path / "a.xml")).getroot().tag.endswith("Document")
