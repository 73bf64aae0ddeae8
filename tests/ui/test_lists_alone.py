"""Lists by themselves: what is remembered of columns, what leaves a list, what stays while the rest is scrolled, and views in their menu."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.core.messages import use_language
from app.data.lists import Column
from app.data.transfer import read_table
from app.modules.finance.booking.queries import constants_source
from app.modules.finance.booking.rules import ConstantDraft
from app.modules.finance.booking.services import save_constant
from app.modules.finance.liquidity.queries.forecast import expected_source
from app.modules.finance.liquidity.rules.expected import ExpectedDraft
from app.modules.finance.liquidity.services.expected import save_expected
from app.ui.desk import Desk
from app.ui.list_page import ListPage
from app.ui.lists.cells import shown
from app.ui.lists.kept_columns import Unmet, lay_columns
from app.ui.lists.kept_views import View
from app.ui.lists.outline import OutlineRow, OutlineTable
from app.ui.lists.output import ListOutput
from app.ui.lists.pinned import PinnedColumn, pinned_for
from app.ui.lists.saved_views import SavedViews
from app.ui.lists.table import FRAME, NAME, Table
from app.ui.lists.view import ListView
from app.ui.theme import em, px
from tests.conftest import PATIENCE
from tests.ui.conftest import settle

KEYS = ["a", "b", "c", "d"]
STATE = st.fixed_dictionaries(
    {
        "columns": st.permutations([*KEYS, "x", "y"]).flatmap(
            lambda all_: st.integers(0, 6).map(lambda n: all_[:n])
        ),
        "filters": st.dictionaries(st.sampled_from([*KEYS, "x"]), st.text(max_size=3)),
        "widths": st.dictionaries(st.sampled_from([*KEYS, "x"]), st.integers(20, 300)),
        "order": st.none() | st.tuples(st.sampled_from([*KEYS, "x", "z"]), st.booleans()),
    }
)


@given(STATE)
def test_what_is_remembered_of_columns_that_are_not_there_is_kept(state: dict[str, Any]) -> None:
    """The list shows what it has, is kept, and shows all again when the columns come back: nothing of the state is lost."""
    unmet = Unmet.of(state, KEYS)
    there = {
        "columns": [key for key in state["columns"] if key in KEYS],
        "filters": {key: text for key, text in state["filters"].items() if key in KEYS},
        "widths": {key: width for key, width in state["widths"].items() if key in KEYS},
        "order": state["order"] if state["order"] and state["order"][0] in KEYS else None,
    }
    kept = unmet.with_columns(there)
    assert set(kept["columns"]) == set(state["columns"])
    assert kept["filters"] == state["filters"]
    assert kept["order"] == state["order"]
    if unmet.missing:
        assert [key for key in kept["columns"] if key in KEYS] == there["columns"]
        again = Unmet.of(kept, KEYS)
        assert (again.missing, again.filters, again.order) == (unmet.missing, unmet.filters, unmet.order)


def test_a_state_of_other_columns_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    """Columns in the order and width that were remembered; one that is gone is passed over."""
    page = listed(desk, qtbot, 1)
    table = page.panel.view.table
    keys = [column.key for column in page.panel.model.source.columns]
    lay_columns(table, {"columns": ["gone", keys[1], keys[0]], "widths": {keys[0]: 177, "gone": 5}}, keys)
    header = table.horizontalHeader()
    assert [header.visualIndex(keys.index(key)) for key in (keys[1], keys[0])] == [0, 1]
    assert table.columnWidth(keys.index(keys[0])) == 177
    lay_columns(table, {"columns": ["gone"]}, keys)
    assert not any(table.isColumnHidden(place) for place in range(len(keys)))


def listed(desk: Desk, qtbot: QtBot, rows: int) -> ListPage:
    """Return a page of a list of so many booking texts."""
    for n in range(rows):
        desk.office.run(save_constant, ConstantDraft(f"k{n:02}", f"=Text {n}"))
    page = ListPage(desk, "Booking texts", constants_source())
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    settle(qtbot, desk)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == rows, timeout=PATIENCE)
    return page


def test_what_leaves_a_list_is_what_it_shows(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    """Rows that are filtered out stay inside; a hidden column too; the clipboard runs nothing; a file that can't be written is said."""
    page = listed(desk, qtbot, 12)
    view = page.panel.view
    assert isinstance(view, ListView)
    out = ListOutput(page, desk, view, lambda: ("Texte", ""))
    view.filters["code"].setText("k0")
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 10, timeout=PATIENCE)
    settle(qtbot, desk)
    for kind in ("csv", "xlsx"):
        out.save(tmp_path / f"a.{kind}", kind)
        settle(qtbot, desk)
        found = read_table(tmp_path / f"a.{kind}")
        assert [cells[:2] for _line, cells in found.rows] == [[f"k{n:02}", f"=Text {n}"] for n in range(10)]
    view.table.selectRow(1)
    out.copy()
    assert "'=Text 1" in QApplication.clipboard().text() or "k01" in QApplication.clipboard().text()
    assert "k02" not in QApplication.clipboard().text()
    told: list[str] = []
    desk.noticed.connect(lambda *what: told.append(str(what)))
    out.save(tmp_path / "no" / "folder" / "a.csv", "csv")
    settle(qtbot, desk)
    assert told


def test_keys_of_a_table(desk: Desk, qtbot: QtBot) -> None:
    """Enter opens the row, Home and End go to the first and last one, a letter goes nowhere by itself."""
    page = listed(desk, qtbot, 12)
    table = page.panel.view.table
    assert isinstance(table, Table)
    table.setFocus()
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.currentIndex().row() == 11
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().row() == 0
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert page.panel.view.selected_rows() == [1]


def test_the_first_column_is_pinned_only_while_the_table_is_scrolled_aside(qtbot: QtBot) -> None:
    """The same rows and selection, up and down together; a column that would take half of the room is not pinned."""
    table = QTableView()
    model = QStandardItemModel(40, 6)
    table.setModel(model)
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    assert pinned_for(table, 0, None) is None
    table.horizontalScrollBar().setValue(2)
    assert pinned_for(table, -1, None) is None
    pinned = pinned_for(table, 0, None)
    assert isinstance(pinned, PinnedColumn)
    assert pinned.isVisible()
    assert [pinned.isColumnHidden(place) for place in range(6)] == [False, *[True] * 5]
    table.selectRow(3)
    assert pinned.selectionModel().currentIndex().row() == 3
    table.verticalScrollBar().setValue(5)
    assert pinned.verticalScrollBar().value() == 5
    pinned.verticalScrollBar().setValue(9)
    assert table.verticalScrollBar().value() == 9
    assert pinned_for(table, 0, pinned) is pinned
    table.setColumnWidth(0, table.viewport().width())
    pinned_for(table, 0, pinned)
    assert pinned.isHidden()


def saved(desk: Desk, qtbot: QtBot) -> tuple[SavedViews, list[Any]]:
    """Return the views of a list, and what was shown of them."""
    owner, shown = QWidget(), list[Any]()
    qtbot.addWidget(owner)
    return SavedViews(owner, desk, lambda: "test.list", lambda: {"filters": {"a": "1"}}, shown.append), shown


def actions(menu: Any) -> dict[str, Any]:
    """Return the entries of a menu by their words."""
    return {one.text().partition("\t")[0]: one for one in menu.actions() if one.text()}


def test_views_of_a_list_are_of_that_list(desk: Desk, qtbot: QtBot) -> None:
    """Those of another one stay out; a name is one view; what was kept in the old way is taken over, once."""
    desk.store.put("list.test.list.view.Alt", {"filters": {"b": "2"}})
    views, shown = saved(desk, qtbot)
    views.views.save(View("Fremd", "other.list", "", {}))
    views._save("Neu")
    views._save("Neu")
    assert [one.name for one in views.views.all("test.list")] == ["Alt", "Neu"]
    assert desk.store.get("list.test.list.view.Alt") is None
    menu = actions(views.menu())
    assert "Fremd" not in menu
    menu["Alt"].trigger()
    menu["All rows"].trigger()
    assert shown == [{"filters": {"b": "2"}}, {"filters": {}}]


def test_a_name_that_is_taken_is_said_and_a_deleted_view_comes_back(desk: Desk, qtbot: QtBot) -> None:
    """At its place."""
    views, _shown = saved(desk, qtbot)
    for name in ("A", "B", "C"):
        views._save(name)
    told: list[Any] = []
    desk.noticed.connect(told.append)
    one, two, _three = views.views.all("test.list")
    views._rename(two, "A")
    assert [view.name for view in views.views.all("test.list")] == ["A", "B", "C"]
    assert "already" in told[-1].text
    views._delete(one)
    assert [view.name for view in views.views.all("test.list")] == ["B", "C"]
    views.views.bring_back(one, 0)
    assert [view.name for view in views.views.all("test.list")] == ["A", "B", "C"]
    views._rename(two, "Z")
    assert [view.name for view in views.views.all("test.list")] == ["A", "Z", "C"]


def test_a_filter_that_can_not_be_read_is_marked_at_its_place(desk: Desk, qtbot: QtBot) -> None:
    """The rows stay as they were."""
    page = listed(desk, qtbot, 3)
    view = page.panel.view
    view.mark_filter("code", "That is no day.")
    assert view.filters["code"].toolTip() == "That is no day."
    view.mark_filter()
    assert view.filters["code"].toolTip() != "That is no day."


@pytest.mark.parametrize("amount", [99_999_999_99, 1_234_567_890_12, 99_999_999_999_99])
def test_no_figure_of_a_list_is_cut(desk: Desk, qtbot: QtBot, amount: int) -> None:
    """A column whose rows hold more than it has room for gets wider when they come, and never narrower than it was."""
    use_language("de")
    desk.office.run(save_expected, ExpectedDraft("Kran", amount=amount, day=datetime.date(2026, 3, 1)))
    page = ListPage(desk, "x", expected_source())
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, desk)
    table, columns = page.panel.view.table, page.panel.model.columns
    place = next(i for i, one in enumerate(columns) if one.kind == "money" and one.shown)
    text = str(page.panel.model.index(0, place).data())
    use_language("en")
    assert text.endswith(f"{abs(amount) % 100:02}")
    assert text.count(".") >= 2
    assert table.fontMetrics().horizontalAdvance(text) <= table.columnWidth(place) - px(FRAME)
    assert table.columnWidth(place) >= em(columns[place].width)


def test_no_figure_of_a_report_is_cut(qtbot: QtBot) -> None:
    """Columns of figures are as wide as the longest one, in bold too; names keep their least width, and what does not fit is scrolled."""
    table = OutlineTable("Sums")
    qtbot.addWidget(table)
    table.resize(500, 300)
    table.show()
    rows = [OutlineRow(str(n), f"Account {n}", (10**n, -(10**n) * 9, None)) for n in range(1, 15)]
    table.show_rows(
        [*rows, OutlineRow("", "Total", (10**15, 1, 2), strong=True)], ["No.", "Name", "A", "B", "C"]
    )
    model, bold = table.model(), QFont(table.font())
    bold.setBold(True)
    for place in range(2, 5):
        longest = max(
            QFontMetrics(bold).horizontalAdvance(model.index(n, place).data() or "") for n in range(15)
        )
        assert table.columnWidth(place) >= longest + px(16)
    assert table.columnWidth(1) == px(NAME)
    table.resize(4_000, 300)
    QApplication.processEvents()
    assert table.columnWidth(1) > px(NAME)


@given(st.integers(-(10**6), 10**6))
def test_a_number_below_zero_has_a_true_minus(number: int) -> None:
    """As amounts have: −14 days, never a hyphen."""
    sign = "" if number >= 0 else "\u2212"
    assert shown(Column("days", "Days", "number"), number) == f"{sign}{abs(number):,}"
    assert shown(Column("place", "Place", "ordinal"), number) == f"{sign}{abs(number)}"
