"""The account sheet: its running balance holds at any place of a year, on both databases."""

from __future__ import annotations

import datetime
import random

import pytest
from sqlalchemy import func, select, update

from app.data.lists import Order
from app.data.office import Office
from app.data.queries import query as reads
from app.data.reports import make_report
from app.modules.finance.chart.models import Account
from app.modules.finance.chart.services import add_fiscal_year
from app.modules.finance.ledger.models import Line
from app.modules.finance.ledger.queries.account_sheet import balance_before
from app.modules.finance.ledger.queries.entries import account_lines_source
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from tests.data.tampering import unguarded
from tests.modules.finance.test_ledger import rent

D = datetime.date


def test_account_sheet_runs_the_balance(any_office: Office) -> None:
    """Any page of the sheet continues the balance of the one before."""
    for i in range(7):
        any_office.run(post, rent(100 + i, datetime.date(2026, 11, 1 + i % 3), f"D{i}", ""))
    report = any_office.read(
        make_report, "account-sheet", datetime.date(2026, 11, 2), datetime.date(2026, 11, 30), "1800"
    ).as_json()
    assert report["totals"]["opening"] == "-3.09"
    assert len(report["rows"]) == 4
    assert report["rows"][-1]["balance"] == report["totals"]["closing"] == "-7.21"
    line = any_office.read(
        reads("")(
            lambda c: c.execute(select(Line.id, Line.day, Line.account_id).where(Line.amount == -104)).one()
        )
    )
    assert any_office.read(balance_before, line[2], line[1], line[0]) == -100 - 103 - 106 - 101


def test_any_place_of_a_year_continues_the_balance(any_office: Office) -> None:
    """Early or late in a month, on the first day with its openings, before a line or a day: always the sum of all lines before."""
    first = datetime.date(2026, 1, 1)
    any_office.run(
        post,
        EntryDraft(
            first, "EB", "Vortrag", (LineDraft("1800", 500_00), LineDraft("2900", -500_00)), opening=True
        ),
    )
    for i, (month, day) in enumerate(
        [(1, 1), (1, 2), (1, 17), (1, 31), (2, 1), (2, 14), (2, 15), (2, 28), (12, 1), (12, 16), (12, 31)]
    ):
        any_office.run(post, rent(100_00 + i, datetime.date(2026, month, day), f"D{i}", ""))
    query = select(Line.day, Line.id, Line.amount, Line.account_id).join(
        Account, Account.id == Line.account_id
    )
    rows = any_office.read(
        reads("")(
            lambda c: c.execute(query.where(Account.number == "1800").order_by(Line.day, Line.id)).all()
        )
    )
    running = 0
    for day, line, amount, account in rows:
        if amount != 500_00:  # the opening line is in the balance from the start of the year on
            assert any_office.read(balance_before, account, day, line) == running, (day, line)
            before = sum(x.amount for x in rows if x.day < day) or 500_00
            assert any_office.read(balance_before, account, day) == before, day
        running += amount


@pytest.mark.parametrize("number", ["1800", "6310"])
def test_every_balance_of_a_sheet_by_raw_lines(any_office: Office, number: str) -> None:
    """Two years of random entries: whatever is filtered, and where a page begins, each balance is that after its line; sorted otherwise there is none."""
    office, chance = any_office, random.Random(147)
    office.run(add_fiscal_year, 2027, D(2027, 1, 1), D(2027, 12, 31))
    for i in range(24):
        day = D(2026, 1, 1) + datetime.timedelta(days=chance.randrange(720))
        office.run(post, rent(chance.randint(1, 900_00), day, f"{chance.choice('AB')}{i}", ""))
    with office.book.engine.connect() as connection:
        account = connection.scalar(select(Account.id).where(Account.number == number))
        lines = connection.execute(
            select(Line.day, Line.id, Line.amount).where(Line.account_id == account)
        ).all()
    wanted, year, held = dict[int, int](), 0, 0
    for line in sorted(lines, key=lambda one: (one.day, one.id)):
        if number == "6310" and line.day.year != year:  # § 242 (2) HGB: an expense is that of its year
            held = 0
        year, held = line.day.year, held + line.amount
        wanted[line.id] = held
    source = account_lines_source(account, D(2026, 1, 1), D(2027, 12, 31))
    place = [one.key for one in source.columns].index("balance")
    for filters in ({}, {"document": "A"}, {"document": "B"}, {"day": "2027"}):
        keys = list(office.read(source.keys, filters))
        assert keys
        for first, last in ((0, len(keys)), (0, 1), (1, 7), (len(keys) // 2, len(keys))):
            page = keys[first:last]
            assert [row[place] for row in office.read(source.page, page)] == [wanted[key] for key in page]
    backwards = list(office.read(source.keys, {}, Order("day", True)))
    assert [row[place] for row in office.read(source.page, backwards)] == [None] * len(backwards)


def test_a_sheet_with_openings_is_filtered_and_sorted_by_its_entries(any_office: Office) -> None:
    """The condition that keeps opening entries out speaks of entries too: any column may join them beside it."""
    source = account_lines_source(1, D(2026, 1, 1), D(2026, 12, 31), [(D(2026, 1, 1), 1)])
    columns = [one for one in source.columns if one.expression is not None]
    for one in columns:
        for filters in ({}, {one.key: "1"}):
            assert list(any_office.read(source.keys, filters, Order(one.key))) == []
    assert len(columns) > 6


def test_a_sheet_that_is_not_what_is_kept_says_so(any_office: Office) -> None:
    """A line that was changed in the file, in a month that the sheet shows whole; a month that it shows in part says nothing by itself."""
    for i in range(4):
        any_office.run(post, rent(100, D(2026, 9 + i % 2, 5 + i), f"D{i}", ""))
    spans = {"whole": (D(2026, 9, 1), D(2026, 10, 31)), "part": (D(2026, 9, 2), D(2026, 9, 30))}

    def notes(which: str) -> tuple[str, ...]:
        return any_office.read(make_report, "account-sheet", *spans[which], "1800").notes

    assert (notes("whole"), notes("part")) == ((), ())
    with any_office.book.writing() as connection:
        unguarded(connection)
        here = select(Account.id).where(Account.number == "1800").scalar_subquery()
        first = connection.scalar(select(func.min(Line.id)).where(Line.account_id == here))
        connection.execute(update(Line).where(Line.id == first).values(amount=Line.amount + 7))
    found = notes("whole")
    assert "differ by −0.07" in found[0]
    assert "verify" in found[-1]
    assert notes("part") == ()


@pytest.mark.parametrize("number", ["1800", "6310"])
def test_a_sheet_over_two_years_begins_each_year_as_the_law_has_it(office: Office, number: str) -> None:
    """On paper, in files and for machines: an expense begins each year at zero, which a line of its own says; a bank account goes on."""
    chance = random.Random(148)
    office.run(add_fiscal_year, 2027, D(2027, 1, 1), D(2027, 12, 31))
    for i in range(16):
        day = D(2026, 1, 1) + datetime.timedelta(days=chance.randrange(720))
        office.run(post, rent(chance.randint(1, 900_00), day, f"A{i}", ""))
    report = office.read(make_report, "account-sheet", D(2026, 1, 1), D(2027, 12, 31), number)
    year, held, said = 2026, 0, []
    for place, row in enumerate(report.rows[report.lead :], report.lead):
        day, _no, _document, text, _contra, debit, credit, balance = row
        if place in report.headings:
            said.append((day, text, balance))
            continue
        held = (0 if number == "6310" and day.year != year else held) + debit - credit
        year = day.year
        assert balance == held
    begun = [(D(2027, 1, 1), "A new fiscal year begins", 0)]
    assert said == (begun if number == "6310" else [])
    assert report.totals["closing"] == held
    assert report.notes == ()
    machine = report.as_json()["rows"]
    assert len(machine) == 16  # for machines no line is added
