"""Files that leave with a document, and what is attached to it that could."""

from __future__ import annotations

from pathlib import PurePath

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.errors import Invalid
from app.core.messages import N_
from app.data import archive
from app.data.books import Book
from app.data.queries import query
from app.data.record_extras import Target, attachments
from app.modules.documents.einvoice.api import CARRIED, Attachment
from app.modules.finance.sales.models import SalesDocument, SalesEnclosure

RIGHT = "finance.sales.view"


@dataclass(frozen=True)
class Enclosure:
    """A file that leaves with a document: the key of what is attached, its name and kind, and where its bytes are."""

    attachment: int
    name: str
    mime: str
    sha256: bytes


@dataclass(frozen=True)
class Enclosable:
    """What is attached to a document by key and name, and the keys of what of it leaves with the document."""

    files: tuple[tuple[int, str], ...]
    chosen: tuple[int, ...]


@query(RIGHT)
def enclosures(connection: Connection, key: int) -> tuple[Enclosure, ...]:
    """Return what leaves with a document, in its order."""
    e = SalesEnclosure
    found = select(e.attachment_id, e.file_name, e.mime, e.sha256).where(e.document_id == key)
    rows = connection.execute(found.order_by(e.position))
    return tuple(Enclosure(int(row.attachment_id), row.file_name, row.mime, row.sha256) for row in rows)


@query(RIGHT)
def enclosable(connection: Connection, key: int) -> Enclosable:
    """Return what is attached to a document, and what of it leaves with it."""
    files = attachments(connection, Target(SalesDocument.__tablename__, key))
    chosen = tuple(one.attachment for one in enclosures(connection, key))
    return Enclosable(tuple((one.id, one.name) for one in files), chosen)


def supporting(connection: Connection, book: Book, key: int) -> tuple[Attachment, ...]:
    """Return what leaves with a document as an e-invoice carries it (BG-24).

    Raises Invalid, naming the file, for a kind of file that no e-invoice carries (EN 16931 BT-125-1).
    """
    found = []
    for number, one in enumerate(enclosures(connection, key), 1):
        mime = CARRIED.get(PurePath(one.name).suffix.lower())
        if mime is None:
            words = N_("An e-invoice carries PDF, PNG, JPEG, CSV and spreadsheets; “{name}” is none of them.")
            raise Invalid(words, field="files", name=one.name)
        data = archive.load(book, one.sha256)
        found.append(Attachment(str(number), one.name[:100], file_name=one.name, mime=mime, data=data))
    return tuple(found)
