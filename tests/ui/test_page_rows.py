"""Actions about a row are grey on pages without lists too while there is no row, and a line that says so is none."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.core.messages import _
from app.ui.chart import AXIS, LETTER, every
from app.ui.lists.outline import KEY, OutlineRow, OutlineTable
from app.ui.page_head import PageAction
from app.ui.theme import px
from app.ui.window import Window
from tests.ui.conftest import opened

EMPTY = (
    "documents.intake.folders",
    "documents.intake.pages",
    "documents.intake.taking",
    "documents.archive.approvals",
)


def test_nothing_can_be_done_with_a_row_that_is_not_there(window: Window, qtbot: QtBot) -> None:
    """Each action about a row says why it is grey, by button and by key; what needs no row stays."""
    for key in EMPTY:
        page = opened(window, qtbot, key)
        about: list[PageAction] = [one for one in page.page_actions if one.row]
        assert about, key
        for action in about:
            assert page.head.reason(action) == _("Please choose a row first."), (key, action.title)
        assert all(not page.head.reason(one) for one in page.page_actions if not one.row), key


def test_labels_below_a_chart_never_run_into_each_other() -> None:
    """As many are written as have room, evenly; all where all have."""
    weeks = [f"{week:02}/26" for week in range(26)]
    for width in range(80, 2000, 7):
        step = every(weeks, width)
        written = len(weeks[::step])
        assert written == 1 or written * 6 * LETTER <= max(width - AXIS, 0) + 6 * LETTER
        assert step == 1 or len(weeks[:: step - 1]) * 7 * LETTER > width - AXIS
    assert every(weeks, 2000) == 1
    assert every([], 300) == 1


def test_keys_of_an_outline_are_never_cut(qtbot: QtBot) -> None:
    """Days and long positions have the room that they need; a key that is a whole sentence does not take the page."""
    table = OutlineTable("Rows")
    qtbot.addWidget(table)
    for key in ("4125", "12/10/2026", "A.II.3.b)"):
        table.show_rows([OutlineRow(key, "Name", (1,))], ["Key", "Name", "Amount"])
        assert table.columnWidth(0) > table.fontMetrics().horizontalAdvance(key)
    table.show_rows([OutlineRow("word " * 40, "Name", (1,))], ["Key", "Name", "Amount"])
    assert table.columnWidth(0) <= px(KEY)
