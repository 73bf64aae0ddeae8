"""The way to a shared book: what was typed stays when the server refuses, and an empty database becomes a company."""

from __future__ import annotations

import socket

from pytestqt.qtbot import QtBot

from app.data.books import without_password
from app.modules.office.pages.welcome import Welcome
from app.start import Program
from app.ui.forms import Form
from tests.conftest import PATIENCE, drop_database, empty_database
from tests.ui.programs import GOOD, shown


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
