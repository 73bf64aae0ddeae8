"""Opening balances typed by hand: each account begins once, against 9000, 9008 or 9009, and the books add up."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from typing import Any

import pytest
from sqlalchemy import Select, func, select

from app.core.errors import Invalid
from app.data.office import Office
from app.data.queries import query as reads
from app.modules.finance.chart.models import Account
from app.modules.finance.chart.queries import all_accounts
from app.modules.finance.chart.services import AccountDraft, add_fiscal_year, save_account
from app.modules.finance.closing.queries.carrying import carry_forward
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.queries.balances import balances_at, trial_balance
from app.modules.finance.ledger.queries.first_steps import has_opening
from app.modules.finance.ledger.queries.opening_balances import opening_form
from app.modules.finance.ledger.rules.opening_balances import OpeningBalance, balance_of, totals
from app.modules.finance.ledger.services.entries import finalise
from app.modules.finance.ledger.services.opening_balances import post_opening_balances
from app.modules.finance.statements.queries.statements import balance_sheet

D = datetime.date
FIRST = D(2026, 1, 1)


def refused(office: Office, *rows: OpeningBalance) -> str:
    """Return the words with which rows are refused."""
    with pytest.raises(Invalid) as caught:
        office.run(post_opening_balances, rows)
    assert caught.value.field == "rows"
    return str(caught.value)


def rows_of(office: Office, statement: Select[Any]) -> list[Any]:
    """Return raw rows."""
    return office.read(reads("")(lambda c: list(c.execute(statement))))


def partner(office: Office, number: str) -> None:
    """Make the account of a debtor or creditor."""
    office.run(save_account, AccountDraft(number, "Partner", "Partner"))


def test_what_a_company_begins_with(office: Office) -> None:
    """The trial balance shows it as brought forward, the balance sheet of the first day adds up, the next year goes on from it."""
    partner(office, "10000")
    partner(office, "70000")
    rows = (
        OpeningBalance("1800", 12_500_00),
        OpeningBalance("1600", 250_00),
        OpeningBalance("10000", 1_190_00, "RE-101"),
        OpeningBalance("10000", 595_00, "RE-102"),
        OpeningBalance("70000", -400_00, "R 77", "Miete Dezember"),
        OpeningBalance("2900", -14_135_00),
    )
    keys = office.run(post_opening_balances, rows)
    assert len(keys) == len(rows)
    found = office.read(balances_at, FIRST)
    assert {number: found[number] for number in ("1800", "1600", "10000", "70000", "2900")} == {
        "1800": 12_500_00, "1600": 250_00, "10000": 1_785_00, "70000": -400_00, "2900": -14_135_00,
    }  # fmt: skip
    assert [found.get(number, 0) for number in ("9000", "9008", "9009")] == [1_385_00, -1_785_00, 400_00]
    sheet = office.read(balance_sheet, FIRST, FIRST)
    assert sheet is not None
    assert office.read(has_opening)
    shown = {row.number: row for row in office.read(trial_balance, FIRST, D(2026, 12, 31))}
    assert shown["1800"].opening == 12_500_00
    texts = {tuple(row) for row in rows_of(office, select(Entry.document, Entry.text, Entry.day))}
    assert ("R 77", "Miete Dezember", FIRST) in texts
    assert {document for document, _text, _day in texts} == {"EB-2026", "RE-101", "RE-102", "R 77"}


@pytest.mark.parametrize("seed", range(4))
def test_any_balance_sheet_comes_in_as_it_was(office: Office, seed: int) -> None:
    """By raw rows: each account holds what was typed, all opening accounts together nothing where the rows add up."""
    drawn = random.Random(seed)
    known = [
        number
        for number, one in office.read(reads("")(all_accounts)).items()
        if one.kind in {"asset", "liability", "equity"} and not one.cash and not number.startswith("9")
    ]
    chosen = drawn.sample(known, 40)
    rows = [
        OpeningBalance(number, drawn.choice((-1, 1)) * drawn.randrange(1, 10**8)) for number in chosen[:-1]
    ]
    rest = -sum(one.amount for one in rows)
    rows += [OpeningBalance(chosen[-1], rest)] if rest else []
    office.run(post_opening_balances, rows)
    total = select(Account.number, func.sum(Line.amount)).join(Line, Line.account_id == Account.id)
    raw = rows_of(office, total.group_by(Account.number))
    held = Counter({number: int(amount) for number, amount in raw if amount})
    assert held == Counter({one.account: one.amount for one in rows if one.amount})
    later = int(office.run(add_fiscal_year, 2027, D(2027, 1, 1), D(2027, 12, 31)))
    gaps = {one.account: one.missing for one in office.read(reads("")(carry_forward), later)}
    assert sum(gaps.values()) == 0


def test_an_account_begins_once(office: Office) -> None:
    """Two desks, a list typed twice: the account is named, and nothing of the second lot stays."""
    partner(office, "10000")
    office.run(post_opening_balances, (OpeningBalance("1800", 100_00), OpeningBalance("10000", 5_00, "RE-1")))
    before = office.read(opening_form).begins.balances
    assert "1800" in refused(office, OpeningBalance("2900", -7_00), OpeningBalance("1800", 100_00))
    assert "RE-1" in refused(office, OpeningBalance("10000", 5_00, "RE-1"))
    assert "2900" in refused(office, OpeningBalance("2900", -7_00), OpeningBalance("2900", -7_00))
    assert office.read(opening_form).begins.balances == before
    office.run(
        post_opening_balances, (OpeningBalance("10000", 5_00, "RE-2"), OpeningBalance("2900", -110_00))
    )
    assert len(office.read(opening_form).begins.balances) > len(before)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (OpeningBalance("4400", 5), "4400"),
        (OpeningBalance("9000", 5), "9000"),
        (OpeningBalance("1800", 0), "zero"),
        (OpeningBalance("18", 5), "18"),
        (OpeningBalance("1800", 5, "x" * 37), "36"),
        (OpeningBalance("1800", 5, "", "x" * 121), "120"),
    ],
)  # fmt: skip
def test_what_is_no_opening_balance_is_refused(office: Office, row: OpeningBalance, words: str) -> None:
    """Results, the other side, nothing, unknown accounts, what is too long: a sentence, and nothing posted."""
    with pytest.raises(Invalid) as caught:
        office.run(post_opening_balances, (OpeningBalance("2900", -5), row))
    assert words in str(caught.value)
    assert office.read(opening_form).begins.balances == {}
    assert "at least one" in refused(office)


def test_a_finalised_opening_is_closed(office: Office) -> None:
    """What was finalised is not added to; later years are carried forward and take nothing here."""
    office.run(post_opening_balances, (OpeningBalance("1800", 100_00), OpeningBalance("2900", -100_00)))
    office.run(finalise, D(2026, 1, 31))
    assert "2026" in refused(office, OpeningBalance("1800", 1))


def test_rows_as_they_are_typed() -> None:
    """Account with its name or without, one of two sides, sums; what can't be read is said, and left out of the sums."""
    assert balance_of(["1800 Bank", "1,234.56", "", "", ""]) == OpeningBalance("1800", 1_234_56)
    assert balance_of(["70000", "", "10", "R 1", "Miete"]) == OpeningBalance("70000", -10_00, "R 1", "Miete")
    for texts in (["", "1"], ["1800"], ["1800", "1", "1"], ["1800", "x"], []):
        with pytest.raises(Invalid):
            balance_of(texts)
    assert totals([["1800", "5", ""], ["2900", "", "7.50"], ["", ""], ["1600", "x", ""]]) == (5_00, 7_50)
