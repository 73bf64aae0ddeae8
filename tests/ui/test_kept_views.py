"""Views of lists: named, renamed, ordered, with a key, deleted and brought back, and the one that the day begins with."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.data.office import Office
from app.data.shared_views import share_view, shared_views
from app.ui import theme
from app.ui.desk import Desk
from app.ui.lists.kept_views import MEMORY, KeptViews
from app.ui.store import Part, Store
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened, settle

JOURNAL = "finance.ledger.journal"


def entries(menu: QMenu) -> dict[str, Any]:
    """Return the entries of a menu by their words without the key."""
    return {one.text().partition("\t")[0]: one for one in menu.actions() if one.text()}


def arranged(saved: Any, name: str) -> dict[str, Any]:
    """Return what can be done with a view."""
    arrange = entries(saved.menu())["Arrange views"].menu()
    return entries(entries(arrange)[name].menu())


def test_a_view_is_kept_named_and_shown_again(window: Window, qtbot: QtBot) -> None:
    """Filter and order come back by the menu, by its key from any page, and by the search."""
    page: Any = opened(window, qtbot, JOURNAL)
    saved, whole = page.panel.views, page.panel.model.rowCount()
    page.panel.view.filters["text"].setText("miete")
    qtbot.waitUntil(lambda: 0 < page.panel.model.rowCount() < whole, timeout=PATIENCE)
    few = page.panel.model.rowCount()
    saved._save("Miete")
    saved._use({"filters": {}})
    saved._save("All of it")
    assert [view.name for view in saved.views.all()] == ["Miete", "All of it"]
    arranged(saved, "Miete")["Down"].trigger()
    assert [view.name for view in saved.views.all()] == ["All of it", "Miete"]
    keys = entries(arranged(saved, "Miete")["Key"].menu())
    keys["Ctrl+Shift+3"].trigger()
    opened(window, qtbot, "finance.chart.accounts")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    qtbot.keyClick(
        window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert window.page_key == JOURNAL
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == few, timeout=PATIENCE)
    entries(saved.menu())["All of it"].trigger()
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == whole, timeout=PATIENCE)
    next(one for one in window.entries() if one.title == "Miete").choose()
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == few, timeout=PATIENCE)
    settle(qtbot, window.desk)


def test_a_view_is_renamed_deleted_and_brought_back(window: Window, qtbot: QtBot) -> None:
    """No two of a list have one name, one key belongs to one view, and Undo puts a view where it was."""
    page: Any = opened(window, qtbot, JOURNAL)
    saved = page.panel.views
    for name in ("a", "b", "c"):
        saved._save(name)
    a = saved.views.all()[0]
    saved._rename(a, "b")
    assert "already" in window.status.notice.text()
    saved._rename(a, "first")
    assert [view.name for view in saved.views.all()] == ["first", "b", "c"]
    for name in ("first", "b"):
        entries(arranged(saved, name)["Key"].menu())["Ctrl+Shift+1"].trigger()
    assert [view.digit for view in saved.views.all()] == [0, 1, 0]
    arranged(saved, "b")["Delete"].trigger()
    assert [view.name for view in saved.views.all()] == ["first", "c"]
    window.status.take()
    assert [(view.name, view.digit) for view in saved.views.all()] == [("first", 0), ("b", 1), ("c", 0)]
    assert KeptViews(Part(Store(), "another book/anna")).all() == []
    settle(qtbot, window.desk)


def test_the_day_begins_with_a_view(demo: Office, qtbot: QtBot) -> None:
    """At sign-in its page is opened as it was kept, whatever page was open last; a new look does not jump there."""
    desk = Desk(demo, Store())
    first = Window(desk)
    qtbot.addWidget(first)
    first.show()
    page: Any = opened(first, qtbot, JOURNAL)
    page.panel.view.filters["text"].setText("miete")
    settle(qtbot, desk)
    page.panel.views._save("Miete")
    arranged(page.panel.views, "Miete")["Begin the day with it"].trigger()
    opened(first, qtbot, "office.settings")
    first.finish()
    again = Window(desk)
    qtbot.addWidget(again)
    again.show()
    again.start_page()
    assert again.page_key == "office.settings"
    again.start_page(anew=True)
    settle(qtbot, desk)
    assert again.page_key == JOURNAL
    assert again.current().panel.view.typed() == {"text": "miete"}  # type: ignore[union-attr]
    again.finish()
    settle(qtbot, desk)
    desk.close()


def test_former_views_are_taken_over(window: Window, qtbot: QtBot) -> None:
    """What was kept before there was an order is still there."""
    window.desk.store.put("list.finance.journal.view.Old one", {"filters": {"text": "x"}})
    page: Any = opened(window, qtbot, JOURNAL)
    assert "Old one" in entries(page.panel.views.menu())
    settle(qtbot, window.desk)


def test_a_view_is_shared_with_everybody_and_taken_back(window: Window, qtbot: QtBot) -> None:
    """It stands below one's own views, can be kept among them, and is shared again by Undo."""
    page: Any = opened(window, qtbot, JOURNAL)
    saved, whole = page.panel.views, page.panel.model.rowCount()
    page.panel.view.filters["text"].setText("miete")
    qtbot.waitUntil(lambda: 0 < page.panel.model.rowCount() < whole, timeout=PATIENCE)
    few = page.panel.model.rowCount()
    saved._save("Miete")
    arranged(saved, "Miete")["Share with everybody"].trigger()
    settle(qtbot, window.desk)
    saved.views.delete(saved.views.all()[0])
    shared = window.desk.read_blocking(shared_views, "finance.journal")
    saved._use({"filters": {}})
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == whole, timeout=PATIENCE)
    menu = entries(saved.menu(shared))
    assert "Arrange views" not in menu
    menu["Miete"].trigger()
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == few, timeout=PATIENCE)
    one = entries(entries(menu["Shared views"].menu())["Miete"].menu())
    one["Keep among my views"].trigger()
    assert [view.name for view in saved.views.all()] == ["Miete"]
    one["No longer share"].trigger()
    settle(qtbot, window.desk)
    assert window.desk.read_blocking(shared_views, "finance.journal") == []
    window.status.take()
    settle(qtbot, window.desk)
    assert [view.name for view in window.desk.read_blocking(shared_views, "finance.journal")] == ["Miete"]


def test_columns_grow_with_their_letters(window: Window, qtbot: QtBot) -> None:
    """What was kept in small type is as much wider in large type, and comes back in small type; states of before stay as they were."""
    page: Any = opened(window, qtbot, JOURNAL)
    panel = page.panel
    panel.view.table.setColumnWidth(2, 123)
    small = panel.state()
    try:
        theme.apply("light", 200)
        panel.apply(small)
        assert panel.view.table.columnWidth(2) == 246
        large = panel.state()
        theme.apply("light", 100)
        panel.apply(large)
        assert panel.view.table.columnWidth(2) == 123
    finally:
        theme.apply("light", 100)
    panel.apply({"columns": small["columns"], "widths": {"document": 77}})
    assert panel.view.table.columnWidth([one.key for one in panel.model.columns].index("document")) == 77


def test_views_of_pages_that_were_renamed_are_there(demo: Office, qtbot: QtBot) -> None:
    """One kept years ago under the names of then has its key, begins the day, and shows what it showed; the last page is found too."""
    store = Store()
    desk = Desk(demo, store)
    state = {
        "filters": {"name": "a"},
        "columns": ["name", "account"],
        "widths": {"name": 333},
        "order": ["name", True],
    }
    desk.store.put(MEMORY, [{"name": "Old", "list": "finance.open_items", "page": "finance.payments.open_items",
                             "state": state, "id": "1", "digit": 3, "start": True}])  # fmt: skip
    desk.store.put("window.page", "it.upkeep.values")
    desk.store.put("window.page.it", "it.upkeep.values")
    demo.run(share_view, "finance.open_items", "Shared", "finance.payments.open_items", state)
    window = Window(desk)
    qtbot.addWidget(window)
    window.show()
    window.start_page()
    assert window.page_key == "it.maintenance.values"
    window.start_page(anew=True)
    settle(qtbot, desk)
    assert window.page_key == "finance.open_items.open_items"
    panel = window.current().panel  # type: ignore[union-attr]
    assert panel.model.source.name == "finance.open_items.debtor"
    assert panel.view.typed() == {"name": "a"}
    assert panel.state()["columns"] == ["name", "account"]
    assert panel.state()["widths"]["name"] > 300  # 220 by itself; what is hidden gives its room
    assert [view.name for view in demo.read(shared_views, "finance.open_items.debtor")] == ["Shared"]
    opened(window, qtbot, "finance.booking.mask")
    window._open_view(3)
    settle(qtbot, desk)
    assert window.page_key == "finance.open_items.open_items"
    window.finish()
    settle(qtbot, desk)
    desk.close()


def test_a_filter_whose_column_is_gone_is_said(window: Window, qtbot: QtBot) -> None:
    """The list shows more rows than the view did: nobody is to take them for all that fit."""
    told: list[str] = []
    window.desk.noticed.connect(lambda notice: told.append(notice.text))
    former = {
        "filters": {"account": "70001", "name": "x"},
        "columns": ["name", "account"],
        "order": ["account", False],
    }
    window.desk.store.put("list.organisation.contacts", former)
    page: Any = opened(window, qtbot, "organisation.contacts.contacts")
    assert len([words for words in told if "“70001”" in words]) == 1
    assert page.panel.view.typed() == {"name": "x"}
    assert page.panel.state()["columns"] == ["name"]
    settle(qtbot, window.desk)
