"""Why a server did not let a shared book in: each reason has its sentence and its field."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from app.core.errors import KontorError, NoBook
from app.data.addresses import Address, written
from app.data.books import open_book, without_password
from app.data.connecting import SECONDS, reach
from app.data.engine import postgres_engine, server_url
from tests.conftest import drop_database, empty_database

PASSWORD = "Grün: & Gold/9@"


@pytest.fixture(scope="module")
def guarded(server: str) -> Iterator[str]:
    """Return the address of a server that asks `asked_one` for a password and never lets `shut_out` in."""
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        rules = Path(str(connection.scalar(text("SHOW hba_file"))))
        before = rules.read_text(encoding="utf-8")
        lines = "".join(
            f"{way} asked_one{whence} scram-sha-256\n{way} shut_out{whence} reject\n"
            for way, whence in (("local all", ""), ("host all", " all"))  # where there are no sockets
        )
        rules.write_text(lines + before, encoding="utf-8")
        for name in ("asked_one", "shut_out"):
            connection.execute(text(f"CREATE ROLE {name} LOGIN PASSWORD '{PASSWORD}'"))
        connection.execute(text("SELECT pg_reload_conf()"))
    shut = make_url(server).set(username="shut_out")
    give_up = time.monotonic() + 30
    while _comes_in(shut.render_as_string(hide_password=False)):
        assert time.monotonic() < give_up, "the server did not read its rules again"
        time.sleep(0.05)
    yield server
    with admin.connect() as connection:
        rules.write_text(before, encoding="utf-8")
        connection.execute(text("SELECT pg_reload_conf()"))
    admin.dispose()


def _reach(place: str) -> None:
    engine = postgres_engine(server_url(place))
    try:
        reach(engine)
    finally:
        engine.dispose()


def _comes_in(url: str) -> bool:
    engine = create_engine(url)
    try:
        engine.connect().close()
    except OperationalError:
        return False
    finally:
        engine.dispose()
    return True


def _asked(server: str, **parts: str | None) -> KontorError:
    url = make_url(server).set(username="asked_one")
    with pytest.raises(KontorError) as caught:
        open_book(url.set(**parts).render_as_string(hide_password=False))  # type: ignore[arg-type]
    return caught.value


def test_a_wrong_password_is_said_at_the_password(guarded: str) -> None:
    """Not "the server can't be reached", which sends people to look for a cable."""
    wrong = _asked(guarded, password="falsch")
    assert (wrong.field, "name and password" in str(wrong)) == ("password", True)
    none = _asked(guarded)
    assert (none.field, "asks for a password" in str(none)) == ("password", True)


def test_a_database_that_is_not_there_is_said_at_the_database(guarded: str) -> None:
    """The password was right: that is not doubted."""
    error = _asked(guarded, password=PASSWORD, database="gibt es nicht")
    assert (error.field, "gibt es nicht" in str(error)) == ("database", True)


def test_who_may_not_come_in_is_told_whom_to_ask(guarded: str) -> None:
    """The server refuses before it asks for a password."""
    error = _asked(guarded, username="shut_out", password=PASSWORD)
    assert (error.field, "administrator" in str(error)) == ("server", True)


def test_a_database_without_a_book_is_told_apart(guarded: str) -> None:
    """The window offers to make one there."""
    place = empty_database(guarded)
    with pytest.raises(NoBook):
        open_book(place)
    drop_database(guarded, place)


@contextmanager
def _listener(answer: bytes) -> Iterator[int]:
    """Give the port of something that answers every caller with the same octets, then hangs up."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:

        def serve() -> None:
            while True:
                try:
                    line, _who = listening.accept()
                except OSError:
                    return
                with line:
                    line.recv(100)
                    line.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("answer", "tls", "field", "words"),
    [
        (b"H", "", "server", "no PostgreSQL server"),
        (b"N", "require", "tls", "no encrypted connection"),
        (b"N", "verify-full", "tls", "no encrypted connection"),
        (b"S", "verify-full", "tls", "certificate"),
    ],
)
def test_what_answers_is_looked_at(answer: bytes, tls: str, field: str, words: str) -> None:
    """Another program, a server without encryption, one whose certificate is not trusted."""
    with _listener(answer) as port, pytest.raises(KontorError) as caught:
        _reach(written(Address(f"127.0.0.1:{port}", "kontor", "a", "b", tls)))
    assert (caught.value.field, words in str(caught.value)) == (field, True)


def test_nobody_answers(tmp_path: Path) -> None:
    """A port where nothing listens, a name that nobody knows, a folder without a socket, a root that is no file."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    cases = {
        written(Address(f"127.0.0.1:{port}", "kontor")): ("server", "does not answer"),
        written(Address("nobody.invalid", "kontor")): ("server", "nobody.invalid"),
        f"postgresql://a@/kontor?host={tmp_path}": ("server", "does not answer"),
        written(Address(f"127.0.0.1:{port}", "kontor", tls="verify-full", root=str(tmp_path / "no.crt"))): (
            "root",
            "no.crt",
        ),
    }
    for place, (field, words) in cases.items():
        with pytest.raises(KontorError) as caught:
            _reach(place)
        assert (caught.value.field, words in str(caught.value)) == (field, True)


def test_a_silent_server_is_waited_for_once() -> None:
    """The time of the connection is over: its port, which would keep silent too, is not asked again."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        engine = create_engine(
            f"postgresql+psycopg://eva@127.0.0.1:{port}/firma?sslmode=require",
            connect_args={"connect_timeout": 2},
        )
        begin = time.monotonic()
        with pytest.raises(KontorError, match="does not answer") as told:
            reach(engine)
    assert (told.value.field, time.monotonic() - begin < 2 + SECONDS / 2) == ("server", True)
    engine.dispose()


def test_a_place_is_kept_without_its_password() -> None:
    """Not with three stars, which would be tried as the password the next morning."""
    place = written(Address("server:5433", "kontor", "eva", PASSWORD, "require"))
    kept = without_password(place)
    assert kept == "postgresql+psycopg://eva@server:5433/kontor?sslmode=require"
    assert without_password(kept) == kept
