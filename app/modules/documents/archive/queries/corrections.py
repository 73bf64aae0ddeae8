"""What is read of corrections of filings: the one of a document that waits for a second person, and how many wait for me."""

from __future__ import annotations

import datetime

from sqlalchemy import Connection, func, select

from app.core.dataclass import dataclass
from app.data.queries import query
from app.data.rows import read_one
from app.data.visibility import login
from app.modules.documents.archive.models import Correction, Document
from app.modules.documents.archive.queries.visibility import visible

_OPEN = (Correction.agreed_at.is_(None), Correction.declined_at.is_(None))


@dataclass(frozen=True)
class CorrectionView:
    """A correction that waits: the type and place that are asked for, until when the document would be kept, why and by whom."""

    id: int
    type: str
    node: str
    until: datetime.date | None
    reason: str
    asked_by: str


@query("documents.view")
def open_correction(connection: Connection, key: int) -> CorrectionView | None:
    """Return the correction of a document that waits for a second person, None where there is none."""
    c, d = Correction, Document
    query = select(c.id, c.type, c.node, c.until, c.reason, c.asked_by).join(d, d.id == c.document_id)
    return read_one(
        connection, query.where(c.document_id == key, *_OPEN, *visible(connection)), CorrectionView
    )


def waiting_corrections(connection: Connection) -> tuple[int, int]:
    """Return how many corrections wait for the person as the second one, and the document of the oldest, 0 for none."""
    c, d = Correction, Document
    query = select(func.count(), func.min(c.document_id)).select_from(c).join(d, d.id == c.document_id)
    row = connection.execute(query.where(*_OPEN, c.asked_by != login(connection), *visible(connection))).one()
    return int(row[0]), int(row[1] or 0)
