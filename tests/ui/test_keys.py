"""One key, one deed: what a key means it means on every page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.modules.finance.sales.rules.documents import DocumentDraft
from app.modules.finance.sales.services.drafts import save_document
from app.modules.organisation.contacts.api import ContactDraft, save_contact
from app.ui.desk import Desk
from app.ui.list_tabs import ListTabs
from app.ui.page import Page
from app.ui.page_head import MAIN, main_of
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened, settle

MEANINGS: dict[str, tuple[str, ...]] = {  # what a key does, by the titles of all actions that have it
    "Del": (
        "Throw away", "No logo", "Leave out", "Stop watching", "Discard", "Take rule away", "Take box out …",
        "Take line out", "Delete the rule", "Cancel the payment",
        "Take out of the list", "Set the address free", "Take back", "Call off", "Withdraw", "Cancel the absence", "Take away", "Take out",
    ),
    "F2": (
        "Change", "Plan …", "Form, use, release …", "Bank details …", "Other account …", "Write on", "Open the device",
        "Open contact", "Open the part", "Correct the day …",
    ),
    "F4": (
        "Account sheet", "Schedule of fixed assets", "Plan and actual", "Open items", "Show the entry", "Charts",
    ),
    "Ctrl+P": (
        "Print", "Print the cash book", "Print the schedule", "Procedure documentation", "Send: print and file",
        "Certificate", "Protocol", "Report", "Print sheet", "Show the protocol", "Print the ageing", "Print the concept", "Print the comparison",
    ),
    "Ctrl+S": ("Keep with the period", "Back up now …", "Keep", "Write", "Save a copy …"),
    "Ctrl+I": (
        "Import a stack …", "Import counts …", "Import entries …", "From an entry …", "Import …", "Import a list …", "Take over by sheet …", "Import devices …", "Read files of agents …", "Take in a mail …", "New version from a file …", "New version …",
    ),
    "Ctrl+E": ("Write the stack …", "Write the ZIP …", "Export"),
    "Ctrl+O": ("Open all rows", "Other stack …", "Its documents", "Open the existing one", "Take files in …", "Open"),
    "Ctrl+T": ("Split", "A document begins here", "Divide, turn, join pages …"),
    "Ctrl+B": (
        "Change selected accounts …", "Change selected documents …", "Change selected devices …",
        "Change selected tickets …", "Change selected articles …", "Change selected people …", "Change selected contacts …",
    ),
    "Ctrl+Shift+Return": (
        "Post the payable", "Post stack", "Post depreciation …", "Post accruals …", "Post by automatic rules",
        "Post the bank stack", "Issue", "Place the order", "Book what is reserved",
    ),
    "Ctrl+R": ("Reverse", "Cancel …"),
    "Ctrl+Return": ("To the inbox", "File it"),
    "Ctrl+Down": ("Next month", "Next account"),
    "Ctrl+Up": ("Previous month", "Previous account"),
    "Shift+F8": ("Release and erase …", "Destroy paper …"),
    "Ctrl+Shift+S": ("Serial letter to those selected …", "Serial letter …"),
    "Ctrl+Shift+E": ("Write the file …", "Package for an auditor …", "Write a mail file …"),
    "Ctrl+Shift+V": ("Paste lines", "Paste"),
}  # fmt: skip
FIRST_OF_A_KIND = (
    "New",
    "Money in or out",
    "Report a fault",
    "Reserve",
    "Ask for leave",
)  # what Ctrl+N makes begins so


def test_f8_does_the_main_thing(window: Window, qtbot: QtBot) -> None:
    """F8 begins what the page is for; that every page keeps to the keys is looked at where all are opened (test_pages)."""
    page = opened(window, qtbot, "finance.chart.cost_centres")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    settle(qtbot, window.desk)
    assert page.drawer.isVisible()  # type: ignore[attr-defined]


def one_meaning(pages: dict[str, Page]) -> None:
    """Ctrl+D is free for filling down; F8 is the main action; every other key has one meaning, whatever the page."""
    by_key: dict[str, set[str]] = {}
    for page in pages.values():
        for action in page.page_actions:
            if action.key:
                by_key.setdefault(action.key, set()).add(action.title)
                assert action.key != MAIN or action.primary, (page, action.title)
    assert "Ctrl+D" not in by_key
    by_key.pop(MAIN, None)
    assert [title for title in by_key.pop("Ctrl+N") if not title.startswith(FIRST_OF_A_KIND)] == []
    several = {key: titles for key, titles in by_key.items() if len(titles) > 1}
    unknown = {key: titles - set(MEANINGS.get(key, ())) for key, titles in several.items()}
    assert {key: titles for key, titles in unknown.items() if titles} == {}


def one_main_action(pages: dict[str, Page]) -> None:
    """F8 does it; the button shows the key; a page has one main action at most."""
    several = []
    for key, page in pages.items():
        main = main_of(page.page_actions)
        if sum(action.primary for action in page.page_actions) > 1:
            several.append(key)
        for action, made in page.head._buttons:
            assert (MAIN in made.text()) is (action is main), (key, action.title)
            assert not action.primary or MAIN in made.toolTip() or not made.isEnabled()
    assert several == []


def test_del_is_meant_for_the_rows(window: Window, qtbot: QtBot) -> None:
    """With the focus in a form or beside the record it takes nothing away."""
    page = opened(window, qtbot, "documents.archive.inbox")
    done: list[int] = []
    action = next(one for one in page.page_actions if one.key == "Del")
    action.slot = lambda: done.append(1)
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    page.panel.view.table.setFocus()  # type: ignore[attr-defined]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Delete)
    assert done == [1]
    filters = next(iter(page.panel.view.filters.values()))  # type: ignore[attr-defined]
    filters.setFocus()
    qtbot.keyClick(filters, Qt.Key.Key_Delete)
    assert done == [1]


NEED_A_ROW = {  # actions that did nothing in an empty book
    "finance.open_items.open_items": "Settle …",
    "documents.archive.inbox": "Discard",
    "documents.letters.letters": "Send: print and file",
    "finance.banking.inbox": "Park",
    "organisation.contacts.contacts": "Change",
}


def test_what_needs_a_row_is_grey_without_one(desk: Desk, qtbot: QtBot) -> None:
    """With the reason as its tooltip; its key says it too; with a row it works again."""
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    for key, title in NEED_A_ROW.items():
        page = opened(window, qtbot, key)
        made = next(made for one, made in page.head._buttons if one.title == title)
        assert not made.isEnabled(), key
        assert made.toolTip() == "Please choose a row first."
        page.do(next(one for one in page.page_actions if one.title == title))
        assert window.status.notice.text() == "Please choose a row first."
    who = desk.office.run(save_contact, ContactDraft("Stadtwerke"))
    qtbot.waitUntil(made.isEnabled, timeout=PATIENCE)
    assert "F2" in made.toolTip()
    sales = opened(window, qtbot, "finance.sales.documents")
    assert isinstance(sales, ListTabs)
    desk.office.run(save_document, DocumentDraft("offer", who, desk.today()))
    sales.go(1)
    qtbot.waitUntil(lambda: sales.panel.current_key() is not None, timeout=PATIENCE)
    sales.go(0)
    change = next(made for one, made in sales.head._buttons if one.title == "Change")
    assert not change.isEnabled(), "the list that is shown has no row"
    sales.go(1)
    assert change.isEnabled()
    window.finish()
    settle(qtbot, desk)


def test_a_row_has_the_actions_of_the_head(window: Window, qtbot: QtBot) -> None:
    """The menu of a row shows all of them with their keys; what is not allowed or not possible is grey."""
    page = opened(window, qtbot, "finance.chart.cost_centres")
    menu = page.row_menu()
    words = [one.text() for one in menu.actions()]
    assert sorted(one.partition("\t")[0] for one in words) == sorted(one.title for one in page.page_actions)
    assert "Change\tF2" in words
    assert words[0] == "Change\tF2", "what is about the row stands first"
    next(one for one in menu.actions() if one.text() == words[0]).trigger()
    settle(qtbot, window.desk)
    assert page.drawer.isVisible()  # type: ignore[attr-defined]
    menu.close()
    table = page.panel.view.table  # type: ignore[attr-defined]
    point = table.visualRect(table.model().index(2, 0)).center()
    clicked, key = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(table.viewport(), QContextMenuEvent(clicked, point, point))
    assert page.panel.view.selected_rows() == [2]  # type: ignore[attr-defined]
    QApplication.activePopupWidget().close()
    other = table.visualRect(
        table.model().index(3, 0)
    ).center()  # the key means the current row, wherever Qt looks
    QApplication.sendEvent(table, QContextMenuEvent(key, other, table.mapToGlobal(other)))
    assert page.panel.view.selected_rows() == [2]  # type: ignore[attr-defined]
    QApplication.activePopupWidget().close()
    qtbot.keyClick(table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert page.panel.view.selected_rows() == [2]  # type: ignore[attr-defined]
    QApplication.activePopupWidget().close()
    settle(qtbot, window.desk)
