"""Balances of a damaged book: a sentence instead of a fall, and never wrong figures without a word."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.errors import Unusable
from app.data.books import open_book
from app.data.office import Office
from app.data.reports import make_report
from app.modules.cockpit.figures.queries.boards import advice_on, all_figures
from app.modules.finance.chart.services import add_fiscal_year
from app.modules.finance.ledger.queries.balances import balances_at, trial_balance
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.office.services import NewBook, new_book
from tests.cli_runs import run

DAY = datetime.date(2026, 1, 5)
NEXT = datetime.date(2026, 3, 1)  # from here on January is read as a whole
LATER = datetime.date(2027, 2, 1)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a book of two years with one entry in the first."""
    place = tmp_path / "B.kontor"
    book = new_book(str(place), NewBook("Test GmbH", 2026, land="BE"))
    office = Office(book)
    office.run(post, EntryDraft(DAY, "B1", "Porto", (LineDraft("6800", 100), LineDraft("1800", -100))))
    office.run(add_fiscal_year, 2027, datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
    book.close()
    return place


def spoil(office: Office, statement: str) -> None:
    """Change balances as a flipped bit does, past keys and guards."""
    raw = office.book.engine.raw_connection()
    try:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute(statement)
        raw.commit()
    finally:
        raw.close()


@pytest.mark.parametrize("day", [NEXT, LATER], ids=["its year", "the year after, carried forward"])
def test_a_balance_of_no_account_says_that_the_file_is_damaged(place: Path, day: datetime.date) -> None:
    """No figure is shown and nothing falls: the newest backup is what helps."""
    office = Office(open_book(str(place)))
    assert office.read(trial_balance, day, day)
    spoil(office, "UPDATE finance_balance SET account_id = 99999 WHERE debit = 100")
    for query, days in ((trial_balance, (day, day)), (balances_at, (day,))):
        with pytest.raises(Unusable, match="damaged"):
            office.read(query, *days)
    office.book.close()


def test_the_list_of_accounts_says_when_it_does_not_come_to_zero(place: Path) -> None:
    """The verb tells by how much, beside the list."""
    said = run("accounts", str(place))
    assert "add up" not in said.output + said.stderr
    office = Office(open_book(str(place)))
    spoil(office, "UPDATE finance_balance SET debit = 356 WHERE debit = 100")
    with office.book.engine.connect() as connection:
        assert (
            connection.execute(text("SELECT sum(debit) - sum(credit) FROM finance_balance")).scalar() == 256
        )
    office.book.close()
    said = run("accounts", str(place))
    assert "2.56" in said.output + said.stderr
    assert "Please verify the book" in said.output + said.stderr


SPEAKING = (
    "balance-sheet",
    "income-statement",
    "bwa",
    "cost-of-sales",
    "cash-flow",
    "ratios",
    "trial-balance",
    "month-end",
    "figures",
)
ADVICE = "This report does not add up. Please verify the book before it is used."


@pytest.mark.parametrize(
    "wrong", ["debit = debit + 256 WHERE debit = 100", "credit = credit + 256 WHERE credit = 100"]
)
def test_whatever_stands_on_damaged_balances_says_so(place: Path, wrong: str) -> None:
    """Statements, ratios, figures and the month's end tell it with what to do, whichever side is wrong; of a sound book none does."""
    office = Office(open_book(str(place)))
    january = (DAY.replace(day=1), DAY.replace(day=31))
    sound = {name: office.read(make_report, name, *january).notes for name in SPEAKING}
    assert {name for name, notes in sound.items() if ADVICE in notes} == set()
    spoil(office, f"UPDATE finance_balance SET {wrong}")
    told = {name: office.read(make_report, name, *january).notes for name in SPEAKING}
    assert {name for name, notes in told.items() if notes.count(ADVICE) == 0} == set()
    assert any("2.56" in note for note in told["ratios"])
    assert any("2.56" in note for note in told["figures"])
    view = office.read(all_figures, DAY)
    assert advice_on(tile.shown for tile in view.tiles)[-1] == ADVICE
    said = run("figures", "list", str(place), "--month", "2026-01-05")
    assert said.output.rstrip().endswith(ADVICE)
    office.book.close()
