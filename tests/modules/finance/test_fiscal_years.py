"""Any sequence of fiscal years: short ones, two that end in one calendar year, each with its own numbers, carried on."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.finance.chart.models import Account
from app.modules.finance.chart.queries import years
from app.modules.finance.chart.rules import free_year, year_name
from app.modules.finance.chart.services import add_fiscal_year
from app.modules.finance.closing.services import carry
from app.modules.finance.gobd.transfer import export_year
from app.modules.finance.ledger.queries.account_sheet import balance_before
from app.modules.finance.ledger.queries.entries import entry_key, journal_number
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft, read_number
from app.modules.finance.ledger.services.entries import finalise, post
from tests.modules.finance.test_ledger import green

D = datetime.date
DAY = datetime.timedelta(days=1)


def entry(day: datetime.date, amount: int, debit: str = "6800") -> EntryDraft:
    """Return an expense paid by bank."""
    return EntryDraft(day, "B", "Porto", (LineDraft(debit, amount), LineDraft("1800", -amount)))


def test_two_years_that_end_in_one_calendar_year(any_office: Office, tmp_path: Path) -> None:
    """2026, then a year to June 2027 and a short one to its end: names, journal numbers, carry, verify and the auditor's data."""
    first = any_office.run(add_fiscal_year, 2027, D(2027, 1, 1), D(2027, 6, 30))
    second = any_office.run(add_fiscal_year, 2027, D(2027, 7, 1), D(2027, 12, 31))
    assert first != second
    assert [one.name for one in any_office.read(years)] == ["2026", "2027", "2027/2"]
    for day, amount in (
        (D(2026, 5, 4), 10_00),
        (D(2027, 3, 4), 20_00),
        (D(2027, 9, 4), 40_00),
        (D(2027, 9, 5), 1_00),
    ):
        any_office.run(post, entry(day, amount))
    for key in (first, second):
        any_office.run(carry, key)
    any_office.run(finalise, D(2027, 12, 31))
    numbers = any_office.read(
        reads("")(
            lambda c: [
                journal_number(c, key)
                for key in c.exec_driver_sql(
                    "SELECT id FROM finance_entry WHERE text = 'Porto' ORDER BY id"
                ).scalars()
            ]
        )
    )
    assert [number.rpartition("-")[0] for number in numbers] == ["2026", "2027", "2027/2", "2027/2"]
    for number in numbers:
        key = any_office.read(reads("")(lambda c, n=number: entry_key(c, n)))
        assert any_office.read(journal_number, key) == number
    assert green(any_office)
    bank = any_office.read(reads("")(lambda c: c.scalar(select(Account.id).where(Account.number == "1800"))))
    assert any_office.read(balance_before, bank, D(2028, 1, 1)) == -71_00
    done = export_year(any_office, any_office.read(years)[2].year, tmp_path / "z3.zip")
    assert done
    with pytest.raises(Invalid, match="2027/2 covers"):
        any_office.run(add_fiscal_year, 2028, D(2027, 12, 1), D(2028, 11, 30))


def test_names() -> None:
    """Up to nine years of a calendar year have names that are read again."""
    taken: set[int] = set()
    for _turn in range(9):
        taken.add(free_year(D(2027, 6, 30), taken))
    assert [year_name(number) for number in sorted(taken)] == ["2027", *(f"2027/{i}" for i in range(2, 10))]
    assert read_number("2027/2-15") == (20272, 15)
    assert read_number("2027-15") == (2027, 15)


@pytest.mark.parametrize("seed", range(4))
def test_balances_over_any_sequence_of_years(office: Office, seed: int) -> None:
    """Random lengths of one day to twelve months, begun mid-month too: every day's balance is the sum of the lines before it, and results begin anew."""
    dice = random.Random(seed)
    starts = [D(2026, 1, 1)]
    start = D(2027, 1, 1)
    for _year in range(5):
        end = start + DAY * (dice.choice((20, 45, 90, 181, 330, 364)) - 1)
        office.run(add_fiscal_year, end.year, start, end)
        starts.append(start)
        start = end + DAY
    days = [D(2026, 1, 1) + DAY * i for i in range((start - D(2026, 1, 1)).days)]
    moved = [(dice.choice(days), dice.randint(1, 9_999)) for _ in range(60)]
    for day, amount in moved:
        office.run(post, entry(day, amount))
    keys = {
        number: office.read(
            reads("")(lambda c, n=number: c.scalar(select(Account.id).where(Account.number == n)))
        )
        for number in ("1800", "6800")
    }
    for day in [*starts, *dice.sample(days, 60), start]:
        wanted = sum(amount for when, amount in moved if when < day)
        assert office.read(balance_before, keys["1800"], day) == -wanted, day
        begun = max(one for one in starts if one <= day)
        since = sum(amount for when, amount in moved if begun <= when < day)
        if day != start:
            assert office.read(balance_before, keys["6800"], day) == since, day
