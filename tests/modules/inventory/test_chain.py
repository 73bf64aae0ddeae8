"""From the need to the payment: two part deliveries, a broken piece that goes back, a dearer invoice, Skonto; all ledgers agree."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query
from app.data.record_extras import Target
from app.modules.finance.ledger.api import EntryDraft, LineDraft, post
from app.modules.finance.open_items.api import Settled, SettlementDraft, Taken, settle, take_back
from app.modules.finance.open_items.queries.items import open_on
from app.modules.finance.purchases.rules.invoices import PositionDraft, PurchaseDraft, PurchaseForm
from app.modules.finance.purchases.services.invoices import post_purchase, save_purchase
from app.modules.inventory.articles.api import SupplierDraft, save_supplier
from app.modules.inventory.purchasing.queries.matching import held as held_back
from app.modules.inventory.purchasing.queries.matching import match, skonto_waits
from app.modules.inventory.purchasing.queries.receipts import standing_receipts
from app.modules.inventory.purchasing.rules.orders import Delivery, Part, parts_of
from app.modules.inventory.purchasing.services.matching import join_invoice, settle_difference
from app.modules.inventory.purchasing.services.orders import place
from app.modules.inventory.purchasing.services.receiving import receive, send_back
from app.modules.inventory.purchasing.todo import waiting
from app.modules.inventory.sourcing.services.enquiries import enquire, send
from app.modules.inventory.sourcing.services.offers import order_from
from app.modules.inventory.stock.queries.posting import posting_preview
from app.modules.inventory.stock.services.values import post_values
from app.modules.organisation.contacts.api import accounts_of
from tests.modules.inventory.buying_cases import come, ordered, supplier, today, view
from tests.modules.inventory.stock_cases import ONE, faults, held, stocked, store
from tests.modules.inventory.test_sourcing import answered, needed

LINE = Part(1, 8 * ONE, "blocked", reason="Riss")
PIECES = replace(LINE, quantity=2 * ONE, serials="S1, S2")


@pytest.mark.parametrize(
    ("come", "wrong", "serials", "parts"),
    [
        (LINE, None, "", [(8, "blocked", "")]),
        (LINE, 1, "", [(7, "accepted", ""), (1, "blocked", "")]),
        (LINE, 8, "", [(8, "blocked", "")]),
        (LINE, 9, "", "wrong"),
        (LINE, -1, "", "wrong"),
        (replace(LINE, verdict="accepted"), 1, "", "verdict"),
        (PIECES, None, "S2", [(1, "accepted", "S1"), (1, "blocked", "S2")]),
        (PIECES, None, "S3", "wrong"),
        (PIECES, 1, "", "wrong"),
    ],
)
def test_some_of_a_line_are_wrong(come: Part, wrong: int | None, serials: str, parts: Any) -> None:
    """Eight come on one delivery note and one is broken: the rest is accepted."""
    scaled = None if wrong is None else wrong * ONE
    if isinstance(parts, str):
        with pytest.raises(Invalid) as refused:
            parts_of(come, scaled, serials)
        assert refused.value.field == parts
        return
    found = parts_of(come, scaled, serials)
    assert [(one.quantity // ONE, one.verdict, one.serials) for one in found] == parts


def test_from_the_need_to_the_payment(any_office: Office) -> None:
    """20 at 82.00: 12 come, then 8 of which one is broken and goes back; 19 are invoiced at 83.00 and paid less 2 %.

    By hand: 19 x 82.00 = 1,558.00 in stock; the invoice asks 1,577.00, so 19.00 more; Skonto of 37.53 is 31.54 net and 5.99
    tax (2 % of 1,876.63), so 19 pieces are worth 1,577.00 - 31.54 = 1,545.46.
    """
    office, day = any_office, today(any_office)
    who, article = supplier(office, "Stahl"), stocked(office)
    office.run(save_supplier, SupplierDraft(article, who, "V-1", 89 * ONE))
    made = office.run(enquire, [needed(office, article, 20)])
    office.run(send, made)
    order = office.run(order_from, answered(office, made, who, (1, 0, 82)))
    office.run(place, order)
    line = view(office, order).lines[0].id
    shelf = store(office)
    office.run(receive, Delivery(order, day, "LS-1", (Part(line, 12 * ONE),), shelf))
    second = parts_of(replace(LINE, line=line), ONE)
    office.run(receive, Delivery(order, day, "LS-2", second, shelf))
    come = office.read(query("")(lambda c: standing_receipts(c, [line])))
    broken = next(one.id for one in come if one.verdict == "blocked")
    office.run(send_back, broken, ONE, day, "Riss")
    assert held(office, article) == (19, 1558_00)
    head = PurchaseDraft(
        contact=who, reference="S-90", day=day, due=day + datetime.timedelta(30), gross=1876_63, text="Ware",
        skonto_days=10, skonto=200,
    )  # fmt: skip
    bill = office.run(save_purchase, PurchaseForm(head, (PositionDraft("5400", 1577_00, 299_63, "VST19"),)))
    joined = office.run(join_invoice, order, bill)
    found = office.read(match, bill)
    assert (found.asked, found.expected, found.reasons) == (1577_00, 1558_00, ())
    assert office.read(held_back) == {}
    assert office.run(settle_difference, joined) == 19_00
    office.run(post_purchase, bill)
    account = office.read(query("")(lambda c: accounts_of(c, who)[0]))
    office.run(
        post, EntryDraft(day, "B-1", "Bank", (LineDraft(account, 1839_10), LineDraft("1800", -1839_10)))
    )
    paid = SettlementDraft(
        account, day, -1, (Taken("B-1", 1839_10),), (Settled("S-90", 1839_10, 37_53, "skonto"),)
    )
    settled = office.run(settle, paid)
    assert office.read(open_on, [account]) == []
    assert office.read(skonto_waits) == [joined]
    told = [(one.count, one.request) for one in office.read(waiting) if one.page.endswith("deliveries")]
    assert told == [(1, Target("inventory_order_bill", joined))]
    for _again in range(2):
        assert office.run(settle_difference, joined) == 19_00 - 31_54
    assert office.read(skonto_waits) == []
    assert held(office, article) == (19, 1545_46)
    office.run(post_values, day)
    assert {one.account: (one.ledger, one.stock) for one in office.read(posting_preview, day).agreement if one.stock} == {"1140": (1545_46, 1545_46)}  # fmt: skip
    office.run(take_back, settled, "Bank hat zurückgebucht")
    assert faults(office) == []


def test_skonto_that_the_bank_movement_brought(any_office: Office) -> None:
    """By hand: 10 at 100.00 with 19 % tax, 3 % of 1,190.00 are 35.70, 30.00 of them net; however and whenever it was taken and booked back, the stock follows, a small rest never does."""
    office, day = any_office, today(any_office)
    who, article = supplier(office), stocked(office)
    office.run(save_supplier, SupplierDraft(article, who, "V-1", 100 * ONE))
    order = ordered(office, who, (article, 10, 100))
    come(office, order, (0, 10))
    head = PurchaseDraft(contact=who, reference="S-7", day=day, due=day, gross=1190_00, text="Ware")
    bill = office.run(save_purchase, PurchaseForm(head, (PositionDraft("5400", 1000_00, 190_00, "VST19"),)))
    joined = office.run(join_invoice, order, bill)
    office.run(post_purchase, bill)
    account = office.read(query("")(lambda c: accounts_of(c, who)[0]))
    office.run(post_values, day)  # what comes later falls on the first day that is not locked
    later = office.clock() + datetime.timedelta(1)
    office.clock, day = lambda: later, day + datetime.timedelta(1)

    def taken(skonto: int, back: bool = False) -> int:
        """Book what the split of a movement makes of Skonto, and return what the stock is worth."""
        lines = (LineDraft(account, skonto), LineDraft("5736", -skonto, "VST19"))
        office.run(post, EntryDraft(day, "S-7", "Bank", lines, back=back))
        office.run(settle_difference, joined)
        return int(held(office, article)[1])

    assert taken(35_70) == 970_00
    assert taken(-35_70, back=True) == 1000_00
    money = (LineDraft(account, 1189_60), LineDraft("1800", -1189_60))
    office.run(post, EntryDraft(day, "B-1", "Bank", money))
    rest = Settled("S-7", 1189_60, 40, "small")
    small = office.run(settle, SettlementDraft(account, day, -1, (Taken("B-1", 1189_60),), (rest,)))
    assert taken(11_90) == 990_00
    office.run(take_back, small, "doch nicht")
    assert taken(-11_90, back=True) == 1000_00
    assert faults(office) == []
