"""A book of the first day: every list without rows says what it is for, and offers what makes the first one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QClipboard, QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QHeaderView,
    QLabel,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.messages import use_language
from app.data.office import Office
from app.ui import theme
from app.ui.board import Column
from app.ui.desk import Desk
from app.ui.drawer import Drawer
from app.ui.fields import Field
from app.ui.jobs import Job
from app.ui.lists.empty_ground import EmptyGround, EmptyWords
from app.ui.lists.panel import ListPanel
from app.ui.page import Page
from app.ui.page_head import PageAction
from app.ui.store import Store
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened, settle

BEGUN = {  # pages on which the first row is made, and the words of the button
    "finance.booking.stacks": "Neuer Stapel …",
    "finance.banking.inbox": "Importieren …",
    "organisation.contacts.contacts": "Neuer Kontakt",
    "hr.people.people": "Neu: Mitarbeiter/in",
    "it.helpdesk.tickets": "Neues Ticket",
    "documents.letters.letters": "Neuer Brief",
    "organisation.meetings.meetings": "Neue Besprechung",
    "inventory.purchasing.orders": "Neue Bestellung",
    "inventory.purchasing.frames": "Neue Rahmenbestellung",
}


def fits(panel: ListPanel) -> bool:
    """Say whether the words of an empty list stand there whole."""
    words = panel.empty.findChildren(QLabel)[0]
    room, wrap = QRect(0, 0, words.width(), 10_000), Qt.TextFlag.TextWordWrap
    needed = words.fontMetrics().boundingRect(room, wrap, words.text()).height()
    return words.width() <= panel.view.table.viewport().width() and words.height() >= needed


SEEN = (  # what a person sees of an action: it leads to one of these, or it is grey and says why
    (Desk, ("run", "work", "read", "read_all", "notice", "open")),
    (Drawer, ("show_widget",)),
    (QFileDialog, ("open",)),
    (QDialog, ("open", "exec", "show")),
    (QMenu, ("popup", "exec")),
    (QLabel, ("setText",)),
    (Field, ("mark",)),
    (Job, ("start",)),
    (QWidget, ("setFocus",)),
    (QDesktopServices, ("openUrl",)),
    (QClipboard, ("setText",)),
)
SMALL = 40_000  # square pixels of a list below a field
LOOKS = ("setFocus", "toggle_all")  # what only turns to something, or opens what is there


def wordless(page: Page) -> list[str]:
    """Return the names of tables, trees and lists of a page that have no row and don't say what will stand there."""
    rows = [
        one
        for one in page.findChildren(QAbstractItemView)
        if one.isVisibleTo(page) and not one.model().rowCount()
    ]
    bare = [one for one in rows if one.viewport().width() * one.viewport().height() > SMALL]
    said = (Column, QHeaderView)
    return [one.accessibleName() for one in bare if not isinstance(one, said) and not _has_words(one)]


def _has_words(rows: QAbstractItemView) -> bool:
    return any(rows.viewport().findChildren(one) for one in (EmptyWords, EmptyGround))


def leads_somewhere(slot: Callable[[], object], patch: pytest.MonkeyPatch) -> bool:
    """Say whether a person would see anything of what an action does; it is not really done."""
    led: list[object] = []

    def note(*what: object, **_more: object) -> None:
        led.append(what)

    with patch.context() as during:
        for owner, names in SEEN:
            for name in names:
                during.setattr(owner, name, note)
        slot()
    return bool(led)


def dead(page: Page, patch: pytest.MonkeyPatch) -> list[str]:
    """Return the actions of a page that can be chosen and lead to nothing."""
    chosen = [one for one in page.page_actions if page.desk.may(one.needs) and not page.head.reason(one)]
    doing = [one for one in chosen if getattr(one.slot, "__name__", "") not in LOOKS]
    return [one.title for one in doing if not leads_somewhere(one.slot, patch)]


def test_no_empty_list_is_mute(office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """In German, on every page, and whole; the buttons that are offered are those of the page's head, and none is dead."""
    use_language("de")
    theme.apply("light")
    desk = Desk(office, Store())
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.setUpdatesEnabled(False)
    mute, cut, empty, offered, silent, bare = [], [], 0, {}, {}, {}
    try:
        for key in [key for module in window.modules for key, _page in module.pages()]:
            page = opened(window, qtbot, key)
            for panel in page.findChildren(ListPanel):
                if panel.model.rowCount() or not panel.isVisibleTo(page):
                    continue
                empty += 1
                if panel.empty_words() in ("", "Hier ist noch nichts."):
                    mute.append((key, panel.model.source.name))
                if not fits(panel):
                    cut.append((key, panel.model.source.name))
                words = [one.text().strip() for one in panel.empty.buttons()]
                assert set(words) <= {
                    one.title for one in page.page_actions if not one.row
                }  # there is no row
                offered[key] = words
            if names := wordless(page):
                bare[key] = names
            if titles := dead(page, monkeypatch):
                silent[key] = titles

        assert (mute, cut, silent, bare) == ([], [], {}, {})
        assert empty > 25
        for key, words in BEGUN.items():
            assert words in offered.get(key, []), (key, offered.get(key))
    finally:
        window.finish()
        settle(qtbot, desk)
        desk.close()
        use_language("en")


@pytest.mark.parametrize(("width", "shown"), [(700, 2), (320, 2), (90, 0)])
def test_buttons_on_empty_ground_are_whole_or_not_there(qtbot: QtBot, width: int, shown: int) -> None:
    """Beside a form the list is narrow: the buttons stand one below the other then, and not at all where one would be cut."""
    new = PageAction("Neue Besprechung anlegen", lambda: None, "Ctrl+N", "plus")
    viewport, ground = QWidget(), EmptyGround("organisation.meetings")
    qtbot.addWidget(viewport)
    ground.setParent(viewport)
    ground.offer([new, PageAction("Aus einer Datei …", lambda: None, "", "upload")])
    ground.resize(width, 400)
    ground.show_for(0, filtered=False)
    ground.show()
    viewport.resize(width, 400)
    viewport.show()
    QApplication.processEvents()
    seen = [one for one in ground.buttons() if one.visibleRegion().boundingRect().height() > 0]
    assert len(seen) == shown
    assert all(one.visibleRegion().boundingRect().width() >= one.sizeHint().width() for one in seen)


def test_the_first_row_is_one_click_away(desk: Desk, qtbot: QtBot) -> None:
    """The button on the empty ground opens the form; with a row the ground is gone, with a filter nothing new is offered."""
    from app.modules.organisation.contacts.pages.contacts import ContactsPage
    from app.modules.organisation.contacts.rules.contact import ContactDraft
    from app.modules.organisation.contacts.services.contacts import save_contact

    page = ContactsPage(desk)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, desk)
    (first,) = page.panel.empty.buttons()[:1]
    first.click()
    settle(qtbot, desk)
    assert page.drawer.isVisible()
    desk.office.run(save_contact, ContactDraft("Stadtwerke"))
    page.panel.model.reload()
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 1, timeout=PATIENCE)
    settle(qtbot, desk)
    assert page.panel.empty_words() == ""
    page.panel.view.filters["name"].setText("gibt es nicht")
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 0, timeout=PATIENCE)
    settle(qtbot, desk)
    assert page.panel.empty_words() == "No row fits the filter."
    assert not any(one.isVisible() for one in page.panel.empty.buttons())
