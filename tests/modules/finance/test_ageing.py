"""How late open items are: the columns by day, their sums by account and on paper, and what Skonto is worth."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from app.data.office import Office
from app.data.reports import pdf
from app.modules.finance.chart.services import AccountDraft, save_account
from app.modules.finance.open_items.queries.items import ageing, all_open
from app.modules.finance.open_items.reports import ageing_report
from app.modules.finance.open_items.rules.ageing import age, effective_rate
from tests.modules.finance.test_tax_papers import booked, customer

D = datetime.date


@given(st.integers(-50, 400))
def test_ageing_by_day(late: int) -> None:
    """The due day itself is not late; each later day stands in its column."""
    due = D(2026, 3, 1)
    found = age(due, due + datetime.timedelta(late))
    bounds = {0: "0", 30: "1", 60: "31", 90: "61"}
    slow = next((key for bound, key in bounds.items() if late <= bound), "91")
    assert found == slow


def test_ageing_adds_up(office: Office) -> None:
    """Every item stands in one column."""
    customer(office)
    for number in range(1, 6):
        booked(office, D(2026, number, 1), f"AR-{number}", ("10010", 100_00), ("4400", -100_00, "UST19"))
    assert sum(office.read(ageing, "debtor").values()) == 500_00
    assert sum(one.amount for one in office.read(all_open, "creditor")) == 0


def test_the_ageing_is_printed_by_account(office: Office) -> None:
    """The columns of each account and the sums of each side are those of its items, on any day."""
    customer(office)
    customer(office, "10020")
    office.run(save_account, AccountDraft("70010", "Stahl", "Stahl"))
    booked(office, D(2026, 1, 1), "AR-1", ("10010", 100_00), ("4400", -100_00, "UST19"))
    booked(office, D(2026, 3, 1), "AR-2", ("10010", 50_00), ("4400", -50_00, "UST19"))
    booked(office, D(2026, 3, 1), "AR-3", ("10020", 70_00), ("4400", -70_00, "UST19"))
    booked(office, D(2026, 2, 10), "ER-1", ("5400", 30_00, "VST19"), ("70010", -30_00))
    report = office.read(ageing_report, D(2026, 3, 16), D(2026, 3, 16))  # 14 days net
    figures = {row[0]: row[2:] for row in report.rows if row[0]}
    assert figures == {
        "10010": (0, 50_00, 100_00, 0, 0, 150_00),
        "10020": (0, 70_00, 0, 0, 0, 70_00),
        "70010": (0, 30_00, 0, 0, 0, 30_00),
    }
    assert (report.totals["debtor_sum"], report.totals["creditor_sum"]) == (220_00, 30_00)
    assert office.read(pdf, report, office.clock(), "x").startswith(b"%PDF")


def test_effective_rate() -> None:
    """2 % for 20 days earlier is 37.24 % a year; 3 % for 16 days 70.55 %."""
    assert effective_rate(200, 10, 30) == 3724
    assert effective_rate(300, 14, 30) == 7055
    assert effective_rate(200, 30, 30) == 0
