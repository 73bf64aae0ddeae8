"""Addresses of shared books: whatever letters a name or a password holds arrive where they belong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url, text

from app.core.errors import Invalid, Unusable
from app.core.messages import use_language
from app.data.addresses import Address, has_password, read, written
from app.data.engine import postgres_engine, server_url
from tests.conftest import drop_database, fresh_database

TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=20)


@given(TEXTS, TEXTS, TEXTS.map(str.strip).filter(bool))
def test_every_letter_comes_back(login: str, password: str, database: str) -> None:
    """At signs, slashes, colons, umlauts: login, password and database are what was typed."""
    url = make_url(written(Address("server.example", database, login, password)))
    assert (url.host, url.username, url.password, url.database) == (
        "server.example",
        login,
        password,
        database,
    )


@pytest.mark.parametrize(
    ("server", "host", "port"),
    [
        ("server", "server", None),
        ("server:5433", "server", 5433),
        ("192.168.1.5", "192.168.1.5", None),
        ("::1", "::1", None),
        ("[::1]:5433", "::1", 5433),
    ],
)
def test_servers_and_ports(server: str, host: str, port: int | None) -> None:
    """Names, numbers and both kinds of IP address."""
    place = written(Address(server, "kontor"))
    url = server_url(place)
    assert (url.host, url.port) == (host, port)
    assert written(read(place)) == place


def test_a_name_has_253_letters_at_most() -> None:
    """RFC 1035 lets a name have so many, and no more."""
    name = ".".join("a" * 61 for _part in range(4)) + ".bbbbb"
    assert len(name) == 253
    assert server_url(written(Address(name, "kontor"))).host == name
    with pytest.raises(Invalid, match="name of a server"):
        written(Address(f"{name}b", "kontor"))


WRONG = {
    "": "name of a server",
    "   ": "name of a server",
    "a b": "no blanks",
    "server .example": "no blanks",
    "ser\u00a0ver": "no blanks",
    "a/b": "database has a field",
    "server:5432/kontor": "database has a field",
    "x@y": "sign-in name has a field",
    "anna:geheim@server": "sign-in name has a field",
    "postgresql://server/kontor": "without “postgresql://”",
    "postgresql+psycopg://anna@server": "without “postgresql\\+psycopg://”",
    "https://server.example": "without “https://”",
    "/var/run/postgresql": "folder is no server. Enter the name",
    "\\\\server\\share": "folder is no server",
    "~/kontor": "folder is no server",
    "server:": "port is a number",
    "server:x": "port is a number",
    "server:0": "port is a number",
    "server:00": "port is a number",
    "server:-1": "port is a number",
    "server:70000": "port is a number",
    "server:65536": "port is a number",
    "server:５４３２": "port is a number",
    "server:5432:5433": "name of a server",
    "a:b:c": "name of a server",
    "s?x=1": "name of a server",
    "s%2f": "name of a server",
    "s#x": "name of a server",
    "server,other": "name of a server",
    "-server": "name of a server",
    "server-": "name of a server",
    "x" * 254: "name of a server",
    "büro.example": "no umlauts",
    "büro:5432": "no umlauts",
    "[::1": r"so: \[::1\]",
    "[::1:5432": "not closed",
    "[": "not closed",
    "::1]": "name of a server",
    "[::1]x": "name of a server",
    "[::1]5432": "name of a server",
    "[::1]:": "port is a number",
    "[::1]:0": "port is a number",
    "[server]:5432": "name of a server",
    "[]:5432": "name of a server",
    "[fe80::1%eth0]:5432": "name of a server",
}


@pytest.mark.parametrize(("server", "words"), list(WRONG.items()))
def test_what_is_no_server_is_marked(server: str, words: str) -> None:
    """The field is named, a sentence says what to do, in German too, and nothing slips into another part of the address."""
    with pytest.raises(Invalid, match=words) as caught:
        written(Address(server, "kontor"))
    assert caught.value.field == "server"
    english = str(caught.value)
    use_language("de")
    assert str(caught.value) != english


def test_a_database_has_a_name() -> None:
    """Blanks are none."""
    with pytest.raises(Invalid, match="name of the database") as caught:
        written(Address("server", "  "))
    assert caught.value.field == "database"


@given(st.text(max_size=12))
def test_whatever_is_typed_for_a_server(server: str) -> None:
    """It is refused at its field, or comes back as the host and port that stand in the address, and in nothing else of it."""
    refused, place = "", ""
    try:
        place = written(Address(server, "kontor", "anna", "x"))
    except Invalid as error:
        refused = str(error.field)
    assert refused in ("", "server")
    if refused:
        return
    url = server_url(place)
    assert (url.username, url.password, url.database, dict(url.query)) == ("anna", "x", "kontor", {})
    host = f"[{url.host}]" if ":" in str(url.host) and url.port else str(url.host)
    assert server.strip() in (
        f"{host}:{url.port}" if url.port else host,
        f"[{url.host}]",
        f"{host}:{url.port:05}" if url.port else "",
    )


@pytest.mark.parametrize(
    "place", ["postgresql://anna:geheim@[::1/kontor", "postgresql://anna:geheim@server:x/kontor"]
)
def test_an_address_that_is_none_is_said_without_its_password(place: str) -> None:
    """What was typed on the command line stands in the sentence, but for the secret."""
    with pytest.raises(Unusable, match="is not a database address") as caught:
        server_url(place)
    assert "geheim" not in str(caught.value)
    assert "anna" in str(caught.value)


def test_how_it_is_secured() -> None:
    """A checked certificate takes the system's roots or a file; the choice comes back into the form."""
    plain = server_url(written(Address("s", "kontor")))
    assert dict(plain.query) == {}
    checked = written(Address("s", "kontor", "anna", "x", "verify-full"))
    assert dict(server_url(checked).query) == {"sslmode": "verify-full", "sslrootcert": "system"}
    own = written(Address("s", "kontor", tls="verify-full", root="/certs/büro root.pem"))
    assert server_url(own).query["sslrootcert"] == "/certs/büro root.pem"
    assert read(own) == Address("s", "kontor", tls="verify-full", root="/certs/büro root.pem")
    assert read(checked) == Address("s", "kontor", "anna", tls="verify-full")
    with pytest.raises(Invalid):
        written(Address("s", "kontor", tls="none"))


def test_a_password_with_an_at_sign_signs_in(server: str) -> None:
    """On a real server: the role whose name and password are full of marks comes in."""
    place = fresh_database(server)
    login, password = "anna@büro", "mit@zeichen:/?#%"
    admin = postgres_engine(server_url(place))
    name, socket = make_url(place).database, make_url(place).query["host"]
    with admin.begin() as connection:
        connection.execute(text(f"CREATE ROLE \"{login}\" LOGIN PASSWORD 'mit@zeichen\\:/?#%'"))
    typed = server_url(written(Address("x", str(name), login, password)))
    engine = postgres_engine(typed.set(host=None, query={"host": socket}))
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT current_user")) == login
    engine.dispose()
    with admin.begin() as connection:
        connection.execute(text(f'DROP ROLE "{login}"'))
    admin.dispose()
    drop_database(server, place)


def test_whether_a_password_stands_in_an_address() -> None:
    """An empty one is one; a folder has none."""
    assert has_password("postgresql://eva:x@server/kontor")
    assert has_password("postgresql://eva:@server/kontor")
    assert not has_password("postgresql://eva@server/kontor")
    assert not has_password("/home/eva/Firma.kontor")
