"""Versions by their bytes, whatever became of their documents."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.modules.documents.archive.models import DocumentVersion


def ever_here(connection: Connection, sha256: bytes) -> bool:
    """Say whether bytes ever were a version of a document, also of one that was erased or that the person may not know of.

    It tells nothing about a document: only that these bytes need not be taken in by the program itself.
    """
    found = select(DocumentVersion.id).where(DocumentVersion.sha256 == sha256).limit(1)
    return connection.scalar(found) is not None
