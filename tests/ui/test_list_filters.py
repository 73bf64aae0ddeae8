"""Filters of lists: the one at fault is marked, none makes a list empty for good, all go at once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.data.office import Office
from app.ui.desk import Desk
from app.ui.lists.panel import ListPanel
from app.ui.store import Store
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened, settle


def journal(window: Window, qtbot: QtBot) -> ListPanel:
    """Open the journal."""
    page = opened(window, qtbot, "finance.ledger.journal")
    panel = page.panel  # type: ignore[attr-defined]
    assert isinstance(panel, ListPanel)
    return panel


def test_only_the_filter_at_fault_is_marked(window: Window, qtbot: QtBot) -> None:
    """A text above the days is refused with a sentence; the good filter beside it stays unmarked."""
    panel = journal(window, qtbot)
    panel.view.filters["text"].setText("miete")
    panel.view.filters["day"].setText("irgendwann")
    qtbot.waitUntil(lambda: panel.view.filters["day"].property("bad") is True, timeout=PATIENCE)
    assert panel.view.filters["text"].property("bad") is False
    assert panel.count.text()
    assert panel.state()["filters"] == {"text": "miete"}, "what can't be read is not remembered"


def test_a_filter_of_another_day_never_empties_a_list(demo: Office, qtbot: QtBot) -> None:
    """A store of before that holds a filter which can't be read: the list opens with all its rows."""
    store = Store()
    store.put("list.finance.journal", {"filters": {"day": "abc"}})
    desk = Desk(demo, store)
    window = Window(desk)
    qtbot.addWidget(window)
    window.show()
    panel = journal(window, qtbot)
    assert f"list.{panel.model.source.name}" == "list.finance.journal"
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0, timeout=PATIENCE)
    assert panel.view.typed() == {}
    window.finish()
    settle(qtbot, desk)
    desk.close()


@pytest.mark.parametrize("text", ["miete", "gibt es nicht, ganz sicher"])
def test_all_filters_go_at_once(window: Window, qtbot: QtBot, text: str) -> None:
    """The link stands there only while something is filtered; afterwards all rows are back."""
    panel = journal(window, qtbot)
    whole = panel.model.rowCount()
    assert panel._unfilter.isHidden()
    panel.view.filters["text"].setText(text)
    qtbot.waitUntil(lambda: panel.model.rowCount() < whole, timeout=PATIENCE)
    settle(qtbot, window.desk)
    assert not panel._unfilter.isHidden()
    panel._unfilter.click()
    qtbot.waitUntil(lambda: panel.model.rowCount() == whole, timeout=PATIENCE)
    settle(qtbot, window.desk)
    assert panel.view.typed() == {}
    assert panel._unfilter.isHidden()


def test_ctrl_f_lands_where_words_are_typed(window: Window, qtbot: QtBot) -> None:
    """In the journal that is the text, not the day, where a word can't be read."""
    panel = journal(window, qtbot)
    qtbot.waitActive(window, timeout=PATIENCE)
    panel.view.focus_filter()
    assert panel.view.filters["text"].hasFocus()
