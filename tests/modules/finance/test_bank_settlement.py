"""The bank inbox proposes what a payment settles: several invoices in one sum, Skonto within its period, parts; taken it leaves nothing open."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from app.data.office import Office
from app.data.queries import query
from app.modules.finance.banking.queries import LineView, open_lines
from app.modules.finance.banking.rules import Movement, Proposal
from app.modules.finance.banking.services.movements import save_bank_account, take
from app.modules.finance.banking.services.proposals import proposals
from app.modules.finance.booking.services import post_stack
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.open_items.queries.items import open_on
from app.modules.finance.open_items.rules.matching import Candidate, matches
from app.modules.finance.payments.services import save_payment
from app.modules.finance.vat.queries.advance_return import make_return
from app.modules.organisation.contacts import api as contacts
from tests.modules.finance.payment_cases import OURS, THEIRS, brought, draft
from tests.modules.finance.test_tax_papers import base, booked

D = datetime.date
NOVEMBER = (D(2026, 11, 1), D(2026, 11, 30))


def customer(office: Office) -> None:
    """Make a bank account, and a customer with an IBAN and 2 % within 10 days, who owes for three invoices."""
    office.run(save_bank_account, OURS, "Förde Bank", "1800")
    office.run(save_account, AccountDraft("10010", "Weber GmbH", "Weber GmbH"))
    key = office.run(contacts.save_contact, contacts.ContactDraft("Weber GmbH", debtor="10010", iban=THEIRS))
    terms = contacts.TermsDraft("customer", D(2026, 1, 1), net_days=30, skonto_days=10, skonto=200)
    office.run(contacts.save_terms, key, terms)
    for number, gross, account, tax in (
        ("AR-101", 1190_00, "4400", "UST19"), ("AR-102", 535_00, "4300", "UST7"), ("AR-103", 238_00, "4400", "UST19")
    ):  # fmt: skip
        booked(office, D(2026, 11, 2), number, ("10010", gross), (account, -gross, tax))


def came(office: Office, amount: int, text: str, day: int = 9) -> tuple[LineView, list[Proposal]]:
    """Bring a movement in and return it with its proposals."""
    when = D(2026, 11, day)
    brought(office, Movement(amount, "EUR", when, when, "Weber GmbH", iban=THEIRS, text=text))
    line = office.read(open_lines)[0]
    return line, office.read(proposals, line)


def booked_so(office: Office, line: LineView, one: Proposal) -> dict[str, int]:
    """Take a proposal, post the stack, and return what is open then."""
    office.run(take, line.id, one)
    office.run(post_stack, 1)
    return {item.document: item.amount for item in office.read(open_on, ["10010"])}


def test_two_invoices_with_skonto_in_one_sum(any_office: Office) -> None:
    """1,190 + 535 less 2 % are 1,690.50; the tax of both rates is corrected."""
    customer(any_office)
    line, found = came(any_office, 1690_50, "AR-101 AR-102 abzgl. 2 %")
    words = [str(one) for one in found[0].reasons]
    assert words == ["settles AR-101, AR-102", "Skonto of 34.50 is agreed and in time"]
    assert booked_so(any_office, line, found[0]) == {"AR-103": 238_00}
    assert base(any_office, NOVEMBER) == (1200_00 - 20_00, 228_00 - 3_80)
    assert base(any_office, NOVEMBER, "86") == (490_00, 34_30)


def test_skonto_too_late_is_a_part(any_office: Office) -> None:
    """A month later nothing may be taken off: what came is a part, the rest stays open."""
    customer(any_office)
    line, found = came(any_office, 1166_20, "AR-101", day=25)
    assert "a part of AR-101; 23.80 stay open" in [str(one) for one in found[0].reasons]
    assert booked_so(any_office, line, found[0])["AR-101"] == 23_80


def test_what_nobody_named_is_found_by_its_sum(office: Office) -> None:
    """773 is 535 + 238 and nothing else that is open."""
    customer(office)
    line, found = came(office, 773_00, "Zahlung")
    assert any("settles AR-102, AR-103" in str(reason) for reason in found[0].reasons)
    assert booked_so(office, line, found[0]) == {"AR-101": 1190_00}


def test_our_transfer_less_skonto(office: Office) -> None:
    """A transfer that took Skonto settles the whole bill of the supplier; input tax goes back."""
    customer(office)
    office.run(save_account, AccountDraft("70010", "Stahl AG", "Stahl AG"))
    key = office.run(contacts.save_contact, contacts.ContactDraft("Stahl AG", creditor="70010"))
    terms = contacts.TermsDraft("supplier", D(2026, 1, 1), net_days=30, skonto_days=10, skonto=200)
    office.run(contacts.save_terms, key, terms)
    booked(office, D(2026, 11, 2), "ER-17", ("5400", 1190_00, "VST19"), ("70010", -1190_00))
    bank = int(office.read(query("")(lambda c: c.scalar(text("SELECT id FROM finance_bank_account")))))
    paid = office.run(save_payment, draft(bank, account="70010", document="ER-17", amount=1166_20))
    number = office.read(
        query("")(lambda c: c.scalar(text(f"SELECT number FROM finance_payment WHERE id = {paid}")))
    )
    when = D(2026, 11, 9)  # everything speaks for the payment alone too: its number, the document, the name
    moved = Movement(
        -1166_20, "EUR", when, when, "Stahl AG", iban=THEIRS, text="ER-17", end_to_end=str(number)
    )
    brought(office, moved)
    line = office.read(open_lines)[0]
    found = office.read(proposals, line)
    office.run(take, line.id, found[0])
    office.run(post_stack, 1)
    assert office.read(open_on, ["70010"]) == []
    assert office.read(make_return, *NOVEMBER).row("66").tax == 186_20


AMOUNTS = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 2)), min_size=1, max_size=6)


@given(AMOUNTS, st.integers(1, 150))
def test_a_choice_without_names_is_the_only_one(amounts: Sequence[tuple[int, int]], paid: int) -> None:
    """Tried against all choices: what is proposed comes to the amount, and no other set of items does."""
    items = [
        Candidate(f"R{place}", D(2026, 1, 1), amount, min(skonto, amount - 1))
        for place, (amount, skonto) in enumerate(amounts)
    ]
    found = matches(paid, items, frozenset())
    sets = {
        tuple(one.document for one in group)
        for size in range(1, 6)
        for group in combinations(items, size)
        for taken in range(len(group) + 1)
        for less in combinations(group, taken)
        if sum(one.amount for one in group) - sum(one.skonto for one in less) == paid
    }
    assert len(found) == (len(sets) == 1)
    for match in found:
        assert sum(one.amount - skonto for one, skonto in match.items) == paid
        assert {tuple(one.document for one, _skonto in match.items)} == sets
