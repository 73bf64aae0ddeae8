"""Fixed assets: plans by every method, runs that post once, changes, disposal, the schedule, and the register against the ledger."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.data.reports import make_report, pdf
from app.data.settings import change_setting
from app.modules.finance.chart.rules import CostCentreDraft
from app.modules.finance.chart.services import add_fiscal_year, save_cost_centre
from app.modules.finance.fixed_assets.checks import differences, mixed_pool, month_end
from app.modules.finance.fixed_assets.pages.asset_forms import _rate_words
from app.modules.finance.fixed_assets.queries.assets import asset_view, assets_source, due, unregistered
from app.modules.finance.fixed_assets.queries.schedule import schedule
from app.modules.finance.fixed_assets.rules import (
    DEGRESSIVE,
    ELECTRIC,
    LINEAR,
    LOW_VALUE,
    NONE,
    POOL,
    asset_accounts,
    kind_of,
    pools_or_not,
)
from app.modules.finance.fixed_assets.services import (
    AssetDraft,
    add_cost,
    dispose,
    impair,
    move,
    post_wear,
    save_asset,
)
from app.modules.finance.ledger.queries.balances import balances_at
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import finalise, post, reverse

D = datetime.date
YEAR = (D(2026, 1, 1), D(2026, 12, 31))


def bought(office: Office, amount: int = 12_000_00, account: str = "0650", **more: Any) -> int:
    """Book an asset and register it; return its key."""
    day = D(2026, 3, 10)
    entry = office.run(
        post, EntryDraft(day, "ER-9", "Schrank", (LineDraft(account, amount), LineDraft("1800", -amount)))
    )
    values = {
        "name": "Schrank",
        "account": account,
        "acquired": day,
        "cost": amount,
        "months": 120,
        "entry_id": entry,
    } | more
    return office.run(save_asset, AssetDraft(**values))


# -- the plan ------------------------------------------------------------------


# -- the register --------------------------------------------------------------
def test_runs_post_once_and_make_up_for_what_was_left_out(any_office: Office) -> None:
    """March to May in one run, nothing the second time; a reversed run is posted again; the ledger agrees all the while."""
    key = bought(any_office)
    assert any_office.run(post_wear, D(2026, 5, 31)) == (1, 300_00)
    with pytest.raises(Invalid, match="nothing to depreciate"):
        any_office.run(post_wear, D(2026, 5, 31))
    found = any_office.read(balances_at, D(2026, 5, 31))
    assert (found["6220"], found["0650"]) == (300_00, 11_700_00)
    assert any_office.read(differences, D(2026, 5, 31)) == []
    any_office.run(finalise, D(2026, 4, 30))
    any_office.run(post_wear, D(2026, 6, 30))
    assert any_office.read(asset_view, key).book_value(D(2026, 6, 30)) == 11_600_00
    any_office.run(finalise, D(2026, 6, 30))
    number = any_office.read(
        reads("")(lambda c: c.exec_driver_sql("SELECT max(number) FROM finance_entry").scalar())
    )
    any_office.run(reverse, f"2026-{number}", "falsch", D(2026, 7, 1))
    assert any_office.read(asset_view, key).posted() == 300_00
    assert any_office.run(post_wear, D(2026, 7, 31)) == (1, 200_00)
    assert any_office.read(differences, D(2026, 7, 31)) == []
    with pytest.raises(Invalid, match="end of a month"):
        any_office.run(post_wear, D(2026, 8, 30))


def test_cost_centres_and_accounts_share_an_entry(any_office: Office) -> None:
    """Two assets of one account: one entry, a line for each cost centre."""
    any_office.run(save_cost_centre, CostCentreDraft(1, "100", "Lager"))
    bought(any_office)
    bought(any_office, 1_200_00, months=12, cost1="100")
    assert any_office.run(post_wear, D(2026, 3, 31)) == (2, 200_00)
    rows = any_office.read(
        reads("")(lambda c: c.exec_driver_sql(
            "SELECT amount FROM finance_line WHERE entry_id = (SELECT max(id) FROM finance_entry) ORDER BY amount"
        ).scalars().all())
    )  # fmt: skip
    assert rows == [-200_00, 100_00, 100_00]


@pytest.mark.parametrize(("proceeds", "account"), [(0, "6895"), (20_000_00, "4855")])
def test_disposal_writes_off_the_rest(any_office: Office, proceeds: int, account: str) -> None:
    """Wear up to the full months before, then the rest on the account for loss or gain; the account is even, the schedule shows it."""
    key = bought(any_office)
    any_office.run(post_wear, D(2026, 4, 30))
    any_office.run(dispose, key, D(2026, 7, 15), proceeds)
    found = any_office.read(balances_at, D(2026, 12, 31))
    assert (found.get("0650", 0), found["6220"], found[account]) == (0, 400_00, 11_600_00)
    (row,) = any_office.read(schedule, *YEAR)
    assert (row.additions, row.disposals, row.worn, row.worn_disposals) == (
        12_000_00,
        12_000_00,
        400_00,
        400_00,
    )
    assert (row.cost_end, row.worn_end, row.value_end) == (0, 0, 0)
    for again in (
        (dispose, key, D(2026, 8, 1), 0),
        (impair, key, D(2026, 8, 1), 1, "x"),
        (add_cost, key, D(2026, 8, 1), 1),
    ):
        with pytest.raises(Invalid, match="left on"):
            any_office.run(*again)
    assert any_office.read(due, D(2026, 12, 31)) == []


def test_changes_of_an_asset(any_office: Office) -> None:
    """Later cost, an impairment, a transfer: plan, ledger and schedule follow, the register agrees with the ledger."""
    key = bought(any_office, account="0720", method=NONE, months=0, name="Halle im Bau")
    more = any_office.run(
        post,
        EntryDraft(
            D(2026, 4, 2), "ER-10", "Dach", (LineDraft("0720", 3_000_00), LineDraft("1800", -3_000_00))
        ),
    )
    assert [one.document for one in any_office.read(unregistered, *YEAR)] == ["ER-10"]
    any_office.run(add_cost, key, D(2026, 4, 2), 3_000_00, more)
    assert any_office.read(unregistered, *YEAR) == []
    any_office.run(move, key, D(2026, 6, 1), "0250")
    view = any_office.read(asset_view, key)
    assert (view.account, view.account_at(D(2026, 5, 31)), view.expense) == ("0250", "0720", "6221")
    assert view.account_at(D(2026, 6, 1)) == "0250"  # at the end of the day it was moved on
    any_office.run(impair, key, D(2026, 6, 30), 5_000_00, "Wasserschaden")
    assert any_office.read(differences, D(2026, 6, 30)) == []
    assert any_office.read(differences, D(2026, 5, 31)) == []
    rows = {row.account: row for row in any_office.read(schedule, D(2026, 5, 1), D(2026, 6, 30))}
    assert (rows["0720"].cost_begin, rows["0720"].transfers, rows["0720"].cost_end) == (
        15_000_00,
        -15_000_00,
        0,
    )
    assert (rows["0250"].transfers, rows["0250"].worn, rows["0250"].value_end) == (
        15_000_00,
        5_000_00,
        10_000_00,
    )


def test_the_schedule_over_two_years(any_office: Office) -> None:
    """What ends one year begins the next; the report carries totals and can be printed."""
    any_office.run(add_fiscal_year, 2027, D(2027, 1, 1), D(2027, 12, 31))
    bought(any_office)
    any_office.run(post_wear, D(2026, 12, 31))
    any_office.run(post_wear, D(2027, 12, 31))
    (first,), (second,) = (
        any_office.read(schedule, *YEAR),
        any_office.read(schedule, D(2027, 1, 1), D(2027, 12, 31)),
    )
    assert (first.cost_end, first.worn_end, first.value_end) == (
        second.cost_begin,
        second.worn_begin,
        second.value_begin,
    )
    assert (first.worn, second.worn, second.value_end) == (1000_00, 1200_00, 9_800_00)
    made = any_office.read(make_report, "fixed-assets", D(2027, 1, 1), D(2027, 12, 31))
    assert made.as_json()["totals"]["value_end"] == "9800.00"
    assert any_office.read(pdf, made, any_office.clock(), "x").startswith(b"%PDF")
    register = any_office.read(make_report, "asset-register", D(2027, 1, 1), D(2027, 12, 31))
    assert register.as_json()["totals"] == {"cost": "12000.00", "value": "9800.00"}


def test_the_month_end_names_what_is_missing(office: Office) -> None:
    """An addition without an asset, wear that is not posted, a balance that the register lacks: each by name."""
    office.run(
        post,
        EntryDraft(D(2026, 3, 2), "ER-8", "Drucker", (LineDraft("0650", 900_00), LineDraft("1800", -900_00))),
    )
    assert [len(one.findings) for one in office.read(month_end, D(2026, 3, 1), D(2026, 3, 31))] == [1]
    bought(office)
    found = {
        one.title: [str(f.words) for f in one.findings]
        for one in office.read(month_end, D(2026, 3, 1), D(2026, 3, 31))
    }
    assert "ER-8" in found["Additions to fixed assets that the register lacks"][0]
    assert "100.00" in found["Depreciation that is not posted"][0]
    assert "0650" in found["Register and ledger differ"][0]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"name": " "}, "name"),
        ({"account": "1800"}, "no account of fixed assets"),
        ({"account": "0999"}, "0999"),
        ({"cost": 0}, "above zero"),
        ({"months": 0}, "useful life"),
        ({"method": "magic"}, "offered"),
        ({"method": LOW_VALUE, "cost": 800_01}, "800"),
        ({"method": POOL, "cost": 250_00}, "250"),
        ({"method": DEGRESSIVE, "rate": 30_01}, "30"),
        ({"method": DEGRESSIVE, "rate": 10_00, "acquired": D(2023, 5, 1)}, "degressively"),
        ({"method": DEGRESSIVE, "rate": 10_00, "account": "0250"}, "movable"),
        ({"method": ELECTRIC, "account": "0520", "acquired": D(2024, 5, 1)}, "may not"),
        ({"account": "0215"}, "not depreciated"),
        ({"start": D(2026, 3, 1)}, "before it is bought"),
        ({"carried": 5}, "up to which day"),
        ({"carried": 5, "carried_on": D(2026, 4, 29)}, "last day"),
        ({"carried": 2000_00, "carried_on": D(2026, 4, 30)}, "between zero"),
        ({"cost1": "X"}, "cost centre"),
        ({"expense": "9999"}, "9999"),
    ],
)
def test_what_no_asset_can_be(office: Office, more: dict[str, Any], words: str) -> None:
    """A sentence each, and nothing in the register."""
    values: dict[str, Any] = {
        "name": "x",
        "account": "0650",
        "acquired": D(2026, 3, 10),
        "cost": 1000_00,
        "months": 12,
    } | more
    with pytest.raises(Invalid, match=words):
        office.run(save_asset, AssetDraft(**values))
    assert list(office.read(assets_source().keys, {})) == []


def test_pool_or_low_value_is_one_choice_for_a_year(office: Office) -> None:
    """With a pool in the year no low-value asset above 250; below it both go; numbers are unique; accounts change by a transfer only."""
    office.run(save_asset, AssetDraft("a", "0675", D(2026, 3, 1), 900_00, POOL))
    with pytest.raises(Invalid, match="one choice"):
        office.run(save_asset, AssetDraft("b", "0670", D(2026, 9, 1), 300_00, LOW_VALUE))
    office.run(save_asset, AssetDraft("c", "0670", D(2026, 9, 1), 250_00, LOW_VALUE))
    pools_or_not(LINEAR, 900_00, D(2026, 1, 1), [(POOL, 900_00)])
    with pytest.raises(Invalid, match="already"):
        office.run(save_asset, AssetDraft("d", "0650", D(2026, 9, 1), 10_00, months=12, number="A00001"))
    key = bought(office)
    office.run(post_wear, D(2026, 3, 31))
    with pytest.raises(Invalid, match="move it"):
        office.run(save_asset, AssetDraft("x", "0640", D(2026, 3, 10), 12_000_00, months=120), key)
    for wrong, words in (
        ((move, key, D(2026, 4, 1), "0650"), "already"),
        ((impair, key, D(2026, 4, 1), 99_999_00, "x"), "at most"),
        ((impair, key, D(2026, 4, 1), 1_00, " "), "why"),
        ((add_cost, key, D(2026, 4, 1), -99_999_00), "fall below"),
        ((dispose, key, D(2026, 4, 1), -1), "zero or more"),
        ((dispose, key, D(2026, 3, 1), 0), "bought on"),
        ((dispose, key, D(2026, 3, 20), 0), "posted already"),
    ):
        with pytest.raises(Invalid, match=words):
            office.run(*wrong)


def test_every_account_of_the_charts_has_its_expense() -> None:
    """Both charts know the same kinds; what is no fixed asset is refused; the reminder value is a setting."""
    for chart, car, land in (("skr03", "0320", "0065"), ("skr04", "0520", "0215")):
        assert kind_of(chart, car).movable
        assert kind_of(chart, land).expense == ""
        assert asset_accounts(chart)
        with pytest.raises(Invalid):
            kind_of(chart, "9000")


def test_the_reminder_value_stays_in_the_ledger(office: Office) -> None:
    """With the setting on, one euro is left after the last run."""
    office.run(change_setting, "assets.memo", True)
    key = bought(office, 1200_00, months=3)
    office.run(post_wear, D(2026, 12, 31))
    assert office.read(asset_view, key).book_value() == 1_00


def test_the_demo_company_agrees_with_its_register(demo: Office) -> None:
    """Every asset account of the demo's ledger is what the register holds, at each month's end."""
    for month in range(1, 7):
        last = D(2025, month + 1, 1) - datetime.timedelta(days=1)
        assert [str(one.words) for one in demo.read(differences, last)] == []


def test_what_was_carried_is_no_addition(office: Office) -> None:
    """An opening typed by hand stands on 1 January and is nothing that was bought: not offered as an addition."""
    opening = EntryDraft(
        datetime.date(2026, 1, 1), "EB", "EB", (LineDraft("0720", 900_00), LineDraft("9000", -900_00))
    )
    office.run(post, opening)
    assert office.read(unregistered, datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)) == []


def test_assets_beside_a_pool_are_named() -> None:
    """Between 250 and 1,000 euro what stands beside a pool is named; what is smaller, dearer, or alone is not."""
    day = datetime.date(2026, 5, 4)
    mixed = [
        ("pool", 500_00, day),
        ("linear", 400_00, day),
        ("degressive", 1_000_00, day),
        ("low_value", 250_00, day),
    ]
    assert mixed_pool([*mixed, ("linear", 1_000_01, day)]) == [1, 2]
    assert mixed_pool(mixed[1:]) == []


def test_the_degressive_hint_needs_no_useful_life() -> None:
    """While no life is typed the hint names what the law allows at most on that day, else what this life allows."""
    assert "30.00" in _rate_words(datetime.date(2026, 5, 4), 0)
    assert "15.00" in _rate_words(datetime.date(2026, 5, 4), 240)
    assert _rate_words(datetime.date(2028, 5, 4), 0) == "not for this day"
