"""From the first start to an open book: welcome, new company, sign-in, lock, language, a damaged book."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.core.errors import Cancelled, Invalid
from app.core.messages import N_
from app.data import sign_in
from app.data.backup import backup
from app.data.settings import change_own_setting
from app.modules.office.pages.welcome import Welcome
from app.modules.office.services import NewBook, demo_book, new_book
from app.start import Program
from app.ui.forms import Form
from app.ui.store import Store
from app.ui.theme import look
from tests.conftest import PATIENCE, close, office_at
from tests.data.proxy import counted
from tests.databases import drop_database, fresh_database
from tests.ui.conftest import settle
from tests.ui.programs import GOOD, new_company, shown, words


def test_a_new_company_by_the_welcome_page(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    """The answers make a book, the window opens, the next start opens it again."""
    form = new_company(program)
    form.fields["vat_id"].set_text("DE136695975")
    form.submit()
    assert form.fields["vat_id"].bad
    assert shown(program) is not program.window
    form.fields["vat_id"].set_text("DE136695976")
    form.submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert program.desk is not None
    settle(qtbot, program.desk)
    assert (tmp_path / "Kontor" / "Söhne Töchter GmbH.kontor" / "kontor.db").exists() or list(
        (tmp_path / "Kontor").glob("*.kontor")
    )
    assert program.desk.settings["company.tax_number"] == "2119029341234"
    assert "Söhne & Töchter GmbH" in program.frame.windowTitle()
    place = program.store.get("books.recent")[0]
    program.finish()
    program.window = program.desk = program.book = None
    program.begin([])
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert program.book is not None
    assert program.book.place == place


def test_the_only_person_gets_out_of_a_book(program: Program, qtbot: QtBot) -> None:
    """Without a password locking says how one is set; another book and the end are in the palette and behind the book's name."""
    new_company(program).submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    window = program.window
    assert window is not None
    assert program.desk is not None
    settle(qtbot, program.desk)
    window.lock_wanted.emit()
    assert "Kennwort ändern" in window.status.notice.text()
    assert program.window is window
    behind = [one.text().partition("\t")[0] for one in window.top.book.menu().actions() if one.text()]
    assert behind == [
        "Neue Firma …",
        "Buch öffnen …",
        "Mit gemeinsamem Buch verbinden …",
        "Sicherung zurückholen …",
        "Kopie als Sicherung speichern …",
        "In der Beispielfirma umsehen",
        "Sperren oder abmelden",
        "Kontor beenden",
    ]
    leave = next(one for one in window.entries() if one.title == "Neue Firma …")
    leave.choose()
    page = shown(program)
    assert isinstance(page, Welcome)
    assert page.findChild(Form).fields["place"].text().endswith("Kontor.kontor")
    program.leave_book()
    assert program.window is None
    assert "Söhne Töchter GmbH" in " ".join(one.text() for one in program.frame.findChildren(QPushButton)), (
        "the book that was left is offered again"
    )


def test_a_book_is_made_beside_the_window(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is made the form says so and can't be sent twice; a refusal gives it back as it was typed."""
    from app.modules.office.pages import welcome

    made: list[str] = []

    def refused(place: str, _answers: object, _progress: object) -> None:
        made.append(place)
        raise Invalid(N_("Lock"), field="company")

    form = new_company(program)
    monkeypatch.setattr(welcome, "new_book", refused)
    form.submit()
    assert shown(program) is program.frame.wait
    assert "Das Buch wird angelegt …" in words(program)
    qtbot.waitUntil(lambda: shown(program) is not program.frame.wait, timeout=PATIENCE)
    assert form.fields["company"].bad
    assert form.fields["person"].text() == "Eva Groß"
    assert len(made) == 1


def test_language_theme_and_zoom_switch_without_restart(program: Program, qtbot: QtBot) -> None:
    """The window is built anew in the other language, dark, and larger."""
    new_company(program).submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert program.desk is not None
    assert program.window is not None
    settle(qtbot, program.desk)
    assert program.window.top.tabs.accessibleTabName(0) == "Heute"
    for key, value in (("user.language", "en"), ("user.theme", "dark"), ("user.zoom", 125)):
        program.desk.office.run(change_own_setting, key, value)
    program._look_changed()
    settle(qtbot, program.desk)
    assert program.window.top.tabs.accessibleTabName(0) == "Today"
    assert look.tokens["window"] == "#14171a"
    assert look.zoom == 125
    program.desk.office.run(change_own_setting, "user.theme", "light")
    program.desk.office.run(change_own_setting, "user.zoom", 100)
    program._look_changed()
    settle(qtbot, program.desk)


def test_another_look_styles_no_page_that_goes(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages and torn windows are gone before the style changes, what was typed in them is kept; the same look leaves them be."""
    new_company(program).submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert program.desk is not None
    assert program.window is not None
    program.window.open("organisation.contacts.contacts")
    settle(qtbot, program.desk)
    window = program.window
    page = window.current()
    assert page is not None
    window.tear()
    (torn,) = window._torn
    next(one for one in page.page_actions if one.title == "Neuer Kontakt").slot()
    settle(qtbot, program.desk)
    form = page.findChild(Form)
    assert form is not None
    form.fields["name"].set_text("Halb getippt")
    name, record = form.name, form.record
    stood, dressed = list[bool](), QApplication.setStyleSheet

    def noted(app: QApplication, sheet: str) -> None:
        stood.append(isValid(page))
        dressed(app, sheet)

    monkeypatch.setattr(QApplication, "setStyleSheet", noted)
    for key, value in (("user.theme", "dark"), ("user.theme", "light")):
        before = program.window
        program.desk.office.run(change_own_setting, key, value)
        program.desk.look_changed.emit()
        qtbot.waitUntil(lambda: program.window not in (None, before), timeout=PATIENCE)  # noqa: B023
        settle(qtbot, program.desk)
    assert stood == [False, False]
    qtbot.waitUntil(lambda: not isValid(torn), timeout=PATIENCE)
    draft = program.desk.drafts.load(name, record)
    assert draft is not None
    assert draft.fields["name"][1] == "Halb getippt"


def test_another_look_opens_nothing_that_was_locked_meanwhile(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer to a change of zoom comes after the lock: the window stays away until somebody signs in."""
    new_company(program, GOOD).submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert program.desk is not None
    monkeypatch.setattr(sign_in, "only_user", lambda _book: "")
    program._zoom(125)
    program.lock()
    assert program.window is None
    settle(qtbot, program.desk)
    assert program.window is None
    assert look.zoom == 125
    program._zoom(100)
    settle(qtbot, program.desk)


def test_a_server_that_goes_keeps_nobody(program: Program, qtbot: QtBot, server: str, tmp_path: Path) -> None:
    """Without the server another look is refused in words and the window stays; one can leave the book, and what is remembered is written."""
    place = fresh_database(server)
    with counted(place, tmp_path) as (way, turns):
        program.open_book(way)
        qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
        assert program.desk is not None
        settle(qtbot, program.desk)
        window, said = program.window, list[str]()
        program.desk.noticed.connect(lambda notice: said.append(notice.text))
        turns.down = True
        program.desk.look_changed.emit()
        qtbot.waitUntil(lambda: any("Server" in one for one in said), timeout=PATIENCE)
        assert program.window is window
        program.store.put("window.page", "office.settings")
        program.leave_book()
        assert isinstance(shown(program), Welcome)
        assert Store().get("window.page") == "office.settings"
    drop_database(server, place)


def test_a_damaged_book_leads_back_with_a_sentence(program: Program, qtbot: QtBot, place: str) -> None:
    """No trace on the screen: the welcome page says what is wrong and offers the ways on."""
    (Path(place) / "kontor.db").write_bytes(b"no database" * 999)
    program.open_book(place)
    qtbot.waitUntil(lambda: isinstance(shown(program), Welcome), timeout=PATIENCE)
    assert "beschädigt" in words(program)
    assert len([b for b in program.frame.findChildren(QPushButton) if b.objectName() == "choice"]) == 5


def test_the_place_of_a_book_is_chosen(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    """It follows the company's name until somebody chose another one; the book lies there."""
    form = new_company(program)
    place = form.fields["place"]
    assert place.text() == str(tmp_path / "Kontor" / "Söhne Töchter GmbH.kontor")
    place.set_text(str(tmp_path / "elsewhere" / "mine"))
    form.fields["company"].set_text("Another GmbH")
    form.submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert (tmp_path / "elsewhere" / "mine.kontor" / "kontor.db").exists()
    assert not (tmp_path / "Kontor").exists()


@pytest.mark.parametrize("what", ["new", "demo"])
def test_cancel_leaves_nothing_behind(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """While a book is made, Cancel is one click away: no folder stays, and what was typed is still there."""
    monkeypatch.setenv("KONTOR_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    form = new_company(program)
    if what == "new":
        form.submit()
    else:
        program.open_demo()
    wait = program.frame.wait
    assert shown(program) is wait
    assert wait.cancel.isVisible()
    wait.cancel.click()
    assert not wait.cancel.isEnabled()
    qtbot.waitUntil(lambda: isinstance(shown(program), Welcome), timeout=PATIENCE)
    made = [path for path in tmp_path.rglob("*") if "kontor" in path.suffix or path.name == "kontor.db"]
    assert [path for path in made if path.name != "kontor.log"] == []
    if what == "new":
        assert shown(program) is form.window().findChild(Welcome)
        assert form.fields["person"].text() == "Eva Groß"
    else:
        assert "Angehalten" in words(program)


def test_a_backup_becomes_a_book_again(
    program: Program, qtbot: QtBot, tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is chosen, its place proposed, and the book is opened; Cancel while it is read leaves nothing."""
    office = office_at(place)
    file = tmp_path / "Test 2026-11-23.kontor-backup"
    backup(office.book, file)
    close(office.book)
    page = program.welcome()
    page.open_restore(str(file))
    form = page.findChild(Form)
    assert form.fields["place"].text() == str(tmp_path / "Kontor" / "Test.kontor")
    form.submit()
    program.frame.wait.cancel.click()
    qtbot.waitUntil(lambda: shown(program) is page, timeout=PATIENCE)
    assert list((tmp_path / "Kontor").glob("*")) == []
    form.submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert (tmp_path / "Kontor" / "Test.kontor" / "kontor.db").exists()


def test_the_menu_leads_to_books_opened_before(
    program: Program, qtbot: QtBot, place: str, tmp_path: Path
) -> None:
    """The other book of before stands first, the open one not at all; choosing it opens it."""
    new_company(program).submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    settle(qtbot, program.desk)
    before = program.book.place
    program.leave_book()
    program.open_book(place)
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    settle(qtbot, program.desk)
    first = program.window.top.book.menu().actions()[0]
    assert first.text() == "Söhne Töchter GmbH"
    first.trigger()
    qtbot.waitUntil(lambda: program.window is not None and program.book.place == before, timeout=PATIENCE)


@pytest.mark.parametrize("calls", [1, 2, 3, 40])
def test_whatever_is_stopped_half_way_is_not_there(tmp_path: Path, calls: int) -> None:
    """Before, between and after the commands that fill a book, of the demo company too."""
    asked: list[int] = []

    def stop(_done: int, _of: int) -> None:
        asked.append(1)
        if len(asked) >= calls:
            raise Cancelled

    place = str(tmp_path / "a.kontor")
    company = partial(new_book, place, NewBook(company="A", fiscal_year=2026, land="BE"), stop)
    make = company if calls <= 3 else partial(demo_book, place, 1, stop)
    with pytest.raises(Cancelled):
        make()
    assert list(tmp_path.iterdir()) == []
