"""The page of sales figures: kinds and spans by request, a row that opens to its documents, a picture beside."""

from __future__ import annotations

import datetime

from pytestqt.qtbot import QtBot

from app.modules.finance.sales.pages.figures import FiguresPage
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened, settle


def test_kinds_and_documents(window: Window, qtbot: QtBot) -> None:
    """The demo company's customers stand by turnover; Enter opens one, and its document leads to the list of sales."""
    page = opened(window, qtbot, "finance.sales.figures")
    assert isinstance(page, FiguresPage)
    qtbot.waitUntil(lambda: bool(page.rows.outline.lines), timeout=PATIENCE)
    first = page.rows.outline.lines[0]
    assert (first.key, page.rows.outline.lines[-1].label) == ("A", "Sum")
    chart = page.picture.chart
    assert chart is not None
    assert chart.lying
    span = (datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))
    page.request(("months", *span))
    settle(qtbot, window.desk)
    months = [*(f"{m:02}/2025" for m in range(1, 13)), "Sum"]
    qtbot.waitUntil(lambda: [row.label for row in page.rows.outline.lines] == months, timeout=PATIENCE)
    made = page.make()
    assert made is not None
    assert window.desk.office.read(made).name == "sales-months"
    sold = next(row for row in page.rows.outline.lines if row.inside)
    page.rows.led.emit(sold.inside[0].target)
    settle(qtbot, window.desk)
    assert window.current().place() is not None
