"""Files that were brought into a book: which, when, and that the same one does not come in twice by accident."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.core import codec
from app.core import format as formats
from app.core.errors import Invalid
from app.core.messages import N_
from app.data.column_mapping import imported_before
from app.data.declarative import Base
from app.data.system_tables import ImportFile, TrailRow
from app.data.undo import unused_key
from app.data.unit import Unit, table_of
from app.data.writing import ranges_said

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
    key = unused_key(unit, ImportFile)  # who still offers to take back an older one never means this one
    values = {"kind": kind, "sha256": sha256, "name": name[:255], "at": unit.now, "rows": rows}
    unit.insert(ImportFile, id=key, **values)
    return key


def brought_by(connection: Connection, file: int, kind: type[Base]) -> list[tuple[int, int]]:
    """Return the keys of the rows of a table that a file brought, as ascending ranges.

    The trail says so: what its run made before the file was kept, and after the file before it. Moments don't: two
    desks bring two files in one second.
    """
    t, files, table = TrailRow, table_of(ImportFile).name, table_of(kind).name
    of_files = (t.table_name == files, t.kind == "insert")
    kept = select(t.run, t.position).where(*of_files, t.row_key == file).order_by(t.id.desc()).limit(1)
    run, place = connection.execute(kept).one()
    earlier = select(func.max(t.position)).where(*of_files, t.run == run, t.position < place)
    since = connection.scalar(earlier)
    query = (
        select(t.row_key, t.after)
        .where(t.run == run, t.position.between(-1 if since is None else since, place))
        .where(t.table_name == table, t.kind.in_(("insert", "batch")))
    )
    found: list[tuple[int, int]] = []
    for key, after in connection.execute(query):
        found += [(key, key)] if key is not None else ranges_said(codec.loads(after or "{}"))
    return _joined(sorted(found))


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ascending ranges with those that touch as one."""
    found: list[tuple[int, int]] = []
    for low, high in ranges:
        if found and found[-1][1] + 1 == low:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found
