"""What verify looks at in the archive: that each document has its file, and that what was erased is gone."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from app.core.messages import N_, Message
from app.data.check import Check
from app.modules.documents.archive.models import Document, DocumentText, DocumentVersion, Erasure
from app.modules.documents.archive.rules.documents import APPROVAL, DISCARDED, ERASED, FILED, PROPOSED


def checks(connection: Connection) -> list[Check]:
    """Check the documents of a book."""
    return [_versions(connection), _erased(connection)]


def kept(connection: Connection) -> dict[bytes, str]:
    """Return the files that must be in the archive store for documents, by fingerprint, with the numbers of their documents."""
    v, d = DocumentVersion, Document
    rows = connection.execute(
        select(v.sha256, v.copy_sha256, v.record_sha256, d.number)
        .join(d, d.id == v.document_id)
        .where(d.state != ERASED)
    )
    return {bytes(one): row[3] for row in rows for one in row[:3] if one is not None}


def _versions(connection: Connection) -> Check:
    d, v = Document, DocumentVersion
    bare = connection.scalars(select(d.number).where(d.id.not_in(select(v.document_id))).limit(5)).all()
    if bare:
        return Check(
            "documents", False, Message(N_("Documents without a file: {what}"), {"what": ", ".join(bare)})
        )
    counted = (
        connection.scalar(
            select(func.count()).select_from(d).where(d.state.in_((FILED, APPROVAL, PROPOSED, DISCARDED)))
        )
        or 0
    )
    return Check(
        "documents",
        True,
        Message(N_("{count} documents are filed, each with its file."), {"count": int(counted)}),
    )


def _erased(connection: Connection) -> Check:
    d, e = Document, Erasure
    known = select(e.document_id).where(e.erased_at.is_not(None), e.released_by != e.proposed_by)
    wrong = connection.scalars(
        select(d.number)
        .where(
            d.state == ERASED,
            (d.id.not_in(known)) | (d.id.in_(select(DocumentText.document_id))) | (d.title != ""),
        )
        .limit(5)
    ).all()
    if wrong:
        return Check(
            "erasures",
            False,
            Message(
                N_("Erased documents that are not gone, or were erased by one person: {what}"),
                {"what": ", ".join(wrong)},
            ),
        )
    count = connection.scalar(select(func.count()).select_from(d).where(d.state == ERASED)) or 0
    return Check(
        "erasures",
        True,
        Message(N_("{count} documents were erased, each by two people."), {"count": int(count)}),
    )
