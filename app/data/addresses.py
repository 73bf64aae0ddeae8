"""Addresses of shared books: put together from what a person types, every part quoted, and taken apart again."""

from __future__ import annotations

import re
from ipaddress import IPv6Address

from sqlalchemy.engine import URL

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_, Message
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
    if not address.database.strip():
        raise Invalid(N_("Enter the name of the database."), field="database")
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


def has_password(place: str) -> bool:
    """Say whether a password stands in an address."""
    return is_url(place) and server_url(place).password is not None


def _host(server: str) -> tuple[str, int | None]:
    """Take server and port apart: name, name:port, [IPv6]:port or a bare IPv6 address; raises Invalid with what is wrong."""
    _refuse_more(server)
    name, colon, port = server, "", ""
    if server.startswith("["):
        name, bracket, rest = server[1:].partition("]")
        if not bracket:
            words = N_("The bracket is not closed; enter the address so: {server}]")
            raise Invalid(words, field="server", server=server.partition("]")[0])
        colon, port = rest[:1], rest[1:]
        if colon not in ("", ":") or not _is_ipv6(name):
            raise Invalid(NO_SERVER, field="server")
    elif server.count(":") == 1:
        name, colon, port = server.partition(":")
    if not (_is_ipv6(name) if ":" in name else _NAME.fullmatch(name) and len(name) <= LONGEST):
        raise Invalid(NO_SERVER, field="server")
    if colon and not (port.isascii() and port.isdecimal() and 0 < int(port) < 65536):
        raise Invalid(N_("A port is a number from 1 to 65535."), field="server")
    return name, int(port) if colon else None


NO_SERVER = N_("Enter the name of a server, such as server.example or server:5432.")
LONGEST = 253  # letters of a name, RFC 1035
_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_.])?")


def _refuse_more(server: str) -> None:
    """Say what stands in the field of the server and belongs elsewhere, or can't be a name at all."""
    if "://" in server:
        words = N_(
            "Enter the server alone, without “{scheme}://”; sign-in name and database have fields of their own."
        )
        raise Invalid(words, field="server", scheme=server.partition("://")[0])
    if server.startswith(("/", "\\", "~", ".")):
        raise Invalid(N_("A folder is no server. {words}"), field="server", words=Message(NO_SERVER))
    if "@" in server:
        raise Invalid(N_("Enter the server alone; the sign-in name has a field of its own."), field="server")
    if "/" in server:
        raise Invalid(N_("Enter the server alone; the database has a field of its own."), field="server")
    if any(letter.isspace() for letter in server):
        raise Invalid(N_("The name of a server has no blanks."), field="server")
    if server and not server.partition(":")[0].isascii():
        words = N_(
            "Names of servers have no umlauts; enter the name that the network knows, or the IP address."
        )
        raise Invalid(words, field="server")


def _is_ipv6(name: str) -> bool:
    try:
        IPv6Address(name)
    except ValueError:
        return False
    return "%" not in name
