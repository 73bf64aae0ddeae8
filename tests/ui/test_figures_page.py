"""Figures and goals as a clerk uses them: boards by keys, a tile to its rows, the register, closing a month, and checking in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.modules.cockpit.figures.pages.boards import BoardsPage
from app.modules.cockpit.figures.pages.detail import FigureDetail
from app.modules.cockpit.figures.pages.register import FigureRegisterPage
from app.modules.hr.people.pages.people import PeoplePage
from app.modules.organisation.goals.pages.goals import GoalsPage
from app.modules.organisation.goals.queries import goal_view, goals_source
from app.ui.forms import Form
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, fill, opened, settle


def test_a_board_opens_to_its_rows(window: Window, qtbot: QtBot) -> None:
    """A tile opens by Enter to words, months, departments and rows, and a row to its page; the month turns, a tile changes its look."""
    page = opened(window, qtbot, "cockpit.figures.boards")
    assert isinstance(page, BoardsPage)
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.view is not None, timeout=PATIENCE)
    page.bar.setCurrentIndex([page.bar.tabText(n) for n in range(page.bar.count())].index("Geschäftsleitung"))
    qtbot.waitUntil(lambda: len(page.tiles.cards) == 12, timeout=PATIENCE)
    card = page.tiles.cards[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, FigureDetail), timeout=PATIENCE)
    detail = page.drawer.content
    assert isinstance(detail, FigureDetail)
    assert detail.shown.figure.key == "turnover"
    assert detail.rows.model().rowCount() > 0
    place = page.place()
    month = page.month
    page.turn(-1)
    qtbot.waitUntil(lambda: page.view is not None and page.view.month != month, timeout=PATIENCE)
    page.request(place)
    qtbot.waitUntil(lambda: page.view is not None and page.view.month == month, timeout=PATIENCE)
    card = page.tiles.cards[1]
    card.setFocus()
    page.tiles.current = card.tile.id
    page.show_as("chart")
    qtbot.waitUntil(lambda: [one.tile.kind for one in page.tiles.cards][1] == "chart", timeout=PATIENCE)
    page.bar.setCurrentIndex(page.bar.count() - 1)
    qtbot.waitUntil(lambda: page.table.model().rowCount() > 40, timeout=PATIENCE)
    page.open_figure("headcount")
    qtbot.waitUntil(
        lambda: (
            isinstance(page.drawer.content, FigureDetail)
            and page.drawer.content.shown.figure.key == "headcount"
        ),
        timeout=PATIENCE,
    )
    shown = page.drawer.content
    assert isinstance(shown, FigureDetail)
    assert shown.beside.model().rowCount() > 1
    shown.rows.selectRow(0)
    shown.rows.opened.emit(0)
    settle(qtbot, window.desk)
    assert isinstance(window.current(), PeoplePage)


def test_the_register_keeps_targets_and_closes_months(window: Window, qtbot: QtBot) -> None:
    """A value that can't be read marks its field; what is right is kept; F8 closes a month once."""
    page = opened(window, qtbot, "cockpit.figures.register")
    assert isinstance(page, FigureRegisterPage)
    settle(qtbot, window.desk)
    before = page.panel.model.rowCount()
    form = page.edit(None)
    settle(qtbot, window.desk)
    fill(form, figure="invoiced", target="viel")
    settle(qtbot, window.desk)
    assert [one.key for one in form.fields.values() if one.bad] == ["target"]
    fill(form, target="5000")
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == before + 1, timeout=PATIENCE)
    act(page, "Close month")
    settle(qtbot, window.desk)
    ask = page.drawer.content
    assert isinstance(ask, Form)
    fill(ask)
    settle(qtbot, window.desk)
    assert page.drawer.content is not ask
    page.go(2)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() > 40, timeout=PATIENCE)


def test_checking_in_moves_a_goal(window: Window, qtbot: QtBot) -> None:
    """F8 on a goal asks for a result and its value; the pane beside it shows the new value and what was done."""
    page = opened(window, qtbot, "organisation.goals.goals")
    assert isinstance(page, GoalsPage)
    settle(qtbot, window.desk)
    keys = list(page.panel.model.keys)
    rows = window.desk.read_blocking(goals_source().page, keys)
    titles = [str(row[1]) for row in rows]
    page.panel.select_key(keys[titles.index("Lager ohne Ladenhüter")])
    settle(qtbot, window.desk)
    act(page, "Check in")
    qtbot.waitUntil(lambda: isinstance(page.drawer.content, Form), timeout=PATIENCE)
    form = page.drawer.content
    assert isinstance(form, Form)
    results = window.desk.read_blocking(goal_view, page.panel.current_key()).results
    typed = next(one for one in results if not one.figure)
    fill(form, result=str(typed.id), value="60", text="Alle Regale durchgesehen")
    qtbot.waitUntil(
        lambda: any("Alle Regale" in line.label for line in page.pane.table.outline.lines), timeout=PATIENCE
    )
