"""One's own pages say that one is not on the staff, and offer nothing that would be refused; once one is, they offer it."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot

from app.core.messages import _, use_language
from app.modules.hr.people.api import NOBODY, ContractDraft, PersonDraft, save_contract, save_person
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import opened

PAGES = {
    "hr.people.own": ("Show pay", "Show health"),
    "hr.absence.own": ("Ask for leave",),
    "hr.travel.own": ("New",),
    "hr.worktime.own": ("Come or go",),
    "hr.training.own": ("Take the course",),
}


def reasons(page: Page, titles: tuple[str, ...]) -> set[str]:
    """Return why actions of a page are grey, '' for those that are not."""
    return {page.head.reason(action) for action in page.page_actions if action.title in titles}


def words(page: Page) -> str:
    """Return what the page says."""
    lists = page.findChildren(QListWidget)
    lines = [one.item(place).text() for one in lists for place in range(one.count())]
    return "\n".join([*lines, *(one.text() for one in page.findChildren(QLabel) if one.isVisible())])


@pytest.mark.parametrize("key", sorted(PAGES))
def test_who_is_not_on_the_staff_is_told_so_once(desk: Desk, qtbot: QtBot, key: str) -> None:
    """The sentence is the same everywhere; what needs a file is grey, on the ground of an empty list too."""
    use_language("en")
    window = Window(desk)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    page = opened(window, qtbot, key)
    titles = PAGES[key]
    qtbot.waitUntil(lambda: _(NOBODY) in words(page), timeout=PATIENCE)
    assert "" not in reasons(page, titles)
    shown = page.shown_list()
    offered = shown.empty.buttons() if shown is not None else []
    assert not [one.text() for one in offered if one.isEnabled()]
    who = desk.office.run(save_person, PersonDraft("Ada", "Berg", login=desk.office.actor.login))
    desk.office.run(save_contract, ContractDraft(who, datetime.date(2026, 1, 1)))
    qtbot.waitUntil(lambda: _(NOBODY) not in words(page), timeout=PATIENCE)
    if key != "hr.training.own":  # where no course is due, none can be taken
        qtbot.waitUntil(lambda: reasons(page, titles) == {""}, timeout=PATIENCE)
    window.finish()
