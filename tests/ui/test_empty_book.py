"""A book of the first day: every list without rows says what it is for, and offers what makes the first one."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.messages import use_language
from app.data.office import Office
from app.ui import theme
from app.ui.desk import Desk
from app.ui.lists.empty_ground import EmptyGround
from app.ui.lists.panel import ListPanel
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
    "inventory.purchasing.orders": "Neue Bestellung",
    "inventory.purchasing.frames": "Neue Rahmenbestellung",
}


def test_buttons_stand_below_each_other_where_a_list_is_narrow(qtbot: QtBot) -> None:
    """Beside an open form two buttons have no room in one line; with room again they stand in one."""
    ground = EmptyGround("finance.inbox")
    qtbot.addWidget(ground)
    new = PageAction("A new bank account …", lambda: None, pic="plus")
    ground.offer([new, PageAction("Import …", lambda: None, pic="upload")])
    ground.show_for(0, filtered=False)
    one, two = ground.buttons()
    both = one.sizeHint().width() + two.sizeHint().width()
    for width, beside in ((2 * both, True), (both - 4, False), (2 * both, True)):
        ground.resize(width, 400)
        ground.show()
        qtbot.wait(1)
        assert (one.y() == two.y()) is beside, width
        assert max(part.parentWidget().x() + part.x() + part.width() for part in (one, two)) <= width


def fits(panel: ListPanel) -> bool:
    """Say whether the words of an empty list stand there whole."""
    words = panel.empty.findChildren(QLabel)[0]
    room, wrap = QRect(0, 0, words.width(), 10_000), Qt.TextFlag.TextWordWrap
    needed = words.fontMetrics().boundingRect(room, wrap, words.text()).height()
    return words.width() <= panel.view.table.viewport().width() and words.height() >= needed


def test_no_empty_list_is_mute(office: Office, qtbot: QtBot) -> None:
    """In German, on every page, and whole; the buttons that are offered are those of the page's head."""
    use_language("de")
    theme.apply("light")
    desk = Desk(office, Store())
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.setUpdatesEnabled(False)
    mute, cut, empty, offered = [], [], 0, {}
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
                actions = {one.title: one for one in page.page_actions}
                assert set(words) <= actions.keys()
                assert not [one for one in words if actions[one].row], key  # there is no row yet
                offered[key] = words
        assert (mute, cut) == ([], [])
        assert empty > 25
        for key, words in BEGUN.items():
            assert words in offered.get(key, []), (key, offered.get(key))
    finally:
        window.finish()
        settle(qtbot, desk)
        desk.close()
        use_language("en")


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
