"""The model of a list: nothing is read on the window's thread to paint it, and what is there stays until the new came."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from app.data.office import Unit, command
from app.modules.finance.chart.models import CostCentre
from app.modules.finance.chart.queries import cost_centres_source
from app.ui.desk import Desk
from app.ui.lists.model import PAGE, ListModel
from app.ui.lists.panel import ListPanel
from tests.ui.conftest import settle

MANY = 1_250


@command("")
def add_many(unit: Unit) -> None:
    """Add cost centres for three pages of keys at once and some that follow."""
    unit.insert_rows(
        CostCentre, [{"dimension": 1, "code": f"Z{n:05}", "name": f"Name {n}"} for n in range(MANY)]
    )


@command("")
def add_one(unit: Unit, code: str) -> None:
    """Add one cost centre."""
    unit.insert_rows(CostCentre, [{"dimension": 1, "code": code, "name": code}])


@pytest.fixture
def model(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ListModel:
    """Return a model whose desk refuses to be read while something is painted."""
    desk.office.run(add_many)
    made = ListModel(desk, cost_centres_source())
    made.reload()
    settle(qtbot, desk)

    def refuse(*_args: Any) -> None:
        pytest.fail("read on the window's thread")

    monkeypatch.setattr(desk, "read_blocking", refuse)
    return made


def code(model: ListModel, row: int) -> object:
    """Return what is painted in a row's cell for the code."""
    place = [column.key for column in model.columns].index("code")
    return model.data(model.index(row, place))


def test_the_first_rows_come_with_the_keys(model: ListModel) -> None:
    """The first page is there when the list shows, all keys follow, and the page that was cut is read anew."""
    assert model.rowCount() >= MANY
    assert code(model, 0)
    assert code(model, PAGE - 1)


def test_what_is_scrolled_to_arrives(model: ListModel, desk: Desk, qtbot: QtBot) -> None:
    """A row far below is empty for a moment, asked for once, and painted when it came."""
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda top, bottom, _roles: changed.append((top.row(), bottom.row())))
    for row in (1_100, 1_101, 1_150):
        assert code(model, row) is None
    settle(qtbot, desk)
    assert changed == [(1_000, 1_199)]
    assert str(code(model, 1_101)).startswith("Z0")
    assert code(model, 1_101) > code(model, 1_100)  # type: ignore[operator]


def test_a_refresh_keeps_what_is_on_the_screen(model: ListModel, desk: Desk, qtbot: QtBot) -> None:
    """Rows that are looked at are read with the keys: no cell is empty for a moment because someone changed a row."""
    code(model, 1_100)
    settle(qtbot, desk)
    shown = code(model, 1_100)
    seen: list[object] = []
    model.loaded.connect(lambda _count, _whole: seen.append(code(model, 0)))
    model.reload()
    assert code(model, 1_100) == shown  # until the answer came
    settle(qtbot, desk)
    assert all(seen)
    assert model.rowCount(QModelIndex()) >= MANY


def test_what_is_asked_for_is_the_current_row_before_it_is_read(desk: Desk, qtbot: QtBot) -> None:
    """What is done right after a row was made is done to it; one that the filter hides gives way to the row that is shown."""
    panel = ListPanel(desk, cost_centres_source(), "Cost centres")
    qtbot.addWidget(panel)
    desk.office.run(add_many)
    settle(qtbot, desk)
    panel.model.reload()
    settle(qtbot, desk)
    keys = list(panel.model.keys)
    assert panel.current_key() == keys[0]
    panel.select_key(max(keys) + 1)
    desk.office.run(add_one, "zz")
    assert panel.current_key() == max(keys) + 1
    settle(qtbot, desk)
    assert panel.model.keys[panel.view.table.currentIndex().row()] == panel.current_key() == max(keys) + 1
    panel.model.set_filters({"code": "Z0"})
    settle(qtbot, desk)
    shown = panel.current_key()
    panel.select_key(max(keys) + 1)
    settle(qtbot, desk)
    assert panel.current_key() == shown != max(keys) + 1
