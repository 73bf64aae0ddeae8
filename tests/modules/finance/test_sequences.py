"""Any sequence of postings, corrections, reversals, finalising and new years keeps the books right."""

from __future__ import annotations

import datetime
import random

import pytest
from sqlalchemy import func, select

from app.core.errors import KontorError
from app.data.office import Office
from app.data.queries import query as reads
from app.data.verify import verify
from app.modules.finance.chart.services import add_fiscal_year
from app.modules.finance.ledger.models import Entry, Line
from app.modules.finance.ledger.queries.entries import entry_view
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import correct, finalise, post, reverse
from app.modules.finance.statements.queries.statements import balance_sheet, income_statement

PAIRS = (
    ("6310", "1800", "VST19"),
    ("1800", "4400", "UST19"),
    ("0520", "1800", ""),
    ("1800", "3150", ""),
    ("6020", "1800", ""),
    ("5425", "3300", "IGE19"),
    ("1600", "1800", ""),
)


def drawn(chance: random.Random, year: int) -> EntryDraft:
    """Return an entry of a random day, amount and kind."""
    debit, credit, tax = chance.choice(PAIRS)
    cents = chance.randint(1, 5_000_00)
    taxed = 1 if debit == "1800" else 0
    day = datetime.date(year, chance.randint(1, 12), chance.randint(1, 28))
    lines = (
        LineDraft(debit, cents, tax if taxed == 0 else ""),
        LineDraft(credit, -cents, tax if taxed == 1 else ""),
    )
    return EntryDraft(day, f"B{chance.randint(1, 999)}", "zufällig", lines)


def step(office: Office, chance: random.Random, years: list[int]) -> str:
    """Do one random thing; a refusal is an answer too, as long as nothing is half done."""
    keys = office.read(reads("")(lambda c: c.scalars(select(Entry.id)).all()))
    numbered = office.read(
        reads("")(lambda c: c.execute(select(Entry.id, Entry.number).where(Entry.number.is_not(None))).all())
    )
    match chance.choice(["post"] * 6 + ["correct", "correct", "reverse", "finalise", "year"]):
        case "post":
            office.run(post, drawn(chance, chance.choice(years)))
            return "posted"
        case "correct" if keys:
            view = office.read(entry_view, chance.choice(keys))
            office.run(correct, view.id, view.version, drawn(chance, view.day.year))
            return "corrected"
        case "reverse" if numbered:
            view = office.read(entry_view, chance.choice(numbered)[0])
            office.run(reverse, f"{view.day.year}-{view.number}", "falsch")
            return "reversed"
        case "finalise":
            office.run(finalise, datetime.date(years[0], chance.randint(1, 6), 28))
            return "finalised"
        case "year" if len(years) < 3:
            years.append(years[-1] + 1)
            office.run(
                add_fiscal_year, years[-1], datetime.date(years[-1], 1, 1), datetime.date(years[-1], 12, 31)
            )
            return "opened a year"
    return "nothing"


@pytest.mark.parametrize("seed", range(4))
def test_any_sequence_keeps_the_books_right(any_office: Office, seed: int) -> None:
    """Assets are liabilities in every year, the result is the change in equity, numbers have no gap, balances and chain hold."""
    chance, years, done = random.Random(seed), [2026], []
    for _step in range(60):
        try:
            done.append(step(any_office, chance, years))
        except KontorError:
            done.append("refused")
    assert {"posted", "corrected"} <= set(done)
    for year in years:
        sheet = any_office.read(balance_sheet, datetime.date(year, 12, 31))
        assert sheet.findings == ()
        assert sheet.amount("assets") == sheet.amount("liabilities")
        income = any_office.read(income_statement, datetime.date(year, 1, 1), datetime.date(year, 12, 31))
        assert income.amount("result") == sheet.amount("A.V", "liabilities")
    numbers = any_office.read(
        reads("")(
            lambda c: c.execute(
                select(Entry.fiscal_year_id, func.count(Entry.number), func.max(Entry.number)).group_by(
                    Entry.fiscal_year_id
                )
            ).all()
        )
    )
    assert all(count == (highest or 0) for _year, count, highest in numbers)
    assert any_office.read(reads("")(lambda c: c.scalar(select(func.sum(Line.amount))))) == 0
    assert [check.name for check in verify(any_office.book) if not check.ok] == []
