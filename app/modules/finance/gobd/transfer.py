"""Writing the export of a fiscal year: one ZIP, the same bytes each time it is made from the same book."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from app.data import archive
from app.data.office import Office
from app.modules.finance.gobd.queries import fiscal_year
from app.modules.finance.gobd.rules import data_bytes

MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can name: no clock goes into the file


@dataclass(frozen=True)
class Exported:
    """What was written: rows by table, and how many documents."""

    tables: dict[str, int]
    documents: int


def export_year(office: Office, year: int, target: Path) -> Exported:
    """Write the data of a fiscal year for a tax audit (Z3); raises Missing for a year that the book lacks."""
    found = office.read(fiscal_year, year)
    part = target.with_name(target.name + ".part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as whole:
            _add(whole, "index.xml", found.index)
            for table in found.tables:
                _add(whole, table.file, data_bytes(table))
            for path, sha in found.documents:
                _add(whole, path, archive.load(office.book, sha))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return Exported({table.name: len(table.rows) for table in found.tables}, len(found.documents))


def _add(whole: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    info.create_system = 3
    whole.writestr(info, data)
