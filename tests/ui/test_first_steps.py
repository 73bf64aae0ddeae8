"""The first steps of a new book: declared by the topics, ticked by what stands in the book, gone when all is done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.core.manifest import discover, resolve, topics
from app.data.office import Actor, Office
from app.data.queries import needs_of
from app.data.settings import change_setting
from app.data.standard_roles import administrator
from app.data.users import UserDraft, save_user
from app.modules.cockpit.today.pages import today
from app.modules.cockpit.today.pages.first_steps import DropZone
from app.modules.cockpit.today.queries import first_steps
from app.modules.finance.banking.services.movements import save_bank_account
from app.modules.finance.ledger.rules.entries import EntryDraft, LineDraft
from app.modules.finance.ledger.services.entries import post
from app.ui.desk import Desk
from app.ui.store import Store
from app.ui.window import Window
from tests.conftest import GOOD, NOW, PATIENCE
from tests.modules.documents.conftest import arrive
from tests.ui.conftest import opened, settle

TODAY = "cockpit.today.today"


def done(office: Office) -> dict[str, bool]:
    """Return which steps are done, by their titles."""
    return {one.step.title: one.done for one in office.read(first_steps)}


def test_every_step_opens_a_page_and_asks_a_query() -> None:
    """Page, right and query exist; one step at most takes files."""
    pages = {key for module in discover() for key, _page in module.pages()}
    rights = {right.key for topic in topics() for right in topic.permissions}
    steps = [one for topic in topics() for one in topic.first_steps]
    assert len(steps) == 6
    for one in steps:
        assert one.page in pages
        assert one.needs in rights
        assert needs_of(resolve(one.done))
    assert [one.title for one in steps if one.files] == ["First document"]


def test_the_book_ticks_its_steps(any_office: Office) -> None:
    """Each one by what was really made; a right that is missing leaves the step out."""
    office = any_office
    assert set(done(office).values()) == {False}
    for key, value in (("street", "Hafenstraße 1"), ("town", "Kiel")):
        office.run(change_setting, f"company.{key}", value)
    assert not done(office)["Complete the company"], "a number of the tax office is missing"
    office.run(change_setting, "company.vat_id", "DE136695976")
    assert done(office)["Complete the company"]
    office.run(save_bank_account, "DE02120300000000202051", "Bank", "1800")
    assert done(office)["Set up a bank account"]
    lines = (LineDraft("6815", 5_00), LineDraft("1800", -5_00))
    office.run(post, EntryDraft(NOW.astimezone().date(), "A", "x", lines, origin="import"))
    assert done(office)["Take over opening balances"]
    assert not done(office)["First entry"]
    office.run(post, EntryDraft(NOW.astimezone().date(), "B", "x", lines))
    assert done(office)["First entry"]
    office.run(save_user, UserDraft("eva", "Eva Groß", (administrator(),), True, GOOD, first_password=GOOD))
    assert done(office)["Invite somebody"]
    assert not done(office)["First document"]
    arrive(office)
    assert done(office)["First document"]
    reader = Office(office.book, Actor("eva", "Eva", frozenset({"finance.view"})))
    assert done(reader) == {}


def test_today_leads_until_all_is_done(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    """A button opens the page, a change ticks the row, a drop takes files in; put away it comes back by the palette."""
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    page: Any = opened(window, qtbot, TODAY)
    assert page.steps.isVisible()
    assert [one.text() for one in page.steps.buttons] == [
        "Complete …",
        "Set up …",
        "Take over …",
        "Book",
        "Invite …",
        "Choose a file …",
    ]
    page.steps.buttons[0].click()
    settle(qtbot, desk)
    settings: Any = window.current()
    assert window.focusWidget() is settings.fields["company.street"].editor
    desk.office.run(save_bank_account, "DE02120300000000202051", "Bank", "1800")
    page = opened(window, qtbot, TODAY)
    qtbot.waitUntil(lambda: len(page.steps.buttons) == 5, timeout=PATIENCE)
    paper = tmp_path / "brief.txt"
    paper.write_text("Rechnung 1")
    zone = page.steps.findChild(DropZone)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paper))])
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    zone.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *none))
    assert window.page_key == "documents.intake.taking"
    qtbot.waitUntil(lambda: done(desk.office)["First document"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.page_key == "documents.archive.inbox", timeout=PATIENCE)
    settle(qtbot, desk)
    page = opened(window, qtbot, TODAY)
    qtbot.waitUntil(lambda: len(page.steps.buttons) == 4, timeout=PATIENCE)
    page.steps.put_away.emit()
    assert not page.steps.isVisible()
    settle(qtbot, desk)
    page.refresh()
    settle(qtbot, desk)
    assert not page.steps.isVisible()
    next(one for one in window.entries() if one.key == "cockpit.today.first_steps").choose()
    settle(qtbot, desk)
    assert page.steps.isVisible()
    assert page.steps.buttons[0].hasFocus()
    window.finish()
    settle(qtbot, desk)


def test_a_book_that_has_all_of_it_shows_no_card_and_asks_no_more(
    demo: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does the next start read it."""
    store = Store()
    desk = Desk(demo, store)
    page = today.TodayPage(desk)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot, desk)
    assert [title for title, is_done in done(demo).items() if not is_done] == ["Invite somebody"]
    assert not page.steps.isVisible()
    monkeypatch.setattr(today, "first_steps", None)  # whoever reads it now fails
    again = today.TodayPage(desk)
    qtbot.addWidget(again)
    settle(qtbot, desk)
    assert not again.steps.isVisible()
    desk.close()
