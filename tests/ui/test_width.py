"""No page makes the window wider than it was: a drawer that opens takes its room from the parts beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.window import Window
from tests.conftest import PATIENCE
from tests.ui.conftest import act, opened
from tests.ui.test_document_pages import wait
from tests.ui.test_pages import LOWEST

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
    ("it.maintenance.upkeep", "New"),
    ("it.pool.pool", "Reserve"),
    ("hr.people.people", "New member of staff"),
    ("organisation.contacts.contacts", "New contact"),
)


@pytest.mark.parametrize("key", ["it.helpdesk.tickets", "it.infrastructure.components", "hr.people.people"])
def test_a_form_that_was_asked_for_has_the_focus(window: Window, qtbot: QtBot, key: str) -> None:
    """What the palette opens with a form is typed into at once, also when the page was open before."""
    for _turn in range(2):
        page = opened(window, qtbot, key, "new")
        form = page.drawer.content  # type: ignore[attr-defined]
        assert form.isAncestorOf(page.focusWidget())
        page.drawer.drop()  # type: ignore[attr-defined]


@pytest.mark.parametrize("action", ["Wait …", "Merge into …", "Satisfaction …", "Change"])
def test_a_form_that_opens_beside_the_list_has_the_focus(window: Window, qtbot: QtBot, action: str) -> None:
    """Also where its fields come after it stands: what is typed next goes there and not into what had the focus before."""
    page = opened(window, qtbot, "it.helpdesk.tickets")
    qtbot.waitUntil(lambda: page.talk.one is not None, timeout=PATIENCE)  # type: ignore[attr-defined]
    page.talk.form.fields["body"].setFocus()  # type: ignore[attr-defined]
    act(page, action)
    assert page.drawer.content.isAncestorOf(page.focusWidget())  # type: ignore[attr-defined]


def test_ctrl_enter_saves_from_the_buttons_too(window: Window, qtbot: QtBot) -> None:
    """On Close it does not close, it checks and saves."""
    page = opened(window, qtbot, "it.infrastructure.components", "new")
    form = page.drawer.content  # type: ignore[attr-defined]
    close = next(one for one in form.findChildren(QPushButton) if one.text() == "Close")
    qtbot.keyClick(close, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, window)
    assert page.drawer.isVisible()  # type: ignore[attr-defined]
    assert form.fields["name"].bad


@pytest.mark.parametrize(("key", "action"), PAGES)
def test_an_open_drawer_does_not_widen_the_window(
    window: Window, qtbot: QtBot, key: str, action: str
) -> None:
    """At 1,440 points, with the drawer open: nothing is pushed out of the window."""
    page = opened(window, qtbot, key)
    qtbot.waitUntil(lambda: getattr(page, "_shown", True) is not None, timeout=PATIENCE)
    wait(qtbot, window)
    act(page, action)
    wait(qtbot, window)
    assert page.drawer.isVisible()  # type: ignore[attr-defined]
    assert window.minimumSizeHint().width() <= 1440
    assert window.width() == 1440
    assert window.minimumSizeHint().height() <= LOWEST
