"""Papers of any record: files put on a record are filed too, filed ones are put on records, and a paper says what it stands on.

The topic that files papers declares how in its manifest; without one, files are
only attached, see data/records.py.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.core.dataclass import dataclass
from app.core.manifest import Papers, allows, resolve, topics
from app.core.messages import _
from app.data.history import table_titles
from app.data.queries import query
from app.data.record_extras import AttachmentRow, Target, attachments
from app.data.search import Hit, search, searchables
from app.data.system_tables import Attachment
from app.data.visibility import rights, seen


@dataclass(frozen=True)
class Paper:
    """A filed document that may be put on a record."""

    key: int
    title: str
    detail: str = ""


@dataclass(frozen=True)
class Linked:
    """A record that a paper stands on: the key of the link, the record, what it is and its words, and the page that opens it."""

    id: int
    target: Target
    kind: str
    title: str
    page: str = ""


@functools.cache
def papers() -> Papers | None:
    """Return how papers are filed, None where no topic does it."""
    return next((topic.papers for topic in topics() if topic.papers is not None), None)


@query("")
def linked(connection: Connection, prints: Sequence[bytes], beside: str) -> list[Linked]:
    """Return the records that files stand on, of those the person of a connection may know of; the table `beside` is left out."""
    a = Attachment
    query = select(a.id, a.table_name, a.row_key).where(
        a.sha256.in_(list(prints)), a.hidden.is_(False), a.table_name != beside
    )
    rows = connection.execute(
        query.where(*seen(connection, a.table_name.expression, a.row_key.expression)).order_by(a.id)
    ).all()
    granted, kinds, found = rights(connection), {one.table: one for one in searchables()}, []
    for link, table, key in rows:
        kind = kinds.get(table)
        if kind is None:
            found.append(
                Linked(int(link), Target(table, int(key)), _(table_titles().get(table, table)), f"#{key}")
            )
        elif allows(granted, kind.needs) and (shown := kind.show(connection, [int(key)])):
            _key, title, detail = shown[0]
            words = "  ".join(filter(None, (detail, title)))
            found.append(Linked(int(link), Target(table, int(key)), _(kind.title), words, kind.page))
    return found


@query("")
def documents_on(connection: Connection, target: Target) -> list[AttachmentRow]:
    """Return the documents that stand on a record, then the filed ones that are about it; the keys of these are negative."""
    on_it, how = attachments(connection, target), papers()
    if how is None or not how.about or not allows(rights(connection), how.find_right):
        return on_it
    known = {one.sha256 for one in on_it}
    return [*on_it, *(one for one in resolve(how.about)(connection, target) if one.sha256 not in known)]


@query("")
def findable(connection: Connection, typed: str, beside: str) -> list[Hit]:
    """Return the records that a paper can be put on, found as everywhere; the table `beside` is left out."""
    return [hit for hit in search(connection, typed, rights(connection), 30) if hit.table != beside]
