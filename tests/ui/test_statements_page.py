"""The page of statements: rows open to accounts, accounts to their sheet, every statement paints and goes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.modules.finance.statements.pages.statements import StatementsPage
from app.ui.window import Window
from tests.ui.conftest import settle


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> StatementsPage:
    """The page over the demo company."""
    window.open("finance.statements.statements")
    settle(qtbot, window.desk)
    found = window.current()
    assert isinstance(found, StatementsPage)
    return found


def test_enter_leads_from_the_figure_to_the_account(
    page: StatementsPage, window: Window, qtbot: QtBot
) -> None:
    """Enter on a row shows its accounts, which add up to it; Enter on one opens its sheet of the year."""
    lines = page.rows.outline.lines
    place = next(i for i, line in enumerate(lines) if line.key == "B.IV")
    page.rows.selectRow(place)
    qtbot.keyClick(page.rows, Qt.Key.Key_Return)
    accounts = [line for line in page.rows.outline.lines if line.target is not None]
    assert accounts
    assert sum(line.amounts[0] for line in accounts) == page.rows.outline.lines[place].amounts[0]
    page.rows.selectRow(place + 1)
    qtbot.keyClick(page.rows, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert window.page_key == "finance.ledger.account_sheet"


def test_every_statement_fits(page: StatementsPage, window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """All three of the demo company agree with the accounts, and are saved as spreadsheet and CSV."""
    for kind in ("balance-sheet", "income-statement", "bwa"):
        page.kind.set_text(kind)
        page.refresh()
        settle(qtbot, window.desk)
        assert page.findings.isHidden()
        assert len(page.rows.outline.lines) > 5
        assert len(page.rows.outline.heads) == (8 if kind == "bwa" else 4)
        for ending in ("xlsx", "csv"):
            page.out.save(tmp_path / f"{kind}.{ending}", ending)
            settle(qtbot, window.desk)
            assert (tmp_path / f"{kind}.{ending}").stat().st_size > 300


def test_a_small_company_stops_at_roman_numerals(page: StatementsPage, window: Window, qtbot: QtBot) -> None:
    """The depth switch leaves out what the law does not ask of small companies; totals stay."""
    whole = page.rows.outline.lines[0].amounts
    page.detail.set_text("small")
    settle(qtbot, window.desk)
    assert page.rows.outline.lines[0].amounts == whole
    assert not any(line.key.count(".") > 1 for line in page.rows.outline.lines)


def test_a_span_that_ends_before_it_begins_is_marked(page: StatementsPage) -> None:
    """A wrong span keeps what is shown and marks the day."""
    before = list(page.rows.outline.lines)
    page.bar.first.set_text("31.12.2026")
    page.bar.last.set_text("01.01.2026")
    page.refresh()
    assert page.rows.outline.lines == before
    assert page.bar.last.bad
