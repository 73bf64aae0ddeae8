"""The page of liquidity: weeks that open, a scenario that is typed, an expected payment entered, taken out and brought back."""

from __future__ import annotations

import datetime

from pytestqt.qtbot import QtBot

from app.core.dates import add_months
from app.modules.finance.liquidity.pages.expected import ExpectedPage
from app.modules.finance.liquidity.pages.liquidity import LiquidityPage
from app.modules.finance.liquidity.queries.forecast import expected_source
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.modules.finance.dunning_cases import another, sold
from tests.ui.conftest import act, settle


def page_of(window: Window, qtbot: QtBot) -> LiquidityPage:
    """Open the page."""
    window.open("finance.liquidity.liquidity")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, LiquidityPage)
    return page


def test_an_expected_payment_makes_a_week_short(window: Window, qtbot: QtBot) -> None:
    """Ctrl+N enters it; its week says in a word that money is short and opens to it; Del takes it out, Undo brings it back."""
    desk = window.desk
    page = page_of(window, qtbot)
    act(page, "New expected payment")
    settle(qtbot, desk)
    entered = window.current()
    assert isinstance(entered, ExpectedPage)
    form = entered.drawer.content
    assert isinstance(form, Form)
    when = add_months(desk.today(), 2)
    for key, text in (("text", "Neue Fräse"), ("amount", "9000000"), ("day", f"{when:%d%m%y}"), ("every", "once")):  # fmt: skip
        form.fields[key].set_text(text)
    form.submit()
    settle(qtbot, desk)
    assert not [one.key for one in form.fields.values() if one.bad]
    assert len(desk.office.read(expected_source().keys, {"text": "Neue Fräse"})) == 1
    page = page_of(window, qtbot)
    qtbot.waitUntil(lambda: "below zero from week" in page.state.text(), timeout=PATIENCE)
    week = next(
        one for one in page.rows.outline.lines if any("Neue Fräse" in part.label for part in one.inside)
    )
    assert "below zero" in week.label
    entered = _back(window, qtbot)
    act(entered, "Take out of the list")
    settle(qtbot, desk)
    assert len(desk.office.read(expected_source().keys, {"text": "Neue Fräse"})) == 0
    window.status.act.click()
    settle(qtbot, desk)
    assert len(desk.office.read(expected_source().keys, {"text": "Neue Fräse"})) == 1


def _back(window: Window, qtbot: QtBot) -> ExpectedPage:
    window.open("finance.liquidity.expected")
    settle(qtbot, window.desk)
    page = window.current()
    assert isinstance(page, ExpectedPage)
    page.panel.model.set_filters({"text": "Neue Fräse"})
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 1, timeout=PATIENCE)
    page.panel.view.table.selectRow(0)
    return page


def test_a_scenario_is_typed(window: Window, qtbot: QtBot) -> None:
    """Customers that pay later move to later weeks; the customer that fails stands nowhere."""
    office = window.desk.office
    another(office, "19992", "Vogt AG")
    sold(office, "VR-1", window.desk.today() - datetime.timedelta(days=1), 119_00, "19992", days=7)
    page = page_of(window, qtbot)

    def weeks() -> list[str]:
        lines = [one for one in page.rows.outline.lines if any("VR-1" in part.label for part in one.inside)]
        return [one.key for one in lines]

    qtbot.waitUntil(lambda: len(weeks()) == 1, timeout=PATIENCE)
    before = weeks()
    page.later.set_text("28")
    page.refresh()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: len(weeks()) == 1 and weeks() != before, timeout=PATIENCE)
    page.fails.set_text("19992")
    page.refresh()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: weeks() == [], timeout=PATIENCE)
