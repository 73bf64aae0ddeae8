"""Balances of any day, reckoned a second time from the lines alone: whole years of random entries, inside and outside the transaction."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest
from sqlalchemy import select

from app.core.errors import Invalid
from app.data.office import Office, command
from app.data.queries import query as reads
from app.data.unit import Unit
from app.modules.finance.cash.queries import days_below_zero, held_at, registers
from app.modules.finance.cash.services import RegisterDraft, save_register
from app.modules.finance.chart.models import Account
from app.modules.finance.chart.services import add_fiscal_year
from app.modules.finance.ledger.models import Line
from app.modules.finance.ledger.queries.account_sheet import balance_before, daily_balances
from app.modules.finance.ledger.queries.balances import pending_turnover
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import correct, post, post_many

D = datetime.date
DAY = datetime.timedelta(days=1)


def cash_entry(day: datetime.date, amount: int, document: str = "x") -> EntryDraft:
    """Return money into (above zero) or out of the cash account 1600."""
    return EntryDraft(day, document, "Kasse", (LineDraft("1600", amount), LineDraft("1800", -amount)))


def key_of(office: Office, number: str) -> int:
    """Return the key of an account."""
    return int(office.read(reads("")(lambda c: c.scalar(select(Account.id).where(Account.number == number)))))


def every_day(since: datetime.date, until: datetime.date) -> list[datetime.date]:
    """Return the days of a span."""
    return [since + DAY * i for i in range((until - since).days + 1)]


@command("")
def _post_and_look(
    unit: Unit, drafts: list[EntryDraft], accounts: list[int], days: list[datetime.date]
) -> list[int]:
    """Post entries and read balances before the transaction ends, by account and day."""
    if drafts:
        post_many(unit, drafts)
    pending = pending_turnover(unit)
    return [
        balance_before(unit.connection, account, day, pending=pending) for account in accounts for day in days
    ]


def test_every_day_of_two_years(any_office: Office) -> None:
    """Before the commit and after it, each balance is the sum of the lines before the day; results begin anew with the year."""
    any_office.run(add_fiscal_year, 2027, D(2027, 1, 1), D(2027, 12, 31))
    dice = random.Random(4)
    days = every_day(D(2026, 1, 1), D(2027, 12, 31))
    accounts = {number: key_of(any_office, number) for number in ("1800", "1600", "6800", "4100")}
    moved: list[tuple[str, datetime.date, int]] = []

    def drafts(count: int) -> list[EntryDraft]:
        made = []
        for i in range(count):
            day, amount = dice.choice(days), dice.randint(1, 90_000)
            debit, credit = dice.sample(sorted(accounts), 2)
            made.append(
                EntryDraft(day, f"Z{i}", "Zufall", (LineDraft(debit, amount), LineDraft(credit, -amount)))
            )
            moved.extend([(debit, day, amount), (credit, day, -amount)])
        return made

    def expected(number: str, day: datetime.date) -> int:
        since = D(day.year, 1, 1) if number in ("6800", "4100") else D(2026, 1, 1)
        return sum(amount for account, when, amount in moved if account == number and since <= when < day)

    def look(posted: list[EntryDraft], asked: list[datetime.date]) -> dict[tuple[int, datetime.date], int]:
        asked_for = [(account, day) for account in accounts.values() for day in asked]
        found = any_office.run(_post_and_look, posted, list(accounts.values()), asked)
        return dict(zip(asked_for, found, strict=True))

    for count in (1, 40, 1, 60):
        asked = dice.sample(days, 45)
        found = look(drafts(count), asked)
        for number, account in accounts.items():
            for day in asked:
                assert found[account, day] == expected(number, day), (number, day, "inside")
    walked = days if any_office.book.local else days[::5]  # on a server each balance is a way there and back
    found = look([], [*walked, D(2028, 1, 1), D(2025, 12, 31)])
    for number, account in accounts.items():
        for day in walked:
            assert found[account, day] == expected(number, day), (number, day, "after")
        assert found[account, D(2025, 12, 31)] == 0
    for number in ("1800", "1600"):  # the day after the last year, which none covers yet
        assert found[accounts[number], D(2028, 1, 1)] == sum(a for n, _day, a in moved if n == number)


def test_carried_balances_count_once(any_office: Office) -> None:
    """Opening lines stand on a day and in the balance of the year: cash is neither doubled by them nor found short."""
    cash = key_of(any_office, "1600")
    any_office.run(save_register, RegisterDraft("Kasse", "1600", "6300"))
    opening = EntryDraft(
        D(2026, 1, 1), "EB", "EB", (LineDraft("1600", 500_00), LineDraft("2900", -500_00)), opening=True
    )
    any_office.run(post, opening)
    any_office.run(add_fiscal_year, 2027, D(2027, 1, 1), D(2027, 12, 31))
    carried = EntryDraft(
        D(2027, 1, 1), "EB", "EB", (LineDraft("1600", 500_00), LineDraft("2900", -500_00)), opening=True
    )
    any_office.run(post, carried)
    for day in (
        D(2026, 1, 1),
        D(2026, 7, 20),
        D(2026, 12, 31),
        D(2027, 1, 1),
        D(2027, 5, 20),
        D(2027, 12, 31),
    ):
        with pytest.raises(Invalid, match="short by 1"):
            any_office.run(post, cash_entry(day, -501_00))
        with pytest.raises(Invalid, match="short by 1"):
            any_office.run(post_many, [cash_entry(day, -300_00), cash_entry(day, -201_00)])
    assert any_office.read(held_at, cash, D(2026, 12, 31)) == 500_00
    assert any_office.read(held_at, cash, D(2027, 12, 31)) == 500_00
    (one,) = any_office.read(registers)
    assert one.held == 500_00
    found = any_office.read(reads("")(lambda c: list(daily_balances(c, cash, D(2026, 1, 1)))))
    assert found == [(D(2026, 1, 1), 500_00), (D(2027, 1, 1), 500_00)]
    any_office.run(post, cash_entry(D(2027, 12, 31), -500_00))  # nothing is left, and nothing is missing
    assert (
        any_office.read(reads("")(lambda c: days_below_zero(c, cash, D(2026, 1, 1), D(2027, 12, 31)))) == []
    )


@pytest.mark.parametrize("seed", range(3))
def test_cash_of_a_whole_year_never_falls_below_zero(office: Office, seed: int) -> None:
    """Random money in and out on any day, alone and many at once, and corrected: booked exactly when no day ends below zero."""
    cash = key_of(office, "1600")
    office.run(save_register, RegisterDraft("Kasse", "1600", "6300"))
    dice, days = random.Random(seed), every_day(D(2026, 1, 1), D(2026, 12, 31))
    held: dict[int, tuple[datetime.date, int]] = {}  # by entry

    def fits(moves: list[tuple[datetime.date, int]]) -> bool:
        total = 0
        for day in sorted({day for day, _amount in moves}):
            total += sum(amount for when, amount in moves if when == day)
            if total < 0:
                return False
        return True

    refused = 0
    for turn in range(160):
        kind = dice.random()
        fresh = [
            (dice.choice(days), dice.choice((1, -1)) * dice.randint(1, 40_000))
            for _ in range(dice.choice((1, 1, 1, 4)))
        ]
        changed = dice.choice(sorted(held)) if held and kind < 0.25 else None
        fresh = fresh[:1] if changed else fresh
        wanted = [move for key, move in held.items() if key != changed] + fresh
        call: tuple[Any, ...] = (post_many, [cash_entry(*move, document=f"K{turn}") for move in fresh])
        if changed:
            version = office.read(
                reads("")(
                    lambda c, k=changed: c.exec_driver_sql(
                        f"SELECT version FROM finance_entry WHERE id = {int(k)}"
                    ).scalar()
                )
            )
            call = (correct, changed, version, cash_entry(*fresh[0], document=f"C{turn}"))
        if not fits(wanted):
            refused += 1
            with pytest.raises(Invalid, match="short by"):
                office.run(*call)
            continue
        keys = office.run(*call)
        held.update({changed: fresh[0]} if changed else dict(zip(keys, fresh, strict=True)))
    assert refused > 8
    assert len(held) > 30
    lines = office.read(
        reads("")(lambda c: c.execute(select(Line.day, Line.amount).where(Line.account_id == cash)).all())
    )
    assert sorted((row.day, row.amount) for row in lines) == sorted(held.values())
