"""Addresses of shared books: put together from what a person types, every part quoted, and taken apart again."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address

from sqlalchemy.engine import URL

from app.core.errors import Invalid
from app.core.messages import N_
from app.core.paths import is_url
from app.data.engine import server_url

# how a connection is secured, as libpq names it: https://www.postgresql.org/docs/current/libpq-ssl.html
MODES = (
    ("", N_("As the server offers")),
    ("require", N_("Encrypted only")),
    ("verify-full", N_("Encrypted, certificate checked")),
)
SYSTEM = "system"  # the certificates that the operating system trusts


@dataclass(frozen=True)
class Address:
    """Where a shared book is: server with an optional port, database, sign-in, and how the connection is secured."""

    server: str
    database: str
    login: str = ""
    password: str = ""
    tls: str = ""
    root: str = ""


def written(address: Address) -> str:
    """Return the address of a book, whatever letters its parts hold; raises Invalid for a server or port that is none."""
    host, port = _host(address.server.strip())
    query: dict[str, str] = {}
    if address.tls:
        if address.tls not in dict(MODES):
            raise Invalid(N_("Choose one of the values offered."), field="tls")
        query["sslmode"] = address.tls
    if address.tls == "verify-full":
        query["sslrootcert"] = address.root.strip() or SYSTEM
    return URL.create(
        "postgresql+psycopg",
        username=address.login or None,
        password=(address.password or None) if address.login else None,
        host=host,
        port=port,
        database=address.database.strip(),
        query=query,
    ).render_as_string(hide_password=False)


def read(place: str) -> Address:
    """Return the parts of an address, without its password; what is no address gives an empty one."""
    if not is_url(place):
        return Address("", "kontor")
    url = server_url(place)
    host = f"[{url.host}]" if ":" in (url.host or "") else url.host or ""
    root = str(url.query.get("sslrootcert", ""))
    return Address(
        f"{host}:{url.port}" if url.port else host,
        url.database or "kontor",
        url.username or "",
        tls=str(url.query.get("sslmode", "")) if url.query.get("sslmode") in dict(MODES) else "",
        root="" if root == SYSTEM else root,
    )


def _host(server: str) -> tuple[str, int | None]:
    """Take server and port apart: name, name:port, [IPv6]:port or a bare IPv6 address."""
    name, port = server, ""
    if server.startswith("["):
        name, _bracket, rest = server[1:].partition("]")
        port = rest.removeprefix(":")
    elif server.count(":") == 1:
        name, _colon, port = server.partition(":")
    if ":" in name:
        try:
            IPv6Address(name)
        except ValueError:
            name = ""
    if not name or any(letter in name for letter in "/@?#% ") or (port and not port.isascii()):
        raise Invalid(
            N_("Enter the name of a server, such as server.example or server:5432."), field="server"
        )
    if port and not (port.isdecimal() and 0 < int(port) < 65536):
        raise Invalid(N_("A port is a number from 1 to 65535."), field="server")
    return name, int(port) if port else None
