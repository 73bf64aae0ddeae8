"""Addresses of shared books: whatever letters a name or a password holds arrive where they belong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url, text

from app.core.errors import Invalid
from app.data.addresses import Address, read, written
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


@pytest.mark.parametrize(
    "server", ["", "a b", "a/b", "x@y", "server:x", "server:0", "server:70000", "a:b:c", "s?x=1", "s%2f"]
)
def test_what_is_no_server_is_marked(server: str) -> None:
    """The field is named, and nothing slips into another part of the address."""
    with pytest.raises(Invalid) as caught:
        written(Address(server, "kontor"))
    assert caught.value.field == "server"


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
