"""The first connection to a shared book, and why a server did not let it in.

A failed connection carries no code (libpq hands over only the server's words, in the server's language). What is said is
found by what the connection itself knows (was a password wanted, was one used) and by asking again: the database that every
server has, the port alone, and the server's answer to the request for an encrypted connection
(https://www.postgresql.org/docs/current/protocol-message-formats.html, SSLRequest).
"""

from __future__ import annotations

import socket
import struct
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError

from app.core.errors import KontorError, Unusable
from app.core.messages import N_
from app.data import engine as engines

SECONDS = 5.0  # how long a port is waited for
PORT = 5432  # where PostgreSQL listens unless told otherwise
EVERYWHERE = "postgres"  # a database that every server has
_SSL_REQUEST = struct.pack("!ii", 8, 80877103)


def reach(engine: Engine) -> None:
    """Open the first connection of a shared book, which its pool keeps; raises Unusable with the field at fault."""
    try:
        engine.connect().close()
    except OperationalError as error:
        said = engines.translated(error) if getattr(error.orig, "sqlstate", None) else None
        raise said or _reason(engine.url, error.orig) from error


def _reason(url: URL, error: BaseException | None) -> KontorError:
    from psycopg.errors import ConnectionTimeout  # the driver is there by now

    if isinstance(error, ConnectionTimeout):  # it was waited for once, and is not asked again
        return _silent(f"{url.host or str(url.query.get('host', 'localhost'))}:{url.port or PORT}")
    connection = getattr(error, "pgconn", None)
    if connection is not None and connection.needs_password:
        return Unusable(N_("The server asks for a password."), field="password")
    if connection is not None and connection.used_password:
        if url.database != EVERYWHERE and _lets_in(url.set(database=EVERYWHERE)):
            return Unusable(
                N_("The server has no database {name}, or this name may not use it."),
                field="database",
                name=url.database or "",
            )
        return Unusable(
            N_("The server does not let you in with this name and password. Please check both."),
            field="password",
        )
    root = str(url.query.get("sslrootcert", "system"))
    if root != "system" and not Path(root).is_file():
        return Unusable(N_("There is no file {name}. Please check the path."), field="root", name=root)
    answer = _answer(url)
    return answer if isinstance(answer, KontorError) else _of_encryption(url, answer)


def _lets_in(url: URL) -> bool:
    engine = engines.postgres_engine(url)
    try:
        engine.connect().close()
    except OperationalError:
        return False
    finally:
        engine.dispose()
    return True


def _answer(url: URL) -> KontorError | bytes:
    """Return what the server's port says when it is asked for an encrypted connection: S, N, nothing on a socket in a folder."""
    port = url.port or PORT
    if not url.host:
        folder = str(url.query.get("host", ""))
        return b"" if Path(folder, f".s.PGSQL.{port}").exists() else _silent(folder or "localhost")
    try:
        with socket.create_connection((url.host, port), SECONDS) as line:
            line.sendall(_SSL_REQUEST)
            answer = line.recv(1)
    except socket.gaierror:
        return Unusable(
            N_("No server {name} is known here. Please check its name and the network."),
            field="server",
            name=url.host,
        )
    except OSError:
        return _silent(f"{url.host}:{port}")
    if answer not in (b"S", b"N"):
        return Unusable(
            N_("What answers at {name} is no PostgreSQL server."), field="server", name=f"{url.host}:{port}"
        )
    return answer


def _silent(name: str) -> KontorError:
    words = N_("{name} does not answer. Please check the server's name and port, and whether it runs.")
    return Unusable(words, field="server", name=name)


def _of_encryption(url: URL, answer: bytes) -> KontorError:
    mode = str(url.query.get("sslmode", ""))
    if mode in ("require", "verify-full") and answer == b"N":
        return Unusable(N_("The server offers no encrypted connection."), field="tls")
    if mode == "verify-full":
        return Unusable(
            N_("This computer does not trust the server's certificate, or it was made for another name."),
            field="tls",
        )
    return Unusable(
        N_("The server does not admit this computer or this name. Please ask your administrator."),
        field="server",
    )
