"""Receipts in another currency: tabled rates, what is refused, and a posting in euro."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.modules.hr.travel.queries.trips import own_trip_sum, receipt
from app.modules.hr.travel.rules.currency import in_euro, plain, to_euro
from app.modules.hr.travel.rules.trips import ReceiptDraft
from app.modules.hr.travel.services.trips import save_receipt, save_trip
from tests.modules.hr.company import company
from tests.modules.hr.test_travel import hamburg

D = datetime.date
RUNS = 300
DAY = D(2026, 11, 11)
GOOD = ReceiptDraft(
    1, DAY, "costs", 0, currency="usd", paid=108_12, rate=1_0812, rate_day=DAY, rate_source="EZB"
)


@pytest.mark.parametrize(
    ("paid", "rate", "euro"),
    [
        (100_00, 1_0000, 100_00),
        (108_12, 1_0812, 100_00),  # 108.12 / 1.0812
        (64_00, 9389, 68_16),  # 64 / 0.9389 = 68.1649…
        (5_000_00, 162_3400, 30_80),  # 5,000 yen: 30.7996…
        (1_00, 162_3400, 1),  # 0.00616
        (1, 1_0000, 1),
        (1, 2_0000, 1),  # half a cent is rounded up
        (1, 2_0001, 0),
        (250_00, 4_2675, 58_58),  # 250 zloty: 58.5823…
        (399_90, 11_2015, 35_70),  # 399.90 Swedish crowns: 35.7005…
        (87_50, 8365, 104_60),  # 87.50 pounds: 104.6025…
        (12_345_67, 7_4605, 1_654_80),  # 12,345.67 Danish crowns: 1,654.8046…
        (9_999_99, 24_3150, 411_27),  # 411.2683…
    ],
)
def test_what_it_comes_to(paid: int, rate: int, euro: int) -> None:
    """The amount by how much one euro was, to the cent."""
    assert to_euro(paid, rate) == euro


def test_another_way_gives_the_same() -> None:
    """Decimal arithmetic differs by nothing."""
    dice = random.Random(11)
    for _run in range(RUNS):
        paid, rate = dice.randint(1, 9_999_99), dice.randint(1000, 500_0000)
        exact = Decimal(paid) / (Decimal(rate) / 10_000)
        assert to_euro(paid, rate) == int(exact.quantize(Decimal(1), ROUND_HALF_UP)), (paid, rate)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(GOOD, currency=""), "currency"),
        (replace(GOOD, currency="EUR"), "currency"),
        (replace(GOOD, currency="US"), "currency"),
        (replace(GOOD, currency="U$D"), "currency"),
        (replace(GOOD, paid=None), "paid"),
        (replace(GOOD, paid=-1), "paid"),
        (replace(GOOD, rate=None), "rate"),
        (replace(GOOD, rate=0), "rate"),
        (replace(GOOD, rate_source=" "), "rate_source"),
        (replace(GOOD, rate_day=None), "rate_day"),
        (replace(GOOD, rate_day=D(2026, 11, 12)), "rate_day"),  # after the receipt
        (replace(GOOD, rate_day=D(2026, 11, 3)), "rate_day"),  # more than a week before
        (replace(GOOD, gross=99_99), "gross"),
    ],
)
def test_bad_input_is_named(draft: ReceiptDraft, field: str) -> None:
    """What does not fit is refused at its field."""
    with pytest.raises(Invalid) as caught:
        in_euro(draft)
    assert caught.value.field == field


def test_a_receipt_in_dollars_is_owed_in_euro(any_office: Office) -> None:
    """It is kept with its rate, counted in euro, and compared by approval with the rate; euro receipts read as before."""
    karla = company(any_office).as_role("karla", "staff")
    trip = karla.run(save_trip, hamburg(D(2026, 11, 10), "Messe"))
    key = karla.run(save_receipt, replace(GOOD, trip=trip, text="Taxi"))
    kept = karla.read(receipt, key)
    assert kept is not None
    assert (kept.draft.gross, kept.draft.currency, kept.draft.paid) == (100_00, "USD", 108_12)
    assert karla.read(own_trip_sum, trip).view.spent == 100_00
    assert plain(kept.draft) == " USD 10812 10812 2026-11-11 EZB"
    again = replace(kept.draft, rate=1_0912)
    with pytest.raises(Invalid) as caught:
        karla.run(save_receipt, again, key, kept.version)
    assert caught.value.field == "gross"
    karla.run(save_receipt, replace(again, gross=0), key, kept.version)
    assert karla.read(own_trip_sum, trip).view.spent == 99_08  # 108.12 / 1.0912 = 99.0836…
    plain_one = karla.run(save_receipt, ReceiptDraft(trip, DAY, "costs", 6_00, text="Parken"))
    there = karla.read(receipt, plain_one)
    assert there is not None
    assert (plain(there.draft), "currency" in str(there.draft)) == ("", False)
