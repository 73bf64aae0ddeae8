"""Tax when received and the cash basis: invoices count by what was paid of them, whatever entries, documents and years that stands in."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.office import Office
from app.data.settings import change_setting
from app.modules.finance.chart.services import AccountDraft, add_fiscal_year, save_account
from app.modules.finance.closing.services import carry
from app.modules.finance.ledger.rules.settlement import CLAIM, LOSS, MONEY, Item, PaidLine, settle
from app.modules.finance.ledger.services.entries import finalise, reverse
from app.modules.finance.statements.queries.views import cash_basis
from app.modules.finance.vat.queries.advance_return import make_return
from tests.modules.finance.test_tax_papers import base, booked, customer

D = datetime.date
MAY, JUNE, OCT, NOV = ((D(2026, m, 1), D(2026, m, d)) for m, d in ((5, 31), (6, 30), (10, 31), (11, 30)))
YEAR = (D(2026, 1, 1), D(2026, 12, 31))


def ist(office: Office) -> None:
    """A book taxed when received, with two customers and a supplier."""
    office.run(change_setting, "finance.vat_scheme", "cash")
    customer(office)
    customer(office, "10020")
    office.run(save_account, AccountDraft("70010", "Lieferant", "Supplier"))


def invoice(
    office: Office, day: D, document: str = "AR-1", gross: int = 1190_00, person: str = "10010"
) -> int:
    """Post an invoice at 19 %."""
    return booked(office, day, document, (person, gross), ("4400", -gross, "UST19"))


def result(office: Office, span: tuple[D, D] = YEAR) -> dict[str, int]:
    """Return the rows of the EÜR that hold anything."""
    made = office.read(cash_basis, *span)
    return {one.row.key: one.amounts[0] for one in made.rows if one.amounts[0]}


def test_discount_in_the_entry_of_the_payment(any_office: Office) -> None:
    """1,190 paid by 1,166.20 and 23.80 of discount at 19 % in one entry: 980 and 186.20 were received (§ 20 UStG, § 17 UStG)."""
    ist(any_office)
    invoice(any_office, D(2026, 4, 2))
    booked(
        any_office, D(2026, 5, 4), "AR-1", ("1800", 1166_20), ("4736", 23_80, "UST19"), ("10010", -1190_00)
    )
    assert base(any_office, MAY) == (980_00, 186_20)
    assert any_office.read(make_return, *MAY).findings == ()
    assert result(any_office)["result"] == 1166_20


def test_fee_in_the_entry_of_the_payment(any_office: Office) -> None:
    """A fee that the payment service kept does not lower what the customer paid; in parts neither."""
    ist(any_office)
    invoice(any_office, D(2026, 4, 2))
    booked(any_office, D(2026, 5, 4), "AR-1", ("1800", 580_00), ("6855", 15_00), ("10010", -595_00))
    assert base(any_office, MAY) == (500_00, 95_00)
    booked(any_office, D(2026, 6, 4), "AR-1", ("6855", 10_00), ("10010", -10_00))  # a fee alone
    booked(any_office, D(2026, 6, 5), "AR-1", ("1800", 585_00), ("10010", -585_00))
    assert base(any_office, JUNE) == (500_00, 95_00)
    assert result(any_office)["result"] == 1190_00 - 25_00


def test_suppliers_discount_and_fee(any_office: Office) -> None:
    """In the cash basis a supplier's invoice counts by what was paid, with discount and fee in the same entry."""
    ist(any_office)
    booked(any_office, D(2026, 4, 2), "ER-1", ("5400", 1190_00, "VST19"), ("70010", -1190_00))
    booked(
        any_office, D(2026, 5, 4), "ER-1",
        ("70010", 1190_00), ("5736", -23_80, "VST19"), ("6855", 5_00), ("1800", -1171_20),
    )  # fmt: skip
    found = result(any_office, MAY)
    assert (found["10"], found["26"], found["25"], found["result"]) == (-980_00, -186_20, -5_00, -1171_20)


@pytest.mark.parametrize(("person", "account", "sign"), [("10010", "3250", 1), ("70010", "1180", -1)])
def test_advances_without_tax_count_by_what_was_paid(
    any_office: Office, person: str, account: str, sign: int
) -> None:
    """An advance received (a liability that the EÜR takes as sales) or given, half of it paid in its own entry: half now, half when the rest is paid."""
    ist(any_office)
    half = sign * 500_00
    booked(any_office, D(2026, 5, 4), "AZ-1", (person, half), ("1800", half), (account, -2 * half))
    booked(any_office, D(2026, 6, 4), "AZ-1", ("1800", half), (person, -half))
    assert [result(any_office, span)["result"] for span in (MAY, JUNE, YEAR)] == [half, half, 2 * half]


@pytest.mark.parametrize("document", ["REF0009", "AR-1"])
def test_payment_under_any_document(any_office: Office, document: str) -> None:
    """Money pays the oldest invoice of the customer when its document names none."""
    ist(any_office)
    invoice(any_office, D(2026, 4, 2))
    invoice(any_office, D(2026, 5, 1), "AR-2")
    booked(any_office, D(2026, 5, 4), document, ("1800", 595_00), ("10010", -595_00))
    assert base(any_office, MAY) == (500_00, 95_00)
    booked(any_office, D(2026, 6, 4), "AR-2", ("1800", 1190_00), ("10010", -1190_00))
    assert base(any_office, JUNE) == (1000_00, 190_00)


@pytest.mark.parametrize("document", ["AR-1", "VK-7"])
def test_prepayment_counts_when_it_comes(any_office: Office, document: str) -> None:
    """Money in October, invoice in November: due in October (§ 13 (1) Nr. 1 b UStG); before the invoice is there, it is named."""
    ist(any_office)
    booked(any_office, D(2026, 10, 4), document, ("1800", 1190_00), ("10010", -1190_00))
    (finding,) = any_office.read(make_return, *OCT).findings
    assert document in str(finding)
    assert "1,190.00" in str(finding)
    invoice(any_office, D(2026, 11, 5))
    assert (base(any_office, OCT), base(any_office, NOV)) == ((1000_00, 190_00), (0, 0))
    assert any_office.read(make_return, *OCT).findings == ()
    assert result(any_office, OCT)["result"] == 1190_00


@pytest.mark.parametrize("origin", ["manual", "import", "opening"])
def test_receivables_of_a_new_book(any_office: Office, origin: str) -> None:
    """An opening without a tax case is named when it is paid, however it came in; with one it is taxed; a loss of it never is."""
    from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
    from app.modules.finance.ledger.services.entries import post

    ist(any_office)
    first = D(2026, 1, 1)
    for person, tax in (("10010", ""), ("10020", "UST19")):
        lines = (LineDraft(person, 1190_00), LineDraft("9008", -1190_00, tax))
        any_office.run(post, EntryDraft(first, "EB", "EB", lines, origin=origin))
    booked(any_office, D(2026, 5, 4), "AR-9", ("1800", 595_00), ("10010", -595_00))
    (finding,) = any_office.read(make_return, *MAY).findings
    assert "595.00" in str(finding)
    assert "EB" in str(finding)
    booked(any_office, D(2026, 6, 4), "AR-9", ("6936", 595_00, "UST19"), ("10010", -595_00))
    assert base(any_office, JUNE) == (0, 0)
    booked(any_office, D(2026, 6, 5), "AR-8", ("1800", 1190_00), ("10020", -1190_00))
    assert base(any_office, JUNE) == (1000_00, 190_00)
    assert base(any_office, (first, D(2026, 1, 31))) == (0, 0)
    any_office.run(change_setting, "finance.vat_scheme", "accrual")
    assert base(any_office, (first, D(2026, 1, 31))) == (0, 0)  # an opening is no supply of this year


def test_supplies_to_other_states_count_by_invoice(any_office: Office) -> None:
    """Intra-Community supplies and services of § 18b count by their invoice, as the ZM does (§ 18b UStG); exports when paid."""
    ist(any_office)
    for account, case in (("4125", "IGL"), ("4336", "EULEIST"), ("4120", "AUSFUHR")):
        booked(any_office, D(2026, 5, 2), f"AR-{case}", ("10010", 500_00), (account, -500_00, case))
    made = any_office.read(make_return, *MAY)
    assert [made.row(kz).base for kz in ("41", "21", "43")] == [500_00, 500_00, 0]


def test_bad_debts(any_office: Office) -> None:
    """A receivable that was never received is neither taxed nor an expense when it is lost, with a tax case or without."""
    ist(any_office)
    for document, account, *tax in (("A", "6936", "UST19"), ("B", "6930")):
        invoice(any_office, D(2026, 5, 2), document)
        booked(any_office, D(2026, 5, 3), document, ("1800", 595_00), ("10010", -595_00))
        booked(any_office, D(2026, 6, 2), document, (account, 595_00, *tax), ("10010", -595_00))
    assert (base(any_office, MAY), base(any_office, JUNE)) == ((1000_00, 190_00), (0, 0))
    assert result(any_office)["result"] == 1190_00


def test_money_that_goes_back(any_office: Office) -> None:
    """A returned debit opens the invoice again; a reversed invoice and a new one change nothing."""
    ist(any_office)
    invoice(any_office, D(2026, 5, 2))
    booked(any_office, D(2026, 5, 3), "AR-1", ("1800", 1190_00), ("10010", -1190_00))
    booked(any_office, D(2026, 6, 3), "RL", ("10010", 1190_00), ("1800", -1190_00))
    assert (base(any_office, MAY), base(any_office, JUNE)) == ((1000_00, 190_00), (-1000_00, -190_00))
    booked(any_office, D(2026, 10, 3), "AR-1", ("1800", 1190_00), ("10010", -1190_00))
    assert base(any_office, OCT) == (1000_00, 190_00)
    any_office.run(finalise, D(2026, 5, 31))
    any_office.run(reverse, "2026-1", "falsche Nummer")
    invoice(any_office, D(2026, 10, 4), "AR-1b")
    assert base(any_office, YEAR) == (1000_00, 190_00)


def test_claims_that_move_and_set_off(any_office: Office) -> None:
    """Moving a claim to another account or among the doubtful ones pays nothing; setting it off against a debt does."""
    ist(any_office)
    invoice(any_office, D(2026, 5, 2))
    booked(any_office, D(2026, 5, 3), "UM", ("10020", 595_00), ("1240", 595_00), ("10010", -1190_00))
    assert base(any_office, MAY) == (0, 0)
    booked(any_office, D(2026, 6, 3), "X", ("1800", 595_00), ("10020", -595_00))
    assert base(any_office, JUNE) == (500_00, 95_00)
    booked(any_office, D(2026, 6, 4), "ER-1", ("5400", 595_00, "VST19"), ("70010", -595_00))
    booked(any_office, D(2026, 6, 5), "Y", ("70010", 595_00), ("1240", -595_00))
    assert base(any_office, JUNE) == (1000_00, 190_00)
    assert result(any_office)["result"] == 1190_00 - 595_00


def test_over_the_turn_of_the_year(any_office: Office) -> None:
    """An invoice of one year paid in the next counts there; what is carried forward is no second claim."""
    ist(any_office)
    invoice(any_office, D(2026, 12, 2))
    year = any_office.run(add_fiscal_year, 2027, D(2027, 1, 1), D(2027, 12, 31))
    any_office.run(carry, year)
    booked(any_office, D(2027, 2, 2), "Z", ("1800", 1190_00), ("10010", -1190_00))
    february = (D(2027, 2, 1), D(2027, 2, 28))
    assert base(any_office, february) == (1000_00, 190_00)
    assert any_office.read(make_return, *february).findings == ()
    assert result(any_office, (D(2027, 1, 1), D(2027, 12, 31)))["result"] == 1190_00


def test_deposits(any_office: Office) -> None:
    """Deposits received and paid are income and expense when the money moves (§ 11 EStG); the final invoice takes them back."""
    ist(any_office)
    booked(any_office, D(2026, 5, 2), "AZ-1", ("1800", 1190_00), ("3272", -1190_00, "UST19"))
    booked(any_office, D(2026, 5, 3), "AZ-2", ("1186", 595_00, "VST19"), ("1800", -595_00))
    found = result(any_office, MAY)
    assert (found["1"], found["5"], found["10"], found["26"]) == (1000_00, 190_00, -500_00, -95_00)
    booked(
        any_office, D(2026, 6, 2), "AR-1",
        ("10010", 1190_00), ("3272", 1190_00, "UST19"), ("4400", -2380_00, "UST19"),
    )  # fmt: skip
    booked(any_office, D(2026, 6, 3), "AR-1", ("1800", 1190_00), ("10010", -1190_00))
    found = result(any_office)
    assert (found["1"], found["5"]) == (2000_00, 380_00)


def test_not_deductible(any_office: Office) -> None:
    """Gifts, entertainment and trade tax that § 4 (5), (5b) EStG excludes stand beside the result; the rest of the entry counts."""
    for account in ("6644", "6620", "7610", "6645"):
        booked(any_office, D(2026, 5, 2), "B", (account, 100_00), ("1800", -100_00))
    booked(any_office, D(2026, 5, 2), "B", ("6640", 119_00, "VST19"), ("1800", -119_00))
    found = result(any_office)
    assert (found["result"], found["nd"], found["19"]) == (-119_00, -400_00, -100_00)
    assert any_office.read(cash_basis, *YEAR).findings == ()


# -- the arithmetic ------------------------------------------------------------
def line(amount: int) -> PaidLine:
    """Return a line."""
    return PaidLine(1, "4400", "x", 0, 1, amount=amount, day=D(2026, 1, 1))


@settings(max_examples=300)
@given(
    gross=st.integers(1, 10**6),
    net=st.integers(-(10**6), 10**6),
    moves=st.lists(st.tuples(st.integers(0, 300), st.integers(-(10**6), 10**6), st.booleans()), max_size=10),
)
def test_parts_add_up(gross: int, net: int, moves: list[tuple[int, int, bool]]) -> None:
    """Whatever is paid and goes back: the parts of all days add up to the share that counts, never more than the line, and no cent is lost."""
    day = D(2026, 1, 1)
    claim = Item(D(2026, 3, 1), 1, 1, "x", gross, kind=CLAIM, side=1, lines=[line(net)])
    money = [
        Item(day + datetime.timedelta(plus), 2 + i, 1, "x" if same else "y", amount, kind=MONEY, side=1)
        for i, (plus, amount, same) in enumerate(moves)
        if amount
    ]
    settle([claim, *money], lambda account: account)
    last = D(2027, 1, 1)
    days = [day + datetime.timedelta(i) for i in range(-1, 400, 7)]
    steps = [
        sum(p.amount for p in claim.parts(a + datetime.timedelta(1), b))
        for a, b in pairwise([*days, last + datetime.timedelta(99)])
    ]
    assert sum(steps) == sum(p.amount for p in claim.parts(day, last))
    counted = claim.counted(last)
    assert 0 <= counted <= gross
    assert claim.left == gross - counted
    assert sum(one.left for one in money) == sum(one.amount for one in money) + counted


def test_a_loss_that_is_taken_back() -> None:
    """A claim given up opens again when that is reversed, and counts when it is paid after all."""
    items = [
        Item(D(2026, 1, 1), 1, 1, "x", 119_00, kind=CLAIM, side=1, lines=[line(-100_00)]),
        Item(D(2026, 2, 1), 2, 1, "x", -119_00, kind=LOSS, side=1),
        Item(D(2026, 3, 1), 3, 1, "x", 119_00, kind=LOSS, side=1),
        Item(D(2026, 4, 1), 4, 1, "x", -119_00, kind=MONEY, side=1),
    ]
    settle(items, lambda account: account)
    assert [p.amount for p in items[0].parts(D(2026, 4, 1), D(2026, 4, 30))] == [-100_00]
    assert all(not one.left for one in items)


def test_a_part_is_paid_and_the_rest_lost_in_one_entry(any_office: Office) -> None:
    """595 of 1,190 come in, the other half is written off in the same entry: half was received, nothing of it later (§ 20 UStG)."""
    ist(any_office)
    invoice(any_office, D(2026, 4, 2))
    booked(
        any_office, D(2026, 5, 4), "AR-1", ("1800", 595_00), ("6936", 595_00, "UST19"), ("10010", -1190_00)
    )
    assert base(any_office, MAY) == (500_00, 95_00)
    assert result(any_office)["result"] == 595_00
    assert any_office.read(make_return, *MAY).findings == ()
    invoice(any_office, D(2026, 6, 4), "AR-2")
    assert base(any_office, JUNE) == (0, 0), "nothing was left over that could pay the next invoice"
