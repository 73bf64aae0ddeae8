"""The pages of cost control: the budget's versions, pasted months, explanations, measures, rounds, and the picture."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.modules.finance.budgets.pages.budget import BudgetPage
from app.modules.finance.budgets.pages.control import BudgetChartPage, MeasuresPage, ReviewsPage
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def test_the_budget_in_versions(window: Window, qtbot: QtBot) -> None:
    """Months pasted from a spreadsheet, a sum spread, copied to the forecast, an explanation in its row."""
    page = opened(window, qtbot, "finance.budgets.budget")
    assert isinstance(page, BudgetPage)
    page.change()
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.fields["account"].set_text("6310")
    form.fields["m0"].set_text("100\t200\t300")
    assert [form.fields[f"m{i}"].text() for i in range(4)] == ["100", "200", "300", ""]
    form.fields["total"].set_text("1200")
    form.fields["total"].left.emit()
    assert form.fields["m3"].text() == "100.00"
    form.fields["how"].set_text("before")
    form.submit()
    settle(qtbot, window.desk)
    act(page, "Copy this version …")
    settle(qtbot, window.desk)
    form = page.drawer.content
    assert isinstance(form, Form)
    form.submit()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.scheme.text() == "forecast", timeout=PATIENCE)
    settle(qtbot, window.desk)
    place = next(i for i, line in enumerate(page.rows.outline.lines) if line.label.startswith("6310"))
    page.rows.selectRow(place)
    act(page, "Explain …")
    settle(qtbot, window.desk)
    fill(page.drawer.content, text="Nachzahlung")
    settle(qtbot, window.desk)
    qtbot.waitUntil(
        lambda: any("Nachzahlung" in line.label for line in page.rows.outline.lines), timeout=PATIENCE
    )
    assert page.make() is not None


def test_measures_rounds_and_the_picture(window: Window, qtbot: QtBot) -> None:
    """Wrong ones are marked, right ones listed; a round with open follow-ups does not close; the picture is painted."""
    page = opened(window, qtbot, "finance.budgets.measures")
    assert isinstance(page, MeasuresPage)
    act(page, "New measure")
    form = fill(
        page.drawer.content, name="Tarif", account="4400", monthly="20", start="01.05.2025", state="active"
    )
    settle(qtbot, window.desk)
    assert form.fields["account"].bad
    fill(form, account="6805")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 1, timeout=PATIENCE)
    page.open_row(page.panel.model.keys[0])
    settle(qtbot, window.desk)
    assert isinstance(page.drawer.content, Form)
    rounds = opened(window, qtbot, "finance.budgets.reviews")
    assert isinstance(rounds, ReviewsPage)
    act(rounds, "New round")
    settle(qtbot, window.desk)
    fill(rounds.drawer.content, name="Mai", until="31.05.2025", due="10.06.2025", text="Bitte prüfen")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: rounds.panel.model.rowCount() == 1, timeout=PATIENCE)
    rounds.open_row(rounds.panel.model.keys[0])
    form = fill(rounds.drawer.content, result="gut")
    settle(qtbot, window.desk)
    assert form.fields["result"].bad
    chart = opened(window, qtbot, "finance.budgets.chart")
    assert isinstance(chart, BudgetChartPage)
    qtbot.waitUntil(lambda: not chart.chart.picture.pixmap().isNull(), timeout=PATIENCE)
    chart.scheme.set_text("forecast")
    settle(qtbot, window.desk)
