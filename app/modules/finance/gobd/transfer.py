"""Writing the export of a fiscal year: one ZIP, the same bytes each time it is made from the same book."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection

from app.core import atomic_files
from app.core.dataclass import dataclass
from app.data import archive
from app.data.books import Book
from app.data.engine import plain_errors
from app.data.heads import must_be_trusted
from app.data.office import Office
from app.data.queries import query
from app.modules.finance.gobd.queries.tables import fiscal_year
from app.modules.finance.gobd.rules import data_lines

MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can name: no clock goes into the file


@dataclass(frozen=True)
class Exported:
    """What was written: rows by table, and how many documents."""

    tables: dict[str, int]
    documents: int


def export_year(office: Office, year: int, target: Path) -> Exported:
    """Write the data of a fiscal year for a tax audit (Z3); raises Missing for a year that the book lacks, Forbidden for a book that is not to be trusted."""
    must_be_trusted(office.book)
    with plain_errors(), atomic_files.written(target) as part:
        return office.read(_write, office.book, year, part)


@query("finance.view")
def _write(connection: Connection, book: Book, year: int, part: Path) -> Exported:
    """Write everything in one transaction of reading, row by row: a year of a million lines never stands in memory."""
    found = fiscal_year(connection, year)
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as whole:
        _add(whole, "index.xml", (found.index,))
        for table in found.tables:
            _add(whole, table.file, data_lines(table))
        for path, sha in found.documents:
            _add(whole, path, (archive.load(book, sha),))
    return Exported({table.name: table.count for table in found.tables}, len(found.documents))


def _add(whole: zipfile.ZipFile, name: str, parts: Iterable[bytes]) -> None:
    info = zipfile.ZipInfo(name, MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    info.create_system = 3
    with whole.open(info, "w", force_zip64=True) as file:
        for part in parts:
            file.write(part)
