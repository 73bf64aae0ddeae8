"""Files that leave with a document: chosen while it is written, from what is attached to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from sqlalchemy import select

from app.core.errors import Invalid
from app.core.messages import N_
from app.data.office import command
from app.data.record_extras import Target, attachments
from app.data.unit import Unit
from app.modules.finance.sales.models import SalesDocument, SalesEnclosure
from app.modules.finance.sales.rules.documents import MACHINE

RIGHT = "finance.sales.change"
MOST_ENCLOSED = 20


@command(RIGHT)
def enclose(unit: Unit, key: int, chosen: Sequence[int]) -> int:
    """Let these files, by their keys, of those attached to a document leave with it, and return how many there are.

    They go in the order in which they were attached; files of the same name are told apart by a number (EN 16931 DE-22: names
    in an e-invoice are unique). Raises Invalid, naming the field, for a document that is issued, a file that isn't attached, and too many.
    """
    MACHINE.after(unit.row(SalesDocument, key, lock=True)["state"], "change")
    wanted = set(chosen)
    files = [
        one
        for one in attachments(unit.connection, Target(SalesDocument.__tablename__, key))
        if one.id in wanted
    ]
    if len(files) < len(wanted):
        raise Invalid(N_("A file is no longer attached; please choose again."), field="files")
    if len(files) > MOST_ENCLOSED:
        raise Invalid(N_("At most {limit} files go with a document."), field="files", limit=MOST_ENCLOSED)
    drop_enclosures(unit, key)
    taken: set[str] = set()
    for place, one in enumerate(files, 1):
        name = _unlike(one.name, taken)
        taken.add(name.casefold())
        values = {"attachment_id": one.id, "file_name": name, "mime": one.mime, "sha256": one.sha256}
        unit.insert(SalesEnclosure, document_id=key, position=place, **values)
    return len(files)


def drop_enclosures(unit: Unit, key: int) -> None:
    """Let nothing leave with a document that is being written."""
    e = SalesEnclosure
    known = [int(one) for one in unit.connection.scalars(select(e.id).where(e.document_id == key))]
    if known:
        unit.delete_rows(e, known)


def _unlike(name: str, taken: set[str]) -> str:
    """Return a file name that is none of those taken, in lower case: the same, or with a number before its ending."""
    path, number, found = PurePath(name), 1, name
    while found.casefold() in taken:
        number += 1
        found = f"{path.stem} ({number}){path.suffix}"
    return found
