"""Settings: each is saved on its own, told, and taken back from the notice, unless somebody changed it again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import Invalid
from app.core.messages import use_language
from app.core.settings import Setting
from app.data import books
from app.data.office import Actor, Office
from app.data.settings import all_settings, change_own_setting, change_setting, declared
from app.modules.office.pages.settings import LOOK, SettingsPage
from app.ui import theme
from app.ui.desk import Desk, Notice
from app.ui.fields import Field, TextField
from app.ui.store import Store
from tests.conftest import PATIENCE, close
from tests.ui.conftest import settle

LOCK = "safety.lock_minutes"
FOUR = "payments.four_eyes"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SettingsPage:
    """Return the page on a fresh book."""
    desk.settings = desk.read_blocking(all_settings)
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: LOCK in made.fields, timeout=PATIENCE)  # groups are put up a few at a time
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


ROWS = "SELECT key, login, value FROM setting ORDER BY key, login"
TYPED = (
    "12",  # whatever a setting takes as another value than the one it has: the first of these
    "Kiel",
    "DE02120300000000202051",
    "COBADEFFXXX",
    "DE136695976",
    "DE98ZZZ09999999999",
    "12345678",
    "1500",
    "10500",
    "70500",
    "3",
)


def test_every_setting_is_taken_back(desk: Desk, qtbot: QtBot) -> None:
    """One by one, what nobody ever wrote and what somebody did: the book has the rows of before, the field its text; the default is never written down."""
    desk.settings = desk.read_blocking(all_settings)
    login = desk.office.actor.login
    page, told, stays = SettingsPage(desk), list[Notice](), set[str]()
    qtbot.addWidget(page)
    desk.noticed.connect(told.append)
    offered = [one for one in declared().values() if one.scope != "kept"]
    qtbot.waitUntil(lambda: len(page.fields) == len(offered), timeout=PATIENCE)
    for one in offered:
        field, rows, values = page.fields[one.key], _rows(desk), desk.read_blocking(all_settings, login)
        shown, count = field.text(), len(told)
        if not field.editor.isEnabled():
            stays.add(one.key)
            continue
        for text in _other(one, shown):
            field.set_text(text)
            if isinstance(field, TextField):
                field.left.emit()  # type: ignore[attr-defined]
            settle(qtbot, desk)
            if len(told) > count and told[-1].action:
                break
        else:
            stays.add(one.key)
            _back(field, shown)
            continue
        assert desk.read_blocking(all_settings, login) != values, one.key
        assert told[-1].act is not None
        told[-1].act()
        settle(qtbot, desk)
        assert (_rows(desk), desk.read_blocking(all_settings, login)) == (rows, values), one.key
        if one.key not in LOOK:  # there the window is built anew
            qtbot.waitUntil(lambda: (field.text(), field.bad) == (shown, False), timeout=PATIENCE)  # noqa: B023
    assert stays == {"finance.chart"}  # chosen once and for all


def _other(one: Setting, shown: str) -> list[str]:
    """Return texts to try as another value."""
    if one.kind == "switch":
        return ["" if shown else "1"]
    if one.kind == "choice":
        return [str(value) for value, _words in one.choices if str(value) != shown]
    typed = [str(one.minimum), str(one.maximum)] if one.kind == "number" else TYPED
    return [text for text in typed if text != shown]


def _back(field: Field, text: str) -> None:
    field.blockSignals(True)
    field.set_text(text)
    field.mark("")
    field.blockSignals(False)


def _rows(desk: Desk) -> list[tuple[object, ...]]:
    with desk.office.book.engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(ROWS)]


def test_what_is_kept_otherwise_than_typed_is_taken_back_too(
    page: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    """Blanks around a name are not kept: the field shows what is, and Undo knows it again."""
    told: list[Notice] = []
    desk.noticed.connect(told.append)
    field = page.fields["company.town"]
    field.set_text("  Kiel ")
    field.left.emit()  # type: ignore[attr-defined]
    settle(qtbot, desk)
    assert (field.text(), desk.settings["company.town"]) == ("Kiel", "Kiel")
    assert told[-1].act is not None
    told[-1].act()
    settle(qtbot, desk)
    assert (told[-1].tone, field.text()) == ("", "")


def test_a_switch_that_is_moved_twice_quickly(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    """The second move is not lost while the first is on its way."""
    field, before = page.fields[FOUR], desk.read_blocking(all_settings)[FOUR]
    for text in ("1", ""):
        field.set_text(text)
    settle(qtbot, desk)
    qtbot.waitUntil(desk.idle, timeout=PATIENCE)
    assert (field.text(), desk.read_blocking(all_settings)[FOUR], before) == ("", False, False)


@pytest.fixture
def two(any_office: Office, qtbot: QtBot) -> Iterator[tuple[SettingsPage, Office]]:
    """Return the page at one desk, and somebody at another one."""
    desk = Desk(any_office, Store())
    desk.settings = desk.read_blocking(all_settings)
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "inventory.ships_from" in page.fields, timeout=PATIENCE)
    other = Office(books.open_book(any_office.book.place), Actor("ben", "Ben", frozenset({"*"})))
    settle(qtbot, desk)
    yield page, other
    desk.close()
    close(other.book)


def test_what_another_desk_sets_is_shown_and_never_written_over_unasked(
    two: tuple[SettingsPage, Office], qtbot: QtBot
) -> None:
    """Different settings go both; the same one is refused at the later desk, whatever kind it is, with what stands there; who typed already is told."""
    page, other = two
    desk = page.desk
    town, lock, four = (page.fields[key] for key in ("company.town", LOCK, FOUR))
    other.run(change_setting, "company.town", "Kiel")
    lock.set_text("7")
    lock.left.emit()  # type: ignore[attr-defined]
    settle(qtbot, desk)
    desk.office.news()
    qtbot.waitUntil(lambda: town.text() == "Kiel", timeout=PATIENCE)
    found = desk.read_blocking(all_settings)
    assert (found["company.town"], found[LOCK], lock.text()) == ("Kiel", 7, "7")
    town.set_text("Husum")
    other.run(change_setting, "company.town", "Lübeck")
    town.left.emit()  # type: ignore[attr-defined]  # before the news came
    settle(qtbot, desk)
    assert desk.read_blocking(all_settings)["company.town"] == "Lübeck"
    assert (town.text(), town.bad) == ("Husum", True)
    assert "“Lübeck”" in town.hint.toolTip()
    town.left.emit()  # type: ignore[attr-defined]  # it was seen, and is meant
    settle(qtbot, desk)
    assert (desk.read_blocking(all_settings)["company.town"], town.bad) == ("Husum", False)
    town.set_text("Plön")
    other.run(change_setting, "company.town", "Eutin")
    desk.office.news()
    qtbot.waitUntil(lambda: "“Eutin”" in town.hint.toolTip(), timeout=PATIENCE)
    assert town.text() == "Plön"
    other.run(change_setting, FOUR, True)
    other.run(change_setting, LOCK, 9)
    with pytest.raises(Invalid, match="“9”"):
        desk.office.run(change_setting, LOCK, 8, 7)
    desk.office.run(change_setting, FOUR, True, False)  # both want the same
    desk.office.news()
    qtbot.waitUntil(lambda: (lock.text(), four.text()) == ("9", "1"), timeout=PATIENCE)


def test_a_choice_that_was_refused_shows_what_holds(two: tuple[SettingsPage, Office], qtbot: QtBot) -> None:
    """A switch that springs back says why."""
    page, other = two
    key = "user.theme"
    field = page.fields[key]
    me = Office(other.book, page.desk.office.actor)
    me.run(change_own_setting, key, "dark")
    field.set_text("light")
    settle(qtbot, page.desk)
    qtbot.waitUntil(lambda: field.text() == "dark", timeout=PATIENCE)
    assert field.bad
    assert page.desk.read_blocking(all_settings, page.desk.office.actor.login)[key] == "dark"


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
        qtbot.waitUntil(lambda: len(page.fields) > 50, timeout=PATIENCE)
        assert page._area.widget().minimumSizeHint().width() <= 1010
    finally:
        use_language("en")
