"""No page makes the window wider than it was: a drawer that opens takes its room from the parts beside it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.window import Window
from tests.ui.conftest import act, opened
from tests.ui.test_document_pages import wait

PAGES = (
    ("documents.archive.archive", "Stamp …"),
    ("documents.archive.archive", "Change selected documents …"),
    ("it.assets.assets", "State …"),
    ("it.licences.licences", "New licence"),
    ("it.licences.contracts", "New contract"),
    ("it.helpdesk.tickets", "New ticket"),
    ("it.infrastructure.components", "New"),
    ("it.security.security", "New"),
    ("it.assets.supplies", "Stock …"),
    ("it.upkeep.upkeep", "New"),
    ("it.pool.pool", "Reserve"),
    ("hr.people.people", "New member of staff"),
    ("organisation.contacts.contacts", "New contact"),
)


@pytest.mark.parametrize(("key", "action"), PAGES)
def test_an_open_drawer_does_not_widen_the_window(window: Window, qtbot: QtBot, key: str, action: str) -> None:
    """At 1,440 points, with the drawer open: nothing is pushed out of the window."""
    page = opened(window, qtbot, key)
    qtbot.waitUntil(lambda: getattr(page, "_shown", True) is not None, timeout=5000)
    wait(qtbot, window)
    act(page, action)
    wait(qtbot, window)
    assert page.drawer.isVisible()  # type: ignore[attr-defined]
    assert window.minimumSizeHint().width() <= 1440
    assert window.width() == 1440
