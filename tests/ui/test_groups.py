"""Sums of a list by the values of a column: nothing twice, nothing lost, and each row shows the rows that it counted."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.core.messages import use_language
from app.ui.lists.groups import GroupSheet, can_group, lines_of, sum_by
from app.ui.lists.panel import ListPanel
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened

PAGES = ("finance.ledger.journal", "it.assets.assets", "hr.people.people", "it.helpdesk.tickets")
TRIED = 4  # lines of each column whose filter is tried


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_line_shows_the_rows_that_it_counted(window: Window, qtbot: QtBot, language: str) -> None:
    """Over all columns that can be summed up: rows and sums of the lines are those of the list, and so are those of each filter."""
    office = window.desk.office
    try:
        for page in PAGES:
            source = opened(window, qtbot, page).panel.model.source  # type: ignore[attr-defined]
            use_language(language)
            whole, count = office.read(source.totals, {}), len(office.read(source.keys, {}))
            for column in filter(can_group, source.columns):
                lines = lines_of(column, office.read(source.grouped, {}, column.key))
                assert sum(line[2] for line in lines) == count, (page, column.key)
                for key, total in whole.items():
                    assert sum(line[3].get(key, 0) for line in lines) == total, (page, column.key)
                for _words, typed, rows, sums in [*lines[:TRIED], *lines[-1:]]:
                    filters = {column.key: typed}
                    assert len(office.read(source.keys, filters)) == rows, (page, column.key, typed)
                    assert {key: sums.get(key, 0) for key in whole} == office.read(source.totals, filters)
            use_language("en")
    finally:
        use_language("en")


def test_a_list_is_filtered_from_its_sums(window: Window, qtbot: QtBot) -> None:
    """The sheet says what is in the list as it is filtered; Enter on a line filters by it, beside what was typed."""
    page = opened(window, qtbot, "it.assets.assets")
    panel = page.panel  # type: ignore[attr-defined]
    assert isinstance(panel, ListPanel)
    panel.filter_by({"tag": "IT-0001"})
    qtbot.waitUntil(lambda: len(panel.model.keys) == 10, timeout=PATIENCE)
    column = panel.model.source.column("status")
    sum_by(panel, column)
    qtbot.waitUntil(lambda: bool(panel.findChildren(GroupSheet)), timeout=PATIENCE)
    sheet = panel.findChildren(GroupSheet)[0]
    assert sum(int(sheet.table.item(row, 1).text()) for row in range(sheet.table.rowCount())) == 10
    wanted = sheet.lines[-1]
    sheet.table.setCurrentCell(len(sheet.lines) - 1, 0)
    sheet.table.activated.emit(sheet.table.currentIndex())
    qtbot.waitUntil(lambda: len(panel.model.keys) == wanted[2], timeout=PATIENCE)
    assert panel.view.typed() == {"tag": "IT-0001", "status": wanted[1]}
    panel.clear_filter()
