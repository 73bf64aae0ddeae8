"""Settings: each is saved on its own, told, and taken back from the notice, unless somebody changed it again."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import Invalid
from app.core.messages import use_language
from app.data.office import Office
from app.data.settings import all_settings, change_setting
from app.modules.office.pages.settings import SettingsPage
from app.ui import theme
from app.ui.desk import Desk, Notice
from tests.ui.conftest import settle

LOCK = "safety.lock_minutes"
FOUR = "payments.four_eyes"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SettingsPage:
    """Return the page on a fresh book."""
    desk.settings = desk.read_blocking(all_settings)
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: LOCK in made.fields)  # groups are put up a few at a time
    return made


def test_a_setting_is_taken_back_from_the_notice(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    """A switch and a number: saved, told with Undo, and back as before in the book, on the desk and in the field."""
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    for key, text, value in ((FOUR, "1", True), (LOCK, "7", 7)):
        before = desk.read_blocking(all_settings)[key]
        field = page.fields[key]
        shown = field.text()
        field.set_text(text)
        (field.changed if key == FOUR else field.left).emit()  # type: ignore[attr-defined]
        settle(qtbot, desk)
        assert desk.read_blocking(all_settings)[key] == value == desk.settings[key]
        assert told[-1].action == "Undo"
        assert told[-1].act is not None
        told[-1].act()
        settle(qtbot, desk)
        assert desk.read_blocking(all_settings)[key] == before == desk.settings[key]
        assert field.text() == shown


def test_what_another_desk_set_is_not_taken_back(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    """Undo after somebody else's change is refused with a sentence."""
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    page.fields[LOCK].set_text("7")
    page.fields[LOCK].left.emit()  # type: ignore[attr-defined]
    settle(qtbot, desk)
    desk.office.run(change_setting, LOCK, 9)
    assert told[-1].act is not None
    told[-1].act()
    settle(qtbot, desk)
    assert told[-1].tone == "bad"
    assert desk.read_blocking(all_settings)[LOCK] == 9


def test_a_setting_is_compared_before_it_is_replaced(any_office: Office) -> None:
    """The value that is to be replaced is looked at in the transaction."""
    any_office.run(change_setting, LOCK, 7)
    any_office.run(change_setting, LOCK, 8, 7)
    with pytest.raises(Invalid):
        any_office.run(change_setting, LOCK, 9, 7)
    assert any_office.read(all_settings)[LOCK] == 8


def test_no_setting_makes_the_page_scroll_sideways(desk: Desk, qtbot: QtBot) -> None:
    """In German, where words are long, all of it has room in a window of 1280 pixels; a long switch stands alone in its line."""
    use_language("de")
    try:
        theme.apply("light")
        desk.settings = desk.read_blocking(all_settings)
        page = SettingsPage(desk)
        qtbot.addWidget(page)
        page.resize(1030, 600)
        qtbot.waitUntil(lambda: len(page.fields) > 50)
        assert page._area.widget().minimumSizeHint().width() <= 1010
    finally:
        use_language("en")
