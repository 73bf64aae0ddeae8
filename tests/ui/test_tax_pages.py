"""The pages of the VAT return, of DATEV and of the month's end: figures lead to accounts, files go out and come back, and what is wrong is listed."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.data.queries import query as reads
from app.data.record_extras import Target, attachments
from app.modules.finance.budgets.pages.budget import BudgetPage
from app.modules.finance.budgets.queries.budgets import year_of
from app.modules.finance.budgets.services.budgets import save_budget
from app.modules.finance.chart.models import Period
from app.modules.finance.closing.pages.month_end import MonthEndPage
from app.modules.finance.datev.pages.stacks import DatevPage
from app.modules.finance.datev.rules import read_stack
from app.modules.finance.vat.pages.advance_return import AdvanceReturnPage
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import settle


def test_the_return_of_a_month_and_of_a_quarter(window: Window, qtbot: QtBot) -> None:
    """Kz 83 is on the page; its parts add up; Enter on an account opens its sheet; the quarter is three months."""
    window.open("finance.vat.advance_return")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, AdvanceReturnPage)
    month = {line.key: line.amounts for line in page.rows.outline.lines}
    assert month["83"][1] == (month["81"][1] or 0) - (month["66"][1] or 0)
    page.quarter()
    settle(qtbot, window.desk)
    quarter = {line.key: line.amounts for line in page.rows.outline.lines}
    assert (quarter["83"][1] or 0) > (month["83"][1] or 0)
    assert page.findings.isHidden()
    page.rows.outline.toggle_all()
    account = next(i for i, line in enumerate(page.rows.outline.lines) if line.target is not None)
    page.rows.opened.emit(account)
    settle(qtbot, window.desk)
    assert window.page_key == "finance.ledger.account_sheet"


def test_a_stack_goes_out_and_is_checked(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """The shown span is written and keeps every rule; a broken file is listed with line and column."""
    window.open("finance.datev.stacks")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, DatevPage)
    page.write(tmp_path / "out")
    settle(qtbot, window.desk)
    (path,) = (tmp_path / "out").iterdir()
    assert read_stack(path.read_bytes()).findings == []
    page.check(path)
    settle(qtbot, window.desk)
    assert "keeps every rule" in window.status.notice.text()
    path.write_bytes(path.read_bytes().replace(b';"S";', b';"X";', 1))
    page.check(path)
    settle(qtbot, window.desk)
    assert page.rows.outline.lines[0].label.startswith("2")
    page.bring(path)
    settle(qtbot, window.desk)
    assert page.rows.outline.lines[0].label.startswith("2")


def test_the_list_stays_with_its_period(window: Window, qtbot: QtBot) -> None:
    """Ctrl+S archives the list as PDF on the period; Enter on a finding opens its entry."""
    window.open("finance.closing.month_end")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, MonthEndPage)
    page.keep()
    settle(qtbot, window.desk)
    until = page.bar.last.value()
    key = window.desk.read_blocking(
        reads("")(lambda c: c.scalar(select(Period.id).where(Period.end == until, Period.number > 0)))
    )
    (kept,) = window.desk.read_blocking(attachments, Target("finance_period", key))
    assert kept.name.endswith(f"{until:%Y-%m}.pdf")
    page.rows.outline.toggle_all()
    place = next(
        i
        for i, line in enumerate(page.rows.outline.lines)
        if getattr(line.target, "page", "") == "finance.ledger.entry"
    )
    page.rows.opened.emit(place)
    settle(qtbot, window.desk)
    assert window.page_key == "finance.ledger.entry"


def test_a_budget_is_planned_and_compared(window: Window, qtbot: QtBot) -> None:
    """F2 shows the months of the account; a sum is spread, saved, and stands beside what was booked."""
    window.open("finance.budgets.budget")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, BudgetPage)
    lines = page.rows.outline.lines
    place = next(i for i, line in enumerate(lines) if line.label.startswith("6310"))
    page.rows.selectRow(place)
    page.change()
    form = page.drawer.content
    assert isinstance(form, Form)
    assert form.fields["account"].text() == "6310"
    fiscal = window.desk.read_blocking(year_of, page.bar.last.value())
    window.desk.office.run(save_budget, fiscal, "6310", "100", [1_00] * 12)
    qtbot.waitUntil(
        lambda: any(part.plan_year for parts in page.found.centres.values() for part in parts),
        timeout=PATIENCE,
    )
    form.fields["centre"].left.emit()
    assert "100" in form.message.text()  # so that nobody plans twice what is planned by cost centre
    form.fields["account"].set_text("6325")
    form.fields["total"].set_text("1200")
    form.fields["total"].left.emit()
    assert form.fields["m11"].value() == 100_00
    form.submit()
    settle(qtbot, window.desk)

    def planned() -> int | None:
        return next(line.amounts[0] for line in page.rows.outline.lines if line.label.startswith("6325"))

    qtbot.waitUntil(lambda: planned() == 100_00, timeout=PATIENCE)


def test_the_audit_page_speaks_the_language_of_the_desk(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """The export is German; the page that offers it is not, and the file it writes is whole."""
    window.open("finance.gobd.audit")
    settle(qtbot, window.desk)
    page: Any = window.current()
    labels = [line.label for line in page.table.outline.lines]
    assert labels[0] == "journal.csv  ·  all lines of entries, by day"
    assert len(labels) == 8
    page.write(tmp_path / "z3.zip")
    settle(qtbot, window.desk)
    assert zipfile.is_zipfile(tmp_path / "z3.zip")
