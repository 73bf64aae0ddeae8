"""Open items settled explicitly: parts, Skonto, charges, small differences, bad debts, taken back; items, ledger and VAT agree."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from app.core.errors import Invalid
from app.data.office import Office
from app.data.settings import change_setting
from app.data.verify import verify
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.dunning.rules.dunning import BlockDraft
from app.modules.finance.dunning.services.registers import block_items
from app.modules.finance.dunning.services.running import run_dunning
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import correct, finalise, reverse
from app.modules.finance.open_items.queries.items import open_items_source, open_on
from app.modules.finance.open_items.queries.settling import settlement_view
from app.modules.finance.open_items.rules.settling import Settled, SettlementDraft, Taken, by_tax, plan
from app.modules.finance.open_items.services.settling import settle, take_back
from app.modules.finance.vat.queries.advance_return import make_return
from app.modules.organisation.contacts import api as contacts
from tests.modules.finance.dunning_cases import late
from tests.modules.finance.test_tax_papers import base, booked, customer

D = datetime.date
MAY, JUNE = (D(2026, 5, 1), D(2026, 5, 31)), (D(2026, 6, 1), D(2026, 6, 30))


def standing(office: Office, account: str = "10010") -> dict[str, int]:
    """Return what is open on an account by document."""
    return {one.document: one.amount for one in office.read(open_on, [account])}


def with_terms(office: Office, account: str = "10010", side: str = "customer") -> None:
    """Make a contact of an account that takes 2 % within 10 days, 30 days net."""
    part = {"debtor": account} if side == "customer" else {"creditor": account}
    key = office.run(contacts.save_contact, contacts.ContactDraft("Weber GmbH", **part))
    terms = contacts.TermsDraft(side, D(2026, 1, 1), net_days=30, skonto_days=10, skonto=200)
    office.run(contacts.save_terms, key, terms)


def mixed(office: Office) -> None:
    """Post an invoice of 1,000 at 19 % and 500 at 7 % and what came for it under the bank's own document."""
    lines = (("4400", -1190_00, "UST19"), ("4300", -535_00, "UST7"))
    booked(office, D(2026, 5, 4), "AR-1", ("10010", 1725_00), *lines)


def paid(office: Office, day: D, amount: int, document: str = "0805", account: str = "10010") -> int:
    """Post a payment of a customer under a document of the bank."""
    return booked(office, day, document, ("1800", amount), (account, -amount))


def draft(day: D, payments: dict[str, int], *items: Settled, reason: str = "", side: int = 1, account: str = "10010") -> SettlementDraft:  # fmt: skip
    """Return a settlement."""
    return SettlementDraft(
        account, day, side, tuple(Taken(d, a) for d, a in payments.items()), items, reason=reason
    )


def faults(office: Office) -> dict[str, str]:
    """Return what verify found wrong."""
    return {one.name: str(one.detail) for one in verify(office.book) if not one.ok}


def test_skonto_of_mixed_rates(any_office: Office) -> None:
    """2 % of 1,190 and 535 are 23.80 (20.00 + 3.80) and 10.70 (10.00 + 0.70); the tax is corrected in the month of the payment."""
    customer(any_office)
    with_terms(any_office)
    mixed(any_office)
    paid(any_office, D(2026, 6, 1), 1690_50)
    with pytest.raises(Invalid) as late:  # June 1st is past 10 days and 3 of grace
        any_office.run(
            settle, draft(D(2026, 6, 1), {"0805": 1690_50}, Settled("AR-1", 1690_50, 34_50, "skonto"))
        )
    assert late.value.field == "kind"
    one = draft(D(2026, 6, 1), {"0805": 1690_50}, Settled("AR-1", 1690_50, 34_50, "late"), reason="Kulanz")
    key = any_office.run(settle, one)
    assert standing(any_office) == {}
    assert base(any_office, MAY) == (1000_00, 190_00)
    assert base(any_office, JUNE) == (-20_00, -3_80)
    assert base(any_office, JUNE, "86") == (-10_00, -70)
    assert faults(any_office) == {}
    with pytest.raises(Invalid):
        any_office.run(settle, one)
    any_office.run(take_back, key, "falscher Kunde")
    assert standing(any_office) == {"AR-1": 1725_00, "0805": -1690_50}
    assert base(any_office, JUNE)[1] == base(any_office, JUNE, "86")[1] == 0
    assert faults(any_office) == {}
    with pytest.raises(Invalid):
        any_office.run(take_back, key, "noch einmal")


@pytest.mark.parametrize(("day", "agreed"), [(14, True), (17, True), (18, False)])
def test_skonto_holds_for_its_days_and_those_of_grace(office: Office, day: int, agreed: bool) -> None:
    """Invoice of the 4th, 10 days, 3 of grace: the 17th is the last one."""
    customer(office)
    with_terms(office)
    mixed(office)
    paid(office, D(2026, 5, day), 1690_50)
    one = draft(D(2026, 5, day), {"0805": 1690_50}, Settled("AR-1", 1690_50, 34_50, "skonto"))
    if agreed:
        office.run(settle, one)
        assert standing(office) == {}
    else:
        with pytest.raises(Invalid):
            office.run(settle, one)


def test_skonto_of_a_supplier_lowers_input_tax(any_office: Office) -> None:
    """We take 2 % of 1,190: 23.80, of which 3.80 input tax goes back (Kz 66)."""
    any_office.run(save_account, AccountDraft("70010", "Stahl", "Stahl"))
    with_terms(any_office, "70010", "supplier")
    booked(any_office, D(2026, 5, 4), "ER-1", ("5400", 1190_00, "VST19"), ("70010", -1190_00))
    booked(any_office, D(2026, 5, 8), "0805", ("70010", 1166_20), ("1800", -1166_20))
    one = draft(
        D(2026, 5, 8), {"0805": 1166_20}, Settled("ER-1", 1166_20, 23_80, "skonto"), side=-1, account="70010"
    )
    any_office.run(settle, one)
    assert standing(any_office, "70010") == {}
    assert any_office.read(make_return, *MAY).row("66").tax == 186_20
    assert faults(any_office) == {}


def test_many_payments_and_many_items(any_office: Office) -> None:
    """One sum pays two invoices, the third in part; the rest of another payment stays on account."""
    customer(any_office)
    for number, gross in (("AR-1", 119_00), ("AR-2", 238_00), ("AR-3", 357_00)):
        booked(any_office, D(2026, 5, 4), number, ("10010", gross), ("4400", -gross, "UST19"))
    paid(any_office, D(2026, 5, 8), 400_00)
    paid(any_office, D(2026, 5, 9), 100_00, "0905")
    items = (Settled("AR-1", 119_00), Settled("AR-2", 238_00), Settled("AR-3", 63_00))
    any_office.run(settle, draft(D(2026, 5, 9), {"0805": 400_00, "0905": 20_00}, *items))
    assert standing(any_office) == {"AR-3": 294_00, "0905": -80_00}
    assert faults(any_office) == {}


def test_what_is_settled_is_not_corrected_and_a_reversal_frees_it(any_office: Office) -> None:
    """The amount of a settled entry stays; a reversed payment leaves the item open, the payment's own document is even."""
    customer(any_office)
    entry = booked(any_office, D(2026, 5, 4), "AR-1", ("10010", 119_00), ("4400", -119_00, "UST19"))
    payment = paid(any_office, D(2026, 5, 8), 119_00)
    any_office.run(settle, draft(D(2026, 5, 8), {"0805": 119_00}, Settled("AR-1", 119_00)))
    assert standing(any_office) == {}
    more = (LineDraft("10010", 238_00), LineDraft("4400", -238_00, "UST19"))
    with pytest.raises(Invalid, match="settled"):
        any_office.run(correct, entry, 1, EntryDraft(D(2026, 5, 4), "AR-1", "AR-1", more))
    same = (LineDraft("10010", 119_00), LineDraft("4400", -119_00, "UST19"))
    any_office.run(correct, entry, 1, EntryDraft(D(2026, 5, 4), "AR-1", "Bohrer", same))
    assert standing(any_office) == {}
    any_office.run(finalise, D(2026, 5, 31))
    number = str(_asked(any_office, f"SELECT number FROM finance_entry WHERE id = {payment}"))
    any_office.run(reverse, number, "doppelt")
    assert standing(any_office) == {"AR-1": 119_00}
    assert faults(any_office) == {}


def _asked(office: Office, query: str, **values: Any) -> Any:
    """Return what a query of the raw tables says."""
    with office.book.engine.connect() as connection:
        return connection.scalar(text(query), values)


def test_bad_debt_and_charges_when_taxed_on_receipt(any_office: Office) -> None:
    """Ist: an explicit payment counts for its invoice, charges of the bank were paid too, what is lost is not taxed."""
    any_office.run(change_setting, "finance.vat_scheme", "cash")
    customer(any_office)
    mixed(any_office)
    booked(any_office, D(2026, 5, 4), "AR-2", ("10010", 1190_00), ("4400", -1190_00, "UST19"))
    paid(any_office, D(2026, 6, 5), 1188_00)
    items = (Settled("AR-2", 1188_00, 2_00, "fee"),)
    any_office.run(settle, draft(D(2026, 6, 5), {"0805": 1188_00}, *items))
    assert base(any_office, JUNE) == (1000_00, 190_00)
    assert base(any_office, JUNE, "86") == (None, 0) or base(any_office, JUNE, "86") == (0, 0)
    loss = draft(D(2026, 6, 6), {}, Settled("AR-1", 0, 1725_00, "loss"), reason="Insolvenz")
    any_office.run(settle, loss)
    assert standing(any_office) == {}
    assert base(any_office, JUNE) == (1000_00, 190_00)
    assert faults(any_office) == {}


@pytest.mark.parametrize(
    ("one", "field"),
    [
        (draft(D(2026, 5, 8), {"0805": 120_00}, Settled("AR-1", 120_00)), "amount"),
        (draft(D(2026, 5, 8), {"0805": 50_00}, Settled("AR-1", 60_00)), "amount"),
        (draft(D(2026, 5, 8), {}), "items"),
        (draft(D(2026, 5, 8), {}, Settled("AR-1", 0, 50_00, "small")), "kind"),
        (draft(D(2026, 5, 8), {}, Settled("AR-1", 0, 50_00, "loss")), "reason"),
        (draft(D(2026, 5, 8), {}, Settled("AR-1", 0, 50_00, "gift")), "kind"),
        (draft(D(2026, 5, 8), {"AR-1": 1_00}, Settled("AR-1", 1_00)), "items"),
        (draft(D(2026, 5, 8), {"nie": 1_00}, Settled("AR-1", 1_00)), "amount"),
        (draft(D(2026, 5, 8), {}, Settled("AR-1", -1_00, 2_00, "small")), "amount"),
        (draft(D(2026, 5, 8), {}, Settled("0805", 0, 1_00, "loss"), reason="x", side=-1), "kind"),
        (draft(D(2026, 5, 8), {}, Settled("AR-1", 0, 1_00, "small"), account="1800"), "account"),
        (draft(D(2031, 5, 8), {}, Settled("AR-1", 0, 1_00, "small")), "day"),
    ],
)
def test_what_is_no_settlement_is_refused(office: Office, one: SettlementDraft, field: str) -> None:
    """The field at fault is named, and nothing is kept."""
    customer(office)
    booked(office, D(2026, 5, 4), "AR-1", ("10010", 119_00), ("4400", -119_00, "UST19"))
    paid(office, D(2026, 5, 8), 119_00)
    before = standing(office)
    with pytest.raises(Invalid) as refused:
        office.run(settle, one)
    assert refused.value.field == field
    assert standing(office) == before


CASES = (("4400", "UST19"), ("4300", "UST7"), ("4125", "IGL"), ("4200", "UST19"))


@pytest.mark.parametrize("seed", range(6))
def test_any_sequence_keeps_items_ledger_and_vat(office: Office, seed: int) -> None:
    """A year of invoices, payments in parts, Skonto, charges, losses and taking back: items are what was noted beside, tax is what the lines say."""
    dice = random.Random(seed)
    office.run(change_setting, "finance.vat_scheme", "cash" if seed % 3 == 2 else "accrual")
    customer(office)
    notes: dict[str, int] = {}  # the second reckoning: what is open by document
    done: list[tuple[int, dict[str, int]]] = []
    day = D(2026, 1, 2)
    for step in range(60):
        day += datetime.timedelta(dice.randint(0, 5))
        bills = sorted(d for d, amount in notes.items() if amount > 0)
        money = sorted(d for d, amount in notes.items() if amount < 0)
        way = dice.choice(("bill", "bill", "money", "settle", "settle", "settle", "back"))
        if way == "bill":
            parts = [
                (account, -dice.randint(1, 90_000), tax)
                for account, tax in dice.sample(CASES, dice.randint(1, 3))
            ]
            gross = -sum(part[1] for part in parts)
            booked(office, day, f"AR-{step}", ("10010", gross), *parts)
            notes[f"AR-{step}"] = gross
        elif way == "money":
            amount = dice.randint(1, 150_000)
            paid(office, day, amount, f"B{step}")
            notes[f"B{step}"] = -amount
        elif way == "settle" and bills:
            chosen = dice.sample(bills, min(len(bills), dice.randint(1, 3)))
            kind = dice.choice(("", "late", "fee", "small", "loss"))
            most = min(sum(notes[d] for d in chosen), -sum(notes[d] for d in money))
            taken, settled = plan(
                [(d, notes[d]) for d in chosen], [(d, -notes[d]) for d in money], dice.randint(0, most), kind
            )
            one = SettlementDraft("10010", day, 1, taken, settled, reason="x")
            if kind == "small" and any(x.difference > 500 for x in settled):
                with pytest.raises(Invalid, match="small"):
                    office.run(settle, one)
                continue
            if not settled:
                continue
            key = office.run(settle, one)
            moved = {x.document: x.amount for x in taken}
            moved |= {x.document: -(x.amount + x.difference) for x in settled}
            for document, amount in moved.items():
                notes[document] += amount
            done.append((key, moved))
        elif way == "back" and done:
            key, moved = done.pop(dice.randrange(len(done)))
            office.run(take_back, key, "x")
            for document, amount in moved.items():
                notes[document] -= amount
        assert standing(office) == {d: amount for d, amount in notes.items() if amount}
    assert faults(office) == {}
    if seed % 3 < 2:
        vat_is_what_the_lines_say(office)


def vat_is_what_the_lines_say(office: Office) -> None:
    """Compare the returns of all months, taxed when agreed, with the sums of the raw lines of the tax accounts."""
    for month in range(1, 13):
        since = D(2026, month, 1)
        until = (since + datetime.timedelta(31)).replace(day=1) - datetime.timedelta(1)
        found = office.read(make_return, since, until)
        for kz, account in (("81", "3806"), ("86", "3801")):
            raw = _turnover(office, account, since, until)
            assert found.row(kz).booked == -raw, (month, kz)
            assert abs(found.row(kz).tax + raw) < 20  # the base counts in whole euro
        assert found.findings == ()


def _turnover(office: Office, account: str, since: D, until: D) -> int:
    query = (
        "SELECT coalesce(sum(l.amount), 0) FROM finance_line l JOIN finance_account a ON a.id = l.account_id"
        " WHERE a.number = :a AND l.day BETWEEN :s AND :u"
    )
    return int(_asked(office, query, a=account, s=since.isoformat(), u=until.isoformat()))


# -- rules -----------------------------------------------------------------------
@given(
    st.integers(1, 10**7),
    st.dictionaries(st.sampled_from(["UST19", "UST7", "IGL", ""]), st.integers(0, 10**8)),
)
def test_a_difference_splits_to_the_cent(amount: int, shares: dict[str, int]) -> None:
    """The parts of the tax cases add up, none is off its share by a cent or more."""
    parts = by_tax(amount, shares)
    assert sum(parts.values()) == amount
    whole = sum(gross for gross in shares.values() if gross > 0)
    for key, part in parts.items():
        if whole:
            assert abs(part * whole - amount * shares[key]) < whole


def test_a_settlement_that_is_not_there(office: Office) -> None:
    """Asking for one gives none."""
    assert office.read(settlement_view, 4711) is None


def test_open_items_say_their_level(any_office: Office) -> None:
    """The list of open items says the highest level with its last letter, and why an item is not dunned; other accounts nothing."""
    late(any_office, 3)
    for day in (D(2026, 3, 25), D(2026, 4, 10)):
        any_office.run(run_dunning, day)
    source = open_items_source("debtor")
    keys = any_office.read(source.keys, {})
    any_office.run(block_items, keys[1:2], BlockDraft("disputed", "Menge bestritten"))
    place = [column.key for column in source.columns].index("said")
    said = [row[place] for row in any_office.read(source.page, keys)]
    assert said == ["Level 2 of 10/04/2026", "not dunned: Menge bestritten", "Level 2 of 10/04/2026"]
