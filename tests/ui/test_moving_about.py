"""Moving about in the window: the palette, focus and history, a second window, the language, notices and their keys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from app.core.messages import use_language
from app.data.office import Office
from app.data.queries import query as reads
from app.data.record_extras import Target
from app.modules.finance.chart.queries import account_rows
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.modules.organisation.projects.pages.projects import ProjectsPage
from app.ui.desk import Desk
from app.ui.keys_help import KeysHelp
from app.ui.store import Store
from app.ui.visited import Place, Visited
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, opened, settle


def test_palette_finds_pages_commands_and_records(window: Window, qtbot: QtBot) -> None:
    """Ctrl+K: typing finds a page; a record comes from the search; Enter opens it."""
    from app.ui.palette import Palette

    window.start_page()
    settle(qtbot, window.desk)
    palette = Palette(window.desk, window.entries, window)
    palette.open_over(window)  # it goes with its window, or when something was chosen
    qtbot.keyClicks(palette.line, "trial")
    assert palette.found()[0].title == "Finance › Trial balance"
    window.desk.store.put(
        "palette.recent", [entry.key for entry in window.entries() if "stack" in entry.title.lower()]
    )
    palette.line.setText("book")
    assert palette.found()[0].title.startswith("Finance › Book")
    palette.line.setText("stack")
    assert palette.found()[0].title.startswith("Finance › Stacks")
    palette.line.setText("Bohrmaschinen")
    qtbot.waitUntil(lambda: len(palette.found()) > 0, timeout=PATIENCE)
    assert palette.found()[0].title.startswith("Entry:")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page_key == "finance.ledger.entry", timeout=PATIENCE)


def test_focus_goes_with_the_page(window: Window, qtbot: QtBot) -> None:
    """A page that is opened takes the focus, also from the side list; walking the side list by arrows keeps it there."""
    window.show()
    qtbot.waitActive(window, timeout=PATIENCE)
    window.open("finance.ledger.journal")
    settle(qtbot, window.desk)
    window.side.setFocus()
    qtbot.keyClick(window.side, Qt.Key.Key_Down)
    settle(qtbot, window.desk)
    assert window.page_key == "finance.chart.accounts"
    assert window.side.hasFocus()
    window.open("finance.ledger.trial_balance")
    settle(qtbot, window.desk)
    page = window.current()
    assert page is not None
    assert page.first_focus() is QApplication.focusWidget()
    assert "accounts" in window.status.rows.text()
    window.open("finance.booking.mask")
    settle(qtbot, window.desk)
    assert window.status.rows.text() == ""


def test_back_and_forward(window: Window, qtbot: QtBot) -> None:
    """Alt+Left returns to the page before, Alt+Right undoes that."""
    window.open("finance.ledger.journal")
    window.open("finance.chart.accounts")
    window.back()
    assert window.page_key == "finance.ledger.journal"
    window.forward()
    assert window.page_key == "finance.chart.accounts"
    settle(qtbot, window.desk)


def test_back_returns_to_the_record(window: Window, qtbot: QtBot) -> None:
    """1800 → its entry → 10080 → back, back: the first account stands there again, and forward undoes it."""
    accounts = {row.number: row.id for row in window.desk.read_blocking(account_rows)}
    first, second = accounts["1800"], accounts["6310"]
    window.open("finance.ledger.account_sheet", first)
    settle(qtbot, window.desk)
    window.open("finance.ledger.entry", 5)
    settle(qtbot, window.desk)
    window.open("finance.ledger.account_sheet", second)
    settle(qtbot, window.desk)
    sheet: Any = window.current()
    assert sheet.account.id == second
    window.back()
    settle(qtbot, window.desk)
    assert window.page_key == "finance.ledger.entry"
    window.back()
    settle(qtbot, window.desk)
    assert window.page_key == "finance.ledger.account_sheet"
    assert sheet.account.id == first
    window.open("finance.ledger.account_sheet", second)
    settle(qtbot, window.desk)
    window.back()
    settle(qtbot, window.desk)
    assert sheet.account.id == first, "the same page with another record is another place"
    window.forward()
    settle(qtbot, window.desk)
    assert sheet.account.id == second


def test_the_way_back_stands_before_the_title(window: Window, qtbot: QtBot) -> None:
    """It names the page before, leads to the row that was shown there, and is not there where nothing lies behind."""
    window.open("finance.ledger.journal")
    settle(qtbot, window.desk)
    first = window.current()
    assert first is not None
    assert first.head.way_back.isHidden()
    key = first.place()
    window.open("finance.chart.accounts")
    settle(qtbot, window.desk)
    page = window.current()
    assert page is not None
    assert page.head.way_back.text() == "‹ Journal"
    assert not page.head.way_back.isHidden()
    page.head.way_back.click()
    settle(qtbot, window.desk)
    assert (window.page_key, first.place()) == ("finance.ledger.journal", key)
    assert first.head.way_back.isHidden()
    window.resize(640, 700)
    window.open("finance.sales.documents")
    settle(qtbot, window.desk)
    page = window.current()
    assert page is not None
    assert page.head.way_back.text() == "‹"  # no room beside the actions
    assert "Journal" in page.head.way_back.toolTip()


def test_going_back_and_forward_loses_no_place() -> None:
    """Whatever was visited: back to the start and forward to the end passes the same places; going elsewhere forgets what lay ahead."""
    places = [Place("a", 1), Place("b"), Place("a", 2), Place("c", (3, "x")), Place("b")]
    visited, here = Visited(), places[0]
    assert visited.back(here) is None
    for place in places[1:]:
        visited.leave(here)
        here = place
    walked = [here]
    while (place := visited.back(here)) is not None:
        here = place
        walked.append(here)
    assert walked == places[::-1]
    again = [here]
    while (place := visited.forward(here)) is not None:
        here = place
        again.append(here)
    assert again == places
    here = visited.back(here) or here
    visited.leave(here)
    assert visited.forward(Place("z")) is None


def test_second_window_and_keys_help(window: Window, qtbot: QtBot) -> None:
    """A page can be torn into its own window; F1 lists keys, in German with German names, none of them cut."""
    window.open("finance.ledger.journal")
    window.tear()
    (torn,) = window._torn
    qtbot.addWidget(torn)
    assert torn.page_key == "finance.ledger.journal"
    wanted = list[object]()
    window.lock_wanted.connect(lambda: wanted.append("lock"))
    window.zoom_wanted.connect(wanted.append)
    for shortcut in torn.findChildren(QShortcut):
        if shortcut.key().toString() in ("Ctrl+L", "Ctrl+0"):
            shortcut.activated.emit()
    assert sorted(map(str, wanted)) == ["100", "lock"]
    use_language("de")
    window.open_keys()
    (sheet,) = window.findChildren(KeysHelp)
    settle(qtbot, window.desk)
    words = [one.text() for one in sheet.findChildren(QLabel)]
    assert "Strg+1 … Strg+9" in words
    assert not [one for one in words if "Ctrl" in one or "Shift" in one]
    bar = sheet.findChildren(QScrollArea)[0].horizontalScrollBar()
    assert bar.maximum() == 0
    use_language("en")


def test_language_switch_rebuilds_everything(demo: Office, qtbot: QtBot) -> None:
    """After the switch no English is left in the tabs, and Qt's own model shows German titles."""
    use_language("de")
    desk = Desk(demo, Store())
    window = Window(desk)
    qtbot.addWidget(window)
    window.open("finance.ledger.journal")
    settle(qtbot, desk)
    assert window.top.tabs.accessibleTabName(1) == "Finanzen"
    page = window.current()
    assert page is not None
    assert page.title.text() == "Journal"
    model = page.panel.model  # type: ignore[attr-defined]
    assert [model.headerData(i, Qt.Orientation.Horizontal) for i in range(3)] == ["Datum", "Nr.", "Beleg"]
    window.finish()
    desk.close()


def test_ctrl_u_does_what_the_notice_offers(window: Window, qtbot: QtBot) -> None:
    """The offer at the bottom is taken from anywhere, once; without an offer the key does nothing."""
    done: list[int] = []
    window.open("finance.ledger.journal")
    settle(qtbot, window.desk)
    page = window.current()
    assert page is not None
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    window.desk.notice("Imported", action="Undo", act=lambda: done.append(1))
    for _i in range(2):
        qtbot.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert done == [1]


def test_a_covered_page_reads_again_only_when_it_is_shown(window: Window, qtbot: QtBot) -> None:
    """A change does not make every page that was ever open read again; the covered ones wait until they are looked at."""
    window.open("finance.ledger.trial_balance")
    settle(qtbot, window.desk)
    page: Any = window.current()
    asked: list[tuple[object, ...]] = []
    query = page.query
    page.query = reads("")(lambda *given: (asked.append(given), query(*given))[1])
    window.open("finance.ledger.journal")
    settle(qtbot, window.desk)
    lines = (LineDraft("6815", 5_00), LineDraft("1800", -5_00))
    window.desk.office.run(post, EntryDraft(page.bar.last.value(), "B", "x", lines))
    qtbot.wait(200)
    settle(qtbot, window.desk)
    assert asked == []
    window.open("finance.ledger.trial_balance")
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=PATIENCE)


def test_a_refusal_goes_with_its_page(window: Window, qtbot: QtBot) -> None:
    """A red sentence is about the page it was said on; what can be undone may be undone from anywhere for its time."""
    window.open("finance.ledger.journal")
    settle(qtbot, window.desk)
    window.desk.notice("There is no account 9.", "bad")
    window.open("finance.ledger.journal", 1)
    assert "There is no account 9." in window.status.notice.text(), "the page is still the same"
    window.open("finance.chart.accounts")
    assert window.status.notice.text() == ""
    window.desk.notice("Posted", action="Undo", act=lambda: None)
    window.open("finance.ledger.journal")
    assert window.status.notice.text() == "Posted"
    settle(qtbot, window.desk)


def test_back_comes_to_the_same_list_of_a_page(window: Window, qtbot: QtBot) -> None:
    """A row that only the second list of a page has is there again after Back, in that list; asked for from elsewhere, the first with its table is shown."""
    page = opened(window, qtbot, "organisation.projects.projects")
    assert isinstance(page, ProjectsPage)
    running = set(page.panels[0].model.keys)
    page.go(1)
    settle(qtbot, window.desk)
    key = next(one for one in page.panels[1].model.keys if one not in running)
    page.panel.select_key(key)
    settle(qtbot, window.desk)
    act(page, "Plan")
    settle(qtbot, window.desk)
    window.back()
    settle(qtbot, window.desk)
    assert (page.bar.currentIndex(), page.panel.current_key()) == (1, key)
    page.go(2)
    settle(qtbot, window.desk)
    window.open("organisation.projects.projects", Target("organisation_project", min(running)))
    settle(qtbot, window.desk)
    assert (page.bar.currentIndex(), page.panel.current_key()) == (0, min(running))
