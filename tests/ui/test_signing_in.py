"""Signing in to a book, the lock, and another person at the same desk."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.data.office import Office
from app.data.users import UserDraft, save_user
from app.modules.office.pages.sign_in import SignInPage
from app.modules.office.pages.welcome import Welcome
from app.start import Program
from tests.conftest import PATIENCE, close, office_at
from tests.ui.conftest import settle
from tests.ui.programs import GOOD, new_company, shown, words


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


def test_two_people_must_say_who_they_are(program: Program, qtbot: QtBot, place: str) -> None:
    """A book with a second person asks who is there; leaving returns to the welcome page."""
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


def test_another_person_signs_in_where_one_locked(program: Program, qtbot: QtBot, place: str) -> None:
    """The locked page leads to the same book for somebody else, whose window it is then."""
    office = office_at(place)
    for login in ("ben", "cara"):
        office.run(save_user, UserDraft(login, login, ("Bookkeeper",), password=GOOD, first_password=GOOD))
    close(office.book)
    program.open_book(place)
    for login in ("ben", "cara"):
        qtbot.waitUntil(lambda: isinstance(shown(program), SignInPage), timeout=PATIENCE)
        page = shown(program)
        assert isinstance(page, SignInPage)
        page.form.fields["login"].set_text(login)
        page.form.fields["password"].set_text(GOOD)
        page.form.submit()
        qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
        assert program.desk is not None
        assert program.desk.office.actor.login == login
        settle(qtbot, program.desk)
        program.lock()
        locked = shown(program)
        assert isinstance(locked, SignInPage)
        (way,) = [
            one for one in locked.findChildren(QPushButton) if one.text() == "Als andere Person anmelden"
        ]
        way.click()
