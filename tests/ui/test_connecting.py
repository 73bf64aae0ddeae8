"""The way to a shared book: what was typed stays when the server refuses, and an empty database becomes a company."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.errors import Unusable
from app.data.backup import backup
from app.data.books import open_book, without_password
from app.modules.office.pages import connect_form
from app.modules.office.pages.welcome import Welcome
from app.start import Program
from app.ui.forms import Form
from tests.conftest import PATIENCE, close, drop_database, empty_database, fresh_database
from tests.ui.programs import GOOD, shown, words


def _form(program: Program, key: str = "server") -> Form | None:
    """Return the form that has a field of this name and is not about to go."""
    page = shown(program)
    forms = page.findChildren(Form) if isinstance(page, Welcome) else []
    return next((form for form in forms if key in form.fields and form.isVisible()), None)


def _closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def test_what_was_typed_stays_when_nobody_answers(program: Program, qtbot: QtBot) -> None:
    """The form is still there with every word, and the field at fault says why; a correction goes on from there."""
    program.welcome().connect_to()
    qtbot.waitUntil(lambda: _form(program) is not None, timeout=PATIENCE)
    form = _form(program)
    assert form is not None
    typed = {
        "server": f"127.0.0.1:{_closed_port()}",
        "database": "firma",
        "login": "eva",
        "password": "Grün: & Gold/9",
    }
    for key, value in typed.items():
        form.fields[key].set_text(value)
    form.go_on(form.fields["password"])  # Enter in the last field
    qtbot.waitUntil(lambda: form.fields["server"].bad, timeout=PATIENCE)
    assert _form(program) is form
    assert {key: form.fields[key].text() for key in typed} == typed
    assert "antwortet nicht" in form.fields["server"].hint.text().replace("\u200b", "")


def test_the_shared_book_of_yesterday_is_asked_for_first(program: Program, qtbot: QtBot) -> None:
    """Where it cannot be opened, its form stands there with what is known, and says why."""
    place = f"postgresql+psycopg://eva@127.0.0.1:{_closed_port()}/firma?sslmode=require"
    program.store.put("books.recent", [place])
    program.begin([])
    qtbot.waitUntil(lambda: _form(program) is not None, timeout=PATIENCE)
    form = _form(program)
    assert form is not None
    known = {key: form.fields[key].text() for key in ("database", "login", "password", "tls")}
    assert known == {"database": "firma", "login": "eva", "password": "", "tls": "require"}
    assert form.fields["server"].bad


@pytest.fixture
def silent() -> Iterator[int]:
    """Return a port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield taken.getsockname()[1]


def test_a_silent_server_keeps_nobody_from_leaving(program: Program, qtbot: QtBot, silent: int) -> None:
    """The window says at once what it waits for, Cancel leads to the form with what is known; the key for it has the focus."""
    place = f"postgresql+psycopg://eva@127.0.0.1:{silent}/firma?sslmode=require"
    program.store.put("books.recent", [place])
    program.begin([])
    wait = program.frame.wait
    assert program.frame.layers.currentWidget() is wait
    assert f"127.0.0.1:{silent}/firma" in wait.title.text()
    assert wait.cancel.isVisible()
    qtbot.keyClick(wait.cancel, Qt.Key.Key_Space)
    assert isinstance(shown(program), Welcome)  # at once, whenever the server may answer
    qtbot.waitUntil(lambda: _form(program) is not None, timeout=PATIENCE)
    form = _form(program)
    assert form is not None
    assert (form.fields["login"].text(), form.fields["server"].bad) == ("eva", False)
    form.fields["database"].set_text("andere")
    qtbot.wait(50)
    assert _form(program) is form


def test_an_empty_database_becomes_a_company(program: Program, qtbot: QtBot, server: str) -> None:
    """Whoever reaches a database without a book makes the book there; without a password it is not made."""
    place = empty_database(server)
    program.store.put("books.recent", [place])
    program.begin([])
    qtbot.waitUntil(lambda: _form(program, "company") is not None, timeout=PATIENCE)
    form = _form(program, "company")
    assert form is not None
    assert "place" not in form.fields
    form.fields["company"].set_text("Ölmühle Süß GmbH")
    form.submit()  # nobody is taken for a Berliner who did not say so
    assert form.fields["land"].bad
    form.fields["land"].set_text("SN")
    form.fields["person"].set_text("Eva Groß")
    form.submit()
    assert form.fields["password"].bad
    form.fields["password"].set_text(GOOD)
    form.submit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert program.book is not None
    assert not program.book.local
    assert program.store.get("books.recent", [])[0] == without_password(place)
    assert "Ölmühle Süß" in program.frame.windowTitle()
    program.leave_book()
    drop_database(server, place)


def test_a_backup_of_a_shared_book_asks_for_a_server(
    program: Program, qtbot: QtBot, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its form names server and database instead of a folder; a database that has a book is said at its field."""
    source, target = fresh_database(server), empty_database(server)
    book, file = open_book(source), tmp_path / "Firma.kontor-backup"
    backup(book, file)
    close(book)
    page = program.welcome()
    page.open_restore(str(file))
    qtbot.waitUntil(lambda: _form(program) is not None, timeout=PATIENCE)
    form = _form(program)
    assert form is not None
    # the server of the tests has a socket instead of a name
    monkeypatch.setattr(connect_form, "written", lambda _typed: places.pop(0))
    places = [source, target]
    form.fields["server"].set_text("server")
    form.submit()
    qtbot.waitUntil(lambda: form.fields["database"].bad, timeout=PATIENCE)
    form.submit()
    qtbot.waitUntil(lambda: program.book is not None, timeout=PATIENCE)
    assert program.book is not None
    assert not program.book.local
    program.leave_book()
    drop_database(server, source)
    drop_database(server, target)


def test_a_file_that_is_no_backup_is_told_on_the_first_page(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    """Before anything was typed."""
    (tmp_path / "x.kontor-backup").write_bytes(b"nothing")
    program.welcome().open_restore(str(tmp_path / "x.kontor-backup"))
    qtbot.waitUntil(lambda: "x.kontor-backup" in words(program), timeout=PATIENCE)


def test_the_password_of_each_morning_is_no_fault(program: Program, qtbot: QtBot) -> None:
    """That the server wants it is said in grey, and the focus waits there; a wrong one in an address is marked."""
    wanted = Unusable("The server asks for a password.", field="password")
    program.welcome().connect_to("postgresql+psycopg://eva@server/firma", wanted)
    qtbot.waitUntil(lambda: _form(program) is not None, timeout=PATIENCE)
    form = _form(program)
    assert form is not None
    field = form.fields["password"]
    assert (field.bad, "verlangt ein Kennwort" in field.hint.text()) == (False, True)
    assert program.frame.focusWidget() is field.editor
    program.welcome().connect_to("postgresql+psycopg://eva:wrong@server/firma", wanted)
    qtbot.waitUntil(lambda: _form(program) not in (None, form), timeout=PATIENCE)
    again = _form(program)
    assert again is not None
    assert again.fields["password"].bad
