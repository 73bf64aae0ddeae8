"""The turn of a year: accruals by days, provisions, carrying forward again and again, closing and reopening, unusual accounts."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import Invalid, Missing
from app.data.office import Office
from app.data.reports import make_report, pdf
from app.data.settings import change_setting
from app.modules.finance.chart.api import CostCentreDraft, save_cost_centre
from app.modules.finance.chart.queries import years
from app.modules.finance.chart.services import add_fiscal_year
from app.modules.finance.closing.queries.carrying import carry_forward
from app.modules.finance.closing.queries.overview import (
    accruals,
    checks,
    four_months,
    provision_centres,
    provision_schedule,
)
from app.modules.finance.closing.rules import belongs_later, unusual
from app.modules.finance.closing.services import (
    AccrualDraft,
    ProvisionDraft,
    carry,
    close_year,
    move_provision,
    post_accruals,
    save_accrual,
    save_provision,
)
from app.modules.finance.ledger.queries.balances import balances_at, trial_balance
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import finalise, post, reverse
from app.modules.finance.statements.queries.statements import balance_sheet
from app.modules.finance.vat.queries.advance_return import make_return
from tests.modules.finance.test_statements import book, firm

D = datetime.date
END = D(2026, 12, 31)


def next_year(office: Office) -> int:
    """Open 2027 and return its key."""
    return int(office.run(add_fiscal_year, 2027, D(2027, 1, 1), D(2027, 12, 31)))


def insurance(**more: Any) -> AccrualDraft:
    """Return an insurance for a year from October."""
    values: dict[str, Any] = {
        "kind": "prepaid", "text": "Versicherung", "account": "6400", "amount": 1200_00,
        "booked": D(2026, 10, 1), "since": D(2026, 10, 1), "until": D(2027, 9, 30),
    }  # fmt: skip
    return AccrualDraft(**{**values, **more})


# -- accruals ------------------------------------------------------------------
def test_an_accrual_goes_and_comes_back(any_office: Office) -> None:
    """273 of 365 days stand on the account for later days at the year's end, all of it is expense in the end; runs repeat nothing."""
    next_year(any_office)
    book(any_office, D(2026, 10, 1), ("6400", 1200_00), ("1800", -1200_00))
    any_office.run(save_accrual, insurance())
    assert any_office.run(post_accruals, END) == (1, 897_53)
    found = any_office.read(balances_at, END)
    assert (found["1900"], found["6400"]) == (897_53, 302_47)
    with pytest.raises(Invalid, match="No accrual"):
        any_office.run(post_accruals, END)
    any_office.run(post_accruals, D(2027, 3, 31))
    any_office.run(post_accruals, D(2027, 10, 31))
    found = any_office.read(balances_at, D(2027, 12, 31))
    assert (found.get("1900", 0), found["6400"]) == (0, 897_53)
    assert any_office.read(accruals)[0].posted == 0
    report = any_office.read(make_report, "accruals", D(2026, 1, 1), END)
    assert report.as_json()["totals"]["later"] == "897.53"


def test_deferred_income_and_a_reversed_run(any_office: Office) -> None:
    """Income goes to the other side; a run whose entry was reversed is posted again."""
    any_office.run(save_accrual, insurance(kind="deferred", account="4400"))
    any_office.run(post_accruals, D(2026, 11, 30))
    assert any_office.read(balances_at, D(2026, 11, 30))["3900"] == -999_45
    any_office.run(finalise, D(2026, 11, 30))
    any_office.run(reverse, "2026-1", "falsch")
    assert any_office.read(accruals)[0].posted == 0
    assert any_office.run(post_accruals, END) == (1, 897_53)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"kind": "x"}, "offered"),
        ({"text": " "}, "is needed"),
        ({"account": "4400"}, "expense"),
        ({"account": "0000"}, "account"),
        ({"amount": 0}, "above zero"),
        ({"until": D(2026, 9, 30)}, "ends before"),
    ],
)
def test_what_no_accrual_can_be(office: Office, more: dict[str, Any], words: str) -> None:
    """A sentence each."""
    with pytest.raises(Invalid, match=words):
        office.run(save_accrual, insurance(**more))
    assert office.read(accruals) == []
    with pytest.raises(Invalid, match="end of a month"):
        office.run(post_accruals, D(2026, 12, 30))


@settings(max_examples=200)
@given(
    amount=st.integers(1, 10**9), start=st.dates(D(2020, 1, 1), D(2030, 1, 1)), length=st.integers(0, 1500)
)
def test_an_accrual_is_used_up_to_the_cent(amount: int, start: D, length: int) -> None:
    """All of it before the span, none after it, and never growing in between."""
    end = start + datetime.timedelta(days=length)
    days = [start - datetime.timedelta(days=1) + datetime.timedelta(days=i) for i in range(length + 2)]
    left = [belongs_later(amount, start, end, day) for day in days]
    assert (left[0], left[-1]) == (amount, 0)
    assert left == sorted(left, reverse=True)


# -- provisions ----------------------------------------------------------------
def test_a_provision_is_formed_used_and_released(any_office: Office) -> None:
    """Each move is posted; the schedule adds up; beyond what it holds nothing is used."""
    key = any_office.run(save_provision, ProvisionDraft("Jahresabschluss", "3095", "6827"))
    any_office.run(move_provision, key, "opening", D(2026, 1, 1), 500_00, "")
    any_office.run(move_provision, key, "use", D(2026, 3, 1), 400_00, "Kanzlei", "6827")
    any_office.run(move_provision, key, "release", D(2026, 3, 2), 100_00, "")
    any_office.run(move_provision, key, "form", END, 600_00, "2026")
    (row,) = any_office.read(provision_schedule, D(2026, 1, 1), END)
    assert (row.opening, row.used, row.released, row.formed, row.closing) == (
        500_00,
        400_00,
        100_00,
        600_00,
        600_00,
    )
    found = any_office.read(balances_at, END)
    assert (found["3095"], found["4930"], found["6827"]) == (-100_00, -100_00, 200_00)
    with pytest.raises(Invalid, match="holds 600"):
        any_office.run(move_provision, key, "use", END, 600_01, "", "6827")
    report = any_office.read(make_report, "provisions", D(2026, 1, 1), END)
    assert any_office.read(pdf, report, any_office.clock(), "x").startswith(b"%PDF")


def test_what_a_provision_brought_along_stands_under_its_cost_centre(any_office: Office) -> None:
    """What was there before the book counts under the provision's own cost centre, whatever other provisions brought; what is used goes off it."""
    for code in ("A", "B"):
        any_office.run(save_cost_centre, CostCentreDraft(1, code, code))
    made = {
        code: any_office.run(save_provision, ProvisionDraft(f"R {code}", "3095", "6827", cost1=code))
        for code in ("A", "B", "")
    }
    for number, key in enumerate(made.values(), 1):
        any_office.run(move_provision, key, "opening", D(2026, 1, 1), number * 100_00, "")
    any_office.run(move_provision, made["B"], "form", D(2026, 2, 1), 7_00, "")
    for code, amount in (("A", 100_00), ("B", 207_00), ("", 300_00)):
        assert any_office.read(provision_centres, made[code], END) == {code: amount}
        assert any_office.read(provision_centres, made[code], D(2025, 12, 31)) == {}


def test_what_no_provision_can_be(office: Office) -> None:
    """A sentence each."""
    key = office.run(save_provision, ProvisionDraft("A", "3095", "6827"))
    for args, words in (
        ((" ", "3095", "6827"), "name"),
        (("B", "1800", "6827"), "liabilities"),
        (("B", "3095", "1800"), "expense"),
        (("A", "3095", "6827"), "already"),
    ):
        with pytest.raises(Invalid, match=words):
            office.run(save_provision, ProvisionDraft(*args))
    for args2, words in (
        ((key, "x", END, 1, ""), "offered"),
        ((key, "form", END, 0, ""), "above zero"),
        ((key, "use", END, 1, "", "6827"), "holds"),
    ):
        with pytest.raises(Invalid, match=words):
            office.run(move_provision, *args2)


# -- the turn of the year ------------------------------------------------------
def test_balances_are_carried_forward_again_and_again(any_office: Office) -> None:
    """Opening equals closing, the result in retained earnings, personal accounts against their own; a later entry is carried by difference."""
    firm(any_office)
    before = any_office.read(balance_sheet, END)
    year = next_year(any_office)
    implied = {
        row.number: row.opening
        for row in any_office.read(trial_balance, D(2027, 1, 1), D(2027, 1, 31))
        if row.opening
    }
    assert any_office.run(carry, year) > 5
    rows = any_office.read(trial_balance, D(2027, 1, 1), D(2027, 1, 31))
    assert {row.number: row.opening for row in rows if row.opening and row.kind != "statistic"} == implied
    assert all(row.debit == row.credit == 0 for row in rows)  # opening lines are no turnover
    after = any_office.read(balance_sheet, D(2027, 1, 1))
    assert after.amount("assets", "assets") == before.amount("assets", "assets")
    assert after.findings == ()
    with pytest.raises(Invalid, match="equals"):
        any_office.run(carry, year)
    book(any_office, D(2026, 12, 30), ("6800", 10_00), ("1800", -10_00))
    assert {one.account: one.missing for one in any_office.read(carry_forward, year)} == {
        "1800": -10_00,
        "2978": 10_00,
    }  # the firm made a loss
    found = {
        check.title: len(check.findings) for check in any_office.read(checks, D(2027, 1, 1), D(2027, 1, 31))
    }
    assert found["Opening balances that differ from the closing before"] == 2
    assert any_office.run(carry, year) == 2
    assert any_office.read(carry_forward, year) == []
    assert any_office.read(balances_at, D(2027, 1, 31))["1800"] == any_office.read(balances_at, END)["1800"]


def test_the_first_year_has_nothing_before_it(office: Office) -> None:
    """Said so; an unknown year too."""
    with pytest.raises(Missing, match="no year before"):
        office.run(carry, office.read(years)[0].id)
    with pytest.raises(Missing, match="no such"):
        office.run(close_year, 99)


def test_a_year_closes_and_opens_until_it_is_finalised(any_office: Office) -> None:
    """Closed months refuse entries, opened ones take them, finalised ones stay."""
    year = any_office.read(years)[0].id
    assert any_office.run(close_year, year) == 13
    draft = EntryDraft(D(2026, 5, 1), "x", "x", (LineDraft("6800", 1_00), LineDraft("1800", -1_00)))
    with pytest.raises(Invalid, match="closed"):
        any_office.run(post, draft)
    any_office.run(finalise, D(2026, 3, 31))
    assert any_office.run(close_year, year, False) == 9
    any_office.run(post, draft)


# -- unusual accounts ----------------------------------------------------------
def test_a_month_that_stands_out(any_office: Office) -> None:
    """Rent as ever is fine, a repair of 2,000 after three months of 100 stands out; small sums never do."""
    for month in (1, 2, 3, 4):
        book(any_office, D(2026, month, 3), ("6310", 1000_00), ("1800", -1000_00))
        book(
            any_office,
            D(2026, month, 3),
            ("6460", 2000_00 if month == 4 else 100_00),
            ("1800", -(2000_00 if month == 4 else 100_00)),
        )
        book(
            any_office,
            D(2026, month, 3),
            ("6800", 50_00 if month == 4 else 5_00),
            ("1800", -(50_00 if month == 4 else 5_00)),
        )
    book(any_office, D(2026, 4, 9), ("1800", 300_00), ("6310", -300_00))  # a refund lowers what was spent
    book(any_office, D(2026, 4, 9), ("1800", 90_00), ("4400", -90_00))
    book(any_office, D(2026, 4, 9), ("4400", 20_00), ("1800", -20_00))
    found = {one.number: (one.months, one.odd) for one in any_office.read(four_months, D(2026, 4, 30))}
    assert found["6310"] == ((1000_00, 1000_00, 1000_00, 700_00), False)
    assert found["4400"] == ((0, 0, 0, 70_00), False)
    assert found["6460"] == ((100_00, 100_00, 100_00, 2000_00), True)
    assert [number for number, (_months, odd) in found.items() if odd] == ["6460"]
    titles = {
        check.title: len(check.findings) for check in any_office.read(checks, D(2026, 4, 1), D(2026, 4, 30))
    }
    assert titles["Accounts that are unusual this month"] == 1
    report = any_office.read(make_report, "comparison", D(2026, 4, 1), D(2026, 4, 30))
    assert [row["odd"] for row in report.as_json()["rows"]].count(True) == 1
    assert not unusual([0, 0, 0, 499_00], 50, 500_00)
    assert unusual([0, 0, 0, 501_00], 50, 500_00)


# -- by legal form -----------------------------------------------------------------
@pytest.mark.parametrize("form", ["sole", "gmbh"])
def test_taxes_and_result_are_carried_by_legal_form(any_office: Office, form: str) -> None:
    """Taxes of the year stand on one account of the year before; what a person drew and earned stands on the capital, a company's result apart."""
    any_office.run(change_setting, "company.form", form)
    day = datetime.date(2026, 5, 4)
    for lines in (
        (("1800", 11_900_00), ("4400", -11_900_00, "UST19")),
        (("6815", 1_190_00, "VST19"), ("1800", -1_190_00)),
        (("3820", 1_000_00), ("1800", -1_000_00)),
        (("3830", 145_00), ("1800", -145_00)),
        (("2100", 2_000_00), ("1800", -2_000_00)),
    ):
        any_office.run(post, EntryDraft(day, "B", "x", tuple(LineDraft(*line) for line in lines)))
    year = any_office.run(add_fiscal_year, 2027, datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
    any_office.run(carry, year)
    held = any_office.read(balances_at, datetime.date(2027, 1, 1))
    assert held["3841"] == -1_900_00 + 190_00 + 1_000_00 + 145_00
    assert not {number for number in ("3806", "1406", "3820", "3830") if held.get(number)}
    own = {number: held.get(number, 0) for number in ("2010", "2100", "2970")}
    if form == "sole":
        assert own == {"2010": -9_000_00 + 2_000_00, "2100": 0, "2970": 0}
    else:
        assert own == {"2010": 0, "2100": 2_000_00, "2970": -9_000_00}
    with pytest.raises(Invalid):
        any_office.run(carry, year)


def test_the_special_prepayment_counts_in_its_own_year(any_office: Office) -> None:
    """December takes off what was paid in its year: neither what an opening brought nor the year before (§ 48 (4) UStDV)."""
    any_office.run(change_setting, "finance.vat_extension", True)
    opening = (LineDraft("3830", 100_00), LineDraft("9000", -100_00))
    any_office.run(post, EntryDraft(datetime.date(2026, 1, 1), "EB", "x", opening, origin="opening"))
    any_office.run(
        post,
        EntryDraft(
            datetime.date(2026, 2, 10), "SVZ", "x", (LineDraft("3830", 145_00), LineDraft("1800", -145_00))
        ),
    )
    december = any_office.read(make_return, datetime.date(2026, 12, 1), datetime.date(2026, 12, 31))
    assert december.row("39").tax == 145_00
