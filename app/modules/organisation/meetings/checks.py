"""What verify looks at in meetings: the papers of approved minutes are in the archive."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.modules.organisation.meetings.models import Meeting


def kept(connection: Connection) -> dict[bytes, str]:
    """Return the papers of approved minutes that must be in the archive store, by fingerprint."""
    m = Meeting
    rows = connection.execute(select(m.number, m.pdf, m.public).where(m.pdf.is_not(None)).order_by(m.id))
    return {bytes(sha): f"{row.number}.pdf" for row in rows for sha in (row.pdf, row.public)}
