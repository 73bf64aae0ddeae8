"""Files that were brought into a book: which, when, and that the same one does not come in twice by accident."""

from __future__ import annotations

from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.column_mapping import imported_before
from app.data.system_tables import ImportFile
from app.data.unit import Unit

ANYWAY = "anyway"  # the field that an import names that was done before


def refuse_known(unit: Unit, kind: str, sha256: bytes, anyway: bool = False) -> None:
    """Raise Invalid, naming ANYWAY, where a file with these bytes came in already, unless it is wanted all the same.

    Two desks that bring the same file, and a form that is sent again, are one import.
    """
    before = None if anyway else imported_before(unit.connection, kind, sha256)
    if before is not None:
        words = N_("This file was imported on {when} already; import it again only if it is meant.")
        raise Invalid(words, field=ANYWAY, when=formats.moment(before))


def keep_file(unit: Unit, kind: str, sha256: bytes, name: str, rows: int) -> int:
    """Keep that a file was brought in, and return the key of that."""
    return unit.insert(ImportFile, kind=kind, sha256=sha256, name=name[:255], at=unit.now, rows=rows)
