"""The payment proposal: the best day to pay, what Skonto is worth, whether the money covers it, and payments made of it once."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.data.office import Office
from app.modules.finance.banking.services.movements import save_bank_account
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.open_items.queries.items import open_items_source
from app.modules.finance.open_items.queries.proposal import outlook, proposal_source
from app.modules.finance.open_items.rules.paying import offer, short_on
from app.modules.finance.open_items.services.paying import pay_items
from app.modules.finance.payments.queries.payments import payment_views
from app.modules.organisation.contacts import api as contacts
from tests.modules.finance.payment_cases import OURS
from tests.modules.finance.test_tax_papers import booked

D = datetime.date
STEPS = [(10, 300), (14, 200)]


@pytest.mark.parametrize(
    ("today", "pay_on", "skonto", "until"),
    [
        (D(2026, 11, 2), D(2026, 11, 12), 30_00, D(2026, 11, 12)),
        (D(2026, 11, 12), D(2026, 11, 12), 30_00, D(2026, 11, 12)),
        (D(2026, 11, 13), D(2026, 11, 16), 20_00, D(2026, 11, 16)),
        (D(2026, 11, 17), D(2026, 12, 2), 0, None),
        (D(2026, 12, 9), D(2026, 12, 9), 0, None),
    ],
)
def test_the_best_day(today: D, pay_on: D, skonto: int, until: D | None) -> None:
    """1,000 of November 2nd, 3 % within 10 days, 2 % within 14, net 30: the last day of each step, then the due day, late at once."""
    one = offer(1000_00, D(2026, 11, 2), D(2026, 12, 2), STEPS, today)
    assert (one.pay_on, one.skonto, one.until) == (pay_on, skonto, until)


def test_banks_do_not_work_on_sundays() -> None:
    """Ten days from Thursday the 5th end on Sunday the 15th: it is paid on Friday, and from Saturday on it is too late."""
    bill = (1000_00, D(2026, 11, 5), D(2026, 12, 5), [(10, 200)])
    assert offer(*bill, D(2026, 11, 13)).pay_on == D(2026, 11, 13)
    assert offer(*bill, D(2026, 11, 14)).skonto == 0


PAYMENTS = st.lists(st.tuples(st.dates(D(2026, 1, 1), D(2026, 2, 1)), st.integers(1, 500)), max_size=8)


@given(st.integers(-100, 2000), PAYMENTS)
def test_when_money_runs_short(money: int, payments: list[tuple[D, int]]) -> None:
    """Reckoned day by day: the first evening on which the account is below zero lies on the day that is named."""
    found = short_on(money, payments)
    below = [
        day
        for day in sorted({day for day, _amount in payments})
        if money - sum(amount for when, amount in payments if when <= day) < 0
    ]
    assert (found[0] if found else None) == (below[0] if below else None)


def ready(office: Office) -> int:
    """Make a bank account with 1,500, a supplier with 2 % within 10 days, and two bills of today; return the bank account."""
    bank = office.run(save_bank_account, OURS, "Förde Bank", "1800")
    today = office.clock().astimezone().date()
    booked(office, today, "EB", ("1800", 1500_00), ("2010", -1500_00))
    office.run(save_account, AccountDraft("70010", "Stahl AG", "Stahl AG"))
    key = office.run(
        contacts.save_contact,
        contacts.ContactDraft("Stahl AG", creditor="70010", iban="DE44500105175407324931"),
    )
    terms = contacts.TermsDraft("supplier", D(2026, 1, 1), net_days=30, skonto_days=10, skonto=200)
    office.run(contacts.save_terms, key, terms)
    for number in ("ER-17", "ER-18"):
        booked(office, today, number, ("5400", 1190_00, "VST19"), ("70010", -1190_00))
    return bank


def test_bills_are_paid_on_their_best_day_once(any_office: Office) -> None:
    """Both bills less Skonto are more than the bank holds; one is paid, then neither again nor in full beside it."""
    bank = ready(any_office)
    today = any_office.clock().astimezone().date()
    found = any_office.read(outlook)
    assert (found.money, found.total, found.skonto, found.late) == (1500_00, 2332_40, 47_60, 0)
    assert found.short is not None
    assert found.short[1] == 832_40
    keys = list(any_office.read(proposal_source().keys, {"document": "ER-17"}))
    (made,) = any_office.run(pay_items, keys, bank, True)
    (payment,) = any_office.read(payment_views, [made])
    assert payment.amount == 1166_20
    assert today <= payment.due <= today + datetime.timedelta(10)
    after = any_office.read(outlook)
    assert (after.total, after.short) == (1166_20, (found.short[0], 832_40))
    with pytest.raises(Invalid):
        any_office.run(pay_items, keys, bank, True)
    with pytest.raises(Invalid, match="being paid"):
        any_office.run(
            pay_items, list(any_office.read(open_items_source().keys, {"document": "ER-17"})), bank
        )
    (row,) = any_office.read(proposal_source().page, keys)
    assert row[-1] == "in payment already"
