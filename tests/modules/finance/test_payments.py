"""Payments: open items, preparing, four eyes, files that fit their schema, direct debits by mandate, and what the bank makes of them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from app.core.errors import Forbidden, Invalid
from app.data import archive
from app.data.office import Actor, Office
from app.data.queries import query as reads
from app.data.settings import change_setting
from app.modules.finance.banking.demo import camt_file
from app.modules.finance.banking.queries import open_lines
from app.modules.finance.banking.readers import camt
from app.modules.finance.banking.readers.files import BankFile
from app.modules.finance.banking.rules import Movement
from app.modules.finance.banking.services.movements import save_bank_account, take
from app.modules.finance.banking.services.proposals import proposals
from app.modules.finance.banking.services.statement_import import bring_in
from app.modules.finance.booking.services import post_stack
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.finance.open_items.queries.items import open_items_source
from app.modules.finance.open_items.services.paying import pay_items
from app.modules.finance.payments.queries.payments import payment_view, payment_views, payments_source
from app.modules.finance.payments.rules.payments import (
    TRANSFER,
    Party,
)
from app.modules.finance.payments.services import (
    cancel,
    release,
    save_partner,
    save_payment,
    take_back,
    write_file,
)
from app.modules.finance.payments.transfer import export
from tests.conftest import NOW, office_at
from tests.modules.finance.payment_cases import DAY, OURS, STAHL, THEIRS, brought, draft, items, ready
from tests.modules.finance.test_payment_files import SPACE


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
    any_office.run(
        post, EntryDraft(DAY, "AR-1", "Zahlung", (LineDraft("1800", 238_00), LineDraft("10010", -238_00)))
    )
    assert [row[0] for row in any_office.read(source.page, items(any_office))] == ["70010"]


def test_from_the_item_to_the_executed_payment(any_office: Office, tmp_path: Path) -> None:
    """Prepared, released, written, executed by the movement that names it; accepting the movement settles the item."""
    bank = ready(any_office)
    any_office.run(save_partner, "70010", STAHL)
    (key,) = any_office.run(pay_items, items(any_office, account="70010"), bank)
    view = any_office.read(payment_view, key)
    assert (view.amount, view.text, view.party.iban, view.due, view.state) == (
        1190_00,
        "ER-1",
        THEIRS,
        datetime.date(2026, 12, 1),
        "open",
    )
    any_office.run(release, [key])
    ((path, done),) = export(any_office, tmp_path / "out.xml")
    assert path.read_bytes() == archive.load(any_office.book, done.sha256)
    root = etree.fromstring(path.read_bytes())
    assert root.findtext(".//t:CdtTrfTxInf/t:Cdtr/t:Nm", None, SPACE) == "Stahl + Soehne AG"
    assert root.findtext(".//t:PstlAdr/t:TwnNm", None, SPACE) == "Dortmund"
    assert root.findtext(".//t:GrpHdr/t:CtrlSum", None, SPACE) == "1190.00"
    assert any_office.read(payment_view, key).state == "written"
    brought(
        any_office,
        Movement(-1190_00, "EUR", DAY, DAY, "Stahl", iban=THEIRS, text="ER-1", end_to_end=view.number),
        opening=5000_00,
    )
    assert any_office.read(payment_view, key).state == "executed"
    (line,) = any_office.read(open_lines)
    best = any_office.read(proposals, line)[0]
    assert (best.account, best.document) == ("70010", "ER-1")
    assert view.number in str(best.reasons[0])
    any_office.run(take, line.id, best)
    stack = any_office.read(
        reads("")(lambda c: c.exec_driver_sql("SELECT max(id) FROM finance_stack").scalar())
    )
    any_office.run(post_stack, stack)
    assert items(any_office, account="70010") == []
    brought(
        any_office,
        Movement(1190_00, "EUR", DAY, DAY, "Stahl", iban=THEIRS, text="zurück", end_to_end=view.number),
        opening=3810_00,
        number="2",
    )
    assert any_office.read(payment_view, key).state == "returned"


def test_a_file_that_the_bank_booked_as_one_sum(any_office: Office) -> None:
    """Two payments of a file come back as one movement: both are executed, and it is booked in parts that settle their documents."""
    bank = ready(any_office)
    any_office.run(
        post, EntryDraft(DAY, "ER-2", "Stahl", (LineDraft("5400", 10_00), LineDraft("70010", -10_00)))
    )
    any_office.run(save_partner, "70010", STAHL)
    keys = any_office.run(pay_items, items(any_office, account="70010"), bank)
    any_office.run(release, keys)
    any_office.run(write_file, bank, TRANSFER)
    data = camt_file(
        OURS,
        "1",
        5000_00,
        [Movement(-1200_00, "EUR", NOW.astimezone().date(), NOW.astimezone().date())],
        NOW.astimezone().date(),
    )
    (statement,) = camt.read(data)
    from dataclasses import replace

    batch = replace(statement, movements=(replace(statement.movements[0], details=2, end_to_end=""),))
    any_office.run(bring_in, [BankFile("a.xml", "camt.053", data, (batch,))])
    assert {one.state for one in any_office.read(payment_views, keys)} == {"executed"}
    (line,) = any_office.read(open_lines)
    best = any_office.read(proposals, line)[0]
    assert sorted((part.document, part.amount) for part in best.parts) == [("ER-1", 1190_00), ("ER-2", 10_00)]
    any_office.run(take, line.id, best)
    stack = any_office.read(
        reads("")(lambda c: c.exec_driver_sql("SELECT max(id) FROM finance_stack").scalar())
    )
    any_office.run(post_stack, stack)
    assert items(any_office, account="70010") == []


def test_four_eyes(place: str) -> None:
    """Who prepared or changed a payment does not release it; a released one can't be changed; a release is taken back before the file."""
    office = office_at(place)
    bank = office.run(save_bank_account, OURS, "Bank", "1800")
    office.run(change_setting, "payments.four_eyes", True)
    key = office.run(save_payment, draft(bank))
    with pytest.raises(Forbidden, match="another person"):
        office.run(release, [key])
    other = Office(office.book, Actor("bert", "Bert", frozenset({"*"})), lambda: NOW)
    other.run(release, [key])
    assert office.read(payment_view, key).released_by == "bert"
    with pytest.raises(Invalid, match="can't be done while"):
        office.run(save_payment, draft(bank, amount=1_00), key, 2)
    other.run(take_back, [key])
    other.run(save_payment, draft(bank, amount=1_00), key)
    with pytest.raises(Forbidden, match="another person"):
        other.run(release, [key])
    office.run(release, [key])
    office.run(write_file, bank, TRANSFER)
    for late in (cancel, take_back):
        with pytest.raises(Invalid, match="can't be done while"):
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
    brought(
        office,
        Movement(-5_00, "EUR", DAY, DAY, "Stahl und Soehne", iban=THEIRS, text="Anzahlung"),
        opening=100_00,
    )
    (line,) = office.read(open_lines)
    from app.modules.finance.banking.services.movements import accept

    office.run(accept, line.id, "70010")
    (key,) = office.run(pay_items, items(office, account="70010"), bank)
    assert office.read(payment_view, key).party == Party("Stahl und Soehne", THEIRS)
