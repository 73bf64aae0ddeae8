"""The archive store: bytes kept once by their SHA-256, never changed, in a file beside a local book or a table on the server."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, text

from app.core.dates import utc_now
from app.core.errors import Invalid, Missing
from app.core.messages import N_
from app.data.books import Book
from app.data.engine import plain_errors

LARGEST = 100_000_000


def store(book: Book, data: bytes) -> bytes:
    """Keep bytes and return their SHA-256; the same bytes again cost nothing. Raises Invalid for empty or huge files."""
    if not data:
        raise Invalid(N_("The file is empty."))
    if len(data) > LARGEST:
        raise Invalid(N_("The file is larger than {limit} MB."), limit=LARGEST // 1_000_000)
    key = hashlib.sha256(data).digest()
    with plain_errors(), book.archive.connect().execution_options(kontor_write=True) as connection, connection.begin():
        statement = text("INSERT INTO archive_blob (sha256, size, data, kept_at) VALUES (:key, :size, :data, :at) ON CONFLICT DO NOTHING")
        connection.execute(statement, {"key": key, "size": len(data), "data": data, "at": utc_now().isoformat()})
    return key


def load(book: Book, key: bytes) -> bytes:
    """Return the bytes of a SHA-256; raises Missing where they are gone or no longer fit it."""
    with plain_errors(), book.archive.connect() as connection:
        found = connection.scalar(text("SELECT data FROM archive_blob WHERE sha256 = :key"), {"key": key})
    if found is None:
        raise Missing(N_("The archived file is missing. Restore it from a backup."))
    data = bytes(found)
    if hashlib.sha256(data).digest() != key:
        raise Missing(N_("The archived file was changed outside Kontor. Restore it from a backup."))
    return data


def walk(connection: Connection) -> Iterator[tuple[bytes, bytes]]:
    """Yield SHA-256 and bytes of everything kept."""
    for key in connection.scalars(text("SELECT sha256 FROM archive_blob ORDER BY sha256")).all():
        yield bytes(key), bytes(connection.scalar(text("SELECT data FROM archive_blob WHERE sha256 = :key"), {"key": key}))
