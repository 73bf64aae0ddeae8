"""What of intake waits for a person: files of watched folders that were not taken in."""

from __future__ import annotations

from sqlalchemy import Connection

from app.core.manifest import Waiting, allows
from app.core.messages import N_, Message
from app.data.queries import query
from app.data.visibility import rights
from app.modules.documents.filing.api import troubles


@query("")
def waiting(connection: Connection) -> list[Waiting]:
    """Return what waits, for who may take documents in."""
    if not allows(rights(connection), "documents.intake"):
        return []
    count = len(troubles(connection))
    words = Message(
        N_("{count} files of watched folders were not taken in"),
        {"count": count},
        N_("1 file of a watched folder was not taken in"),
    )
    return [Waiting(count, words, "documents.intake.folders")] if count else []
