"""From the first start to an open book: welcome, new company, sign-in, lock, language, a damaged book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.core import paths
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import Office
from app.data.settings import change_own_setting
from app.data.users import UserDraft, save_user
from app.modules.office.pages.sign_in import SignInPage
from app.modules.office.pages.welcome import Welcome
from app.start import Program
from app.ui.forms import Form
from app.ui.store import Store
from tests.conftest import PATIENCE
from tests.ui.conftest import settle

GOOD = "ein kurzer Satz"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Return the program as it starts on a fresh computer."""
    monkeypatch.setattr(paths, "books", lambda: tmp_path / "Kontor")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    store = Store()
    store.put("language", "de")
    made = Program(app, store)
    qtbot.addWidget(made.frame)
    made.frame.show()
    yield made
    if made.desk is not None:
        settle(qtbot, made.desk)
    made.finish()
    made.set_language("en")


def shown(program: Program) -> object:
    """Return what the frame shows."""
    return program.frame.layers.currentWidget()


def words(program: Program) -> str:
    """Return all labels that are shown."""
    return " | ".join(label.text() for label in program.frame.findChildren(QLabel) if label.isVisible())


def new_company(program: Program, password: str = "") -> Form:
    """Fill the page of a new company."""
    program.begin([])
    page = shown(program)
    assert isinstance(page, Welcome)
    page.open_new()
    form = page.findChild(Form)
    assert isinstance(form, Form)
    for key, text in {
        "company": "Söhne & Töchter GmbH",
        "land": "SH",
        "tax_number": "19 293 41234",
        "vat_id": "DE136695976",
        "person": "Eva Groß",
        "password": password,
    }.items():
        form.fields[key].set_text(text)
    return form


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
    behind = [one.text().partition("\t")[0] for one in window.status.book_menu.menu().actions()]
    assert behind == ["Anderes Buch öffnen …", "Sperren oder abmelden", "Kontor beenden"]
    leave = next(one for one in window.entries() if one.title == "Anderes Buch öffnen …")
    leave.choose()
    assert isinstance(shown(program), Welcome)
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

    def refused(place: str, _answers: object) -> None:
        made.append(place)
        raise Invalid(N_("Lock"), field="company")

    form = new_company(program)
    monkeypatch.setattr(welcome, "new_book", refused)
    form.submit()
    assert not form.isEnabled()
    assert form.message.text() == "Das Buch wird angelegt …"
    qtbot.waitUntil(form.isEnabled, timeout=PATIENCE)
    assert form.fields["company"].bad
    assert form.fields["person"].text() == "Eva Groß"
    assert len(made) == 1


def test_sign_in_lock_and_unlock(program: Program, qtbot: QtBot) -> None:
    """A password is asked for; a wrong one says so; the lock hides the book until it is typed again."""
    form = new_company(program, GOOD)
    form.submit()
    qtbot.waitUntil(lambda: isinstance(shown(program), SignInPage), timeout=PATIENCE)
    page = shown(program)
    assert isinstance(page, SignInPage)
    page.form.fields["login"].set_text("eva.gro")
    page.form.fields["password"].set_text("falsch")
    page.form.submit()
    assert page.form.fields["password"].bad
    login = program.store.get("login") or ""
    from app.data.users import users

    assert program.book is not None
    (person,) = Office(program.book).read(users)
    page.form.fields["login"].set_text(person.login)
    page.form.fields["password"].set_text(GOOD)
    page.form.submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert program.desk is not None
    settle(qtbot, program.desk)
    program.lock()
    locked = shown(program)
    assert isinstance(locked, SignInPage)
    assert not locked.form.fields["login"].editor.isEnabled()
    assert "Gesperrt" in words(program)
    locked.form.fields["password"].set_text(GOOD)
    locked.form.submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert program.desk.office.actor.name == "Eva Groß"
    assert login == ""


def test_language_theme_and_zoom_switch_without_restart(program: Program, qtbot: QtBot) -> None:
    """The window is built anew in the other language, dark, and larger."""
    from app.ui.theme import look

    new_company(program).submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert program.desk is not None
    assert program.window is not None
    settle(qtbot, program.desk)
    assert program.window.top.tabs[0].text().strip() == "Heute"
    for key, value in (("user.language", "en"), ("user.theme", "dark"), ("user.zoom", 125)):
        program.desk.office.run(change_own_setting, key, value)
    program._look_changed()
    settle(qtbot, program.desk)
    assert program.window.top.tabs[0].text().strip() == "Today"
    assert look.tokens["window"] == "#14171a"
    assert look.zoom == 125
    program.desk.office.run(change_own_setting, "user.theme", "light")
    program.desk.office.run(change_own_setting, "user.zoom", 100)
    program._look_changed()
    settle(qtbot, program.desk)


def test_a_damaged_book_leads_back_with_a_sentence(program: Program, qtbot: QtBot, place: str) -> None:
    """No trace on the screen: the welcome page says what is wrong and offers the ways on."""
    (Path(place) / "kontor.db").write_bytes(b"no database" * 999)
    program.open_book(place)
    qtbot.waitUntil(lambda: isinstance(shown(program), Welcome), timeout=PATIENCE)
    assert "beschädigt" in words(program)
    assert len([b for b in program.frame.findChildren(QPushButton) if b.objectName() == "choice"]) == 4


def test_two_people_must_say_who_they_are(program: Program, qtbot: QtBot, place: str) -> None:
    """A book with a second person asks who is there; leaving returns to the welcome page."""
    from tests.conftest import close, office_at

    office = office_at(place)
    office.run(save_user, UserDraft("ben", "Ben", ("Bookkeeper",), password=GOOD, first_password=GOOD))
    close(office.book)
    program.open_book(place)
    qtbot.waitUntil(lambda: isinstance(shown(program), SignInPage), timeout=PATIENCE)
    page = shown(program)
    assert isinstance(page, SignInPage)
    page.form.fields["login"].set_text("ben")
    page.form.fields["password"].set_text(GOOD)
    page.form.submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert program.window is not None
    assert program.desk is not None
    settle(qtbot, program.desk)
    titles = {key for module in program.window.modules for key, _page in program.window._visible(module)}
    assert "finance.ledger.journal" in titles
    assert "office.users" not in titles
    program.leave_book()
    assert isinstance(shown(program), Welcome)
