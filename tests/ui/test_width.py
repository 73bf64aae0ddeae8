"""No page makes the window wider than it was: a drawer that opens takes its room from the parts beside it."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from app.core.messages import use_language
from app.ui.drawer import Drawer
from app.ui.shared_room import Folding
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
    assert not page.talk.isAncestorOf(page.focusWidget())  # type: ignore[attr-defined]
    wait(qtbot, window)
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


LONG = "70001 LN-GS1 steht auf der anderen Seite und wird deshalb nicht mit dieser Zahlung verrechnet. " * 4


def test_no_text_widens_the_window(window: Window, qtbot: QtBot) -> None:
    """A long notice, a company with a long name and a page that wants much room leave the window as wide as it was."""
    opened(window, qtbot, "documents.retention.review")
    opened(window, qtbot, "finance.ledger.journal")
    window.resize(1000, 640)
    window.status.book.setText("Gesellschaft für " + "besonders lange Namen und Bezeichnungen " * 3)
    window.desk.notice(LONG, "bad", "Undo", lambda: None)
    wait(qtbot, window)
    assert window.width() == 1000
    assert window.minimumSizeHint().width() <= 1000
    assert window.status.notice.elided()
    assert window.status.act.isVisible()
    assert window.status.act.geometry().right() <= window.status.width()


def test_actions_without_room_go_behind_the_dots(window: Window, qtbot: QtBot) -> None:
    """Each action is seen or stands behind the dots, the main one last; the keys work all the same."""
    page = opened(window, qtbot, "finance.payments.payments")
    for width in (1440, 1100, 900, 700):
        window.resize(width, 700)
        wait(qtbot, window)
        behind = {one.title for one in page.head.behind_dots()}
        seen = {
            one.title
            for one, made in page.head._buttons
            if made.isVisible() and made.width() >= made.sizeHint().width()
        }
        assert behind | seen == {one.title for one in page.page_actions}
        assert not behind & seen
    assert [one.title for one in page.page_actions if one.primary and one.title in behind] == []
    assert behind, "at 700 points not all of them fit"


def test_a_narrow_window_keeps_its_room_for_the_page(window: Window, qtbot: QtBot) -> None:
    """The side list shows pictures with their words as tooltips; wide again, the words are back."""
    opened(window, qtbot, "finance.ledger.journal")
    rows = window.side.rows()
    titles = [row.text(0) for row in rows]
    window.resize(960, 640)
    wait(qtbot, window)
    assert {row.text(0) for row in rows} == {""}
    assert [row.toolTip(0) for row in rows] == titles
    assert window.side.width() < 80
    window.resize(1440, 900)
    wait(qtbot, window)
    assert [row.text(0) for row in rows] == titles


@pytest.mark.parametrize("language", ["de", "en"])
def test_settings_fit_the_smallest_window(window: Window, qtbot: QtBot, language: str) -> None:
    """Nothing scrolls sideways at 1280 pixels: the switches with the longest words stand beside each other."""
    use_language(language)
    try:
        window.resize(1280, 720)
        page = opened(window, qtbot, "office.settings")
        area = page.findChild(QScrollArea)
        assert area is not None
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    finally:
        use_language("en")


@pytest.mark.parametrize(
    ("key", "action"),
    [
        ("finance.sales.documents", "New invoice"),
        ("it.helpdesk.tickets", "New ticket"),
        ("finance.booking.mask", "New stack …"),
    ],
)
def test_a_form_has_its_room_in_a_narrow_window(window: Window, qtbot: QtBot, key: str, action: str) -> None:
    """Where list and form don't fit beside each other the form is a little narrower or the list goes; both come back."""
    window.resize(1440, 900)
    page = opened(window, qtbot, key)
    wait(qtbot, window)
    before = {one for one in _beside(page.drawer) if one.isVisible()}  # type: ignore[attr-defined]
    least = {}
    for width in (1280, 960, 1440):
        window.resize(width, 900)
        wait(qtbot, window)
        least[width] = page.minimumSizeHint().width()
    act(page, action)
    wait(qtbot, window)
    drawer = page.drawer  # type: ignore[attr-defined]
    wanted = drawer.width()
    for width in (1280, 960):
        window.resize(width, 720)
        fits = partial(_fits, window, page, least[width])
        qtbot.waitUntil(fits, timeout=PATIENCE)
        alone = not any(one.isVisible() and not isinstance(one, Folding) for one in _beside(drawer))
        assert alone or drawer.width() >= wanted * 0.9
        assert drawer.content.minimumSizeHint().width() <= drawer.width()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: drawer.width() == wanted, timeout=PATIENCE)
    wait(qtbot, window)
    told: list[bool] = []
    drawer.opened.connect(told.append)
    qtbot.wait(50)
    assert told == [], "the room is shared once, not on and on"
    drawer.drop()
    wait(qtbot, window)
    assert before <= {one for one in _beside(drawer) if one.isVisible()}


def _fits(window: Window, page: QWidget, least: int) -> bool:
    return page.width() <= max(window.room.viewport().width(), least)


def _beside(drawer: Drawer) -> list[QWidget]:
    split = drawer.parentWidget()
    assert isinstance(split, QSplitter)
    return [split.widget(place) for place in range(split.count()) if split.widget(place) is not drawer]
