"""The pages of the VAT return, of DATEV and of the month's end: figures lead to accounts, files go out and come back, and what is wrong is listed."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.data.queries import query as reads
from app.data.record_extras import Target, attachments
from app.modules.finance.budgets.pages.budget import BudgetPage
from app.modules.finance.budgets.queries.budgets import year_of
from app.modules.finance.budgets.services.budgets import save_budget
from app.modules.finance.chart.models import Period
from app.modules.finance.chart.pages.accounts import AccountsPage
from app.modules.finance.chart.queries import account_places, account_rows
from app.modules.finance.closing.pages.month_end import MonthEndPage
from app.modules.finance.datev.pages.stacks import DatevPage
from app.modules.finance.datev.rules import read_stack
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.finance.tax.queries import cases, taxation
from app.modules.finance.vat.pages.advance_return import AdvanceReturnPage
from app.ui.forms import Form
from app.ui.register import RegisterPage
from app.ui.widgets import due_tone
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened, settle


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


def test_a_return_is_kept_as_filed(window: Window, qtbot: QtBot) -> None:
    """What was filed stands beside what it would be now; where they differ the page offers a corrected return, which can be filed."""
    page = opened(window, qtbot, "finance.vat.advance_return")
    assert isinstance(page, AdvanceReturnPage)
    page.file()
    qtbot.waitUntil(lambda: page.view is not None and page.view.last is not None, timeout=PATIENCE)
    settle(qtbot, window.desk)
    kept = {line.key: line.amounts for line in page.rows.outline.lines}
    assert kept["83"][3] == kept["83"][1]
    assert page.shown is not None
    day = page.shown[1]
    lines = (LineDraft("1800", 119_00), LineDraft("4400", -119_00, "UST19"))
    window.desk.run(post, EntryDraft(day, "NACH-1", "Nachtrag", lines))
    qtbot.waitUntil(lambda: page.view is not None and page.view.differs, timeout=PATIENCE)
    settle(qtbot, window.desk)
    now = {line.key: line.amounts for line in page.rows.outline.lines}
    assert now["10"][0] == 1
    assert (now["83"][1] or 0) - (now["83"][3] or 0) == 19_00
    assert not page.findings.isHidden()
    page.file()
    qtbot.waitUntil(lambda: page.view is not None and len(page.view.filed) == 2, timeout=PATIENCE)
    settle(qtbot, window.desk)
    assert page.view is not None
    assert not page.view.differs


def test_taxation_and_tax_cases_by_their_forms(window: Window, qtbot: QtBot) -> None:
    """A change of the taxation and a case of the book's own are typed; what does not go is marked at its field."""
    page = opened(window, qtbot, "finance.vat.taxation", "new")
    assert isinstance(page, RegisterPage)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["valid_from"].set_text("010120")
    form.fields["scheme"].set_text("cash")
    form.submit()
    settle(qtbot, window.desk)
    assert form.fields["valid_from"].bad
    form.fields["valid_from"].set_text("010128")
    form.submit()
    settle(qtbot, window.desk)
    assert window.desk.read_blocking(taxation).scheme(datetime.date(2028, 1, 1)) == "cash"
    cases_page = opened(window, qtbot, "finance.tax.cases", "new")
    assert isinstance(cases_page, RegisterPage)
    form = cases_page.drawer.content
    assert isinstance(form, Form)
    for field, text in (
        ("key", "OSSAT"),
        ("valid_from", "010126"),
        ("rate", "20"),
        ("kind", "output"),
        ("kz_base", "45"),
        ("name_de", "Österreich 20 %"),
    ):
        form.fields[field].set_text(text)
    form.submit()
    settle(qtbot, window.desk)
    assert form.fields["output_account"].bad
    form.fields["output_account"].set_text("3817")
    form.submit()
    settle(qtbot, window.desk)
    assert window.desk.read_blocking(cases).find("OSSAT", datetime.date(2026, 5, 4)).rate == 2000


def test_an_account_is_placed_in_its_form(window: Window, qtbot: QtBot) -> None:
    """The form of an account shows where it stands in the statements; another position counts from its day on."""
    page = opened(window, qtbot, "finance.chart.accounts")
    assert isinstance(page, AccountsPage)
    (about,) = window.desk.read_blocking(account_rows, ["6800"])
    page.edit(about.id)
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    assert (form.fields["hgb"].text(), form.fields["bwa"].text()) == ("G.8", "20")
    form.fields["hgb"].set_text("G.16")
    form.fields["valid_from"].set_text("010128")
    form.submit()
    settle(qtbot, window.desk)
    found = [
        window.desk.read_blocking(account_places, datetime.date(year, 1, 1))[about.id].hgb
        for year in (2027, 2028)
    ]
    assert found == ["G.8", "G.16"]


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
    settle(qtbot, window.desk)
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
    qtbot.waitUntil(lambda: "100" in form.message.text(), timeout=PATIENCE)  # so that nobody plans it twice
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


def test_what_is_late_is_red(window: Window, qtbot: QtBot) -> None:
    """A return whose day has passed is red until it is kept as filed; a statement without supplies is due on no day."""
    page = opened(window, qtbot, "finance.vat.advance_return")
    assert isinstance(page, AdvanceReturnPage)
    assert page.view is not None
    assert page.view.now.due < window.desk.today()
    assert page.state.property("tone") == "bad"
    page.file()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.view is not None and page.view.last is not None, timeout=PATIENCE)
    assert page.state.property("tone") == "good"
    other: Any = opened(window, qtbot, "finance.vat.recapitulative")
    found = recapitulative_of(window, other)
    if not found.rows and not found.findings:
        assert (other.state.property("tone"), other.state.text()) == ("", "nothing to report")
    else:
        assert other.state.property("tone") == "bad"


def recapitulative_of(window: Window, page: Any) -> Any:
    """Return the statement of the span that a page shows."""
    from app.modules.finance.vat.queries.recapitulative import recapitulative

    return window.desk.read_blocking(recapitulative, *page.shown)


@pytest.mark.parametrize(("days", "tone"), [(-1, "bad"), (0, "warn"), (7, "warn"), (8, ""), (-400, "bad")])
def test_the_tone_follows_the_day(days: int, tone: str) -> None:
    """Passed, within a week, later."""
    today = datetime.date(2026, 2, 26)
    assert due_tone(today + datetime.timedelta(days=days), today) == tone
