"""Which column of a file holds which field: what the file shows, what its titles suggest, and what was chosen before."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.data.system_tables import ImportFile
from app.data.transfer import FieldSpec, columns_named, read_table

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
    """Return the columns that the fields' names find; the first where a title stands twice."""
    return {field.key: hits[0] for field in fields if (hits := columns_named(header, field))}


def shape(header: Sequence[str]) -> str:
    """Return a short key for files with the same columns, so that a choice is found again."""
    return hashlib.sha256("\x1f".join(title.strip().lower() for title in header).encode()).hexdigest()[:16]


@query("")
def imported_before(connection: Connection, kind: str, sha256: bytes) -> datetime.datetime | None:
    """Return when a file with these bytes was imported before, None if never."""
    return connection.scalar(
        select(ImportFile.at).where(ImportFile.kind == kind, ImportFile.sha256 == sha256).limit(1)
    )
