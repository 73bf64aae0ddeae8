"""Filed documents about a record of another topic that do not stand on it as attachments: those of a contact."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.data.queries import query
from app.data.record_extras import AttachmentRow, Target
from app.modules.documents.archive.models import Document, DocumentVersion
from app.modules.documents.archive.queries.visibility import visible
from app.modules.documents.archive.rules.documents import DISCARDED, ERASED

MOST = 100


@query("documents.view")
def about_record(connection: Connection, target: Target) -> list[AttachmentRow]:
    """Return the newest documents of a contact, with the bytes of their newest version; none for any other record."""
    if target.table != "contact":
        return []
    d, v = Document, DocumentVersion
    newest = select(func.max(v.place)).where(v.document_id == d.id).correlate(d.__table__).scalar_subquery()
    rows = (
        select(d.id, d.title, v.name, v.mime, v.size, v.sha256, v.made_at, v.made_by)
        .join(v, v.document_id == d.id)
        .where(
            d.contact_id == target.key,
            d.state.not_in((DISCARDED, ERASED)),
            v.place == newest,
            *visible(connection),
        )
        .order_by(d.id.desc())
        .limit(MOST)
    )
    return [
        AttachmentRow(
            -one.id,
            _named(one.title, one.name),
            one.mime,
            one.size,
            bytes(one.sha256),
            added_at=one.made_at,
            added_by=one.made_by,
        )
        for one in connection.execute(rows)
    ]


def _named(title: str, name: str) -> str:
    """Return what a document is called with the ending of its file, by which it is shown."""
    ending = name.rpartition(".")[2]
    return f"{title}.{ending}" if ending and not title.endswith(f".{ending}") else title
