"""Which column of a file holds which field: what the file shows, what its titles suggest, and what was chosen before."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, select

from app.core.messages import Message
from app.data.base import ImportFile
from app.data.transfer import FieldSpec, read_table

SAMPLES = 3
Places = Mapping[str, int]  # field to the position of its column, counted from 0


@dataclass(frozen=True)
class Peek:
    """The head of a file: its columns, the first values of each, and its fingerprint."""

    header: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    sha256: bytes

    def sample(self, place: int) -> str:
        """Return the first value of a column that is not empty."""
        return next((row[place] for row in self.samples if place < len(row) and row[place].strip()), "")


def peek(path: Path) -> Peek:
    """Look into a file without reading all of it; raises BadFile for what is no table."""
    table = read_table(path)
    samples = tuple(tuple(row) for _line, row in islice(table.rows, SAMPLES))
    return Peek(table.header, samples, table.sha256)


def suggest(header: Sequence[str], fields: Sequence[FieldSpec]) -> dict[str, int]:
    """Return the columns whose titles are a field's key, title or synonym; the first where a title stands twice."""
    places = {title.strip().lower(): place for place, title in reversed(list(enumerate(header)))}
    found = {}
    for field in fields:
        names = (field.key, field.title, str(Message(field.title)), *field.synonyms)
        hit = next((places[name.lower()] for name in names if name.lower() in places), None)
        if hit is not None:
            found[field.key] = hit
    return found


def shape(header: Sequence[str]) -> str:
    """Return a short key for files with the same columns, so that a choice is found again."""
    return hashlib.sha256("\x1f".join(title.strip().lower() for title in header).encode()).hexdigest()[:16]


def imported_before(connection: Connection, kind: str, path: Path) -> datetime.datetime | None:
    """Return when the same file was imported before, None if never or where it can't be read."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").digest()
    return connection.scalar(select(ImportFile.at).where(ImportFile.kind == kind, ImportFile.sha256 == sha256).limit(1))
