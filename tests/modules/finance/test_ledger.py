"""The ledger on both databases: post, correct, finalise, reverse, balances, lists."""

from __future__ import annotations

import datetime

import pytest
from sqlalchemy import select, text

from app.core.errors import Conflict, Invalid, KontorError, Missing
from app.data.office import Office
from app.data.queries import query as reads
from app.data.reports import make_report
from app.data.search import search
from app.data.verify import verify
from app.modules.finance.chart.queries import all_periods
from app.modules.finance.chart.rules import CostCentreDraft
from app.modules.finance.chart.services import (
    AccountDraft,
    add_fiscal_year,
    save_account,
    save_cost_centre,
    set_accounts,
    set_period_state,
)
from app.modules.finance.ledger.models import Balance, Entry
from app.modules.finance.ledger.queries.balances import trial_balance
from app.modules.finance.ledger.queries.entries import entry_view, journal_number
from app.modules.finance.ledger.queries.journal import journal_source
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import correct, finalise, post, post_many, reverse

NOV = datetime.date(2026, 11, 3)
ALL = frozenset({"*"})


def rent(
    amount: int = 119_00, day: datetime.date = NOV, document: str = "MV-11", tax: str = "VST19"
) -> EntryDraft:
    """Return a rent with input tax, paid by bank."""
    return EntryDraft(
        day, document, "Miete November", (LineDraft("6310", amount, tax), LineDraft("1800", -amount))
    )


def closing(
    office: Office,
    number: str,
    since: datetime.date = datetime.date(2026, 1, 1),
    until: datetime.date = datetime.date(2026, 12, 31),
) -> int:
    """Return the closing balance of an account."""
    return next((row.closing for row in office.read(trial_balance, since, until) if row.number == number), 0)


def green(office: Office) -> bool:
    """Say whether verify finds nothing."""
    failed = [f"{check.name}: {check.detail}" for check in verify(office.book) if not check.ok]
    assert failed == []
    return True


def test_post_splits_the_tax_and_keeps_balances(any_office: Office) -> None:
    """119 gross become 100 and 19; balances follow in the same transaction."""
    key = any_office.run(post, rent())
    view = any_office.read(entry_view, key)
    assert [(line.account, line.amount, line.tax) for line in view.lines] == [
        ("6310", 100_00, "VST19"),
        ("1406", 19_00, "VST19"),
        ("1800", -119_00, ""),
    ]
    assert (closing(any_office, "6310"), closing(any_office, "1406"), closing(any_office, "1800")) == (
        100_00,
        19_00,
        -119_00,
    )
    assert green(any_office)


def test_reverse_charge_cancels_out(any_office: Office) -> None:
    """§ 13b: the whole amount is the base, two tax lines cancel."""
    key = any_office.run(
        post,
        EntryDraft(NOV, "R1", "Bau", (LineDraft("5920", 1000_00, "13B19"), LineDraft("70010", -1000_00)))
        if _creditor(any_office)
        else None,
    )
    lines = [(line.account, line.amount) for line in any_office.read(entry_view, key).lines]
    assert lines == [("5920", 1000_00), ("1407", 190_00), ("3837", -190_00), ("70010", -1000_00)]


def _creditor(office: Office) -> bool:
    office.run(save_account, AccountDraft("70010", "Bau GmbH", "Bau GmbH"))
    return True


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (EntryDraft(NOV, "x", "x", (LineDraft("6310", 100), LineDraft("1800", -99))), "amount"),
        (EntryDraft(NOV, "x", "x", (LineDraft("6310", 100),)), "account"),
        (EntryDraft(NOV, "x", "x", (LineDraft("9999", 100), LineDraft("1800", -100))), "account"),
        (
            EntryDraft(
                datetime.date(2031, 1, 1), "x", "x", (LineDraft("6310", 100), LineDraft("1800", -100))
            ),
            "day",
        ),
        (EntryDraft(NOV, "x", "x", (LineDraft("6310", 100, "NOPE"), LineDraft("1800", -100))), "tax"),
        (EntryDraft(NOV, "x", "x", (LineDraft("6310", 100, "UST16"), LineDraft("1800", -100))), "tax"),
        (EntryDraft(NOV, "x", "x", (LineDraft("6310", 0), LineDraft("1800", 0))), "amount"),
        (EntryDraft(NOV, "x", "x", (LineDraft("6310", 100, cost1="77"), LineDraft("1800", -100))), "cost1"),
        (EntryDraft(NOV, "x" * 40, "x", (LineDraft("6310", 100), LineDraft("1800", -100))), "document"),
        (EntryDraft(NOV, "x", "x" * 200, (LineDraft("6310", 100), LineDraft("1800", -100))), "text"),
    ],
)
def test_wrong_entries_are_refused_whole(office: Office, draft: EntryDraft, field: str) -> None:
    """Each refusal is a sentence at its field, and nothing is written."""
    with pytest.raises(Invalid) as caught:
        office.run(post_many, (rent(), draft))
    assert caught.value.field == field
    assert str(caught.value).endswith(".")
    assert office.read(trial_balance, NOV, NOV) == []


def test_correct_before_finalising_only(any_office: Office) -> None:
    """A correction moves the balances and is in the trail; a stale version is a conflict; finalised entries refuse it."""
    key = any_office.run(post, rent())
    any_office.run(correct, key, 1, rent(238_00, datetime.date(2026, 10, 5)))
    assert closing(any_office, "1800") == -238_00
    assert closing(any_office, "1800", until=datetime.date(2026, 10, 31)) == -238_00
    with pytest.raises(Conflict):
        any_office.run(correct, key, 1, rent(1_19))
    any_office.run(finalise, datetime.date(2026, 10, 31))
    with pytest.raises(Invalid, match="finalised"):
        any_office.run(correct, key, 2, rent(1_19))
    assert green(any_office)


def test_finalise_numbers_without_gaps_and_closes_periods(any_office: Office) -> None:
    """Numbers follow day and posting; the period takes nothing more."""
    for day in (20, 5, 12):
        any_office.run(post, rent(document=f"D{day}", day=datetime.date(2026, 10, day)))
    assert any_office.run(finalise, datetime.date(2026, 10, 31)) == 3
    rows = any_office.read(
        reads("")(lambda c: c.execute(select(Entry.document, Entry.number).order_by(Entry.number)).all())
    )
    assert [tuple(row) for row in rows] == [("D5", 1), ("D12", 2), ("D20", 3)]
    with pytest.raises(Invalid, match="closed"):
        any_office.run(post, rent(day=datetime.date(2026, 10, 30)))
    assert any_office.run(finalise, datetime.date(2026, 10, 31)) == 0
    assert green(any_office)


def test_reverse_takes_back_on_the_same_side(any_office: Office) -> None:
    """A Generalumkehr leaves no turnover, is linked both ways, finalised, and happens once."""
    key = any_office.run(post, rent())
    any_office.run(finalise, datetime.date(2026, 11, 10))
    made = any_office.run(reverse, "2026-1", "Doppelt gebucht")
    assert any_office.read(journal_number, made) == "2026-2"
    (row,) = [row for row in any_office.read(trial_balance, NOV, NOV) if row.number == "1800"] or [None]
    assert row is None or (row.debit, row.credit, row.closing) == (0, 0, 0)
    view, back = any_office.read(entry_view, key), any_office.read(entry_view, made)
    assert view.reversed_by == (made, "2026-2")
    assert back.reversal_of == (key, "2026-1")
    assert (back.reason, back.day, back.lines[0].tax) == ("Doppelt gebucht", NOV, "VST19")
    for number in ("2026-1", "2026-2"):
        with pytest.raises(Invalid):
            any_office.run(reverse, number, "Noch einmal")
    with pytest.raises(Invalid) as caught:
        any_office.run(reverse, "2026-1", " ")
    assert caught.value.field == "reason"
    with pytest.raises(Missing):
        any_office.run(reverse, "99", "x")
    assert green(any_office)


def test_reversal_goes_to_the_first_open_period(office: Office) -> None:
    """Where the original's period is closed, the first open one after it takes the reversal."""
    office.run(post, rent(day=datetime.date(2026, 3, 10)))
    office.run(finalise, datetime.date(2026, 4, 30))
    made = office.run(reverse, "1", "Falsches Jahr")
    assert office.read(entry_view, made).day == datetime.date(2026, 5, 1)


def test_opening_and_carry_forward(any_office: Office) -> None:
    """The next year begins with the balances of the last; its result stands on retained earnings, income and expense at zero."""
    opening = EntryDraft(
        datetime.date(2026, 1, 1),
        "EB",
        "Vortrag",
        (LineDraft("1800", 500_00), LineDraft("2900", -500_00)),
        opening=True,
    )
    any_office.run(post, opening)
    any_office.run(post, rent())
    any_office.run(add_fiscal_year, 2027, datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
    rows = {
        row.number: row
        for row in any_office.read(trial_balance, datetime.date(2027, 1, 1), datetime.date(2027, 1, 31))
    }
    assert rows["1800"].opening == 500_00 - 119_00
    assert rows["2978"].opening == 100_00
    assert "6310" not in rows
    assert sum(row.opening for row in rows.values()) == 0
    sheet = any_office.read(
        make_report, "account-sheet", datetime.date(2026, 1, 1), datetime.date(2026, 12, 31), "1800"
    )
    assert [(row[3], row[7]) for row in sheet.rows] == [
        ("Opening balance", 500_00),
        ("Miete November", 381_00),
    ]
    january = {
        row.number: row
        for row in any_office.read(trial_balance, datetime.date(2026, 1, 1), datetime.date(2026, 1, 31))
    }
    assert (january["1800"].opening, january["1800"].debit) == (500_00, 0)
    assert green(any_office)


def test_any_span_equals_the_lines(office: Office) -> None:
    """Whole periods come from balances, the rest from lines; both ways agree on every span."""
    days = [datetime.date(2026, month, day) for month in (1, 2, 3) for day in (1, 15, 28)]
    for i, day in enumerate(days):
        office.run(post, rent(100 + i, day, tax=""))
    spans = [(a, b) for a in days for b in days if a <= b]
    for since, until in spans:
        (row,) = [row for row in office.read(trial_balance, since, until) if row.number == "6310"]
        assert row.debit == sum(100 + i for i, day in enumerate(days) if since <= day <= until)
        assert row.opening == sum(100 + i for i, day in enumerate(days) if day < since)


def test_cost_centres_and_blocked_accounts(office: Office) -> None:
    """Balances are kept by cost centre; blocked accounts and centres take nothing."""
    centre = office.run(save_cost_centre, CostCentreDraft(1, "100", "Lager"))
    draft = EntryDraft(NOV, "x", "x", (LineDraft("6310", 100, cost1="100"), LineDraft("1800", -100)))
    office.run(post, draft)
    assert (
        office.read(reads("")(lambda c: c.scalar(select(Balance.debit).where(Balance.cost1 == centre))))
        == 100
    )
    other = office.run(save_cost_centre, CostCentreDraft(1, "200", "Laden"))
    with pytest.raises(Invalid, match="100 already"):
        office.run(save_cost_centre, CostCentreDraft(1, "100", "Laden"), other, 1)
    office.run(save_cost_centre, CostCentreDraft(1, "100", "Lager", blocked=True), centre, 1)
    with pytest.raises(Invalid, match="blocked"):
        office.run(post, draft)
    keys = office.read(
        reads("")(
            lambda c: list(c.scalars(text("SELECT id FROM finance_account WHERE number IN ('6310', '6315')")))
        )
    )
    assert office.run(set_accounts, keys, "blocked", True, True).change == 2
    assert office.run(set_accounts, keys, "blocked", True, False).change == 2
    with pytest.raises(Invalid, match="blocked"):
        office.run(post, rent())


def test_soft_closed_periods_open_again(office: Office) -> None:
    """A soft-closed month refuses entries until it is opened."""
    november = next(p for p in office.read(all_periods) if p.number == 11)
    office.run(set_period_state, november.id, "soft")
    with pytest.raises(Invalid, match="closed"):
        office.run(post, rent())
    office.run(set_period_state, november.id, "open")
    assert office.run(post, rent())


def test_found_by_stem_and_number(any_office: Office) -> None:
    """Umlauts either way, word stems, unfinished words, document numbers; the same on both databases."""
    any_office.run(
        post,
        EntryDraft(
            NOV,
            "RE-2026-0042",
            "Straßenbaumaßnahme, Vereinsbeiträge",
            (LineDraft("6310", 100), LineDraft("1800", -100)),
        ),
    )
    for typed in ("strassenbaumassnahme", "Vereinsbeitrag", "RE-2026-0042", "verein", "STRASSENBAU"):
        assert [hit.table for hit in any_office.read(search, typed, ALL)] == ["finance_entry"], typed
    assert any_office.read(search, "bürobed", ALL)[0].table == "finance_account"
    assert any_office.read(search, "nichts davon", ALL) == []
    assert any_office.read(search, "verein", frozenset()) == []


def test_lists_filter_and_sort_in_sql(any_office: Office) -> None:
    """What is typed above a column becomes SQL; a filter that can't be read is a sentence."""
    from app.data.lists import Order

    for i in range(5):
        any_office.run(post, rent(100_00 + i * 100, datetime.date(2026, 11, i + 1), f"D-{i}", ""))
    source = journal_source()
    count = lambda filters: len(any_office.read(source.keys, filters))  # noqa: E731
    assert count({"text": "miete nov"}) == 5
    assert count({"amount": ">102"}) == 2
    assert count({"amount": "101..103"}) == 3
    assert count({"amount": "100"}) == 1
    assert count({"day": "02.11.2026"}) == 1
    assert count({"day": "11.2026"}) == 5
    assert count({"day": ">03.11.2026"}) == 2
    assert count({"day": "<03/11/2026"}) == 2  # as English shows a day
    assert (count({"document": "="}), count({"document": "!"})) == (0, 5)
    assert count({"document": "!D-1"}) == 4
    assert count({"origin": "import"}) == 0
    keys = any_office.read(source.keys, {}, Order("amount", True))
    assert [row[2] for row in any_office.read(source.page, keys)] == ["D-4", "D-3", "D-2", "D-1", "D-0"]
    for bad in ({"amount": "abc"}, {"day": "31.31.2026"}, {"number": "x"}):
        with pytest.raises(KontorError):
            any_office.read(source.keys, bad)


def test_the_journal_names_the_account_of_each_side(any_office: Office) -> None:
    """The largest account of a side and how many others follow, from the raw lines; a reversal stays on its sides."""
    key = any_office.run(post, rent())
    plain = any_office.run(post, rent(50_00, document="B-2", tax=""))
    any_office.run(finalise, NOV)
    back = any_office.run(reverse, any_office.read(journal_number, key), "Versehen")
    split = EntryDraft(
        NOV,
        "B-3",
        "Geteilt",
        (LineDraft("6310", 40_00), LineDraft("6815", 60_00), LineDraft("1800", -100_00)),
    )
    both = any_office.run(post, split)
    source = journal_source()
    places = [[column.key for column in source.columns].index(name) for name in ("debit", "credit")]
    keys = [key, plain, back, both]
    rows = any_office.read(source.page, keys)
    shown = [tuple(row[place] for place in places) for row in rows]
    assert [debit.split()[0] for debit, _credit in shown] == ["6310", "6310", "6310", "6815"]
    assert [debit.endswith(" +1") for debit, _credit in shown] == [True, False, True, True]
    assert {credit.split()[0] for _debit, credit in shown} == {"1800"}
    taken_back = any_office.read(entry_view, back).lines
    assert {line.account for line in taken_back if line.amount > 0} == {"1800"}
