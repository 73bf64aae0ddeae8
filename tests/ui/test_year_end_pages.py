"""The pages of the year's end: steps with their state, accruals, provisions, the comparison, charts, and own rows of a statement."""

from __future__ import annotations

import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.modules.finance.chart.services import add_fiscal_year
from app.modules.finance.closing.pages.accruals import AccrualsPage
from app.modules.finance.closing.pages.comparison import ComparisonPage
from app.modules.finance.closing.pages.provisions import ProvisionsPage
from app.modules.finance.closing.pages.year_end import YearEndPage
from app.modules.finance.statements.pages.charts import ChartsPage
from app.modules.finance.statements.pages.statements import StatementsPage
from app.modules.finance.vat.pages.others import RecapitulativePage, TaxDatesPage, YearReturnPage
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def test_the_steps_of_a_year(window: Window, qtbot: QtBot) -> None:
    """Without a next year carrying forward says so; with one it is done, and its step turns fine; months close and open."""
    page = opened(window, qtbot, "finance.closing.year_end")
    assert isinstance(page, YearEndPage)
    assert page.found is not None
    for key in range(page.year.box.count()):
        page.year.box.setCurrentIndex(key)
        settle(qtbot, window.desk)
    page.year.box.setCurrentIndex(0)
    settle(qtbot, window.desk)
    act(page, "Carry forward")
    settle(qtbot, window.desk)
    assert "next fiscal year" in window.status.notice.text()
    window.desk.office.run(add_fiscal_year, 2027, datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
    page.refresh()
    settle(qtbot, window.desk)
    act(page, "Carry forward")
    qtbot.waitUntil(lambda: "carried forward" in window.status.notice.text(), timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: page.found is not None and page.found.following is not None and not page.found.gaps,
        timeout=PATIENCE,
    )
    act(page, "Close the year's months")
    qtbot.waitUntil(lambda: "closed" in window.status.notice.text(), timeout=PATIENCE)
    act(page, "Open the closed months again")
    qtbot.waitUntil(lambda: "opened" in window.status.notice.text(), timeout=PATIENCE)
    page.rows.led.emit(("finance.closing.accruals", None))
    assert isinstance(window.current(), AccrualsPage)


def test_accruals_and_provisions(window: Window, qtbot: QtBot) -> None:
    """A wrong account is marked; a right one is kept, posted, and listed."""
    page = opened(window, qtbot, "finance.closing.accruals")
    assert isinstance(page, AccrualsPage)
    act(page, "New accrual")
    texts = {
        "text": "Wartung",
        "account": "4400",
        "amount": "120",
        "booked": "01.06.2025",
        "since": "01.06.2025",
        "until": "31.05.2026",
    }
    form = fill(page.drawer.content, **texts)
    settle(qtbot, window.desk)
    assert form.fields["account"].bad
    fill(form, account="6805")
    settle(qtbot, window.desk)
    act(page, "Post accruals …")
    settle(qtbot, window.desk)
    fill(page.drawer.content, until="30.06.2025")
    settle(qtbot, window.desk)
    assert "1 accrual posted: 110.14" in window.status.notice.text()
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 1, timeout=PATIENCE)
    page.open_row(page.panel.model.keys[0])
    settle(qtbot, window.desk)
    assert isinstance(page.drawer.content, Form)
    provisions = opened(window, qtbot, "finance.closing.provisions")
    assert isinstance(provisions, ProvisionsPage)
    act(provisions, "New provision")
    fill(provisions.drawer.content, name="Urlaub", account="3074", expense="6020")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: provisions.panel.model.rowCount() == 1, timeout=PATIENCE)
    provisions.open_row(provisions.panel.model.keys[0])
    move = fill(provisions.drawer.content, kind="use", day="30.06.2025", amount="5", account="6020")
    settle(qtbot, window.desk)
    assert move.fields["amount"].bad
    fill(move, kind="form")
    settle(qtbot, window.desk)
    assert "formed: 5.00" in window.status.notice.text()


def test_comparison_charts_and_papers(window: Window, qtbot: QtBot) -> None:
    """Four months with their state, two pictures, the ZM, the yearly return and the dates show something."""
    page = opened(window, qtbot, "finance.closing.comparison")
    assert isinstance(page, ComparisonPage)
    assert page.rows.outline.lines
    charts = opened(window, qtbot, "finance.statements.charts")
    assert isinstance(charts, ChartsPage)
    qtbot.waitUntil(
        lambda: not charts.result.picture.pixmap().isNull() and not charts.costs.picture.pixmap().isNull(),
        timeout=PATIENCE,
    )
    assert "Income" in charts.result.picture.accessibleDescription()
    span = (datetime.date(2025, 5, 1), datetime.date(2025, 5, 31))
    zm = opened(window, qtbot, "finance.vat.recapitulative", span)
    assert isinstance(zm, RecapitulativePage)
    assert zm.bar.span() == span
    year = opened(
        window, qtbot, "finance.vat.year_return", (datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))
    )
    assert isinstance(year, YearReturnPage)
    qtbot.waitUntil(lambda: any(line.key == "177" for line in year.rows.outline.lines), timeout=PATIENCE)
    dates = opened(
        window, qtbot, "finance.vat.dates", (datetime.date(2025, 2, 1), datetime.date(2025, 7, 31))
    )
    assert isinstance(dates, TaxDatesPage)
    qtbot.waitUntil(lambda: len(dates.rows.outline.lines) >= 6, timeout=PATIENCE)
    dates.rows.led.emit(dates.rows.outline.lines[0].target)
    assert window.page_key == "finance.vat.advance_return"


def test_own_rows(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    """Rows go out, come back changed under the file's name, are shown, and go away again; every kind of statement opens."""
    page = opened(window, qtbot, "finance.statements.statements")
    assert isinstance(page, StatementsPage)
    for kind in ("cost-of-sales", "eur", "cash-flow", "ratios", "bwa", "balance-sheet", "income-statement"):
        page.kind.set_text(kind)
        settle(qtbot, window.desk)
        assert page.rows.outline.lines
        assert page.make() is not None
    path = tmp_path / "Mein Schema.csv"
    page.save_rows(path)
    settle(qtbot, window.desk)
    path.write_text(path.read_text(encoding="utf-8-sig").replace("Revenue", "Turnover"), encoding="utf-8")
    page.bring_rows(path)
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: "Mein Schema" in page.own, timeout=PATIENCE)
    page.kind.set_text("own:Mein Schema")
    settle(qtbot, window.desk)
    assert "Turnover" in page.rows.outline.lines[0].label
    page.other_last.set_text("30.04.2025")
    page.other_last.left.emit()
    settle(qtbot, window.desk)
    assert "30/04/2025" in page.rows.outline.heads[3]
    act(page, "Delete the own rows")
    qtbot.waitUntil(lambda: not page.own, timeout=PATIENCE)
    page.kind.set_text("ratios")
    page.save_rows(tmp_path / "x.csv")
    assert "Own rows are for" in window.status.notice.text()
    path.write_text("nonsense", encoding="utf-8")
    page.kind.set_text("bwa")
    page.bring_rows(path)
    settle(qtbot, window.desk)
    assert window.status.notice.text().startswith("⚠")
