"""A movement in parts: Skonto, fees and credit notes against it, a document each, any number, one payment for several invoices."""

from __future__ import annotations

import datetime
import random

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.finance.banking.queries import line_view
from app.modules.finance.banking.rules import Part, Proposal
from app.modules.finance.banking.services.movements import accept_split, take
from app.modules.finance.banking.services.proposals import proposals
from app.modules.finance.booking.queries import line_rows, open_stacks
from app.modules.finance.booking.rules import MaskLine
from app.modules.finance.booking.services import post_stack, save_line
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.ledger.queries.balances import balances_at
from app.modules.finance.ledger.queries.entries import documents_with_accounts
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from tests.modules.finance.test_banking import bring, movement

DAY = datetime.date(2026, 5, 4)
TRANSIT = "1460"


def invoiced(office: Office, account: str, amounts: dict[str, int]) -> None:
    """Make a customer (above 0) or supplier with open items."""
    office.run(save_account, AccountDraft(account, f"Partner {account}", ""))
    for document, amount in amounts.items():
        other = "4400" if account < "70000" else "5400"
        lines = (LineDraft(account, amount), LineDraft(other, -amount))
        office.run(post, EntryDraft(datetime.date(2026, 4, 1), document, "Rechnung", lines))


def still_open(office: Office, document: str) -> list[tuple[str, int]]:
    """Return what is open on a document."""
    return office.read(reads("")(lambda c: documents_with_accounts(c, document)))


def post_all(office: Office) -> dict[str, int]:
    """Post every open stack and return the balances."""
    for stack, _name in office.read(open_stacks):
        office.run(post_stack, stack)
    return office.read(balances_at, datetime.date(2026, 12, 31))


def proposed(office: Office, key: int) -> list[Proposal]:
    """Return what is proposed for a movement."""
    return office.read(reads("")(lambda c: proposals(c, line_view(c, key))))


def test_skonto_stands_in_the_entry_of_its_invoice(any_office: Office) -> None:
    """3,333.33 less 2 %: the invoice is settled whole, the tax of the Skonto is taken out, nothing stays in transit."""
    invoiced(any_office, "10001", {"RE-1001": 3_333_33})
    (key,) = bring(any_office, [movement(3_266_66, "Kunde", "RE-1001 abzgl. 2% Skonto")])
    first = proposed(any_office, key)[0]
    assert (first.account, first.document, first.open) == ("10001", "RE-1001", 3_333_33)
    any_office.run(
        accept_split,
        key,
        (Part("10001", 3_333_33, document="RE-1001"), Part("4736", -66_67, document="RE-1001")),
    )
    found = post_all(any_office)
    assert still_open(any_office, "RE-1001") == []
    assert (found["1800"], found.get("10001", 0), found["4736"], found["3806"]) == (
        3_266_66,
        0,
        56_03,
        10_64,
    )
    assert found.get(TRANSIT, 0) == 0


def test_a_credit_note_is_set_off(any_office: Office) -> None:
    """451 = 570 - 119, paid to a supplier: both documents are settled, as it is proposed."""
    invoiced(any_office, "70001", {"LN-2001": -570_00, "LN-2002": 119_00})
    (key,) = bring(any_office, [movement(-451_00, "Lieferant", "LN-2001 abzgl. LN-2002")])
    first = proposed(any_office, key)[0]
    assert [(part.document, part.amount) for part in first.parts] == [
        ("LN-2001", 570_00),
        ("LN-2002", -119_00),
    ]
    any_office.run(take, key, first)
    found = post_all(any_office)
    assert still_open(any_office, "LN-2001") == still_open(any_office, "LN-2002") == []
    assert (found["1800"], found.get("70001", 0), found.get(TRANSIT, 0)) == (-451_00, 0, 0)


def test_one_payment_for_many_invoices_with_skonto_and_fee(any_office: Office) -> None:
    """Seven invoices, Skonto on one, a fee without document: each is settled, the rest stands where it was put."""
    amounts = {f"RE-{2000 + i}": 100_00 + i for i in range(7)}
    invoiced(any_office, "10002", amounts)
    total = sum(amounts.values()) - 3_00 - 1_50
    (key,) = bring(any_office, [movement(total, "Kunde", "Sammelzahlung")])
    parts = [Part("10002", amount, document=document) for document, amount in amounts.items()]
    parts += [Part("4736", -3_00, document="RE-2003"), Part("6855", -1_50)]
    any_office.run(accept_split, key, parts)
    found = post_all(any_office)
    assert all(still_open(any_office, document) == [] for document in amounts)
    assert (found["1800"], found.get("10002", 0), found["6855"], found.get(TRANSIT, 0)) == (total, 0, 1_50, 0)
    assert found["4736"] == 2_52
    assert any_office.read(line_view, key).state == "booked"


def test_an_open_split_of_the_stack_is_left_alone(any_office: Office) -> None:
    """A clerk left a split entry half typed in the bank stack: the parts of a movement do not run into it."""
    one, two = bring(any_office, [movement(10_00), movement(-20_00)])
    any_office.run(accept_split, one, (Part("4860", 12_00), Part("6855", -2_00)))
    ((stack, _name),) = any_office.read(open_stacks)
    any_office.run(save_line, stack, MaskLine(5_00, "S", "", "", "X", document2="", day=DAY, account="1600"))
    any_office.run(accept_split, two, (Part("6815", 25_00, "40"), Part("6800", -5_00)))
    groups: dict[int, list[str]] = {}
    for row in any_office.read(line_rows, stack):
        groups.setdefault(row.line.split, []).append(row.line.account)
    assert sorted(groups.values()) == [["1600"], ["1800", "4860", "6855"], ["1800", "6815", "6800"]]


def test_what_does_not_add_up_is_refused(any_office: Office) -> None:
    """Parts that lack something, a part of nothing, no part at all; nothing is kept."""
    (key,) = bring(any_office, [movement(-20_00)])
    for parts in ((), (Part("6815", 30_00), Part("6800", -9_00)), (Part("6815", 20_00), Part("6800", 0))):
        with pytest.raises(Invalid):
            any_office.run(accept_split, key, parts)
    assert any_office.read(line_view, key).state == "open"


@pytest.mark.parametrize("seed", range(2))
def test_any_split_books_what_was_typed(office: Office, seed: int) -> None:
    """Random parts, signs and documents: each account holds its parts, the bank the movement, transit nothing."""
    dice = random.Random(seed)
    accounts = ["1600", "1300", "6855", "6820"]
    wanted: dict[str, int] = {}
    moves, splits = [], []
    for place in range(25):
        parts = [
            Part(
                dice.choice(accounts),
                dice.choice((1, 1, -1)) * dice.randint(1, 50_000),
                document=dice.choice(("", "A", "B", "C")),
            )
            for _ in range(dice.randint(1, 9))
        ]
        total = sum(part.amount for part in parts)
        if total <= 0:
            parts.append(Part("1300", 1 - total, document="D"))
            total = 1
        sign = dice.choice((1, -1))
        moves.append(movement(sign * total, f"Partner {place}", f"Zweck {place}"))
        splits.append(parts)
        wanted["1800"] = wanted.get("1800", 0) + sign * total
        for part in parts:
            wanted[part.account] = wanted.get(part.account, 0) - sign * part.amount
    for key, parts in zip(bring(office, moves), splits, strict=True):
        office.run(accept_split, key, parts)
    found = post_all(office)
    assert {n: a for n, a in found.items() if a} == {n: a for n, a in wanted.items() if a}
